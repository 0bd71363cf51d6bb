"""Measures the highest scores of innocent copies: `python -m benchmarks.marks_innocents [--total 1e10] [--minutes 25]`.

Texts of every attack on every fixture, and texts that are nobody's copy (the master as it is, half of it, another
person's résumé), are held against uniformly drawn copies, 4,000,000 a text. Counts the scores over each line; Markov's
bound says at most one in 2^bits. Seeds are fixed; a time limit ends the run early and says so.

The sections of a résumé are shared out to two sides, 2,000 values are drawn for each side and every pair is a copy: each of
the copies is uniformly drawn and scored in full (a hypothesis' product over both sides, summed over the hypotheses: one
product of two matrices). Copies that share a side are not independent of each other, so a share below is known less exactly
than so many separate draws would tell; each text has sides of its own.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence

import numpy as np

from app.domain.compose import compose
from app.domain.document import text_lines
from app.domain.style import default_style
from app.marks.assignment import assign
from app.marks.likelihood_factors import Floats
from app.marks.score import WEIGHTS, CopyTable, PlacedFactor, arrange_factors, components, sections
from app.marks.simulated_attacks import SINGLE_ATTACKS
from benchmarks.marks_attacks import BLENDS, copy_document
from benchmarks.marks_fixtures import Fixture, held_out, imported, standard
from benchmarks.marks_trials import SECRET, Bench

SIDE = 2_000
"""Values drawn for each of the two sides of a copy."""
STRIP = 250
"""Copies of one side that are paired with the whole other side at once."""
LINES = (8, 12, 16, 20, 23.3, 26.6, 29.9, 36.5)


def texts(fixture: Fixture, other: Fixture, turn: int) -> Iterator[str]:
    """One round of leaks: every attack, every blend, and texts that no copy made."""
    for name, attack in SINGLE_ATTACKS:
        copy = assign(SECRET, f"innocent {name}{turn}", fixture.spec)
        yield attack(copy_document(fixture, copy), random.Random(f"{name}{turn}"))
    for blend in BLENDS:
        copies = [assign(SECRET, f"innocent {blend.name}{turn}.{part}", fixture.spec) for part in range(blend.parts)]
        yield blend.make(fixture, copies, random.Random(turn))
    master = "\n".join(text_lines(compose(fixture.resume, default_style(fixture.resume.language))))
    rng = random.Random(turn)
    start = rng.randrange(len(master) // 2)
    yield from (master, master[start : start + len(master) // 2])
    yield "\n".join(text_lines(copy_document(other, assign(SECRET, f"other {turn}", other.spec))))


def sides(factors: Sequence[PlacedFactor]) -> tuple[list[PlacedFactor], list[PlacedFactor]]:
    """The factors in two groups, whole sections each, of about as many possible values."""
    shared: tuple[list[PlacedFactor], list[PlacedFactor]] = ([], [])
    weights = [0.0, 0.0]
    groups = [group for _, group in sections(factors)]
    for group in sorted(groups, key=_values, reverse=True):
        lighter = int(weights[1] < weights[0])
        shared[lighter].extend(group)
        weights[lighter] += _values(group)
    return shared


def _values(group: Sequence[PlacedFactor]) -> float:
    """log2 of the number of values of what a group shows; a choice has as many options as its table."""
    return sum(
        float(np.log2(placed.factor.table.shape[1]))  # type: ignore[attr-defined]
        if placed.factor.width == 1
        else float(np.log2(np.arange(1, placed.factor.width + 1)).sum())
        for placed in group
    )


def hypotheses(table: CopyTable, factors: Sequence[PlacedFactor]) -> Floats:
    """Every hypothesis' product for all copies of a table: (hypotheses, n); ones without any factor."""
    if not factors:
        return np.ones((WEIGHTS.size, table.count))
    return components(table, slice(None), arrange_factors(table, factors)).reshape(WEIGHTS.size, table.count)


def paired_scores(one: CopyTable, other: CopyTable, factors: Sequence[PlacedFactor]) -> Iterator[Floats]:
    """Antilogs of the scores of all copies with one side of a copy of `one` and the other of a copy of `other`, in strips."""
    first, second = sides(factors)
    left = (hypotheses(one, first) * WEIGHTS.reshape(-1)[:, None]).T
    right = hypotheses(other, second)
    for start in range(0, len(left), STRIP):
        yield left[start : start + STRIP] @ right


def main(arguments: Sequence[str] | None = None) -> None:
    """Score innocent copies until the total or the time is reached, and print the bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--total", type=float, default=1e10)
    parser.add_argument("--minutes", type=float, default=25.0)
    parser.add_argument(
        "--first", type=int, default=0, help="number of the first round, so that runs can be shared out"
    )
    options = parser.parse_args(arguments)
    fixtures = (*standard(), *imported(), *held_out())
    benches = [Bench(fixture, 0, options.first) for fixture in fixtures]
    over = np.zeros(len(LINES), dtype=np.int64)
    scored, read, turn, highest = 0, 0, options.first, 0.0
    began = time.monotonic()
    while scored < options.total and time.monotonic() - began < 60 * options.minutes:
        place = turn % len(benches)
        bench = benches[place]
        for text in texts(bench.fixture, fixtures[place - 1], turn):
            for found in paired_scores(bench.uniform(SIDE), bench.uniform(SIDE), bench.read(text)):
                over += np.asarray([(found >= 2.0**line).sum() for line in LINES])
                highest = max(highest, float(np.log2(found.max())))
            scored += SIDE * SIDE
            read += 1
        turn += 1
    took = time.monotonic() - began
    print(f"{scored:.3e} innocent scores on {read} texts in {took / 60:.1f} minutes; highest {highest:.2f} bits\n")
    print("| line, bits | over | share | bound |\n|---|---|---|---|")
    for line, count in zip(LINES, over, strict=True):
        print(f"| {line} | {count} | {count / scored:.1e} | {2.0**-line:.1e} |")


if __name__ == "__main__":
    main()
