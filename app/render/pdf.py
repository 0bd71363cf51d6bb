"""Writes a document as PDF through Typst: tagged (PDF/UA-1), no dates, no author, only the shipped fonts.

Text goes in as one JSON string, so nothing a person typed can act as markup. Typst itself is in `typesetter.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final

from app.domain.chinese_script import is_traditional
from app.domain.cover_letter import LETTER
from app.domain.document import (
    Block,
    Bullet,
    Contact,
    Document,
    Entry,
    Heading,
    Inline,
    Pair,
    Paragraph,
    Photo,
    Signature,
    Title,
    footer,
    page_label,
    text_lines,
)
from app.domain.style import language_group
from app.render import glyph_coverage, photo, typesetter
from app.render.links import links_of
from app.render.themes.look import LISTED, look
from app.render.themes.theme import theme_of

_PHOTO_ALT: Final = {"en": "Photo", "zh": "照片"}
TEMPLATE: Final = "resume.typ"
_LINE: Final = 125
"""Width in Latin letters from which a text is surely longer than a line."""
_SURELY_ONE: Final = 60
"""Width up to which a text is surely one line."""
_MOST_WHOLE: Final = 8


def write(document: Document) -> bytes:
    """Write `document` as PDF; the same bytes for the same document in every process.

    Raises `UserError` `no-glyph`, `photo-unreadable`, `photo-too-large`.
    """
    glyph_coverage.require_printable((*text_lines(document), document.title))
    return compile_template(TEMPLATE, template_data(document))


def compile_template(name: str, data: object) -> bytes:
    """Return the PDF of one of our templates with `data` (JSON-able) as its only input."""
    return typesetter.typeset(name, json.dumps(data, ensure_ascii=False))


def template_data(document: Document, *, pixels: bool = True) -> dict[str, object]:
    """Return what the template gets; without `pixels` a photo is an empty frame, which takes the same room."""
    blocks: list[Block] = [block for block in document.blocks if not isinstance(block, Photo)]
    first = next((at for at, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    pictures = [block for block in document.blocks if isinstance(block, Photo)]
    key, links = language_group(document.language), links_of(document)
    return {
        "look": look(document),
        "family": key,
        "region": "" if key != "zh" else "tw" if is_traditional(document.language) else "cn",
        "title": document.title,
        "footer": footer(document),
        "page": page_label(document),
        "name": document.name,
        "links": dict(links),
        "linked": "|".join(map(re.escape, links)),
        "head": _grouped(_items(blocks[:first], ""), theme_of(document.layout, document.language).facts == "grid"),
        "body": _parts(blocks[first:]),
        "framed": bool(pictures),
        "photo": list(photo.reencode(pictures[0].data_uri).data) if pictures and pixels else [],
        "photo_alt": _PHOTO_ALT[key],
    }


def _grouped(items: list[dict[str, Any]], grid: bool) -> list[dict[str, Any]]:
    """Return the head with facts that follow each other as one item, which stands in columns."""
    found: list[dict[str, Any]] = []
    for item in items:
        if grid and item["kind"] == "pair":
            if not (found and found[-1]["kind"] == "facts"):
                found.append({"kind": "facts", "items": []})
            found[-1]["items"].append(item)
        else:
            found.append(item)
    return found


def _parts(blocks: Sequence[Block]) -> list[dict[str, object]]:
    """Return the sections: the heading of each and what is below it."""
    parts: list[tuple[Heading, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading):
            parts.append((block, []))
        elif isinstance(block, Signature):
            parts.append((Heading("", ""), [block]))
        else:
            parts[-1][1].append(block)
    return [
        {
            "heading": {"kind": "heading", "text": top.text} if top.text else None,
            "items": _items(below, top.section),
        }
        for top, below in parts
    ]


def _items(blocks: Sequence[Block], section: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Bullet):
            if not (items and items[-1]["kind"] == "bullets"):
                items.append({"kind": "bullets", "texts": []})
            items[-1]["texts"].append(block.text)
            items[-1]["tied"] = at + 1 < len(blocks) and isinstance(blocks[at + 1], Paragraph)
            continue
        item, body_follows = (
            _item(block),
            at + 1 < len(blocks) and isinstance(blocks[at + 1], Bullet | Paragraph | Pair),
        )
        if isinstance(block, Entry):
            item |= {"follows": body_follows, "section": section, "listed": section in LISTED}
            item |= {"reserve": _lines_reserved(blocks[at + 1 : at + 3])}
        elif section == LETTER:
            item |= {"kind": "passage"}
        elif isinstance(block, Paragraph):
            below_head = at > 0 and isinstance(blocks[at - 1], Entry)
            item |= {"keep": below_head and body_follows and _width(block.text) <= _LINE}
        items.append(item)
    for item in items:
        if item["kind"] == "bullets":
            item |= {"whole": _stays_whole(item["texts"])}
    return items


def _lines_reserved(below: Sequence[Block]) -> int:
    """Return the lines to reserve below a head so that it keeps two: of a bullet of one line, and of a second one that may be of three and is
    never broken for that."""
    texts = [block.text for block in below if isinstance(block, Bullet)]
    return 4 if len(texts) == 2 and _width(texts[0]) <= _LINE and _width(texts[1]) > _SURELY_ONE else 2


def _stays_whole(texts: Sequence[str]) -> bool:
    """Return True for three bullets of which the first may be a line: broken, they would leave that alone below a head, or the last alone."""
    return len(texts) == 3 and _width(texts[0]) <= _LINE and sum(map(_width, texts)) <= _MOST_WHOLE * _LINE


def _width(text: str) -> int:
    return sum(2 if character > "\u2e7f" else 1 for character in text)


def _item(block: Block) -> dict[str, Any]:
    match block:
        case Title(text):
            return {"kind": "title", "text": text}
        case Contact(items, separator):
            return {"kind": "contact", "items": list(items), "separator": separator}
        case Inline(items, separator):
            return {"kind": "inline", "items": list(items), "separator": separator}
        case Heading(text, _):
            return {"kind": "heading", "text": text}
        case Entry(left, right, sub):
            return {"kind": "entry", "left": left, "right": right, "sub": sub, "dates": block.dates}
        case Paragraph(text, field):
            return {"kind": "label" if field == "basics.label" else "paragraph", "text": text}
        case Pair(label, text, field):
            label = label and label + block.colon
            return {"kind": "pair", "label": label, "text": text, "wide": field == "basics.label"}
        case Signature(text):
            return {"kind": "signature", "text": text}
        case Bullet() | Photo():
            raise AssertionError("handled by the callers")
