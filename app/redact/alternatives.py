"""Search a regular expression of many alternatives, each only where the text holds what it needs; the matches are those of the whole expression.

For expressions with a hundred ways to say a thing, of which a text holds none or two. Must not be used for expressions that refer back to a group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from app.redact.required_words import Held, Mask, mask_of, required_words


class _Alternative(NamedTuple):
    pattern: re.Pattern[str]
    needs: Mask


class Alternatives:
    """An expression whose alternatives are compiled and searched one by one. Names of groups are asked by `lastgroup` only: a match knows
    the groups of its own alternative."""

    def __init__(self, expression: str) -> None:
        self._expression = expression

    @cached_property
    def _alternatives(self) -> Sequence[_Alternative]:
        patterns = map(re.compile, _joined(split(self._expression)))
        return [_Alternative(pattern, mask_of(required_words(pattern))) for pattern in patterns]

    def patterns(self) -> Iterator[re.Pattern[str]]:
        """Yield the alternatives, by themselves and as they are searched."""
        yield from map(re.compile, split(self._expression))
        yield from (one.pattern for one in self._alternatives)

    def finditer(self, text: str, held: Held) -> Iterator[re.Match[str]]:
        """Yield the matches in a text, as `re.Pattern.finditer` does; `held`: what the text holds of the strings that they need."""
        searches = [one.pattern.search for one in self._alternatives if held.one_of_each(one.needs)]
        coming = [(found.start(), at, found) for at, one in enumerate(searches) if (found := one(text))]
        while coming:
            _, _, first = min(coming)
            yield first
            after = max(first.end(), first.start() + 1)
            coming = [
                (found.start(), at, found)
                for start, at, known in coming
                if (found := known if start >= after else searches[at](text, after))
            ]


def split(expression: str) -> list[str]:
    """Return the alternatives of an expression, in its order.

    >>> split(r"a(?:b|c)|[|]|d[|]")
    ['a(?:b|c)', '[|]', 'd[|]']
    """
    parts = [""]
    depth = 0
    for token in re.findall(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", expression, re.DOTALL):
        depth += (token == "(") - (token == ")")
        if token == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += token
    return parts


def _joined(parts: Sequence[str]) -> Iterator[str]:
    """Yield the alternatives, those beside each other that need no strings as one: they are searched in every text."""
    run: list[str] = []
    for part in parts:
        if not required_words(re.compile(part)):
            run.append(part)
            continue
        if run:
            yield "|".join(run)
        yield part
        run = []
    if run:
        yield "|".join(run)
