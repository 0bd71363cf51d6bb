"""Child's side of the protocol: load, greet, be confined, answer requests one after another, end.

A job is a function `(header, payload) -> dict`, or `(header, payload, cancel, progress) -> dict` when it is listed
in `jobs.WATCHED_JOBS`. `stdin` must be unbuffered: otherwise untrusted bytes would be in memory before this process is
confined.
"""

from __future__ import annotations

import gc
import importlib
import io
import os
import queue
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final, NoReturn

from app import pattern_cache
from app.errors import AppError
from app.workers import jobs, limits, protocol
from app.workers.cancellation import CancelToken, Progress
from app.workers.protocol import CANCEL, PROGRESS, REQUEST, Message

Job = Callable[..., dict[str, Any]]
PROGRESS_SECONDS: Final = 0.05
"""Minimum seconds between two reports of progress."""
_LONG_LIFE: Final = 100
"""Ratio of the processor time that the system allows a child in all to that of one request."""


def serve(*ahead: str) -> NoReturn:
    """Run a child from start to end, then exit at once: nothing is left to clean up, and the caller waits for the
    exit."""
    pattern_cache.use()
    work(io.FileIO(0, closefd=False), sys.stdout.buffer, *ahead)
    os._exit(0)


def work(stdin: BinaryIO | io.FileIO, stdout: BinaryIO, *ahead: str) -> None:
    """Load the jobs `ahead`, greet, confine this process, and answer until the program closes the pipe, or `once`."""
    for job in ahead:
        load(job)
    _send(stdout, protocol.hello())
    greeting = protocol.receive(stdin)
    if greeting is None:
        return  # a spare whose program has ended
    protocol.require_same(greeting)
    names, common, bounds = (greeting.header[name] for name in ("jobs", "header", "limits"))
    jobs.require_known(*names)
    functions = {name: _function(name) for name in names}
    once = greeting.header["once"] is True
    seconds = bounds["seconds"] * (1 if once else _LONG_LIFE)
    limits.limit_process(seconds=seconds, memory=bounds["memory"] or None, written=bounds["written"])
    _confine(names, common, bounds["memory"])
    if once:
        request = protocol.receive(stdin)
        if request is not None:
            _answer(stdout, functions, common, request, CancelToken())
        return
    _Requests(stdin, stdout, functions, common).serve()


class _Requests:
    """Answerer of sequential requests; a thread listens meanwhile, because `cancel` refers to the request under way."""

    def __init__(self, stdin: BinaryIO | io.FileIO, stdout: BinaryIO, functions: dict[str, Job], common: Any) -> None:
        self._stdin, self._stdout, self._functions, self._common = stdin, stdout, functions, common
        self._waiting = queue.SimpleQueue[tuple[Message, CancelToken] | None]()

    def serve(self) -> None:
        """Answer requests until the program closes the pipe."""
        threading.Thread(target=self._listen, daemon=True).start()
        while (found := self._waiting.get()) is not None:
            _answer(self._stdout, self._functions, self._common, *found)

    def _listen(self) -> None:
        token = CancelToken()
        while (message := protocol.receive(self._stdin)) is not None:
            if message.kind == CANCEL:
                token.cancel()
            elif message.kind == REQUEST:
                token = CancelToken()
                self._waiting.put((message, token))
        os._exit(0)  # the program has ended: nobody waits for the request under way


class _Reports:
    """A `Progress` that reports to the program at a limited rate, and always the start and the end of a step."""

    def __init__(self, stdout: BinaryIO) -> None:
        self._stdout, self._step, self._next = stdout, "", 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        now = time.monotonic()
        if step == self._step and now < self._next and not (total and done >= total):
            return
        self._step, self._next = step, now + PROGRESS_SECONDS
        _send(self._stdout, Message(PROGRESS, {"step": step, "done": done, "total": total}))


def _answer(stdout: BinaryIO, functions: dict[str, Job], common: Any, request: Message, cancel: CancelToken) -> None:
    name = request.header["job"]
    header = common | request.header["header"]
    watched: tuple[CancelToken | Progress, ...] = (cancel, _Reports(stdout)) if name in jobs.WATCHED_JOBS else ()
    try:
        reply = protocol.answer_message(functions[name](header, request.payload, *watched))
    except (AppError, MemoryError) as error:
        reply = protocol.error_message(error)
    except Exception as error:
        if name not in jobs.WATCHED_JOBS:
            raise  # over a stranger's bytes: whatever it says is the stranger's, and this process ends
        reply = protocol.error_message(error, traceback.format_exc())
    _send(stdout, reply)


def _send(stdout: BinaryIO, message: Message) -> None:
    stdout.write(message.pack())
    stdout.flush()


_LOOKED_THROUGH: Final = 50_000
"""Objects after which unused ones are looked for: once or twice in a file, not a hundred times."""


def load(job: str) -> None:
    """Load a job's module, and the resources its `warm` loads, before any data arrives."""
    if job in jobs.JOBS:
        from app.workers import sandbox

        sandbox.warm()
        warm = getattr(importlib.import_module(job.partition(":")[0]), "warm", None)
        if warm is not None:
            warm()
            gc.freeze()  # what stays for good is not looked through again while a file is read
            gc.set_threshold(_LOOKED_THROUGH)


def _function(job: str) -> Job:
    module, _, name = job.partition(":")
    found: Job = getattr(importlib.import_module(module), name)
    return found


def _confine(names: list[str], header: dict[str, Any], memory: int) -> None:
    """Drop the permissions that the jobs do not need. Only after this may untrusted bytes be read."""
    from app.workers import ocr_helper, sandbox

    readable = sandbox.program_paths()
    recognises = any(name in jobs.RECOGNISES for name in names) or header.get("ocr") is True
    keep = ocr_helper.start(readable) if recognises else ()
    entries = [entry for name in names for entry in jobs.READS.get(name, ()) if entry in header]
    named = [path for entry in entries for path in _with_links(str(header[entry]))]
    beside = [path + end for path in named for end in ("-wal", "-shm")]  # of a database that somebody else has open
    engine = [found for found in (ocr_helper.program(),) if found and recognises and not keep]
    sandbox.confine(sandbox.Policy((*readable, *named, *beside), tuple(engine), keep, memory))


def _with_links(path: str) -> Iterator[str]:
    """Yield a file or folder, and the targets of links in it (two levels)."""
    yield path
    for pattern in ("*", "*/*"):
        yield from (str(link.resolve()) for link in Path(path).glob(pattern) if link.is_symlink())


if __name__ == "__main__":
    serve(*sys.argv[1:])
