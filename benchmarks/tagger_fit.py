"""Train the tagger of personal data, measure it on texts held back, and write its weights.

`python -m benchmarks.tagger_fit benchmarks/fixtures/personal_data/*.jsonl tests/redact/data/*_texts.jsonl --hold strangers_c [--write]`

The texts of the files named by `--hold` and one in eight of the others are held back: on them the thresholds of the classes are chosen and
recall and precision are printed, for a row of prices, with the precision of each detector. `--write` then trains on all texts, with those
thresholds. Needs `numba`, which the program itself does not.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from app import resources
from app.redact.sequence_tagger import model
from app.redact.sequence_tagger.tagger import CLASSES, Tagged
from benchmarks.tagger_data import CLASS_OF_LABEL, TAGS, Row, Text, read, variants
from benchmarks.tagger_training import Example, Settings, Trained, train

COPIES: Final = 2
"""Variants of each text in the training."""
DOUBTFUL: Final = 0.15
"""Share of personal data from which on a token of a text labelled in part is left open."""
PRICES: Final = (0.5, 1.0, 2.0, 3.0, 5.0)
"""Values found that one wrong finding costs."""
STEPS: Final = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Thresholds that are tried."""


def weights_of(trained: Trained) -> model.Weights:
    """Return trained weights as the program uses them; thresholds are even."""
    table = np.concatenate([np.zeros((1, len(TAGS)), np.float32), trained.table])
    even = np.full(len(CLASSES), 0.5, np.float32)
    return model.indexed(TAGS, trained.rows.astype(np.uint32), table, trained.transitions, even)


def shares_of(text: Text, weights: model.Weights) -> Any:
    """Return the share of each tag at each token."""
    return model.marginals(weights.scores(text.features), weights.transitions, text.lines)


def fit(rows: Sequence[Row], settings: Settings, copies: int) -> Trained:
    """Return weights trained on rows and variants of them; what texts labelled in part leave open is first guessed from the others."""
    whole = [Text(row).example() for row in rows if not row.get("partial")]
    partial = [Text(row) for row in rows if row.get("partial")]
    examples = list(whole)
    for seed in range(1, copies + 1):
        examples += [Text(row).example() for row in variants([row for row in rows if not row.get("partial")], seed)]
    if partial:
        first = weights_of(train(whole, TAGS, settings))
        examples += [open_example(text, first) for text in partial]
    return train(examples, TAGS, settings)


def open_example(text: Text, weights: model.Weights) -> Example:
    """Return a text labelled in part: what may be personal and has no label is left open."""
    return text.example(1 - shares_of(text, weights)[:, 0] > DOUBTFUL)


class Held:
    """Texts held back, with the shares of the tags, and what is found in them by any thresholds."""

    def __init__(self, rows: Sequence[Row], weights: model.Weights, trusted: Iterable[str]) -> None:
        self.trusted = frozenset(trusted)
        self.texts = [Text(row) for row in rows]
        self.shares = [shares_of(text, weights) for text in self.texts]

    def findings(self, text: Text, shares: Any, thresholds: Any) -> list[tuple[int, int, str]]:
        """Return the findings of a text, those of trusted detectors included, merged where they overlap."""
        tagged = Tagged(text.document.text, text.tokens, shares, thresholds)
        found = [(*text.document.original(one.start, one.end), one.of_class) for one in tagged.findings()]
        found += [
            (*text.document.original(start, end), name) for start, end, name in text.found if name in self.trusted
        ]
        merged: list[tuple[int, int, str]] = []
        for start, end, name in sorted(found):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]), merged[-1][2])
            else:
                merged.append((start, end, name))
        return merged

    def counts(self, thresholds: Any, show: bool = False) -> dict[str, Counter[str]]:
        """Return found and labelled values by class of the label, right and wrong findings by class or detector."""
        out: dict[str, Counter[str]] = {key: Counter() for key in ("found", "total", "right", "wrong")}
        for text, shares in zip(self.texts, self.shares, strict=True):
            written, spans = text.row["text"], text.row["spans"]
            found = self.findings(text, shares, thresholds)
            cover = {at for start, end, _ in found for at in range(start, end)}
            gold = {at for span in spans for at in range(span["start"], span["end"])}
            for span in spans:
                name = CLASS_OF_LABEL.get(span["label"], "id")
                whole = all(at in cover for at in range(span["start"], span["end"]) if written[at].isalnum())
                out["total"][name] += 1
                out["found"][name] += whole
                if show and not whole:
                    print("missed", text.row["id"], span["label"], repr(written[span["start"] : span["end"]]))
            for start, end, name in found:
                good = any(at in gold for at in range(start, end))
                out["right" if good else "wrong"][name] += 1
                if show and not good:
                    print("wrong", text.row["id"], name, repr(written[start:end]))
        return out

    def rules(self) -> dict[str, Counter[str]]:
        """Return by detector how often it is right and wrong, by how sure the tagger is of the place."""
        out: dict[str, Counter[str]] = {}
        for text, shares in zip(self.texts, self.shares, strict=True):
            tagged = Tagged(text.document.text, text.tokens, shares, np.ones(len(CLASSES)))
            gold = {at for span in text.row["spans"] for at in range(span["start"], span["end"])}
            for start, end, name in text.found:
                first, last = text.document.original(start, end)
                sure = tagged.certainty(start, end)
                step = next(limit for limit in (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.1) if sure < limit)
                good = any(at in gold for at in range(first, last))
                out.setdefault(name, Counter())[f"{'right' if good else 'wrong'} {step}"] += 1
        return out


