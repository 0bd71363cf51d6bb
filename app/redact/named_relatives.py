"""Find where a line of a résumé names a relative beside the word for them, or whom to call in an emergency: `Tomasz Wieczorek (husband)`, a row of a
table (`Wife | Analyn Santos | 0917 …`), 陈秀英（妻子）, `Contact in emergency: …`.

The word alone would tell of the family, and the name alone would be kept as the person's own: the two are found together, with the
numbers beside them. Gives findings by field; the sweep decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from app.domain.resume import Resume, fields
from app.domain.sensitivity import Kind
from app.redact.detectors.people import capitalised_name
from app.redact.labelled_values import labels_of_role
from app.redact.personal_data_scan import Span
from app.redact.prepared_text import Document
from app.text.chinese_surnames import COMPOUND, SURNAMES
from app.text.kinship import OTHER_KIN, RELATIVES, RELATIVES_ZH, SPOUSES, URGENT_CONTACT
from app.text.lexicons import given_names, is_word
from app.text.normalization import folded

Range = tuple[int, int]

_PARTED: Final = re.compile(
    r"[|;\t(),、:]|/(?!o[ .:])| {2,}| [-–—] |(?<=[a-z]{3}[.!?])(?<!mrs\.)(?<!smt\.) |(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff\d])"
)
_NO_KIN: Final = frozenset(folded("partner sponsor guardian 家长 监护人").split())
"""Labels of a person that are trades, papers and clients as well (a partner of a firm)."""
_OF_BOTH_ZH: Final = (
    "夫妻|夫妇|母女|母子|父女|父子|兄妹|姐弟|姐妹|兄弟|祖孙|亲属|長女|次女|長子|次子|长女|长子|妻|夫|父|母"
)
_ORDINAL_ZH: Final = "长女|长子|次女|次子|小女|幼子|長女|長子"
_NUMBER: Final = re.compile(r"[^a-z\u4e00-\u9fff]*\d(?:[^a-z\u4e00-\u9fff]*\d){4,}[^a-z\u4e00-\u9fff]*")
_RELATION: Final = re.compile(
    rf"relation(?:ship)?(?: to (?:you|applicant|me))?|verwandtschaft|{folded('(?:与本人)?关系')}"
)
_REST_OF_BRACKET: Final = re.compile(r"[^()\n]{0,40}\)")
_MOST_WORDS: Final = 6
_LONGEST_GIVEN: Final = 3
_HAN: Final = re.compile("[\u4e00-\u9fff]{2,4}")


class _Piece(NamedTuple):
    """A part of a line between signs, without the space around it: where it stands in the normal form, and what it is."""

    start: int
    end: int
    sort: str


def _labels() -> list[str]:
    """Return the labels of relatives in the normal form, the longest first."""
    return sorted((label for label in labels_of_role("person") if label not in _NO_KIN), key=len, reverse=True)


@lru_cache(maxsize=1)
def _kin() -> re.Pattern[str]:
    """Return the words for a relative, as they fill a part of a line."""
    every = "|".join((*map(re.escape, _labels()), RELATIVES, OTHER_KIN, folded(RELATIVES_ZH), folded(_OF_BOTH_ZH)))
    return re.compile(
        rf"(?:(?:my|his|her|late|the|{folded('我的?')}) )?(?:{every})(?:{folded('关系|姓名')}|'s name| name)?\.?"
    )


@lru_cache(maxsize=1)
def _before_name() -> re.Pattern[str]:
    """Return the words right behind which, at the head of a part, the name of a relative stands."""
    wide = "|".join(label for label in _labels() if "\u4e00" <= label[0] <= "\u9fff" and len(label) > 1)
    return re.compile(
        rf"(?:(?:my )?(?:{SPOUSES}|spouse) |[sdw]/o[ .:]+(?:late )?(?:shri |smt\.? )?|(?:{wide}|{folded(RELATIVES_ZH)}|{folded(_ORDINAL_ZH)}) ?)"
    )


_URGENT: Final = re.compile(rf"[^\n]{{0,24}}(?<![a-z])(?:{URGENT_CONTACT})(?![a-z])")


def relatives_of(resume: Resume) -> Mapping[str, tuple[Span, ...]]:
    """Return by field id where free text names a relative or whom to call in an emergency; places are those of the field's text."""
    free = (field for field in fields(resume) if field.kind is None)
    return {field.id: found for field in free if (found := _spans(field.value))}


