"""Reading of the heads of a section together: which piece of each names the position, the employer and the town.

One search over an entry's pieces (segments × roles): a piece may be cut at any separator, and pieces may stay together.
The score of a piece in a role is a naive Bayes likelihood over a few cues, counted in labelled résumés. The heads of a
section are set alike, so one order of position and employer and one separator between them is chosen for all of them:
an entry with a clear word teaches the others. Nothing is returned that the cues do not carry.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.ingest.layout.line_features import beside_dates, is_firm_fact
from app.ingest.layout.rows import Row, value
from app.ingest.sections.lexical_tests import (
    FREE,
    is_duty,
    is_organisation,
    is_place,
    is_title,
    name_weight,
    names_position,
    position_weight,
    without_dates,
)
from app.ingest.sections.vocabulary import ORG_ZH
from app.text.characters import has_han
from app.text.places import is_city

_TOTALS: Final = (326, 326, 144, 486)
_COUNTS: Final[dict[str, dict[object, tuple[int, int, int, int]]]] = {
    "title": {"clear": (2, 297, 0, 44), "weak": (8, 1, 0, 20), "": (316, 28, 144, 422)},
    "organisation": {True: (212, 12, 0, 54), False: (114, 314, 144, 432)},
    "place": {True: (1, 0, 124, 0), False: (325, 326, 20, 486)},
    "length": {0: (8, 118, 96, 1), 1: (132, 153, 45, 8), 2: (155, 43, 3, 40), 3: (31, 12, 0, 437)},
    "case": {
        "han": (141, 143, 35, 254),
        "large": (180, 130, 60, 8),
        "even": (5, 33, 49, 9),
        "small": (0, 20, 0, 215),
    },
    "marks": {True: (14, 16, 51, 233), False: (312, 310, 93, 253)},
    "activity": {True: (0, 0, 0, 260), False: (326, 326, 144, 226)},
}
"""How often a cue was seen in employers, positions, towns and duties of 84 labelled résumés (English, Chinese, German)."""
ROLES: Final = ("employer", "position", "place", "rest")
_REST: Final = -1.5
"""Score of a piece without a role."""
_KEPT: Final = -1.0
"""Score of a separator inside a piece."""
_ALIKE: Final = 1.0
"""Score of a head with the order and the separator of its section."""
_SURE: Final = 2.0
"""Least advantage of a reading over another one of the same head, and of a role over another one of a piece."""
_MOST: Final = 10
"""Maximum number of pieces in a head."""

_SEPARATOR: Final = re.compile(
    r"\s*\t+\s*|\s*[|｜¦]\s*|\s*[—]+\s*|\s+(?:[-–/·•]|at|@)\s+|(?<=[\u3400-\u9fff）)])\s*[/／·]\s*(?=[\u3400-\u9fff])|\s*[,，。]\s*|\s{2,}|(?<=[\u3400-\u9fff）)])\s+(?=[\u3400-\u9fff])"
)
_HARD: Final = ("\t", "|", "—", "\n")
"""Separators that never stand inside a name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The pieces of one head by role, those without one, and the score."""

    employer: str
    position: str
    place: str
    rest: tuple[str, ...]
    score: float
    scheme: tuple[bool, str] = (True, "")
    """Whether the employer comes first, and the separator behind the first of the two."""


@lru_cache(maxsize=4_096)
def likelihood(text: str) -> tuple[float, float, float, float]:
    """Return, for each of `ROLES`, the logarithm of how much likelier the cues of a text are in it than in all.

    >>> [role for role, score in zip(ROLES, likelihood("Harbour Bakery Ltd")) if score > 0]
    ['employer']
    """
    scores = [0.0] * len(ROLES)
    for cue, seen in _cues(text):
        counts, kinds = _COUNTS[cue][seen], len(_COUNTS[cue])
        shares = [(count + 0.5) / (total + 0.5 * kinds) for count, total in zip(counts, _TOTALS, strict=True)]
        mean = sum(shares) / len(shares)
        scores = [score + math.log(share / mean) for score, share in zip(scores, shares, strict=True)]
    return scores[0], scores[1], scores[2], scores[3]


def _cues(text: str) -> Iterator[tuple[str, object]]:
    free = FREE.fullmatch(text) is not None  # `self-employed` stands where employers do
    titled = is_title(text) and not free
    yield (
        "title",
        "clear" if titled and position_weight(text) > 0 and names_position(text) else "weak" if titled else "",
    )
    yield "organisation", free or is_organisation(text)
    yield "place", is_place(text) or is_city(text)
    letters = len(text) if has_han(text) else len(text) // 3 + 1
    yield "length", min(3, max(letters - 1, 0) // 4)
    weight = name_weight(text)
    yield "case", "han" if has_han(text) else "small" if weight < 0 else "large" if weight > 0 else "even"
    yield "marks", re.search(r"[，。；：、,;:/／—]|\s[-–]\s", text) is not None
    yield "activity", is_duty(text)


def read_together(heads: Sequence[Sequence[Row]]) -> list[Reading | None]:
    """Return the reading of each head of a section under the order and the separator that suit all of them best; None
    for a head whose pieces do not tell both a position and an employer."""
    pieces = [_pieces(head) for head in heads]
    found = [_readings(own) for own in pieces]
    schemes = {reading.scheme for own in found for reading in own}
    best: dict[int, Reading] = {}
    most = -math.inf
    for scheme in sorted(schemes):
        chosen = {
            at: max(own, key=lambda reading: reading.score + _ALIKE * (reading.scheme == scheme))
            for at, own in enumerate(found)
            if own
        }
        score = sum(reading.score + _ALIKE * (reading.scheme == scheme) for reading in chosen.values())
        if score > most:
            most, best = score, chosen
    return [best.get(at) for at in range(len(heads))]


Place = tuple[int, int, int]
"""Where a name stands in a head: its row, its cell, and the piece of that."""


def read_by_place(heads: Sequence[Sequence[Row]]) -> list[Reading | None]:
    """Return the reading of each head of a section in which every place holds the same field in all of them, the places
    chosen by all names together; None for a head that lacks one of them, and for all if the choice is not clear."""
    held = [names_by_place(head) for head in heads]
    told = [names for names in held if names]
    nothing: list[Reading | None] = [None] * len(heads)
    if len(told) < _TOGETHER:
        return nothing
    places = sorted({place for names in told for place in names})
    usual = [place for place in places if sum(place in names for names in told) >= _USUAL * len(told)]
    scored = sorted(
        (
            (_score_of_places(told, employer, position, town), (employer, position, town))
            for employer, position in itertools.permutations(usual, 2)
            for town in (None, *(place for place in places if place not in (employer, position)))
        ),
        key=lambda item: (-item[0], str(item[1])),
    )
    if not scored or len(places) > _MOST:
        return nothing
    most, (employer, position, town) = scored[0]
    others = [score for score, choice in scored if choice[:2] != (employer, position)]
    if others and most - others[0] < _SURE + _EACH * len(told):
        return nothing
    return [_read_at(names, employer, position, town) for names in held]


def _score_of_places(told: Sequence[dict[Place, str]], employer: Place, position: Place, town: Place | None) -> float:
    roles = {employer: 0, position: 1, town: 2}
    score = 0.0
    for names in told:
        for place, text in names.items():
            own = likelihood(text)
            at = roles.get(place)
            score += max(_REST, min(own[3], 0.0)) if at is None else max(-_ONE, min(own[at], _ONE))
    return score


def _read_at(names: dict[Place, str], employer: Place, position: Place, town: Place | None) -> Reading | None:
    if employer not in names or position not in names:
        return None
    rest = tuple(text for place, text in names.items() if place not in (employer, position, town))
    placed = names.get(town, "") if town else ""
    return Reading(names[employer], names[position], placed, rest, 0.0, (employer < position, ""))


def names_by_place(head: Sequence[Row]) -> dict[Place, str]:
    """Return the names of a head by where they stand; nothing for a head that is a table's row or has labels.

    >>> names_by_place([Row("2019 – 2021\\tRoe Ltd", 0, 0, stop=90.0), Row("Baker", 1, 1, indent=90.0)])
    {(0, 1, 0): 'Roe Ltd', (1, 1, 0): 'Baker'}
    """
    if any(row.cells or row.label for row in head):
        return {}
    stop = next((row.stop for row in head if row.stop), 0.0)
    out: dict[Place, str] = {}
    for at, row in enumerate(head):
        cells = row.text.split("\t")
        first = 1 if len(cells) == 1 and stop and abs(row.indent - stop) < 3 else 0
        for cell, text in enumerate(cells, first):
            names = [name for piece in beside_dates(text) for name in _beside_facts(piece)]
            out.update({(at, cell, number): name for number, name in enumerate(names)})
    return out


def _beside_facts(piece: str) -> list[str]:
    """Return a piece, one with facts of a firm as its names beside those: `豐和電腦 半導體製造業 500人以上 台中市`."""
    words = piece.split()
    if is_firm_fact(piece):
        return []
    told = has_han(piece) and len(words) > 1 and any(map(is_firm_fact, words))
    return [word for word in words if not is_firm_fact(word)] if told else [piece]


_TOGETHER: Final = 2
"""Least number of heads that are read by place."""
_USUAL: Final = 0.7
"""Least part of the heads that have the employer and the position at their places."""
_ONE: Final = 3.0
"""Most that one name counts for or against a place."""
_EACH: Final = 0.7
"""Least advantage of the places over others, for each head, beside `_SURE`."""


def _pieces(head: Sequence[Row]) -> list[tuple[str, str]]:
    """Return the pieces of a head between all its separators, each with the separator behind it; nothing for a head
    that is a table's row or has labels."""
    if any(row.cells or row.label for row in head):
        return []
    out: list[tuple[str, str]] = []
    for row in head:
        text = without_dates(row.text)[0].strip(" \t·•|｜–-")
        at = 0
        for found in _SEPARATOR.finditer(text):
            out.append((text[at : found.start()], found.group()))
            at = found.end()
        out.append((text[at:], "\n"))
    return [piece for own, behind in out if re.search(r"\w", own) for piece in _behind_organisation(own, behind)]


