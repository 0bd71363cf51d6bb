"""Train the tagger of personal data: `python -m benchmarks.tagger_fit benchmarks/fixtures/personal_data/*.jsonl [--test TEXTS.jsonl] [--write]`.

A line of a file is {"id", "text", "spans": [{"start", "end", "label"}]}. Needs `python-crfsuite`, which the program itself does not.
`--test` trains on the other files and scores that one; `--write` writes the weights of the program.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from app import resources
from app.redact.detectors import DETECTORS
from app.redact.document import Document
from app.redact.sequence_tagger import model
from app.redact.sequence_tagger.features import features
from app.redact.sequence_tagger.tagger import CLASSES, Found, hints_of, lines_of, spans_of
from app.redact.sequence_tagger.tokens import tokenise

CLASS_OF = {
    "name": "name former_name nickname person_name display_name",
    "relative": "relative_name emergency_contact_name",
    "referee": "referee_name",
    "phone": "phone",
    "email": "email",
    "handle": "handle account_id",
    "link": "profile_url",
    "address": "address residence postcode",
    "birth": "birth_date age zodiac",
    "origin": "native_place birthplace birth_place hukou household_registration",
    "gender": "gender title",
    "nation": "nationality ethnicity immigration_status visa_status caste displacement_status",
    "family": "marital_status children family_status dependents sexual_orientation",
    "belief": "political_status religion union_membership military_service military_status criminal_record",
    "health": "health disability height weight blood_type appearance health_insurance",
    "salary": "salary benefit financial_status tax_class",
}
LABELS = {label: name for name, labels in CLASS_OF.items() for label in labels.split()}
"""Every other label is a number of the person: class `id`."""


def read(paths: Sequence[Path]) -> list[dict[str, Any]]:
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]


def tags_of(document: Document, row: dict[str, Any], tokens: Sequence[Any]) -> list[str]:
    """Return the tag of each token by the labelled spans of a row."""
    tags = ["O"] * len(tokens)
    spans = sorted(row["spans"], key=lambda span: span["start"])
    at, last = 0, -1
    for position, token in enumerate(tokens):
        start, end = document.original(token.start, token.end)
        while at < len(spans) and spans[at]["end"] <= start:
            at += 1
        if at < len(spans) and spans[at]["start"] < end and token.sort != "line":
            name = LABELS.get(spans[at]["label"], "id")
            tags[position] = ("I-" if last == at else "B-") + name
            last = at
        elif token.sort == "line":
            last = -1
    return tags


def detected(document: Document) -> list[Found]:
    """Return what the detectors find, in the order of precedence."""
    return [(start, end, one.name) for one in DETECTORS for start, end in one.find(document)]


def examples(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[Any, list[str], list[tuple[int, int]]]]:
    """Yield features, tags and lines of each text."""
    for row in rows:
        document = Document(row["text"])
        tokens = tokenise(document.text)
        yield (
            features(document, tokens, hints_of(tokens, detected(document))),
            tags_of(document, row, tokens),
            lines_of(tokens),
        )


def train(rows: Sequence[dict[str, Any]], l1: float, l2: float, rounds: int) -> model.Weights:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for numbers, tags, lines in examples(rows):
        for start, end in lines:
            if end > start:
                trainer.append([[str(one) for one in row] for row in numbers[start:end]], tags[start:end])
    trainer.set_params({"c1": l1, "c2": l2, "max_iterations": rounds, "feature.possible_transitions": True})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        names = ("O", *(f"{begin}-{name}" for name in CLASSES for begin in "BI"))
        place = {name: at for at, name in enumerate(names)}
        rows_: dict[int, Any] = {}
        for (attribute, label), weight in info.state_features.items():
            rows_.setdefault(int(attribute), np.zeros(len(names), np.float32))[place[label]] = weight
        transitions = np.zeros((len(names), len(names)), np.float32)
        for before, after in ((a, b) for a in names for b in names):
            if after.startswith("I-") and before[2:] != after[2:]:
                transitions[place[before], place[after]] = -50.0
        for (before, after), weight in info.transitions.items():
            transitions[place[before], place[after]] = max(weight, -50.0)
    numbers = np.array(sorted(rows_), np.uint32)
    table = np.stack([rows_[int(one)] for one in numbers])
    return model.prepared(names, numbers, table.astype(np.float16), transitions, np.zeros(len(names), np.float32))


class Held:
    """Texts held back: scores once, findings for any offsets."""

    def __init__(self, rows: Sequence[dict[str, Any]], weights: model.Weights) -> None:
        self.rows, self.weights = rows, weights
        self.texts = []
        for row in rows:
            document = Document(row["text"])
            tokens = tokenise(document.text)
            found = detected(document)
            scores = weights.scores(features(document, tokens, hints_of(tokens, found)))
            self.texts.append((document, tokens, found, scores, lines_of(tokens)))

    def counts(
        self, offsets: Any, *, show: bool = False, trusted: frozenset[str] = frozenset()
    ) -> dict[str, Counter[str]]:
        """Return found and total labelled values and right and wrong findings, by class."""
        out: dict[str, Counter[str]] = {key: Counter() for key in ("found", "total", "right", "wrong")}
        for row, (document, tokens, found, scores, lines) in zip(self.rows, self.texts, strict=True):
            tags = model.best_tags(scores + offsets, self.weights.transitions, lines)
            spans = [
                (*document.original(start, end), name)
                for start, end, name in spans_of(tokens, [self.weights.tags[at] for at in tags])
            ]
            text = row["text"]
            cover = {at for start, end, _ in spans for at in range(start, end)}
            rest = [(*document.original(start, end), name) for start, end, name in found]
            rest = [one for one in rest if not any(at in cover for at in range(one[0], one[1]))]
            spans += [(start, end, "rule " + name) for start, end, name in rest if name in trusted or show]
            cover |= {at for start, end, name in rest if name in trusted for at in range(start, end)}
            gold = {at for span in row["spans"] for at in range(span["start"], span["end"])}
            for span in row["spans"]:
                name = LABELS.get(span["label"], "id")
                out["total"][name] += 1
                out["found"][name] += all(at in cover for at in range(span["start"], span["end"]) if text[at].isalnum())
            for start, end, name in spans:
                good = any(at in gold for at in range(start, end))
                out["right" if good else "wrong"][name] += 1
                if show and not good and not name.startswith("rule"):
                    print("false", row["id"], name, repr(text[start:end]), repr(text[max(0, start - 15) : end + 10]))
        return out


PRICE = 1.0
"""Values found that one wrong finding costs."""
SHARE = 0.5
"""Part of the best offsets that is used: the texts held back are by the writers of the others, strangers' texts are less alike."""


