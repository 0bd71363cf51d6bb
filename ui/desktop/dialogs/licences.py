"""The notices of the program and the licences of everything that it brings along, to read."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app import licences
from ui.desktop.dialogs.base import Dialog
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.safe_text import Text


class LicencesDialog(Dialog):
    """Shows one long text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(720, parent, height=560)
        self.text, self.hint, self.close_it = QPlainTextEdit(licences.text()), Text(look="muted"), Button("primary")
        self.text.setReadOnly(True)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.text)
        self.finish(self.close_it)
        self.close_it.setDefault(True)
        self.close_it.clicked.connect(self.accept)
        self.bind_text(self.setWindowTitle, lambda: self.tr("Licences"))
        self.bind_text(self.text.setAccessibleName, lambda: self.tr("Licences"))
        self.hint.set_text(
            lambda: self.tr("The program and everything it contains, with the licences in the words of their authors.")
        )
        self.close_it.set_text(lambda: self.tr("Close"))
