"""The meaning model, trained and measured.

    python -m benchmarks.meaning train DATA_FOLDER   writes resources/meaning/demands.npz (same data, same numbers)
    python -m benchmarks.meaning apart DATA_FOLDER   every group of texts read by weights that never saw it
    python -m benchmarks.meaning file FILE.jsonl     what the shipped weights make of labelled texts

Trained on the labelled sets of `tests/checkers/rules/data` and `benchmarks/fixtures/postings` (synthetic, written for this program) and, as texts
that ask for nothing, on honest EMSCAD advertisements (CC0) of `dev.jsonl.gz`. Where the demand's place in a text is not known, the windows that
score highest stand for it, chosen anew in each round.
"""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.files import write_atomic
from checkers.meaning import ngrams
from checkers.meaning.demands import LEAST_NEAR, Needed, read_windows, word_windows
from checkers.meaning.encoder import LENGTH, embed
from checkers.meaning.model import EMBEDDING_SHARE, EXAMPLE_SCALE, IDF_STEP
from checkers.meaning.windows import windows
from checkers.rules.normalization import Normal, normalise
from checkers.scope.whose_words import sentences

HERE = Path(__file__).resolve().parent
OWN = HERE.parent / "tests" / "checkers" / "rules" / "data"
WRITTEN = HERE / "fixtures" / "postings"
HONEST = 250
"""Honest advertisements that are read."""
HONEST_WEIGHT = 0.5
BESIDE_WEIGHT = 0.5
"""How much a window beside a demand counts, as one that does not demand."""
POSITIVE_WEIGHT = 3.0
NEAR_WEIGHT = 2.5
"""How much a window of an honest text counts that uses the words of demands."""
ROUNDS = 2
STEPS = 100
RATE = 0.05
RIDGE = 2e-6
LEAST = 2
EXAMPLES = 12
"""Maximum number of examples kept of a kind."""
Floats = NDArray[np.float64]
Span = tuple[int, int]


@dataclass
class Row:
    """A text with the group it belongs to, whether it asks, where (None: not known), and windows that are not the poster's own."""

    text: str
    group: str
    asks: bool
    label: str = ""
    language: str = ""
    demands: list[tuple[int, int, str]] | None = None
    foreign: list[Span] = field(default_factory=list)
    normal: Normal = field(init=False)
    spans: list[Span] = field(init=False)

    def __post_init__(self) -> None:
        self.normal = normalise(self.text)
        self.spans = list(windows(sentences(self.normal.text)))

    def window(self, number: int) -> str:
        """The text of a window."""
        start, end = self.spans[number]
        return self.normal.text[start:end]


def own_rows() -> Iterator[Row]:
    """The labelled sets of the tests; their demands stand somewhere in the text."""
    paths = [*OWN.glob("*_scam.tsv"), *OWN.glob("*_near.tsv"), *OWN.glob("*denied.txt")]
    for path in sorted(paths):
        asks = path.stem.endswith("scam")
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                text = line.split("\t")[-1].replace("\\n", "\n")
                yield Row(text, path.stem.split("_")[-2], asks, "scam" if asks else "near", path.stem.split("_")[1])


def written_rows(path: Path) -> Iterator[Row]:
    """The texts of a file of marked postings."""
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        demands = [(one["start"], one["end"], one["kind"]) for one in raw["demands"]]
        foreign = [(one["start"], one["end"]) for one in raw["parts"]]
        yield Row(raw["text"], path.stem, bool(demands), raw["label"], raw["lang"], demands, foreign)


