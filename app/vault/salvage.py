"""Reads a damaged vault as far as it goes: which rows are unreadable, and everything else written out on request.

The database is decrypted page by page into a plain image that exists in memory only; damaged pages are blank in it.
`write_out` is the one function of the vault that writes plain text, into a folder the person chose for that.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.files import make_private_folder, write_atomic
from app.vault.database import Row
from app.vault.pages import plain_image
from app.vault.schema_image import mended

_ROWS: Final = ("masters", "recipients", "copies", "ledger", "checks", "incidents")
"""Tables whose rows are found one by one, by their integer key."""
_WHOLE: Final = ("meta", "copy_details", "copy_files", "incident_files", "preferences", "wordings")
_KEY: Final = {"ledger": "number"}
_LIMIT: Final = 1_000_000
_FILES: Final = (
    "SELECT c.reference || ' ' || f.format, f.sha256 FROM copy_files f JOIN copies c USING (copy_id)",
    "SELECT 'incident ' || incident_id || ' ' || name, sha256 FROM incident_files",
    "SELECT 'check ' || id, source_sha256 FROM checks WHERE source_sha256 != ''",
)


class Image:
    """A decrypted image of a vault database, in memory."""

    def __init__(self, data: bytes, key: bytes, damaged: list[int]) -> None:
        self._sql = sqlite3.connect(":memory:")
        image = plain_image(data, key, damaged)
        self._sql.deserialize(mended(image) if damaged else image)
        self._sql.execute("PRAGMA cell_size_check = ON")

    def close(self) -> None:
        """Forget the image."""
        self._sql.close()

    def unreadable(self) -> list[str]:
        """What cannot be read, in words of the data: `ledger 3–5`, `R7K4-Q2MD pdf`, `preferences`."""
        found = []
        for table in _ROWS:
            gone = [number for number, row in self._by_key(table) if row is None]
            found += [f"{table} {span}" for span in _spans(gone)]
        found += [table for table in _WHOLE if self._all(f"SELECT * FROM {table}")[1]]
        return found + [name for name, _, data in self.files() if data is None]

    def rows(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Every readable row of every table but the search index and the blobs, as (table, columns)."""
        for table in (*_ROWS, *_WHOLE):
            names = self._columns(table)
            if table in _ROWS:
                readable = [row for _, row in self._by_key(table) if row is not None]
            else:
                readable = self._all(f"SELECT * FROM {table}")[0]
            for row in readable:
                pairs = zip(names, row, strict=False)
                yield table, {name: value.hex() if isinstance(value, bytes) else value for name, value in pairs}

    def files(self) -> Iterator[tuple[str, str, bytes | None]]:
        """Every stored file by name and hash; None where its bytes cannot be read."""
        for statement in _FILES:
            for name, digest in self._all(statement)[0]:
                rows, broken = self._all("SELECT data FROM blobs WHERE sha256 = ?", str(digest))
                data = rows[0][0] if rows and not broken else None
                yield str(name), str(digest), data if isinstance(data, bytes) else None

    def nameless(self, known: set[str]) -> Iterator[tuple[str, bytes]]:
        """Stored files that no readable row speaks of (it is lost), by their hash; those in `known` are left out."""
        for number, row in self._by_key("blobs", "seq, sha256"):
            if row is None or row[1] not in known:
                rows, broken = self._all("SELECT sha256, data FROM blobs WHERE seq = ?", str(number))
                if rows and not broken and rows[0][0] not in known and isinstance(rows[0][1], bytes):
                    yield str(rows[0][0]), rows[0][1]

    def _columns(self, table: str) -> list[str]:
        return [str(row[1]) for row in self._all(f"PRAGMA table_info({table})")[0]]

    def _all(self, statement: str, *values: str) -> tuple[list[Row], bool]:
        """The rows up to the first unreadable one, and whether there was one."""
        rows: list[Row] = []
        try:
            rows.extend(self._sql.execute(statement, values))
        except sqlite3.Error:
            return rows, True
        return rows, False

    def _by_key(self, table: str, columns: str = "*") -> Iterator[tuple[int, Row | None]]:
        """Each row of a table by its key; None for one that cannot be read."""
        rows, broken = self._all(f"SELECT {columns} FROM {table}")
        key = _KEY.get(table, "seq")
        if not broken:
            yield from ((int(str(row[0])), row) for row in rows)
            return
        last, lost = self._all(f"SELECT max({key}) FROM {table}")
        end = int(str(last[0][0])) if last and not lost and last[0][0] is not None else len(rows) + 1000
        for number in range(1, min(end, _LIMIT) + 1):
            one, lost = self._all(f"SELECT {columns} FROM {table} WHERE {key} = ?", str(number))
            if one or lost:
                yield number, None if lost else one[0]


def write_out(image: Image, folder: Path) -> list[str]:
    """Write every readable row (`<table>.jsonl`) and file into `folder`; returns the names of lost files."""
    make_private_folder(folder / "files")
    lines: dict[str, list[str]] = {}
    for table, row in image.rows():
        if not (table == "meta" and row.get("key") == "mark_secret"):
            lines.setdefault(table, []).append(json.dumps(row, ensure_ascii=False))
    for table, kept in lines.items():
        write_atomic(folder / f"{table}.jsonl", ("\n".join(kept) + "\n").encode())
    lost, written, number = list[str](), set[str](), 0
    for number, (name, digest, data) in enumerate(image.files(), 1):
        if data is None:
            lost.append(name)
        else:
            written.add(digest)
            safe = "".join(ch if ch.isalnum() or ch in "-." else "_" for ch in name)[:80]
            write_atomic(folder / "files" / f"{number:05d}-{safe}", data)
    for digest, data in image.nameless(written):
        number += 1
        write_atomic(folder / "files" / f"{number:05d}-{digest[:16]}", data)
    return lost


def _spans(numbers: list[int]) -> list[str]:
    """`[1, 2, 3, 7]` as `1–3`, `7`."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][-1] == number - 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number, number])
    return [str(first) if first == last else f"{first}–{last}" for first, last in spans]
