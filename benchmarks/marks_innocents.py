"""How high innocent copies score: `python -m benchmarks.marks_innocents [--total 1e9] [--minutes 25]`.

Texts of every attack on every fixture, and texts that are nobody's copy (the master as it is, half of it, another
person's résumé), are held against uniformly drawn copies, 100,000 at a time. Counts the scores over each line; Markov's
bound says at most one in 2^bits. Seeds are fixed; a time limit ends the run early and says so.
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
from app.marks.assign import assign
from app.marks.attacks import SINGLE
from app.marks.score import score
from benchmarks.marks import SECRET, Bench
from benchmarks.marks_attacks import BLENDS, copy_document
from benchmarks.marks_fixtures import Fixture, held_out, imported, standard

AT_ONCE = 100_000
TEXTS_PER_DRAW = 10
LINES = (8, 12, 16, 20, 23.3, 26.6, 29.9, 36.5)


def texts(fixture: Fixture, other: Fixture, turn: int) -> Iterator[str]:
    """One round of leaks: every attack, every blend, and texts that no copy made."""
    for name, attack in SINGLE:
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


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--total", type=float, default=1e9)
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
        for number, text in enumerate(texts(bench.fixture, fixtures[place - 1], turn)):
            if number % TEXTS_PER_DRAW == 0:
                table = bench.uniform(AT_ONCE)
            factors = bench.read(text)
            found = score(table, [factors]) if factors else np.zeros(AT_ONCE)
            over += np.asarray([(found >= line).sum() for line in LINES])
            highest = max(highest, float(found.max()))
            scored += AT_ONCE
            read += 1
        turn += 1
    took = time.monotonic() - began
    print(f"{scored:.3e} innocent scores on {read} texts in {took / 60:.1f} minutes; highest {highest:.2f} bits\n")
    print("| line, bits | over | share | bound |\n|---|---|---|---|")
    for line, count in zip(LINES, over, strict=True):
        print(f"| {line} | {count} | {count / scored:.1e} | {2.0**-line:.1e} |")


if __name__ == "__main__":
    main()
