"""Rows of an official list, streamed from CSV, TSV, JSON, XLSX, XLS, ODS, a saved HTML page, or a ZIP or GZ of one. A hostile file ends
in an error message.

The type of a file is taken from its first bytes; its name decides only between kinds of text. Reads, never writes; fetches nothing.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from itertools import chain, islice
from pathlib import Path
from typing import IO, Final, cast

from app.errors import UserError
from app.files import opened_file
from app.text.legacy_encodings import legacy_encoding
from app.workers.cancellation import CancelToken, check
from app.workers.isolation import Limits, Stream
from checkers.registers import workbook, xls_ods
from checkers.registers.workbook import MAX_CELL, MAX_COLUMNS

Row = list[str]
_JOB: Final = "checkers.registers.table_job:next_rows"
_LIMITS: Final = Limits(seconds=1_800.0, memory=4_000_000_000)
"""Of one answer: the first reads all texts of a workbook."""
MAX_LINE: Final = 2_000_000
MAX_UNPACKED: Final = 12_000_000_000
MAX_JSON: Final = 400_000_000
_ZIP: Final = b"PK\x03\x04"
_SHEETS: Final = (".xlsx", ".xls", ".ods")
_INNER: Final = (".csv", ".tsv", ".txt", ".json", ".jsonl", *_SHEETS, ".html", ".htm")
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, csv.Error, LookupError, SyntaxError, RecursionError, RuntimeError,
    NotImplementedError,
)  # fmt: skip


class Table:
    """The rows of a table, one by one."""

    def __init__(self, found: Iterator[Row], share: Callable[[], float]) -> None:
        self._found, self._share = found, share

    def __iter__(self) -> Iterator[Row]:
        return self._found

    def __next__(self) -> Row:
        return next(self._found)

    @property
    def share(self) -> float:
        """Return the approximate share of the file that was read (above 0, at most 1)."""
        return min(max(self._share(), 1e-6), 1.0)


class _CancellableFile(io.BufferedReader):
    """File wrapper that stops reading when the job is cancelled: little of it may unpack to much."""

    def __init__(self, file: io.BufferedReader, cancel: CancelToken | None) -> None:
        super().__init__(file.raw)
        self._cancel = cancel

    def read(self, size: int | None = -1, /) -> bytes:
        check(self._cancel)
        return super().read(size)


@contextmanager
def rows(path: Path, cancel: CancelToken | None = None) -> Iterator[Table]:
    """Yield the rows (lists of text), header included: of plain text in this process, of archives, workbooks and pages in a confined one.
    Raises UserError `table-unreadable`, as `app.files.read_file` and `run_isolated` do, and `Cancelled`."""
    if _is_plain(path):
        with read_rows(path, cancel) as table:
            yield table
        return
    share = 0.0

    def found() -> Iterator[Row]:
        nonlocal share
        while (answer := child.ask({}, cancel=cancel))["rows"]:
            check(cancel)
            share = float(answer["share"])
            yield from ([str(cell)[:MAX_CELL] for cell in row[:MAX_COLUMNS]] for row in answer["rows"])

    with Stream(_JOB, {"path": str(path.absolute())}, _LIMITS, renewed=False) as child:
        yield Table(found(), lambda: share)


def _is_plain(path: Path) -> bool:
    """Return True if a file is text of lines: anything else has a structure that a stranger made."""
    with opened_file(path) as file:
        head = file.read(65_536)
    name = path.name.lower()
    if head.startswith((b"\x1f\x8b", _ZIP[:2], xls_ods.OLE)) or name.endswith(".xlsx"):
        return False
    return not _is_page(name, head.decode(_encoding(head), "replace"))


@contextmanager
def read_rows(path: Path, cancel: CancelToken | None = None) -> Iterator[Table]:
    """Do as `rows`, in this process."""
    with opened_file(path) as file, _CancellableFile(file, cancel) as raw, _open_table(path, raw) as (stream, name):
        size = max(path.stat().st_size, 1)
        yield Table(_guarded_rows(stream, name, path.name), lambda: raw.tell() / size)


def _guarded_rows(stream: IO[bytes], name: str, shown: str) -> Iterator[Row]:
    """Yield the rows; any exception of a broken file becomes one `UserError`."""
    try:
        for row in _rows(stream, name):
            yield [cell[:MAX_CELL] for cell in row[:MAX_COLUMNS]]
    except _BROKEN as error:
        raise UserError("table-unreadable", path=shown) from error


@contextmanager
def _open_table(path: Path, raw: IO[bytes]) -> Iterator[tuple[IO[bytes], str]]:
    """Yield the bytes of the table and a name that tells its kind, unpacked if need be."""
    magic = raw.read(4)
    raw.seek(0)
    lower = path.name.lower()
    if magic[:2] == b"\x1f\x8b":
        with gzip.open(raw) as packed:
            yield cast("IO[bytes]", packed), lower.removesuffix(".gz")
    elif magic == _ZIP and not lower.endswith(".xlsx"):
        found = _table_in_archive(path.name, raw)
        if isinstance(found, str):
            raw.seek(0)
            yield raw, found
        else:
            with zipfile.ZipFile(raw) as archive, _member(archive, found, path.name) as stream:
                yield stream, found.filename.lower()
    else:
        yield raw, ".xls" if magic == xls_ods.OLE[:4] else lower


def _table_in_archive(shown: str, raw: IO[bytes]) -> zipfile.ZipInfo | str:
    """Return the largest table in an archive, or the ending of the kind of workbook that the archive itself is."""
    try:
        with zipfile.ZipFile(raw) as archive:
            infos = archive.infolist()
    except _BROKEN as error:
        raise UserError("table-unreadable", path=shown) from error
    names = {info.filename for info in infos}
    if "[Content_Types].xml" in names:
        return ".xlsx"
    if {"mimetype", "content.xml"} <= names:
        return ".ods"
    tables = [info for info in infos if info.filename.lower().endswith(_INNER)]
    if not tables:
        raise UserError("table-unreadable", path=shown)
    chosen = max(tables, key=lambda item: item.file_size)
    if chosen.file_size > MAX_UNPACKED:
        raise UserError("too-large", limit=MAX_UNPACKED // 1_000_000)
    return chosen


@contextmanager
def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str) -> Iterator[IO[bytes]]:
    try:
        stream = archive.open(info)
    except _BROKEN as error:  # encrypted, or packed by an unknown method
        raise UserError("table-unreadable", path=shown) from error
    with stream:
        yield io.BytesIO(_read_all(stream)) if info.filename.lower().endswith(_SHEETS) else stream


def _read_all(stream: IO[bytes], head: bytes = b"") -> bytes:
    """Return all bytes of a stream, of which `head` was read. Raises UserError `too-large`."""
    content = head + stream.read(MAX_JSON + 1 - len(head))
    if len(content) > MAX_JSON:
        raise UserError("too-large", limit=MAX_JSON // 1_000_000)
    return content


def _rows(stream: IO[bytes], name: str) -> Iterator[Row]:
    if name.endswith(".xlsx"):
        return _excel(stream)
    head = stream.read(65_536)
    if head.startswith((xls_ods.OLE, _ZIP)):
        return _xls_ods(_read_all(stream, head))
    if b"\0\0\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError("a binary file")
    text = _Text(head, stream)
    if _is_page(name, text.peek):
        return _html(text)
    start = text.peek.lstrip("\ufeff \t\r\n")[:200].lower()
    if name.endswith((".json", ".jsonl")) or start.startswith(("{", "[{")):
        return _json(text)
    return _csv(text)


def _is_page(name: str, text: str) -> bool:
    start = text.lstrip("\ufeff \t\r\n")[:200].lower()
    return name.endswith((".html", ".htm")) or start.startswith(("<!doctype html", "<html", "<table", "<meta"))


class _Text:
    """Decoded text of bounded lines: `peek` is its beginning; more bytes or longer lines than allowed are an error."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        encoding = _encoding(head)
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._rest = rest
        self._read = 0
        self.peek = self._decoder.decode(head).lstrip("\ufeff")

    def chunks(self) -> Iterator[str]:
        """Yield the text in pieces."""
        yield self.peek
        while block := self._rest.read(1 << 20):
            self._read += len(block)
            if self._read > MAX_UNPACKED:
                raise UserError("too-large", limit=MAX_UNPACKED // 1_000_000)
            yield self._decoder.decode(block)
        yield self._decoder.decode(b"", True)

    def lines(self) -> Iterator[str]:
        """Yield the text in lines, each with its end, NUL characters removed. If no line ends otherwise, a bare return ends it."""
        kept, mark = "", "\r" if "\n" not in self.peek and "\r" in self.peek else "\n"
        for chunk in self.chunks():
            kept = (kept + chunk).replace("\0", "")
            parts = kept.split(mark)
            kept = parts.pop()
            if len(kept) > MAX_LINE:
                raise ValueError("a line without end")
            for part in parts:
                yield part + mark
        if kept:
            yield kept


def _encoding(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return legacy_encoding(head)
    return "utf-8-sig"


def _csv(text: _Text) -> Iterator[Row]:
    sample = text.peek.splitlines()[:9]
    counts = {mark: sum(line.count(mark) for line in sample) for mark in ",\t;|"}
    delimiter = max(counts, key=lambda mark: counts[mark])
    csv.field_size_limit(1_000_000)
    return csv.reader(text.lines(), delimiter=delimiter)


def _excel(stream: IO[bytes]) -> Iterator[Row]:
    return (["" if cell is None else _cell(cell) for cell in row] for row in workbook.sheet_rows(stream))


def _xls_ods(content: bytes) -> Iterator[Row]:
    return ([_cell(cell) for cell in row] for row in xls_ods.sheet_rows(content))


def _cell(value: object) -> str:
    """Return a cell as text; a whole number without `.0`, one too long for a spreadsheet's precision in the form that marks it ruined."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value)) if abs(value) < 1e15 else f"{value:E}"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 1e15:
        return f"{value:E}"
    return str(value)


def _json(text: _Text) -> Iterator[Row]:
    """Yield the objects of an array (streamed), of JSON lines, of the longest list inside an object, or of an object of objects."""
    objects = _objects(text)
    first = list(islice(objects, 1000))
    header = list(dict.fromkeys(key for item in first for key in item))
    yield header
    for item in chain(first, objects):
        yield [item.get(key, "") for key in header]


def _objects(text: _Text) -> Iterator[dict[str, str]]:
    start = text.peek.lstrip("\ufeff \t\r\n")
    chunks = text.chunks()
    lines = start.startswith("{") and start.splitlines()[0].rstrip().endswith("}") and "\n" in start.strip()
    if start.startswith("[") or lines:
        yield from (_flat(item) for item in _stream_json(chunks) if isinstance(item, dict))
        return
    whole = "".join(chain(islice(chunks, MAX_JSON >> 20)))
    if next(chunks, ""):
        raise UserError("too-large", limit=MAX_JSON // 1_000_000)
    document: object = json.loads(whole, strict=False)
    if isinstance(document, dict):
        values = list(document.values())
        lists = [value for value in values if isinstance(value, list)]
        nested = next(
            (value for value in values if isinstance(value, dict) and any(isinstance(x, list) for x in value.values())),
            None,
        )
        if lists:
            document = max(lists, key=len)
        elif nested is not None:
            document = max((value for value in nested.values() if isinstance(value, list)), key=len)
        else:
            document = values if values and all(isinstance(value, dict) for value in values) else [document]
    yield from (_flat(item) for item in (document if isinstance(document, list) else []) if isinstance(item, dict))


def _stream_json(chunks: Iterator[str]) -> Iterator[object]:
    """Yield the values of an array or of JSON lines, one by one, without holding the whole."""
    decoder = json.JSONDecoder(strict=False)
    kept = ""
    for chunk in chunks:
        kept += chunk
        place = 0
        while True:
            while place < len(kept) and kept[place] in " \t\r\n,[]\ufeff":
                place += 1
            try:
                value, place = decoder.raw_decode(kept, place)
            except json.JSONDecodeError:
                break
            yield value
        kept = kept[place:]
        if len(kept) > 4 * MAX_LINE:
            raise ValueError("no array of objects")
    if kept.strip():
        raise ValueError("cut off")


def _flat(item: dict[str, object]) -> dict[str, str]:
    """Return an object as text values; `{"a": {"b": 1}}` becomes `a.b`."""
    out: dict[str, str] = {}
    for key, value in item.items():
        if isinstance(value, dict):
            out |= {f"{key}.{inner}": _cell_text(deep) for inner, deep in value.items() if not isinstance(deep, dict)}
        else:
            out[key] = _cell_text(value)
    return out


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(str(part) for part in value[:20] if not isinstance(part, (dict, list)))
    return _cell(value)[:MAX_CELL]


class _Tables(HTMLParser):
    """Collects the cells of table rows; scripts and styles are skipped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[Row] = []
        self._row: Row | None = None
        self._cell: list[str] | None = None
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_row()
            self._row = []
        elif tag in ("td", "th"):
            self._end_cell()
            self._cell = []
        elif tag in ("script", "style"):
            self._silent = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()
        elif tag in ("script", "style"):
            self._silent = False

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is not None and self._row is not None:
            self._row.append(" ".join("".join(self._cell).split()))
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row:
            self.done.append(self._row)
        self._row = None


def _html(text: _Text) -> Iterator[Row]:
    parser = _Tables()
    for chunk in text.chunks():
        for start in range(0, len(chunk), 65_536):
            parser.feed(chunk[start : start + 65_536])
            yield from parser.done
            parser.done.clear()
            if len(parser.rawdata) > MAX_LINE:
                raise ValueError("a tag without end")
    parser.close()
    yield from parser.done
