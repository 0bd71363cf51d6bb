"""Checks that a JPEG holds pixels and nothing else: for photos our own writers put into a copy."""

from __future__ import annotations

from typing import Final

_PLAIN: Final = frozenset([0xDB, 0xC0, 0xC1, 0xC4, 0xDD])
_JFIF_LENGTH: Final = 16


def jpeg_objection(data: bytes) -> str:
    """Return the first thing in a JPEG that is not pixels; empty when there is none."""
    if not data.startswith(b"\xff\xd8"):
        return "not a JPEG"
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:
            return _tail(data, at + 2 + length)
        if marker == 0xE0:
            if length != _JFIF_LENGTH:
                return "JFIF header with extra bytes"
        elif marker not in _PLAIN:
            return f"segment {marker:02X}"
        at += 2 + length
    return "damaged"


def _tail(data: bytes, at: int) -> str:
    """Check that entropy-coded data runs up to the end marker and that the file ends there."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        following = data[at + 1]
        if following == 0xD9:
            return "" if at + 2 == len(data) else "bytes after the picture"
        if following != 0 and not 0xD0 <= following <= 0xD7:
            return f"segment {following:02X} after the scan"
        at += 2
    return "no end marker"
