"""Features of tokens, hashed: what a token looks like, what stands around it, behind which label, in which lists, what the detectors say.

Each feature is a number below `SIZE`; numbers of different features may collide, which training has seen as well. Must not change without
training again: the weights are by number.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from app.redact.labelled_values import Occurrence, occurrences
from app.redact.sequence_tagger.tokens import Token
from app.text.chinese_surnames import SURNAMES
from app.text.lexicons import common_words, is_ordinary, is_word, nicknames, title_words
from app.text.places import place_names

if TYPE_CHECKING:
    from app.redact.document import Document

SIZE: Final = 1 << 18
_EDGE: Final = 4
"""Empty tokens before the first and behind the last one."""

Numbers = NDArray[np.uint32]


def features(document: Document, tokens: Sequence[Token], hints: Mapping[int, str]) -> Numbers:
    """Return the features of each token, shape (tokens, number of templates); `hints`: token → what a detector says about it."""
    words = _columns(document, tokens)
    hint = _numbers([hints.get(at, "") for at in range(len(tokens))])
    label, distance, above = _labels(document, tokens)
    return _templates(words, hint, label, distance, above, *_lines(document, tokens))


def _hash(text: str) -> int:
    return zlib.crc32(text.encode())


def _numbers(texts: Sequence[str]) -> Numbers:
    known = {text: _hash(text) for text in set(texts)}
    return _padded([known[text] for text in texts])


def _padded(values: Sequence[int]) -> Numbers:
    array = np.zeros(len(values) + 2 * _EDGE, np.uint32)
    array[_EDGE : _EDGE + len(values)] = values
    return array


def _columns(document: Document, tokens: Sequence[Token]) -> dict[str, Numbers]:
    """Return the properties of the tokens one by one: word, shape, prefix, suffix, lists, space before."""
    text, cased = document.text, document.cased
    rows = [_word(text[one.start : one.end], cased[one.start : one.end], one.sort) for one in tokens]
    columns = {
        name: _padded([row[at] for row in rows])
        for at, name in enumerate(("word", "shape", "prefix", "suffix", "lists"))
    }
    gaps = [min(3, one.start - before.end) for before, one in zip([Token(0, 0, ""), *tokens], tokens, strict=False)]
    columns["gap"] = _padded([_hash(f"gap{gap}") for gap in gaps])
    columns["place"] = _places(text, tokens)
    return columns


@lru_cache(maxsize=20_000)
def _word(low: str, cased: str, sort: str) -> tuple[int, int, int, int, int]:
    """Return the hashed word, shape, prefix, suffix and lists of a token."""
    if sort == "digits":
        size = len(low)
        word = low if size <= 2 or (size == 4 and low[:2] in ("19", "20")) else f"d{size}"
        start = low[:2] if size >= 8 else low[:1]
        return (
            _hash(word),
            _hash(f"D{min(size, 19)}"),
            _hash(f"p{start}"),
            _hash(f"s{size % 4}"),
            _hash(_digit_range(low)),
        )
    if sort == "wide":
        return _hash(low), _hash("W"), 0, 0, _hash(_wide_lists(low))
    if sort in ("sign", "line"):
        return _hash(low), _hash(low), 0, 0, 0
    return _hash(low), _hash(_shape(cased)), _hash("p" + low[:3]), _hash("s" + low[-3:]), _hash(_word_lists(low))


def _digit_range(digits: str) -> str:
    """Return what a number may be by its size: a day, a month, an age, a year of birth or of work, a mobile number."""
    if len(digits) <= 2:
        value = int(digits)
        return "month" if 1 <= value <= 12 else "day" if value <= 31 else "age" if value <= 69 else "two"
    if len(digits) == 4:
        return "birth year" if "1940" <= digits <= "2009" else "year" if "2010" <= digits <= "2030" else "four"
    if len(digits) == 11 and digits[0] == "1":
        return "mobile"
    return "zero" if digits[0] == "0" else "round" if digits.endswith("00") else ""


def _shape(cased: str) -> str:
    script = "A" if cased.isascii() else "C" if "\u0400" <= cased[0] <= "\u04ff" else "U"
    case = "u" if cased.isupper() else "l" if cased.islower() else "t" if cased.istitle() else "m"
    return script + case + str(min(len(cased), 4))


def _wide_lists(char: str) -> str:
    return "surname" if char in SURNAMES else ""


def _word_lists(low: str) -> str:
    flags = (
        "p" * (low in place_names()),
        "t" * (low in title_words()),
        "n" * (low in nicknames()),
        "o" * is_ordinary(low),
        "c" * (low in common_words()),
    )
    return "".join(flags)


def _places(text: str, tokens: Sequence[Token]) -> Numbers:
    """Return marks of the ideographs that make a known town, province or word."""
    marks = [0] * len(tokens)
    places = place_names()
    for at, one in enumerate(tokens):
        if one.sort != "wide":
            continue
        for size in (4, 3, 2):
            form = text[one.start : one.start + size]
            if len(form) == size and form in places:
                for inner in range(at, min(at + size, len(tokens))):
                    marks[inner] = marks[inner] or _hash("place" if inner > at else "place first")
                break
        else:
            if not marks[at] and is_word(text[one.start : one.start + 2]):
                marks[at] = _hash("word")
    return _padded(marks)


def _labels(document: Document, tokens: Sequence[Token]) -> tuple[Numbers, Numbers, Numbers]:
    """Return for each token the role of the label before it on its line, its distance from it, and the role of the label in the same
    cell of the last heading row."""
    roles: dict[int, Occurrence] = {
        one.start: one for one in sorted(occurrences(document.text), key=lambda one: -one.end)
    }
    label, distance, above = [0] * len(tokens), [0] * len(tokens), [0] * len(tokens)
    current, since, end, cell = "", 0, 0, 0
    heading: dict[int, str] = {}
    row: dict[int, str] = {}
    for at, one in enumerate(tokens):
        if one.sort == "line":
            if len(row) >= 2 or not heading:
                heading = row or heading
            current, since, cell, row = "", 0, 0, {}
            continue
        found = roles.get(one.start)
        if "\t" in document.text[tokens[at - 1].end if at else 0 : one.start] or document.text[one.start] == "|":
            cell += 1
        if found and found.end > end:
            current, since, end = found.roles[0] if found.roles else "", 0, found.end
            row[cell] = current
        if one.start < end:
            label[at] = _hash("in " + current)
        elif current:
            label[at] = _hash(current)
            distance[at] = min(6, since) + 1
            since += 1
        above[at] = _hash("above " + heading[cell]) if heading.get(cell) else 0
    return _padded(label), _padded(distance), _padded(above)


def _lines(document: Document, tokens: Sequence[Token]) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Return for each token the first word of its line, what stands before the last colon, its place in the line and the line's in the text."""
    first, colon, place, order = ([0] * len(tokens) for _ in range(4))
    number, begin, said = 0, 0, 0
    for at, one in enumerate(tokens):
        if one.sort == "line":
            number, begin, said = number + 1, at + 1, 0
            continue
        text = document.text[one.start : one.end]
        first[at] = _hash("first " + document.text[tokens[begin].start : tokens[min(begin + 1, len(tokens) - 1)].end])
        colon[at] = said
        place[at] = min(at - begin, 4) + 1
        order[at] = min(number, 4) + 1
        if text in ":：=|" or (
            at + 1 < len(tokens) and document.text[one.end : tokens[at + 1].start] in ("\t", "  ", "   ")
        ):
            back = max(begin, at - 3)
            said = _hash(
                "said " + document.text[tokens[back].start : one.start if text in ":：=|" else one.end].strip()
            )
    return _padded(first), _padded(colon), _padded(place), _padded(order)


