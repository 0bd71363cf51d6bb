"""Writes a document as plain text and a redacted résumé as JSON: UTF-8, LF, nothing but the content."""

from __future__ import annotations

import base64
import dataclasses
import json
from collections.abc import Iterator

from app.domain.cover_letter import PARAGRAPHS
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
)
from app.domain.resume import Resume
from app.domain.resume_json import to_json
from app.render import photo


def write_text(document: Document) -> bytes:
    """Write the document as UTF-8 text with LF line ends, footer last."""
    lines: list[str] = []
    for block in document.blocks:
        lines.extend(_lines(block))
    if foot := footer(document):
        lines += ["", foot]
    return ("\n".join(lines).strip("\n") + "\n").encode()


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text, field) if field.startswith(PARAGRAPHS):
            yield from ("", text)
        case Title(text) | Paragraph(text, _):
            yield text
        case Heading("", _):
            return
        case Signature(text):
            yield from ("", text)
        case Contact(items, separator) | Inline(items, separator):
            yield separator.join(items)
        case Heading(text, _):
            yield from ("", text)
        case Entry(left, right, sub):
            first, second = ((left, ""), (sub, right)) if block.dates == "last" and sub else ((left, right), (sub, ""))
            rows = [first[::-1] if block.dates == "first" else first, second]
            yield from ("  ".join(part for part in row if part) for row in rows if any(row))
        case Bullet(text, _):
            yield f"- {text}"
        case Pair(label, text):
            yield f"{label}{block.colon}{text}" if label else text
        case Photo():
            return


def write_json(document: Document, resume: Resume) -> bytes:
    """Write the redacted résumé as JSON Resume: only declared keys can appear (see `resume_json.to_json`).

    `meta` holds the reference and notice that the other formats print in the footer. Raises `UserError`
    `photo-unreadable`, `photo-too-large`.
    """
    if resume.personal.photo:  # the original's bytes may carry EXIF: print the same fresh pixels as PDF and DOCX do
        fresh = base64.b64encode(photo.reencode(resume.personal.photo).data).decode()
        personal = dataclasses.replace(resume.personal, photo=f"data:image/jpeg;base64,{fresh}")
        resume = dataclasses.replace(resume, personal=personal)
    content = to_json(resume)
    told = {"x-reference": document.reference, "x-notice": document.notice}
    if meta := {key: value for key, value in told.items() if value}:
        content["meta"] = meta
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
