"""Legal forms of companies (GmbH, Ltd, 有限公司), from `resources/lexicon/legal_forms.tsv`, grouped by use."""

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
"""Uses of a legal form; the head of the table explains each."""
COMMONEST_FORMS: Final = r"Inc|Ltd|LLC|GmbH|AG|plc|PLC|Corp|Co|S\.?A|Limited"
"""Regular expression for the forms that are met most, as written in running text behind a name."""
IN_BRACKETS: Final = "pty|pvt|private"
"""A regular expression for words in brackets before a form: `Acme (Pty) Ltd`."""
VIETNAMESE: Final = "co phan|trach nhiem huu han|tnhh|cp|tap doan|tong cong ty"
"""A regular expression, over the normal form, for Vietnamese forms, which stand before the name behind `cong ty`, the firm."""


@lru_cache(maxsize=32)
def latin_forms(use: Use) -> tuple[str, ...]:
    """Return forms in an alphabet, as written, full stops included."""
    return tuple(form for form in words("lexicon", "legal_forms.tsv", use) if not is_wide(form))


@lru_cache(maxsize=32)
def wide_forms(use: Use) -> tuple[str, ...]:
    """Return Chinese, Japanese and Korean forms, the longest first."""
    found = (form for form in words("lexicon", "legal_forms.tsv", use) if is_wide(form))
    return tuple(sorted(sorted(found), key=len, reverse=True))


@lru_cache(maxsize=32)
def folded_forms(use: Use) -> frozenset[str]:
    """Return forms in an alphabet, in the normal form."""
    from app.text.normalization import folded  # the registers, which are read in great numbers, do without it

    return frozenset(map(folded, latin_forms(use)))


def latin_pattern(*uses: Use) -> str:
    """Return a regular expression for forms as written; the full stop behind the last letter is left to the caller."""
    return alternation(form.removesuffix(".") for use in uses for form in latin_forms(use))


def folded_pattern(*uses: Use) -> str:
    """Return a regular expression for the same forms over the normal form."""
    return alternation(form.removesuffix(".") for use in uses for form in folded_forms(use))


def wide_pattern(use: Use) -> str:
    """Return a regular expression for Chinese, Japanese and Korean forms as written."""
    return alternation(wide_forms(use))


def forms_of_country(country: str) -> str:
    """Return a regular expression, in lower case, for the forms that identify a country (ISO 3166, lower case)."""
    rows = entries("lexicon", "legal_forms.tsv")
    told = (row.written.lower() for row in rows if "country" in row.uses and row.where[0] == country)
    return "|".join(r"\b" + form.replace(" ", r"\.? ") + r"\b" if form.isascii() else form for form in told)


@lru_cache(maxsize=1)
def legal_forms() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the endings that short forms of a company's name drop, in the normal form.

    A pair: words of the Latin alphabet; Chinese, Japanese and Korean endings, the longest first.
    """
    from app.text.normalization import folded

    return folded_forms("drop"), tuple(sorted(sorted(map(folded, wide_forms("drop"))), key=len, reverse=True))
