"""Safe parsing of XML parts: no entities resolved, no network, no huge trees beyond the budget."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree


def parse(data: bytes) -> etree._Element | None:
    """Parse XML bytes to the root element (broken XML as far as it goes); None when they are not XML."""
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


def local_name(name: object) -> str:
    """Return the local part of a qualified tag or attribute name; empty for comments and instructions."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""
