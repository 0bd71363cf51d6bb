"""Titles and forms of address around a person's name (Dr, Frau, 老师), from `resources/lexicon/titles.tsv`, by where they are safe."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from app.text.word_tables import alternation, words

Use = Literal[
    "title", "address", "plain", "text", "surname", "line", "rank", "behind", "behind-line", "listed", "vietnamese", "han", "han-called",
    "han-short", "by-work", "by-work-line", "cell", "courtesy", "surname-listed", "given-listed", "korean-listed",
]  # fmt: skip
"""What a title is good for; the head of the table explains each."""


@lru_cache(maxsize=32)
def titles(use: Use) -> tuple[str, ...]:
    """The titles with a use, in the order of the table."""
    return words("lexicon", "titles.tsv", use)


def title_pattern(use: Use) -> str:
    """A regular expression for the titles with a use, the longest first; a full stop behind one is left to the caller."""
    return alternation(titles(use))


TITLES: Final = frozenset(titles("title"))
"""Titles before a name, in the normal form."""
FORMS_OF_ADDRESS: Final = frozenset(titles("address"))
"""Titles, and words that are one only before a name."""
BEHIND_NAMES: Final = frozenset(titles("behind"))
"""Degrees and generations behind a name, in the normal form."""
HAN_TITLES: Final = title_pattern("han")
"""A regular expression for what follows a Chinese, Japanese or Korean name, in the normal form."""
HAN_CALLED: Final = title_pattern("han-called")
"""Single characters that make a form of address of a surname (白董, 唐导, 梁生), if nothing goes on."""
BEFORE_NAME: Final = rf"(?:(?:{title_pattern('text')})\.?\s(?:(?:dr|ing|habil|mr|mrs)\.?\s)?)?"
"""A regular expression, over the normal form, for the title that a name in running text may open with."""
PLAIN: Final = title_pattern("plain")
"""A regular expression for the commonest English titles, in the normal form."""
