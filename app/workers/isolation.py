"""Runs one job on untrusted bytes in a confined process with limits on time and memory.

The child gets a JSON header and raw bytes on stdin and answers with JSON on stdout; nothing is unpickled and nothing is written to
disk. A job is a function `(header: dict, payload: bytes) -> dict` named as `package.module:function` and listed in `JOBS`. The header is
ours; the payload is a stranger's, and the child confines itself (`app.workers.sandbox`) before it reads the first byte of that.

A child serves one job and ends: nothing of one file can ever reach the reading of another. To save the second that
starting takes, `prepare` starts a spare child ahead of time, which loads its libraries and waits for its one job. Only the lines of one
stream share a child (`Stream`).
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import io
import json
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, BinaryIO, Final, NoReturn, Self

from app.errors import UserError
from app.workers import limits as watching
from app.workers.cancellation import CancelToken
from app.workers.children import WORKER_FLAG, end_child, kill_child, program, start_child

JOBS: Final = (
    "app.ingest.jobs:read_resume",
    "app.ingest.jobs:read_text",
    "app.ingest.jobs:is_profile",
    "app.ingest.picture_jobs:read_flattened",
    "app.ingest.picture_jobs:read_as_it_is",
    "app.ingest.picture_jobs:read_pages",
    "app.mail.reading:take_apart",
    "app.verify.jobs:verify_file",
    "app.services.second_opinion:verify_file",
    "app.render.photo:decode_photo",
    "app.render.scan_jobs:stamp_scan",
    "app.render.scan_jobs:preview_scan",
    "app.workers.sandbox.selftest:attempt",
    "checkers.registers.table_job:next_rows",
    "ui.check_job:check",
    "ui.check_job:check_row",
)
"""The only functions a child will run: names, which only the child imports (the last ones belong to what this package must not know)."""

_READS: Final[Mapping[str, tuple[str, ...]]] = {
    "ui.check_job:check": ("rules", "registers"),
    "ui.check_job:check_row": ("rules",),
    "checkers.registers.table_job:next_rows": ("path",),
    "app.ingest.jobs:is_profile": ("path",),
}
"""Entries of a job's header that name files and folders which it may read."""

_RECOGNISES: Final = (
    "app.ingest.picture_jobs:read_flattened",
    "app.ingest.picture_jobs:read_as_it_is",
    "app.ingest.picture_jobs:read_pages",
    "app.verify.jobs:verify_file",
    "app.services.second_opinion:verify_file",
)
"""Jobs that may read pixels; others do when their header says `ocr`."""

SPARE_SECONDS: Final = 120.0
"""How long a spare child waits for its job before it is ended."""

