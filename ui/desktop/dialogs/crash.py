"""The report of a bug, for the person to read, edit and copy."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.desktop.dialogs.base import Dialog
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.safe_text import Text


class CrashDialog(Dialog):
    """Shows a report; the person decides what to do with it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(680, parent, height=460)
        title, text = Text(look="section"), Text()
        self.report = QPlainTextEdit(report)
        self.report.setTabChangesFocus(True)
        copy, close = Button("", "copy"), Button("primary")
        self.body.addWidget(title)
        self.body.addWidget(text)
        self.body.addWidget(self.report, 1)
        self.finish(copy, close)
        self.bind_text(self.setWindowTitle, lambda: self.tr("Something went wrong"))
        self.bind_text(title.setText, lambda: self.tr("Unexpected error"))
        self.bind_text(
            text.setText,
            lambda: self.tr(
                "Your vault is not affected: what was saved stays saved. This report stays on your computer. "
                "To report the error, read it, remove anything private, and copy it."
            ),
        )
        self.bind_text(self.report.setAccessibleName, lambda: self.tr("Report"))
        self.bind_text(copy.setText, lambda: self.tr("Copy the report"))
        self.bind_text(close.setText, lambda: self.tr("Close"))
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