def _behind_organisation(text: str, behind: str) -> list[tuple[str, str]]:
    """Return the two pieces of an organisation with a position right behind it (`观塘长者中心义工`), or the whole."""
    if has_han(text) and is_title(text):
        for mark in reversed(list(ORG_ZH.finditer(text))):
            name, rest = text[: mark.end()], text[mark.end() :]
            if len(name) > 3 and 2 <= len(rest) <= 8 and names_position(rest) and not is_title(name):
                return [(name, ""), (rest, behind)]
    return [(text, behind)]


def _readings(pieces: Sequence[tuple[str, str]]) -> list[Reading]:
    """Return the best reading of a head for every scheme, of those with a position and an employer."""
    if not 2 <= len(pieces) <= _MOST:
        return []
    best: dict[tuple[bool, str], Reading] = {}
    for cuts in _divisions(pieces):
        for reading in _assigned(cuts):
            known = best.get(reading.scheme)
            if known is None or reading.score > known.score:
                best[reading.scheme] = reading
    return list(best.values())


def _divisions(pieces: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str, float]]]:
    """Yield the ways to keep neighbouring pieces together: text, separator behind it, score of what it keeps."""
    (text, behind), rest = pieces[0], pieces[1:]
    if not rest:
        yield [(value(text), behind, 0.0)]
        return
    for tail in _divisions(rest):
        yield [(value(text), behind, 0.0), *tail]
        if not any(mark in behind for mark in _HARD):
            first, mark, score = tail[0]
            yield [(text + (behind or "") + first, mark, score + _KEPT), *tail[1:]]