_MAX_SPARES: Final = 2
_SPARES: Final[dict[str, list[subprocess.Popen[bytes]]]] = {}
_LOCK: Final = threading.Lock()
_ERROR_KEY: Final = "__error__"


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` of processor time, `memory` bytes of address space, `payload` bytes accepted, `answer` bytes taken, `written` bytes of any
    file, `sleep` seconds in which the child neither works nor waits for a processor. The clock does not count: see `app.workers.limits`."""

    seconds: float = 60.0
    memory: int = 1_000_000_000
    payload: int = 64_000_000
    written: int = 0
    answer: int = 256_000_000
    sleep: float = watching.SLEEP_SECONDS


DEFAULT_LIMITS: Final = Limits()


def _command() -> list[str]:
    return program(WORKER_FLAG, "app.workers.isolation")


def run_isolated(
    job: str,
    header: dict[str, Any],
    payload: bytes,
    *,
    limits: Limits = DEFAULT_LIMITS,
    cancel: CancelToken | None = None,
) -> dict[str, Any]:
    """Run `job` in a child. Raises `UserError` `too-large`, `took-too-long`, `stopped-responding`, `machine-busy`, `worker-died`, or what
    the job raised."""
    if len(payload) > limits.payload:
        raise UserError("too-large", limit=limits.payload // 1_000_000)
    head = _head(job, header, limits)
    with _spare(job) or _start() as child:
        output = _Output(child, limits)
        try:
            output.feed(head + payload, last=True)
            answer = output.rest(cancel)
        finally:
            kill_child(child)
            output.end()
    return _answer(answer, child.returncode, limits)


def _head(job: str, header: dict[str, Any], limits: Limits, **more: Any) -> bytes:
    """The first part of a message: what to do and within which limits, with its length in front."""
    if job not in JOBS:
        raise ValueError(f"unknown job {job}")
    bounds = {"seconds": limits.seconds, "memory": limits.memory, "written": limits.written}
    head = json.dumps({"job": job, **bounds, **more, "header": header}).encode()
    return _LENGTH.pack(len(head)) + head


class Stream:
    """One child for the lines of one stream, each `(header, payload)` a call of the same job. Use as a context manager, in one thread.

    The `header` given here names what the job may read (as for `run_isolated`) and is joined to that of each line. A line that ends
    the child is refused; the next one gets a new child, as does every 20 000th, unless the job goes on where the line before ended
    (`renewed` is false).
    """

    def __init__(
        self, job: str, header: dict[str, Any], limits: Limits = DEFAULT_LIMITS, *, renewed: bool = True
    ) -> None:
        self._message = _head(job, header, limits, stream=True)
        self._job, self._limits, self._renewed = job, limits, renewed
        self._child: subprocess.Popen[bytes] | None = None
        self._output: _Output | None = None
        self._asked = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def ask(self, header: dict[str, Any], payload: bytes = b"", cancel: CancelToken | None = None) -> dict[str, Any]:
        """The job's answer. Raises like `run_isolated`."""
        if len(payload) > self._limits.payload:
            raise UserError("too-large", limit=self._limits.payload // 1_000_000)
        try:
            answer = self._exchange(json.dumps(header).encode(), payload, cancel)
        except BaseException:
            self._end()  # what is left of this answer must not be taken for the next one
            raise
        return _answer(answer, None, self._limits)

    def _exchange(self, head: bytes, payload: bytes, cancel: CancelToken | None) -> bytes:
        if self._child is None or (self._renewed and self._asked >= _RENEWED):
            self._begin()
        assert self._output is not None
        self._asked += 1
        self._output.feed(_REQUEST.pack(len(head), len(payload)) + head + payload)
        start = self._output.exactly(_LENGTH.size, cancel)
        size = _LENGTH.unpack(start)[0] if start else 0
        if not 0 < size <= self._limits.answer:
            raise UserError("worker-died", status=0)
        return self._output.exactly(size, cancel)

    def _begin(self) -> None:
        self._end()
        self._child, self._asked = _start(self._job), 0
        self._output = _Output(self._child, self._limits, whole_life=False)
        self._output.feed(self._message)
        self._output.exactly(len(_LOADED), None)

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None and self._output is not None:
            kill_child(child)
            self._output.end()
            end_child(child)


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

_LENGTH: Final = struct.Struct(">I")
_REQUEST: Final = struct.Struct(">II")
_TICK: Final = 0.1
_PIECE: Final = 1 << 20
_SIGXCPU: Final = 24
_RENEWED: Final = 20_000
"""So many lines one child of a stream answers, and then another."""
_STREAM: Final = 100
"""How much more processor time the system allows the child of a stream in all than one line."""


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


class _Output:
    """What a child prints, gathered by a thread up to a limit, and waited for with an eye on the child: on what it used in its `whole_life`,
    or only while it is waited for."""

    def __init__(self, child: subprocess.Popen[bytes], limits: Limits, *, whole_life: bool = True) -> None:
        assert child.stdout is not None
        self._child, self._limits, self._whole_life = child, limits, whole_life
        self._arrived = threading.Condition()
        self._data = bytearray()
        self._closed = self._flooded = False
        self._fed = True
        self._reader = threading.Thread(target=self._gather, args=(child.stdout.fileno(),), daemon=True)
        self._reader.start()

    def feed(self, message: bytes, *, last: bool = False) -> None:
        """Write a message from a thread, and close the pipe after the `last` one. A child that died is noticed by its missing answer."""
        stdin = self._child.stdin
        assert stdin is not None
        if last:
            self._child.stdin = None
        self._fed = False

        def write() -> None:
            _feed(stdin, message, last=last)
            with self._arrived:
                self._fed = True

        threading.Thread(target=write, daemon=True).start()

    def rest(self, cancel: CancelToken | None) -> bytes:
        """All that comes until the child ends."""
        self._wait(lambda: self._closed, cancel)
        return bytes(self._data)

    def exactly(self, size: int, cancel: CancelToken | None) -> bytes:
        """The next `size` bytes; nothing when the child ended before."""
        self._wait(lambda: self._closed or len(self._data) >= size, cancel)
        with self._arrived:
            found = bytes(self._data[:size])
            del self._data[:size]
        return found if len(found) == size else b""

    def end(self) -> None:
        """Let the thread go; the child was killed."""
        self._reader.join()

    def _wait(self, finished: Callable[[], bool], cancel: CancelToken | None) -> None:
        watch = watching.Watch(self._child, self._limits.seconds, self._limits.sleep, whole_life=self._whole_life)
        while True:
            with self._arrived:
                if self._arrived.wait_for(finished, _TICK):
                    break
            if cancel is not None:
                cancel.check()
            if code := watch.excess(excused=not self._fed):  # until then it waits for us
                raise _over(code, self._limits)
        if self._flooded:
            raise UserError("worker-died", status=0)

    def _gather(self, source: int) -> None:
        while not self._flooded:
            try:
                piece = os.read(source, _PIECE)
            except OSError:
                piece = b""
            with self._arrived:
                self._data += piece
                self._flooded = len(self._data) > self._limits.answer
                self._closed = self._closed or not piece or self._flooded
                self._arrived.notify_all()
            if not piece:
                return


def _over(code: str, limits: Limits) -> UserError:
    """The refusal of a child that used too much: three things, and only the first can be the file's fault alone."""
    if code == watching.TOO_MUCH_WORK:
        return UserError("took-too-long", seconds=int(limits.seconds))
    return UserError("stopped-responding") if code == watching.NOT_RESPONDING else UserError("machine-busy")


def _feed(stdin: IO[bytes], message: bytes, *, last: bool = True) -> None:
    """Write everything, and close after the last message."""
    with contextlib.suppress(OSError, ValueError):
        stdin.write(message)
        stdin.flush()
    if last:
        with contextlib.suppress(OSError, ValueError):
            stdin.close()


def _answer(output: bytes, status: int | None, limits: Limits) -> dict[str, Any]:
    try:
        answer = json.loads(output)
    except ValueError:
        if status is not None and -status == _SIGXCPU:
            raise UserError("took-too-long", seconds=int(limits.seconds)) from None
        raise UserError("worker-died", status=status or 0) from None
    if _ERROR_KEY in answer:
        raise UserError(str(answer[_ERROR_KEY]), **answer.get("params", {}))
    assert isinstance(answer, dict)
    return answer


def _confine(job: str, header: dict[str, Any], memory: int) -> None:
    """Give up what the job does not need. From here on a stranger's bytes may be read."""
    from app.workers import ocr_helper, sandbox

    readable = sandbox.program_paths()
    recognises = job in _RECOGNISES or header.get("ocr") is True
    keep = ocr_helper.start(readable) if recognises else ()
    named = [path for entry in _READS.get(job, ()) for path in _with_links(str(header[entry]))]
    beside = [path + end for path in named for end in ("-wal", "-shm")]  # of a database that somebody else has open
    engine = [found for found in (ocr_helper.program(),) if found and recognises and not keep]
    sandbox.confine(sandbox.Policy((*readable, *named, *beside), tuple(engine), keep, memory))


def _with_links(path: str) -> Iterator[str]:
    """A file or folder, and what links in it lead to (two levels)."""
    yield path
    for pattern in ("*", "*/*"):
        yield from (str(link.resolve()) for link in Path(path).glob(pattern) if link.is_symlink())


def _load(job: str) -> None:
    """Load a job's module, and what its `warm` loads, before any data is there."""
    if job in JOBS:
        from app.workers import sandbox

        sandbox.warm()
        warm = getattr(importlib.import_module(job.partition(":")[0]), "warm", None)
        if warm is not None:
            warm()


def work(stdin: BinaryIO | io.FileIO, stdout: BinaryIO, ahead: str = "") -> None:
    """The child's side: load the job `ahead` (if any), read what to do, confine this process, read the bytes, answer in JSON.

    `stdin` must not read ahead: a stranger's bytes would be here before this process is confined.
    """
    _load(ahead)
    if ahead:
        stdout.write(_LOADED)
        stdout.flush()
    start = _exactly(stdin, _LENGTH.size)
    if not start:
        return  # a spare whose program has ended
    head = json.loads(_exactly(stdin, *_LENGTH.unpack(start)))
    job, header = head["job"], head["header"]
    if job not in JOBS:
        raise SystemExit(2)
    module, _, name = job.partition(":")
    function = getattr(importlib.import_module(module), name)
    stream = bool(head.get("stream"))
    seconds = head["seconds"] * (_STREAM if stream else 1)
    watching.limit_process(seconds=seconds, memory=head["memory"], written=head["written"])
    _confine(job, header, head["memory"])
    if not stream:
        stdout.write(_attempt(function, header, stdin.read() or b""))
        stdout.flush()
        return
    while start := _exactly(stdin, _REQUEST.size):
        size, length = _REQUEST.unpack(start)
        answer = _attempt(function, header | json.loads(_exactly(stdin, size)), _exactly(stdin, length))
        stdout.write(_LENGTH.pack(len(answer)) + answer)
        stdout.flush()


def _attempt(function: Callable[[dict[str, Any], bytes], object], header: dict[str, Any], payload: bytes) -> bytes:
    """The answer of a job, or its refusal, as JSON."""
    try:
        answer = function(header, payload)
    except UserError as error:
        answer = {_ERROR_KEY: error.code, "params": error.params}
    except MemoryError:
        answer = {_ERROR_KEY: "too-complex"}
    return json.dumps(answer).encode()


def _exactly(source: BinaryIO | io.FileIO, size: int) -> bytes:
    """The next `size` bytes; nothing when the program has ended."""
    parts = bytearray()
    while len(parts) < size and (part := source.read(size - len(parts))):
        parts += part
    return bytes(parts) if len(parts) == size else b""


def serve(ahead: str = "") -> NoReturn:
    """The whole life of a child: `work`, then end at once. Nothing is left to put away, and the answer waits for it."""
    work(io.FileIO(0, closefd=False), sys.stdout.buffer, ahead)
    os._exit(0)


if __name__ == "__main__":
    serve(*sys.argv[1:2])
