"""The composed document: what every writer prints, in reading order. Writers add no words of their own."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.chinese_script import in_script
from app.domain.design import Layout


@dataclass(frozen=True, slots=True)
class Title:
    """The name (or, when withheld, the document's neutral title) at the top."""

    text: str


@dataclass(frozen=True, slots=True)
class Contact:
    """One line of contact items, printed with a separator between them. `fields` are the ids of the fields they print, in
    the same order (empty: not known)."""

    items: tuple[str, ...]
    separator: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading; `section` is its key (`work`, `skills`, …)."""

    text: str
    section: str


@dataclass(frozen=True, slots=True)
class Entry:
    """First line of a job, study or project: `left`, `right` (dates), then `sub` (may be empty). `dates`: where the dates are read, as they
    stand on the page: `first`, `second` (before `sub`) or `last`."""

    left: str
    right: str
    sub: str = ""
    field: str = ""
    dates: str = "second"

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that are there, in reading order."""
        match self.dates:
            case "first":
                ordered = (self.right, self.left, self.sub)
            case "last":
                ordered = (self.left, self.sub, self.right)
            case _:
                ordered = (self.left, self.right, self.sub)
        return tuple(part for part in ordered if part)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `field` is the id of the field it prints (for the mark view)."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Bullet:
    """A bullet."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and a text: `Languages: Go, Python`, with the language's own colon between them."""

    label: str
    text: str
    field: str = ""
    colon: str = ": "


@dataclass(frozen=True, slots=True)
class Inline:
    """Short items of a list on one line (languages, interests), printed with a separator between them. `fields` as in `Contact`."""

    items: tuple[str, ...]
    separator: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Place and day, with room to sign above them."""

    text: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo to be decoded and re-encoded by the writer (PDF and DOCX only). `data_uri` as in the master."""

    data_uri: str


Block = Title | Contact | Heading | Entry | Paragraph | Bullet | Pair | Inline | Signature | Photo


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `title` is the neutral metadata title ("Resume", "个人简历"), never a name. `reference` is
    printed in the footer as `Ref …` on every page, `notice` (may be empty) beside it. `name` is the person's where it is printed
    (empty where it is withheld): pages after the first repeat it."""

    language: str
    title: str
    blocks: tuple[Block, ...]
    reference: str = ""
    notice: str = ""
    layout: Layout = field(default_factory=Layout)
    name: str = ""


def footer(document: Document) -> str:
    """Return the footer line of every page (empty where neither a reference nor a notice is printed)."""
    label = in_script("编号" if document.language.lower().startswith("zh") else "Ref", document.language)
    reference = f"{label} {document.reference}" if document.reference else ""
    return " · ".join(part for part in (reference, document.notice) if part)


def page_label(document: Document) -> str:
    """Return what pages of a document of several say of their place in it; `{n}` and `{of}` stand for the numbers."""
    said = "第 {n} 页，共 {of} 页" if document.language.lower().startswith("zh") else "Page {n} of {of}"
    return in_script(said, document.language)


def block_lines(block: Block) -> tuple[str, ...]:
    """Return the text lines of one block, as any extractor must find them (bullet glyphs excluded)."""
    match block:
        case Title(text) | Heading(text, _) | Paragraph(text, _) | Bullet(text, _) | Signature(text):
            return (text,)
        case Contact(items) | Inline(items):
            return items
        case Entry():
            return block.parts
        case Pair(label, text):
            return (f"{label}{block.colon}{text}" if label else text,)
        case Photo():
            return ()


def text_lines(document: Document) -> tuple[str, ...]:
    """Return all text of the document in reading order, footer last: the reference for the text comparison."""
    lines = [line for block in document.blocks for line in block_lines(block) if line]
    if foot := footer(document):
        lines.append(foot)
    return tuple(lines)
