"""The names of one segment while an import gathers them. Writes nothing; knows no SQL."""

from __future__ import annotations

from checkers.registers import blocks

Rest = tuple[str, str, str, str, str]
"""What a name's row holds beside it: identifier, status, licence, valid to, place."""


class Batch:
    """The rows of a segment while they are gathered."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.cores: list[str] = []
        self.hashes: list[int] = []
        self.places: list[int] = []

    def add(self, name: str, core: str, rest: Rest) -> None:
        """One row more."""
        for number in {rest[0], rest[2]}:
            if number:
                self.hashes.append(blocks.number_hash(number))
                self.places.append(len(self.cores))
        self.lines.append(blocks.line((name, *rest)))
        self.cores.append(core)

    def sort(self) -> None:
        """Put the rows in order of their cores: neighbours share letters and grams, and pack into less room."""
        order = sorted(range(len(self.cores)), key=self.cores.__getitem__)
        place_of = dict(zip(order, range(len(order)), strict=True))
        self.lines = [self.lines[row] for row in order]
        self.cores = [self.cores[row] for row in order]
        self.places = [place_of[row] for row in self.places]

    def clear(self) -> None:
        """Begin the next segment."""
        for part in (self.lines, self.cores, self.hashes, self.places):
            part.clear()
