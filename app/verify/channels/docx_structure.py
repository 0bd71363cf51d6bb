"""The allow-list of what a DOCX of our own writer may consist of: parts, elements, attribute values, ZIP fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from app.verify.jpeg import jpeg_objection
from app.verify.model import Channel, Item, Problem, Source
from app.verify.printed_links import leads_elsewhere
from app.verify.writer_allowlist import DOCX_ELEMENTS, DOCX_OPTIONAL, DOCX_PARTS, DOCX_VALUES
from app.verify.xml_tree import local_name, parse

_HEADER_SIZE = 30
_TAIL_SIZE = 22


def _run(source: Source) -> Iterator[Item]:
    if source.depth:
        return
    for where, excerpt in _structure_faults(source):
        yield Problem(where, "structure", excerpt)


def _structure_faults(source: Source) -> Iterator[tuple[str, str]]:
    names = [entry.filename for entry in source.zip.infolist()]
    if len(set(names)) != len(names) or not DOCX_PARTS <= set(names) <= DOCX_PARTS | DOCX_OPTIONAL:
        yield "package", f"{len(names)} parts: {', '.join(sorted(set(names) - DOCX_PARTS - DOCX_OPTIONAL))}"
    yield from _container(source)
    for name, data in source.members.items():
        if name.endswith((".xml", ".rels")):
            yield from ((name, excerpt) for excerpt in _part(data, source.context.expected))
        elif complaint := jpeg_objection(data):
            yield name, complaint


def _container(source: Source) -> Iterator[tuple[str, str]]:
    expected = 0
    for entry in source.zip.infolist():
        if (
            entry.comment
            or entry.extra
            or entry.date_time != (1980, 1, 1, 0, 0, 0)
            or entry.flag_bits
            or entry.create_system
        ):
            yield entry.filename, "ZIP fields"
        if entry.header_offset != expected:
            yield entry.filename, "bytes between entries"
        expected = entry.header_offset + _HEADER_SIZE + len(entry.filename.encode()) + entry.compress_size
    if source.zip.comment or source.zip.start_dir != expected or source.data[-_TAIL_SIZE:][:4] != b"PK\x05\x06":
        yield "package", "bytes outside entries"


def _part(data: bytes, expected: Sequence[str] | None) -> Iterator[str]:
    root = parse(data)
    if root is None:
        yield "not XML"
        return
    declaration, _, rest = data.partition(b"\n")
    if declaration != b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' or not rest.endswith(b">"):
        yield "markup outside the root"
    for node in root.iter():
        if isinstance(node, etree._Comment | etree._ProcessingInstruction | etree._Entity):
            yield "comment, instruction or entity"
            continue
        if local_name(node.tag) not in DOCX_ELEMENTS:
            yield f"element {local_name(node.tag)}"
        if (local_name(node.tag) not in ("t", "align") and (node.text or "").strip()) or (node.tail or "").strip():
            yield f"text in {local_name(node.tag)}"
        for name, value in node.attrib.items():
            if node.get("TargetMode") and name == "Target":
                if not str(node.get("Type")).endswith("/hyperlink") or leads_elsewhere(str(value), expected):
                    yield f"link {str(value)[:40]}"
            elif not DOCX_VALUES.fullmatch(str(value)):
                yield f"attribute {str(value)[:40]}"


CHANNEL = Channel("docx.structure", ("zip",), _run, own_only=True)
