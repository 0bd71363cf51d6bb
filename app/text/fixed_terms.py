"""Fixed terms of trades and of the language that hold a name: `Parkinson's disease`, `plaster of Paris`, `Harvard referencing`.

From `resources/lexicon/fixed_terms.txt`, whose head explains the entries. Loaded on the first look-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from app import resources
from app.text.lexicons import STOP_WORDS
from app.text.normalization import folded

_WORD: Final = re.compile(r"[^\W_]+")
_CLOSE: Final = re.compile(r"[ '’.\-–/]{1,3}|\n")
_LISTED: Final = re.compile(r"(?:, | ?/ ?| & |[ \-–])")
_AND: Final = frozenset("and or und et y vs".split())
_PAST: Final = frozenset(
    "said ran wrote led built taught won took made gave kept held found drew sold met grew cut put set sang did has had was is were are will can may".split()
)
"""Verbs that no ending shows: a word between a name and a noun is none of them (`Foley ran tests`)."""
_FURTHEST: Final = 6
"""Words behind a name among which its noun stands (`Vickers and Brinell hardness tests`)."""


class _Token(NamedTuple):
    low: str
    start: int
    end: int


class _Table(NamedTuple):
    """`names`: first word → the rows of words of a name and its heads; `terms`: first word → whole terms."""

    heads: frozenset[tuple[str, ...]]
    always: frozenset[str]
    names: dict[str, list[tuple[tuple[str, ...], frozenset[tuple[str, ...]]]]]
    terms: dict[str, list[tuple[str, ...]]]


def fixed_terms(text: str, cased: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the fixed terms in a text. `text` is its normal form, `cased` the same with its capitals.

    >>> fixed_terms("a foley catheter", "a Foley catheter"), fixed_terms("foley met us", "Foley met us")
    (((2, 16),), ())
    """
    tokens = [_Token(found.group(), *found.span()) for found in _WORD.finditer(text)]
    table = _table()
    spans: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        for first in dict.fromkeys((token.low, token.low.removesuffix("s"))):
            if first not in table.names and first not in table.terms:
                continue
            ends = (*_named(table, text, cased, tokens, at, first), *_whole(table, text, tokens, at, first))
            if ends:
                spans.append((token.start, max(ends)))
    return tuple(spans)


def makes_term(text: str, end: int) -> bool:
    """Return True if the noun behind `text[:end]` makes a term of any name (`Schrader valves`, `Halsted's sign`).

    >>> makes_term("schrader valves", 8), makes_term("schrader works", 8)
    (True, False)
    """
    noun = _BEHIND.match(text, end)
    return noun is not None and any(word in _table().always for (word,) in _singular((noun[1],)))


_BEHIND: Final = re.compile(r"(?:['’]s?)?[ -]([a-z]+)(?![^\W_])")


def _whole(table: _Table, text: str, tokens: Sequence[_Token], at: int, first: str) -> Iterator[int]:
    for words in table.terms.get(first, ()):
        if last := _row(text, tokens, at, words):
            yield tokens[last - 1].end


def _named(table: _Table, text: str, cased: str, tokens: Sequence[_Token], at: int, first: str) -> Iterator[int]:
    for words, heads in table.names.get(first, ()):
        if (behind := _row(text, tokens, at, words)) and (
            last := _noun(text, cased, tokens, behind, heads, table.heads)
        ):
            yield tokens[last - 1].end


def _noun(
    text: str,
    cased: str,
    tokens: Sequence[_Token],
    at: int,
    own: frozenset[tuple[str, ...]],
    general: frozenset[tuple[str, ...]],
) -> int:
    """Return the index behind the noun, its own or a general one, that a name at `tokens[:at]` stands before; 0 if none does. Other names may
    be listed between them, and before a noun of its own one small word (`Damascus kitchen knives`)."""
    owner = apart = False
    for here in range(at, min(at + _FURTHEST, len(tokens))):
        gap, token = text[tokens[here - 1].end : tokens[here].start], tokens[here]
        if token.low == "s" and gap in ("'", "’"):
            owner = True
            continue
        close = _CLOSE.fullmatch(gap) is not None
        for size in (3, 2, 1) if close else ():
            words = tuple(one.low for one in tokens[here : here + size])
            if len(words) == size and any(one in own or (not apart and one in general) for one in _singular(words)):
                return here + size
        listed = token.low in _AND or cased[token.start].isupper() or token.low.isdigit()
        if listed and _LISTED.fullmatch(gap):
            continue
        if apart or owner or not close or not _may_stand_between(token.low):
            return 0
        apart = True
    return 0


def _may_stand_between(word: str) -> bool:
    return word not in STOP_WORDS and word not in _PAST and not re.search(r"ed$|(?<!s)s$", word)


def _singular(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    last = words[-1]
    yield words
    if last.endswith("s"):
        yield (*words[:-1], last[:-1])
    if last.endswith("es"):
        yield (*words[:-1], last[:-2])
    if last.endswith("ies"):
        yield (*words[:-1], last[:-3] + "y")


def _row(text: str, tokens: Sequence[_Token], at: int, words: tuple[str, ...]) -> int:
    """Return the index behind a row of words that stands at `tokens[at]`, its last word perhaps with a plural ending; 0 if it does not."""
    last = at + len(words)
    there = tuple(token.low for token in tokens[at:last])
    if len(there) < len(words) or there[:-1] != words[:-1] or words not in _singular(there):
        return 0
    gaps = (text[tokens[one - 1].end : tokens[one].start] for one in range(at + 1, last))
    return last if all(_CLOSE.fullmatch(gap) or gap == ", " for gap in gaps) else 0


@lru_cache(maxsize=1)
def _table() -> _Table:
    text = folded(resources.path("lexicon", "fixed_terms.txt").read_text(encoding="utf-8"))
    heads: set[tuple[str, ...]] = set()
    names: dict[str, dict[tuple[str, ...], set[tuple[str, ...]]]] = {}
    terms: dict[str, list[tuple[str, ...]]] = {}
    always: set[tuple[str, ...]] = set()
    section = ""
    for line in text.splitlines():
        if line.startswith("["):
            section = line
        for entry in () if line.startswith(("#", "[")) else filter(None, map(str.strip, line.split(";"))):
            left, colon, right = entry.partition(":")
            words = tuple(_WORD.findall(left))
            if section in ("[heads]", "[always]"):
                (heads if section == "[heads]" else always).add(words)
            elif len(words) > 1 and not colon:
                terms.setdefault(words[0], []).append(words)
            else:
                nouns = {tuple(_WORD.findall(noun)) for noun in right.split(",")} - {()}
                names.setdefault(words[0], {}).setdefault(words, set()).update(nouns)
    rows = {first: [(words, frozenset(nouns)) for words, nouns in some.items()] for first, some in names.items()}
    return _Table(frozenset(heads | always), frozenset(word for (word,) in always), rows, terms)
