"""Train the tagger of personal data and write its weights, or measure it on writers held back.

`python -m benchmarks.tagger_fit` trains on all labelled texts of the tree and writes `resources/tagger/weights.npz`, on one machine the same
bytes every time. `python -m benchmarks.tagger_fit --hold strangers_d strangers_e` trains without the texts of these files and prints recall
and precision on them, by threshold, price and class, with the precision of each detector. Needs `numba`, which the program itself does not.
"""

from __future__ import annotations

import argparse
import functools
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing import Pool
from pathlib import Path
from typing import Any, Final

import numpy as np

from app import resources
from app.redact.sequence_tagger import model
from app.redact.sequence_tagger.tagger import CLASSES, Tagged
from benchmarks.tagger_data import CLASS_OF_LABEL, TAGS, Row, Text, example_of, read, unlearnt, variants
from benchmarks.tagger_training import Example, Settings, Trained, train

ROOT: Final = Path(__file__).parents[1]
TEXTS: Final = ("benchmarks/fixtures/personal_data/*.jsonl", "tests/redact/data/*_texts.jsonl")
THRESHOLDS: Final = {
    **dict.fromkeys(CLASSES, 0.3),
    "belief": 0.1,
    "relative": 0.4,
    **dict.fromkeys(("gender", "family", "health", "nation"), 0.2),
    **dict.fromkeys(("origin", "handle"), 0.4),
    **dict.fromkeys(("email", "link"), 0.5),
    "salary": 0.22,
    "name": 0.5,
    "address": 0.7,
    "phone": 0.93,
    "id": 0.95,
}
"""Share of personal data from which on a class is said; chosen on writers held back, a wrong finding as dear as a value missed; more is asked of
names, phones and numbers, of which the detectors know most."""
UNLABELLED: Final = tuple(
    at for at, tag in enumerate(TAGS) if tag[2:] in "name relative origin nation family belief health salary".split()
)
"""Tags of what texts labelled in part do not label: other people, pay, family, health, faith, nationality."""
DOUBTFUL: Final = 0.3
"""Share of these tags from which on a token of such a text is left open."""
UNMARKED: Final = tuple(at for at, tag in enumerate(TAGS) if tag[2:] in "origin nation family belief".split())
"""Tags of what the sets about job hunting leave unmarked in part: children, right to work, ethnic group, military service, a bare town."""
TAUGHT_AGAIN: Final = {"written_for_tests": 2, "sentences_for_tests": 2}
"""How often more the short texts of a file are taught: the tests ask for what they say, and thousands of longer texts drown it."""
FIRST_ROUNDS: Final = 2
"""Rounds of the first training, which only guesses what texts labelled in part leave open."""
PRICES: Final = (0.5, 1.0, 2.0, 3.0, 5.0)
"""Values found that one wrong finding costs."""
STEPS: Final = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Thresholds that are tried."""


def weights_of(trained: Trained) -> model.Weights:
    """Return trained weights as the program uses them; thresholds are even."""
    table = np.concatenate([np.zeros((1, len(TAGS)), np.float32), trained.table])
    even = np.full(len(CLASSES), 0.5, np.float32)
    return model.Weights(TAGS, model.indexed(trained.rows), table, trained.transitions, even, np.float32(1))


def shares_of(text: Text | Example, weights: model.Weights) -> Any:
    """Return the share of each tag at each token."""
    return model.marginals(weights.scores(text.features), weights.transitions, text.lines)


def fit(rows: Sequence[Row], settings: Settings, processes: int) -> Trained:
    """Return weights trained on rows and variants of each; what texts labelled in part leave open is first guessed from the others."""
    learnt = [row for row in rows if row.get("learnt")]
    whole = [row for row in rows if not row["partial"] and not row.get("learnt")]
    partial = [row for row in rows if row["partial"]]
    with Pool(processes) as pool:
        read_examples = functools.partial(pool.map, example_of, chunksize=16)
        examples = read_examples([*whole, *variants(whole, settings.seed + 1)])
        return fit_examples(
            examples,
            len(whole),
            read_examples(partial),
            read_examples(list(unlearnt(learnt, settings.seed + 100))),
            settings,
        )


def taught(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of a training, those of `TAUGHT_AGAIN` as often as it says."""
    again = [
        {**row, "id": f"{row['id']}~again{turn}"}
        for row in rows
        for turn in range(TAUGHT_AGAIN.get(row["id"].partition("/")[0], 0))
    ]
    return [*rows, *again]


