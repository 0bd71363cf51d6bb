"""An IMAP server on loopback that says what a test tells it to, over TLS."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

Answer = Callable[[str, bytes], bytes | None]
"""From the tag and the command to what is sent; None ends the connection."""


@contextmanager
def scripted(
    certificate: Path, answer: Answer, greeting: bytes = b"* OK ready\r\n", *, tls: bool = True
) -> Iterator[tuple[int, list[bytes]]]:
    """Run a server; yields its port and the commands it got."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_suffix(".key"))
    listener = socket.create_server(("127.0.0.1", 0))
    got: list[bytes] = []

    def serve() -> None:
        while True:
            with suppress(OSError):
                try:
                    raw, _ = listener.accept()
                except OSError:
                    return
                with context.wrap_socket(raw, server_side=True) if tls else raw as line:
                    _talk(line, greeting, answer, got)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listener.getsockname()[1], got
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _talk(line: socket.socket, greeting: bytes, answer: Answer, got: list[bytes]) -> None:
    line.sendall(greeting)
    with line.makefile("rb") as source:
        while command := source.readline():
            got.append(command.strip())
            tag = command.split(b" ", 1)[0].decode("ascii", "replace")
            said = answer(tag, command)
            if said is None:
                return
            line.sendall(said)


def usual(tag: str, command: bytes) -> bytes | None:
    """Answer as a plain server does."""
    word = command.split()[1].upper() if len(command.split()) > 1 else b""
    done = f"{tag} OK done\r\n".encode()
    if word == b"CAPABILITY":
        return b"* CAPABILITY IMAP4rev1 ID\r\n" + done
    if word == b"EXAMINE":
        return b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n" + done
    if word == b"UID" and b"SEARCH" in command:
        return b"* SEARCH 1\r\n" + done
    return done
