"""Reader of PDF, to lines: pdfium's characters in content order, a geometric second reading, link targets, photo.

Limits: `MAX_PAGES` pages and `MAX_CHARS` characters are read, the rest is named in a warning. Invisible text (off
the page, smaller than `TINY` points, in the colour of its background) is not imported. A file whose text layer is
missing or unmappable is refused with `scan-or-font` unless the caller reads it by OCR (`pages_as_pictures`).
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
from PIL import Image

from app.domain.draft import ImportWarning
from app.errors import UserError
from app.ingest.formats.pdf_invisible_text import Unseen
from app.ingest.layout.pdf_lines import Glyph, lines_of, reading_orders
from app.ingest.source import Source, TextLine
from app.ingest.value_folding import mend
from app.text.characters import is_ideograph, radicals

MAX_PAGES: Final = 200
MAX_CHARS: Final = 600_000
TINY: Final = 2.5
MIN_CHARS_PER_PAGE: Final = 50
MAX_UNMAPPED: Final = 0.05
_BROKEN_WORD: Final = "\x02\ufffe"
"""Character that pdfium returns for a hyphen at the end of a line."""
_BOLD: Final = re.compile(r"(?i)bold|black|heavy|semibold|demi|medi(?!um-?it)")


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """Open a document with the empty password. Raises `UserError` `encrypted-file` or `damaged-file`."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        locked = code == raw.FPDF_ERR_PASSWORD or "assword" in str(error)
        raise UserError("encrypted-file" if locked else "damaged-file") from error


@dataclass(slots=True)
class _Read:
    lines: list[TextLine]
    alternative: list[TextLine]
    warnings: list[ImportWarning]
    pages: int
    characters: int
    unmapped: int


