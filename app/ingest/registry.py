"""Registry of the importers, in the order in which they are tried. One file, one importer, one protocol; no discovery."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from app.domain.draft import Draft
from app.errors import UserError
from app.ingest.formats.docx import read_docx
from app.ingest.formats.europass import is_europass_xml, looks_like_europass, read_europass_json, read_europass_xml
from app.ingest.formats.html import read_html
from app.ingest.formats.json_resume import leaves, looks_like_json_resume, read_json_resume
from app.ingest.formats.linkedin import looks_like_linkedin, read_linkedin
from app.ingest.formats.ocr import MAX_PAGES as OCR_PAGES
from app.ingest.formats.ocr import read_pictures
from app.ingest.formats.odt import read_odt
from app.ingest.formats.pdf import pages_as_pictures, pdf_text, read_pdf, xml_attachments
from app.ingest.formats.photo import open_picture
from app.ingest.formats.plain import read_markdown, read_plain
from app.ingest.formats.reactive_resume import looks_like_reactive_resume, read_reactive_resume
from app.ingest.formats.rtf import read_rtf
from app.ingest.formats.sniff import Sniffed
from app.ingest.sections.draft_builder import structure
from app.ingest.source_lines import NEEDS_OCR, Source


class Importer(Protocol):
    """Importer of one kind of file. `draft` returns a draft for review, `text` the readable text without
    interpretation."""

    @property
    def name(self) -> str:
        """Return a stable name, for the tests and the table of formats."""

    def accepts(self, sniffed: Sniffed) -> bool:
        """Return True if this importer reads such a file."""

    def source(self, sniffed: Sniffed, payload: bytes) -> Source | None:
        """Return the lines of a file that has any, else None."""
        ...

    def draft(self, sniffed: Sniffed, payload: bytes) -> Draft:
        """Return the draft. Raises `UserError`."""

    def text(self, sniffed: Sniffed, payload: bytes) -> str:
        """Return the text in reading order. Raises `UserError`."""


@dataclass(frozen=True, slots=True)
class Textual:
    """An importer of a text-bearing format: lines, then structure."""

    name: str
    test: Callable[[Sniffed], bool]
    read: Callable[[Sniffed, bytes], Source]
    plain: Callable[[Sniffed, bytes], str] | None = None

    def accepts(self, sniffed: Sniffed) -> bool:
        """Return True if this importer reads such a file."""
        return self.test(sniffed)

    def source(self, sniffed: Sniffed, payload: bytes) -> Source | None:
        """Return the lines."""
        return self.read(sniffed, payload)

    def draft(self, sniffed: Sniffed, payload: bytes) -> Draft:
        """Return the structured draft."""
        return structure(self.read(sniffed, payload))

    def text(self, sniffed: Sniffed, payload: bytes) -> str:
        """Return the text as the format yields it."""
        return self.plain(sniffed, payload) if self.plain else self.read(sniffed, payload).text


@dataclass(frozen=True, slots=True)
class Structured:
    """An importer of structured data: fields are mapped, not guessed."""

    name: str
    test: Callable[[Sniffed], bool]
    make: Callable[[Sniffed, bytes], Draft]

    def accepts(self, sniffed: Sniffed) -> bool:
        """Return True if this importer reads such a file."""
        return self.test(sniffed)

    def source(self, sniffed: Sniffed, payload: bytes) -> Source | None:
        """Return None: a structured file has fields and no lines."""
        return None

    def draft(self, sniffed: Sniffed, payload: bytes) -> Draft:
        """Return the mapped draft."""
        return self.make(sniffed, payload)

    def text(self, sniffed: Sniffed, payload: bytes) -> str:
        """Return the values of a JSON file, one per line; for other structured files the draft's source text."""
        if sniffed.kind == "json":
            return "\n".join(line.partition(": ")[2] for line in leaves(sniffed.data))
        return self.make(sniffed, payload).source_text


def _picture(sniffed: Sniffed, payload: bytes) -> Source:
    picture = open_picture(payload)
    if picture is None:
        raise UserError("damaged-file")
    if not sniffed.ocr:
        raise UserError(NEEDS_OCR)
    return read_pictures([picture], "picture")


def _pdf_draft(sniffed: Sniffed, payload: bytes) -> Draft:
    """Return the draft of a Europass PDF by its attachment, of a PDF with text by its text, of a scan by OCR."""
    for attachment in xml_attachments(payload):
        if is_europass_xml(attachment.decode("utf-8", "replace")):
            return read_europass_xml(attachment)
    return structure(_pdf_source(sniffed, payload))


def _pdf_source(sniffed: Sniffed, payload: bytes) -> Source:
    try:
        return read_pdf(payload)
    except UserError as error:
        if error.code != NEEDS_OCR or not sniffed.ocr:
            raise
    return read_pictures(pages_as_pictures(payload, OCR_PAGES), "scan")


def _pdf_text(sniffed: Sniffed, payload: bytes) -> str:
    try:
        return pdf_text(payload)
    except UserError as error:
        if error.code != NEEDS_OCR or not sniffed.ocr:
            raise
    return _pdf_source(sniffed, payload).text


@dataclass(frozen=True, slots=True)
class PdfImporter:
    """Importer of PDF: text, scan, or a Europass attachment."""

    name: str = "pdf"

    def accepts(self, sniffed: Sniffed) -> bool:
        """Return True if this importer reads such a file."""
        return sniffed.kind == "pdf"

    def source(self, sniffed: Sniffed, payload: bytes) -> Source | None:
        """Return the lines."""
        return _pdf_source(sniffed, payload)

    def draft(self, sniffed: Sniffed, payload: bytes) -> Draft:
        """Return the draft."""
        return _pdf_draft(sniffed, payload)

    def text(self, sniffed: Sniffed, payload: bytes) -> str:
        """Return the text."""
        return _pdf_text(sniffed, payload)


IMPORTERS: Final[tuple[Importer, ...]] = (
    Structured(
        "json-resume",
        lambda s: s.kind == "json" and looks_like_json_resume(s.data),
        lambda s, _: read_json_resume(s.data),
    ),
    Structured(
        "reactive-resume",
        lambda s: s.kind == "json" and looks_like_reactive_resume(s.data),
        lambda s, _: read_reactive_resume(s.data),
    ),
    Structured(
        "europass-json",
        lambda s: s.kind == "json" and looks_like_europass(s.data),
        lambda s, _: read_europass_json(s.data),
    ),
    Structured(
        "europass-xml", lambda s: s.kind == "xml" and is_europass_xml(s.text), lambda _, b: read_europass_xml(b)
    ),
    Structured("linkedin", lambda s: s.kind == "zip" and looks_like_linkedin(s.names), lambda _, b: read_linkedin(b)),
    PdfImporter(),
    Textual("docx", lambda s: s.kind == "docx", lambda _, b: read_docx(b)),
    Textual("odt", lambda s: s.kind == "odt", lambda _, b: read_odt(b)),
    Textual("rtf", lambda s: s.kind == "rtf", lambda _, b: read_rtf(b)),
    Textual("html", lambda s: s.kind == "html", lambda s, _: read_html(s.text)),
    Textual("markdown", lambda s: s.kind == "markdown", lambda s, _: read_markdown(s.text), lambda s, _: s.text),
    Textual("text", lambda s: s.kind in ("text", "csv"), lambda s, _: read_plain(s.text), lambda s, _: s.text),
    Textual("picture", lambda s: s.kind == "picture", _picture),
)
