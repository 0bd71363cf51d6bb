"""Results of a course: a grade point average, a percentage, the class of a degree (`2:1`, `Upper Second`)."""

from __future__ import annotations

import re
from typing import Final

from app.ingest.layout.rows import value

_FIGURE: Final = r"\d{1,3}(?:[.,]\d{1,3})?"
SCORE: Final = re.compile(
    r"(?i)(?:\b(?:cum\.?|cumulative|overall|major|weighted)?\s{0,3}\bC?GPA\b|\b(?:Abschluss)?note\b|\bpercentage\b|\bmarks\b|绩点|績點|平均分|均分|GPA|成绩|加权平均分)\s{0,3}[:：]?\s{0,3}"
    rf"(?P<score>{_FIGURE}(?:\s{{0,3}}/\s{{0,3}}\d{{1,3}}(?:\.\d{{1,2}})?|%)?)"
)
"""A number behind the name of its score."""
GAP: Final = re.compile(r"(?i)(?:(?<=gpa)|(?<=绩点)|(?<=績點)|(?<=均分)|(?<=成绩))\s+(?=\d)")
"""Separator between the name of a score and its number."""
_BARE: Final = re.compile(r"(?:\d\.\d{1,2}(?:\s*/\s*[45](?:\.\d+)?)?|\d{1,3}(?:\.\d{1,2})?\s?%)(?:\s*\(?C?GPA\)?)?")
"""The number alone: cut from its name at a space, or in a column of marks."""
_HONOURS: Final = r"(?: degree)?(?:,? (?:with )?hon(?:our|or)?s?\.?)?"
_CLASS: Final = (
    rf"(?:(?:first|1st|(?:upper |lower )?second|2nd|third|3rd)[- ]class{_HONOURS}(?:,? (?:upper|lower)(?: division)?)?"
    rf"|(?:upper|lower) (?:second|2nd){_HONOURS}|2:[12i]{{1,2}}{_HONOURS}|2\.[12]{_HONOURS}|(?:first|1st|third|3rd){_HONOURS}"
    rf"|(?:upper|lower) credit|second (?:upper|lower){_HONOURS}"
    r"|(?:high |with )?(?:distinction|merit|commendation)|pass(?: with (?:distinction|merit))?)"
)
_ALONE: Final = re.compile(rf"(?i)(?:(?:grade|class|result|awarded)\s*:?\s*)?(?:an? )?{_CLASS}")
_BRACKETED: Final = re.compile(
    rf"(?i)\s{{0,3}}[(（]\s{{0,3}}(?:(?P<score>{_CLASS})|{SCORE.pattern.removeprefix('(?i)').replace('<score>', '<figure>')})\s{{0,3}}[)）]"
)
_BEHIND: Final = re.compile(rf"(?i)(?<=[\w)])[,:]?\s{{1,3}}(?P<score>2:[12]{_HONOURS})(?P<figure>)(?![\w:])")


_WITH: Final = re.compile(r"(?i)^(?:with|securing|secured|scored|obtained)\s+")


def without_class(text: str) -> tuple[str, str]:
    """Return a text without the class of a degree or the score in it (in brackets or digits), and that class."""
    found = _BRACKETED.search(text) or _BEHIND.search(text)
    if found is None:
        return text, ""
    rest = text[found.end() :]
    gap = "" if not rest or rest[0] in ",;，；\t" else " "
    score = found["score"] or found["figure"]
    return text[: found.start()] + gap + rest.lstrip(" "), value(score)


def whole_score(piece: str) -> str:
    """Return the score if a piece is only a score: `3.6/4.0`, `71%`, `First Class Honours`; else an empty text."""
    bare = _WITH.sub("", piece).rstrip(".")
    return bare if _BARE.fullmatch(bare) or _ALONE.fullmatch(bare) else ""
