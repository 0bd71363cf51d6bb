"""Rows of an official list, streamed from CSV, TSV, JSON, XLSX or a ZIP or GZ of one of them. Hostile files end in a sentence."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

from app.errors import UserError

Row = list[str]
MAX_CELL: Final = 4_000
MAX_UNPACKED: Final = 12_000_000_000
MAX_JSON: Final = 400_000_000


@contextmanager
def rows(path: Path) -> Iterator[Iterator[Row]]:
    """Yield an iterator of rows (lists of text), header included. Raises UserError `file-missing` or `table-unreadable`."""
    if not path.is_file():
        raise UserError("file-missing", path=str(path))
    try:
        with _opened(path) as (stream, name):
            yield _rows(stream, name)
    except (zipfile.BadZipFile, OSError, ValueError, csv.Error, KeyError) as error:
        raise UserError("table-unreadable", path=path.name) from error


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], str]]:
    lower = path.name.lower()
    if lower.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            infos = [
                info for info in archive.infolist() if info.filename.lower().endswith((".csv", ".tsv", ".txt", ".json"))
            ]
            if not infos:
                raise UserError("table-unreadable", path=path.name)
            info = max(infos, key=lambda item: item.file_size)
            if info.file_size > MAX_UNPACKED:
                raise UserError("too-large", limit=MAX_UNPACKED // 1_000_000)
            with archive.open(info) as stream:
                yield stream, info.filename.lower()
    elif lower.endswith(".gz"):
        with gzip.open(path) as packed:
            yield cast("IO[bytes]", packed), lower.removesuffix(".gz")
    else:
        with path.open("rb") as stream:
            yield stream, lower


def _rows(stream: IO[bytes], name: str) -> Iterator[Row]:
    if name.endswith(".xlsx"):
        return _excel(stream)
    if name.endswith(".json"):
        return _json(stream)
    return _csv(stream)


def _csv(stream: IO[bytes]) -> Iterator[Row]:
    head = stream.read(65_536)
    encoding = _encoding(head)
    sample = head.decode(encoding, "replace")
    first = sample.splitlines()[0] if sample else ""
    delimiter = max(",\t;|", key=first.count)
    text = io.TextIOWrapper(
        io.BufferedReader(_Rest(head, stream), 1 << 20), encoding=encoding, errors="replace", newline=""
    )
    csv.field_size_limit(1_000_000)
    for row in csv.reader((line.replace("\0", "") for line in text), delimiter=delimiter):
        yield [cell[:MAX_CELL] for cell in row]


def _encoding(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        head[: len(head) - 4 or None].decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8-sig" if error.start > len(head) - 8 else "gb18030"
    return "utf-8-sig"


class _Rest(io.RawIOBase):
    """The stream with its first bytes put back."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview | bytearray) -> int:  # type: ignore[override]
        chunk = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(chunk) :] if self._head else b""
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _excel(stream: IO[bytes]) -> Iterator[Row]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(stream, read_only=True, data_only=True)
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if cell is None else _cell(cell) for cell in row]
    except (TypeError, AttributeError, IndexError) as error:
        raise ValueError("not a workbook") from error


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)[:MAX_CELL]


def _json(stream: IO[bytes]) -> Iterator[Row]:
    data = stream.read(MAX_JSON + 1)
    if len(data) > MAX_JSON:
        raise UserError("too-large", limit=MAX_JSON // 1_000_000)
    document = json.loads(data)
    if isinstance(document, dict):
        lists = [value for value in document.values() if isinstance(value, list)]
        document = max(lists, key=len) if lists else [document]
    items = [item for item in document if isinstance(item, dict)]
    header = list(dict.fromkeys(key for item in items[:1000] for key in item))
    yield header
    for item in items:
        yield ["" if item.get(key) is None else str(item.get(key))[:MAX_CELL] for key in header]
