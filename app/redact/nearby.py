"""What stands beside a known name and belongs to it: the name in another script, an age in brackets, bare initials.

Looks only at the neighbourhood of names that were found as known values, so that it can be bolder than a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.redact.detectors.people import HAN_NAME, capitalised_name
from app.redact.document import Document
from app.redact.known import Hit
from app.redact.matchers.latin_names import name_words

_AGE: Final = re.compile(
    r"(?:\s(?:here|本人))?\s?[(\[,，]\s{0,2}(?P<v>(?:aged?\s)?(?:1[6-9]|[2-6]\d))\s{0,2}(?:[)\],，|]|$|\n)"
)
_LONE_AGE: Final = re.compile(r"(?P<v>(?:1[89]|[2-5]\d|6[0-5]))(?=\s{0,2}[;|·])")
"""A number that fills its place between separators, on the line of the name and after it."""
_LINE: Final = 100
_OTHER_SCRIPT: Final = re.compile(
    rf"\s{{0,2}}[(\[/|·,，]\s{{0,2}}(?P<v>{HAN_NAME}|[\u4e00-\u9fff]{{1,"
    rf"3}}[\s\u3000]?[\u4e00-\u9fff\u3040-\u30ff]{{1,3}}|[가-힣]{{2,4}}|[\u0600-\u06ff]{{2,"
    rf"12}}(?:\s[\u0600-\u06ff]{{2,12}}){{1,3}}|[\u0400-\u04ff]{{2,16}}(?:\s[\u0400-\u04ff]{{2,16}}){{1,2}})\s{{0,"
    rf"2}}(?:[)\]|/,，\n]|$)"
)
_LATIN_AFTER: Final = re.compile(
    r"\s{0,2}[(/|·,，]\s{0,2}(?:英文名|pinyin|english name|aka|a\.k\.a\.)?[\s:]{0,2}(?P<v>[^\W\d_][^\W\d_'\-]{1,"
    r"20}(?:\s[^\W\d_][^\W\d_.'\-]{0,20}){1,2})\s{0,2}(?:[)|/,，\n]|$)"
)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A range of the original text, its kind, and why it was taken."""

    start: int
    end: int
    kind: Kind
    explanation: str


def neighbours(document: Document, hits: Sequence[Hit], known: Sequence[ProtectedValue]) -> Iterator[Neighbour]:
    """What belongs to the person's names found in the text."""
    for hit in hits:
        if hit.value.kind is Kind.NAME:
            yield from _beside(document, hit)
    for value in known:
        if value.kind is Kind.NAME:
            yield from _initials(document, value.value)


def _beside(document: Document, hit: Hit) -> Iterator[Neighbour]:
    at = _normal_position(document, hit.end)
    age = _AGE.match(document.text, at)
    if age:
        yield Neighbour(*document.original(*age.span("v")), Kind.BIRTH, "a number like an age beside the name")
    else:
        yield from _lone_age(document, at)
    latin = bool(re.search(r"[a-z]", document.text[_normal_position(document, hit.start) : at]))
    other = (_OTHER_SCRIPT if latin else _LATIN_AFTER).match(document.text, at)
    if other and (latin or capitalised_name(document, *other.span("v"))):
        yield Neighbour(*document.original(*other.span("v")), Kind.NAME, "the name in another script")


def _lone_age(document: Document, at: int) -> Iterator[Neighbour]:
    """`Arun - ex-Palmyra; speaks Tamil; 33; mobile …`: the first such number of the line."""
    stop = document.text.find("\n", at)
    line = document.text[at : min(at + _LINE, len(document.text) if stop < 0 else stop)]
    for found in _LONE_AGE.finditer(line):
        if re.search(r"[;|·]\s{0,2}$", line[: found.start()]):
            start = at + found.start("v")
            yield Neighbour(
                *document.original(start, start + 2), Kind.BIRTH, "a number like an age in the line of the name"
            )
            return


def _initials(document: Document, name: str) -> Iterator[Neighbour]:
    """`B. L.` for a name of two words or more, dotted and in capitals, not followed by another capitalised word."""
    letters = [word[0].upper() for word in name_words(name) if word[0].isascii() and word[0].isalpha()]
    if len(letters) < 2:
        return
    orders = {tuple(letters), (letters[0], letters[-1]), (letters[-1], *letters[:-1])}
    for order in (order for order in orders if f"{order[0]}." in document.cased):
        pattern = r"(?<![^\W_])(?<!\.)" + r"\.\s?".join(order) + r"\.(?!\s?[A-Z]\.|[^\W_]|\s[A-Z][a-z])"
        for found in re.finditer(pattern, document.cased):
            yield Neighbour(*document.original(*found.span()), Kind.NAME, "initials of the name")


def _normal_position(document: Document, original: int) -> int:
    """The first position of the normal form at or after an original position."""
    offsets = document.normal.offsets
    low, high = 0, len(offsets) - 1
    while low < high:
        middle = (low + high) // 2
        if offsets[middle] < original:
            low = middle + 1
        else:
            high = middle
    return low