def read_pdf(data: bytes) -> Source:
    """Return the lines of a PDF with text. Raises `UserError` `scan-or-font`, `encrypted-file`, `damaged-file`."""
    document = open_pdf(data)
    try:
        found = _read_pages(document)
        visible = found.characters - found.unmapped
        if not found.pages or visible < 10 or visible / found.pages < MIN_CHARS_PER_PAGE:
            raise UserError("scan-or-font")
        if found.unmapped > MAX_UNMAPPED * found.characters:
            raise UserError("scan-or-font")
        if _has_garbled_digits(found.lines):
            found.warnings.append(ImportWarning("text-layer-doubtful"))
        links = [TextLine(link, link=True) for link in dict.fromkeys(_links(document))]
        return Source("pdf", (*found.lines, *links), tuple(found.warnings), "", (*found.alternative, *links))
    finally:
        document.close()


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF in content order, as pdfium yields it; raises like `read_pdf`.

    Hyphens at line ends and radicals are mapped, nothing else is changed; link targets that are not visible follow
    at the end.
    """
    document = open_pdf(data)
    try:
        pieces: list[str] = []
        for index in range(min(len(document), MAX_PAGES)):
            try:
                page = document[index]
            except pdfium.PdfiumError:
                continue
            text = page.get_textpage()
            pieces.append(text.get_text_range(errors="replace").replace("\r\n", "\n"))
            text.close()
            page.close()
        shown = "\n".join(pieces).translate(radicals()).replace("\ufffe", "-").replace("\x02", "-")
        if sum(not ch.isspace() for ch in shown) < 10:
            raise UserError("scan-or-font")
        hidden = [link for link in dict.fromkeys(_links(document)) if link.removeprefix("mailto:") not in shown]
        return "\n".join([shown, *hidden])
    finally:
        document.close()


def pages_as_pictures(data: bytes, limit: int) -> Iterator[Image.Image]:
    """Yield the first `limit` pages as grey pictures of about 200 dpi, bounded in size, for OCR."""
    document = open_pdf(data)
    try:
        for index in range(min(len(document), limit)):
            page = document[index]
            width, height = page.get_size()
            scale = min(200 / 72, 3_000 / max(width, height, 1))
            yield page.render(scale=scale, grayscale=True).to_pil()
            page.close()
    finally:
        document.close()


def xml_attachments(data: bytes) -> list[bytes]:
    """Return the XML files attached to a PDF (Europass puts the CV's data there), at most eight, each below 8 MB."""
    document = open_pdf(data)
    found: list[bytes] = []
    try:
        for index in range(min(document.count_attachments(), 8)):
            attachment = document.get_attachment(index)
            try:
                content = bytes(attachment.get_data())
            except pdfium.PdfiumError:
                continue
            if len(content) < 8_000_000 and content.lstrip()[:1] == b"<":
                found.append(content)
    finally:
        document.close()
    return found


def _read_pages(document: pdfium.PdfDocument) -> _Read:
    count = len(document)
    read = _Read([], [], [], 0, 0, 0)
    if count > MAX_PAGES:
        read.warnings.append(ImportWarning("page-limit", {"pages": str(count), "limit": str(MAX_PAGES)}))
    unseen = doubtful = 0
    for index in range(min(count, MAX_PAGES)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            continue
        glyphs, hidden = _glyphs(page, MAX_CHARS - read.characters)
        width, height = page.get_size()
        page.close()
        read.pages += 1
        unseen += hidden
        read.characters += sum(not glyph.char.isspace() for glyph in glyphs)
        read.unmapped += sum(_is_unmapped(glyph.char) for glyph in glyphs)
        lines = lines_of(glyphs, index + 1)
        content, geometric, differs = reading_orders(lines, width, height)
        doubtful += differs
        read.lines += content
        read.alternative += geometric
        if read.characters >= MAX_CHARS:
            read.warnings.append(ImportWarning("text-limit", {"limit": str(MAX_CHARS)}))
            break
    if unseen:
        read.warnings.append(ImportWarning("hidden-text", {"count": str(unseen)}))
    if doubtful:
        read.warnings.append(ImportWarning("reading-order", {"pages": str(doubtful)}))
    return read


def _glyphs(page: pdfium.PdfPage, limit: int) -> tuple[list[Glyph], int]:
    """Return (visible letters, number of invisible passages)."""
    text = page.get_textpage()
    width, height = page.get_size()
    left, bottom, _, _ = page.get_mediabox()
    handle = text.raw
    rect = raw.FS_RECTF()
    buffer = ctypes.create_string_buffer(128)
    glyphs: list[Glyph] = []
    unseen, hidden = Unseen(page, handle), _Passages()
    try:
        for index in range(min(raw.FPDFText_CountChars(handle), limit)):
            char = _char(raw.FPDFText_GetUnicode(handle, index))
            if char in _BROKEN_WORD and glyphs:
                glyphs.append(glyphs[-1]._replace(char="-", x0=glyphs[-1].x1))
                continue
            if raw.FPDFText_IsGenerated(handle, index) == 1:
                hidden.bridge(index)
                glyphs.append(Glyph(char, 0, 0, 0, 0, 0, False, True))
                continue
            if not raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(rect)):
                continue
            top, x0, x1 = height - (rect.top - bottom), rect.left - left, rect.right - left
            size = max(rect.top - rect.bottom, 0.0)
            spoilt = not math.isfinite(top + x0 + x1 + size)  # its matrix draws it nowhere
            if char.isspace():
                hidden.bridge(index)
                if spoilt:
                    continue
            elif (
                spoilt
                or size < TINY
                or _is_off_page(x0, top, width, height)
                or unseen.hides(index, x0, top, x1, top + size)
            ):
                hidden.add(index)
                continue
            bold = bool(_BOLD.search(_font_name(handle, index, buffer)))
            glyphs.append(Glyph(char, x0, top, x1, top + size, size, bold, False))
    finally:
        text.close()
    return _join_surrogates(glyphs), hidden.count


class _Passages:
    """Counter of runs of letters; white space does not end a run."""

    def __init__(self) -> None:
        self.count, self._last = 0, -2

    def add(self, index: int) -> None:
        self.count += self._last != index - 1
        self._last = index

    def bridge(self, index: int) -> None:
        self._last = index if self._last == index - 1 else self._last


def _font_name(handle: raw.FPDF_TEXTPAGE, index: int, buffer: ctypes.Array[ctypes.c_char]) -> str:
    flags = ctypes.c_int(0)
    raw.FPDFText_GetFontInfo(handle, index, buffer, len(buffer), ctypes.byref(flags))
    return buffer.value.decode("latin-1")


def _char(code: int) -> str:
    if code < 0x20 and code not in (2, 9, 10, 13):
        return "\ufffd"  # a glyph that the font maps to no character
    return chr(code) if code < 0x110000 else "\ufffd"


def _is_off_page(x0: float, top: float, width: float, height: float) -> bool:
    return x0 < -5 or x0 > width + 5 or top < -20 or top > height + 5


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


def _is_unmapped(char: str) -> bool:
    return char == "\ufffd" or (char < " " and char not in "\t\n\r\x02")


_LATIN_EXTENDED: Final = re.compile("[\u0100-\u017f]")


def _has_garbled_digits(lines: list[TextLine]) -> bool:
    """Return True if digits of a Chinese text were decoded as Latin Extended letters (a fault of one PDF library's
    fonts)."""
    text = "".join(line.text for line in lines)
    han = sum(map(is_ideograph, text))
    return han > 50 and len(_LATIN_EXTENDED.findall(text)) >= 3


def _links(document: pdfium.PdfDocument) -> Iterator[str]:
    """Yield the targets of link annotations, as written."""
    for index in range(min(len(document), MAX_PAGES)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            continue
        position = ctypes.c_int(0)
        link = raw.FPDF_LINK()
        for _ in range(500):
            if not raw.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
                break
            action = raw.FPDFLink_GetAction(link)
            size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
            if 1 < size < 4_096:
                buffer = ctypes.create_string_buffer(size)
                raw.FPDFAction_GetURIPath(document.raw, action, buffer, size)
                yield mend(buffer.value.decode("utf-8", "replace")).strip()
        page.close()
