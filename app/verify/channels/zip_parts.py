"""All text of every XML part of a package run together, whatever its elements are called."""

from __future__ import annotations

from collections.abc import Iterator

from app.verify.model import Channel, ExtractedText, Item, Source
from app.verify.xml_tree import parse


def _run(source: Source) -> Iterator[Item]:
    for name, data in source.members.items():
        root = parse(data)
        if root is not None:
            texts = [str(text) for text in root.itertext() if text.strip()]
            yield ExtractedText(source.place(name), "".join(texts))
            yield ExtractedText(source.place(name), "\n\n".join(texts))


CHANNEL = Channel("zip.parts", ("zip",), _run)