def choose(counts: dict[float, dict[str, Counter[str]]], price: float) -> Any:
    """Return the thresholds that gain most by the counts at each threshold, class by class: a value found gains 1, a wrong finding loses
    the price. A class has another threshold than all together only where that gains more than one value."""

    def gain(step: float, names: Sequence[str]) -> float:
        return sum(counts[step]["found"][name] - price * counts[step]["wrong"][name] for name in names)

    common = max(counts, key=lambda step: gain(step, CLASSES))
    best = [max(counts, key=lambda step: gain(step, [name]) + (step == common)) for name in CLASSES]
    return np.array(best, np.float32)


def report(name: str, counts: dict[str, Counter[str]], by_class: bool = False) -> None:
    """Print recall and precision, in all and by class."""
    found, total, right, wrong = (sum(counts[key].values()) for key in ("found", "total", "right", "wrong"))
    print(f"{name}: recall {found / total:.4f} precision {right / max(1, right + wrong):.4f}", flush=True)
    for key, count in counts["total"].most_common() if by_class else ():
        print(f"  {key:10} {counts['found'][key] / count:.2f} of {count}, {counts['wrong'][key]} findings wrong")


def write(trained: Trained, thresholds: Any, path: Path) -> None:
    """Write the weights of the program, in steps of 1/127 of the greatest."""
    scale = np.float32(np.abs(trained.table).max() / 127)
    steps = np.round(trained.table / scale).astype(np.int8)
    has = np.abs(steps).max(axis=1) > 0
    steps = steps[has]
    row, column = np.nonzero(steps)
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        path,
        tags=np.array(TAGS),
        rows=trained.rows[has].astype(np.uint32),
        counts=(steps != 0).sum(axis=1).astype(np.uint8),
        columns=column.astype(np.uint8),
        values=steps[row, column],
        scale=scale,
        transitions=trained.transitions,
        thresholds=thresholds.astype(np.float32),
    )
    print(f"{has.sum()} features, {len(row)} weights, {path.stat().st_size} bytes")


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--hold", action="append", default=[])
    parser.add_argument("--price", type=float, default=2.0)
    parser.add_argument("--trust", default="email link bank_card")
    parser.add_argument("--copies", type=int, default=COPIES)
    parser.add_argument("--rounds", type=int, default=Settings().rounds)
    parser.add_argument("--penalty", type=float, default=Settings().penalty)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    settings = replace(Settings(), rounds=options.rounds, penalty=options.penalty)
    rows = read(options.texts)
    marked = [row for row in rows if not row.get("partial")]
    held = {id(row) for at, row in enumerate(marked) if at % 8 == 3 or row["id"].partition("/")[0] in options.hold}
    began = time.process_time()
    weights = weights_of(fit([row for row in rows if id(row) not in held], settings, options.copies))
    print(f"{time.process_time() - began:.0f} s", flush=True)
    kept = Held([row for row in marked if id(row) in held], weights, options.trust.split())
    for name, counts in sorted(kept.rules().items()):
        print(f"  {name}: {dict(sorted(counts.items()))}")
    counts = {step: kept.counts(np.full(len(CLASSES), step, np.float32)) for step in STEPS}
    for step in STEPS:
        report(f"threshold {step}", counts[step])
    for price in PRICES:
        report(f"price {price}", kept.counts(choose(counts, price)))
    thresholds = choose(counts, options.price)
    print(dict(zip(CLASSES, map(float, thresholds), strict=True)))
    report("held back", kept.counts(thresholds, options.show), by_class=True)
    if options.write:
        write(fit(rows, settings, options.copies), thresholds, resources.path(model.FOLDER) / "weights.npz")


if __name__ == "__main__":
    main()
