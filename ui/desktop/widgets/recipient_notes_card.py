"""Notes about a recipient: saved by the button or when the focus leaves."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.form_fields import GrowingText
from ui.desktop.widgets.safe_text import Text


class NotesCard(Translatable, Card):
    """`edited` carries whose notes (a recipient's id) and the new text."""

    edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(space="s", parent=parent)
        self._owner, self._kept = "", ""
        self.label, self.text, self.keep = Text(look="section"), GrowingText(), Button("", "tick")
        self.label.setBuddy(self.text)
        for widget in (self.label, self.text):
            self.body.addWidget(widget)
        self.body.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.label.set_text(lambda: self.tr("Notes"))
        self.bind_text(self.text.setAccessibleName, lambda: self.tr("Notes"))
        self.bind_text(self.text.setPlaceholderText, lambda: self.tr("Whom you spoke to, what they asked for…"))
        self.keep.set_text(lambda: self.tr("Save notes"))
        self.keep.hide()
        self.keep.clicked.connect(self.flush)
        self.text.textChanged.connect(self._touched)
        self.text.left.connect(self.flush)

    def show_notes(self, owner: str, untrusted_notes: str) -> None:
        """Show a recipient's notes; unsaved notes of another recipient are saved first, of the same one they stay."""
        if owner == self._owner and self._has_changes:
            return
        self.flush()
        self._owner, self._kept = owner, untrusted_notes
        with QSignalBlocker(self.text):
            self.text.setPlainText(untrusted_notes)
        self.keep.hide()

    def flush(self) -> None:
        """Save what was typed."""
        if self._owner and self._has_changes:
            self._kept = self.text.toPlainText()
            self.keep.hide()
            self.edited.emit(self._owner, self._kept)

    def hideEvent(self, event: QHideEvent) -> None:
        """The person turned to something else."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.flush()

    @property
    def _has_changes(self) -> bool:
        return self.text.toPlainText() != self._kept

    def _touched(self) -> None:
        self.keep.setVisible(self._has_changes)
