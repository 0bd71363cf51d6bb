"""Advice of several findings on one card: what a person is to do is told once, below all findings that it answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Row = TypeVar("Row", bound=Mapping[str, object])
_SENTENCES = re.compile(r"[^。.!！?？]{0,400}(?:[。!！?？]+|\.(?=\s|$)|\.|$)\s{0,3}")


def deduplicate_advice(advices: Sequence[tuple[str, str]]) -> list[tuple[tuple[int, ...], str]]:
    """The advice of findings, each as (what it tells to do, its text) → the places of the findings that one advice answers, and
    the advice: the fullest text of those that tell the same, without sentences of one before. Findings whose advice has no
    key stand alone."""
    groups: dict[object, list[int]] = {}
    for place, (does, _) in enumerate(advices):
        groups.setdefault(does or place, []).append(place)
    fullest = [max((advices[place][1] for place in places), key=len) for places in groups.values()]
    return list(zip(map(tuple, groups.values()), drop_repeated_sentences(fullest), strict=True))


def with_advice(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """The signals of an encoded card, those that one advice answers one after another, the advice with the last of them."""
    for places, advice in deduplicate_advice([(str(row.get("does") or ""), str(row["advice"])) for row in rows]):
        for place in places:
            yield rows[place], advice if place == places[-1] else ""


def drop_repeated_sentences(advices: Iterable[str]) -> Iterator[str]:
    """Each advice without the sentences that one before it holds; empty when all of it was said."""
    said: set[str] = set()
    for advice in advices:
        sentences = [part for part in _SENTENCES.findall(advice) if part.strip()]
        yield "".join(part for part in sentences if part.strip() not in said).strip()
        said.update(part.strip() for part in sentences)
