"""Splits a mail box in one file (mbox, RFC 4155) into messages: the bytes of saved e-mails. Reads no message, opens no file.

Not Python's `mailbox`: that reads from a path alone, and what surfaced may be in the vault alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, Final

from app.mail.message import SUFFIX

BOX: Final = ".mbox"
_FROM: Final = b"From "
_HEAD: Final = re.compile(rb"From [^\r\n]{0,500}\r?\n(?=[!-9;-~]{1,80}:|>From )")
"""The line before a message stands behind an empty line, and before a head: "From" at the beginning of a sentence does neither."""
_PIECE: Final = 65_536
"""Bytes that are read of a line in one go: a longer one comes in pieces."""
_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


def split_messages(data: bytes) -> tuple[bytes, ...]:
    """Return the messages in their order, with quoted `From` lines restored; none if it is no mail box."""
    heads = list(_heads(data))
    ends = [start for start, _ in [*heads, (len(data), 0)][1:]]
    found = (data[begin:end].rstrip(b"\r\n") for (_, begin), end in zip(heads, ends, strict=True))
    return tuple((_QUOTED.sub(rb"\1", one) if b">From " in one else one) + b"\n" for one in found)


def _heads(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line before a message."""
    at = data.find(_FROM)
    while at >= 0:
        before = data[max(0, at - 4) : at].replace(b"\r", b"")
        match = _HEAD.match(data, at) if before.endswith(b"\n\n") or (at < 9 and not before.strip()) else None
        if match is not None:
            yield match.span()
        at = data.find(b"\n" + _FROM, at) + 1 or -1


def stream_messages(source: BinaryIO, most: int) -> Iterator[bytes]:
    """Yield the messages of a mail box of any size as `split_messages` does; of one longer than `most` bytes only the beginning."""
    message, blank, head = bytearray(), True, b""
    begun = False
    while line := source.readline(_PIECE):
        if head and _HEAD.match(head + line[:81]):
            if begun:
                yield _unquoted(message, most)
            message, begun = bytearray(), True
        else:
            message += head[: max(0, most - len(message))] if begun else b""
        head = b""
        if blank and line.startswith(_FROM):
            head = line
        elif begun and len(message) < most:
            message += line
        blank = not line.strip(b"\r\n")
    if begun:
        yield _unquoted(message + head, most)


def _unquoted(message: bytearray, most: int) -> bytes:
    data = bytes(message[:most]).rstrip(b"\r\n")
    return (_QUOTED.sub(rb"\1", data) if b">From " in data else data) + b"\n"


def is_mbox_name(untrusted_name: str) -> bool:
    """Return True if the file's name ends as a mail box's."""
    return untrusted_name.lower().endswith(BOX)


def message_name(untrusted_name: str, number: int) -> str:
    """Return a file name for one message of a box."""
    return f"{PurePath(untrusted_name).stem} {number}{SUFFIX}"
