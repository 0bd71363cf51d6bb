"""Typst: in this process, or (for a window that stays open for hours) in a helper that ends when it is not needed.

Typst's code, fonts and caches take 60 MB, which a process never gives back. A window therefore asks a helper, which is
started ahead of the first page, answers any number of times, and is ended after a while without work or when the vault is
locked. The helper holds no key and ends with its program. Must never read system fonts, packages from the network, or
files outside `resources/templates`.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import struct
import sys
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO, Final

from app import resources
from app.errors import EnvironmentProblem
from app.workers import sandbox
from app.workers.children import TYPESETTER_FLAG, end_child, program, start_child
from app.workers.limits import limit_process

if TYPE_CHECKING:
    import subprocess

    import typst

IDLE_SECONDS: Final = 60.0
"""How long a helper waits for more work."""
END_SECONDS: Final = 0.2
_REQUEST: Final = struct.Struct(">I")
_ANSWER: Final = struct.Struct(">?I")
_LOCK: Final = threading.Lock()  # one compiler: Typst's own caches make the second page cheap


def typeset(template: str, data: str) -> bytes:
    """Return the PDF of one of our templates with `data` (JSON) as its only input. Raises `EnvironmentProblem` `pdf-failed`."""
    with _LOCK:
        return _helper.typeset(template, data) if _helper.wanted else _compile(template, data)


def use_helper(wanted: bool) -> None:
    """Typeset in a helper process from now on, or no longer."""
    _helper.wanted = wanted
    if not wanted:
        end()


def prepare() -> None:
    """Start the helper, if there is to be one, so that the first page need not wait for it; for a thread."""
    with _LOCK:
        _helper.prepare()


@atexit.register
def end() -> None:
    """End the helper, if there is one; one that does not answer is not waited for."""
    waited = _LOCK.acquire(timeout=END_SECONDS)
    try:
        _helper.end()
    finally:
        if waited:
            _LOCK.release()


class _Helper:
    """The process and its pipes. Used under `_LOCK`."""

    def __init__(self) -> None:
        self.wanted = False
        self._child: subprocess.Popen[bytes] | None = None
        self._expiry: threading.Timer | None = None

    def typeset(self, template: str, data: str) -> bytes:
        message = json.dumps([template, data]).encode()
        for fresh in (False, True):  # a helper that died since its last page is replaced once
            if fresh:
                self.end()
            with contextlib.suppress(OSError):
                self.prepare()
                if (answer := self._exchange(message)) is not None:
                    return _told(*answer)
        self.end()
        raise EnvironmentProblem("pdf-failed", reason="typesetter")

    def prepare(self) -> None:
        if not self.wanted:
            return
        if self._child is None or self._child.poll() is not None:
            self.end()
            self._child = start_child(_command())
        self._wait_for_work()

    def end(self) -> None:
        child, self._child = self._child, None
        if self._expiry is not None:
            self._expiry.cancel()
        if child is not None:
            end_child(child)

    def _exchange(self, message: bytes) -> tuple[bool, bytes] | None:
        """Return success, and the PDF or the reason; None when the helper died."""
        assert self._child is not None and self._child.stdin is not None and self._child.stdout is not None
        self._child.stdin.write(_REQUEST.pack(len(message)) + message)
        self._child.stdin.flush()
        head = self._child.stdout.read(_ANSWER.size)
        if len(head) < _ANSWER.size:
            return None
        fine, size = _ANSWER.unpack(head)
        body = self._child.stdout.read(size)
        return (fine, body) if len(body) == size else None

    def _wait_for_work(self) -> None:
        if self._expiry is not None:
            self._expiry.cancel()
        self._expiry = threading.Timer(IDLE_SECONDS, _expire, (self._child,))
        self._expiry.daemon = True
        self._expiry.start()

    def expire(self, child: subprocess.Popen[bytes]) -> None:
        if child is self._child and threading.current_thread() is self._expiry:  # else it got work meanwhile
            self.end()


_helper: Final = _Helper()


def _command() -> list[str]:
    return program(TYPESETTER_FLAG, "app.render.typesetter")


def _expire(child: subprocess.Popen[bytes]) -> None:
    with _LOCK:
        _helper.expire(child)


def _told(fine: bool, body: bytes) -> bytes:
    if not fine:
        raise EnvironmentProblem("pdf-failed", reason=body.decode())
    return body


def _compile(template: str, data: str) -> bytes:
    import typst

    try:
        result = _compiler().compile(
            input=resources.path("templates", template).read_bytes(),
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=["1.7", "ua-1"],
            timestamp=0,
        )
    except typst.TypstError as error:
        raise EnvironmentProblem("pdf-failed", reason=str(error)[:200]) from error
    assert isinstance(result, bytes)
    return result


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    import typst

    return typst.Compiler(
        root=resources.path("templates"), font_paths=[resources.path("fonts")], ignore_system_fonts=True
    )


def work(stdin: BinaryIO, stdout: BinaryIO) -> None:
    """The helper's side: confine this process, and answer until the program closes the pipe."""
    _compiler()
    limit_process()
    sandbox.confine(sandbox.Policy(sandbox.program_paths()))
    while len(head := stdin.read(_REQUEST.size)) == _REQUEST.size:
        template, data = json.loads(stdin.read(*_REQUEST.unpack(head)))
        try:
            fine, body = True, _compile(template, data)
        except EnvironmentProblem as problem:
            fine, body = False, str(problem.params["reason"]).encode()
        stdout.write(_ANSWER.pack(fine, len(body)) + body)
        stdout.flush()


if __name__ == "__main__":
    work(sys.stdin.buffer, sys.stdout.buffer)
