"""Merges the advice of several findings on one card: each is given once, below all findings that it answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Row = TypeVar("Row", bound=Mapping[str, object])
_SENTENCES = re.compile(r"[^。.!！?？]{0,400}(?:[。!！?？]+|\.(?=\s|$)|\.|$)\s{0,3}")


def deduplicate_advice(advices: Sequence[tuple[str, str]]) -> list[tuple[tuple[int, ...], str]]:
    """Group findings by advice, each as (key, text): returns (indexes of the findings, advice text).

    The fullest text of those with one key, without sentences of one before. Findings whose advice has no key stand
    alone.
    """
    groups: dict[object, list[int]] = {}
    for place, (does, _) in enumerate(advices):
        groups.setdefault(does or place, []).append(place)
    fullest = [max((advices[place][1] for place in places), key=len) for places in groups.values()]
    return list(zip(map(tuple, groups.values()), drop_repeated_sentences(fullest), strict=True))


def with_advice(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Yield the signals of an encoded card grouped by advice, the advice with the last of each group."""
    for places, advice in deduplicate_advice([(str(row.get("does") or ""), str(row["advice"])) for row in rows]):
        for place in places:
            yield rows[place], advice if place == places[-1] else ""


def drop_repeated_sentences(advices: Iterable[str]) -> Iterator[str]:
    """Yield each advice without the sentences that one before it holds; empty when all of it was said."""
    said: set[str] = set()
    for advice in advices:
        sentences = [part for part in _SENTENCES.findall(advice) if part.strip()]
        yield "".join(part for part in sentences if part.strip() not in said).strip()
        said.update(part.strip() for part in sentences)
