"""Comments, processing instructions, document types and text outside the root in the XML parts of a package."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.verify import decode
from app.verify.model import Channel, ExtractedText, Item, Source

_MARKUP = re.compile(r"<!--(.*?)-->|<\?(.*?)\?>|<!DOCTYPE([^>\[]*(?:\[.*?\])?[^>]*)>|<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_AFTER = re.compile(r">([^<>]+)\Z")


def _run(source: Source) -> Iterator[Item]:
    for name, data in source.members.items():
        if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
            continue
        text = decode.decode_text(data) or data.decode("latin-1")
        for found in (*_MARKUP.finditer(text), *_AFTER.finditer(text)):
            yield from (ExtractedText(source.place(name), part) for part in found.groups() if part)


CHANNEL = Channel("zip.markup", ("zip",), _run)
