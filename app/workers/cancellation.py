"""Cancellation and progress for long work, without Qt. Both are cooperative: work calls `check()` often."""

from __future__ import annotations

import threading
from typing import Protocol

from app.errors import Cancelled


class CancelToken:
    """A cancellation flag that any thread may set; `check()` raises `Cancelled` in the working thread."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Request that the work stop."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Return True if cancellation was requested."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` if cancellation was requested."""
        if self._event.is_set():
            raise Cancelled


def check(cancel: CancelToken | None) -> None:
    """Raise `Cancelled` if there is a token and cancellation was requested."""
    if cancel is not None:
        cancel.check()


class Progress(Protocol):
    """Receiver of progress reports: `step` is a stable code (translated by the caller), `done` of `total` (0 =
    unknown)."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Report progress."""


def no_progress(step: str, done: int, total: int) -> None:
    """A `Progress` that ignores every report."""
