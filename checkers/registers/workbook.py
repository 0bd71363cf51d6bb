"""Rows of an Excel workbook, read in little memory whatever its content: a part of eight hundred megabytes may come packed in one.

Reads the values that were saved: no formula is computed, no link followed, no macro run. Hidden sheets are read only if there is no
other. Raises ValueError, LookupError or `zipfile` errors for a file that is no workbook.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from posixpath import join, normpath
from typing import IO, Any, Final
from xml.parsers import expat

from app.errors import UserError
from checkers.registers import number_formats

MAX_WORKBOOK: Final = 800_000_000
MAX_CELL: Final = 4_000
MAX_COLUMNS: Final = 1_000
_MAX_STRINGS: Final = 400_000_000
"""Bytes that all texts of a workbook may take in memory."""
_MAX_FORMATS: Final = 100_000
_MAX_SHEETS: Final = 2_000
_MAX_ROW: Final = 1_048_576
_BLOCK: Final = 65_536


@dataclass(slots=True)
class _Book:
    """Data of the parts beside the sheets: sheet names, date system, number formats and shared strings."""

    sheets: list[tuple[str, bool]] = field(default_factory=list)  # relation, whether it is seen
    since_1904: bool = False
    codes: dict[int, str] = field(default_factory=dict)
    formats: list[int] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)


def sheet_rows(stream: IO[bytes]) -> Iterator[list[object]]:
    """Yield the values of each row of the largest visible sheet; a row that the file leaves out is empty."""
    with zipfile.ZipFile(stream) as archive:
        sizes = {info.filename: info.file_size for info in archive.infolist()}
        if sum(sizes.values()) > MAX_WORKBOOK:
            raise UserError("too-large", limit=MAX_WORKBOOK // 1_000_000)
        book = _Book()
        main = _related(archive, "", "officeDocument") or "xl/workbook.xml"
        _read(archive, main, _Sheets(book))
        for kind, reader in (("styles", _Formats(book)), ("sharedStrings", _Strings(book))):
            if (name := _related(archive, main, kind)) in sizes:
                _read(archive, name, reader)
        yield from _rows(archive, _largest_sheet(book, _relations(archive, main), sizes), book)


def _largest_sheet(book: _Book, relations: _Relations, sizes: dict[str, int]) -> str:
    """Return the largest visible sheet."""
    there = [(name, seen) for key, seen in book.sheets if (name := relations.targets.get(key, ("", ""))[1]) in sizes]
    return max((name for name, seen in there if seen or not any(other for _, other in there)), key=sizes.__getitem__)


def _related(archive: zipfile.ZipFile, name: str, kind: str) -> str:
    """Return the part of a kind that a part refers to; empty if there is none."""
    return next((target for found, target in _relations(archive, name).targets.values() if found == kind), "")


def _relations(archive: zipfile.ZipFile, name: str) -> _Relations:
    folder, _, file = name.rpartition("/")
    found = _Relations(folder)
    _read(archive, join(folder, "_rels", f"{file}.rels"), found)
    return found


class _Reader:
    """Base class of parsers: receives the elements of a part by their local names, and the text inside those that `wanted` names."""

    wanted: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self.text: list[str] | None = None

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Handle the beginning of an element."""

    def end(self, name: str, text: str) -> None:
        """Handle the end of an element; `text` is its own, if it is a wanted one."""


def _read(archive: zipfile.ZipFile, name: str, reader: _Reader) -> None:
    for _ in _parsed(archive, name, reader):
        pass


def _parsed(archive: zipfile.ZipFile, name: str, reader: _Reader) -> Iterator[None]:
    """Parse a part, and stop after each piece of it."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = partial(_begin, reader)
    parser.EndElementHandler = partial(_end, reader)
    parser.CharacterDataHandler = partial(_text, reader)
    parser.StartDoctypeDeclHandler = _refuse
    try:
        with archive.open(name) as part:
            while block := part.read(_BLOCK):
                parser.Parse(block, False)
                yield
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    yield


def _begin(reader: _Reader, name: str, attributes: dict[str, str]) -> None:
    name = name.rpartition(" ")[2]
    if name in reader.wanted:
        reader.text = []
    reader.begin(name, attributes)


def _text(reader: _Reader, text: str) -> None:
    if reader.text is not None and len(reader.text) < MAX_CELL:
        reader.text.append(text[:MAX_CELL])


def _end(reader: _Reader, name: str) -> None:
    name, text = name.rpartition(" ")[2], ""
    if name in reader.wanted and reader.text is not None:
        text, reader.text = "".join(reader.text)[:MAX_CELL], None
    reader.end(name, text)


def _refuse(*_: Any) -> None:
    raise ValueError("a document type has no place in a workbook")


def _require_below(kept: list[Any] | dict[Any, Any], limit: int) -> None:
    if len(kept) >= limit:
        raise ValueError("more of it than a workbook has")


class _Sheets(_Reader):
    def __init__(self, book: _Book) -> None:
        super().__init__()
        self.book = book

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            _require_below(self.book.sheets, _MAX_SHEETS)
            relation = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "id"), "")
            self.book.sheets.append((relation, attributes.get("state", "visible") == "visible"))
        elif name == "workbookPr":
            self.book.since_1904 = attributes.get("date1904", "") in ("1", "true")


class _Relations(_Reader):
    """References of a part in `folder` to others inside the workbook: key → kind and name."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        self.targets: dict[str, tuple[str, str]] = {}

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            _require_below(self.targets, 4 * _MAX_SHEETS)
            target = normpath(join(f"/{self._folder}", attributes.get("Target", ""))).lstrip("/")
            self.targets[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], target)


