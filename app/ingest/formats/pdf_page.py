"""Reader of one PDF page, to the page model: visible letters with their places, rules and discs.

Letters are those of pdfium's text page, in content order. Their size is the font size times the text matrix; a box is
never asked for the size, for some fonts tell none (then pdfium's "loose" box is the ink alone).
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from app.ingest.formats.pdf_drawings import PageObject, drawings_of
from app.ingest.formats.pdf_geometry import Matrix, view_of
from app.ingest.formats.pdf_invisible_text import Visibility
from app.ingest.layout.page import Glyph, Page
from app.ingest.source_lines import Box
from app.text.characters import is_ideograph

TINY: Final = 2.5
"""Letters smaller than this many points count as hidden."""
_ASCENT: Final = 0.88
"""Part of an em above the baseline, for fonts that tell none (that of most CJK fonts)."""
_BROKEN_WORD: Final = "\x02\ufffe"
"""Character that pdfium returns for a hyphen at the end of a line."""
_BOLD: Final = re.compile(r"(?i)bold|black|heavy|semibold|demi|medi(?!um-?it)")


def read_page(page: pdfium.PdfPage, number: int, limit: int) -> tuple[Page, int]:
    """Return the model of a page, with at most `limit` letters, and the number of invisible passages."""
    view = view_of(page)
    drawings = drawings_of(page, view)
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        letters = _Letters(text.raw, view)
        found = letters.read(limit)
        visibility = Visibility(page, text.raw, letters.objects, drawings.pictures)
        glyphs, hidden = _visible(found, visibility)
    finally:
        text.close()
    return Page(number, width, height, _join_surrogates(glyphs), drawings.rules, drawings.discs), hidden


@dataclass(frozen=True, slots=True)
class _Letter:
    """A glyph with its index in the text page and the key of its text object."""

    glyph: Glyph
    index: int
    key: int
    height: float = 0.0

    @property
    def is_real(self) -> bool:
        """Return True if the letter has a place and a size that can be seen."""
        glyph = self.glyph
        place = glyph.x0 + glyph.x1 + glyph.top + glyph.bottom + glyph.baseline
        return math.isfinite(place) and max(glyph.em, self.height) >= TINY


@dataclass(frozen=True, slots=True)
class _Style:
    em: float
    bold: bool
    turn: int


class _Letters:
    """Letters of a text page with their places; `objects` are the text objects that draw them."""

    def __init__(self, handle: raw.FPDF_TEXTPAGE, view: Matrix) -> None:
        self._handle, self._view = handle, view
        self.objects: dict[int, PageObject] = {}
        self._styles: dict[int, _Style] = {}
        self._loose, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._tight = [ctypes.c_double() for _ in range(4)]
        self._origin = [ctypes.c_double() for _ in range(2)]
        self._name = ctypes.create_string_buffer(128)

    def read(self, limit: int) -> list[_Letter]:
        """Return the first `limit` letters, visible or not."""
        letters: list[_Letter] = []
        for index in range(min(raw.FPDFText_CountChars(self._handle), limit)):
            char = _char(raw.FPDFText_GetUnicode(self._handle, index))
            if char in _BROKEN_WORD and letters:
                last = letters[-1]
                letters.append(_Letter(last.glyph._replace(char="-", x0=last.glyph.x1), index, last.key, last.height))
            elif raw.FPDFText_IsGenerated(self._handle, index) == 1:
                letters.append(_Letter(Glyph(char, 0, 0, 0, 0, 0, 0, made=True), index, 0))
            else:
                letters += self._letter(char, index)
        return letters

    def _letter(self, char: str, index: int) -> list[_Letter]:
        if not raw.FPDFText_GetLooseCharBox(self._handle, index, ctypes.byref(self._loose)):
            return []
        drawn = raw.FPDFText_GetTextObject(self._handle, index)
        key = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        if key not in self._styles:
            self._styles[key] = self._style_of(index)
            self.objects |= {key: drawn} if key else {}
        style, loose = self._styles[key], self._loose
        raw.FPDFText_GetCharOrigin(self._handle, index, *map(ctypes.byref, self._origin))
        across = self._view.point(*(part.value for part in self._origin))[1 - style.turn % 2]
        box = self._view.box(loose.left, loose.bottom, loose.right, loose.top)
        height = (box.x1 - box.x0) if style.turn % 2 else box.height
        em = style.em if style.em > 0.4 * height else height  # a Type 3 font may have any unit
        if style.turn == 0 and height < 0.97 * em and self._is_ink(index):
            left = self._view.point(*(part.value for part in self._origin))[0]
            x0, x1 = (left, left + em) if is_ideograph(char) else (box.x0, box.x1)
            box = Box(x0, across - _ASCENT * em, x1, across + (1 - _ASCENT) * em)
        return [_Letter(Glyph(char, *box, em, across, style.bold, False, style.turn), index, key, height)]

    def _style_of(self, index: int) -> _Style:
        matrix = self._matrix
        size = raw.FPDFText_GetFontSize(self._handle, index)
        if not raw.FPDFText_GetMatrix(self._handle, index, ctypes.byref(matrix)):
            return _Style(size, self._is_bold(index), 0)
        em = size * math.hypot(matrix.c, matrix.d)
        right = self._view.a * matrix.a + self._view.c * matrix.b
        down = self._view.b * matrix.a + self._view.d * matrix.b
        if not math.isfinite(em + right + down):
            return _Style(0.0, False, 0)
        turn = (0 if right >= 0 else 2) if abs(right) >= abs(down) else (1 if down > 0 else 3)
        return _Style(em, self._is_bold(index), turn)

    def _is_bold(self, index: int) -> bool:
        flags = ctypes.c_int(0)
        raw.FPDFText_GetFontInfo(self._handle, index, self._name, len(self._name), ctypes.byref(flags))
        return _BOLD.search(self._name.value.decode("latin-1")) is not None

    def _is_ink(self, index: int) -> bool:
        """Return True if the loose box is no larger than the ink: the font tells no ascent."""
        raw.FPDFText_GetCharBox(self._handle, index, *map(ctypes.byref, self._tight))
        _, _, bottom, top = (part.value for part in self._tight)
        return bool(abs(top - self._loose.top) < 0.02 and abs(bottom - self._loose.bottom) < 0.02)


def _visible(letters: list[_Letter], visibility: Visibility) -> tuple[list[Glyph], int]:
    """Return the letters that can be seen, and the number of runs of others; white space does not end a run.

    A word of ASCII letters (an address that runs out of its box) is seen as a whole if any letter of it is.
    """
    shown = [_is_shown(letter, visibility) for letter in letters]
    glyphs: list[Glyph] = []
    passages, unseen = 0, False
    for start, end in _words(letters):
        whole = any(shown[start:end]) and all(letters[at].is_real for at in range(start, end))
        for at in range(start, end):
            glyph = letters[at].glyph
            if whole or shown[at]:
                glyphs.append(glyph)
                unseen = unseen and glyph.char.isspace()
            elif not glyph.char.isspace():
                passages += not unseen
                unseen = True
    return glyphs, passages


def _is_shown(letter: _Letter, visibility: Visibility) -> bool:
    if letter.glyph.made:
        return True
    if letter.glyph.char.isspace():
        return letter.is_real
    return letter.is_real and not visibility.hides(letter.index, letter.key, letter.glyph.box)


def _words(letters: list[_Letter]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words of ASCII letters, and of every other character alone."""
    start = 0
    for at, letter in enumerate(letters):
        char = letter.glyph.char
        if letter.glyph.made or char.isspace() or not char.isascii():
            if start < at:
                yield start, at
            yield at, at + 1
            start = at + 1
    if start < len(letters):
        yield start, len(letters)


def _char(code: int) -> str:
    if code < 0x20 and code not in (2, 9, 10, 13):
        return "\ufffd"  # a glyph that the font maps to no character
    return chr(code) if code < 0x110000 else "\ufffd"


def _join_surrogates(glyphs: list[Glyph]) -> list[Glyph]:
    """Join surrogate pairs (pdfium on Windows) into one character."""
    out: list[Glyph] = []
    for glyph in glyphs:
        if out and "\udc00" <= glyph.char <= "\udfff" and "\ud800" <= out[-1].char <= "\udbff":
            code = 0x10000 + ((ord(out[-1].char) - 0xD800) << 10) + (ord(glyph.char) - 0xDC00)
            out[-1] = out[-1]._replace(char=chr(code), x1=glyph.x1)
        else:
            out.append(glyph)
    return [glyph._replace(char="\ufffd") if "\ud800" <= glyph.char <= "\udfff" else glyph for glyph in out]
