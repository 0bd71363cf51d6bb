"""Cancellation and progress, for long work without Qt. Both are cooperative: work calls `check()` often."""

from __future__ import annotations

import threading
from typing import Protocol

from app.errors import Cancelled


class CancelToken:
    """Set from any thread; `check()` raises `Cancelled` in the working thread."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether someone asked to stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` if someone asked to stop."""
        if self._event.is_set():
            raise Cancelled


def check(cancel: CancelToken | None) -> None:
    """Raise `Cancelled` if there is a token and someone asked to stop."""
    if cancel is not None:
        cancel.check()


class Progress(Protocol):
    """Receives progress: `step` is a stable code (translated by the caller), `done` of `total` (0 = unknown)."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Report progress."""


def no_progress(step: str, done: int, total: int) -> None:
    """A `Progress` that ignores every report."""
