"""The stance of texts, trained and measured.

    python -m benchmarks.stance train DATA_FOLDER   writes resources/wording/stance.npz (same data, same numbers)
    python -m benchmarks.stance apart DATA_FOLDER   every labelled set read by weights that never saw it

Trained on the labelled sets of `tests/checkers/rules/data` (synthetic) and, as texts that ask for nothing, on pieces of honest EMSCAD advertisements
(CC0) of `dev.jsonl.gz`. Ridge regression over hashed runs of words or characters, in its dual form, solved by conjugate gradients: one weight per bucket, no text is kept.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.files import write_atomic
from benchmarks.scope import Marked, marked_texts, overlaps
from checkers.rules.normal import normalise
from checkers.scope.units import sentences
from checkers.signals.posting_rules import STANCE_ASKING, STANCE_TELLING
from checkers.wording.stance import BUCKETS, IDF_STEP, LANGUAGES, Weights, buckets, language, stance_score

OWN = Path(__file__).resolve().parent.parent / "tests" / "checkers" / "rules" / "data"
PIECES = 1500
PIECE_WORDS = 90
PIECE_SHARE = 0.3
"""How much a piece of an honest advertisement counts beside a labelled text."""
SENTENCE_SHARE = 0.4
"""How much a sentence counts beside its whole text."""
SHORTEST = 12
"""Characters of the shortest sentence that is learnt from."""
RIDGE = 0.5
LEAST = 2
MOST_STEPS = 400
CLOSE = 1e-8
SEED = 0
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Row:
    """A normalised text: the set it belongs to, whether it asks, and how much it counts."""

    text: str
    source: str
    asks: bool
    counts: float = 1.0


def sentence_rows(rows: Sequence[Row]) -> Iterator[Row]:
    """The sentences of texts that hold several, each as a row that counts less: of a long text only some are asked about."""
    for row in rows:
        found = sentences(row.text)
        for start, end in found if len(found) > 1 else ():
            if end - start >= SHORTEST:
                yield Row(row.text[start:end], row.source, row.asks, row.counts * SENTENCE_SHARE)


def marked_rows(texts: Sequence[Marked]) -> Iterator[Row]:
    """The texts with marked demands: whole, and by sentence. A sentence of a scam that holds no demand is not learnt from."""
    for text in texts:
        yield Row(text.text, "marked", text.asks)
        for span in sentences(text.text):
            demands = text.asks and overlaps(span, text.demands)
            if (demands or not text.asks) and span[1] - span[0] >= SHORTEST:
                yield Row(text.text[slice(*span)], "marked", demands, 1.0 if demands else SENTENCE_SHARE)


def own_rows() -> list[Row]:
    """The labelled sets. Chinese in either script goes by the one name of its set."""
    rows = []
    for path in sorted(OWN.glob("*_scam.tsv")) + sorted(OWN.glob("*_near.tsv")):
        source = path.stem.split("_")[-2]
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                text = normalise(line.split("\t")[-1].replace("\\n", "\n")).text
                rows.append(Row(text, source, path.stem.endswith("scam")))
    return rows


def honest_rows(folder: Path) -> list[Row]:
    """Pieces of honest EMSCAD advertisements, the same ones each time."""
    pieces: list[str] = []
    with gzip.open(folder / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            if raw["source"] == "emscad" and not raw["label"]:
                whole = "\n".join(
                    part for part in (raw["title"], raw["description"], raw["requirements"], raw["benefits"]) if part
                )
                pieces += _pieces(whole)
    chosen = np.random.default_rng(SEED).permutation(len(pieces))[:PIECES]
    return [Row(normalise(pieces[number]).text, "emscad", False, PIECE_SHARE) for number in chosen]


def _pieces(text: str) -> Iterator[str]:
    """The sentences of a text, put together to about `PIECE_WORDS` words."""
    words: list[str] = []
    for sentence in re.split(r"(?<=[.!?;])\s+|\n+", text):
        words += sentence.split()
        if len(words) >= PIECE_WORDS:
            yield " ".join(words)
            words = []
    if len(words) > PIECE_WORDS // 3:
        yield " ".join(words)


def fitted(rows: Sequence[Row], name: str) -> Weights:
    """The weights of a language from its rows."""
    found = [buckets(row.text, name) for row in rows]
    frequency = np.bincount(np.concatenate(found), minlength=BUCKETS)
    rarity = np.where(frequency >= LEAST, np.log(len(rows) / np.maximum(frequency, 1)), 0)
    steps = np.minimum(np.round(rarity / IDF_STEP), 255).astype(np.uint8)
    place = np.cumsum(steps > 0) - 1
    column = np.concatenate(found)
    row = np.repeat(np.arange(len(rows)), [len(one) for one in found])
    row, column = row[steps[column] > 0], column[steps[column] > 0]
    order = np.argsort(column, kind="stable")
    row, column = row[order], column[order]
    value = steps[column] * IDF_STEP
    length = np.sqrt(np.bincount(row, value * value, minlength=len(rows)))
    value = value / np.maximum(length, 1e-9)[row]
    counts = np.array([one.counts for one in rows])
    target = np.array([1.0 if one.asks else -1.0 for one in rows])
    offset = float((counts * target).sum() / counts.sum())
    pull = _solved(row, place[column], value, RIDGE / counts, target - offset)
    weights = np.bincount(column, value * pull[row], minlength=BUCKETS)
    scale = float(np.abs(weights).max() / 127) or 1.0
    return Weights(np.round(weights / scale).astype(np.int8), steps, scale, offset)


def _solved(row: Ints, column: Ints, value: Floats, ridge: Floats, wanted: Floats) -> Floats:
    """Solve (A A' + ridge) x = wanted by conjugate gradients, for the sparse rows A."""
    columns = int(column.max(initial=-1)) + 1

    def applied(vector: Floats) -> Floats:
        return (
            np.bincount(
                row, value * np.bincount(column, value * vector[row], minlength=columns)[column], minlength=len(wanted)
            )
            + ridge * vector
        )

    found = np.zeros(len(wanted))
    left = wanted.copy()
    step = left / ridge
    size = float(left @ (left / ridge))
    for _ in range(MOST_STEPS):
        if float(left @ left) <= CLOSE * float(wanted @ wanted):
            break
        along = applied(step)
        far = size / float(step @ along)
        found, left = found + far * step, left - far * along
        size, before = float(left @ (left / ridge)), size
        step = left / ridge + size / before * step
    return found


def apart(rows: Sequence[Row]) -> dict[str, object]:
    """By language and set: how many of its rows read as asking or telling to weights fitted without the set."""
    report: dict[str, object] = {}
    for name in LANGUAGES:
        mine = [row for row in rows if language(row.text) == name]
        totals: dict[str, list[tuple[float, bool]]] = defaultdict(list)
        for source in sorted({row.source for row in mine} - {"emscad"}):
            weights = {name: fitted([row for row in mine if row.source != source], name)}
            totals[source] = [(stance_score(row.text, weights), row.asks) for row in mine if row.source == source]
        totals["all"] = [one for group in list(totals.values()) for one in group]
        report[name] = {source: _shares(read, name) for source, read in totals.items()}
    return report


def _shares(read: Sequence[tuple[float, bool]], name: str) -> dict[str, float | int]:
    """Of traps and of near-misses the shares that read as asking, and as not telling; and how often a trap reads higher (AUC)."""
    traps, near = (np.array([value for value, asks in read if asks is wanted]) for wanted in (True, False))
    return {
        "rows": len(read),
        "traps_ask": round(float((traps > STANCE_ASKING[name]).mean()), 3),
        "near_ask": round(float((near > STANCE_ASKING[name]).mean()), 3),
        "traps_not_told": round(float((traps > STANCE_TELLING[name]).mean()), 3),
        "near_not_told": round(float((near > STANCE_TELLING[name]).mean()), 3),
        "auc": round(float((traps[:, None] > near[None]).mean()), 3),
    }


def train(rows: Sequence[Row]) -> None:
    """Fit on everything and write the weights."""
    stored: dict[str, NDArray[np.generic]] = {}
    for name in LANGUAGES:
        known = fitted([row for row in rows if language(row.text) == name], name)
        stored |= {f"{name}_weights": known.weights, f"{name}_idf": known.idf}
        stored |= {f"{name}_scale": np.array(known.scale), f"{name}_offset": np.array(known.offset)}
    packed = io.BytesIO()
    np.savez_compressed(packed, allow_pickle=False, **stored)
    write_atomic(resources.path("wording", "stance.npz"), packed.getvalue())


def main(arguments: list[str]) -> int:
    """Train, or measure and print one JSON object."""
    if len(arguments) != 2 or arguments[0] not in ("train", "apart"):
        print(__doc__)
        return 2
    rows = own_rows() + honest_rows(Path(arguments[1]))
    rows += [*sentence_rows(rows), *marked_rows(marked_texts())]
    if arguments[0] == "train":
        train(rows)
    else:
        print(json.dumps(apart(rows), indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
