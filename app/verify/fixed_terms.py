"""The verifier's own reader of fixed terms that hold a name (`resources/lexicon/fixed_terms.txt`), and of acronyms of trades: what the redactor
rightly leaves (Parkinson's disease, an HVAC engineer) refuses no copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from app import resources
from app.domain.sensitivity import Kind
from app.verify.folding import fold_letters
from app.verify.lexicon import STOP_WORDS

_BEFORE: Final = 48
_AFTER: Final = 72
"""Characters around a name in which its term must stand."""
_BETWEEN: Final = 4
"""Words between a name and its noun at most (`Vickers and Brinell hardness tests`)."""
_OWN: Final = re.compile(
    r"[^.!?;\n]{0,40}(?:\b(?:which|that) (?:I|we)\b|(?:named|called) (?:after|for) (?:me|us)|bears? my)"
)
_SCIENCE: Final = frozenset([Kind.NAME, Kind.REFEREE, Kind.ADDRESS])


class _Terms(NamedTuple):
    """`nouns`: name → its own nouns; `terms`: whole terms; all as words with single spaces."""

    nouns: dict[str, tuple[str, ...]]
    terms: frozenset[str]
    general: frozenset[str]
    always: frozenset[str]


def is_in_term(text: str, start: int, end: int, kind: Kind) -> bool:
    """Return True if `text[start:end]` is less than a fixed term around it that is not said to be the person's own."""
    if _OWN.match(text, end):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start][-_BEFORE:]
    before, inside = _words(line), _words(text[start:end])
    after = _words(text[end : end + _AFTER].partition("\n")[0])
    science = kind in _SCIENCE and len(inside) == 1 and after[:1] == ["s"]
    noun = after[1:2] if science else after[:1]
    joined = re.match(r"(?:['’]s?)?[ -]", text[end : end + 3]) is not None
    if kind in _SCIENCE and joined and len(inside) == 1 and noun and not _forms(noun[0]).isdisjoint(_terms().always):
        return True
    words = [*before, *inside, *after]
    last = len(before) + len(inside)
    return any(
        _ends_term(words, first, stop, text, start)
        for first in range(max(0, len(before) - 3), len(before) + 1)
        for stop in range(max(last, first + 1), min(len(words), last + _BETWEEN + 3) + 1)
        if (first, stop) != (len(before), last)
    )


def _ends_term(words: list[str], first: int, stop: int, text: str, start: int) -> bool:
    """Return True if `words[first:stop]` are a whole term, or a name with its noun at the end."""
    terms = _terms()
    row = words[first:stop]
    if any(" ".join((*row[:-1], last)) in terms.terms for last in _forms(row[-1])):
        return True
    for size in (1, 2):
        nouns = terms.nouns.get(" ".join(row[:size])) or terms.nouns.get(" ".join(row[:size]).removesuffix("s"))
        if nouns is None or len(row) - size > _BETWEEN + 1:
            continue
        rest = row[size:]
        for behind in (1, 2, 3):
            tail = rest[-behind:]
            between = len(rest) - behind
            if between < 0 or not _may_stand_between(rest[:between]):
                continue
            said = {" ".join((*tail[:-1], last)) for last in _forms(tail[-1])}
            if not said.isdisjoint(nouns) or (behind == 1 and not said.isdisjoint(terms.general)):
                return True
    return False


def _may_stand_between(words: list[str]) -> bool:
    """Return True if a name and its noun may have the words between them: other names with "and", else one word that is no verb."""
    listed = [word for word in words if word not in _AND]
    plain = not any(word in STOP_WORDS or word.endswith("ed") for word in listed)
    return plain and (len(listed) < len(words) or len(listed) <= 1)


_AND: Final = frozenset(["and", "or"])


def _forms(word: str) -> frozenset[str]:
    """Return a noun and what it may be the plural of."""
    ends = [word, word.removesuffix("s"), word.removesuffix("es")]
    return frozenset([*ends, word[:-3] + "y"] if word.endswith("ies") else ends)


def _words(text: str) -> list[str]:
    return [fold_letters(word) for word in re.findall(r"[^\W_]+", text) if fold_letters(word)]


def _entries(section: str) -> Iterator[str]:
    where = ""
    for line in resources.path("lexicon", "fixed_terms.txt").read_text(encoding="utf-8").splitlines():
        where = line if line.startswith("[") else where
        if line and line[0] not in "#[" and (where if where in ("[heads]", "[always]") else "") == section:
            yield from filter(None, map(str.strip, line.split(";")))


@lru_cache(maxsize=1)
def _terms() -> _Terms:
    nouns: dict[str, tuple[str, ...]] = {}
    terms: set[str] = set()
    for entry in _entries(""):
        name, colon, heads = entry.partition(":")
        words = _words(name)
        if colon or len(words) == 1:
            key = " ".join(words)
            nouns[key] = (*nouns.get(key, ()), *(" ".join(_words(head)) for head in heads.split(",")))
        else:
            terms.add(" ".join(words))
    always = frozenset(_entries("[always]"))
    return _Terms(nouns, frozenset(terms), frozenset(_entries("[heads]")) | always, always)


@lru_cache(maxsize=1)
def _acronyms() -> frozenset[str]:
    text = resources.path("lexicon", "general_acronyms.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


_EMPLOYED: Final = re.compile(
    r"\b(?:at|joined|left|ex|formerly|employer:|company:|work(?:ed|ing|s)? for)[ -](?:the )?$", re.IGNORECASE
)
_FIRM_ENDS: Final = re.compile(r"\s*(?:[,.;)\n]|$|\(?\d{4}| (?:as|in|since|from|until|for)\b)")


def is_trade_acronym(letters: str, text: str, start: int, end: int) -> bool:
    """Return True if initials (folded) are an acronym of a trade that nobody is said to work for."""
    employed = _EMPLOYED.search(text[max(0, start - 24) : start]) and _FIRM_ENDS.match(text, end)
    return (letters in _acronyms() or len(letters) < 3) and not employed
