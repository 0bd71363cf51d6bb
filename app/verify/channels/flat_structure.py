"""Allow-list for a TXT or JSON copy of our own: plain UTF-8 without anything invisible; declared keys only."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from app.verify.model import Channel, Item, Problem, Source
from app.verify.writer_allowlist import json_keys

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff]")


def _run(source: Source) -> Iterator[Item]:
    if source.depth:
        return
    for excerpt in _structure_faults(source):
        yield Problem("file", "structure", excerpt)


def _structure_faults(source: Source) -> Iterator[str]:
    try:
        text = source.data.decode("utf-8")
    except UnicodeDecodeError:
        yield "not UTF-8"
        return
    if found := set(_INVISIBLE.findall(text)):
        yield " ".join(f"U+{ord(character):04X}" for character in sorted(found))
    if source.name.lower().endswith(".json"):
        yield from _keys(text)


def _keys(text: str) -> Iterator[str]:
    allowed = json_keys()
    seen: list[str] = []

    def collect(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        seen.extend(key for key in keys if key not in allowed or keys.count(key) > 1)
        return dict(pairs)

    try:
        json.loads(text, object_pairs_hook=collect)
    except (ValueError, RecursionError):
        yield "not JSON"
    yield from (f"key {key[:40]}" for key in dict.fromkeys(seen))


CHANNEL = Channel("flat.structure", ("text", "json", "markup"), _run, own_only=True)
