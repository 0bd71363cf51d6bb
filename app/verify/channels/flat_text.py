"""The text of a text-like file (plain text, JSON, HTML, RTF), in every reading of its escapes."""

from __future__ import annotations

import json
from collections.abc import Iterator

from app.verify import decode
from app.verify.model import Channel, ExtractedText, Item, Problem, Source


def _run(source: Source) -> Iterator[Item]:
    if source.format == "rtf":
        yield from (ExtractedText(source.place("text"), text, prose=True) for text in decode.rtf_texts(source.data))
        return
    text = decode.decode_text(source.data)
    if text is None:
        yield Problem(source.place("text"), "unreadable", "not a text")
        return
    yield ExtractedText(source.place("text"), text, prose=True)
    yield from (
        ExtractedText(source.place("text, other encoding"), other, prose=True)
        for other in decode.alternative_decodings(source.data)
    )
    if source.format == "json":
        yield from _json(source, text)
    elif source.format == "markup":
        yield from (ExtractedText(source.place(how), part, prose=True) for how, part in decode.markup_texts(text))


def _json(source: Source, text: str) -> Iterator[Item]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    yield from (ExtractedText(source.place(path), value, prose=True) for path, value in _text_leaves(data, "$"))


def _text_leaves(node: object, path: str) -> Iterator[tuple[str, str]]:
    stack: list[tuple[object, str]] = [(node, path)]
    while stack:
        value, where = stack.pop()
        if isinstance(value, dict):
            for key, item in value.items():
                yield f"{where} key", str(key)
                stack.append((item, f"{where}.{key}"[:200]))
        elif isinstance(value, list):
            if len(value) > 1 and all(isinstance(item, str | int) and len(str(item)) < 12 for item in value):
                yield where, "".join(str(item) for item in value)
            stack.extend((item, f"{where}[{index}]"[:200]) for index, item in enumerate(value))
        elif value is not None:
            yield where, str(value)


CHANNEL = Channel("flat.text", ("text", "json", "markup", "rtf"), _run)
