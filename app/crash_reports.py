"""Crash reports: the types of the errors and the places in the code. Never a message, an argument or the value of a variable.

The message of an exception, a warning or a log line of a library often quotes what it was working on (a name, a line
of a résumé), and what is written to the standard error output ends in files that nobody thinks of: logs of the
session, of a scheduled task, of a support ticket.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading


def report(error: BaseException, trace: TracebackType | None = None) -> str:
    """Return type and places of an error and of its causes, one a line, outermost call first; file names without their folders."""
    lines: list[str] = []
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(type(cause).__name__)
        frames = traceback.extract_tb(trace if cause is error and trace is not None else cause.__traceback__)
        lines += [f"  {frame.name} {Path(frame.filename).name}:{frame.lineno}" for frame in frames]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n".join(lines)


def install() -> None:
    """Install hooks: report uncaught exceptions of any thread as `report` does; silence warnings and log lines of libraries."""
    import logging
    import threading
    import warnings

    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    sys.unraisablehook = _unraisable
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    # without a handler Python writes the warnings of libraries to the standard error output
    logging.getLogger().addHandler(logging.NullHandler())


def _write_stderr(text: str) -> None:
    if sys.stderr is not None:  # a program without a console
        print(text, file=sys.stderr)


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    _write_stderr(report(error, trace))


def _uncaught_in_thread(given: threading.ExceptHookArgs) -> None:
    if given.exc_value is not None and not isinstance(given.exc_value, SystemExit):
        _write_stderr(report(given.exc_value, given.exc_traceback))


def _unraisable(given: sys.UnraisableHookArgs) -> None:
    if given.exc_value is not None:
        _write_stderr(report(given.exc_value, given.exc_traceback))