def honest_rows(folder: Path) -> Iterator[Row]:
    """Honest EMSCAD advertisements, the same ones each time."""
    texts = []
    with gzip.open(folder / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            if raw["source"] == "emscad" and not raw["label"]:
                texts.append(
                    "\n".join(filter(None, (raw["title"], raw["description"], raw["requirements"], raw["benefits"])))
                )
    for number in np.random.default_rng(0).permutation(len(texts))[:HONEST]:
        yield Row(texts[number], "emscad", asks=False, label="ordinary", language="en")


class Windows:
    """All windows of some rows: their buckets and embeddings, each different text once."""

    def __init__(self, rows: Sequence[Row], cache: Path | None) -> None:
        texts = list(dict.fromkeys(row.window(number) for row in rows for number in range(len(row.spans))))
        self.place = {text: number for number, text in enumerate(texts)}
        self.buckets = [ngrams.buckets(text) for text in texts]
        self.embeddings = _embeddings(texts, cache)

    def of(self, row: Row) -> NDArray[np.int64]:
        """The numbers of the windows of a row."""
        return np.array([self.place[row.window(number)] for number in range(len(row.spans))], dtype=np.int64)


def _embeddings(texts: Sequence[str], cache: Path | None) -> NDArray[np.float32]:
    """The embeddings of texts, in half precision (half the room in the cache, the same numbers with and without it)."""
    known: dict[str, NDArray[np.float16]] = {}
    if cache and cache.exists():
        with np.load(cache, allow_pickle=False) as stored:
            known = dict(zip(stored["texts"].tolist(), stored["embeddings"], strict=True))
    missing = sorted((text for text in texts if text not in known), key=len)
    for start in range(0, len(missing), 256):
        part = missing[start : start + 256]
        known.update(zip(part, embed(part).astype(np.float16), strict=True))
    if cache and missing:
        np.savez(cache, texts=np.array(list(known)), embeddings=np.stack(list(known.values())))
    return np.stack([known[text] for text in texts]).astype(np.float32)


@dataclass
class Fit:
    """Weights per bucket, rarity per bucket, weights of embeddings, offset."""

    weights: Floats
    idf: Floats
    embedding: Floats
    offset: float
    sieve: Floats
    """Weights of the words where they stand alone, without embeddings; their offset is the last number."""

    def first_scores(self, known: Windows, numbers: NDArray[np.int64]) -> Floats:
        """The scores of windows by their words alone."""
        return np.array([_weighed(self.sieve, self.idf, known.buckets[number]) for number in numbers]) + self.sieve[-1]

    def scores(self, known: Windows, numbers: NDArray[np.int64]) -> Floats:
        """The scores of windows."""
        words = np.array([_weighed(self.weights, self.idf, known.buckets[number]) for number in numbers])
        return words + EMBEDDING_SHARE * (known.embeddings[numbers] @ self.embedding) + self.offset


def _weighed(weights: Floats, idf: Floats, found: NDArray[np.int64]) -> float:
    rarity = idf[found]
    length = float(np.sqrt((rarity * rarity).sum()))
    return float((weights[found] * rarity).sum()) / length if length else 0.0


def _labels(row: Row) -> tuple[list[int], list[int]]:
    """The numbers of the windows of a row that hold its demands, and of those that demand nothing."""
    demands = [(start, end) for start, end, _ in row.demands or ()]
    asking, idle = [], []
    for number, span in enumerate(row.spans):
        start, end = row.normal.span(*span)
        common = max((min(end, stop) - max(start, begin) for begin, stop in demands), default=0)
        shortest = min((stop - begin for begin, stop in demands if min(end, stop) > max(start, begin)), default=0)
        if common <= 0:
            idle.append(number)
        elif (common >= 0.6 * shortest and common >= 0.4 * (end - start)) or common >= 0.8 * (end - start) >= 16:
            asking.append(number)
    return asking, idle


def fit(rows: Sequence[Row], known: Windows) -> Fit:
    """Train on rows."""
    fixed: list[tuple[int, float, float]] = []
    unknown = []
    for row in rows:
        numbers = known.of(row)
        if row.asks and row.demands is None:
            unknown.append(numbers)
        elif row.asks:
            asking, idle = _labels(row)
            fixed += [(numbers[one], 1.0, POSITIVE_WEIGHT) for one in asking]
            fixed += [(numbers[one], 0.0, BESIDE_WEIGHT) for one in idle]
        else:
            weight = HONEST_WEIGHT if row.group == "emscad" else NEAR_WEIGHT if "near" in row.label else 1.0
            fixed += [(one, 0.0, weight) for one in numbers]
    seen = np.zeros(ngrams.BUCKETS)
    for row in rows:
        seen[
            np.unique(
                np.concatenate([known.buckets[number] for number in known.of(row)] or [np.zeros(0, dtype=np.int64)])
            )
        ] += 1
    idf = np.where(seen >= LEAST, np.log(len(rows) / np.maximum(seen, 1)), 0.0)
    model: Fit | None = None
    last: list[tuple[int, float, float]] = []
    for _ in range(ROUNDS):
        chosen: list[tuple[int, float, float]] = []
        for numbers in unknown:
            if model is None:
                chosen += [(one, 1.0, POSITIVE_WEIGHT / len(numbers)) for one in numbers]
            else:
                best = numbers[np.argsort(-model.scores(known, numbers))[:2]]
                chosen += [(one, 1.0, POSITIVE_WEIGHT) for one in best]
        last = fixed + chosen
        model = _fit(last, idf, known, model)
    assert model is not None
    model.sieve = _logistic(last, idf, known, np.zeros(ngrams.BUCKETS + LENGTH + 1), meant=False)[
        [*range(ngrams.BUCKETS), -1]
    ]
    return model


def _fit(labelled: Sequence[tuple[int, float, float]], idf: Floats, known: Windows, before: Fit | None) -> Fit:
    packed = (
        np.concatenate((before.weights, before.embedding, [before.offset]))
        if before
        else np.zeros(ngrams.BUCKETS + LENGTH + 1)
    )
    packed = _logistic(labelled, idf, known, packed)
    return Fit(packed[: ngrams.BUCKETS].copy(), idf, packed[ngrams.BUCKETS : -1].copy(), float(packed[-1]), np.zeros(0))


def _logistic(
    labelled: Sequence[tuple[int, float, float]], idf: Floats, known: Windows, packed: Floats, *, meant: bool = True
) -> Floats:
    """Logistic regression by Adam, all rows in each step, from `packed` on: weights of buckets, of embeddings (unless not `meant`), offset."""
    numbers = np.array([number for number, _, _ in labelled])
    wanted = np.array([asks for _, asks, _ in labelled])
    counts = np.array([weight for _, _, weight in labelled])
    counts = counts / counts.sum()
    rows = [known.buckets[number] for number in numbers]
    sizes = np.array([len(row) for row in rows])
    columns = np.concatenate(rows)
    of_row = np.repeat(np.arange(len(rows)), sizes)
    common = idf[columns] > 0
    columns, of_row = columns[common], of_row[common]
    used, columns = np.unique(columns, return_inverse=True)
    whole, packed = packed.copy(), np.concatenate((packed[used], packed[ngrams.BUCKETS :]))
    values = idf[used][columns]
    values = values / np.sqrt(np.bincount(of_row, values * values, minlength=len(rows)) + 1e-12)[of_row]
    meanings = EMBEDDING_SHARE * known.embeddings[numbers].astype(np.float64) * meant
    mean, square = np.zeros_like(packed), np.zeros_like(packed)
    words, meaning = slice(0, len(used)), slice(len(used), len(used) + LENGTH)
    for step in range(1, STEPS + 1):
        scores = (
            np.bincount(of_row, values * packed[words][columns], minlength=len(rows))
            + meanings @ packed[meaning]
            + packed[-1]
        )
        slope = counts * (1 / (1 + np.exp(-scores)) - wanted)
        gradient = np.concatenate(
            (np.bincount(columns, values * slope[of_row], minlength=len(used)), meanings.T @ slope, [slope.sum()])
        )
        gradient[:-1] += RIDGE * packed[:-1]
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient * gradient
        packed = packed - RATE * 4 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    whole[used] = packed[words]
    whole[ngrams.BUCKETS :] = packed[len(used) :]
    return whole


def best_scores(model: Fit, known: Windows, rows: Sequence[Row]) -> Floats:
    """The highest score of the windows of each row; those of other speakers are left out where they are marked."""
    found = []
    for row in rows:
        own = [n for n, span in enumerate(row.spans) if not _foreign(row, span)]
        scores = model.scores(known, known.of(row)[own]) if own else np.array([-9.0])
        found.append(scores.max())
    return np.array(found)


def _foreign(row: Row, span: Span) -> bool:
    start, end = row.normal.span(*span)
    return any(min(end, stop) - max(start, begin) > 0.5 * (end - start) for begin, stop in row.foreign)


REAL = (("51job", 120), ("orfd58", 200), ("ood_legit", 120), ("nigeria2023", 60))
"""Sources of real honest advertisements that false alarms are counted on (evaluation only), and how many of each."""


def real_rows(folder: Path) -> Iterator[Row]:
    """Real honest advertisements that nothing is trained on."""
    texts: dict[str, list[str]] = {}
    with gzip.open(folder / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            if not raw["label"]:
                whole = "\n".join(
                    filter(None, (raw["title"], raw["description"], raw["requirements"], raw["benefits"]))
                )
                texts.setdefault(raw["source"], []).append(whole[:6000])
    for source, count in REAL:
        for number in np.random.default_rng(1).permutation(len(texts[source]))[:count]:
            yield Row(
                texts[source][number],
                source,
                asks=False,
                label="ordinary",
                language="zh" if source in ("51job", "orfd58") else "en",
            )


def all_rows(folder: Path) -> list[Row]:
    """All texts that are trained on."""
    written = [row for path in sorted(WRITTEN.glob("*.jsonl")) for row in written_rows(path)]
    return [*own_rows(), *written, *honest_rows(folder)]


def apart(folder: Path, cache: Path | None, only: Sequence[str] = ()) -> None:
    """Print what weights that never saw a group make of it."""
    rows, real = all_rows(folder), list(real_rows(folder))
    known = Windows([*rows, *real], cache)
    groups = sorted({row.group for row in rows} - {"emscad"})
    found: list[tuple[Row, float]] = []
    for group in only or groups:
        model = fit([row for row in rows if row.group != group], known)
        held = [row for row in rows if row.group == group]
        found += zip(held, best_scores(model, known, held), strict=True)
        print(group, len(held), "auc", _auc(found[-len(held) :]), flush=True)
    plain = best_scores(fit(rows, known), known, real)
    for share in (0.003, 0.01, 0.03):
        _print_at(f"real {share}", float(np.quantile(plain, 1 - share)), found, plain)
    for value in (0.0, 1.0, 2.0, 3.0, 4.0):
        _print_at("score", value, found, plain)


def _auc(found: Sequence[tuple[Row, float]]) -> float:
    asks = np.array([score for row, score in found if row.asks])
    idle = np.array([score for row, score in found if not row.asks])
    return round(float((asks[:, None] > idle).mean()), 3) if len(asks) and len(idle) else -1.0


def _print_at(name: str, value: float, found: Sequence[tuple[Row, float]], plain: Floats) -> None:
    shares = {}
    for label in ("scam", "hard", "near", "hard-near", "ordinary"):
        for language in ("en", "zh", "hant"):
            scores = [score for row, score in found if row.label == label and row.language == language]
            if scores:
                shares[f"{label} {language}"] = round(float((np.array(scores) > value).mean()), 3)
    print(f"{name}: {value:.2f}", "real", round(float((plain > value).mean()), 4), shares, flush=True)


def packed(model: Fit, rows: Sequence[Row], known: Windows) -> dict[str, NDArray[np.generic]]:
    """The arrays that are stored."""
    scale = float(np.abs(model.weights).max()) / 127 or 1.0
    first = float(np.abs(model.sieve[:-1]).max()) / 127 or 1.0
    examples, kinds = _examples(model, rows, known)
    return {
        "weights": np.rint(model.weights / scale).astype(np.int8), "scale": np.float64(scale),
        "sieve": np.rint(model.sieve[:-1] / first).astype(np.int8), "sieve_scale": np.float64(first), "sieve_offset": model.sieve[-1],
        "idf": np.clip(np.rint(model.idf / IDF_STEP), 0, 255).astype(np.uint8), "embedding": model.embedding.astype(np.float32),
        "offset": np.float64(model.offset), "examples": examples, "kinds": np.array(kinds),
    }  # type: ignore[dict-item] # fmt: skip


def train(folder: Path, cache: Path | None, without: Sequence[str] = (), target: Path | None = None) -> None:
    """Fit on everything but the groups `without`, and write the weights."""
    rows = [row for row in all_rows(folder) if row.group not in without]
    known = Windows(rows, cache)
    stored = io.BytesIO()
    arrays = packed(fit(rows, known), rows, known)
    np.savez_compressed(stored, **arrays)
    write_atomic(target or resources.path("meaning", "demands.npz"), stored.getvalue())
    print(
        len(rows),
        "texts,",
        len(known.place),
        "windows,",
        len(arrays["kinds"]),
        "examples,",
        len(stored.getvalue()),
        "bytes",
    )


def _examples(model: Fit, rows: Sequence[Row], known: Windows) -> tuple[NDArray[np.int8], list[str]]:
    """The embeddings of demands whose kind is marked, up to `EXAMPLES` of each kind, and their kinds."""
    of_kind: dict[str, list[int]] = {}
    for row in rows:
        for begin, stop, kind in row.demands or ():
            if not kind:
                continue
            numbers = known.of(row)
            inside = [
                n
                for n in _labels(row)[0]
                if row.normal.span(*row.spans[n])[0] < stop and begin < row.normal.span(*row.spans[n])[1]
            ]
            if inside:
                best = max(inside, key=lambda n: float(model.scores(known, numbers[n : n + 1])[0]))
                of_kind.setdefault(kind, []).append(int(numbers[best]))
    chosen = [(kind, number) for kind in sorted(of_kind) for number in of_kind[kind][:EXAMPLES]]
    embeddings = known.embeddings[[number for _, number in chosen]] if chosen else np.zeros((0, LENGTH))
    return np.rint(embeddings * EXAMPLE_SCALE).astype(np.int8), [kind for kind, _ in chosen]


def of_file(path: Path) -> dict[str, dict[str, float]]:
    """Return, by label and language, how many texts of a file the shipped weights read, and the share with a window above what is needed."""
    best: dict[str, list[tuple[float, float]]] = {}
    for row in written_rows(path):
        text = row.normal.text
        (worded,) = word_windows([(text, sentences(text))])
        (read,) = read_windows([(worded, ())])
        needed = Needed(len(text), 0, 0)
        score = max((one.score for one in read if one.nearness >= LEAST_NEAR), default=-9.0)
        best.setdefault(f"{row.label} {row.language}", []).append((score - needed.critical, score - needed.warning))
    return {
        name: {
            "texts": len(found),
            "critical": round(sum(critical > 0 for critical, _ in found) / len(found), 3),
            "warning or more": round(sum(warning > 0 for _, warning in found) / len(found), 3),
        }
        for name, found in sorted(best.items())
    }


def main(arguments: list[str]) -> int:
    """Run one of the commands."""
    cache = next((Path(one.partition("=")[2]) for one in arguments if one.startswith("--cache=")), None)
    plain = [one for one in arguments if not one.startswith("--")]
    if len(plain) < 2:
        print(__doc__)
        return 2
    if plain[0] == "train":
        target = next((Path(one.partition("=")[2]) for one in arguments if one.startswith("--to=")), None)
        train(Path(plain[1]), cache, plain[2:], target)
    elif plain[0] == "apart":
        apart(Path(plain[1]), cache, plain[2:])
    elif plain[0] == "file":
        print(json.dumps(of_file(Path(plain[1])), indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
