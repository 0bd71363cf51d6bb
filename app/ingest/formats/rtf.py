"""Reader of RTF (Rich Text Format Specification 1.9.1), to lines: text, tabs and paragraphs with size and weight, tables by
their cells.

Pictures, tables of fonts and hidden text are skipped. striprtf is no substitute: it yields one text without sizes,
prints hidden text, and omits the content of a page header.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from typing import Final

from app.domain.draft import ImportWarning
from app.errors import UserError
from app.ingest.layout.table_rows import TableRow, lines_of_table
from app.ingest.source_lines import Source, TextLine

MAX_DEPTH: Final = 300
_TOKEN: Final = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_DESTINATIONS: Final = frozenset(
    (
        "fonttbl colortbl stylesheet info pict object themedata colorschememapping latentstyles datastore listtable "
        "listoverridetable rsidtbl generator filetbl revtbl xmlnstbl fldinst bkmkstart bkmkend annotation atnid "
        "atnauthor header0"
    ).split()
)
_CHARS: Final = {
    "par": "\n",
    "line": "\n",
    "sect": "\n",
    "page": "\n",
    "tab": "\t",
    "nestcell": "\t",
    "nestrow": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
}


_CHARSETS: Final = {
    2: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""`fcharset` of a font → encoding of its text; other fonts use the code page of the file."""


@dataclass(frozen=True, slots=True)
class _State:
    font: int = 0
    skip: bool = False
    hidden: bool = False
    bold: bool = False
    size: float = 12.0
    unicode_skip: int = 1


def read_rtf(data: bytes) -> Source:
    """Return the lines of an RTF file. Raises `UserError` `too-complex`."""
    reader, place = _Reader(_code_page(data)), 0
    while not reader.ended and (match := _TOKEN.search(data, place)):
        place = match.end() + reader.token(match)
    reader.newline()
    reader.end_table()
    warnings = (ImportWarning("hidden-text", {"count": str(reader.hidden)}),) if reader.hidden else ()
    return Source("rtf", tuple(reader.lines), warnings)


def _code_page(data: bytes) -> str:
    match = re.search(rb"\\ansicpg(\d{3,5})", data[:2_000])
    number = match[1].decode() if match else "1252"
    return {"936": "gb18030", "950": "cp950", "932": "cp932", "65001": "utf-8"}.get(number, f"cp{number}")


