"""Runs one job on untrusted bytes in a separate process with time and memory limits.

The child gets a JSON header and raw bytes on stdin and answers with one JSON document on stdout; nothing is
unpickled and nothing is written to disk. A job is a function `(header: dict, payload: bytes) -> dict` named as
`package.module:function` and listed in `JOBS`. The child cannot open network connections
through us and dies with its limits: CPU seconds, address space, file size 0.

A child serves one job and ends: nothing of one file can ever reach the reading of another. To save the second that
starting takes, `prepare` starts a spare child ahead of time, which loads its libraries and waits for its one job.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import json
import os
import struct
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import IO, Any, BinaryIO, Final, NoReturn

from app.cancel import CancelToken
from app.children import WORKER_FLAG, end_child, program, start_child
from app.errors import UserError

JOBS: Final = (
    "app.resume.jobs:read_resume",
    "app.resume.jobs:read_text",
    "app.resume.picture_jobs:read_flattened",
    "app.resume.picture_jobs:read_as_it_is",
    "app.resume.picture_jobs:read_pages",
    "app.mail.reading:take_apart",
    "app.verify.jobs:verify_file",
    "app.services.second_opinion:verify_file",
    "app.render.scan_jobs:stamp_scan",
    "app.render.scan_jobs:preview_scan",
    "ui.check_job:check",
)
"""The only functions a child will run: names, which only the child imports (the last is the composition root's)."""

SPARE_SECONDS: Final = 120.0
"""How long a spare child waits for its job before it is ended."""

_MAX_SPARES: Final = 2
_SPARES: Final[dict[str, list[subprocess.Popen[bytes]]]] = {}
_LOCK: Final = threading.Lock()
_ERROR_KEY: Final = "__error__"


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` of processor time, `memory` bytes of address space, `payload` bytes accepted, `written` bytes of any file. The
    answer is waited for `patience` times as long: on a busy machine a job gets a share of the clock only."""

    seconds: float = 60.0
    memory: int = 1_500_000_000
    payload: int = 64_000_000
    written: int = 0
    patience: float = 1.0


DEFAULT_LIMITS: Final = Limits()


def _command() -> list[str]:
    return program(WORKER_FLAG, "app.isolation")


def run_isolated(
    job: str,
    header: dict[str, Any],
    payload: bytes,
    *,
    limits: Limits = DEFAULT_LIMITS,
    cancel: CancelToken | None = None,
) -> dict[str, Any]:
    """Run `job` in a child. Raises `UserError` `too-large`, `took-too-long`, `worker-died`, or what the job raised."""
    if job not in JOBS:
        raise ValueError(f"unknown job {job}")
    if len(payload) > limits.payload:
        raise UserError("too-large", limit=limits.payload // 1_000_000)
    bounds = {"seconds": limits.seconds, "memory": limits.memory, "written": limits.written}
    head = json.dumps({"job": job, **bounds, "header": header}).encode()
    with _spare(job) or _start() as child:
        try:
            output = _exchange(
                child, struct.pack(">I", len(head)) + head + payload, limits.seconds * limits.patience, cancel
            )
        finally:
            if child.poll() is None:
                child.kill()
    return _answer(output, child.returncode)


def prepare(job: str, count: int = 1) -> None:
    """Start spare children for `job`, up to `count` (2 at most), so that its next runs need not wait for their start.

    Harmless at any time: a spare has seen no data, and is ended after `SPARE_SECONDS` or with this program.
    """
    if job not in JOBS:
        raise ValueError(f"unknown job {job}")
    with _LOCK:
        waiting = _SPARES.setdefault(job, [])
        for _ in range(min(count, _MAX_SPARES) - len(waiting)):
            with contextlib.suppress(OSError):  # no spare: the job starts its own child and reports what is wrong
                child = _start(job)
                waiting.append(child)
                expiry = threading.Timer(SPARE_SECONDS, _expire, (job, child))
                expiry.daemon = True
                expiry.start()


def await_spares(job: str) -> None:
    """Return when the spare children of `job` have loaded their libraries and wait for their message, or have ended."""
    with _LOCK:
        waiting = list(_SPARES.get(job, []))
    for child in waiting:
        if child.stdout is not None:
            child.stdout.read(len(_LOADED))


_LOADED: Final = b"\n"
"""What a spare child writes when it has loaded; white space before the JSON of its answer."""


def _spare(job: str) -> subprocess.Popen[bytes] | None:
    """A living spare child for `job`, which then belongs to the caller."""
    with _LOCK:
        waiting = _SPARES.get(job, [])
        while waiting:
            child = waiting.pop(0)
            if child.poll() is None:
                return child
            end_child(child)
    return None


def _expire(job: str, child: subprocess.Popen[bytes]) -> None:
    with _LOCK:
        if child not in _SPARES.get(job, []):
            return  # it has its job, and whoever gave it waits for it
        _SPARES[job].remove(child)
    end_child(child)


@atexit.register
def end_spares() -> None:
    """End every spare child."""
    with _LOCK:
        children = [child for waiting in _SPARES.values() for child in waiting]
        _SPARES.clear()
    for child in children:
        end_child(child)


def _start(job: str = "") -> subprocess.Popen[bytes]:
    """A child; with `job` it loads that job's libraries before its message comes."""
    return start_child([*_command(), *([job] if job else [])])


def _exchange(child: subprocess.Popen[bytes], message: bytes, seconds: float, cancel: CancelToken | None) -> bytes:
    """Send the message and collect the answer.

    WORKAROUND(https://docs.python.org/3/library/subprocess.html#subprocess.Popen.communicate): called again after a
    time-out without input, `communicate` (3.11, POSIX) no longer writes what was left of the first input, and the
    child waits for ever; a thread of our own feeds it instead.
    """
    deadline = time.monotonic() + seconds
    stdin, child.stdin = child.stdin, None
    assert stdin is not None
    threading.Thread(target=_feed, args=(stdin, message), daemon=True).start()
    while True:
        try:
            output, _ = child.communicate(timeout=0.1)
        except subprocess.TimeoutExpired:
            if cancel is not None:
                cancel.check()
            if time.monotonic() > deadline:
                raise UserError("took-too-long", seconds=int(seconds)) from None
        else:
            return output


def _feed(stdin: IO[bytes], message: bytes) -> None:
    """Write everything and close; a child that died earlier is noticed by its missing answer."""
    with contextlib.suppress(OSError, ValueError), stdin:
        stdin.write(message)


def _answer(output: bytes, status: int) -> dict[str, Any]:
    try:
        answer = json.loads(output)
    except ValueError:
        raise UserError("worker-died", status=status) from None
    if _ERROR_KEY in answer:
        raise UserError(str(answer[_ERROR_KEY]), **answer.get("params", {}))
    assert isinstance(answer, dict)
    return answer


def _limit(seconds: float, memory: int, written: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _load(job: str) -> None:
    """Load a job's module, and what its `warm` loads, before any data is there."""
    if job in JOBS:
        warm = getattr(importlib.import_module(job.partition(":")[0]), "warm", None)
        if warm is not None:
            warm()


def work(stdin: BinaryIO, stdout: BinaryIO, ahead: str = "") -> None:
    """The child's side: load the job `ahead` (if any), read one message, run its job, write one JSON answer."""
    _load(ahead)
    if ahead:
        stdout.write(_LOADED)
        stdout.flush()
    start = stdin.read(4)
    if len(start) < 4:
        return  # a spare whose program has ended
    (size,) = struct.unpack(">I", start)
    head = json.loads(stdin.read(size))
    payload = stdin.read()
    job = head["job"]
    if job not in JOBS:
        raise SystemExit(2)
    _limit(head["seconds"], head["memory"], head["written"])
    module, _, name = job.partition(":")
    try:
        answer = getattr(importlib.import_module(module), name)(head["header"], payload)
    except UserError as error:
        answer = {_ERROR_KEY: error.code, "params": error.params}
    except MemoryError:
        answer = {_ERROR_KEY: "too-complex"}
    stdout.write(json.dumps(answer).encode())
    stdout.flush()


def serve(ahead: str = "") -> NoReturn:
    """The whole life of a child: `work`, then end at once. Nothing is left to put away, and the answer waits for it."""
    work(sys.stdin.buffer, sys.stdout.buffer, ahead)
    os._exit(0)


if __name__ == "__main__":
    serve(*sys.argv[1:2])
