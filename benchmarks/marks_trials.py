"""One fixture under measurement: trials of an attack on its copies, and innocent copies beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from app.marks.assignment import Assignment, pack
from app.marks.attribution import JOINT_SHARE, placed_factors
from app.marks.joint_scores import joint_scores
from app.marks.observation import Reader
from app.marks.score import CopyTable, PlacedFactor, score
from app.marks.tail_bound import ScoreTail
from benchmarks.marks_fixtures import Fixture

CELLS = ((100, 1e-3), (100, 1e-6), (10_000, 1e-3), (10_000, 1e-6), (100_000, 1e-6))
CROWD = (100, 10_000)
"""Copies that blended ones are held among for the joint test: the smaller crowd for N = 100, else the larger one."""
SECRET = b"benchmark secret, not a real one"


@dataclass(slots=True)
class Row:
    """Results of one attack: bits of the true copy, copies attributed per (N, α), innocent scores."""

    name: str
    bits: list[float] = field(default_factory=list)
    passed: dict[tuple[int, float], int] = field(default_factory=dict)
    layers: dict[str, float] = field(default_factory=dict)
    innocents: int = 0
    over: int = 0
    highest: float = 0.0
    joint: float = 0.0
    both: int = 0

    def line(self) -> str:
        """Return the results as a row of a Markdown table."""
        cells = " | ".join(f"{self.passed.get(cell, 0) / len(self.bits):.3f}".rstrip("0").rstrip(".") for cell in CELLS)
        return (
            f"| {self.name} | {np.median(self.bits):.1f} ({np.percentile(self.bits, 10):.1f}) | {cells} "
            f"| {self.over} of {self.innocents:.1e} (max {self.highest:.1f}) |"
        )


class Bench:
    """One fixture under measurement."""

    def __init__(self, fixture: Fixture, innocents: int, seed: int = 5) -> None:
        self.fixture = fixture
        self.reader = Reader(fixture.resume, fixture.spec)
        self.innocents = innocents
        self._rng = np.random.default_rng(seed)

    def table(self, copies: Sequence[Assignment]) -> CopyTable:
        """Return the given copies as a table for scoring."""
        spec = self.fixture.spec
        bodies = [pack(spec, copy)[-spec.width :] for copy in copies]
        return CopyTable(len(copies), {"body": np.frombuffer(b"".join(bodies), np.uint8).reshape(len(copies), -1)})

    def uniform(self, count: int) -> CopyTable:
        """Return a table of `count` random copies."""
        columns = []
        for carrier in self.fixture.spec.carriers:
            size = len(carrier.options)
            if carrier.kind == "choice":
                columns.append(self._rng.integers(0, size, (count, 1), dtype=np.uint8))
            else:
                columns.append(self._rng.permuted(np.tile(np.arange(size, dtype=np.uint8), (count, 1)), axis=1))
        return CopyTable(count, {"body": np.concatenate(columns, axis=1)})

    def read(self, text: str) -> list[PlacedFactor]:
        """Return the body's likelihood factors of a text."""
        return [p for p in placed_factors(self.fixture.spec, self.reader.observe(text), text) if p.source == "body"]

    def trial(self, row: Row, text: str, copies: Sequence[Assignment], seed: int) -> None:
        """Attribute one attacked text and add the results to `row`."""
        factors = self.read(text)
        best = float(score(self.table(copies), [factors]).max())
        row.bits.append(best)
        main = _main_bound(factors, best, seed)
        blended = len(copies) > 1 and bool(factors)
        joint = {crowd: self.joint(row, factors, copies, crowd) if blended else [] for crowd in CROWD}
        for cell in CELLS:
            bound = min([main, *joint[min(cell[0], CROWD[1])]])
            row.passed[cell] = row.passed.get(cell, 0) + int(cell[0] * bound <= cell[1])
        row.both += sum(bound * 1e4 <= 1e-3 for bound in joint[CROWD[1]]) > 1
        if self.innocents and factors:
            others = score(self.uniform(self.innocents), [factors])
            row.innocents += self.innocents
            row.over += int((others >= np.log2(1e5 / 1e-3)).sum())
            row.highest = max(row.highest, float(others.max()))

    def joint(self, row: Row, factors: list[PlacedFactor], copies: Sequence[Assignment], crowd: int) -> list[float]:
        """Joint bounds (per copy) of the true copies in a crowd of innocent ones, whose joint scores are counted."""
        bodies = [self.table(copies).data["body"], self.uniform(crowd - len(copies)).data["body"]]
        table = CopyTable(crowd, {"body": np.vstack(bodies)})
        found = joint_scores(table, [factors], score(table, [factors]))
        innocent = max((value for index, value in found if index >= len(copies)), default=0.0)
        row.over += innocent >= np.log2(crowd / 1e-3 / JOINT_SHARE)
        row.joint = max(row.joint, innocent)
        return [float(np.exp2(-value)) / JOINT_SHARE for index, value in found if index < len(copies)]


def _main_bound(factors: list[PlacedFactor], bits: float, seed: int) -> float:
    tail = ScoreTail([factors], seed) if factors and 8 < bits < np.log2(1e5 / 1e-6) else None
    return (tail.p_value(bits) if tail else float(np.exp2(-bits))) / (1 - JOINT_SHARE)