def _assigned(cuts: Sequence[tuple[str, str, float]]) -> Iterator[Reading]:
    """Yield the readings of a division: one piece is the position, one the employer, one may be the place."""
    scores = [likelihood(text) for text, _, _ in cuts]
    loose = [max(_REST, min(own[3], 0.0)) + kept for own, (_, _, kept) in zip(scores, cuts, strict=True)]
    base = sum(loose)
    for employer in range(len(cuts)):
        for position in range(len(cuts)):
            if employer == position:
                continue
            gain = scores[employer][0] - loose[employer] + scores[position][1] - loose[position]
            gain += cuts[employer][2] + cuts[position][2]  # a place has separators of its own: `Falkenstein, Germany`
            gained = {at: scores[at][2] - loose[at] for at in range(len(cuts)) if at not in (employer, position)}
            place = max(gained, key=lambda at: gained[at], default=-1)
            placed = place >= 0 and gained[place] > 0
            used = {employer, position, place if placed else -1}
            rest = tuple(text for at, (text, _, _) in enumerate(cuts) if at not in used)
            first = min(employer, position)
            scheme = (employer < position, (cuts[first][1].strip() or cuts[first][1])[:1])
            yield Reading(
                cuts[employer][0],
                cuts[position][0],
                cuts[place][0] if placed else "",
                rest,
                base + gain + (gained[place] if placed else 0.0),
                scheme,
            )


