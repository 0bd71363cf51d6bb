"""The allow-list of what a PDF of our own writer may consist of. Anything else is an objection, value or no value.

This is what "provably absent" rests on: no place to hide anything in, rather than no hit in the places looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pikepdf

from app.verify.channels.pdf_pdfium import read_pages
from app.verify.jpeg import jpeg_objection
from app.verify.model import Channel, Item, Problem, Source
from app.verify.pdf_content import instructions
from app.verify.printed_links import leads_elsewhere
from app.verify.writer_allowlist import KEYS, NEUTRAL_TITLES, OPERATORS, XMP

_TRAILER = {"/Size", "/Root", "/Info", "/ID"}
_RESOURCE_NAME = re.compile(r"/[a-z]\d{1,3}")
_FONT = re.compile(
    r"/(?:[A-Z]{6}\+)?(?:NotoSans|NotoSansSC|NotoSerifSC|ResumeSans|ResumeSerif|EBGaramond)-(?:Regular|Bold)(?:-Identity-H)?"
)
_CREATOR = re.compile(r"Typst \d+\.\d+\.\d+")
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_OBJECT = re.compile(rb"\d+ \d+ obj\b.*?\bendobj", re.DOTALL)
_LITERAL = re.compile(rb"\((?:\\.|[^\\()])*\)", re.DOTALL)
_FRAME = re.compile(
    rb"%PDF-1\.7\n%[\x80-\xff]{4}\s+xref\s+\d+ \d+\s(?:\d{10} \d{5} [nf]\s*)+"
    rb"trailer\s*<<[^%]*>>\s*startxref\s+\d+\s+%%EOF\s?"
)


def _run(source: Source) -> Iterator[Item]:
    if source.depth:
        return
    for where, excerpt in _structure_faults(source):
        yield Problem(where, "structure", excerpt)


def _structure_faults(source: Source) -> Iterator[tuple[str, str]]:
    pdf = source.pdf
    if pdf.is_encrypted:
        yield "file", "encrypted"
    yield from _frame(source.data)
    if extra := set(pdf.trailer.keys()) - _TRAILER:
        yield "trailer", " ".join(sorted(extra))
    yield from _info(pdf)
    reached = _reachable(pdf)
    for thing in pdf.objects:
        where = f"object {thing.objgen[0]}"
        if thing.objgen not in reached:
            yield where, "not reachable"
        yield from ((where, excerpt) for excerpt in _keys(thing, 0))
        if isinstance(thing, pikepdf.Stream):
            yield from ((where, excerpt) for excerpt in _stream(thing))
        elif _has_no_text_mapping(thing):
            yield where, "font without text"
    expected = source.context.expected
    for number, page in enumerate(pdf.pages, 1):
        yield from ((f"page {number}", excerpt) for excerpt in _links(page, expected))
        yield from ((f"page {number}", excerpt) for excerpt in _content(page))
    yield from _visible(source.data)


def _links(page: pikepdf.Page, expected: Sequence[str] | None) -> Iterator[str]:
    """Yield each annotation that is anything but a link to an address that is printed."""
    for note in page.obj.get("/Annots", pikepdf.Array()).as_list():
        action = note.get("/A", pikepdf.Dictionary())
        plain = (
            note.get("/Subtype") == pikepdf.Name.Link and action.get("/S") == pikepdf.Name.URI and "/Next" not in action
        )
        if not plain or leads_elsewhere(str(action.get("/URI", "")), expected):
            yield f"link {str(action.get('/URI', ''))[:40]}"


def _has_no_text_mapping(thing: pikepdf.Object) -> bool:
    """Return True if this is a composite font without a ToUnicode map: its glyphs have no text."""
    composite = isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == pikepdf.Name.Type0
    return composite and not isinstance(thing.get("/ToUnicode"), pikepdf.Stream)


def _frame(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield bytes that belong to no object: anything but header, cross-reference table and trailer."""
    rest = _STREAM.sub(b"", data)
    if any(b"%" in _LITERAL.sub(b"", body) for body in _OBJECT.findall(rest)):
        yield "objects", "comment"
    if not _FRAME.fullmatch(_OBJECT.sub(b"", rest)):
        yield "file", "bytes outside objects"


def _info(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    for key, value in pdf.docinfo.items():
        text = str(value)
        if not ((key == "/Title" and text in NEUTRAL_TITLES) or (key == "/Creator" and _CREATOR.fullmatch(text))):
            yield "document information", f"{key} {text[:40]}"
    metadata = pdf.Root.get("/Metadata")
    if not isinstance(metadata, pikepdf.Stream) or not XMP.fullmatch(metadata.read_bytes().decode("utf-8", "replace")):
        yield "XMP", "unknown form"


def _reachable(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    seen: set[tuple[int, int]] = set()
    stack: list[object] = [pdf.trailer]
    while stack:
        thing = stack.pop()
        if not isinstance(thing, pikepdf.Object):
            continue
        if thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        if isinstance(thing, pikepdf.Array):
            stack.extend(thing.as_list())
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            stack.extend(value for _, value in thing.items())
    return seen


def _keys(thing: object, depth: int) -> Iterator[str]:
    if isinstance(thing, pikepdf.Array):
        for item in thing.as_list():
            if isinstance(item, pikepdf.Object) and not item.is_indirect and depth < 20:
                yield from _keys(item, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in thing.items():
            if key not in KEYS and not _RESOURCE_NAME.fullmatch(key):
                yield key
            if key in ("/BaseFont", "/FontName", "/CMapName") and not _FONT.fullmatch(str(value)):
                yield f"{key} {str(value)[:40]}"
            if isinstance(value, pikepdf.Object) and not value.is_indirect and depth < 20:
                yield from _keys(value, depth + 1)


def _stream(stream: pikepdf.Stream) -> Iterator[str]:
    kind = stream.get("/Subtype")
    if kind == pikepdf.Name.Image:
        if stream.get("/Filter") != pikepdf.Name.DCTDecode:
            yield "picture that is no JPEG"
        elif complaint := jpeg_objection(bytes(stream.read_raw_bytes())):
            yield f"picture: {complaint}"
    elif kind not in (None, pikepdf.Name.XML):
        yield f"stream {kind}"


def _content(page: pikepdf.Page) -> Iterator[str]:
    for step in instructions(page.obj):
        name = step.name
        if step.picture is not None or name not in OPERATORS:
            yield f"operator {name}"
        elif name == "Tr" and int(step.operands[0]) != 0:
            yield "invisible text"
        elif name == "Tf" and float(step.operands[1]) < 5:
            yield "tiny text"
        elif name == "scn" and len(step.operands) == 3 and min(float(value) for value in step.operands) > 0.85:
            yield "near-white ink"


def _visible(data: bytes) -> Iterator[tuple[str, str]]:
    for number, sheet in enumerate(read_pages(data), 1):
        right, top = sheet.width + 1, sheet.height + 1
        if any(not (-1 <= x <= right and -1 <= y <= top) for _, x, y, _, _ in sheet.glyphs):
            yield f"page {number}", "text off the page"


CHANNEL = Channel("pdf.structure", ("pdf",), _run, own_only=True)
