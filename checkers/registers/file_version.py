"""Version of the registers file, read from its first bytes, so that the check loads no database."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.files import open_file

FORMAT: Final = 6
"""The layout of the lists, kept as `user_version`."""
_MAGIC: Final = b"SQLite format 3\0"
_HEAD: Final = 100


def is_settled(path: Path) -> bool:
    """Return True if a read-only process can use the file as it is, or if there is no file.

    It is then of today's layout, and without a log beside it that would have to be worked in first (write version 2;
    https://www.sqlite.org/fileformat.html, 1.3).
    """
    try:
        with open_file(path) as file:
            head = file.read(_HEAD)
    except OSError:
        return True
    return not head.startswith(_MAGIC) or (head[18] == 1 and int.from_bytes(head[60:64], "big") == FORMAT)
