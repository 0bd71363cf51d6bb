"""What the marks withstand, measured: `python -m benchmarks.marks [--quick] [--fixture NAME] [--trials N]`.

For each résumé and attack: the share of copies attributed correctly at several (N, α), the median and 10th percentile
of the true copy's bits, and the innocent scores over the line; then contact rows, speed, real files and innocent scores.
Prints Markdown tables. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from app.marks.aliases import TOKEN_ALPHABET
from app.marks.assign import Assignment, assign, pack
from app.marks.attacks import SINGLE
from app.marks.attribution import JOINT_SHARE, IssuedCopy, IssuedVersion, attribute, placed_factors
from app.marks.joint import joint_scores
from app.marks.observe import Reader
from app.marks.score import CopyTable, Placed, score
from app.marks.tail import Tail
from benchmarks.marks_attacks import BLENDS, copy_document
from benchmarks.marks_fixtures import Fixture, from_files, held_out, imported, standard

CELLS = ((100, 1e-3), (100, 1e-6), (10_000, 1e-3), (10_000, 1e-6), (100_000, 1e-6))
CROWD = (100, 10_000)
"""Copies that blended ones are held among for the joint test: the smaller crowd for N = 100, else the larger one."""
SECRET = b"benchmark secret, not a real one"


@dataclass(slots=True)
class Row:
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
        spec = self.fixture.spec
        bodies = [pack(spec, copy)[-spec.width :] for copy in copies]
        return CopyTable(len(copies), {"body": np.frombuffer(b"".join(bodies), np.uint8).reshape(len(copies), -1)})

    def uniform(self, count: int) -> CopyTable:
        columns = []
        for carrier in self.fixture.spec.carriers:
            size = len(carrier.options)
            if carrier.kind == "choice":
                columns.append(self._rng.integers(0, size, (count, 1), dtype=np.uint8))
            else:
                columns.append(self._rng.permuted(np.tile(np.arange(size, dtype=np.uint8), (count, 1)), axis=1))
        return CopyTable(count, {"body": np.concatenate(columns, axis=1)})

    def read(self, text: str) -> list[Placed]:
        return [p for p in placed_factors(self.fixture.spec, self.reader.observe(text), text) if p.source == "body"]

    def trial(self, row: Row, text: str, copies: Sequence[Assignment], seed: int) -> None:
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

    def joint(self, row: Row, factors: list[Placed], copies: Sequence[Assignment], crowd: int) -> list[float]:
        """Joint bounds (per copy) of the true copies in a crowd of innocent ones, whose joint scores are counted."""
        bodies = [self.table(copies).data["body"], self.uniform(crowd - len(copies)).data["body"]]
        table = CopyTable(crowd, {"body": np.vstack(bodies)})
        found = joint_scores(table, [factors], score(table, [factors]))
        innocent = max((value for index, value in found if index >= len(copies)), default=0.0)
        row.over += innocent >= np.log2(crowd / 1e-3 / JOINT_SHARE)
        row.joint = max(row.joint, innocent)
        return [float(np.exp2(-value)) / JOINT_SHARE for index, value in found if index < len(copies)]


def _main_bound(factors: list[Placed], bits: float, seed: int) -> float:
    tail = Tail([factors], seed) if factors and 8 < bits < np.log2(1e5 / 1e-6) else None
    return (tail.p_value(bits) if tail else float(np.exp2(-bits))) / (1 - JOINT_SHARE)


def single_rows(bench: Bench, trials: int, only: str) -> list[Row]:
    rows = []
    for name, attack in SINGLE:
        if only and only not in name:
            continue
        row = Row(name)
        for trial in range(trials):
            copy = assign(SECRET, f"{name}{trial}", bench.fixture.spec)
            text = attack(copy_document(bench.fixture, copy), random.Random(f"{name}{trial}"))
            bench.trial(row, text, [copy], trial)
        rows.append(row)
        print(row.line(), flush=True)
    return rows


def blend_rows(bench: Bench, trials: int, only: str) -> list[Row]:
    rows = []
    for blend in BLENDS:
        if only and only not in blend.name:
            continue
        row = Row(blend.name)
        for trial in range(trials):
            names = [f"{blend.name}{trial}.{part}" for part in range(blend.parts)]
            copies = [assign(SECRET, name, bench.fixture.spec) for name in names]
            bench.trial(row, blend.make(bench.fixture, copies, random.Random(trial)), copies, trial)
        what = f"{blend.name} (two of them: {row.both / trials:.2f}; innocents' joint score at most {row.joint:.1f})"
        print(row.line().replace(blend.name, what, 1), flush=True)
        rows.append(row)
    return rows


def alias_rows(count: int, trials: int) -> None:
    """The row of a database: name;phone;e-mail, among `count` copies."""
    fixture = standard()[0]
    rng = np.random.default_rng(3)
    tokens = ["".join(TOKEN_ALPHABET[i] for i in row) for row in rng.integers(0, 32, (count, 10))]
    one = pack(fixture.spec, assign(SECRET, "x", fixture.spec))
    copies = [
        IssuedCopy(f"c{i}", "", one, {"basics.email": f"maren+{token}@example.org"}, ("+44 7700 900123",))
        for i, token in enumerate(tokens)
    ]
    issued = [IssuedVersion(fixture.resume, fixture.spec, copies)]
    print(f"\n### Contact row, N = {count}\n\n| e-mail | named | cannot attribute | wrong |\n|---|---|---|---|")
    for name, change in ALIAS_CHANGES:
        named = silent = wrong = 0
        for trial in range(trials):
            mail = change(f"maren+{tokens[trial]}@example.org", random.Random(trial))
            found = attribute(f"Maren Oldcastle;+44 7700 900123;{mail}", issued)
            right = found.verdict.value == "identified" and found.candidates[0].copy_id == f"c{trial}"
            named += right
            silent += found.verdict.value == "inconclusive" and found.note == "contact-row"
            wrong += found.verdict.value != "inconclusive" and not right
        print(f"| {name} | {named / trials:.3f} | {silent / trials:.3f} | {wrong} |", flush=True)


def _one_wrong(mail: str, rng: random.Random) -> str:
    place = 6 + rng.randrange(10)
    return mail[:place] + rng.choice([ch for ch in TOKEN_ALPHABET if ch != mail[place]]) + mail[place + 1 :]


ALIAS_CHANGES = (
    ("intact", lambda mail, rng: mail),
    ("upper case", lambda mail, rng: mail.upper()),
    ("spaces inserted", lambda mail, rng: mail.replace("@", " @ ").replace("+", " +")),
    ("one wrong character", _one_wrong),
    ("+tag stripped", lambda mail, rng: "maren@example.org"),
)


def speed(fixture: Fixture, count: int) -> None:
    """Observe + score + tight bound over many copies, and the memory it takes."""
    import resource

    bench = Bench(fixture, 0)
    copy = assign(SECRET, "speed", fixture.spec)
    text = SINGLE[10][1](copy_document(fixture, copy), random.Random(1))
    table = bench.uniform(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    reader = Reader(fixture.resume, fixture.spec)
    made = time.perf_counter()
    observation = reader.observe(text)
    factors = [p for p in placed_factors(fixture.spec, observation, text) if p.source == "body"]
    read = time.perf_counter()
    own = score(table, [factors])
    scored = time.perf_counter()
    joint_scores(table, [factors], own)
    joined = time.perf_counter()
    Tail([factors], 1).p_value(30.0)
    done = time.perf_counter()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"\n{fixture.name}, {count} copies: prepare {made - began:.3f} s, observe {read - made:.3f} s, score "
        f"{scored - read:.3f} s, joint {joined - scored:.3f} s, tight bound {done - joined:.3f} s, total {done - began:.3f} s, +{grown:.0f} MB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few trials, few innocents")
    parser.add_argument("--fixture", default="", help="only fixtures whose name contains this")
    parser.add_argument("--exact", action="store_true", help="only the fixture of exactly this name")
    parser.add_argument("--attack", default="", help="only attacks whose name contains this")
    parser.add_argument("--trials", type=int, default=0)
    parser.add_argument("--innocents", type=int, default=-1, help="innocent copies scored per text")
    parser.add_argument("--only-held-out", action="store_true", help="only the résumés that nothing was tuned on")
    parser.add_argument("--files", type=Path, nargs="*", default=[], help="résumé files to read with the importer")
    parser.add_argument("--ticked", action="store_true", help="with --files: tick everything that is proposed")
    options = parser.parse_args()
    trials = options.trials or (12 if options.quick else 200)
    innocents = options.innocents if options.innocents >= 0 else (5_000 if options.quick else 100_000)
    total = over = 0
    tuned = () if options.only_held_out or options.files else (*standard(), *imported())
    untouched = from_files(options.files, ticked=options.ticked) if options.files else held_out()
    for fixture in (*tuned, *untouched):
        if options.fixture not in fixture.name or (options.exact and options.fixture != fixture.name):
            continue
        print(f"\n### {fixture.name}: {fixture.spec.bits:.0f} bits without contact\n")
        print(
            "| attack | bits median (p10) | " + " | ".join(f"N={n:.0e} α={a:.0e}" for n, a in CELLS) + " | over 26.6 |"
        )
        print("|---|---|" + "---|" * (len(CELLS) + 1))
        bench = Bench(fixture, innocents)
        rows = [*single_rows(bench, trials, options.attack), *blend_rows(bench, trials, options.attack)]
        total += sum(row.innocents for row in rows)
        over += sum(row.over for row in rows)
    print(f"\nInnocent scores over 26.6 bits: {over} of {total:.2e}")
    if not options.attack and not options.fixture and not options.files and not options.only_held_out:
        alias_rows(2_000 if options.quick else 100_000, min(trials, 5 if options.quick else 60))
        speed(standard()[0], 100_000)
        speed(standard()[1], 100_000)
        _other_tables(options.quick)


def _other_tables(quick: bool) -> None:
    from benchmarks import marks_files, marks_innocents

    print("\n### Files, scans and photos\n", flush=True)
    marks_files.main(["--copies", "1" if quick else "40"])
    print("\n### Innocent scores\n", flush=True)
    marks_innocents.main(["--minutes", "0.2" if quick else "120"])


if __name__ == "__main__":
    main()
