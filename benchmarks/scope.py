"""The likeness of sentences to other people's words, trained and measured.

python -m benchmarks.scope train DATA_FOLDER   writes resources/meaning/scope.npz (same data, same numbers)
python -m benchmarks.scope apart DATA_FOLDER   the same by folds of whole texts, each read by weights that never saw it
"""

from __future__ import annotations

import gzip
import io
import json
import sys
import zlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.files import write_atomic
from checkers.rules.negation import count_warnings
from checkers.rules.normalization import Normal, normalise
from checkers.scope.likeness import BUCKETS, IDF_STEP, Weights, runs, scores
from checkers.scope.whose_words import sentences

TESTS = Path(__file__).resolve().parent.parent / "tests" / "checkers"
OWN = TESTS / "rules" / "data"
UNITS = Path(__file__).resolve().parent / "fixtures" / "postings"
OTHERS = TESTS / "scope" / "data" / "others_words.tsv"
UNMARKED = ("page", "near")
"""Types of texts in which other people's words may stand unmarked: only the sentences of their demands are read if none is marked."""
FOLDS = 5
PIECES = 1500
STEPS = 300
RATE = 0.05
RIDGE = 0.3
LEAST = 2
SEED = 0
Floats = NDArray[np.float64]
Span = tuple[int, int]


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


@dataclass(frozen=True)
class Marked:
    """A labelled page, chat or mail: its name, normalised text, label, and the marked demands and other people's words (offsets in the text)."""

    name: str
    text: str
    label: str
    kind: str
    demands: tuple[Span, ...]
    others: tuple[Span, ...]

    @property
    def asks(self) -> bool:
        """Return True for a text that makes a demand."""
        return self.label in ("scam", "hard")


def marked_texts() -> list[Marked]:
    """Return the texts with marked roles. Offsets are those of the normalised text, or approximate where normalising dropped characters."""
    found = []
    for path in sorted(UNITS.glob("*.jsonl")):
        for raw in map(json.loads, path.read_text("utf-8").splitlines()):
            normal = normalise(raw["text"])
            demands, others = (_normal_spans(normal, raw[key]) for key in ("demands", "parts"))
            found.append(Marked(raw["id"], normal.text, raw["label"], raw["type"], demands, others))
    return found


def _normal_spans(normal: Normal, marked: Sequence[Mapping[str, int]]) -> tuple[Span, ...]:
    if normal.index is None:
        return tuple((one["start"], one["end"]) for one in marked)
    return tuple((bisect_left(normal.index, one["start"]), bisect_left(normal.index, one["end"])) for one in marked)


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Return True if more than half of a span lies in one of `others`."""
    return any(2 * (min(span[1], end) - max(span[0], start)) > span[1] - span[0] for start, end in others)


def marked_rows(texts: Sequence[Marked]) -> Iterator[Row]:
    """Yield the sentences of marked texts: other people's where they are marked so, or where the whole text only tells of traps."""
    for text in texts:
        unmarked = text.kind in UNMARKED and not text.others
        for span in sentences(text.text):
            if unmarked and not overlaps(span, text.demands):
                continue
            others = overlaps(span, text.others) or (text.kind == "notice" and not text.asks)
            yield Row(text.text[slice(*span)], text.name, others, 1.5 if text.asks else 1.0)


def rows() -> list[Row]:
    """Return the sentences of the labelled sets and of other people's words."""
    found: list[Row] = []
    for path in sorted(OWN.glob("*_scam.tsv")):
        for number, (_, text) in enumerate(_texts(path)):
            found += _sentence_rows(text, f"{path.stem}:{number}", False, 1.5)
    for path in sorted(OWN.glob("*_near.tsv")):
        for number, (_, text) in enumerate(_texts(path)):
            found += _near_rows(text, f"{path.stem}:{number}")
    for path in sorted(OWN.glob("*_denied.txt")):
        for number, (_, text) in enumerate(_texts(path)):
            found += _sentence_rows(text, f"{path.stem}:{number}", True)
    for number, (_, text) in enumerate(_texts(OTHERS)):
        found += _sentence_rows(text, f"others:{number}", True, 2.0)
    return found


def _near_rows(text: str, source: str) -> Iterator[Row]:
    """Yield the sentences of an honest text: other people's if it speaks of fraud, surely so where the sentence itself does."""
    warned = count_warnings(text)
    for row in _sentence_rows(text, source, bool(warned)):
        yield row if not warned or count_warnings(row.text) else replace(row, counts=0.6)


def honest_rows(folder: Path) -> list[Row]:
    """Return sentences of honest EMSCAD advertisements (CC0), the same ones each time."""
    pieces: list[str] = []
    with gzip.open(folder / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for raw in map(json.loads, lines):
            if raw["source"] == "emscad" and not raw["label"]:
                whole = normalise(
                    "\n".join((raw["title"], raw["description"], raw["requirements"], raw["benefits"]))
                ).text
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


def apart(given: Sequence[Row]) -> dict[str, object]:
    """Return how the sentences of each kind of source read to weights that never saw their text: the share above zero, and how often one of
    other people's reads higher than a poster's (AUC)."""
    fold = np.array([zlib.crc32(row.source.encode()) % FOLDS for row in given])
    read = np.zeros(len(given))
    for number in range(FOLDS):
        weights = fitted([row for row, mine in zip(given, fold, strict=True) if mine != number])
        for place in np.flatnonzero(fold == number).tolist():
            text = given[place].text
            read[place] = scores(text, [(0, len(text))], weights)[0]
    others = np.array([row.others for row in given])
    poster = np.sort(read[~others])
    higher = np.searchsorted(poster, read[others]) / max(1, len(poster))
    return {
        "sentences": len(given),
        "others": int(others.sum()),
        "others_above_0": round(float((read[others] > 0).mean()), 3),
        "poster_above_0": round(float((read[~others] > 0).mean()), 3),
        "auc": round(float(higher.mean()), 3),
    }


def main(arguments: list[str]) -> int:
    """Train, or measure and print one JSON object."""
    if len(arguments) != 2 or arguments[0] not in ("train", "apart"):
        print(__doc__)
        return 2
    given = [*rows(), *marked_rows(marked_texts()), *honest_rows(Path(arguments[1]))]
    if arguments[0] == "train":
        write(fitted(given), resources.path("meaning", "scope.npz"))
    else:
        print(json.dumps(apart(given), indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
