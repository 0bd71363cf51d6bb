"""Reads a damaged vault as far as possible: lists unreadable rows, and exports everything else on request.

The database is decrypted page by page into a plain image that exists in memory only; damaged pages are blank in it.
`export_readable` is the one function of the vault that writes plain text, into a folder the person chose for that.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.errors import Cancelled
from app.files import make_private_folder, write_atomic
from app.vault.ledger.row_hashes import sha256
from app.vault.repair.btree_repair import rebuild_inner_page
from app.vault.repair.pages import plain_image
from app.vault.repair.schema_table import restore_schema
from app.vault.store.database import Row
from app.workers.cancellation import CancelToken, check

_ROWS: Final = (
    *("masters", "recipients", "copies", "ledger", "checks", "incidents", "copy_details", "meta", "preferences"),
)
"""Tables whose rows are found one by one, by their integer key."""
_OWNER_COLUMNS: Final = {"copy_files": ("copies", "copy_id"), "incident_files": ("incidents", "incident_id")}
"""Tables without such a key, by whose rows they belong to: one that is damaged is read for each owner."""
_WHOLE: Final = (*_OWNER_COLUMNS, "wordings")
_KEY: Final = {"ledger": "number", "copy_details": "rowid", "meta": "rowid", "preferences": "rowid"}
_OWNER: Final = {"copies": "seq, copy_id, reference", "incidents": "seq, id"}
_LIMIT: Final = 1_000_000


class DecryptedImage:
    """A decrypted image of a vault database, in memory."""

    def __init__(self, data: bytes, key: bytes, damaged: list[int]) -> None:
        self._sql = sqlite3.connect(":memory:")
        image = plain_image(data, key, damaged)
        self._sql.deserialize(restore_schema(image) if damaged else image)
        self._sql.execute("PRAGMA cell_size_check = ON")
        if len(damaged) == 1 and damaged != [1]:
            roots = [
                int(str(row[0]))
                for row in self._rows_until_damage("SELECT rootpage FROM sqlite_master WHERE rootpage > 0")[0]
            ]
            self._sql.deserialize(rebuild_inner_page(self._sql.serialize(), damaged[0], roots))

    def close(self) -> None:
        """Discard the image."""
        self._sql.close()

    def unreadable(self) -> list[str]:
        """List what cannot be read, in words of the data: `ledger 3–5`, `R7K4-Q2MD pdf`, `preferences`."""
        found = []
        for table in _ROWS:
            by_key = list(self._by_key(table))
            gone = [number for number, row in by_key if row is None or _has_hole(row)]
            if gone and len(gone) == len(by_key):
                found.append(table)  # how many there were is lost with them
            else:
                found += [f"{table} {span}" for span in _spans(gone)]
        found += [table for table in _WHOLE if self._rows_until_damage(f"SELECT * FROM {table} NOT INDEXED")[1]]
        return found + [name for name, _, data in self.files() if data is None]

    def rows(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield every readable row of every table but the search index and the blobs, as (table, columns).

        A row whose text has a hole is of `<table>-damaged`.
        """
        for table in (*_ROWS, *_WHOLE):
            names = self._columns(table)
            if table in _ROWS:
                readable = [row for _, row in self._by_key(table) if row is not None]
            else:
                readable = self._readable_rows(table)
            for row in readable:
                pairs = zip(names, row, strict=False)
                kept = f"{table}-damaged" if _has_hole(row) else table
                yield kept, {name: value.hex() if isinstance(value, bytes) else value for name, value in pairs}

    def files(self) -> Iterator[tuple[str, str, bytes | None]]:
        """Yield every stored file as (name, hash, bytes); None where its bytes cannot be read."""
        places = self._blob_rows()
        for name, digest in self._names():
            yield name, digest, self._data(places.get(digest, 0), digest)

    def unreferenced_files(self, known: set[str]) -> Iterator[tuple[str, bytes]]:
        """Yield stored files without a readable row, by their hash; those in `known` are left out."""
        for digest, place in self._blob_rows().items():
            data = self._data(place, digest) if digest not in known else None
            if data is not None:
                yield digest, data

    def _names(self) -> Iterator[tuple[str, str]]:
        """Yield every stored file that a readable row refers to, as (name, hash).

        No index is used, for it may be damaged.
        """
        references = {str(row[1]): str(row[2]) for row in self._owners("copies")}
        named = {
            (f"{references.get(str(copy_id), str(copy_id))} {file_format!s}", str(digest))
            for copy_id, file_format, _, digest, *_ in self._readable_rows("copy_files")
        }
        yield from sorted(named | set(self._recorded()))
        for incident, name, digest, *_ in self._readable_rows("incident_files"):
            yield f"incident {incident!s} {name!s}", str(digest)
        for _, row in self._by_key("checks", "seq, id, source_sha256"):
            if row is not None and row[2]:
                yield f"check {row[1]!s}", str(row[2])

    def _recorded(self) -> Iterator[tuple[str, str]]:
        """Yield the files of copies and the pictures of checks from the ledger, whose rows may be whole where others are lost."""
        for _, row in self._by_key("ledger", "kind, body"):
            if row is not None and row[0] in ("copy", "check"):
                with contextlib.suppress(ValueError, KeyError, TypeError):
                    body = json.loads(str(row[1]))
                    yield from (
                        (f"{body['reference']} {file['format']}", file["sha256"]) for file in body.get("files", ())
                    )
                    yield from ((f"check {body['check_id']} picture", digest) for digest in body.get("pictures", ()))

    def _blob_rows(self) -> dict[str, int]:
        """Return hash → row number of the blobs."""
        return {str(row[1]): number for number, row in self._by_key("blobs", "seq, sha256") if row is not None}

    def _data(self, place: int, digest: str) -> bytes | None:
        """Return the bytes if their hash is right: SQLite takes the zeros of a lost last page for content."""
        rows, broken = self._rows_until_damage("SELECT data FROM blobs WHERE seq = ?", str(place))
        data = rows[0][0] if rows and not broken else None
        return data if isinstance(data, bytes) and sha256(data) == digest else None

    def _owners(self, table: str) -> list[Row]:
        return [row for _, row in self._by_key(table, _OWNER[table]) if row is not None]

    def _readable_rows(self, table: str) -> list[Row]:
        """Return the readable rows of a table without integer key."""
        rows, broken = self._rows_until_damage(f"SELECT * FROM {table} NOT INDEXED")
        if not broken or table not in _OWNER_COLUMNS:
            return rows
        owner, column = _OWNER_COLUMNS[table]
        by_owner = f"SELECT * FROM {table} WHERE {column} = ?"
        return [row for one in self._owners(owner) for row in self._rows_until_damage(by_owner, str(one[1]))[0]]

    def _columns(self, table: str) -> list[str]:
        return [str(row[1]) for row in self._rows_until_damage(f"PRAGMA table_info({table})")[0]]

    def _rows_until_damage(self, statement: str, *values: str) -> tuple[list[Row], bool]:
        """Return the rows up to the first unreadable one, and whether there was one."""
        rows: list[Row] = []
        try:
            rows.extend(self._sql.execute(statement, values))
        except sqlite3.Error:
            return rows, True
        return rows, False

    def _by_key(self, table: str, columns: str = "*") -> Iterator[tuple[int, Row | None]]:
        """Yield each row of a table by its key; None for one that cannot be read."""
        key = _KEY.get(table, "seq")
        rows, broken = self._rows_until_damage(f"SELECT {key}, {columns} FROM {table} NOT INDEXED")
        if not broken:
            yield from ((int(str(row[0])), row[1:]) for row in rows)
            return
        last, lost = self._rows_until_damage(f"SELECT max({key}) FROM {table}")
        end = int(str(last[0][0])) if last and not lost and last[0][0] is not None else len(rows) + 1000
        for number in range(1, min(end, _LIMIT) + 1):
            one, lost = self._rows_until_damage(f"SELECT {columns} FROM {table} WHERE {key} = ?", str(number))
            if one or lost:
                yield number, None if lost else one[0]


