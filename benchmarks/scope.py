"""The likeness of sentences to other people's words, trained and measured.

    python -m benchmarks.scope train [DATA_FOLDER]   writes resources/wording/scope.npz (same data, same numbers)
    python -m benchmarks.scope apart [DATA_FOLDER]   the same by folds of whole texts, each read by weights that never saw it
"""

from __future__ import annotations

import gzip
import io
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.files import write_atomic
from checkers.rules.negation import count_warnings
from checkers.rules.normal import normalise
from checkers.scope.likeness import BUCKETS, IDF_STEP, Weights, runs
from checkers.scope.units import sentences

TESTS = Path(__file__).resolve().parent.parent / "tests" / "checkers"
OWN = TESTS / "rules" / "data"
OTHERS = TESTS / "scope" / "data" / "others_words.tsv"
FOLDS = 5
PIECES = 1500
STEPS = 300
RATE = 0.05
RIDGE = 0.3
LEAST = 2
SEED = 0
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A normalised sentence, the text it comes from, whether it is other people's words, and how much it counts."""

    text: str
    source: str
    others: bool
    counts: float = 1.0


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, _, text = line.rpartition("\t")
            yield kind, normalise(text.replace("\\n", "\n")).text


def _sentence_rows(text: str, source: str, others: bool, counts: float = 1.0) -> Iterator[Row]:
    found = sentences(text)
    for start, end in found:
        yield Row(text[start:end], source, others, counts)
    if 1 < len(found) <= 6:
        yield Row(text, source, others, counts)


def rows() -> list[Row]:
    """Return the sentences of the labelled sets and of other people's words."""
    found: list[Row] = []
    for path in sorted(OWN.rglob("*_scam.tsv")):
        for number, (_, text) in enumerate(_texts(path)):
            found += _sentence_rows(text, f"{path.stem}:{number}", False, 1.5)
    for path in sorted(OWN.rglob("*_near.tsv")):
        for number, (_, text) in enumerate(_texts(path)):
            source = f"{path.stem}:{number}"
            warned = count_warnings(text)
            for row in _sentence_rows(text, source, bool(warned), 1.0):
                certain = not warned or count_warnings(row.text) > 0
                found.append(Row(row.text, source, row.others, 1.0 if certain else 0.6))
    for path in sorted(OWN.glob("*_denied.txt")):
        for number, (_, text) in enumerate(_texts(path)):
            found += _sentence_rows(text, f"{path.stem}:{number}", True)
    for number, (_, text) in enumerate(_texts(OTHERS)):
        found += _sentence_rows(text, f"others:{number}", True, 2.0)
    return found


def honest_rows(folder: Path) -> list[Row]:
    """Return sentences of honest EMSCAD advertisements (CC0), the same ones each time."""
    pieces: list[str] = []
    with gzip.open(folder / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for raw in map(json.loads, lines):
            if raw["source"] == "emscad" and not raw["label"]:
                whole = normalise("\n".join((raw["title"], raw["description"], raw["requirements"], raw["benefits"]))).text
                pieces += [whole[start:end] for start, end in sentences(whole)]
    chosen = np.random.default_rng(SEED).permutation(len(pieces))[:PIECES]
    return [Row(pieces[number], f"emscad:{number}", False, 0.5) for number in chosen]


def fitted(given: Sequence[Row]) -> Weights:
    """Fit a logistic regression over the runs of the rows."""
    text = "\n".join(row.text for row in given)
    ends = np.cumsum([len(row.text) + 1 for row in given])
    spans = [(int(end) - len(row.text) - 1, int(end) - 1) for end, row in zip(ends, given, strict=True)]
    found, owner = runs(text, spans)
    pairs = np.unique(owner * BUCKETS + found)
    frequency = np.bincount(pairs % BUCKETS, minlength=BUCKETS)
    rarity = np.where(frequency >= LEAST, np.log(len(given) / np.maximum(frequency, 1)), 0)
    steps = np.minimum(np.round(rarity / IDF_STEP), 255).astype(np.uint8)
    kept = steps[found] > 0
    found, owner = found[kept], owner[kept]
    value = steps[found] * IDF_STEP
    length = np.sqrt(np.bincount(owner, value * value, minlength=len(given)))
    value = value / np.maximum(length, 1e-9)[owner]
    target = np.array([float(row.others) for row in given])
    counts = np.array([row.counts for row in given])
    counts = counts * np.where(target > 0, (counts * (1 - target)).sum() / (counts * target).sum(), 1.0)
    counts /= counts.sum()
    weight, offset = _descended(found, owner, value, target, counts)
    scale = float(np.abs(weight).max() / 127) or 1.0
    return Weights(np.round(weight / scale).astype(np.int8), steps, scale, offset)


def _descended(
    found: NDArray[np.int64], owner: NDArray[np.int64], value: Floats, target: Floats, counts: Floats
) -> tuple[Floats, float]:
    """Minimise the weighted logistic loss with Adam; returns weights and offset."""
    used, column = np.unique(found, return_inverse=True)
    weight, first, second = (np.zeros(len(used) + 1) for _ in range(3))
    for step in range(1, STEPS + 1):
        score = np.bincount(owner, value * weight[:-1][column], minlength=len(target)) + weight[-1]
        pull = counts * (1 / (1 + np.exp(-score)) - target)
        slope = np.append(np.bincount(column, value * pull[owner], minlength=len(used)), pull.sum())
        slope[:-1] += RIDGE * weight[:-1] / len(target)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        weight -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    whole = np.zeros(BUCKETS)
    whole[used] = weight[:-1]
    return whole, float(weight[-1])


def write(weights: Weights, path: Path) -> None:
    """Write weights to a file."""
    packed = io.BytesIO()
    np.savez_compressed(
        packed,
        allow_pickle=False,
        weights=weights.weights,
        idf=weights.idf,
        scale=np.array(weights.scale),
        offset=np.array(weights.offset),
    )
    write_atomic(path, packed.getvalue())
