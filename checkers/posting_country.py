"""Finds the country of a posting: by its place, its script, or what its text names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from app import resources
from app.domain.checks import Posting
from app.text.characters import has_han, traditional_and_simplified
from app.yaml_file import read_yaml
from checkers.guided.lookups import countries_named

_MAINLAND = re.compile(
    r"\b(?:china|prc|beijing|shanghai|shenzhen|guangzhou|hangzhou|chengdu|wuhan|nanjing|suzhou|tianjin|chongqing|xiamen|qingdao|dalian)\b"
    r"|中國大陸|中国大陆|統一社會信用代碼"
)
_HEAD = 4_000
_CLEAR = 2
"""So many times more marks of one place than of the other make a posting clearly of there."""


def is_mainland(posting: Posting) -> bool:
    """Return True if the law of mainland China can apply: simplified characters, or a place there is named."""
    head = posting.text[:_HEAD]
    if _MAINLAND.search(f"{posting.location}\n{head}".lower()):
        return True
    return posting.language == "zh" and not _traditional(head, at_least=1)


def region_of(posting: Posting) -> str | None:
    """Return HK, TW or MO for a posting in traditional characters with marks of one and hardly any of the others."""
    head = f"{posting.location}\n{posting.organisation}\n{posting.text[:_HEAD]}"
    if not _traditional(head, at_least=3):
        return None
    low = head.lower()
    marks = {code: sum(mark in low for mark in given) for code, given in _cues()["regions"].items()}
    first, second, *_ = sorted(marks.values(), reverse=True)
    return max(marks, key=lambda code: marks[code]) if first > 0 and first >= _CLEAR * second else None


def place_of(posting: Posting, reader: str = "") -> str:
    """Return the country of a posting, or "" where it is not clear. Where several are named, that of the reader decides."""
    if region := region_of(posting):
        return region
    near = countries_named(replace(posting, text="", organisation="", language=""))
    if len(near) == 1:
        return next(iter(near))
    named = near or countries_named(replace(posting, language=""))
    if reader in named and reader != "CN":
        return reader
    if is_mainland(posting):
        return "CN"
    if not named and posting.language != "zh":
        named = frozenset(_cued(posting.text[:_HEAD].lower()))
    if reader in named:
        return reader
    return next(iter(named)) if len(named) == 1 else ""


def _cued(text: str) -> Iterator[str]:
    """Yield the countries whose currency, papers or services a text names."""
    for code, words in _cues()["cues"].items():
        if any(word in text for word in words) and _whole(words).search(text):
            yield code


@functools.cache
def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$])(?:{'|'.join(map(re.escape, words))})(?![a-z])")


@functools.cache
def _cues() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    rows = cast("dict[str, dict[str, list[str]]]", read_yaml(resources.path("lists", "place_cues.yaml")))
    return {part: {code: tuple(map(str, words)) for code, words in row.items()} for part, row in rows.items()}


def _traditional(text: str, *, at_least: int) -> bool:
    """Return True if a text has more traditional than simplified characters, and at least so many."""
    if not has_han(text):
        return False
    old, new = traditional_and_simplified(text)
    return old >= at_least and old > new
