"""Crash reports: plain text that the person can read, edit and copy. Nothing is sent."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtWidgets import QWidget

from app import __version__, crash_reports
from app.errors import AppError
from ui.desktop.shell.messages import Messages


def report_of(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> str:
    """Return a crash report: versions and places in the code, without values of variables or the error's message."""
    import platform

    head = f"Countermark {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return f"{head}\n{crash_reports.report(bug, trace)}"  # which begins with the kind


def install(window: QWidget, messages: Messages) -> None:
    """Install the hooks: uncaught expected errors become a message; anything else opens the crash dialog."""

    def hook(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        if isinstance(bug, AppError):
            messages.error(bug)
            return
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, bug, trace)
            return
        if sys.stderr is not None:
            print(crash_reports.report(bug, trace), file=sys.stderr)
        from ui.desktop.dialogs.crash import CrashDialog

        if not window.findChild(CrashDialog):
            CrashDialog(report_of(kind, bug, trace), window).exec()

    sys.excepthook = hook
