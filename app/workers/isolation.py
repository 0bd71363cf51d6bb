"""Runner for one job on untrusted bytes in a confined process with limits on time and memory.

The child gets a header and raw bytes by the protocol of `app.workers.protocol`; nothing is unpickled and nothing is
written to disk. A job is a function `(header: dict, payload: bytes) -> dict` named as `package.module:function` and
listed in `app.workers.jobs`. The header is trusted; the payload is not, and the child confines itself
(`app.workers.sandbox`) before it reads the first byte of that.

A child serves one job and ends, so no data of one file can reach the reading of another. To save the second that
starting takes, `prepare` starts a spare child ahead of time, which loads its libraries and waits for its one job.
Only the lines of one stream share a child (`Stream`). For work on the person's own data there are persistent
children: `app.workers.child_pool`.
"""

from __future__ import annotations

import atexit
import contextlib
import threading
from types import TracebackType
from typing import Any, Final, Self

from app.errors import AppError, UserError
from app.workers import jobs
from app.workers.cancellation import CancelToken
from app.workers.children import WORKER_FLAG, program, start_child
from app.workers.client import DEFAULT_LIMITS, Channel, Limits

__all__ = ["DEFAULT_LIMITS", "Limits", "Stream", "await_spares", "end_spares", "prepare", "run_isolated", "start"]

SPARE_SECONDS: Final = 120.0
"""Seconds that a spare child waits for its job before it is ended."""

_MAX_SPARES: Final = 2
_SPARES: Final[dict[str, list[Channel]]] = {}
_LOCK: Final = threading.Lock()
_RENEWED: Final = 20_000
"""Number of lines that one child of a stream answers before it is replaced."""


def _command() -> list[str]:
    return program(WORKER_FLAG, "app.workers.server")


def start(*ahead: str) -> Channel:
    """Start a child, which loads the jobs named `ahead` before it greets. Raises OSError."""
    return Channel(start_child([*_command(), *ahead]))


def run_isolated(
    job: str,
    header: dict[str, Any],
    payload: bytes,
    *,
    limits: Limits = DEFAULT_LIMITS,
    cancel: CancelToken | None = None,
) -> dict[str, Any]:
    """Run `job` in a child and return its answer.

    Raises `UserError` `too-large`, `took-too-long`, `stopped-responding`, `machine-busy`, `worker-died`,
    `program-updated`, or any error that the job raised.
    """
    jobs.require_known(job)
    if len(payload) > limits.payload:
        raise UserError("too-large", limit=limits.payload // 1_000_000)
    channel = _spare(job) or start()
    try:
        channel.open((job,), header, limits, once=True, cancel=cancel)
        answer = channel.ask(job, {}, payload, cancel=cancel)
    finally:
        channel.end()
    return answer


class Stream:
    """One child for the lines of one stream, each `(header, payload)` a call of the same job. Context manager, for one
    thread.

    The `header` given here names the files the job may read (as for `run_isolated`) and is joined to that of each
    line. A line that ends the child is refused; the next one gets a new child, as does every 20 000th, unless the
    job carries state from line to line (`renewed` is false).
    """

    def __init__(
        self, job: str, header: dict[str, Any], limits: Limits = DEFAULT_LIMITS, *, renewed: bool = True
    ) -> None:
        jobs.require_known(job)
        self._job, self._header, self._limits, self._renewed = job, header, limits, renewed
        self._channel: Channel | None = None
        self._asked = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def ask(self, header: dict[str, Any], payload: bytes = b"", cancel: CancelToken | None = None) -> dict[str, Any]:
        """Return the job's answer. Raises like `run_isolated`."""
        if len(payload) > self._limits.payload:
            raise UserError("too-large", limit=self._limits.payload // 1_000_000)
        try:
            if self._channel is None or (self._renewed and self._asked >= _RENEWED):
                self._begin(cancel)
            assert self._channel is not None
            self._asked += 1
            return self._channel.ask(self._job, header, payload, cancel=cancel)
        except BaseException:
            self._end()
            raise

    def _begin(self, cancel: CancelToken | None) -> None:
        self._end()
        self._channel, self._asked = start(self._job), 0
        self._channel.open((self._job,), self._header, self._limits, cancel=cancel)

    def _end(self) -> None:
        channel, self._channel = self._channel, None
        if channel is not None:
            channel.end()


def prepare(job: str, count: int = 1) -> None:
    """Start spare children for `job`, up to `count` (2 at most), so that its next runs need not wait for their start.

    Safe at any time: a spare has seen no data, and is ended after `SPARE_SECONDS` or with this program.
    """
    jobs.require_known(job)
    with _LOCK:
        waiting = _SPARES.setdefault(job, [])
        for _ in range(min(count, _MAX_SPARES) - len(waiting)):
            with contextlib.suppress(OSError):  # no spare: the job starts its own child and reports what is wrong
                channel = start(job)
                waiting.append(channel)
                expiry = threading.Timer(SPARE_SECONDS, _expire, (job, channel))
                expiry.daemon = True
                expiry.start()


def await_spares(job: str) -> None:
    """Wait until the spare children of `job` have loaded their libraries and wait for their message, or have ended."""
    with _LOCK:
        waiting = list(_SPARES.get(job, []))
    for channel in waiting:
        with contextlib.suppress(AppError):  # the caller that takes it gets the error
            channel.ready()


def _spare(job: str) -> Channel | None:
    """Return a living spare child for `job`, which then belongs to the caller; None if there is none."""
    with _LOCK:
        waiting = _SPARES.get(job, [])
        while waiting:
            channel = waiting.pop(0)
            if channel.child.poll() is None:
                return channel
            channel.end()
    return None


def _expire(job: str, channel: Channel) -> None:
    with _LOCK:
        if channel not in _SPARES.get(job, []):
            return  # it has its job, and the caller waits for it
        _SPARES[job].remove(channel)
    channel.end()


@atexit.register
def end_spares() -> None:
    """End every spare child."""
    with _LOCK:
        channels = [channel for waiting in _SPARES.values() for channel in waiting]
        _SPARES.clear()
    for channel in channels:
        channel.end()
