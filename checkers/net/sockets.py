"""The sockets of one request, and the operating system's resolver. Used only by `checkers.net`."""

from __future__ import annotations

import contextlib
import socket
import threading


class RequestSockets:
    """The sockets of one request; `close_all` ends them at once, also while another thread reads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cut = False
        self._sockets: list[socket.socket] = []

    def add(self, sock: socket.socket) -> None:
        """Register a connected socket; closes it when `close_all` was called already."""
        with self._lock:
            self._sockets.append(sock)
            cut = self._cut
        if cut:
            self.close_all()

    def close_all(self) -> None:
        """Shut down every socket."""
        with self._lock:
            self._cut = True
            sockets = list(self._sockets)
        for sock in sockets:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """Return all addresses of a host, from the operating system, in its order."""
    infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(info[4][0]) for info in infos))
