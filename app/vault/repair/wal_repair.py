"""Detects a damaged write-ahead log before SQLite reads it, and replays one where SQLite cannot.

SQLite stops replaying at the first frame whose checksum is wrong and says nothing: right for a commit that a crash
cut short, wrong when a byte went bad afterwards, because every later commit is dropped. Runs only when a log was left
behind. Format: https://www.sqlite.org/fileformat2.html#walformat. Never writes.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final, NamedTuple

from app.files import read_bytes
from app.vault.folder import LARGEST_DATABASE

_HEADER: Final = 32
_FRAME: Final = 24
_MAGIC: Final = (0x377F0682, 0x377F0683)
_MASK: Final = 0xFFFFFFFF
_MAX_PAGES: Final = 1 << 24
"""64 GB: a page number beyond is damage, not data."""


def has_damaged_frames(path: Path) -> bool:
    """Return True if the log holds frames of the present generation that SQLite would silently ignore.

    False when there is no log, and for a log that merely ends in an incomplete frame.
    """
    data = _bytes(path)
    if len(data) < _HEADER:
        return False
    head = _head(data)
    return head is None or _bad_frame(data, head)


def replay(database: bytes, path: Path) -> bytes:
    """Return the database with the log at `path` replayed: for one that SQLite itself cannot open any more.

    Takes what SQLite would take: sound frames from the start, up to the last complete commit.
    """
    data = _bytes(path)
    head = _head(data) if len(data) >= _HEADER else None
    if head is None:
        return database
    pages: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    size, running, step = 0, head.running, _FRAME + head.page_size
    for start in range(_HEADER, len(data) - step + 1, step):
        frame = data[start : start + step]
        number, commit, salt1, salt2, sum1, sum2 = struct.unpack(">6I", frame[:_FRAME])
        running = _checksum(frame[:8] + frame[_FRAME:], head.order, running)
        if (salt1, salt2) != head.salts or running != (sum1, sum2) or not 0 < number <= _MAX_PAGES:
            break
        waiting[number] = frame[_FRAME:]
        if commit:
            pages |= waiting
            waiting, size = {}, commit * head.page_size
    return _apply_pages(database, pages, head.page_size, size)


def _apply_pages(database: bytes, pages: dict[int, bytes], page_size: int, size: int) -> bytes:
    if not pages:
        return database
    out = bytearray(database)
    out.extend(bytes(max(max(pages) * page_size - len(out), 0)))
    for number, page in pages.items():
        out[(number - 1) * page_size : number * page_size] = page
    return bytes(out[:size])


class _Head(NamedTuple):
    page_size: int
    order: str
    salts: tuple[int, int]
    running: tuple[int, int]


def _bytes(path: Path) -> bytes:
    try:
        return read_bytes(path, LARGEST_DATABASE)
    except FileNotFoundError:
        return b""


def _head(data: bytes) -> _Head | None:
    """Parse the header; None when it is damaged."""
    magic, _, page_size, _, salt1, salt2, sum1, sum2 = struct.unpack(">8I", data[:_HEADER])
    order = ">" if magic & 1 else "<"
    if magic not in _MAGIC or _checksum(data[: _HEADER - 8], order, (0, 0)) != (sum1, sum2):
        return None
    return _Head(page_size, order, (salt1, salt2), (sum1, sum2))


def _bad_frame(data: bytes, head: _Head) -> bool:
    page_size, order, salts, running = head
    wrong = ended = False
    for start in range(_HEADER, len(data) - _FRAME - page_size + 1, _FRAME + page_size):
        frame = data[start : start + _FRAME + page_size]
        salt1, salt2, sum1, sum2 = struct.unpack(">4I", frame[8:_FRAME])
        if (salt1 == salts[0]) != (salt2 == salts[1]):
            return True  # one salt word altered: a frame of an older generation shares neither
        if salt1 != salts[0]:
            ended = True  # leftovers of an older generation: the log was being started over, nothing is committed here
            continue
        if wrong or ended:
            return True
        running = _checksum(frame[:8] + frame[_FRAME:], order, running)
        wrong = running != (sum1, sum2)
    return wrong and not ended and (len(data) - _HEADER) % (_FRAME + page_size) == 0


def _checksum(data: bytes, order: str, running: tuple[int, int]) -> tuple[int, int]:
    first, second = running
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for index in range(0, len(words), 2):
        first = (first + words[index] + second) & _MASK
        second = (second + words[index + 1] + first) & _MASK
    return first, second
