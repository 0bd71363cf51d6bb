"""Find aliases and facts directly beside a known name: the name in another script, an age in brackets, bare initials.

Looks only at the neighbourhood of names that were found as known values, so that it can be bolder than a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.redact.detectors.people import NO_NAME, capitalised_name, name_before
from app.redact.known_value_matcher import Hit
from app.redact.label_value_pairs import role_of
from app.redact.matchers.latin_names import name_words
from app.redact.prepared_text import Document
from app.text.chinese_surnames import SURNAMES as ALL_SURNAMES
from app.text.lexicons import is_word
from app.text.number_words import AGE_WORDS
from app.text.person_names import HAN_NAME

_NUMBER: Final = r"(?:1[6-9]|[2-6]\d)"
_AGE: Final = re.compile(
    rf"(?:\s(?:here|本人))?\s?[(\[,，/|;]\s{{0,2}}(?P<v>(?:aged?\s)?(?:{_NUMBER}|{AGE_WORDS}))\s{{0,2}}(?=[)\],，/|;]|$|\n|[.](?!\d)|(?<=\D)\s?and\s)"
    rf"|\s(?:is|turns|turned|just turned)\s(?P<w>{_NUMBER}|{AGE_WORDS})(?=\s(?:and|with|who|now|this|in)\s|[,.;]\s|\n|$)"
)
_GENDER: Final = re.compile(
    r"\s?[(\[,，/|;]\s{0,2}(?P<v>female|male|woman|man|[fmw](?!\.\s?[a-z])|男|女|여|남)\s{0,2}(?=[)\],，/|;]|$|\n)"
)
_LONE_AGE: Final = re.compile(r"(?P<v>(?:1[89]|[2-5]\d|6[0-5]))(?=\s{0,2}[;|·])")
"""A number that fills its place between separators, on the line of the name and after it."""
_LINE: Final = 100
_OTHER_SCRIPT: Final = re.compile(
    rf"(?:\s{{0,2}}[(\[/|·,，]\s{{0,2}}|\s{{1,2}})(?P<v>{HAN_NAME}|[가-힣]{{2,4}})(?=\s{{0,2}}(?:[)\]|/,，。;；\n]|$)|\s)"
    rf"|\s{{0,2}}[(\[/|·,，]\s{{0,2}}(?P<w>[\u4e00-\u9fff]{{1,3}}[\s\u3000]?[\u4e00-\u9fff\u3040-\u30ff]{{1,3}}|[\u0600-\u06ff]{{2,"
    rf"12}}(?:\s[\u0600-\u06ff]{{2,12}}){{1,3}}|[\u0400-\u04ff]{{2,16}}(?:\s[\u0400-\u04ff]{{2,16}}){{1,2}})\s{{0,"
    rf"2}}(?:[)\]|/\n]|$)"
)
_LATIN_AFTER: Final = re.compile(
    r"\s{0,2}[(/|·,，]\s{0,2}(?:英文名|pinyin|english name|aka|a\.k\.a\.)?[\s:]{0,2}(?P<v>[^\W\d_][^\W\d_'\-]{1,"
    r"20}(?:\s[^\W\d_][^\W\d_.'\-]{0,20}){1,2})\s{0,2}(?:[)|/,，\n]|$)"
)
_SYLLABLE: Final = r"(?:[bcdfghjklmnpqrstvwxyz]{0,3}[aeiou]{1,4}(?:ng|n|m|k|t|p|h|r|l)?|ng)"
_SPELLED_NAME: Final = rf"{_SYLLABLE}(?:[\-']?{_SYLLABLE}){{0,2}}"
_ROMANISED: Final = re.compile(
    rf"\s{{1,4}}(?P<v>{_SPELLED_NAME}(?:[ ]{_SPELLED_NAME}){{1,3}}(?:, [a-z]{{2,12}}(?=\s{{0,2}}(?:\n|$)))?)(?=\s{{0,2}}(?:[)|/,，(·\n]|$)|\s\s)"
)
"""A romanised name of East Asia that follows a name in characters without a sign between: `陳思穎　CHAN SZE WING`."""
_BEFORE: Final = re.compile(
    rf"(?P<v>(?<![\u4e00-\u9fff]){HAN_NAME}|(?<![가-힣])[가-힣]{{2,4}})(?:\s{{0,2}}[(\[/|·,，]\s{{0,2}}|\s{{1,2}})$"
)
_JOIN: Final = re.compile(r"(?P<sign>\s{0,2}[(\[/|·]\s{0,2}|\s{1,2})$")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A range of the original text, its kind, and the reason it was taken."""

    start: int
    end: int
    kind: Kind
    explanation: str


