"""Writes a document as PDF through Typst: tagged (PDF/UA-1), no dates, no author, only the shipped fonts.

Text goes in as one JSON string, so nothing a person typed can act as markup. Typst itself is in `typesetter.py`.
"""

from __future__ import annotations

import json
from typing import Final, TypedDict

from app.domain.document import (
    Block,
    Bullet,
    Contact,
    Document,
    Entry,
    Heading,
    Pair,
    Paragraph,
    Photo,
    Title,
    footer,
    text_lines,
)
from app.domain.style import language_group
from app.render import coverage, photo, typesetter
from app.render.paper import uses_letter

_PHOTO_ALT: Final = {"en": "Photo", "zh": "照片"}


class _Data(TypedDict):
    family: str
    title: str
    paper: str
    footer: str
    head: list[dict[str, object]]
    body: list[dict[str, object]]
    photo: list[int]
    photo_alt: str


def write(document: Document) -> bytes:
    """Write `document` as PDF; the same bytes for the same document in every process.

    Raises `UserError` `no-glyph`, `photo-unreadable`, `photo-too-large`.
    """
    coverage.require_printable((*text_lines(document), document.title))
    return compile_template("resume.typ", _data(document))


def compile_template(name: str, data: object) -> bytes:
    """Return the PDF of one of our templates with `data` (JSON-able) as its only input."""
    return typesetter.typeset(name, json.dumps(data, ensure_ascii=False))


def _data(document: Document) -> _Data:
    blocks: list[Block] = [block for block in document.blocks if not isinstance(block, Photo)]
    first = next((at for at, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    pictures = [block for block in document.blocks if isinstance(block, Photo)]
    key = language_group(document.language)
    return {
        "family": key,
        "title": document.title,
        "paper": "us-letter" if uses_letter(document.language) else "a4",
        "footer": footer(document),
        "head": _items(blocks[:first]),
        "body": _items(blocks[first:]),
        "photo": list(photo.reencode(pictures[0].data_uri).data) if pictures else [],
        "photo_alt": _PHOTO_ALT[key],
    }


def _items(blocks: list[Block]) -> list[dict[str, object]]:
    items: list[dict[str, object]] = []
    run: list[str] = []
    for block in blocks:
        if isinstance(block, Bullet):
            if not run:
                items.append({"kind": "bullets", "texts": run})
            run.append(block.text)
        else:
            run = []
            items.append(_item(block))
    return items


def _item(block: Block) -> dict[str, object]:
    match block:
        case Title(text):
            return {"kind": "title", "text": text}
        case Contact(items, separator):
            return {"kind": "contact", "items": list(items), "separator": separator}
        case Heading(text, _):
            return {"kind": "heading", "text": text}
        case Entry(left, right, sub, _):
            return {"kind": "entry", "left": left, "right": right, "sub": sub}
        case Paragraph(text, _):
            return {"kind": "paragraph", "text": text}
        case Pair(label, text):
            return {"kind": "pair", "label": label and label + block.colon, "text": text}
        case Bullet() | Photo():
            raise AssertionError("handled by the callers")
