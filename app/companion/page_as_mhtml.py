"""Turns a page handed over by the browser into a saved page (MHTML, RFC 2557, one part): what checks a saved page checks it too."""

from __future__ import annotations

import base64
import html
from urllib.parse import quote

from app.companion.page_message import PageCapture

LETTERING_HEADER = "X-Countermark-Lettering"
"""How many of the page's characters were read from a picture of them."""


def as_saved_page(page: PageCapture, digits: str = "") -> tuple[str, bytes]:
    """Return file name and bytes of the page: MHTML with its address, or HTML if it has none on the web.

    `digits` are what its `glyphs` show, one for each; empty: not known.
    """
    markup = page.markup
    if page.text:
        title = f"<title>{html.escape(page.title)}</title>"
        markup = f'<!doctype html><html><head><meta charset="utf-8">{title}</head><body><pre>{html.escape(page.text)}</pre></body></html>'
    if digits:
        markup = markup.translate({ord(glyph): digit for glyph, digit in zip(page.glyphs, digits, strict=True)})
    if not page.url:
        return "page.html", markup.encode("utf-8")
    heads = [
        "From: <Saved by Countermark>",
        f"Snapshot-Content-Location: {quote(page.url, safe=_URL)}",
        *([f"{LETTERING_HEADER}: {len(digits)}"] if digits else []),
        "MIME-Version: 1.0",
        "Content-Type: text/html; charset=utf-8",
        # encoded: a line of the page cannot be taken for a part of the file
        "Content-Transfer-Encoding: base64",
    ]
    data = "\r\n".join(heads).encode("ascii") + b"\r\n\r\n" + base64.encodebytes(markup.encode("utf-8"))
    return "page.mhtml", data


_URL = "%/:=&?~#+!$,;'@()*[]"
"""What stays as it is in an address: all that RFC 3986 lets stand there. A line break does not."""