def export_readable(image: DecryptedImage, folder: Path, cancel: CancelToken | None = None) -> list[str]:
    """Write every readable row (`<table>.jsonl`) and file to `folder`; returns the names of lost files.

    Raises `Cancelled`: what was written is removed again then.
    """
    make_private_folder(folder / "files")
    try:
        return _export_readable(image, folder, cancel)
    except Cancelled:
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise


def _export_readable(image: DecryptedImage, folder: Path, cancel: CancelToken | None) -> list[str]:
    lines: dict[str, list[str]] = {}
    for table, row in image.rows():
        if not (table == "meta" and row.get("key") == "mark_secret"):
            lines.setdefault(table, []).append(json.dumps(row, ensure_ascii=False))
    for table, kept in lines.items():
        check(cancel)
        write_atomic(folder / f"{table}.jsonl", ("\n".join(kept) + "\n").encode())
    lost, written, number = list[str](), set[str](), 0
    for number, (name, digest, data) in enumerate(image.files(), 1):
        check(cancel)
        if data is None:
            lost.append(name)
        else:
            written.add(digest)
            safe = "".join(ch if ch.isalnum() or ch in "-." else "_" for ch in name)[:80]
            write_atomic(folder / "files" / f"{number:05d}-{safe}", data)
    for digest, data in image.unreferenced_files(written):
        number += 1
        write_atomic(folder / "files" / f"{number:05d}-{digest[:16]}", data)
    return lost


def _has_hole(row: Row) -> bool:
    """Return True if a text in the row has a hole: the zeros of a lost page."""
    return any(isinstance(value, str) and "\0" in value for value in row)


def _spans(numbers: list[int]) -> list[str]:
    """Return number ranges as text: `[1, 2, 3, 7]` as `1–3`, `7`."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][-1] == number - 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number, number])
    return [str(first) if first == last else f"{first}–{last}" for first, last in spans]
