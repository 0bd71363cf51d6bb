"""Pictures and thumbnails in a package: metadata and texts in their bytes."""

from __future__ import annotations

from collections.abc import Iterator

from app.verify.image_bytes import extract
from app.verify.model import Channel, Item, Source, sniff


def _run(source: Source) -> Iterator[Item]:
    for name, data in source.members.items():
        if sniff(data) == "image":
            yield from extract(source.place(name), data)


CHANNEL = Channel("zip.pictures", ("zip",), _run)
