"""The question before everything is deleted: only a typed word says yes. Nothing is deleted when it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.desktop.dialogs.base import Dialog, fill_cautious
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.flow_layout import field
from ui.desktop.widgets.safe_text import LiveText, Text


class EraseDialog(Dialog):
    """Accepted only after the word was typed, then also by Enter; with any other word Enter says that nothing was deleted. `elsewhere`: what others have
    and keep."""

    def __init__(self, parent: QWidget | None = None, elsewhere: str = "") -> None:
        super().__init__(520, parent)
        self.elsewhere = Text(elsewhere)
        if not elsewhere:
            self.elsewhere.hide()
        self.hint, self.typed, self.label = Text(), QLineEdit(), Text(look="strong")
        self.refused = LiveText(look="muted")
        self.refused.setMinimumHeight(
            2 * self.refused.fontMetrics().lineSpacing()
        )  # nothing moves when it says something
        self.yes, self.no = Button("danger", "trash"), Button()
        fill_cautious(self, (self.hint, self.elsewhere, field(self.label, self.typed), self.refused), self.no, self.yes)
        self.body.addStretch(1)
        self.bind_text(self.setWindowTitle, lambda: self.tr("Delete everything"))
        self.hint.set_text(
            lambda: self.tr(
                "This deletes the vault with your résumé, all copies and the ledger, its local backups, the official lists and the settings from this computer. Files you saved yourself and copies you sent are not deleted. A modern disk may keep traces. The key is deleted first, so they stay encrypted."
            )
        )
        self.on_language_change(self._retranslate)
        self.typed.textChanged.connect(self._weigh)
        self.typed.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter in the field by what is typed there: it never presses the button that keeps everything, unnoticed."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or self.focusWidget() is not self.typed:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._entered()

    def _entered(self) -> None:
        if self.yes.isEnabled():
            self.accept()
            return
        self.refused.setText(self.tr("Nothing was deleted. Type {word} to delete everything.").format(word=self.word))
        self.refused.set_tone("warning")

    @property
    def word(self) -> str:
        """The word to type."""
        return self.tr("DELETE")

    def _retranslate(self) -> None:
        text = self.tr("Type {word} to confirm").format(word=self.word)
        self.label.setText(text)
        self.typed.setAccessibleName(text)
        self.yes.setText(self.tr("Delete everything"))
        self.no.setText(self.tr("Cancel"))
        self._weigh()

    def _weigh(self) -> None:
        self.refused.setText("")
        self.yes.setEnabled(self.typed.text().strip() == self.word)
