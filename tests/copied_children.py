"""Isolated children that begin as copies of a template which has loaded their libraries, once for a session (Linux).

Starting Python and importing takes most of what a child takes; a suite starts thousands. A copy is a process of its own
all the same: it has its own memory and limits, serves one job by `app.workers.server.serve`, is a child of the process that
asked for it, and dies by itself. Nothing of a job ever runs in the template. How children are started for people has its
own tests, which do not use this, nor do the programs that tests start.

`python copied_children.py FD` is the template: it answers each message on that socket with the number of a new process.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO, Final

_PR_SET_CHILD_SUBREAPER: Final = 36
_NUMBER: Final = struct.Struct(">I")


class Copy:
    """As much of a `subprocess.Popen` with pipes as those who start children use."""

    def __init__(self, pid: int, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self.pid, self.returncode = pid, None
        self.stdin: IO[bytes] | None = stdin
        self.stdout: IO[bytes] | None = stdout
        self._lock = threading.Lock()

    returncode: int | None

    def poll(self) -> int | None:
        """Its status, once it has ended."""
        return self._end(os.WNOHANG)

    def _end(self, options: int) -> int | None:
        with self._lock:
            if self.returncode is None:
                pid, status = os.waitpid(self.pid, options)
                if pid:
                    self.returncode = os.waitstatus_to_exitcode(status)
            return self.returncode

    def kill(self) -> None:
        """End it at once."""
        with self._lock:
            if self.returncode is None:
                os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int | None:
        """Its status, when it ends."""
        return self._end(0)

    def __enter__(self) -> Copy:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for stream in (self.stdin, self.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self.wait()


class Template:
    """The process that is copied; it starts with the first copy that is asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._channel: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def _started(self) -> socket.socket:
        if self._channel is None:
            self._channel, theirs = socket.socketpair()
            environment = os.environ | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
            environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
            with theirs:
                self._process = subprocess.Popen(
                    [sys.executable, __file__, str(theirs.fileno())],
                    pass_fds=(theirs.fileno(),),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=environment,
                    cwd=Path(__file__).parent,
                )
        return self._channel

    def copy(self, *jobs: str) -> Copy:
        """A child that is told to load `jobs` ahead."""
        from app.workers.children import child_environment

        message = json.dumps([jobs, str(Path.cwd()), child_environment()]).encode()
        (read_in, write_in), (read_out, write_out) = os.pipe(), os.pipe()
        with self._lock:
            channel = self._started()
            adopting(True)
            try:
                socket.send_fds(channel, [_NUMBER.pack(len(message)) + message], [read_in, write_out])
                (pid,) = _NUMBER.unpack(channel.recv(_NUMBER.size, socket.MSG_WAITALL))
            finally:
                adopting(False)
                os.close(read_in)
                os.close(write_out)
        return Copy(pid, os.fdopen(write_in, "wb"), os.fdopen(read_out, "rb"))

    def end(self) -> None:
        """End it, if it runs; copies live on."""
        if self._channel is not None and self._process is not None:
            self._channel.close()
            self._process.wait()


def adopting(wanted: bool) -> None:
    """Whether processes below this one become its own children when their parent ends."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, int(wanted), 0, 0, 0)


def main(channel: socket.socket) -> None:
    """The template's life: load, then fork for every message until the other end has gone."""
    from app.workers import jobs, server

    for job in jobs.JOBS:
        server.load(job)
    server.load = lambda _job: None
    gc.collect()
    gc.freeze()
    while True:
        head, received, *_ = socket.recv_fds(channel, _NUMBER.size, 2)
        if not head:
            return
        message = channel.recv(*_NUMBER.unpack(head), socket.MSG_WAITALL)
        read_end, write_end = os.pipe()
        between = os.fork()
        if not between:  # ends at once, so that the process that asked becomes the parent of the copy
            if pid := os.fork():
                os.write(write_end, _NUMBER.pack(pid))
                os._exit(0)
            for number in (read_end, write_end, channel.fileno()):
                os.close(number)
            become(message, *received)
        os.waitpid(between, 0)
        channel.sendall(os.read(read_end, _NUMBER.size))
        for number in (read_end, write_end, *received):
            os.close(number)


def become(message: bytes, stdin: int, stdout: int) -> None:
    """In the copy: be the child that was asked for."""
    from app.workers import server

    os.setpgid(0, 0)
    ahead, folder, environment = json.loads(message)
    for number, target in ((stdin, 0), (stdout, 1)):
        os.dup2(number, target)
        os.close(number)
    os.environ.clear()
    os.environ.update(environment)
    with contextlib.suppress(OSError):
        os.chdir(folder)
    server.serve(*ahead)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    main(socket.socket(fileno=int(sys.argv[1])))
