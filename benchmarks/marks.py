"""Attack resistance of the marks: `python -m benchmarks.marks [--quick] [--fixture NAME] [--trials N]`.

For each résumé and attack: the share of copies attributed correctly at several (N, α), the median and 10th percentile
of the true copy's bits, and the innocent scores over the line; then contact rows, speed, real files and innocent
scores. Prints Markdown tables. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np

from app.marks.aliases import TOKEN_ALPHABET
from app.marks.assignment import assign, pack
from app.marks.attribution import attribute, placed_factors
from app.marks.issued_copies import IssuedCopy, IssuedVersion
from app.marks.joint_scores import joint_scores
from app.marks.observation import Reader
from app.marks.score import score
from app.marks.simulated_attacks import SINGLE_ATTACKS
from app.marks.tail_bound import ScoreTail
from benchmarks.marks_attacks import BLENDS, copy_document
from benchmarks.marks_fixtures import Fixture, from_files, held_out, imported, standard
from benchmarks.marks_trials import CELLS, SECRET, Bench, Row


def single_rows(bench: Bench, trials: int, only: str) -> list[Row]:
    """Measure every attack on one copy."""
    rows = []
    for name, attack in SINGLE_ATTACKS:
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
    """Measure every blend of several copies."""
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
    text = SINGLE_ATTACKS[10][1](copy_document(fixture, copy), random.Random(1))
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
    ScoreTail([factors], 1).p_value(30.0)
    done = time.perf_counter()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"\n{fixture.name}, {count} copies: prepare {made - began:.3f} s, observe {read - made:.3f} s, score "
        f"{scored - read:.3f} s, joint {joined - scored:.3f} s, tight bound {done - joined:.3f} s, total {done - began:.3f} s, +{grown:.0f} MB"
    )


def main() -> None:
    """Run the benchmark and print its tables."""
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