@lru_cache(maxsize=4_000)
def _spans(text: str) -> tuple[Span, ...]:
    document = Document(text)
    places = (document.original(*place) for place in named_relatives(document))
    return tuple(Span(*place, Kind.MARITAL, text[slice(*place)], "marital", "a relative by name") for place in places)


def named_relatives(document: Document) -> Iterator[Range]:
    """Yield the places of relatives' names with the words for the relatives and the numbers beside them."""
    for line in re.finditer(r"[^\n]+", document.text):
        pieces = list(_pieces(document, *line.span()))
        if any(piece.sort == "kin" for piece in pieces):
            yield from _named(document.text, pieces)
        yield from ((piece.start, piece.end) for piece in pieces if piece.sort == "both")


def _pieces(document: Document, start: int, end: int) -> Iterator[_Piece]:
    stops = [(found.start(), found.end()) for found in _PARTED.finditer(document.text, start, end)]
    for (_, first), (last, _) in pairwise([(start, start), *stops, (end, end)]):
        written = document.text[first:last]
        first += len(written) - len(written.lstrip())
        last -= len(written) - len(written.rstrip())
        if first < last:
            yield _Piece(first, last, _sort(document, first, last))


def _sort(document: Document, start: int, end: int) -> str:
    """Return what a part of a line is: `kin`, `name`, `number`, `relation` (the label of a word for a relative), `both` (such a word with
    the name behind it) or nothing of these."""
    text = document.text
    if _kin().fullmatch(text, start, end):
        return "kin"
    if _NUMBER.fullmatch(text, start, end):
        return "number"
    if _RELATION.fullmatch(text, start, end):
        return "relation"
    urgent = _URGENT.match(text, start, end)
    if urgent and (urgent.end() == end or not text[urgent.end() : end].strip(" :.")):
        return "kin"
    head = urgent or _before_name().match(text, start, end)
    if head and _is_name(document, *_trimmed(text, head.end(), end)):
        return "both"
    return "name" if _is_name(document, start, end) else ""


def _trimmed(text: str, start: int, end: int) -> Range:
    """Return a range without space at its head and without what follows a name in characters, or a number behind one in letters."""
    start += len(text[start:end]) - len(text[start:end].lstrip(" :."))
    behind = re.compile(r"(?<=[\u4e00-\u9fff]) | (?=[+\d])").search(text, start, end)
    return start, behind.start() if behind else end


def _is_name(document: Document, start: int, end: int) -> bool:
    """Return True if a part of a line is written as a name: a surname with a given name, or capitalised words of which none says what
    things are."""
    written = document.text[start:end]
    if _HAN.fullmatch(written):
        surname = 2 if written[:2] in COMPOUND else 1
        known = surname > 1 or written[0] in SURNAMES
        return known and 0 < len(written) - surname < _LONGEST_GIVEN and not is_word(written)
    words = written.split()
    if not 0 < len(words) <= _MOST_WORDS or re.search(r"[\d@\u4e00-\u9fff]", written):
        return False
    if len(words) == 1 and words[0] not in given_names():
        return False
    return document.cased[start].isupper() and capitalised_name(document, start, end)


def _named(text: str, pieces: Sequence[_Piece]) -> Iterator[Range]:
    """Yield each word for a relative with the name beside it, behind a colon or else before it, and with the numbers behind the two."""
    for at, piece in enumerate(pieces):
        if piece.sort != "kin":
            continue
        announces = at + 1 < len(pieces) and ":" in text[piece.end : pieces[at + 1].start]
        ways = (1, -1) if announces else (-1, 1)
        name = next((found for way in ways if (found := _beside(pieces, at, way)) is not None), None)
        if name is None:
            continue
        first, last = min(at, name), max(at, name)
        while last + 1 < len(pieces) and pieces[last + 1].sort == "number":
            last += 1
        yield pieces[first].start, _closed(text, pieces[first].start, pieces[last].end)


def _closed(text: str, start: int, end: int) -> int:
    """Return the end of a range with the rest of a bracket that opens in it (`Sofia (daughter, 7)`)."""
    rest = _REST_OF_BRACKET.match(text, end) if text.count("(", start, end) > text.count(")", start, end) else None
    return rest.end() if rest else end


def _beside(pieces: Sequence[_Piece], at: int, way: int) -> int | None:
    """Return the place of the name beside the word for a relative, numbers between them skipped; or of the label before the word."""
    other = at + way
    while 0 <= other < len(pieces) and pieces[other].sort == "number":
        other += way
    if not 0 <= other < len(pieces):
        return None
    wanted = ("name",) if way > 0 else ("name", "relation")
    return other if pieces[other].sort in wanted else None
