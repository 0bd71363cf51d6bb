"""Reads and writes the framed messages of native messaging: a length of four bytes in the machine's own order, then JSON.

The length is judged before anything behind it is read: a browser passes messages of 64 MB.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Final, Protocol

MOST: Final = 16 * 1024 * 1024
"""Bytes of one message. The extension stops at 3 million characters."""
_LENGTH: Final = struct.Struct("=I")
HEAD: Final = _LENGTH.size


class Source(Protocol):
    """Something to read from."""

    def read(self, size: int, /) -> bytes:
        """Return `size` bytes; fewer at the end."""


class FrameTooLarge(ValueError):
    """A frame whose length is more than `MOST`; `size` bytes of it follow, unread."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def length_of(head: bytes) -> int:
    """Return the length that the first four bytes of a frame say. Raises `FrameTooLarge`."""
    size = int(_LENGTH.unpack(head)[0])
    if size > MOST:
        raise FrameTooLarge(size)
    return size


def read_frame(source: Source) -> bytes | None:
    """Return the body of one frame, None if it ends early. Raises `FrameTooLarge`."""
    head = source.read(HEAD)
    if len(head) < HEAD:
        return None
    size = length_of(head)
    body = source.read(size)
    return body if len(body) == size else None


def frame(body: bytes) -> bytes:
    """Return a frame around a body."""
    return _LENGTH.pack(len(body)) + body


def answer_frame(answer: Mapping[str, object]) -> bytes:
    """Return the frame of an answer."""
    return frame(json.dumps(answer).encode())
