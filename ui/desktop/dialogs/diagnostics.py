"""The diagnostics text, shown whole before it may be saved. Nothing is saved when it is closed."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.desktop.dialogs.base import Dialog, fill_cautious
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.safe_text import Text


class DiagnosticsDialog(Dialog):
    """Shows the text that would be saved; accepted when the person wants to save it."""

    def __init__(self, text: str, found: int, parent: QWidget | None = None) -> None:
        super().__init__(680, parent, height=520)
        self.text, self.hint, self.found = QPlainTextEdit(text), Text(look="muted"), Text()
        self.text.setReadOnly(True)
        self.yes, self.no = Button("primary", "folder"), Button()
        fill_cautious(self, (self.hint, self.text, self.found), self.no, self.yes)
        self.bind_text(self.setWindowTitle, lambda: self.tr("Diagnostics"))
        self.bind_text(self.text.setAccessibleName, lambda: self.tr("Text to be saved"))
        self.hint.set_text(
            lambda: self.tr("This is the complete text. Nothing is sent. You save it and decide who gets it.")
        )
        self.found.set_text(lambda: self.tr("Personal data found and blacked out: {count}").format(count=found))
        self.yes.set_text(lambda: self.tr("Save…"))
        self.no.set_text(lambda: self.tr("Close"))
