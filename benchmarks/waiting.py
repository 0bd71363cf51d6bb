"""Waiting in Qt's event loop. Jobs beside the window get the interpreter meanwhile, which a loop of polls denies them."""

from __future__ import annotations

import time
from collections.abc import Callable


def rest(seconds: float) -> None:
    """Let events come for a while."""
    from PySide6.QtTest import QTest

    QTest.qWait(round(seconds * 1000))


def wait_until(condition: Callable[[], object], seconds: float = 60) -> None:
    """Let events come until a condition holds. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get ready")
        rest(0.001)