def fit_examples(
    whole: Sequence[Example], first: int, partial: Sequence[Example], learnt: Sequence[Example], settings: Settings
) -> Trained:
    """Return weights trained on texts labelled as a whole (the `first` of them are no variants), in part, and with rules learnt from them."""
    guess = weights_of(train(whole[:first], TAGS, replace(settings, rounds=FIRST_ROUNDS)))
    guessed = [opened(one, guess, UNLABELLED, DOUBTFUL) for one in partial]
    return train([*whole, *guessed, *(opened(one, guess, UNMARKED, 0.5) for one in learnt)], TAGS, settings)


def opened(example: Example, weights: model.Weights, tags: Sequence[int], share: float) -> Example:
    """Return a text labelled in part: what has no label and may, by its share of these tags, be personal is left open."""
    doubtful = shares_of(example, weights)[:, tags].sum(axis=1) > share
    return replace(example, free=example.free | (doubtful & (example.tags == 0)))


class Held:
    """Texts held back, with the shares of the tags, and what is found in them by any thresholds."""

    def __init__(self, rows: Sequence[Row], weights: model.Weights) -> None:
        self.texts = [Text(row) for row in rows]
        self.shares = [shares_of(text, weights) for text in self.texts]

    def findings(self, text: Text, shares: Any, thresholds: Any) -> list[tuple[int, int, str]]:
        """Return the findings of a text, those of the detectors that stand included, merged where they overlap."""
        tagged = Tagged(text.document.text, text.tokens, shares, thresholds)
        found = [(*text.document.original(one.start, one.end), one.of_class) for one in tagged.findings()]
        found += [
            (*text.document.original(start, end), name)
            for start, end, name in text.found
            if tagged.stands(start, end, name)
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
            tagged = Tagged(text.document.text, text.tokens, shares, np.ones(len(CLASSES), np.float32))
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
        gaps=np.diff(trained.rows[has], prepend=0).astype(np.uint16),
        counts=(steps != 0).sum(axis=1).astype(np.uint8),
        columns=column.astype(np.uint8),
        values=steps[row, column],
        scale=scale,
        transitions=trained.transitions,
        thresholds=thresholds.astype(np.float32),
    )
    print(f"{has.sum()} features, {len(row)} weights, {path.stat().st_size} bytes")


def measure(rows: Sequence[Row], hold: Sequence[str], settings: Settings, options: argparse.Namespace) -> None:
    """Train without the texts of the files held back and print what is found in them."""
    held = [row for row in rows if row["id"].partition("/")[0] in hold]
    kept = [row for row in rows if row["id"].partition("/")[0] not in hold]
    texts = Held(held, weights_of(fit(taught(kept), settings, options.processes)))
    for name, counts in sorted(texts.rules().items()):
        print(f"  {name}: {dict(sorted(counts.items()))}")
    by_step = {step: texts.counts(np.full(len(CLASSES), step, np.float32)) for step in STEPS}
    for step in STEPS:
        report(f"threshold {step}", by_step[step])
    for price in PRICES:
        chosen = choose(by_step, price)
        report(f"price {price}", texts.counts(chosen))
        print(dict(zip(CLASSES, chosen.round(2).tolist(), strict=True)))
    report("held back", texts.counts(thresholds(), options.show), by_class=True)


def thresholds() -> Any:
    """Return the thresholds of the classes, in their order."""
    return np.array([THRESHOLDS[name] for name in CLASSES], np.float32)


def main() -> None:
    """Train and write, or train and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hold", nargs="+", default=[])
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    rows = read(path for pattern in TEXTS for path in sorted(ROOT.glob(pattern)))
    began = time.process_time()
    if options.hold:
        measure(rows, options.hold, Settings(), options)
    else:
        trained = fit(taught(rows), Settings(), options.processes)
        write(trained, thresholds(), resources.path(model.FOLDER) / "weights.npz")
    print(f"{time.process_time() - began:.0f} s")


if __name__ == "__main__":
    main()
