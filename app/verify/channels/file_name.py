"""The name of the file, which the recipient sees before opening it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.verify.model import Channel, ExtractedText, Item, Source


def _run(source: Source) -> Iterator[Item]:
    if source.name:
        yield ExtractedText("file name", source.name)
        yield ExtractedText("file name", re.sub(r"[_\-.+]+", " ", source.name))


CHANNEL = Channel("name", ("*",), _run)
