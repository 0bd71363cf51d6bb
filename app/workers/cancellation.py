"""Cancellation, progress and giving way, for long work without Qt. All three are cooperative: work calls `check()` often, and
`give_way()` about every millisecond where it computes."""

from __future__ import annotations

import threading
from collections.abc import Callable
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


def _never() -> None:
    """Nobody has to be let go first: a command."""


_wait: Callable[[], None] = _never


def give_way() -> None:
    """Let go first who must not wait (the window, while it answers a person): Python runs one thread at a time, and each turn
    of another costs the window more than its own work. Not to be called with a lock held. Returns at once in a command."""
    _wait()


def give_way_to(wait: Callable[[], None]) -> None:
    """From now on `give_way()` is `wait()`."""
    global _wait
    _wait = wait
