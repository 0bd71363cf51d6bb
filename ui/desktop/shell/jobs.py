"""Background jobs of the window: a `JobSlot` runs one job at a time on a thread of its own.

A slot belongs to the widget that owns it. Starting a new job makes the old one stale: it is asked to stop, and
whatever it still reports is dropped by job number. Reports cross threads through one relay that outlives every slot,
so that a slot may be deleted while its thread still works. It delivers one report in a turn of the event loop: what the
window makes of two results is never one long stop. Progress is throttled in the working thread. From the first job on, garbage is
collected in the window's thread only (`garbage`). At quit every slot is asked to stop and waited for with a limit. A thread here waits: for the
disk, the database, a child process. What computes does so in a child (`app.workers`), for Python runs one thread at a time. No `processEvents()`, no `terminate()`, no lambda slots across threads.
"""

from __future__ import annotations

import collections
import functools
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.errors import AppError, Cancelled
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.shell.garbage import collector

T = TypeVar("T")
Work = Callable[[CancelToken, Progress], T]

THROTTLE_SECONDS: Final = 0.08


@dataclass(frozen=True, slots=True)
class Outcomes(Generic[T]):
    """Callbacks for the end of a job, called in the GUI thread. `failed` gets expected errors; a bug reaches the crash hook."""

    done: Callable[[T], object]
    failed: Callable[[AppError], object] | None = None
    progress: Callable[[str, int, int], object] | None = None
    ended: Callable[[], object] | None = None


class _Throttle:
    """A `Progress` that forwards at most one report per interval, and always the last of a step."""

    def __init__(self, forward: Callable[[str, int, int], None]) -> None:
        self._forward = forward
        self._next = 0.0
        self._step = ""

    def __call__(self, step: str, done: int, total: int) -> None:
        now = time.monotonic()
        if step == self._step and now < self._next and not (total and done >= total):
            return
        self._step, self._next = step, now + THROTTLE_SECONDS
        self._forward(step, done, total)


class Relay(QObject):
    """Carrier of reports into the GUI thread. There is one per process; it is never deleted."""

    reported = Signal(object, int, str, object)

    def __init__(self) -> None:
        super().__init__()
        self._waiting = collections.deque[tuple[weakref.ref[JobSlot], int, str, object]]()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._deliver)
        self.reported.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @Slot(object, int, str, object)
    def _take(self, place: weakref.ref[JobSlot], number: int, what: str, value: object) -> None:
        self._waiting.append((place, number, what, value))
        if not self._turn.isActive():
            self._turn.start()

    def _deliver(self) -> None:
        place, number, what, value = self._waiting.popleft()
        if self._waiting:
            self._turn.start()  # first: what comes now may raise, or run an event loop of its own
        found = place()
        if found is not None and found.alive:
            found.receive(number, what, value)


@functools.cache
def relay() -> Relay:
    """Return the relay, created in the GUI thread when the first job starts."""
    return Relay()


class _Job:
    """Job of one thread; it knows its slot only by weak reference."""

    def __init__(self, carrier: Relay, place: weakref.ref[JobSlot], number: int) -> None:
        self._carrier, self._place, self._number = carrier, place, number

    def run(self, work: Work[Any], token: CancelToken) -> None:
        """Run the work and report its result, its error or its cancellation."""
        try:
            result = work(token, _Throttle(lambda *report: self._report("progress", report)))
            self._report("done", result)
        except Cancelled:
            self._report("cancelled", None)
        except AppError as error:
            self._report("failed", error)
        except Exception as bug:  # a bug in a thread must reach the crash dialog, not vanish
            self._report("bug", bug)

    def _report(self, what: str, value: object) -> None:
        self._carrier.reported.emit(self._place, self._number, what, value)


class JobSlot(QObject):
    """Slot for one kind of job (such as the preview). `busy_changed` emits True while a job is in flight."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number = 0
        self._token: CancelToken | None = None
        self._threads: list[threading.Thread] = []
        self._outcomes: Outcomes[Any] | None = None
        _places.add(self)

    @property
    def alive(self) -> bool:
        """Return True if Qt has not deleted this slot yet."""
        try:
            self.parent()
        except RuntimeError:
            return False
        return True

    @property
    def busy(self) -> bool:
        """Return True if a job is in flight in this slot."""
        return self._outcomes is not None

    def start(self, work: Work[T], outcomes: Outcomes[T]) -> CancelToken:
        """Run `work` on a thread and return its token. A job still in flight in this slot is cancelled, its results dropped."""
        self._drop()
        self._number += 1
        token = self._token = CancelToken()
        self._outcomes = outcomes
        job = _Job(relay(), weakref.ref(self), self._number)
        thread = threading.Thread(target=job.run, args=(work, token), name=f"job-{self._number}", daemon=True)
        self._threads = [*(old for old in self._threads if old.is_alive()), thread]
        collector().start()
        thread.start()
        self.busy_changed.emit(True)
        return token

    def cancel(self) -> None:
        """Ask the job in flight to stop; it ends with `ended` only."""
        if self._token is not None:
            self._token.cancel()

    def stop(self, seconds: float) -> bool:
        """Drop the job in flight and wait at most `seconds` for its thread and those of dropped jobs.

        Returns True if all of them ended.
        """
        self._drop()
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _drop(self) -> None:
        self.cancel()
        if self._outcomes is not None:
            ended, self._outcomes = self._outcomes.ended, None
            self._number += 1
            if not self.alive:
                return  # its window is gone: nobody is left to be told
            if ended is not None:
                ended()
            self.busy_changed.emit(False)

    def receive(self, number: int, what: str, value: Any) -> None:
        """Handle a report of a job in the GUI thread; reports of other jobs than the newest are dropped."""
        outcomes = self._outcomes
        if number != self._number or outcomes is None:
            return
        if what == "progress":
            if outcomes.progress is not None:
                outcomes.progress(*value)
            return
        self._outcomes = None
        self.busy_changed.emit(False)
        if outcomes.ended is not None:
            outcomes.ended()
        _finish(outcomes, what, value)


def _finish(outcomes: Outcomes[Any], what: str, value: Any) -> None:
    if what == "done":
        outcomes.done(value)
    elif what == "failed" and outcomes.failed is not None:
        outcomes.failed(value)
    elif what in ("failed", "bug"):
        raise value


_places: weakref.WeakSet[JobSlot] = weakref.WeakSet()


def busy() -> bool:
    """Return True if any slot has a job in flight."""
    return any(place.alive and place.busy for place in tuple(_places))


def stop_all(seconds: float = 3.0) -> bool:
    """Ask every job to stop at quit and wait at most `seconds` in all. Return True if all ended."""
    deadline = time.monotonic() + seconds
    places = list(_places)
    for place in places:
        place.cancel()
    ended = [place.stop(max(0.0, deadline - time.monotonic())) for place in places]
    return all(ended)
