"""Job titles (engineer, Sachbearbeiterin, 经理), from `resources/lexicon/positions.tsv`, grouped by use.

Patterns keep the order of the table: where one title begins another (`chef`, `chef de projet`), the first one is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

from app.text.word_tables import is_wide, words

Use = Literal[
    "line", "entry", "line-ending", "line-compound", "office", "posting", "skilled", "referee", "employed", "dated", "dated-first", "dated-ending",
    "superior", "adviser", "referred", "mine", "signed", "nameless",
]  # fmt: skip
"""Uses of a job title; the head of the table explains each."""


@lru_cache(maxsize=32)
def positions(use: Use) -> tuple[str, ...]:
    """Return the job titles with a use that are in the Latin alphabet, in the order of the table."""
    return tuple(word for word in words("lexicon", "positions.tsv", use) if not is_wide(word))


def position_pattern(use: Use) -> str:
    """Return a regular expression for `positions(use)`."""
    return _in_order(positions(use))


SERVICE_POSITIONS: Final = "chef de (?:partie|rang)|sous[- ]chef|nurse|matron|coach|inspector|constable|sergeant|corporal|captain|major|colonel|pastor|judge|councillor"
"""Regular expression for ranks and posts that stand before a surname in running text (`Sergeant Stone led …`)."""


def position_pattern_zh(use: Use) -> str:
    """Return a regular expression for the Chinese job titles with a use, in the order of the table."""
    return _in_order(word for word in words("lexicon", "positions.tsv", use) if is_wide(word))


def line_position_pattern() -> str:
    """Return a regular expression for a job title in a résumé's line: the words, and endings of German and English ones."""
    german = rf"[a-zäöü]*(?:{position_pattern('line-ending')})(?:in)?"
    english = rf"[a-z]{{2,}}(?<!arc)(?:{position_pattern('line-compound')})"
    return f"{position_pattern('line')}|{german}|{english}"


def _in_order(titles: Iterable[str]) -> str:
    return "|".join(map(re.escape, titles))


VOLUNTARY_POST: Final = re.compile(
    r"(?i)\b(?:volunt\w+|clubs?|society|societies|charit\w+|church|parish|committee|chapter|union|youth|scouts?|mentor|treasurer|captain|coach|fundrais\w*|food bank|trustee)\b"
    r"|student (?:council|government|representative)|志愿|志願|义工|義工|志工|社团|社團|学生会|學生會|公益|支教|协会|協會|社长|社長|部长|部長|班长|班長|团支书|义务|義務"
)
"""Words of voluntary posts, of posts of students, and of those that people hold them for."""
