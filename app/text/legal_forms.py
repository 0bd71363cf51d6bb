"""Legal forms of firms (GmbH, Ltd, 有限公司), from `resources/lexicon/legal_forms.tsv`, by what a reader may do with them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from app.text.word_tables import alternation, entries, is_wide, words

Use = Literal[
    "drop",
    "name",
    "prose",
    "comma",
    "sure",
    "head",
    "small",
    "small-prose",
    "capitals",
    "word",
    "front",
    "posting",
    "country",
    "core",
    "core-front",
]
"""What a form is good for; the head of the table explains each."""
IN_BRACKETS: Final = "pty|pvt|private"
"""A regular expression for what stands in brackets before a form: `Acme (Pty) Ltd`."""
VIETNAMESE: Final = "co phan|trach nhiem huu han|tnhh|cp|tap doan|tong cong ty"
"""A regular expression, over the normal form, for Vietnamese forms, which stand before the name behind `cong ty`, the firm."""


@lru_cache(maxsize=32)
def latin_forms(use: Use) -> tuple[str, ...]:
    """Forms in an alphabet, as they are written, full stops included."""
    return tuple(form for form in words("lexicon", "legal_forms.tsv", use) if not is_wide(form))


@lru_cache(maxsize=32)
def wide_forms(use: Use) -> tuple[str, ...]:
    """Chinese, Japanese and Korean forms, the longest first."""
    found = (form for form in words("lexicon", "legal_forms.tsv", use) if is_wide(form))
    return tuple(sorted(found, key=len, reverse=True))


@lru_cache(maxsize=32)
def folded_forms(use: Use) -> frozenset[str]:
    """Forms in an alphabet, in the normal form."""
    from app.text.normalization import folded  # the registers, which are read in great numbers, do without it

    return frozenset(map(folded, latin_forms(use)))


def latin_pattern(*uses: Use) -> str:
    """A regular expression for forms as they are written; the full stop behind the last letter is left to the caller."""
    return alternation(form.removesuffix(".") for use in uses for form in latin_forms(use))


def folded_pattern(*uses: Use) -> str:
    """The same over the normal form."""
    return alternation(form.removesuffix(".") for use in uses for form in folded_forms(use))


def wide_pattern(use: Use) -> str:
    """A regular expression for Chinese, Japanese and Korean forms as they are written."""
    return alternation(wide_forms(use))


def forms_of_country(country: str) -> str:
    """A regular expression, in small letters, for the forms that tell a country (ISO 3166, lower case)."""
    rows = entries("lexicon", "legal_forms.tsv")
    told = (row.written.lower() for row in rows if "country" in row.uses and row.where[0] == country)
    return "|".join(r"\b" + form.replace(" ", r"\.? ") + r"\b" if form.isascii() else form for form in told)


@lru_cache(maxsize=1)
def legal_forms() -> tuple[frozenset[str], tuple[str, ...]]:
    """What ends a name and falls away in its short forms, in the normal form: words of the Latin alphabet, and Chinese, Japanese and
    Korean endings, the longest first."""
    from app.text.normalization import folded

    return folded_forms("drop"), tuple(sorted(map(folded, wide_forms("drop")), key=len, reverse=True))
