"""Which law a card may cite: that of mainland China only where it can apply, that of Hong Kong or Taiwan where a
posting is clearly of there.

The law there and the offices to turn to are data (`resources/lists/regional_law.yaml`), with their sources.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from app import resources
from app.domain.checks import Basis, Posting, Signal
from app.text.characters import has_han, traditional_and_simplified
from app.yaml_file import read_yaml

_MAINLAND = re.compile(
    r"\b(?:china|prc|beijing|shanghai|shenzhen|guangzhou|hangzhou|chengdu|wuhan|nanjing|suzhou|tianjin|chongqing|xiamen|qingdao|dalian)\b"
    r"|中國大陸|中国大陆|統一社會信用代碼"
)
_SENTENCES = re.compile(r"[^。.]{1,400}(?:[。.]|$)")
_OFFICES = re.compile(r"(?<!\d)(?:12333|12315|12308|96110|110)(?!\d)")
"""Lines of labour inspection, market supervision, consular help and police in mainland China."""
_ARTICLE = re.compile("第[一二三四五六七八九十百]{1,5}条")
_CLAIM = re.compile(
    "不得|法律|违法|不合法|合法|必须足额|禁止|扣押证件|\\b(?:may not|must|by law|law|forbidden|unlawful|illegal|allowed)\\b",
    re.IGNORECASE,
)
"""What only a law can say."""
_HEAD = 4_000
_CLEAR = 2
"""So many times more marks of one place than of the other make a posting clearly of there."""


@dataclass(frozen=True, slots=True)
class _TrapLaw:
    """The law of a place on a trap; `basis` is empty where none is claimed."""

    basis: Basis
    advice: Mapping[str, str]
    source: str


@dataclass(frozen=True, slots=True)
class Region:
    """A place with its own law: its marks, the offices to turn to, and its law by the `says` of a rule."""

    marks: tuple[str, ...]
    offices: Mapping[str, str]
    laws: Mapping[str, _TrapLaw]


def is_mainland(posting: Posting) -> bool:
    """Return True if the law of mainland China can apply: simplified characters, or a place there is named."""
    head = posting.text[:_HEAD]
    if _MAINLAND.search(f"{posting.location}\n{head}".lower()):
        return True
    return posting.language == "zh" and not _traditional(head, at_least=1)


def region_of(posting: Posting) -> Region | None:
    """Return Hong Kong or Taiwan for a posting in traditional characters with marks of one and hardly any of the other."""
    head = f"{posting.location}\n{posting.organisation}\n{posting.text[:_HEAD]}"
    if not _traditional(head, at_least=3):
        return None
    low = head.lower()
    regions = _data().regions
    marks = [sum(mark in low for mark in region.marks) for region in regions]
    first, second, *_ = sorted(marks, reverse=True)
    return regions[marks.index(first)] if first > 0 and first >= _CLEAR * second else None


def localize_law(signals: Iterable[tuple[Signal, str]], posting: Posting) -> tuple[Signal, ...]:
    """Return signals, each with what its rule `says`, with the law and the offices of where the posting is."""
    found = tuple(signals)
    if not any(says for _, says in found) or is_mainland(posting):
        return tuple(signal for signal, _ in found)
    region = region_of(posting)
    return tuple(_without_mainland_law(signal, says, region) for signal, says in found)


def _without_mainland_law(signal: Signal, says: str, region: Region | None) -> Signal:
    """Return a signal without laws and offices of mainland China; with those of `region`."""
    known = region.laws.get(says) if region else None
    called = any(_OFFICES.search(text) for text in signal.advice.values())
    kept = [part for part in signal.source.split("; ") if not _ARTICLE.search(part)]
    if not (has_han(signal.basis.law) or called or known):
        return replace(signal, source="; ".join(kept) or signal.source)
    told = _data().told.get(says, {})
    advice = {}
    for language, text in signal.advice.items():
        own = _without_sentences(_CLAIM, _without_sentences(_OFFICES, text))
        more = [
            told.get(language, ""),
            known.advice[language] if known else "",
            region.offices[language] if region else "",
        ]
        advice[language] = ("" if language == "zh" else " ").join(part for part in (own, *more) if part)
    sources = [known.source, *kept] if known else kept
    return replace(
        signal,
        basis=known.basis if known else Basis(),
        explanation={language: _without_sentences(_CLAIM, text) for language, text in signal.explanation.items()},
        advice=advice,
        does=f"{signal.does} {says}" if signal.does and (known or told) else signal.does,
        source="; ".join(sources) or signal.source,
    )


def _without_sentences(unwanted: re.Pattern[str], text: str) -> str:
    """Return a text without the sentences that hold something unwanted; all of it where each does."""
    return "".join(part for part in _SENTENCES.findall(text) if not unwanted.search(part)).strip() or text


def _traditional(text: str, *, at_least: int) -> bool:
    """Return True if a text has more traditional than simplified characters, and at least so many."""
    old, new = traditional_and_simplified(text)
    return old >= at_least and old > new


@dataclass(frozen=True, slots=True)
class _Data:
    """The regions, and by `says` the advice wherever no law of mainland China applies."""

    regions: tuple[Region, ...]
    told: Mapping[str, Mapping[str, str]]


@functools.cache
def _data() -> _Data:
    rows = cast("dict[str, Any]", read_yaml(resources.path("lists", "regional_law.yaml")))
    told = rows.pop("told")
    return _Data(tuple(_region(row) for row in rows.values()), told)


def _region(row: Mapping[str, Any]) -> Region:
    laws = {
        says: _TrapLaw(Basis(said["law"], said["article"]), said["advice"], said["source"])
        for says, said in row["laws"].items()
    }
    return Region(tuple(map(str, row["marks"])), row["offices"], laws)
