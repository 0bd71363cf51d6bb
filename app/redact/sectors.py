"""Sector of an employer or type of a school, by its own name only: `a logistics company`, `某中学`.

Reads whole words only, and only where a name says what it names: the last word before the legal form, what stands before "of", the first
word of a Romance or Celtic name, the end of a Chinese name. A street, a surname or three letters inside a word say nothing, and neither
does a name with words of two sectors: then the answer is "an employer". Never a fact that nobody stated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app import resources
from app.domain.sensitivity import Kind
from app.text.legal_forms import folded_forms, legal_forms
from app.text.normalization import folded
from app.text.organizations import name_words

_HAN: Final = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_BRACKETED: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BRANCH: Final = "分公司|分行|支行|分院|分校|分部|分店|门店|店|营业部|营业厅|办事处|代表处|事业部|总部|总店|校区|院区"
_PREPOSITIONS: Final = frozenset("of for at in de da do del della des du di d na fur am".split())
_LONGEST: Final = 120
_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class _Sector:
    """One row of the table, its words in the normal form; without wordings it says nothing."""

    wordings: Sequence[str] = ()
    latin: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    compound: tuple[str, ...] = ()
    han: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Match:
    """A row of the table matched by the words `start:end`; `letters` of the unit that matched."""

    row: _Sector
    start: int
    end: int
    letters: int

    def covers(self, other: _Match) -> bool:
        """Return True if the other is a part of this one: `school` of `high school`."""
        wide, narrow = self.end - self.start, other.end - other.start
        inside = self.start <= other.start and other.end <= self.end
        return self.row is not other.row and inside and (wide, self.letters) > (narrow, other.letters)


def sector(kind: Kind, name: str, language: str) -> str:
    """Return `a logistics company` / `某物流公司` by the words of a name; the neutral wording if they say nothing. `kind` is `EMPLOYER` or
    `SCHOOL`."""
    table, company, otherwise = _table(kind)
    column = 0 if not language.startswith("zh") else 2 if "Hant" in language else 1
    flat = _BRACKETED.sub(" ", folded(name[:_LONGEST]))
    found = _by_han(table, flat) or _by_latin(table, flat)
    if len(found) == 1 and (wordings := found.pop().wordings):
        return wordings[column]
    silent = not any(row.wordings for row in found)
    return company[column] if company and silent and _is_company(flat) else otherwise[column]


def _by_han(table: Sequence[_Sector], flat: str) -> set[_Sector]:
    """Return the rows whose unit ends the name before its legal form and the words for a branch; the longest unit decides."""
    text = re.sub(r"[\s·・]", "", flat)
    matches: dict[_Sector, int] = {}
    for row in table:
        if lengths := [len(unit) for unit in row.han if re.search(re.escape(unit) + _han_end(), text)]:
            matches[row] = max(lengths)
    longest = max(matches.values(), default=0)
    return {row for row, length in matches.items() if length == longest}


@lru_cache(maxsize=1)
def _han_end() -> str:
    forms = "|".join(map(re.escape, legal_forms()[1]))
    return rf"(?:{forms})*(?:(?![路街巷道弄桥村里]){_HAN}{{0,6}}(?:{_BRANCH}))?$"


def _by_latin(table: Sequence[_Sector], flat: str) -> set[_Sector]:
    """Return the rows whose words stand where a name says what it names."""
    words = _core_words(re.findall(r"[^\W_]+", flat.replace("'", "")))
    heads = [end for end in range(1, len(words) + 1) if end == len(words) or words[end] in _PREPOSITIONS]
    matches = [match for row in table for match in _matches(row, words, heads)]
    return {one.row for one in matches if not any(other.covers(one) for other in matches)}


def _core_words(words: list[str]) -> list[str]:
    """Return the words without articles before and legal forms, places and the like behind."""
    while len(words) > 1 and (words[-1] in legal_forms()[0] or words[-1] in name_words("tail") or words[-1].isdigit()):
        words = words[:-1]
    while len(words) > 1 and words[0] in ("the", "an", "a"):
        words = words[1:]
    return words


def _matches(row: _Sector, words: Sequence[str], heads: Sequence[int]) -> Iterator[_Match]:
    for end in heads:
        for start in range(max(0, end - _WORDS), end):
            said = " ".join(words[start:end])
            if said in row.latin or (said in row.last and end == len(words)):
                yield _Match(row, start, end, len(said))
    for end in range(1, min(_WORDS, len(words)) + 1):
        if (said := " ".join(words[:end])) in row.first:
            yield _Match(row, 0, end, len(said))
    for at, word in enumerate(words):
        for unit in row.compound:
            if word.endswith(unit) and len(word) > len(unit) + 1:
                yield _Match(row, at, at + 1, len(unit))


def _is_company(flat: str) -> bool:
    """Return True if the name has a legal form of companies."""
    words = re.findall(r"[^\W_]+", flat)
    latin, han = legal_forms()
    written = len(words) > 1 and words[-1] in latin - folded_forms("word")
    return written or any(form in flat for form in han if "公司" in form or "会社" in form)


@lru_cache(maxsize=2)
def _table(kind: Kind) -> tuple[tuple[_Sector, ...], Sequence[str], Sequence[str]]:
    data = json.loads(resources.path("policies", "sectors.json").read_text(encoding="utf-8"))
    rows = [
        _Sector(
            (row["en"], row["zh"], row["zh_hant"]),
            frozenset(row.get("latin", ())),
            frozenset(row.get("last", ())),
            frozenset(row.get("first", ())),
            tuple(row.get("compound", ())),
            tuple(row.get("han", ())),
        )
        for row in data[kind.value]
    ]
    silent = _Sector(latin=frozenset(data["silent"]))
    return (*rows, silent), data.get(f"{kind.value}_company", ()), data[f"{kind.value}_otherwise"]
