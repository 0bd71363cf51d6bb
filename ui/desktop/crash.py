"""What happens on a bug: a report in plain text that the person can read, edit and copy. Nothing is sent."""

from __future__ import annotations

import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app import __version__
from app.errors import AppError
from ui.desktop.dialogs.base import Dialog
from ui.desktop.messages import Messages
from ui.desktop.safe_text import Text
from ui.desktop.widgets.basic import Button


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
        self.say(self.setWindowTitle, lambda: self.tr("Something went wrong"))
        self.say(title.setText, lambda: self.tr("Something went wrong that should not"))
        self.say(
            text.setText,
            lambda: self.tr(
                "Your vault is not affected: what was saved stays saved. This report stays on your computer. "
                "If you want to report the fault, read it, take out what nobody should see, and copy it."
            ),
        )
        self.say(self.report.setAccessibleName, lambda: self.tr("Report"))
        self.say(copy.setText, lambda: self.tr("Copy the report"))
        self.say(close.setText, lambda: self.tr("Close"))
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())


def report_of(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> str:
    """The report: versions and the places in the code. No values of variables, no message of the error."""
    frames = [f"  {frame.name} {Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(trace)]
    head = f"Countermark {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return "\n".join([head, kind.__name__, *frames])


def install(window: QWidget, messages: Messages) -> None:
    """Expected errors that nobody caught become a message; anything else opens the crash dialog."""

    def hook(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        if isinstance(bug, AppError):
            messages.error(bug)
            return
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, bug, trace)
            return
        sys.__excepthook__(kind, bug, trace)
        if not window.findChild(CrashDialog):
            CrashDialog(report_of(kind, bug, trace), window).exec()

    sys.excepthook = hook
