"""The importers, in the order in which they are asked. One file, one importer, one protocol; no discovery."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from app.domain.draft import Draft
from app.resume.docx import read_docx
from app.resume.json_resume import leaves, looks_like_json_resume, read_json_resume
from app.resume.pdf import pdf_text, read_pdf
from app.resume.plain import read_markdown, read_plain
from app.resume.sniff import Sniffed
from app.resume.source import Source
from app.resume.structure.build import structure


class Importer(Protocol):
    """Reads one kind of file. `draft` makes a reviewed-to-be draft, `text` the readable text without interpretation."""

    @property
    def name(self) -> str:
        """A stable name, for the tests and the table of formats."""

    def accepts(self, sniffed: Sniffed) -> bool:
        """Whether this importer reads such a file."""

    def draft(self, sniffed: Sniffed, payload: bytes) -> Draft:
        """The draft. Raises `UserError`."""

    def text(self, sniffed: Sniffed, payload: bytes) -> str:
        """The text in reading order. Raises `UserError`."""


@dataclass(frozen=True, slots=True)
class Textual:
    """An importer of a text-bearing format: lines, then structure."""

    name: str
    test: Callable[[Sniffed], bool]
    read: Callable[[Sniffed, bytes], Source]
    plain: Callable[[Sniffed, bytes], str] | None = None

    def accepts(self, sniffed: Sniffed) -> bool:
        """Whether this importer reads such a file."""
        return self.test(sniffed)

    def draft(self, sniffed: Sniffed, payload: bytes) -> Draft:
        """The structured draft."""
        return structure(self.read(sniffed, payload))

    def text(self, sniffed: Sniffed, payload: bytes) -> str:
        """The text as the format gives it."""
        return self.plain(sniffed, payload) if self.plain else self.read(sniffed, payload).text


@dataclass(frozen=True, slots=True)
class Structured:
    """An importer of structured data: fields are mapped, not guessed."""

    name: str
    test: Callable[[Sniffed], bool]
    make: Callable[[Sniffed, bytes], Draft]

    def accepts(self, sniffed: Sniffed) -> bool:
        """Whether this importer reads such a file."""
        return self.test(sniffed)

    def draft(self, sniffed: Sniffed, payload: bytes) -> Draft:
        """The mapped draft."""
        return self.make(sniffed, payload)

    def text(self, sniffed: Sniffed, payload: bytes) -> str:
        """The values of a JSON file, one per line; of other structured files the draft's source text."""
        if sniffed.kind == "json":
            return "\n".join(line.partition(": ")[2] for line in leaves(sniffed.data))
        return self.make(sniffed, payload).source_text


IMPORTERS: Final[tuple[Importer, ...]] = (
    Structured(
        "json-resume",
        lambda s: s.kind == "json" and looks_like_json_resume(s.data),
        lambda s, _: read_json_resume(s.data),
    ),
    Textual("pdf", lambda s: s.kind == "pdf", lambda _, b: read_pdf(b), lambda _, b: pdf_text(b)),
    Textual("docx", lambda s: s.kind == "docx", lambda _, b: read_docx(b)),
    Textual("markdown", lambda s: s.kind == "markdown", lambda s, _: read_markdown(s.text), lambda s, _: s.text),
    Textual("text", lambda s: s.kind in ("text", "csv"), lambda s, _: read_plain(s.text), lambda s, _: s.text),
)