class _Formats(_Reader):
    """Reads the cell formats that tell dates from numbers: a format of a cell names a number format, which has a code."""

    def __init__(self, book: _Book) -> None:
        super().__init__()
        self.book, self._inside = book, False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            _require_below(self.book.codes, _MAX_FORMATS)
            self.book.codes[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")[:MAX_CELL]
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            _require_below(self.book.formats, _MAX_FORMATS)
            self.book.formats.append(int(attributes.get("numFmtId", 0)))

    def end(self, name: str, text: str) -> None:
        if name == "cellXfs":
            self._inside = False


class _Strings(_Reader):
    """Reads the shared strings; phonetic runs (`rPh`) are left out."""

    wanted = frozenset(("t",))

    def __init__(self, book: _Book) -> None:
        super().__init__()
        self.book = book
        self._parts, self._spoken, self._taken = list[str](), False, 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._spoken = True

    def end(self, name: str, text: str) -> None:
        if name == "rPh":
            self._spoken = False
        elif name == "t" and not self._spoken and sum(map(len, self._parts)) < MAX_CELL:
            self._parts.append(text)
        elif name == "si":
            whole = "".join(self._parts)[:MAX_CELL]
            self._taken += 64 + 2 * len(whole)
            if self._taken > _MAX_STRINGS:
                raise UserError("too-large", limit=_MAX_STRINGS // 1_000_000)
            self.book.strings.append(whole)


class _Cells(_Reader):
    """Collects the rows in `done`."""

    wanted = frozenset(("v", "t"))

    def __init__(self, book: _Book) -> None:
        super().__init__()
        self.book = book
        self.done: list[tuple[int, list[object]]] = []
        self.number = 0  # of the row that was begun last
        self._row: list[object] = []
        self._column, self._kind, self._style = 0, "n", 0
        self._value: str | None = None
        self._days: dict[int, str] = {}
        self._spoken = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            number = int(attributes.get("r", self.number + 1))
            if not self.number < number <= _MAX_ROW:
                raise ValueError("rows out of order")
            self.number, self._row, self._column = number, [], 0
        elif name == "c":
            place = attributes.get("r")
            self._column = _column(place) if place else self._column + 1
            self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s") or 0)
            self._value = None
        elif name == "is":
            self._value = ""  # a value beside a text of the cell's own says nothing
        elif name == "rPh":
            self._spoken = True

    def end(self, name: str, text: str) -> None:
        if name == "row":
            self.done.append((self.number, self._row))
        elif name == "rPh":
            self._spoken = False
        elif name == "v" and text and self._value is None:
            self._value = text
        elif name == "t" and self._kind == "inlineStr" and not self._spoken:
            self._value = ((self._value or "") + text)[:MAX_CELL]
        elif name == "c" and self._value is not None and self._column <= MAX_COLUMNS:
            self._row += [None] * (self._column - len(self._row) - 1)
            self._row[self._column - 1 :] = [self._cell_value(self._value)]

    def _cell_value(self, text: str) -> object:
        """Return the value of a cell, of which `text` is written in the file."""
        if self._kind == "s":
            return self.book.strings[int(text)]
        if self._kind == "b":
            return bool(int(text))
        if self._kind != "n":
            return text
        try:
            number = float(text) if set(text) & set(".eE") else int(text)
        except ValueError:
            return text
        shown = self._day_kind(self._style)
        if not shown:
            return number
        return number_formats.convert_number(number, since_1904=self.book.since_1904, span=shown == "time")

    def _day_kind(self, style: int) -> str:
        if style not in self._days:
            _require_below(self._days, _MAX_FORMATS)
            formats = self.book.formats
            number = formats[style] if 0 <= style < len(formats) else 0
            self._days[style] = number_formats.kind(number, self.book.codes)
        return self._days[style]


def _rows(archive: zipfile.ZipFile, name: str, book: _Book) -> Iterator[list[object]]:
    cells, last = _Cells(book), 0
    for _ in _parsed(archive, name, cells):
        for number, row in cells.done:
            yield from ([] for _ in range(number - last - 1))
            yield row
            last = number
        cells.done.clear()


def _column(place: str) -> int:
    number = 0
    for char in place[:4]:
        if not "A" <= char <= "Z":
            break
        number = number * 26 + ord(char) - 64
    if not number:
        raise ValueError("a cell without a column")
    return number
