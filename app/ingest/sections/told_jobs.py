"""Jobs told in sentences, in European languages and in Chinese: `From 2015 to 2017 I was a shed hand with Maclaren &
Sons`, `…在某公司任销售经理，负责…`.

Position and employer are words of the sentence; what it says beside them is returned as well, never dropped.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.ingest.layout.rows import Row, value
from app.text.characters import has_han
from app.text.dates import find_dates

_NARRATIVE_LONGEST: Final = 1_200
"""Maximum length of a paragraph about somebody's jobs, in characters."""
_CHINESE: Final = re.compile(
    r"^(?:(?:我|之前|以前|后来|後來|更早|再早|再之前|然后|接着|曾经|曾|从|從|自|最早|起初|先|是|一直|那时|就|开始)[\s，,]*)*"
    r"(?:跟着?[^，,在]{1,8})?(?:在|于|於)(?P<place>[^，,。；]{2,30}?)[，,]?"
    r"(?:担任|擔任|任职|任|做过|做了?|当过|当了?|當|干过?|从事|就职)(?:过)?(?P<role>[^，,。；：]{2,14})(?P<rest>(?:[，,。；：].*)?)$"
)
_WORD: Final = r"[A-ZÀ-Þ0-9][\w&'’.-]*"
_NAME: Final = rf"{_WORD}(?:\s+(?:(?:&|and|of|the|de|der|van|von|für|du|la)\s+){{0,2}}{_WORD}){{0,6}}(?:\s+family)?"
_ROLE: Final = r"(?:an?\s+|the\s+|their\s+)?(?P<role>[^,.;:()\d]{2,50}?)"
_AT: Final = r"(?:at|for|with|in|under|bei(?:m)?|im|chez|en)\s+(?:the\s+|der\s+)?"
_EUROPEAN: Final = (
    re.compile(
        rf"(?:\bI(?:['’]ve| have)?(?: \w+)? (?:was|am|been|became)|\bI['’]m|\b(?:[Ww]ork(?:ed|ing)?|[Ee]mployed|[Ss]erv(?:ed|ing)|[Ss]tarted|[Tt]rained|job) as"
        rf"|\bwar ich(?: als)?|\bj['’]étais) {_ROLE}\s+{_AT}(?P<place>{_NAME})"
    ),
    re.compile(
        rf"\b(?:[Ww]ork(?:ed|ing)?|[Ee]mployed|been) (?:{_AT}|by\s+)(?P<place>{_NAME})(?:[^,.;:()\d]{{0,30}},?\s+as {_ROLE}(?=[,.;:()\d]|\s(?:from|since|until|for|and)\b|$))"
    ),
)


def told_job(text: str) -> tuple[str, str, str] | None:
    """Return (position, employer, rest) of a sentence without its dates, or None.

    The rest is the whole sentence if position and employer stand in the middle of it.
    """
    if len(text) > _NARRATIVE_LONGEST:
        return None
    flat = " ".join(text.split())
    if has_han(flat):
        match = _CHINESE.match(flat.strip(" ,，、"))
        if match is None:
            return None
        return value(match["role"]), value(re.sub("(?:上班|工作|打工|干活)$", "", match["place"])), value(match["rest"])
    for pattern in _EUROPEAN:
        match = pattern.search(flat)
        if match:
            return value(match["role"]), re.sub(r"[.'’]+$", "", match["place"]), flat
    return None


_SENTENCE: Final = re.compile(r"(?<=[a-zà-ÿ\d)’'])[.!?]\s+(?=[A-ZÀ-Þ])|(?<=[。！])\s*(?=.)")


def sentences(rows: Sequence[Row]) -> tuple[list[Row], set[int]]:
    """Return the rows, those about jobs cut into sentences, and the indices of the sentences with a job and its dates."""
    out: list[Row] = []
    told: set[int] = set()
    for row in rows:
        pieces = _pieces(row)
        tells = [_is_job_sentence(piece.text) for piece in pieces]
        if not any(tells):
            out.append(row)
            continue
        told.update(len(out) + index for index, tell in enumerate(tells) if tell)
        out += pieces
    return out, told


def _pieces(row: Row) -> list[Row]:
    if not 30 < len(row.text) <= _NARRATIVE_LONGEST and not has_han(row.text):
        return [row]
    starts = [0, *(match.end() for match in _SENTENCE.finditer(row.text)), len(row.text)]
    texts = [row.text[start:end].strip() for start, end in itertools.pairwise(starts)]
    return [replace(row, text=text) for text in texts if text]


def _is_job_sentence(text: str) -> bool:
    spans = find_dates(text)
    if not spans or "\t" in text.strip():
        return False
    for span in reversed(spans):
        text = text[: span.start] + " " + text[span.end :]
    return told_job(text) is not None
