"""Bits that left-out items carry through a strong rewrite: `python -m benchmarks.marks_selection [--trials N]`.

Plain résumés (no wordings, nothing else ticked) with half of the bullets behind the leading ones, two skills and an interest ticked as "not
every copy needs this". Prints for each résumé the bits that the plan has (one per item), the bits read of them at most (each item at the
noise level that suits it best), and the gain of the true copy's score over the same résumé with nothing ticked, for each way of rewriting.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.domain.optional_items import Leeway
from app.marks.assignment import assign, pack
from app.marks.carriers import SELECTION
from app.marks.score import score
from app.marks.simulated_attacks import Attack, verbatim
from app.marks.simulated_rewriting import form, rewritten, translated
from benchmarks.marks_attacks import copy_document
from benchmarks.marks_fixtures import FOLDER, Fixture, items_ticked, parse, with_leeway
from benchmarks.marks_trials import SECRET, Bench

FILES = (
    *("en_dense", "zh_dense", "imported_en", "imported_zh", "en_sparse", "heldout_en_product", "heldout_zh_accountant"),
    *("heldout_en_nurse", "heldout_zh_warehouse", "heldout_en_electrician"),
)
WAYS: tuple[tuple[str, Attack], ...] = (
    ("as it is", verbatim),
    ("rewritten", rewritten),
    ("form A–Z", form),
    ("translated", translated),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Bits of one text: the whole score, the score without the items, and the sum of the items' own bits."""

    whole: float
    others: float
    items: float


def plain(file: str) -> Fixture:
    """Return a fixture without wordings and ticks."""
    return parse(json.loads((FOLDER / f"{file}.json").read_text("utf-8")), file, wordings=False)


def with_items(fixture: Fixture) -> Fixture:
    """Return a fixture with the items ticked and nothing else."""
    ticked = Leeway(optional=items_ticked(fixture.resume).optional)
    return with_leeway(fixture, fixture.name, ticked)


def readings(fixture: Fixture, attack: Attack, name: str, trials: int) -> Iterator[Reading]:
    """Yield the bits of the true copy of attacked texts."""
    bench = Bench(fixture, 0)
    for trial in range(trials):
        copy = assign(SECRET, f"{name}{trial}", fixture.spec)
        factors = bench.read(attack(copy_document(fixture, copy), random.Random(f"{name}{trial}")))
        table = bench.table([copy])
        items = [one for one in factors if one.layer == SELECTION]
        body = np.frombuffer(pack(fixture.spec, copy)[-fixture.spec.width :], np.uint8)
        own = sum(float(np.log2(one.factor.values(body[None, one.start : one.start + 1])).max()) for one in items)
        others = [one for one in factors if one.layer != SELECTION]
        yield Reading(float(score(table, [factors])[0]), float(score(table, [others])[0]), own)


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=30)
    parser.add_argument("--fixture", default="")
    options = parser.parse_args()
    print("| résumé | planned bits | " + " | ".join(f"{name}: read / gain (p10)" for name, _ in WAYS) + " |")
    print("|---|---|" + "---|" * len(WAYS))
    for file in FILES:
        if options.fixture not in file:
            continue
        bare = plain(file)
        ticked = with_items(bare)
        count = sum(carrier.layer == SELECTION for carrier in ticked.spec.carriers)
        cells = []
        for name, attack in WAYS:
            before = np.median([one.whole for one in readings(bare, attack, name, options.trials)])
            after = list(readings(ticked, attack, name, options.trials))
            gain = np.asarray([one.whole for one in after]) - before
            read = np.median([one.items for one in after])
            cells.append(f"{read:.1f} / **{np.median(gain):+.1f}** ({np.percentile(gain, 10):+.1f})")
        print(f"| {file} | {count} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
