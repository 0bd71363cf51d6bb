"""Reader of PDF, to lines: pdfium's characters in content order, a geometric second reading, link targets, photo.

Limits: `MAX_PAGES` pages and `MAX_CHARS` characters are read, the rest is named in a warning. Invisible text (off
the page, smaller than `TINY` points, in the colour of its background) is not imported. A file whose text layer is
missing or unmappable is refused with `scan-or-font` unless the caller reads it by OCR (`pages_as_pictures`).
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]
from PIL import Image

from app.domain.draft import ImportWarning
from app.errors import UserError
from app.ingest.formats.pdf_page import read_page
from app.ingest.formats.pdf_photo import portrait
from app.ingest.layout.page import Page
from app.ingest.layout.page_furniture import with_running_lines_aside
from app.ingest.layout.page_lines import lines_of_page
from app.ingest.source_lines import Source, TextLine
from app.ingest.value_folding import mend
from app.text.characters import is_ideograph, radicals

MAX_PAGES: Final = 200
MAX_CHARS: Final = 600_000
MIN_CHARS_PER_PAGE: Final = 50
MAX_UNMAPPED: Final = 0.05
_MOST_PIXELS: Final = 4_000
"""Greatest height of a drawn page."""


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """Open a document with the empty password. Raises `UserError` `encrypted-file` or `damaged-file`, the latter also where its forms show
    themselves: PDFium would not get to the end of it."""
    _check_forms(data)
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        locked = code == raw.FPDF_ERR_PASSWORD or "assword" in str(error)
        raise UserError("encrypted-file" if locked else "damaged-file") from error


def _check_forms(data: bytes) -> None:
    if _MAY_HOLD_FORMS.search(data):
        from app.workers.pdf_form_graph import TooManyForms, check_forms  # pikepdf, for the few files that need it

        try:
            check_forms(data)
        except TooManyForms as error:
            raise UserError("damaged-file") from error


_MAY_HOLD_FORMS: Final = re.compile(
    rb"/Subtype\s{0,4}/(?:Form|[A-Za-z]{0,4}#)|/\w{0,8}#[0-9A-Fa-f]{2}\w{0,8}\s{0,4}/Form"
)


@dataclass(slots=True)
class _Read:
    lines: list[TextLine]
    alternative: list[TextLine]
    warnings: list[ImportWarning]
    pages: int
    characters: int
    unmapped: int
    models: list[Page]


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
        photo = portrait(document)
        return Source(
            "pdf",
            (*found.lines, *links),
            tuple(found.warnings),
            photo,
            (*found.alternative, *links),
            tuple(found.models),
        )
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


def drawn_pages(data: bytes, limit: int, width: int) -> Iterator[Image.Image]:
    """Yield the first `limit` pages as pictures of about `width` pixels, for a person to look at. Raises as `open_pdf`."""
    document = open_pdf(data)
    try:
        for index in range(min(len(document), limit)):
            page = document[index]
            across, down = page.get_size()
            scale = min(width / max(across, 1.0), _MOST_PIXELS / max(down, 1.0))
            yield page.render(scale=scale, rev_byteorder=True).to_pil()
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
    read = _Read([], [], [], 0, 0, 0, [])
    if count > MAX_PAGES:
        read.warnings.append(ImportWarning("page-limit", {"pages": str(count), "limit": str(MAX_PAGES)}))
    unseen = doubtful = 0
    for index in range(min(count, MAX_PAGES)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            continue
        model, hidden = read_page(page, index + 1, MAX_CHARS - read.characters)
        page.close()
        read.pages += 1
        read.models.append(model)
        unseen += hidden
        read.characters += sum(not glyph.char.isspace() for glyph in model.glyphs)
        read.unmapped += sum(_is_unmapped(glyph.char) for glyph in model.glyphs)
        orders = lines_of_page(model)
        doubtful += orders.differ
        read.lines += orders.lines
        read.alternative += orders.by_place
        if read.characters >= MAX_CHARS:
            read.warnings.append(ImportWarning("text-limit", {"limit": str(MAX_CHARS)}))
            break
    read.lines = with_running_lines_aside(read.lines)
    read.alternative = with_running_lines_aside(read.alternative)
    if unseen:
        read.warnings.append(ImportWarning("hidden-text", {"count": str(unseen)}))
    if doubtful:
        read.warnings.append(ImportWarning("reading-order", {"pages": str(doubtful)}))
    return read


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
