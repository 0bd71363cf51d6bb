"""Writes a document as DOCX: six parts (plus a footer and a photo where there are), a fixed clock, no identity.

No docProps, revision ids, thumbnail, template or custom XML: only what `parts()` lists is ever in the
file, and a link leads to nothing but the address that is printed there. Must never add text that is not in the document.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

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
from app.render import glyph_coverage, photo
from app.render.docx_parts import (
    RELS,
    content_types,
    document_rels,
    drawing,
    footer_part,
    link_id,
    numbering,
    page,
    styles,
)
from app.render.links import links_of, pieces
from app.render.themes.look import LISTED
from app.render.themes.word import WordLook, word_look

_TIME: Final = (1980, 1, 1, 0, 0, 0)
_XML_SPACE: Final = ' xml:space="preserve"'


def write(document: Document) -> bytes:
    """Write `document` as DOCX; the same bytes for the same document in every process.

    Raises `UserError` `no-glyph` (so that PDF and DOCX never differ), `photo-unreadable`, `photo-too-large`.
    """
    glyph_coverage.require_printable((*text_lines(document), document.title))
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
    foot, page_look = footer(document), word_look(document)
    numbered = document.layout.pages > 1
    texts: dict[str, str] = {
        "[Content_Types].xml": content_types(photo=picture is not None, footer=bool(foot) or numbered),
        "_rels/.rels": RELS,
        "word/document.xml": page(
            drawing(picture.width, picture.height, "照片" if chinese else "Photo") if picture else "",
            "".join(_paragraphs(document, page_look)),
            page_look,
            footer=bool(foot) or numbered,
        ),
        "word/_rels/document.xml.rels": document_rels(
            photo=picture is not None, footer=bool(foot) or numbered, links=links_of(document).values()
        ),
        "word/styles.xml": styles(_tag(document.language), page_look),
        "word/numbering.xml": numbering(page_look),
    }
    if foot or numbered:
        texts["word/footer1.xml"] = footer_part(
            _runs(foot) + (_page_number(document) if numbered else ""), numbered=numbered
        )
    result = {name: text.encode() for name, text in texts.items()}
    if picture:
        result["word/media/image1.jpeg"] = picture.data
    return result


def _tag(language: str) -> str:
    """Return the tag of a document's language that Word spells by."""
    if language_group(language) != "zh":
        return "en-US"
    return "zh-TW" if is_traditional(language) else "zh-CN"


def _page_number(document: Document) -> str:
    """Return the runs that say which page it is; Word fills in the numbers."""
    before, between, after = re.split(r"\{n\}|\{of\}", page_label(document))
    number, count = (f'<w:fldSimple w:instr="{name}"><w:r><w:t>{value}</w:t></w:r></w:fldSimple>'
                     for name, value in (("PAGE", 1), ("NUMPAGES", document.layout.pages)))  # fmt: skip
    return f"<w:r><w:tab/></w:r>{_runs(before)}{number}{_runs(between)}{count}{_runs(after)}"


