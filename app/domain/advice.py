"""Advice of several signals on one card: what was said already is not said again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SENTENCES = re.compile(r"[^。.!！?？]{0,400}(?:[。!！?？]+|\.(?=\s|$)|\.|$)\s{0,3}")


def said_once(advices: Iterable[str]) -> Iterator[str]:
    """Each advice without the sentences that one before it holds; empty when all of it was said."""
    said: set[str] = set()
    for advice in advices:
        sentences = [part for part in _SENTENCES.findall(advice) if part.strip()]
        yield "".join(part for part in sentences if part.strip() not in said).strip()
        said.update(part.strip() for part in sentences)
