"""Phrases of job boards' notices and footers (`resources/lists/board_notices.yaml`) and where they stand in a text."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from app import resources
from app.yaml_file import read_yaml
from checkers.rules.literal_filter import Literals, Shape


@dataclass(frozen=True, slots=True)
class Notices:
    """The phrases of all boards' notices and of footers, ready to be looked for."""

    phrases: Literals

    def places(self, shape: Shape) -> Iterator[int]:
        """Yield the offsets at which a phrase stands in a normalised text."""
        for phrase in self.phrases.possible_texts(shape):
            at = shape.text.find(phrase)
            while at >= 0:
                yield at
                at = shape.text.find(phrase, at + len(phrase))


@functools.cache
def shipped_notices() -> Notices:
    """Return the phrases that come with the program."""
    loaded = cast("dict[str, object]", read_yaml(resources.path("lists", "board_notices.yaml")))
    boards = cast("dict[str, dict[str, Sequence[str]]]", loaded["boards"])
    footers = cast("Sequence[str]", loaded["footers"])
    phrases = [phrase for board in boards.values() for phrase in board["phrases"]]
    return Notices(Literals([*phrases, *footers]))
