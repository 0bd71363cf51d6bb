"""What happens on a bug: a report in plain text that the person can read, edit and copy. Nothing is sent."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QWidget

from app import __version__
from app.errors import AppError
from ui.desktop.messages import Messages


def report_of(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> str:
    """The report: versions and the places in the code. No values of variables, no message of the error."""
    import platform

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
        from ui.desktop.dialogs.crash import CrashDialog

        if not window.findChild(CrashDialog):
            CrashDialog(report_of(kind, bug, trace), window).exec()

    sys.excepthook = hook
