"""Addresses that stand in a document's text, and where they lead: what is printed, and nothing that follows the reader.

A link leads to the printed address alone: parameters that name a campaign are left out, nothing is added, and no address is replaced by
one that forwards. So a copy's links tell nobody that they were followed, and are the same in every copy that prints the same address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit

from app.domain.document import Block, Contact, Document, Inline, Pair, block_lines
from app.text.mail_and_web_addresses import DOMAIN_LABEL, EMAIL, TOP_LEVEL, WEB_ENDS, WEB_LIKE

_ADDRESS: Final = re.compile(rf"{WEB_LIKE}|{EMAIL.pattern}")
_BARE: Final = re.compile(rf"(?:{DOMAIN_LABEL}\.){{1,6}}{TOP_LEVEL}(?:/[^{WEB_ENDS}]*)?")
_TRACKING: Final = re.compile(r"[?&#](?:utm_\w*|fbclid|gclid|msclkid|mc_eid|igshid|trk)=", re.IGNORECASE)
_LINKED_FIELDS: Final = ("basics.url", "basics.profiles.")
"""Fields of which an address without a scheme (`linkedin.com/in/…`) is one."""


def links_of(document: Document) -> Mapping[str, str]:
    """Return each address that the document prints → where it leads, the longest first."""
    found: dict[str, str] = {}
    for block in document.blocks:
        for text, field in _texts(block):
            found.update((printed, target) for printed, target in pieces(text, field) if target)
    return {printed: found[printed] for printed in sorted(found, key=lambda one: (-len(one), one))}


def pieces(text: str, field: str = "") -> Iterator[tuple[str, str]]:
    """Split a text (of a field of the résumé) at the addresses in it: each piece with where it leads (empty: nowhere)."""
    if field.startswith(_LINKED_FIELDS) and _BARE.fullmatch(text):
        yield text, target_of(text)
        return
    end = 0
    for match in _ADDRESS.finditer(text):
        printed = _without_end(match[0])
        if target := target_of(printed):
            yield from [(text[end : match.start()], "")] if match.start() > end else []
            yield printed, target
            end = match.start() + len(printed)
    if end < len(text):
        yield text[end:], ""


def target_of(printed: str) -> str:
    """Return where a printed address leads; empty for one that leads nowhere. What begins to name a campaign, and all behind it, is cut off."""
    if EMAIL.fullmatch(printed):
        return f"mailto:{printed}"
    target = _TRACKING.split(printed if "://" in printed else f"https://{printed}", maxsplit=1)[0]
    try:
        host = urlsplit(target).hostname or ""
    except ValueError:
        return ""
    return target if "." in host and target.isascii() else ""


def _texts(block: Block) -> list[tuple[str, str]]:
    if isinstance(block, Contact | Inline):
        return list(zip(block.items, block.fields or ("",) * len(block.items), strict=False))
    return [(block.text, block.field)] if isinstance(block, Pair) else [(line, "") for line in block_lines(block)]


def _without_end(address: str) -> str:
    """Return an address without what ends the sentence it stands in."""
    bare = address.rstrip(".,;:!?")
    return bare[:-1] if bare.endswith(")") and "(" not in bare else bare
