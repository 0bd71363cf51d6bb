"""Splitting of the text of an entry's head into pieces that may each be a position, an employer or a place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Final

from app.ingest.layout.rows import value
from app.ingest.sections.lexical_tests import (
    LEGAL_FORM,
    is_organisation,
    is_place,
    is_title,
    just_a_name,
    looks_like_place,
    position_weight,
)
from app.ingest.sections.orthographic_shape import name_weight, named_with_town
from app.text.characters import has_han

STRONG_SEPARATOR: Final = re.compile(r"\t+|\s*[|｜‖¦∥]\s*|\s+[·•●∙⋅]\s*|\s*[·•]\s+|\s{2,}|\s*[—]\s+|\s+[—]\s*|\s*//\s*")
_DASH: Final = re.compile(r"\s+(?:-{1,3}|[–‒])\s+")
_AT: Final = re.compile(r"\s+(?:at|@|bei|chez)\s+", re.IGNORECASE)
CLAUSE: Final = re.compile(
    r"(?<=[a-zà-ÿ)]{3})(?<!Engg)(?<!Corp)(?<!corp)(?<!Dept)(?<!dept)(?<!Govt)(?<!Univ)(?<!Asst)(?<!Engr)(?<!Bros)(?<!Natl)(?<!Hosp)\.\s+(?=[A-Z0-9])"
)
_TAIL_OF_TITLE: Final = re.compile(r"^(?P<title>[^:]{3,60}):\s+(?P<rest>[a-zà-ÿ].*)$")


def clauses(piece: str) -> tuple[list[str], list[str]]:
    """Cut a piece into clauses that may name something and clauses with further details.

    `Rye Harbour Print Shed. Studio technician: etching press`. Details are the third sentence and all after it, a
    long second one, and the text behind a position and a colon.
    """
    names: list[str] = []
    told: list[str] = []
    for at, clause in enumerate(CLAUSE.split(piece)):
        named = _TAIL_OF_TITLE.match(clause)
        if named and is_title(named["title"]):
            told.append(value(named["rest"]))
            clause = named["title"]
        far = at >= 2 or (at == 1 and len(clause.split()) > 6)
        (told if far else names).append(clause)
    return names, told


def without_trailing_place(piece: str) -> list[str]:
    """Return a piece without its trailing place, cut at a dash or "at" when that separates a title from the rest."""
    piece = value(piece)
    if not piece:
        return []
    if len(piece) > _LONGEST or is_place(piece):
        return [piece]
    for pattern in (_AT, _DASH):
        sides = pattern.split(piece)
        if len(sides) > 1 and all(re.search(r"[^\W\d]", side) for side in sides):
            if is_place(sides[-1]) or (looks_like_place(sides[-1]) and not is_title(sides[-1])):
                return [*without_trailing_place(piece[: piece.rfind(sides[-1])]), sides[-1].strip()]
            if _separates_position(sides, at=pattern is _AT):
                return [found for side in sides for found in without_trailing_place(side)]
    return (_in_han(piece) if has_han(piece) else []) or peel_comma_place(piece)


def _separates_position(sides: Sequence[str], *, at: bool) -> bool:
    """Return True if the sides of a dash, or of an "at", are a position and something else."""
    titles = [is_title(side) for side in sides]
    if all(titles):
        weights = [position_weight(side) for side in sides]
        return len(sides) == 2 and (at or min(weights) <= 0 < max(weights))
    return any(titles) or _is_name_and_phrase(sides)


_LONGEST: Final = 300
"""Maximum length of a name, a position and a place together, in characters."""


def _in_han(piece: str) -> list[str]:
    """Return a piece with Chinese in it, cut at commas where one side is a position, or at spaces where the script
    changes."""
    cells = [cell.strip() for cell in re.split(r",\s+|，", piece)]
    titles = [is_title(cell) for cell in cells]
    if 1 < len(cells) <= 3 and any(titles) and not all(titles) and re.search("[A-Za-z]", piece):
        return [found for cell in cells if cell for found in without_trailing_place(cell)]
    sides = _by_script(piece)
    if not re.search(r"\s", piece) or len(sides) > 5:
        return []
    titled, named = any(map(is_title, sides)), any(map(is_organisation, sides))
    two = len(sides) == 2 and has_han(sides[0]) != has_han(sides[1]) and titled
    return [piece] if two and not named else sides if titled or named else []


def _is_name_and_phrase(sides: Sequence[str]) -> bool:
    """Return True if two or three short sides of a dash are a name and a phrase in lower or sentence case."""
    weights = [name_weight(side) for side in sides]
    marked = any(is_organisation(side) or named_with_town(side)[0] for side in sides)
    clear = len(sides) == 2 and min(weights) <= -2  # `Canadian Forces - vehicle tech`
    return (
        len(sides) <= 3
        and (marked or clear)
        and max(weights) > 0 > min(weights)
        and all(len(side) <= 60 for side in sides)
    )


_RANK: Final = re.compile("^(?:高级|高級|资深|資深|初级|初級|中级|中級|首席|主任|副|助理|实习|實習)$")


def _by_script(piece: str) -> list[str]:
    """Return the words of a piece with Chinese in it; consecutive Latin words, and a rank and the word behind it, stay
    together."""
    sides: list[str] = []
    for word in piece.split():
        ranks = bool(sides) and _RANK.match(sides[-1].split(" ")[0]) is not None
        if sides and (ranks or (not has_han(word) and not has_han(sides[-1]))):
            sides[-1] += " " + word
        else:
            sides.append(word)
    return [value(side) for side in sides if re.search(r"\w", side)]


def peel_comma_place(piece: str) -> list[str]:
    """Split off the place behind the last commas of a piece: known places, or any name behind a company's legal form."""
    cells = [cell.strip() for cell in re.split(r"[,，]", piece)]
    for count in (2, 1):
        towns = [cell.rstrip(".") if re.match("[A-ZÀ-Þ][a-zà-ÿ]", cell) else "" for cell in cells[-count:]]
        if len(cells) > count and all(map(just_a_name, towns)) and _ends_organisation(cells[:-count]):
            return list(cut_at(piece, re.finditer(r"[,，]", piece), len(cells) - count))
    for count in (3, 2, 1):
        placed = len(cells) > count and (count > 1 or len(cells) == 2) and is_place(", ".join(cells[-count:]))
        if placed:
            return list(cut_at(piece, re.finditer(r"[,，]", piece), len(cells) - count))
    return [piece]


def cut_at(text: str, commas: Iterable[re.Match[str]], count: int) -> tuple[str, str]:
    """Return a text before and behind its comma number `count`, counted from 1."""
    comma = next(itertools.islice(commas, count - 1, None))
    return text[: comma.start()].rstrip(" ,，"), text[comma.end() :].strip()


def _ends_organisation(cells: list[str]) -> bool:
    """Return True if the cells before a name are a complete employer.

    A legal form ends them, or they are one cell with the marks of an organisation and none of a position.
    """
    whole = len(cells) == 1 and is_organisation(cells[0]) and not is_title(cells[0]) and not has_han(cells[0])
    whole = whole and not re.search(r"(?i)\b(?:university|college|institute) of\b", cells[0])
    return LEGAL_FORM.search(cells[-1]) is not None or whole
