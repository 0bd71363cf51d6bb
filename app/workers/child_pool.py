"""Pools of persistent child processes for work on the person's own data, one request after another.

Python runs one thread at a time, so a computing thread of the GUI process blocks the GUI; a thread that waits for a
child does not. A `Pool` keeps children for a few related jobs. They load their libraries once, are confined like
readers (no file but those their jobs declare, no network, no program, no writing), and answer one request after
another. Strangers' file formats are never parsed here: `app.workers.isolation` does that.

State that such a child keeps between two requests: libraries, rules, and the caches of the text layer (forms of
texts that it was given, keyed by the text). It is never given a key or the mark secret. Children end when the vault
is locked (`end`), after `IDLE_SECONDS` without work, after `MOST_REQUESTS`, and when they have grown beyond
`MOST_BYTES`; one that died is replaced.

A cancelled call returns within `GRACE_SECONDS`: the child is asked to stop; one that does not is killed and
replaced by a fresh one. While a long job runs, a second child serves short ones.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import threading
import time
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from app.errors import AppError, Cancelled, UserError
from app.workers import isolation, jobs
from app.workers.cancellation import CancelToken, Progress, check, no_progress
from app.workers.children import kill_child
from app.workers.client import Channel, Limits
from app.workers.limits import resident_bytes

IDLE_SECONDS: Final = 600.0
SECOND_SECONDS: Final = 60.0
"""Seconds that a second child idles before it ends: the first serves sequential requests."""
GRACE_SECONDS: Final = 0.2
MOST_REQUESTS: Final = 2_000
MOST_BYTES: Final = 400_000_000
MOST_CHILDREN: Final = 2
_TICK: Final = 0.05
ENDED: Final[Mapping[str, str]] = {
    "worker-died": "work-died", "took-too-long": "work-slow", "stopped-responding": "work-stuck",
}  # fmt: skip
"""Error codes for work on the person's own data that ends badly; unlike those of `isolation`, they mention no file."""

_Signature = tuple[tuple[str, int, int], ...]


@dataclass(slots=True)
class _Worker:
    """A child and the purpose it was opened for: the header of all its requests, and the files that it may therefore
    read."""

    channel: Channel
    common: dict[str, Any] | None = None
    granted: _Signature = ()
    asked: int = 0
    expiry: threading.Timer | None = field(default=None)