def score_of(employer: str, position: str, place: str, rest: Sequence[str]) -> float:
    """Return the score of the values that another reader gave a head, comparable with `Reading.score`."""
    score = 0.0
    for at, text in enumerate((employer, position, place)):
        if text:
            kept = len(_SEPARATOR.findall(text)) if ROLES[at] != "place" else 0
            score += likelihood(text)[at] + _KEPT * kept
    return score + sum(max(_REST, min(likelihood(text)[3], 0.0)) for text in rest)


def settles(reading: Reading, employer: str, position: str, place: str, rest: Sequence[str]) -> bool:
    """Return True if a reading surely tells more than the values that another reader gave the same head.

    It does if those lack the position or the employer, hold what stands in no name, or have the two the wrong way
    round.
    """
    own, other = likelihood(reading.employer), likelihood(reading.position)
    sides = position.split(" / ")
    if not employer and len(sides) == 2 and set(sides) == {reading.employer, reading.position}:
        return own[0] - own[1] + other[1] - other[0] > _SURE and other[1] > other[0]
    if not (own[0] > own[1] and other[1] > other[0] + _SURE):
        return False
    known = score_of(employer, position, place, rest)
    told = not (is_place(position) or is_city(position) or is_city(employer) or names_position(place))
    if employer and position and told and not re.search("[。|—]", employer + position):
        turned = (reading.employer, reading.position) == (position, employer)
        return turned and score_of(position, employer, place, rest) > known + _SURE
    return reading.score > known + _SURE


def untangles(reading: Reading, employer: str, position: str, place: str, rest: Sequence[str]) -> bool:
    """Return True if a reading with a higher score keeps apart what another reader put into one name of the same head:
    the employer with the position or the place, or the place with the employer; nothing else may be left over."""
    named = [name for name in (reading.employer, reading.position) if name]
    mixed = reading.employer in position or reading.employer in place or reading.position in employer
    behind = bool(reading.place) and employer.startswith(reading.employer) and employer.endswith(reading.place)
    mixed = mixed or (behind and employer != reading.employer)
    clear = not set(reading.rest) - set(rest) and not any(is_place(name) or is_city(name) for name in named)
    dated = re.search(r"\d", reading.employer) is not None
    return mixed and clear and not dated and reading.score > score_of(employer, position, place, rest)
