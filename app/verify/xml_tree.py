"""Safe parsing of XML parts: no entities resolved, no network, no huge trees beyond the budget."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree


def parse(data: bytes) -> etree._Element | None:
    """The root element, or None when the bytes are not XML (broken XML is read as far as it goes)."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        return None
    return _parse(bytes(data))


@lru_cache(maxsize=64)
def _parse(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False, remove_blank_text=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local(name: object) -> str:
    """The local part of a qualified tag or attribute name; empty for comments and instructions."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""
