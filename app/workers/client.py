"""Parent's side of the child-process protocol: one class for all children.

A `Channel` owns a child process and its pipes. While waiting it always checks for cancellation and for the child's
resource use (`app.workers.limits`), accepts no more than `Limits.answer` bytes from it, and validates everything it
says.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO, Any, Final

from app.errors import UserError
from app.workers import limits as watching
from app.workers import protocol
from app.workers.cancellation import CancelToken, Progress, no_progress
from app.workers.children import end_child, kill_child
from app.workers.protocol import CANCEL, ERROR, PROGRESS, REQUEST, SIZES, Message

_TICK: Final = 0.1
_PIECE: Final = 1 << 20
_SIGXCPU: Final = 24


@dataclass(frozen=True, slots=True)
class Limits:
    """Resource limits of a child.

    `seconds` of processor time, `memory` bytes of address space (0: unlimited), `payload` bytes accepted, `answer`
    bytes taken, `written` bytes of any file, `sleep` seconds in which the child neither works nor waits for a
    processor. The clock does not count: see `app.workers.limits`.
    """

    seconds: float = 60.0
    memory: int = 1_000_000_000
    payload: int = 64_000_000
    written: int = 0
    answer: int = 256_000_000
    sleep: float = watching.SLEEP_SECONDS


DEFAULT_LIMITS: Final = Limits()


class Channel:
    """A running child process and its pipes.

    `open` tells it its purpose; then it is asked once or many times, from one thread at a time. A caller that
    catches an error of `open` or `ask` must end the child: the rest of one answer must not be taken for the next
    one.
    """

    def __init__(self, child: subprocess.Popen[bytes], limits: Limits = DEFAULT_LIMITS) -> None:
        assert child.stdout is not None
        self.child, self._limits = child, limits
        self._once = self._greeted = False
        self._greeting = threading.Lock()
        self._arrived = threading.Condition()
        self._data = bytearray()
        self._closed = self._flooded = False
        self._fed = True
        self._reader = threading.Thread(target=self._gather, args=(child.stdout.fileno(),), daemon=True)
        self._reader.start()

    # -- messages -------------------------------------------------------------------------------------------------------

    def ready(self, cancel: CancelToken | None = None) -> None:
        """Wait until the child has greeted, with its preloaded jobs. Raises UserError as `ask` does, and
        `program-updated`."""
        with self._greeting:
            if not self._greeted:
                watch = watching.Watch(self.child, self._limits.seconds, self._limits.sleep)
                protocol.require_same(self._next_message(cancel, watch))
                self._greeted = True

    def open(
        self,
        jobs: Sequence[str],
        header: dict[str, Any],
        limits: Limits,
        *,
        once: bool = False,
        cancel: CancelToken | None = None,
    ) -> None:
        """Tell the child its jobs, the header common to them, and its limits. With `once` it ends after one request."""
        self._limits, self._once = limits, once
        self.ready(cancel)
        bounds = {"seconds": limits.seconds, "memory": limits.memory, "written": limits.written}
        self.feed(protocol.hello(jobs=list(jobs), header=header, limits=bounds, once=once).pack())

    def ask(
        self,
        job: str,
        header: dict[str, Any],
        payload: bytes = b"",
        *,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> dict[str, Any]:
        """Return the answer of a job.

        Raises `UserError` `took-too-long`, `stopped-responding`, `machine-busy`, `worker-died`; `Cancelled`; and
        any error that the job raised.
        """
        self.feed(Message(REQUEST, {"job": job, "header": header}, payload).pack(), last=self._once)
        return self.answer(cancel, progress)

    def answer(self, cancel: CancelToken | None = None, progress: Progress = no_progress) -> dict[str, Any]:
        """Return the answer to a request that was made. Raises like `ask`."""
        watch = watching.Watch(self.child, self._limits.seconds, self._limits.sleep, whole_life=self._once)
        while (message := self._next_message(cancel, watch)).kind == PROGRESS:
            progress(*_report(message))
            self._require_within(cancel, watch)  # a child that never stops reporting is not waited for
        if self._once:
            self._wait(lambda: self._closed, cancel, watch)  # it ends by itself
        with contextlib.suppress(ValueError):
            if message.kind == ERROR:
                raise protocol.error_of(message)
            return protocol.answer_of(message)
        raise UserError("worker-died", status=0)

    def cancel(self) -> None:
        """Ask the child to stop its current request; its answer still comes, or an error."""
        self.feed(Message(CANCEL).pack())

    def end(self) -> None:
        """Kill the child and release all resources."""
        kill_child(self.child)
        self._reader.join()
        end_child(self.child)

    # -- bytes ----------------------------------------------------------------------------------------------------------

    def feed(self, message: bytes, *, last: bool = False) -> None:
        """Write a message from a thread, and close the pipe after the `last` one.

        A child that died is noticed by its missing answer.
        """
        stdin = self.child.stdin
        assert stdin is not None
        if last:
            self.child.stdin = None
        self._fed = False
        before = self._writer
        writer = threading.Thread(target=self._write, args=(stdin, message, before), kwargs={"last": last}, daemon=True)
        self._writer = writer
        writer.start()

    _writer: threading.Thread | None = None

    def _write(self, stdin: IO[bytes], message: bytes, before: threading.Thread | None, *, last: bool) -> None:
        if before is not None:
            before.join()
        write(stdin, message, last=last)
        with self._arrived:
            self._fed = self._fed or self._writer is threading.current_thread()

    def _next_message(self, cancel: CancelToken | None, watch: watching.Watch) -> Message:
        """Return the next message of the child. Raises UserError `worker-died` when it sends anything else."""
        self._wait(lambda: self._closed or self._is_whole(), cancel, watch)
        with self._arrived:
            size, length = self._sizes()
            start, end = SIZES.size, SIZES.size + size + length
            with memoryview(self._data) as view:  # pictures of pages: copied once
                head, payload = bytes(view[start : start + size]), bytes(view[start + size : end])
            whole = end <= len(self._data)
            del self._data[:end]
        try:
            if whole:
                return protocol.parse(head, payload)
        except ValueError:
            pass
        raise self._child_died_error()

    def _is_whole(self) -> bool:
        """Return True if a complete message has arrived (or the start of one that would be too large)."""
        size, length = self._sizes()
        return SIZES.size + size + length <= len(self._data) or self._limits.answer < size + length

    def _sizes(self) -> tuple[int, int]:
        if len(self._data) < SIZES.size:
            return self._limits.answer, 0
        size, length = SIZES.unpack_from(self._data)
        return size, length

    def _wait(self, finished: Callable[[], bool], cancel: CancelToken | None, watch: watching.Watch) -> None:
        while True:
            with self._arrived:
                if self._arrived.wait_for(finished, _TICK):
                    break
            self._require_within(cancel, watch)
        if self._flooded:
            raise UserError("worker-died", status=0)

    def _require_within(self, cancel: CancelToken | None, watch: watching.Watch) -> None:
        """Raise `Cancelled` when the call was cancelled, and UserError when the child exceeded its limits."""
        if cancel is not None:
            cancel.check()
        if code := watch.excess(excused=not self._fed):  # until it is fed it waits for us
            raise _limit_error(code, self._limits)

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

    def _child_died_error(self) -> UserError:
        """Return the error for a child that stopped answering: the system may have ended it for its processor time."""
        kill_child(self.child)
        status = self.child.wait()
        if -status == _SIGXCPU:
            return UserError("took-too-long", seconds=int(self._limits.seconds))
        return UserError("worker-died", status=status)


def _report(message: Message) -> tuple[str, int, int]:
    """Return step, done and total. Raises UserError `worker-died` for anything else."""
    step, done, total = (message.header.get(name) for name in ("step", "done", "total"))
    if not isinstance(step, str) or not isinstance(done, int) or not isinstance(total, int):
        raise UserError("worker-died", status=0)
    return step, done, total


def _limit_error(code: str, limits: Limits) -> UserError:
    """Return the error for a child that used too much.

    Of the three causes only the first (processor time) can be due to the file alone.
    """
    if code == watching.TOO_MUCH_WORK:
        return UserError("took-too-long", seconds=int(limits.seconds))
    return UserError("stopped-responding") if code == watching.NOT_RESPONDING else UserError("machine-busy")


def write(stdin: IO[bytes], message: bytes, *, last: bool = True) -> None:
    """Write the whole message, and close the pipe after the last one."""
    with contextlib.suppress(OSError, ValueError):
        stdin.write(message)
        stdin.flush()
    if last:
        with contextlib.suppress(OSError, ValueError):
            stdin.close()