class _Reader:
    def __init__(self, encoding: str) -> None:
        self.encoding = encoding if _is_known(encoding) else "cp1252"
        self.lines: list[TextLine] = []
        self.hidden = 0
        self.ended = False
        self._state = _State()
        self._fonts: dict[int, str] = {}
        self._default_font = 0
        self._stack: list[_State] = []
        self._text: list[str] = []
        self._bytes = bytearray()
        self._pending_skip = 0
        self._bold = self._plain = 0
        self._size = 0.0
        self._in_table = False
        self._cell: list[TextLine] = []
        self._row: list[list[TextLine]] = []
        self._rows: list[TableRow] = []

    def token(self, match: re.Match[bytes]) -> int:
        """Process one token; return the number of following bytes to skip, which are no RTF (`bin`).

        `ended` becomes true after the group of the document.
        """
        word, number, byte, symbol, brace, text = match.groups()
        if byte is None:
            self._decode()
        if brace == b"{":
            if len(self._stack) >= MAX_DEPTH:
                raise UserError("too-complex")
            self._stack.append(self._state)
        elif brace == b"}":
            self._pending_skip = 0
            self._state = self._stack.pop() if self._stack else _State()
            self.ended = not self._stack
        elif byte is not None:
            self._byte(int(byte, 16))
        elif symbol is not None:
            self._symbol(symbol)
        elif word == b"bin":
            return max(0, int(number or 0))
        elif word is not None:
            self._word(word.decode("ascii"), int(number) if number else None)
        elif text is not None:
            self._add(self._after_unicode(self._decoded(text)))
        return 0

    def _byte(self, value: int) -> None:
        if self._pending_skip:
            self._pending_skip -= 1
        elif not self._state.skip:
            self._bytes.append(value)

    def _decode(self) -> None:
        if self._bytes:
            self._add(self._decoded(bytes(self._bytes)))
            self._bytes.clear()

    def _decoded(self, data: bytes) -> str:
        """Decode bytes in the character set of the font.

        If the font names none: in the code page of the file, or in the Western one if they are invalid in that.
        """
        if (named := self._fonts.get(self._state.font)) is not None:
            return data.decode(named, "replace")
        try:
            return data.decode(self.encoding)
        except UnicodeDecodeError:
            return data.decode("cp1252", "replace")

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._state = replace(self._state, skip=True)
        elif symbol in b"\\{}":
            self._add(symbol.decode("ascii"))
        elif symbol == b"~":
            self._add(" ")
        elif symbol == b"_":
            self._add("-")
        elif symbol in b"\r\n" and not self._state.skip:  # a paragraph, as macOS writes it
            self.newline()

    def _word(self, word: str, number: int | None) -> None:
        if word in _DESTINATIONS:
            self._state = replace(self._state, skip=True)
        elif word == "nesttableprops":  # of a table in a cell: its rows end in here
            self._state = replace(self._state, skip=bool(self._stack) and self._stack[-1].skip)
        elif word in ("pard", "intbl"):
            self._in_table = word == "intbl"
        elif word in ("cell", "row") and not self._state.skip:
            self._end_cell() if word == "cell" else self._end_row()
        elif word in _CHARS:
            self.newline() if _CHARS[word] == "\n" and not self._state.skip else self._add(_CHARS[word])
        elif word == "u" and number is not None:
            self._unicode(number)
        elif word in ("f", "deff", "fcharset") and number is not None:
            self._font(word, number)
        elif word == "uc" and number is not None:
            self._state = replace(self._state, unicode_skip=max(0, min(number, 8)))
        elif word in ("b", "v"):
            on = number != 0
            self._state = replace(self._state, bold=on) if word == "b" else replace(self._state, hidden=on)
        elif word == "fs" and number:
            self._state = replace(self._state, size=number / 2)
        elif word == "plain":
            self._state = replace(self._state, font=self._default_font, bold=False, hidden=False, size=12.0)

    def _font(self, word: str, number: int) -> None:
        if word == "fcharset":
            if number in _CHARSETS:
                self._fonts[self._state.font] = _CHARSETS[number]
            return
        self._state = replace(self._state, font=number)
        if word == "deff":
            self._default_font = number

    def _unicode(self, number: int) -> None:
        code = number & 0xFFFF
        if 0xDC00 <= code <= 0xDFFF and self._text and "\ud800" <= self._text[-1] <= "\udbff":
            high = ord(self._text.pop())
            self._add(chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)))
        else:
            self._add(chr(code))
        self._pending_skip = self._state.unicode_skip

    def _after_unicode(self, text: str) -> str:
        cut = min(self._pending_skip, len(text))
        self._pending_skip -= cut
        return text[cut:]

    def _add(self, text: str) -> None:
        if self._state.skip or not text:
            return
        if self._state.hidden:
            self.hidden += bool(text.strip())
            return
        self._text.append(text)
        weight = len(text.strip())
        self._bold += weight if self._state.bold else 0
        self._plain += 0 if self._state.bold else weight
        self._size = max(self._size, self._state.size if weight else 0.0)

    def newline(self) -> None:
        """End the current line."""
        self._decode()
        text = "".join("\ufffd" if "\ud800" <= ch <= "\udfff" else ch for ch in "".join(self._text)).strip()
        if text:
            line = TextLine(text, size=self._size, bold=self._bold > self._plain)
            if self._in_table:
                self._cell.append(line)
            else:
                self.end_table()
                self.lines.append(line)
        self._text, self._bold, self._plain, self._size = [], 0, 0, 0.0

    def _end_cell(self) -> None:
        self._in_table = True
        self.newline()
        self._row.append(self._cell)
        self._cell = []

    def _end_row(self) -> None:
        if self._text or self._cell:
            self._end_cell()
        if self._row:
            self._rows.append(TableRow(self._row))
        self._row = []

    def end_table(self) -> None:
        """Put the lines of the table so far, if there is one, behind the others."""
        if self._row or self._cell:
            self._end_row()
        if self._rows:
            rows, self._rows = self._rows, []
            self.lines += lines_of_table(rows)


def _is_known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding
    except LookupError:
        return False
