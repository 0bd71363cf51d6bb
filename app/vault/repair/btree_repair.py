"""Rebuilds a damaged interior page of a table's b-tree, so that one bad byte there loses no row below it.

SQLite finds the rows of a table through interior pages; when one of these is lost, every page below it is still sound
but nobody points to it. Such pages are found and a new interior page is written over the lost one. Works on a plain
image in memory; never writes a file. Format: https://www.sqlite.org/fileformat2.html#b_tree_pages.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import Final

from app.vault.repair.pages import PAGE

_INNER: Final = 0x05
_LEAF: Final = 0x0D
_USABLE: Final = PAGE - 80
_HEADER: Final = 100


def rebuild_inner_page(image: bytes, lost: int, roots: Sequence[int]) -> bytes:
    """Return the image with the page `lost` (from 1) rebuilt over the pages that nothing points to.

    Unchanged if there are none. `roots` are the first pages of all tables and indexes.
    """
    count = len(image) // PAGE
    pages = {number: image[(number - 1) * PAGE : number * PAGE] for number in range(2, count + 1)}
    tables = {number: page for number, page in pages.items() if page[0] in (_INNER, _LEAF)}
    known = {*roots, *_free_pages(image, count), *_children(image[:PAGE], _HEADER)}
    for page in tables.values():
        known.update(_children(page))
    found = []
    for number in tables.keys() - known:
        last = _last_key(tables, number)
        if last is not None:
            found.append((last, number))
    if not found:
        return image
    made = _inner_page(sorted(found))
    start = (lost - 1) * PAGE
    return image[:start] + made + image[start + PAGE :] if len(made) == PAGE else image


def _free_pages(image: bytes, count: int) -> Iterator[int]:
    """Yield pages of the free list: their old content is no part of any table."""
    (trunk,) = struct.unpack(">I", image[32:36])
    for _ in range(count):
        if not 0 < trunk <= count:
            return
        yield trunk
        page = image[(trunk - 1) * PAGE : trunk * PAGE]
        trunk, listed = struct.unpack(">2I", page[:8])
        yield from struct.unpack(f">{min(listed, _USABLE // 4 - 2)}I", page[8 : 8 + 4 * min(listed, _USABLE // 4 - 2)])


def _cells(page: bytes, at: int = 0) -> list[int]:
    (count,) = struct.unpack(">H", page[at + 3 : at + 5])
    start = at + (12 if page[at] == _INNER else 8)
    return list(struct.unpack(f">{count}H", page[start : start + 2 * count])) if start + 2 * count <= _USABLE else []


def _children(page: bytes, at: int = 0) -> list[int]:
    """Yield the pages that an interior page points to; its header is at `at` (100 on page 1, which holds the schema)."""
    if page[at] != _INNER:
        return []
    below = [struct.unpack(">I", page[cell : cell + 4])[0] for cell in _cells(page, at) if cell + 4 <= _USABLE]
    return [*below, struct.unpack(">I", page[at + 8 : at + 12])[0]]


def _last_key(tables: dict[int, bytes], number: int) -> int | None:
    """Return the greatest key on or below a page; None for an empty or malformed one."""
    for _ in range(20):
        page = tables.get(number)
        if page is None:
            return None
        if page[0] == _LEAF:
            cells = _cells(page)
            return _varint(page, _after(page, cells[-1])) if cells else None
        (number,) = struct.unpack(">I", page[8:12])
    return None


def _after(page: bytes, at: int) -> int:
    """Return the offset behind the varint (1–9 bytes) at `at`."""
    for length in range(1, 9):
        if at + length > _USABLE or page[at + length - 1] < 0x80:
            return at + length
    return at + 9


def _varint(page: bytes, at: int) -> int | None:
    end = _after(page, at)
    if end > _USABLE or end - at == 9:
        return None
    value = 0
    for byte in page[at:end]:
        value = value << 7 | byte & 0x7F
    return value


def _as_varint(value: int) -> bytes:
    out = [value & 0x7F]
    while value := value >> 7:
        out.append(value & 0x7F | 0x80)
    return bytes(reversed(out))


def _inner_page(below: Sequence[tuple[int, int]]) -> bytes:
    """Build an interior page over (last key, page) pairs in order; empty when they are too many for one."""
    cells = [struct.pack(">I", number) + _as_varint(last) for last, number in below[:-1]]
    start = _USABLE - sum(map(len, cells))
    if start < 12 + 2 * len(cells):
        return b""
    pointers, at = [], _USABLE
    for cell in cells:
        at -= len(cell)
        pointers.append(at)
    head = struct.pack(">BHHHBI", _INNER, 0, len(cells), start, 0, below[-1][1])
    head += struct.pack(f">{len(pointers)}H", *pointers)
    return head + bytes(start - len(head)) + b"".join(reversed(cells)) + bytes(PAGE - _USABLE)