class Pool:
    """Up to `most` children for `names`, jobs of `app.workers.jobs`, each ended after `idle` seconds without work and replaced after so many
    `requests` (0: `MOST_REQUESTS`). Thread-safe."""

    def __init__(
        self,
        names: Sequence[str],
        limits: Limits,
        ended: Mapping[str, str] = ENDED,
        *,
        most: int = MOST_CHILDREN,
        idle: float = IDLE_SECONDS,
        requests: int = 0,
    ) -> None:
        jobs.require_known(*names)
        self._names, self._limits, self._ended = tuple(names), limits, ended
        self._most, self._seconds, self._requests = most, idle, requests
        self._free = threading.Condition()
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []
        _POOLS.add(self)

    def prepare(self) -> None:
        """Start a child for work that is likely to come; takes some milliseconds."""
        with self._free:
            if self._idle or len(self._busy) >= self._most:
                return
            with contextlib.suppress(OSError):  # the next request starts one, and reports the error
                self._return_idle(_Worker(isolation.start(*self._names)))

    def await_prepared(self) -> None:
        """Wait until the idle children have loaded their libraries, or have ended."""
        with self._free:
            waiting = [worker.channel for worker in self._idle]
        for channel in waiting:
            with contextlib.suppress(AppError):  # the request that takes it gets the error
                channel.ready()

    def run(
        self,
        job: str,
        header: dict[str, Any],
        payload: bytes = b"",
        *,
        common: dict[str, Any] | None = None,
        long: bool = False,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> dict[str, Any]:
        """Return the answer of a job.

        `common` is in the header of every request to this child, and names the files it may read. Raises UserError
        `too-large`, `work-died`, `work-slow`, `work-stuck`, `machine-busy`, `program-updated`; `Cancelled`; and any
        error that the job raised.
        """
        if len(payload) > self._limits.payload:
            raise UserError("too-large", limit=self._limits.payload // 1_000_000)
        worker = self._take(common or {}, cancel)
        good = False
        try:
            if long:
                self.prepare()
            if worker.common is None:
                self._open(worker, common or {}, cancel)
            worker.asked += 1
            answer = worker.channel.ask(job, header, payload, cancel=cancel, progress=progress)
            good = True
        except Cancelled:
            good = worker.common is not None and _stop_request(worker.channel)
            raise
        except AppError as error:
            good = error.code not in (*ENDED, "machine-busy", "program-updated")
            raise type(error)(self._ended.get(error.code, error.code), **error.params) from error
        finally:
            self._give_back(worker, good=good)
        return answer

    def end(self) -> None:
        """End every child at once; requests under way fail."""
        with self._free:
            idle, self._idle = self._idle, []
            for worker in self._busy:
                kill_child(worker.channel.child)
            self._busy = []
        for worker in idle:
            _end(worker)

    # -- which child ------------------------------------------------------------------------------------------------------

    def _take(self, common: dict[str, Any], cancel: CancelToken | None) -> _Worker:
        """Return a free child that may read the requested files, or a new one."""
        granted = _access_signature(self._names, common)
        while True:
            check(cancel)
            with self._free:
                while self._idle:
                    worker = self._idle.pop(0)
                    known = worker.common is None or (worker.common == common and worker.granted == granted)
                    if known and worker.channel.child.poll() is None:
                        self._busy.append(worker)
                        return worker
                    _end(worker)
                if len(self._busy) < self._most:
                    worker = _Worker(isolation.start(*self._names))
                    self._busy.append(worker)
                    return worker
                self._free.wait(_TICK)

    def _open(self, worker: _Worker, common: dict[str, Any], cancel: CancelToken | None) -> None:
        worker.channel.open(self._names, common, self._limits, cancel=cancel)
        worker.common, worker.granted = common, _access_signature(self._names, common)

    def _give_back(self, worker: _Worker, *, good: bool) -> None:
        with self._free:
            mine = worker in self._busy  # else the pool was ended meanwhile
            if mine:
                self._busy.remove(worker)
            fresh = (
                good
                and worker.asked < (self._requests or MOST_REQUESTS)
                and resident_bytes(worker.channel.child.pid) < MOST_BYTES
            )
            if mine and fresh and not self._idle_enough():
                self._return_idle(worker)
            else:
                _end(worker)
            self._free.notify()
        if mine and not fresh:
            self.prepare()

    def _idle_enough(self) -> bool:
        return len(self._idle) + len(self._busy) >= self._most

    def _return_idle(self, worker: _Worker) -> None:
        """Return a child to the idle ones, for a limited time."""
        if worker.expiry is not None:
            worker.expiry.cancel()
        seconds = SECOND_SECONDS if self._idle else self._seconds
        worker.expiry = threading.Timer(seconds, self._expire, (worker,))
        worker.expiry.daemon = True
        worker.expiry.start()
        self._idle.append(worker)

    def _expire(self, worker: _Worker) -> None:
        with self._free:
            if worker not in self._idle or threading.current_thread() is not worker.expiry:
                return  # it got work meanwhile
            self._idle.remove(worker)
        _end(worker)


_POOLS: Final[weakref.WeakSet[Pool]] = weakref.WeakSet()


@atexit.register
def end_pools() -> None:
    """End the children of every pool."""
    for pool in list(_POOLS):
        pool.end()


def _end(worker: _Worker) -> None:
    if worker.expiry is not None:
        worker.expiry.cancel()
    worker.channel.end()


class _Deadline(CancelToken):
    """A token that cancels itself after a number of seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        if time.monotonic() > self._end:
            self.cancel()
        super().check()


def _stop_request(channel: Channel) -> bool:
    """Ask a child to stop a request that was abandoned.

    Returns True if it stopped in time and can serve other requests.
    """
    deadline = _Deadline(GRACE_SECONDS)
    try:
        channel.cancel()
        channel.answer(deadline)
    except Cancelled:
        return not deadline.cancelled
    except AppError as error:
        return error.code not in (*ENDED, "machine-busy")
    except Exception:
        return True  # a bug in work that was given up
    return True


def _access_signature(names: Sequence[str], common: Mapping[str, Any]) -> _Signature:
    """Return the identity of the files and folders that the jobs may read.

    A confined child keeps the access it was given when it was confined: it cannot see a file that replaced another
    or was created later.
    """
    named = [str(common[entry]) for name in names for entry in jobs.READS.get(name, ()) if entry in common]
    found = []
    for path in (path + end for path in dict.fromkeys(named) for end in ("", "-wal", "-shm")):
        with contextlib.suppress(OSError):
            status = os.stat(path)  # noqa: PTH116 — a name, not a file that is opened
            found.append((path, status.st_dev, status.st_ino))
    return tuple(found)
