"""Every object of a PDF as QPDF parses it: strings, names, keys and text streams, reachable or not.

Document information, XMP, annotations (contents, links, destinations), bookmarks, form fields, ActualText,
JavaScript, XFA, page labels, layer and font names all live in strings, names and streams, so the walk needs no list
of where a value may hide. The text that annotations draw (appearance streams) is read by `pdf_content_streams`.
What is read here is compared with the withheld values in `app/verify/judge.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from app.verify import decode, file_format_constants
from app.verify.model import Channel, ExtractedText, Item, Source
from app.verify.pdf_content import is_content, marked_strings

_MAX_DIRECT_DEPTH = 60
_TEXT_LIMIT = 2_000_000
_MAX_UNPACKED = 20_000_000


def _run(source: Source) -> Iterator[Item]:
    spoken: list[str] = []
    for index, thing in enumerate([*source.pdf.objects, source.pdf.trailer]):
        where = source.place(f"object {index + 1}")
        texts = dict.fromkeys(_strings(thing, 0))
        yield from (ExtractedText(where, text) for text in texts)
        if isinstance(thing, pikepdf.Stream):
            yield from _stream(source, where, thing)
        elif "ActualText" in texts:
            spoken.extend(_replacement_texts(thing, 0))
    if spoken:
        yield ExtractedText(source.place("structure"), "".join(spoken))


def _replacement_texts(thing: pikepdf.Object, depth: int) -> Iterator[str]:
    """Yield what a screen reader would say instead of the elements of the structure, one by one: a name may be said letter by letter."""
    if isinstance(thing, pikepdf.Dictionary) and depth <= _MAX_DIRECT_DEPTH:
        if isinstance(thing.get("/ActualText"), pikepdf.String):
            yield str(thing["/ActualText"])
        children = [value for value in thing.values() if isinstance(value, pikepdf.Object) and not value.is_indirect]
    elif isinstance(thing, pikepdf.Array) and depth <= _MAX_DIRECT_DEPTH:
        children = [value for value in thing.as_list() if isinstance(value, pikepdf.Object) and not value.is_indirect]
    else:
        return
    for child in children:
        yield from _replacement_texts(child, depth + 1)


def _strings(thing: pikepdf.Object, depth: int) -> Iterator[str]:
    """Yield strings (in every reading), names and keys of one object, without following indirect references."""
    if depth > _MAX_DIRECT_DEPTH:
        return
    if isinstance(thing, pikepdf.String):
        yield str(thing)
        yield from decode.pdf_string_decodings(bytes(thing))
    elif isinstance(thing, pikepdf.Name):
        yield str(thing)[1:]
    elif isinstance(thing, pikepdf.Array):
        yield from _children(list(thing.as_list()), depth)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in thing.items():
            yield key[1:]
            if not (key == "/Registry" and str(value) == "Adobe"):  # the standard's own word, in every CID font
                yield from _children([value], depth)


def _children(values: list[pikepdf.Object], depth: int) -> Iterator[str]:
    for value in values:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _strings(value, depth + 1)


def _stream(source: Source, where: str, stream: pikepdf.Stream) -> Iterator[Item]:
    """Yield XMP, JavaScript, XFA and other text in streams, and the strings marked in content streams."""
    kind = stream.get("/Subtype")
    if kind == pikepdf.Name.Image or stream.get("/Type") in (pikepdf.Name.ObjStm, pikepdf.Name.XRef):
        return
    try:
        data = file_format_constants.blank_constants_in_bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return  # an image filter: the pictures channel reads those
    data = decode.decompress(data, _MAX_UNPACKED) or data
    source.context.budget.spend("unpacked", len(data))
    if is_content(stream, data):
        yield from (ExtractedText(where, text) for text in marked_strings(source, stream))
    elif "/FontFile" in stream or "/Length1" in stream or b"begincmap" in data[:3000]:
        yield from (ExtractedText(where, text) for text in decode.printable_runs(data) if len(text) > 7)
    elif (text := decode.decode_text(data)) is not None and len(text) < _TEXT_LIMIT:
        yield ExtractedText(where, text)
        yield from (ExtractedText(f"{where}, {how}", part) for how, part in decode.markup_texts(text) if "<" in text)
    else:
        yield ExtractedText(where, "\n\n\n".join(decode.printable_runs(data)), raw=data)


CHANNEL = Channel("pdf.objects", ("pdf",), _run)
