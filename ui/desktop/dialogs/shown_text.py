"""Two dialogs about everything: the diagnostics text, shown whole before it may be saved, and the typed word that
deletes all. Nothing happens when they are closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.desktop.dialogs.base import Dialog
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.flow_layout import field
from ui.desktop.widgets.safe_text import LiveText, Text


class DiagnosticsDialog(Dialog):
    """Shows the text that would be saved; accepted when the person wants to save it."""

    def __init__(self, text: str, found: int, parent: QWidget | None = None) -> None:
        super().__init__(680, parent, height=520)
        self.text, self.hint, self.found = QPlainTextEdit(text), Text(look="muted"), Text()
        self.text.setReadOnly(True)
        self.yes, self.no = Button("primary", "folder"), Button()
        _fill(self, (self.hint, self.text, self.found), self.no, self.yes)
        self.bind_text(self.setWindowTitle, lambda: self.tr("Diagnostics"))
        self.bind_text(self.text.setAccessibleName, lambda: self.tr("Text to be saved"))
        self.hint.set_text(
            lambda: self.tr("This is the complete text. Nothing is sent. You save it and decide who gets it.")
        )
        self.found.set_text(lambda: self.tr("Personal data found and blacked out: {count}").format(count=found))
        self.yes.set_text(lambda: self.tr("Save…"))
        self.no.set_text(lambda: self.tr("Close"))


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
        _fill(self, (self.hint, self.elsewhere, field(self.label, self.typed), self.refused), self.no, self.yes)
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


def _fill(dialog: Dialog, parts: Sequence[QWidget], no: Button, yes: Button) -> None:
    for part in parts:
        dialog.body.addWidget(part)
    dialog.finish(no, yes)
    no.setDefault(True)
    yes.clicked.connect(dialog.accept)
    no.clicked.connect(dialog.reject)
