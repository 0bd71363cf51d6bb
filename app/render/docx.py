"""Writes a document as DOCX: six parts (plus a footer and a photo where there are), a fixed clock, no identity.

No docProps, revision ids, thumbnail, template, custom XML or hyperlinks: only what `parts()` lists is ever in the
file. Must never add text that is not in the document.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape

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
from app.render import coverage, photo
from app.render.docx_parts import NUMBERING, RELS, content_types, document_rels, drawing, footer_part, page, styles
from app.render.paper import uses_letter

_TIME: Final = (1980, 1, 1, 0, 0, 0)
_XML_SPACE: Final = ' xml:space="preserve"'


def write(document: Document) -> bytes:
    """Write `document` as DOCX; the same bytes for the same document in every process.

    Raises `UserError` `no-glyph` (so that PDF and DOCX never differ), `photo-unreadable`, `photo-too-large`.
    """
    coverage.require_printable((*text_lines(document), document.title))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts(document).items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the operating system of the writer shows
            entry.external_attr = 0
            archive.writestr(entry, data)
    return out.getvalue()


def parts(document: Document) -> Mapping[str, bytes]:
    """Return every part of the package, in the order in which it is written."""
    pictures = [block for block in document.blocks if isinstance(block, Photo)]
    picture = photo.reencode(pictures[0].data_uri) if pictures else None
    chinese = language_group(document.language) == "zh"
    foot = footer(document)
    texts: dict[str, str] = {
        "[Content_Types].xml": content_types(photo=picture is not None, footer=bool(foot)),
        "_rels/.rels": RELS,
        "word/document.xml": page(
            drawing(picture.width, picture.height, "照片" if chinese else "Photo") if picture else "",
            "".join(_paragraphs(document)),
            letter=uses_letter(document.language),
            footer=bool(foot),
        ),
        "word/_rels/document.xml.rels": document_rels(photo=picture is not None, footer=bool(foot)),
        "word/styles.xml": styles("zh-CN" if chinese else "en-US"),
        "word/numbering.xml": NUMBERING,
    }
    if foot:
        texts["word/footer1.xml"] = footer_part(_runs(foot))
    result = {name: text.encode() for name, text in texts.items()}
    if picture:
        result["word/media/image1.jpeg"] = picture.data
    return result


def _paragraphs(document: Document) -> Iterator[str]:
    for block in document.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Title(text):
            yield _paragraph("Title", _runs(text))
        case Contact(items, separator):
            yield _paragraph("Contact", _runs(separator.join(items)))
        case Heading(text, _):
            yield _paragraph("Heading1", _runs(text))
        case Entry(left, right, sub, _):
            tab = f"<w:r><w:tab/></w:r>{_runs(right, 'Dates')}" if right else ""
            yield _paragraph("Entry", _runs(left, "Strong") + tab)
            if sub:
                yield _paragraph("Sub", _runs(sub))
        case Paragraph(text, _):
            yield _paragraph("Normal", _runs(text))
        case Bullet(text, _):
            yield _paragraph("Bullet", _runs(text))
        case Pair(label, text):
            yield _paragraph("Normal", (_runs(label + block.colon, "Strong") if label else "") + _runs(text))
        case Photo():
            return


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _runs(text: str, style: str = "") -> str:
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    pieces = []
    for piece in re.split(r"([\n\t])", text):
        if piece == "\n":
            pieces.append("<w:br/>")
        elif piece == "\t":
            pieces.append("<w:tab/>")
        elif piece:
            pieces.append(f"<w:t{_XML_SPACE}>{escape(piece)}</w:t>")
    return f"<w:r>{properties}{''.join(pieces)}</w:r>" if pieces else ""