def _templates(
    columns: Mapping[str, Numbers],
    hint: Numbers,
    label: Numbers,
    distance: Numbers,
    above: Numbers,
    first: Numbers,
    colon: Numbers,
    place: Numbers,
    order: Numbers,
) -> Numbers:
    size = len(hint) - 2 * _EDGE
    out: list[Numbers] = []

    def at(column: Numbers, offset: int = 0) -> Numbers:
        return column[_EDGE + offset : _EDGE + offset + size]

    def add(*parts: Numbers) -> None:
        number = np.full(size, 7919 * (len(out) + 1), np.uint32)
        for part in parts:
            number = (number ^ part) * np.uint32(0x01000193)
            number ^= number >> np.uint32(15)
        out.append((number * np.uint32(0x85EBCA6B)) >> np.uint32(14))

    word, shape, lists, gap, town = (columns[name] for name in ("word", "shape", "lists", "gap", "place"))
    prefix, suffix = columns["prefix"], columns["suffix"]
    for offset in range(-4, 5):
        add(at(word, offset))
    for offset in range(-3, 3):
        add(at(word, offset), at(word, offset + 1))
    for offset in range(-2, 1):
        add(at(word, offset), at(word, offset + 1), at(word, offset + 2))
    for offset in range(-2, 3):
        add(at(shape, offset))
        add(at(lists, offset))
    for offset in range(-2, 2):
        add(at(shape, offset), at(shape, offset + 1))
        add(at(lists, offset), at(lists, offset + 1))
    add(at(shape, -1), at(shape), at(shape, 1))
    add(at(shape, -2), at(shape, -1), at(shape), at(shape, 1))
    add(at(shape), at(shape, 1), at(shape, 2), at(shape, 3))
    add(at(shape, -3), at(shape, -2), at(shape, -1), at(shape))
    add(at(prefix))
    add(at(suffix))
    add(at(prefix), at(shape, -1))
    for offset in (-1, 0, 1):
        add(at(town, offset))
        add(at(hint, offset))
    add(at(town), at(word, -1))
    add(at(hint), at(shape))
    add(at(hint), at(word, -1))
    add(at(hint), at(label))
    add(at(hint, -1), at(hint), at(hint, 1))
    add(at(label), at(distance))
    add(at(label), at(shape))
    add(at(label), at(lists))
    add(at(label), at(word, -1))
    add(at(above))
    add(at(above), at(shape))
    add(at(colon), at(place))
    add(at(colon), at(shape))
    add(at(colon))
    add(at(first))
    add(at(first), at(place))
    add(at(place), at(order), at(shape))
    add(at(place), at(shape), at(shape, 1))
    add(at(order))
    add(at(gap), at(shape), at(shape, -1))
    return np.stack(out, axis=1)
