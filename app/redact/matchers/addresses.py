"""Find a known street address: whole, its distinctive parts, and any rearrangement of its words and numbers.

Another house in the same street is not the address: a number of the address itself must stand beside its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.matchers.base import Found, Phrase, phrases_in
from app.redact.matchers.word_or_name import is_short_for_town, names_town
from app.redact.prepared_text import Document
from app.text.lexicons import is_distinctive, is_ordinary
from app.text.normalization import folded
from app.text.places import other_city_names, place_names
from app.text.postal_addresses import ABBREVIATIONS, address_words


class Town:
    """A town or region and its other names (München, Munich; Philly; Glaswegian); one whose name is a word of the language as well (Bury,
    Nice), and a short one in capitals (NYC), only where it stands as a place."""

    def __init__(self, value: str) -> None:
        names = dict.fromkeys((value, *other_city_names(value)))
        rows = [(tuple(re.findall(r"[^\W_]+", folded(name))), name) for name in names]
        self.places = tuple(
            Phrase(words, "place", capital=True, alone=True)
            for words, name in rows
            if len("".join(words)) > _CAPITALS or (words and name == value)
        )
        self._capitals = tuple(
            re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])")
            for name in names
            if name != value and re.fullmatch(r"(?:[A-Z]\.?){2,3}", name)
        )

    def find(self, document: Document) -> Iterator[Found]:
        """Find the place."""
        for phrase in phrases_in(self.places, document):
            ordinary = len(phrase.words) == 1 and is_ordinary(phrase.needle)
            for start, end, how in phrase.find(document):
                if not ordinary or names_town(document, start, end):
                    yield start, end, how
        for pattern in self._capitals:
            for found in pattern.finditer(document.cased):
                if is_short_for_town(document, *found.span()):
                    yield *found.span(), "place"


_CAPITALS: Final = 3
"""Letters up to which another name of a town has to stand as a place."""


class StreetAddress:
    """A street address: whole, or any distinctive part of it (road and number, building and room)."""

    def __init__(self, value: str) -> None:
        text = folded(value).strip()
        self.phrases = tuple(dict.fromkeys(_parts(text)))
        self.cluster = _Cluster(text)
        self.units = _units(text)
        self.han = text if re.search(r"[\u4e00-\u9fff]", text) else ""
        pieces = (re.findall(r"[^\W_]+", piece) for piece in text.split(","))
        self.neighbours = tuple(r"[\W_]{1,3}".join(map(re.escape, words)) for words in pieces if words)

    def find(self, document: Document) -> Iterator[Found]:
        """Find the whole and its parts, widened over other parts of it that stand beside them."""
        for phrase in self.phrases:
            for start, end, how in phrase.find(document):
                if self.han:
                    yield *self._over_places(document.text, start, end), how
                else:
                    yield *self._extend_over_neighbours(document.text, start, end), how
        yield from self.cluster.find(document)
        for found in self.units.finditer(document.text) if self.units else ():
            written = found.group()
            if (
                sum(char.isdigit() for char in written) >= 4
                and _UNIT_WORDS.search(written)
                and not re.search(r"[期卷页年月届分]", written)
                and (re.search(r"[\u4e00-\u9fff]", written) or sum(char.isdigit() for char in written) >= 6)
            ):
                yield found.start(), found.end(), "house and room numbers"

    def _over_places(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Widen a span over the district before a Chinese street, and the rooms behind it, however they are numbered (`12F-3`)."""
        at = self.han.find(text[start:end])
        before = self.han[:at] if at > 0 else ""
        size = next((size for size in range(len(before), 1, -1) if text.endswith(before[-size:], 0, start)), 0)
        rooms = _ROOMS.match(text, end)
        return start - size, rooms.end() if rooms else end

    def _extend_over_neighbours(self, text: str, start: int, end: int) -> tuple[int, int]:
        for _ in self.neighbours:
            near = (re.compile(rf",\s{{0,2}}(?:{piece})(?![^\W_])").match(text, end) for piece in self.neighbours)
            after = next((found for found in near if found), None)
            if after is None:
                break
            end = after.end()
        for _ in self.neighbours:
            head = text[max(0, start - 60) : start]
            near = (re.search(rf"(?<![^\W_])(?:{piece}),\s{{0,2}}$", head) for piece in self.neighbours)
            before = next((found for found in near if found), None)
            if before is None:
                break
            start -= len(before.group())
        return start, end