def calibrate(held: Held) -> Any:
    """Return the offsets of the tags that gain most on the held-back texts: class by class, twice."""
    tags = held.weights.tags
    offsets = np.zeros(len(tags), np.float32)

    def gain(tried: Any) -> float:
        counts = held.counts(tried)
        return sum(counts["found"].values()) - PRICE * sum(counts["wrong"].values())

    best = gain(offsets)
    for step in (1.0, 0.5):
        for name in CLASSES:
            for move in (step, -step):
                while True:
                    tried = offsets.copy()
                    tried[[at for at, tag in enumerate(tags) if tag[2:] == name]] += move
                    now = gain(tried)
                    if now <= best:
                        break
                    best, offsets = now, tried
    return offsets


def report(name: str, counts: dict[str, Counter[str]]) -> None:
    """Print recall and precision, in all and by class."""
    found, total, right, wrong = (sum(counts[key].values()) for key in ("found", "total", "right", "wrong"))
    print(f"{name}: recall {found / total:.4f} precision {right / max(1, right + wrong):.4f}", flush=True)
    for key, count in counts["total"].most_common():
        print(
            f"  {key:10} {counts['found'][key] / count:.2f} of {count}, {counts['wrong'][key]} wrong of {counts['right'][key] + counts['wrong'][key]}"
        )
    for key in sorted({*counts["right"], *counts["wrong"]}):
        if key.startswith("rule"):
            print(f"  {key}: {counts['right'][key]} right, {counts['wrong'][key]} wrong")


def main() -> None:
    """Train, score or write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--test", type=Path)
    parser.add_argument("--l1", type=float, default=0.05)
    parser.add_argument("--l2", type=float, default=0.02)
    parser.add_argument("--rounds", type=int, default=120)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    began = time.process_time()
    rows = read(options.texts)
    held = [row for at, row in enumerate(rows) if at % 8 == 3]
    weights = train([row for at, row in enumerate(rows) if at % 8 != 3], options.l1, options.l2, options.rounds)
    print(f"{len(weights.table) - 1} features, {time.process_time() - began:.0f} s", flush=True)
    kept = Held(held, weights)
    offsets = SHARE * calibrate(kept)
    print({tag: float(offset) for tag, offset in zip(weights.tags, offsets, strict=True) if tag.startswith("B-")})
    report("held back", kept.counts(offsets, show=options.show))
    if options.test:
        test = Held(read([options.test]), weights)
        report("test without offsets", test.counts(np.zeros_like(offsets)))
        report("test", test.counts(offsets, show=options.show))
    if options.write:
        weights = train(rows, options.l1, options.l2, options.rounds)
        path = resources.path(model.FOLDER) / "weights.npz"
        path.parent.mkdir(exist_ok=True)
        numbers = np.flatnonzero(weights.index).astype(np.uint32)
        np.savez_compressed(
            path,
            tags=np.array(weights.tags),
            rows=numbers,
            weights=weights.table[1:].astype(np.float16),
            transitions=weights.transitions,
            offsets=offsets,
        )
        print(path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
