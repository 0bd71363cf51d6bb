"""The genre of whole texts, trained and measured.

    python -m benchmarks.genre train    writes resources/meaning/genre.npz (same data, same numbers)
    python -m benchmarks.genre apart    every set read by weights that never saw it

Trained on the strangers' sets of `benchmarks/fixtures/postings`, in which `told` marks texts that tell of demands, and on `benchmarks/fixtures/genre`:
texts of many forms, of which some tell of a demand and others make it. The demands of all other labelled sets count as well: in the words of few hands, tales
are known by what only these hands write.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.files import write_atomic
from benchmarks.meaning import own_rows, written_rows
from checkers.meaning.demands import word_windows
from checkers.meaning.genre import TOLD, GenreWeights, features
from checkers.rules.normalization import normalise
from checkers.scope.whose_words import sentences

FIXTURES = Path(__file__).resolve().parent / "fixtures"
HONEST = 0.5
"""How much an honest text counts that is an offer, beside one that makes a demand."""
DOUBT = 4.0
"""How much one counts in which the reader doubts a demand that is made now: it tells of it and asks."""
PAIRED = 3.0
"""How much a text counts of the sets that hold tales as well as demands of one form."""
PAIRED_SETS = ("strangers_9", "strangers_10", "told_1", "told_2")
OTHER_SETS = ("english", "chinese_")
"""Sets whose demands are learnt from beside the strangers'."""
RIDGE = 0.05
STEPS = 400
RATE = 0.05
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Document:
    """A text of a set: whether it tells of demands, whether it makes one, how much it counts, and its features."""

    source: str
    told: bool
    asks: bool
    counts: float
    features: Floats


def documents() -> list[Document]:
    """Return the texts that are trained on."""
    postings = FIXTURES / "postings"
    paths = sorted([*postings.glob("strangers_*.jsonl"), *(FIXTURES / "genre").glob("*.jsonl")])
    found = [_labelled(path.stem, json.loads(line)) for path in paths for line in path.read_text("utf-8").splitlines()]
    others = [path for name in OTHER_SETS for path in sorted(postings.glob(f"{name}*.jsonl"))]
    rows = [*own_rows(), *(row for path in others for row in written_rows(path))]
    return [*found, *(_document(row.group, row.text, told=False, asks=True, counts=1.0) for row in rows if row.asks)]


def _labelled(source: str, raw: dict[str, object]) -> Document:
    """Return a text of a set in which tales are marked."""
    told = bool(raw.get("told"))
    asks = bool(raw["demands"]) if "demands" in raw else not told
    counts = 1.0 if asks or told else HONEST
    counts *= DOUBT if raw.get("type") == "doubt" else 1.0
    counts *= PAIRED if source in PAIRED_SETS else 1.0
    return _document(source, str(raw["text"]), told=told, asks=asks, counts=counts)


def _document(source: str, words: str, *, told: bool, asks: bool, counts: float) -> Document:
    text = normalise(words).text
    (worded,) = word_windows([(text, sentences(text))])
    place = worded.spans[int(worded.alone.argmax())] if len(worded.spans) else (0, len(text))
    return Document(source, told, asks, counts, features(text, [place])[0])


def fit(given: Sequence[Document]) -> GenreWeights:
    """Train on documents: logistic regression by Adam over standardised features; both genres count the same on the whole."""
    values = np.array([one.features for one in given])
    wanted = np.array([float(one.told) for one in given])
    counts = np.array([one.counts for one in given])
    for told in (0.0, 1.0):
        counts[wanted == told] /= counts[wanted == told].sum()
    counts /= counts.sum()
    middle, spread = values.mean(axis=0), values.std(axis=0) + 1e-6
    values = (values - middle) / spread
    packed = np.zeros(values.shape[1] + 1)
    mean, square = np.zeros_like(packed), np.zeros_like(packed)
    for step in range(1, STEPS + 1):
        slope = counts * (1 / (1 + np.exp(-(values @ packed[:-1] + packed[-1]))) - wanted)
        gradient = np.append(values.T @ slope + RIDGE * packed[:-1], slope.sum())
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient * gradient
        packed -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
    weights = packed[:-1] / spread
    return GenreWeights(weights, float(packed[-1] - middle @ weights))


def write(weights: GenreWeights, path: Path) -> None:
    """Write weights to a file."""
    stored = io.BytesIO()
    np.savez_compressed(
        stored, allow_pickle=False, weights=weights.weights.astype(np.float32), offset=np.float64(weights.offset)
    )
    write_atomic(path, stored.getvalue())


def apart(given: Sequence[Document]) -> dict[str, dict[str, float]]:
    """Return for each set what weights that never saw it make of it: the share of its demands and of its tales that surely tell."""
    found = {}
    for source in sorted({one.source for one in given}):
        weights = fit([one for one in given if one.source != source])
        held = [one for one in given if one.source == source]
        sure = np.array([one.features @ weights.weights + weights.offset > TOLD for one in held])
        asks, told = np.array([one.asks for one in held]), np.array([one.told for one in held])
        found[source] = {
            "demands": int(asks.sum()),
            "tales": int(told.sum()),
            "demands taken for tales": round(float(sure[asks].mean()), 4) if asks.any() else 0.0,
            "tales known": round(float(sure[told].mean()), 3) if told.any() else 0.0,
        }
    return found


def main(arguments: list[str]) -> int:
    """Train, or measure and print one JSON object."""
    if not arguments or arguments[0] not in ("train", "apart"):
        print(__doc__)
        return 2
    given = documents()
    if arguments[0] == "apart":
        print(json.dumps(apart(given), indent=1))
        return 0
    without = {one.partition("=")[2] for one in arguments if one.startswith("--without=")}
    target = next((Path(one.partition("=")[2]) for one in arguments if one.startswith("--to=")), None)
    weights = fit([one for one in given if one.source not in without])
    write(weights, target or resources.path("meaning", "genre.npz"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
