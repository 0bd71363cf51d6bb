"""Cancellation and progress for long work, without Qt. Both are cooperative: work calls `check()` often."""

from __future__ import annotations

import threading
from typing import Final, Protocol

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


class Pause:
    """A stop between two steps of long work, which any thread may set and lift; `wait()` holds up the working threads."""

    def __init__(self) -> None:
        self._going = threading.Event()
        self._going.set()

    def stop(self) -> None:
        """Have the work wait before its next step."""
        self._going.clear()

    def go_on(self) -> None:
        """Have the work go on."""
        self._going.set()

    @property
    def stopped(self) -> bool:
        """Return True if the work is to wait."""
        return not self._going.is_set()

    def wait(self, cancel: CancelToken) -> None:
        """Return when the work is to go on. Raises `Cancelled`, also while it waits."""
        while not self._going.wait(_LOOK_SECONDS):
            cancel.check()
        cancel.check()


_LOOK_SECONDS: Final = 0.1


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