_ROOMS: Final = re.compile(
    r"[,，\s]{0,2}(?:[a-z]?\d{1,4}[a-z]?(?:号楼|号|栋|幢|座|单元|楼|层|f|室|户|房|之|-)[,，]?){1,5}(?:\d{1,4}[a-z]?(?:室|户|房|号)?)?(?![\d.年月])"
)


def _parts(text: str) -> Iterator[Phrase]:
    words = tuple(re.findall(r"[^\W_]+", text))
    letters = "".join(words)
    if len(letters) >= 5 or (re.search(r"\d", letters) and len(letters) >= 4):
        yield Phrase(words, "address", alone=True)
    if re.search(r"[\u4e00-\u9fff]", text):
        for part in re.findall(
            r"[\u4e00-\u9fff]{2,8}?(?:路|街|道|巷|胡同|弄|大街|大道)(?:东|西|南|北|中)?[甲乙丙丁附第]?[0-9一二三四五六七八九十百]{1,"
            r"6}(?![段0-9一二三四五六七八九十百])号?(?:院|弄)?",
            text,
        ):
            short = re.sub(r"^.*(?:[省市区县镇乡]|街道)(?=.{2,}[路街道巷弄])", "", part)
            yield Phrase((short,), "street and number")
            stem = short.rstrip("号院")
            if stem != short:
                yield Phrase((stem,), "street and number")
        yield from (
            Phrase((part,), "building")
            for part in re.findall(
                r"[\u4e00-\u9fff]{2,6}(?:大厦|花园|小区|公寓|家园|苑|城)\d{1,3}[栋幢座号]?(?:楼)?\d{0,3}", text
            )
        )
        return
    for piece in text.split(","):
        bits = tuple(re.findall(r"[^\W_]+", piece))
        if (
            len(bits) >= 2
            and any(bit[:1].isdigit() for bit in bits)
            and any(
                bit.isalpha() and len(bit) >= 4 and bit not in ABBREVIATIONS and bit not in address_words("kind")
                for bit in bits
            )
        ):
            yield Phrase(bits, "street and number", alone=True)
            if len(bits) > 2 and bits[0] in address_words("before") and sum(map(len, bits[1:])) >= 6:
                yield Phrase(bits[1:], "street and number", alone=True)


_WORDS: Final = re.compile(r"[^\W_]+")
_CLOSE: Final = re.compile(r"[ ,.\-·/()#ºª°:'〒]{0,6}(?:\n[ \t]{0,40})?[ (#]{0,2}")
_CONTEXT_WORDS: Final = 14
"""Number of words and numbers looked at on each side of a distinctive word."""