def _paragraphs(document: Document, look: WordLook) -> Iterator[str]:
    blocks = [block for block in document.blocks if not isinstance(block, Photo)]
    first = next((at for at, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    head, body = blocks[:first], blocks[first:]
    for run in _runs_of_pairs(head) if look.facts == "grid" else [[block] for block in head]:
        yield from _facts(run, look) if isinstance(run[0], Pair) else _block(run[0], look, head=True)
    if len(blocks) < len(document.blocks):  # what is below the head begins below the photo, too
        yield _paragraph("Below", '<w:r><w:br w:type="textWrapping" w:clear="all"/></w:r>')
    section, beside = "", _beside(body, look)
    for at, block in enumerate(body):
        section = block.section if isinstance(block, Heading) else section
        if section == LETTER:
            yield from _passage(block)
            continue
        follows = _keeps(block, *body[at + 1 : at + 3])
        yield from _block(block, look, follows=follows, listed=section in LISTED, beside=beside.get(at, 0))


def _beside(blocks: Sequence[Block], look: WordLook) -> dict[int, int]:
    """Return, by the block's number, where what follows an entry's name begins on its line: in a section with room for all, or for none of it."""
    sections: list[dict[int, Entry]] = [{}]
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            sections.append({})
        elif isinstance(block, Entry) and block.dates == "last" and block.sub and block.right:
            sections[-1][number] = block
    return {number: at for heads in sections for number, at in zip(heads, look.beside([*heads.values()]), strict=False)}


def _keeps(block: Block, after: Block | None = None, next_but_one: Block | None = None) -> bool:
    """Return True if a block stays on the page of the one after it: a head, the bullet before the last one, the last bullet before a line, and
    what stands above a signature."""
    if isinstance(block, Entry):
        return after is not None and not isinstance(after, Entry | Heading)
    if isinstance(block, Bullet) and isinstance(after, Bullet):
        return not isinstance(next_but_one, Bullet)
    return isinstance(after, Signature) or (isinstance(block, Bullet) and isinstance(after, Paragraph))


def _passage(block: Block) -> Iterator[str]:
    """Yield a paragraph of a letter."""
    if isinstance(block, Paragraph):
        yield _paragraph("Passage", _runs(block.text))


def _runs_of_pairs(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the blocks one by one, but facts that follow each other together."""
    found: list[list[Block]] = []
    for block in blocks:
        if found and isinstance(block, Pair) and isinstance(found[-1][0], Pair):
            found[-1].append(block)
        else:
            found.append([block])
    return found


def _facts(pairs: Sequence[Block], look: WordLook) -> Iterator[str]:
    """Yield the facts of a form: the position sought, then two in a row where they have room."""
    narrow: list[Pair] = []
    for pair in pairs:
        assert isinstance(pair, Pair)
        if pair.field == "basics.label":
            yield _paragraph("Fact", _runs(pair.label + pair.colon, "Strong") + _runs(pair.text, field=pair.field))
        else:
            narrow.append(pair)
    for row in _fact_rows(narrow, look):
        runs = [_runs(pair.label + pair.colon, "Dates") + _runs(pair.text, field=pair.field) for pair in row]
        yield _paragraph("Fact", "<w:r><w:tab/></w:r>".join(runs))


def _fact_rows(facts: Sequence[Pair], look: WordLook) -> Iterator[Sequence[Pair]]:
    """Yield the facts row by row: two where both have room, else one."""
    shown = [f"{pair.label}{pair.colon}{pair.text}" for pair in facts]
    at = 0
    while at < len(facts):
        count = 2 if at + 1 < len(facts) and look.facts_fit(shown[at], shown[at + 1]) else 1
        yield facts[at : at + count]
        at += count


def _block(
    block: Block,
    look: WordLook,
    *,
    head: bool = False,
    follows: bool = False,
    listed: bool = False,
    beside: int = 0,
) -> Iterator[str]:
    match block:
        case Title(text):
            yield _paragraph("Title", _runs(text))
        case Contact(items, separator):
            yield _paragraph("Contact", _contact_runs(items, separator, block.fields, look))
        case Inline(items, separator):
            yield _paragraph("Normal", _joined_runs(items, separator, block.fields), keep=follows)
        case Heading(text, _):
            yield _paragraph("Heading1", _runs(text), keep=True)
        case Entry():
            yield from _entry(block, follows, listed, beside)
        case Paragraph(text, _):
            yield _paragraph("Label" if head else "Normal", _runs(text), keep=follows)
        case Bullet(text, _):
            yield _paragraph("Bullet", _runs(text), keep=follows)
        case Pair(label, text):
            between = "<w:r><w:tab/></w:r>" if label and look.dates == "left" else ""
            runs = _runs(label + block.colon, "Dates" if between else "Strong") if label else ""
            style = "ListedRow" if between else "Normal"
            yield _paragraph(style, runs + between + _runs(text, field=block.field), keep=follows)
        case Signature(text):
            yield _paragraph("Signature", _runs(text))
        case Photo():
            return


def _entry(block: Entry, follows: bool, listed: bool, beside: int) -> Iterator[str]:
    """Yield one line of an entry's head (its second part begins at `beside`) or two; they stay with what follows, where something does."""
    tab, left = "<w:r><w:tab/></w:r>", _runs(block.left, "" if listed else "Strong")
    dates, sub = _runs(block.right, "Dates"), _runs(block.sub)
    first = "Listed" if listed else "Entry"
    if block.dates == "first":
        lines = [("ListedRow" if listed else "Row", dates + tab + left), ("Sub", sub)]
    elif block.dates == "last" and sub and dates:
        if beside:
            yield _paragraph(first, left + tab + _runs(block.sub, "Dates") + tab + dates, keep=follows, tab=beside)
            return
        lines = [(first, left), ("Sub", sub + tab + dates)]
    else:
        lines = [(first, left + (tab + dates if dates else "")), ("Sub", sub)]
    lines = [(style, runs) for style, runs in lines if runs]
    for at, (style, runs) in enumerate(lines):
        yield _paragraph(style, runs, keep=follows or at < len(lines) - 1)


def _paragraph(style: str, runs: str, *, keep: bool = False, tab: int = 0) -> str:
    kept = "<w:keepNext/>" if keep else ""
    kept += f'<w:tabs><w:tab w:val="left" w:pos="{tab}"/></w:tabs>' if tab else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>{runs}</w:p>'


def _runs(text: str, style: str = "", field: str = "") -> str:
    """Return the runs of a text (of a field of the résumé), with links where it prints addresses."""
    found = []
    for piece, target in pieces(text, field):
        run = _run(piece, style)
        found.append(f'<w:hyperlink r:id="{link_id(target)}">{run}</w:hyperlink>' if target else run)
    return "".join(found)


def _joined_runs(items: Sequence[str], separator: str, fields: Sequence[str]) -> str:
    """Return the runs of items on one line."""
    known = fields or ("",) * len(items)
    return _runs(separator).join(_runs(item, field=field) for item, field in zip(items, known, strict=True))


def _contact_runs(items: Sequence[str], separator: str, fields: Sequence[str], look: WordLook) -> str:
    """Return the runs of contact items: none is broken inside while a line has room for it, and no line ends with a separator."""
    known = fields or ("",) * len(items)
    rows: list[list[int]] = [[]]
    for at, item in enumerate(items):
        before = [items[one] for one in rows[-1]]
        if before and not look.fits(separator.join([*before, item])):
            rows.append([])
        rows[-1].append(at)
    lines = (_joined_runs([items[at] for at in row], separator, [known[at] for at in row]) for row in rows)
    return "<w:r><w:br/></w:r>".join(lines)


def _run(text: str, style: str) -> str:
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    parts = []
    for piece in re.split(r"([\n\t])", text):
        if piece == "\n":
            parts.append("<w:br/>")
        elif piece == "\t":
            parts.append("<w:tab/>")
        elif piece:
            parts.append(f"<w:t{_XML_SPACE}>{html.escape(piece, quote=False)}</w:t>")
    return f"<w:r>{properties}{''.join(parts)}</w:r>" if parts else ""
