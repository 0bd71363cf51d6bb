"""Text of every paragraph in an office package, runs joined: a number split over runs is whole here.

Covers body, headers, footnotes, comments, glossary, deleted text, field codes, text boxes and their fallbacks, charts.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from app.verify.model import Channel, ExtractedText, Item, Source
from app.verify.xml_tree import local_name, parse

_SHOWN = ("t", "delText", "instrText", "delInstrText", "v", "fld", "span")
_GAP = ("tab", "br", "cr", "ptab", "tc", "line-break", "s")


def text_of(element: etree._Element) -> str:
    """Return the text runs below an element in document order, breaks and tabs as white space."""
    out: list[str] = []
    for node in element.iter():
        name = local_name(node.tag)
        if name in _SHOWN:
            out.append(node.text or "")
        elif name in _GAP:
            out.append("\n")
        elif name == "noBreakHyphen":
            out.append("-")
        elif name == "sym":
            out.append(_symbol(node))
    return "".join(out)


def _symbol(node: etree._Element) -> str:
    code = next((str(value) for key, value in node.attrib.items() if local_name(key) == "char"), "")
    try:
        return chr(int(code, 16) & 0xFF if code.upper().startswith("F0") else int(code, 16))
    except ValueError:
        return ""


def paragraphs(data: bytes) -> Iterator[str]:
    """Yield the text of each outermost paragraph of an XML part."""
    root = parse(data)
    if root is None:
        return
    for node in root.iter():
        if local_name(node.tag) in ("p", "si", "h") and (text := text_of(node)).strip():
            yield text


def _run(source: Source) -> Iterator[Item]:
    for name, data in source.members.items():
        found = list(paragraphs(data))
        yield from (ExtractedText(source.place(name), text, prose=True) for text in found)
        if found:
            yield ExtractedText(source.place(name), "\n".join(found), prose=True)


CHANNEL = Channel("zip.paragraphs", ("zip",), _run)