def neighbours(document: Document, hits: Sequence[Hit], known: Sequence[ProtectedValue]) -> Iterator[Neighbour]:
    """Find the ranges that belong to the names found in the text: the person's, and (other scripts only) the references'."""
    for hit in hits:
        if hit.value.kind in (Kind.NAME, Kind.REFEREE) and re.search(r"[^\W\d_]", document.source[hit.start : hit.end]):
            first, last = _normal_position(document, hit.start), _normal_position(document, hit.end)
            if hit.value.kind is Kind.NAME:
                yield from _facts(document, last)
            for span in _other_scripts(document, first, last):
                yield Neighbour(*document.original(*span), hit.value.kind, OTHER_SCRIPT)
    for value in known:
        if value.kind is Kind.NAME:
            yield from _initials(document, value.value)


OTHER_SCRIPT: Final = "the name in another script"


def _facts(document: Document, at: int) -> Iterator[Neighbour]:
    """Find age and gender behind the name, in either order: `(f, 34)`, `, 36, male`, ` is 39 and`."""
    start = at
    for _ in range(3):
        age, gender = _AGE.match(document.text, at), _GENDER.match(document.text, at)
        if age:
            span = age.span("v") if age.group("v") else age.span("w")
            yield Neighbour(*document.original(*span), Kind.BIRTH, "a number like an age beside the name")
        elif gender:
            span = gender.span("v")
            yield Neighbour(*document.original(*span), Kind.GENDER, "a gender word beside the name")
        else:
            break
        at = span[1]
    if at == start:
        yield from _lone_age(document, at)


def _other_scripts(document: Document, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Find the same name in another script, on either side of one at `[first:last]`."""
    text = document.text
    if re.search(r"[a-z]", text[first:last]):
        if text[last : last + 1] in ALL_SURNAMES and not _HAN.match(text, last + 1):  # `Hannah高`
            yield first, last + 1
        after = _OTHER_SCRIPT.match(text, last)
        if after:
            span = after.span("v") if after.group("v") else after.span("w")
            paused = text[last : span[0]].strip() in (",", "，") and _GOES_ON.match(text, span[0])
            if not paused and not _no_name(text[slice(*span)]):
                yield span
        before = _BEFORE.search(text, max(0, first - 16), first)
        if before and not _no_name(before.group("v")):
            yield before.span("v")
        return
    kana = _KANA_BEFORE.search(text, max(0, first - 20), first)
    if kana:
        yield kana.span("v")
    latin = _LATIN_AFTER.match(text, last) or _ROMANISED.match(text, last)
    if latin and capitalised_name(document, *latin.span("v")):
        yield latin.span("v")
    joined = _JOIN.search(text, max(0, first - 6), first)
    name = name_before(document, joined.start()) if joined else None
    if joined and name and " " in text[slice(*name)]:
        plain = joined.group("sign").isspace()
        yield from () if plain and not _ROMANISED.fullmatch(f" {text[slice(*name)]}") else (name,)


_KANA_BEFORE: Final = re.compile(
    r"(?<![\u3040-\u30ff])(?P<v>[\u3041-\u30ff]{2,8}[ \u3000]?[\u3041-\u30ff]{1,8})\s?[(（/]\s?$"
)
_GOES_ON: Final = re.compile(r"别|不|都|应|能|可以|还|时|就|第[一二三四五六七八九十]|[\u4e00-\u9fff]{0,4}作者")
"""Continuations of a sentence behind a name and a comma, though some of these are surnames (`X.M. Qin，别搞混`)."""
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")


def _no_name(written: str) -> bool:
    """Return True if characters beside a name are a title or another word."""
    return bool(role_of(written)[0] or NO_NAME.search(written) or (len(written) == 2 and is_word(written)))


def _lone_age(document: Document, at: int) -> Iterator[Neighbour]:
    """Find the first number of the line that can be an age: `Arun - ex-Palmyra; speaks Tamil; 33; mobile …`."""
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
    """Find `B. L.` for a name of two words or more, dotted and in capitals, not followed by another capitalised word."""
    letters = [word[0].upper() for word in name_words(name) if word[0].isascii() and word[0].isalpha()]
    if len(letters) < 2:
        return
    orders = {tuple(letters), (letters[0], letters[-1]), (letters[-1], *letters[:-1])}
    for order in (order for order in orders if f"{order[0]}." in document.cased):
        pattern = r"(?<![^\W_])(?<!\.)" + r"\.\s?".join(order) + r"\.(?!\s?[A-Z]\.|[^\W_]|\s[A-Z][a-z])"
        for found in re.finditer(pattern, document.cased):
            yield Neighbour(*document.original(*found.span()), Kind.NAME, "initials of the name")


def _normal_position(document: Document, original: int) -> int:
    """Return the first position of the normal form at or after an original position."""
    offsets = document.normal.offsets
    low, high = 0, len(offsets) - 1
    while low < high:
        middle = (low + high) // 2
        if offsets[middle] < original:
            low = middle + 1
        else:
            high = middle
    return low
