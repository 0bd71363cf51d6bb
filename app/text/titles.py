"""Titles and forms of address around a person's name (Dr, Frau, 老师), from `resources/lexicon/titles.tsv`, grouped by
use."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from app.text.word_tables import alternation, words

Use = Literal[
    "title", "address", "plain", "text", "surname", "line", "rank", "behind", "behind-line", "listed", "vietnamese", "han", "han-called",
    "han-short", "by-work", "by-work-line", "cell", "courtesy", "surname-listed", "given-listed", "korean-listed", "gendered", "gendered-behind", "gendered-han",
]  # fmt: skip
"""Uses of a title; the head of the table explains each."""


@lru_cache(maxsize=32)
def titles(use: Use) -> tuple[str, ...]:
    """Return the titles with a use, in the order of the table."""
    return words("lexicon", "titles.tsv", use)


def title_pattern(use: Use) -> str:
    """Return a regular expression for the titles with a use, the longest first; a full stop behind one is left to the
    caller."""
    return alternation(titles(use))


WRITTEN_BEFORE_NAMES: Final = "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Chef|Nurse|Coach|Capt|Captain|Sister|Judge|Fr|Rev"
"""Regular expression for the titles and posts that are met most before a name in running English, as written."""
TITLES: Final = frozenset(titles("title"))
"""Titles before a name, in the normal form."""
FORMS_OF_ADDRESS: Final = frozenset(titles("address"))
"""Titles, and words that are titles only before a name."""
BEHIND_NAMES: Final = frozenset(titles("behind"))
"""Degrees and generations behind a name, in the normal form."""
HAN_TITLES: Final = title_pattern("han")
"""A regular expression for titles behind a Chinese, Japanese or Korean name, in the normal form."""
HAN_CALLED: Final = title_pattern("han-called")
"""Single characters that make a surname a form of address (白董, 唐导, 梁生), if no further character follows."""
BEFORE_NAME: Final = rf"(?:(?:{title_pattern('text')})\.?\s(?:(?:dr|ing|habil|mr|mrs)\.?\s)?)?"
"""A regular expression, over the normal form, for the optional title before a name in running text."""
PLAIN: Final = title_pattern("plain")
"""A regular expression for the commonest English titles, in the normal form."""
