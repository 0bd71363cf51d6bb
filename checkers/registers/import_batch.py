"""Batch of one segment's names, collected during an import. Writes nothing; knows no SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checkers.registers import blocks, column_encoding

Rest = tuple[str, str, str, str, str]
"""Cells stored beside a name: identifier, status, licence, valid to, place."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A segment's rows in order of their cores: lines of text and the cells beside them packed, one block per `blocks.ROWS`; and the
    hashes of their numbers with the rows that have them."""

    lines: list[str]
    coding: column_encoding.Coding
    cells: list[bytes]
    hashes: list[int]
    places: list[int]


class Batch:
    """The rows of a segment while they are gathered."""

    def __init__(self) -> None:
        self.cores: list[str] = []
        self._names: list[str] = []
        self._rests: list[Rest] = []

    def add(self, name: str, core: str, rest: Rest) -> None:
        """Add one row."""
        self.cores.append(core)
        self._names.append(name)
        self._rests.append(rest)

    def rows(self) -> Rows:
        """Sort the rows by core (neighbours share letters and grams, and pack into less room) and pack them."""
        order = sorted(range(len(self.cores)), key=self.cores.__getitem__)
        self.cores = [self.cores[row] for row in order]
        cells = [_clean_cells(column) for column in zip(*map(self._rests.__getitem__, order), strict=True)]
        coding, packed = column_encoding.pack_columns(cells, blocks.ROWS)
        own = [cells[place] for place in coding.text_columns]
        names = _clean_cells(list(map(self._names.__getitem__, order)))
        lines = [blocks.line(line) for line in zip(names, *own, strict=True)] if own else list(names)
        hashes, places = list[int](), list[int]()
        for column in (cells[0], cells[2]):
            numbered = [row for row, number in enumerate(column) if number]
            places += numbered
            hashes += [blocks.number_hash(column[row]) for row in numbered]
        return Rows(lines, coding, packed, hashes, places)

    def clear(self) -> None:
        """Clear the batch for the next segment."""
        for part in (self.cores, self._names, self._rests):
            part.clear()


def _clean_cells(cells: Sequence[str]) -> Sequence[str]:
    return cells if "".join(cells).isprintable() else list(map(blocks.clean, cells))
