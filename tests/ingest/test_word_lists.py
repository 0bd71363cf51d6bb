"""The lists of words that structure goes by name every word once."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from app.ingest.sections import vocabulary as words
from app.text.positions import line_position_pattern


def alternatives(pattern: str) -> list[str]:
    """The words of `a|b(?:c|d)|[e|f]`, as they stand in the pattern."""
    found, depth, start = list[str](), 0, 0
    for part in re.finditer(r"\\.|\[[^\]]*\]|.", pattern):
        depth += {"(": 1, ")": -1}.get(part[0], 0)
        if part[0] == "|" and depth == 0:
            found.append(pattern[start : part.start()])
            start = part.end()
    return [*found, pattern[start:]]


@pytest.mark.parametrize(
    "pattern",
    [
        line_position_pattern(),
        words._ORGS,
        words.ORG_ZH.pattern,
        words.TITLE_ZH.pattern.removeprefix("(?:").removesuffix(")$"),
    ],
    ids=["positions", "firms", "firms in Chinese", "positions in Chinese"],
)
def test_no_word_stands_twice(pattern: str) -> None:
    found = alternatives(pattern)
    assert len(found) > 50 and "" not in found
    assert [word for word, count in Counter(found).items() if count > 1] == []
