"""A file that is a picture, an OLE document or unknown binary data, as bytes."""

from __future__ import annotations

from collections.abc import Iterator

from app.verify import binary, image_bytes
from app.verify.encrypted import OFFICE_PACKAGE
from app.verify.model import Channel, Item, Problem, Source


def _run(source: Source) -> Iterator[Item]:
    where = source.place("bytes")
    if source.format == "image":
        yield from image_bytes.extract(where, source.data)
    else:
        yield from binary.extract(where, source.data)
        if source.format == "ole" and OFFICE_PACKAGE in source.data:
            yield Problem(where, "unreadable", "encrypted")
        if source.format == "binary" and source.depth == 0:
            yield Problem(where, "unreadable", "unknown kind of file")


CHANNEL = Channel("flat.binary", ("image", "ole", "binary"), _run)
