"""Filter for named patterns: selects those that can match a text at all, by the fixed texts that their matches need. Never leaves one out
that does match.

For patterns of the program itself that are searched in every posting; the patterns of packs are filtered by the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checkers.rules.literal_filter import Literals, Shape
from checkers.rules.patterns import measured


class Sieve:
    """Names, each with the patterns it stands for. Immutable; may be shared by threads."""

    def __init__(self, patterns: Mapping[str, Iterable[str]]) -> None:
        self._names: list[str] = list(patterns)
        self._always: set[str] = set()
        self._wanting: dict[str, set[str]] = {}
        for name, sources in patterns.items():
            for source in sources:
                literals = measured(source, required=False).literals
                if not literals:
                    self._always.add(name)
                for literal in literals:
                    self._wanting.setdefault(literal, set()).add(name)
        self._literals = Literals(self._wanting)

    def named(self, text: str) -> list[str]:
        """Return the names of which a pattern may match `text`, in order."""
        found = self._always.union(*(self._wanting[literal] for literal in self._literals.possible_texts(Shape(text))))
        return [name for name in self._names if name in found]
