"""Restores a vault's schema table when its own pages are damaged, so that one bad byte there loses no row.

The schema is made by the migrations alone, so an empty vault has the same schema pages in the same places: as
created, or as `VACUUM` arranges them (a restored backup). Works on a plain image in memory; never writes a file.
"""

from __future__ import annotations

import sqlite3
import struct
from typing import Final

from app.vault import migrations
from app.vault.repair.pages import PAGE
from app.vault.store import database
from app.vault.store.migrate import SET

TABLES: Final = (
    *("masters", "recipients", "copies", "ledger", "checks", "incidents"),
    *("meta", "blobs", "copy_details", "copy_files", "incident_files", "preferences", "wordings"),
)
"""What a person would miss; the search index is made anew from these."""
_HEADER: Final = 100
_RESERVED: Final = 80
_INTERIOR: Final = 5


def restore_schema(image: bytes) -> bytes:
    """Return the image with its schema pages replaced if tables are missing; the layout that reads most tables wins."""
    best, known = image, count_readable_tables(image)
    if known == len(TABLES):
        return image
    for fresh in _layouts():
        candidate = _with_schema(image, fresh)
        if (count := count_readable_tables(candidate)) > known:
            best, known = candidate, count
    return best


def count_readable_tables(image: bytes) -> int:
    """Count the `TABLES` whose first page the image finds."""
    sql = sqlite3.connect(":memory:")
    try:
        sql.deserialize(image)
        return sum(_is_readable(sql, table) for table in TABLES)
    finally:
        sql.close()


def _is_readable(sql: sqlite3.Connection, table: str) -> bool:
    try:
        sql.execute(f"SELECT * FROM {table} LIMIT 1").fetchall()
    except sqlite3.Error:
        return False
    return True


def _layouts() -> tuple[bytes, bytes]:
    """Return plain images of an empty vault: as created, and after VACUUM."""
    database.preload_writing()
    from sqlite_utils import Database, Migrations

    sql = sqlite3.connect(":memory:")
    try:
        sql.deserialize(_empty_database())
        steps = Migrations(SET)
        for step in migrations.MIGRATIONS:
            steps(name=step.name)(step.apply)
        steps.apply(Database(sql, execute_plugins=False))
        made = sql.serialize()
        sql.execute("VACUUM")
        return made, sql.serialize()
    finally:
        sql.close()


def _empty_database() -> bytes:
    """Return an empty database with SQLCipher's page size and reserved bytes (https://www.sqlite.org/fileformat2.html)."""
    page = bytearray(PAGE)
    page[:24] = b"SQLite format 3\0" + struct.pack(">H6B", PAGE, 1, 1, _RESERVED, 64, 32, 32)
    page[28:32], page[44:48], page[56:60] = (struct.pack(">I", number) for number in (1, 4, 1))
    page[_HEADER : _HEADER + 8] = b"\x0d\0\0\0\0" + struct.pack(">H", PAGE - _RESERVED) + b"\0"
    return bytes(page)


def _with_schema(image: bytes, fresh: bytes) -> bytes:
    out = bytearray(image)
    for number in _schema_pages(fresh):
        start = (number - 1) * PAGE
        out[start : start + PAGE] = fresh[start : start + PAGE]
    out[28:32] = struct.pack(">I", len(out) // PAGE)
    out[32:40] = bytes(8)  # no free pages: nothing is ever written to the image
    return bytes(out)


def _schema_pages(fresh: bytes) -> list[int]:
    """Return page 1 and the pages right below it."""
    if fresh[_HEADER] != _INTERIOR:
        return [1]
    (cells,) = struct.unpack(">H", fresh[_HEADER + 3 : _HEADER + 5])
    pointers = struct.unpack(f">{cells}H", fresh[_HEADER + 12 : _HEADER + 12 + 2 * cells])
    below = [struct.unpack(">I", fresh[at : at + 4])[0] for at in pointers]
    return [1, *below, *struct.unpack(">I", fresh[_HEADER + 8 : _HEADER + 12])]
