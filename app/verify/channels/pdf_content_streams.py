"""Text shown by PDF content that page readers may miss: annotation appearances (their dictionaries are read in `pdf_annotations_and_metadata`), unused forms, patterns, orphaned pages, and
page text whose codes only a predefined CMap explains.

Page text has three engines of its own; here every other content stream is decoded through the fonts it names. Letters in an
East Asian font that is not in the file are dropped by PDFium, one by one, where no font of the system can stand in for it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from app.verify.model import Channel, ExtractedText, Item, Source
from app.verify.pdf_content import FontDecoder, decode_shown_text, fonts_of, instructions, is_content, resources_of


def _run(source: Source) -> Iterator[Item]:
    on_pages = {thing.objgen for page in source.pdf.pages for thing in _contents(page)}
    by_name = _all_fonts(source.pdf)
    for thing in source.pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.objgen not in on_pages:
            yield from _text(source, thing, by_name)
    yield from _predefined_cmap_text(source)


def _predefined_cmap_text(source: Source) -> Iterator[Item]:
    """Yield page text in fonts with a predefined CMap, in stream order."""
    for number, page in enumerate(source.pdf.pages, 1):
        fonts = {name: font for name, font in fonts_of(resources_of(page)).items() if font.codec}
        if fonts and (text := decode_shown_text(instructions(page.obj), fonts).text).strip():
            yield ExtractedText(source.place(f"page {number}, fonts not in the file"), text, prose=True)


def _contents(page: pikepdf.Page) -> list[pikepdf.Object]:
    contents = page.obj.get("/Contents")
    if isinstance(contents, pikepdf.Array):
        return list(contents.as_list())
    return [contents] if contents is not None else []


def _all_fonts(pdf: pikepdf.Pdf) -> list[dict[str, FontDecoder]]:
    """Return every set of named fonts in the file, for content whose own resources are missing."""
    found: list[dict[str, FontDecoder]] = []
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary):
            holder = thing.get("/Resources", thing)
            if isinstance(holder, pikepdf.Dictionary) and isinstance(holder.get("/Font"), pikepdf.Dictionary):
                found.append(fonts_of(holder))
    return found[:20]


def _text(source: Source, stream: pikepdf.Stream, spare: list[dict[str, FontDecoder]]) -> Iterator[Item]:
    if stream.get("/Subtype") == pikepdf.Name.Image:
        return
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        return
    if not is_content(stream, data):
        return
    steps = instructions(stream)
    own = fonts_of(stream.get("/Resources"))
    for fonts in [own] if own else spare:
        text = decode_shown_text(steps, fonts).text
        if text.strip():
            yield ExtractedText(source.place(f"content of object {stream.objgen[0]}"), text, prose=True)


CHANNEL = Channel("pdf.unseen", ("pdf",), _run)