class _Cluster:
    """Words and numbers of an address in any order and spelling: `61 Cardigan Terrace (Flat 2), Leeds`."""

    def __init__(self, text: str) -> None:
        words = _WORDS.findall(text) if not re.search(r"[\u4e00-\u9fff]", text) else []
        split = [part for word in words if re.fullmatch(r"\d+[a-z]", word) for part in (word[:-1], word[-1])]
        self.members = frozenset(ABBREVIATIONS.get(word, word) for word in (*words, *split))
        self.telling = tuple(
            dict.fromkeys(
                word
                for word in words
                if word.isalpha()
                and len(word) >= 4
                and is_distinctive(word)
                and word not in place_names()
                and word not in ABBREVIATIONS
                and word not in address_words("kind")
            )
        )

    def find(self, document: Document) -> Iterator[Found]:
        """Find rows of words around a distinctive word of the address that hold one of its numbers."""
        text = document.text
        done = -1
        for word in self.telling:
            at = text.find(word)
            while at >= 0:
                if at > done:
                    span = self._around(text, at, at + len(word))
                    if span:
                        done = span[1]
                        yield *span, "address, rearranged"
                at = text.find(word, at + 1)

    def _around(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        right = [match.span() for match in _WORDS.finditer(text, end, min(len(text), end + 120))][:_CONTEXT_WORDS]
        left = [match.span() for match in _WORDS.finditer(text, max(0, start - 120), start)][-_CONTEXT_WORDS:]
        if (right and right[0][0] == end) or (left and left[-1][1] == start):
            return None
        ahead = self._walk(text, right, end, forward=True)
        behind = self._walk(text, left[::-1], start, forward=False)
        taken = [*behind, *ahead]
        numbers = [span for span in taken if text[span[0]].isdigit() or text[span[1] - 1].isdigit()]
        first, last = min([start, *(span[0] for span in taken)]), max([end, *(span[1] for span in taken)])
        near = any(span[0] - end <= 16 and start - span[1] <= 16 for span in numbers)
        return (first, last) if numbers and near and len(taken) >= 1 and self._is_sufficient(text, taken) else None

    def _is_sufficient(self, text: str, taken: list[tuple[int, int]]) -> bool:
        """Return True for two more words of the address, or its house number alone beside the distinctive word."""
        return len(taken) >= 2 or any(text[start:end].isdigit() for start, end in taken)

    def _walk(self, text: str, spans: list[tuple[int, int]], edge: int, *, forward: bool) -> list[tuple[int, int]]:
        """Return the spans of members in one direction, stepping over at most two fillers in a row."""
        taken: list[tuple[int, int]] = []
        passed = 0
        for span in spans:
            gap = text[edge : span[0]] if forward else text[span[1] : edge]
            if not _CLOSE.fullmatch(gap):
                break
            word = text[span[0] : span[1]]
            edge = span[1] if forward else span[0]
            coded = forward and taken and re.fullmatch(r"\d{4,6}", text[slice(*taken[-1])]) and word in place_names()
            if coded or self._is_member(text, word, span):
                taken.append(span)
                passed = 0
            else:  # a filler, or one word nobody knows between separators
                passed += 1 if ABBREVIATIONS.get(word, word) in address_words("filler") or len(word) == 1 else 2
                if passed > 2 or (passed == 2 and word.isalpha() and len(word) > 1 and gap.strip(" ") == ""):
                    break
        return taken

    def _is_member(self, text: str, word: str, span: tuple[int, int]) -> bool:
        plain = re.sub(r"(?<=\d)[oa]$", "", word)
        if ABBREVIATIONS.get(plain, plain) in self.members:
            return True
        if text[span[1] : span[1] + 1] == "." and len(word) >= 2 and word.isalpha():
            return any(member.startswith(word) for member in self.members)
        return bool(re.fullmatch(r"[a-z]\d{4,6}", word)) and word[1:] in self.members


_UNIT_WORDS: Final = re.compile(r"[号弄栋幢楼座室村路街院户]|单\s?元|\d-\d")


def _units(text: str) -> re.Pattern[str] | None:
    """Return a pattern of two or more of a Chinese address's numbers in a row with only its kind of words between them."""
    numbers = re.findall(r"\d+[a-z]?", text) if re.search(r"[\u4e00-\u9fff]", text) else []
    runs = [numbers[first:stop] for first in range(len(numbers)) for stop in range(len(numbers), first + 1, -1)]
    between = r"[\u4e00-\u9fff#\-·,，\s]{1,14}?"
    options = "|".join(between.join(map(re.escape, run)) for run in sorted(runs, key=len, reverse=True))
    return re.compile(rf"(?<!\d)(?<!\d[.\-/])(?:{options})(?![\d.])(?:[号室楼房户座]|单元)?") if runs else None
