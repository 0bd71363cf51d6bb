"""Files written out as letters inside a text: data URIs, MIME parts, pictures of RTF, thumbnails in XMP, flat packages."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final

import pikepdf

from app.verify.model import Channel, Item, Source, sniff

_BASE64: Final = re.compile(rb"(?:[A-Za-z0-9+/_-]{4}){15,}(?:\s{1,40}[A-Za-z0-9+/_-]{4,})*={0,2}")
"""Runs of at least sixty letters, and the lines that go on with them."""

_REFERENCE: Final = re.compile(rb"&#(?:10|13|xA|xD);", re.IGNORECASE)
"""How an XMP packet writes the line ends of a thumbnail."""

_HEX: Final = re.compile(rb"(?:[0-9A-Fa-f]{2}\s{0,4}){60,}")
_FILES: Final = ("pdf", "zip", "image", "ole")


def _run(source: Source) -> Iterator[Item]:
    for where, text in _texts(source):
        for at, data in enumerate(_files(_REFERENCE.sub(b"\n", text)), 1):
            yield from source.nested(f"{where}, file {at} in it", data)


def _texts(source: Source) -> Iterator[tuple[str, bytes]]:
    if source.format == "pdf":
        for thing in source.pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Type") == pikepdf.Name.Metadata:
                yield f"object {thing.objgen[0]}", bytes(thing.get_stream_buffer())
    elif source.format == "zip":  # other texts than XML in a package are files of their own
        yield from ((name, data) for name, data in source.members.items() if name.endswith((".xml", ".rels")))
    else:
        yield "text", source.data


def _files(text: bytes) -> Iterator[bytes]:
    """Decode the runs of base64 and hexadecimal digits in a text that are files of a kind that other channels read."""
    for found in _BASE64.finditer(text):
        packed = b"".join(found[0].rstrip(b"=").split()).translate(_URL_SAFE)
        try:
            data = base64.b64decode(packed[: len(packed) - (len(packed) % 4 == 1)] + b"=" * (-len(packed) % 4))
        except binascii.Error:
            continue
        if sniff(data) in _FILES:
            yield data
    for found in _HEX.finditer(text):
        data = bytes.fromhex(b"".join(found[0].split()).decode())
        if sniff(data) in _FILES:
            yield data


_URL_SAFE: Final = bytes.maketrans(b"-_", b"+/")

CHANNEL = Channel("packed", ("text", "json", "markup", "rtf", "zip", "pdf"), _run)
