"""The last decision of a check, whether a text makes a demand: trained and measured.

    python -m benchmarks.decision train DATA_FOLDER [--cache=FILE]   writes resources/meaning/decision.npz (same data, same numbers)
    python -m benchmarks.decision apart DATA_FOLDER [--cache=FILE]   the texts of each writer read by weights that never saw them: the curve of thresholds
    python -m benchmarks.decision told FILE.jsonl                    what speaks for and against a demand in each text of a file

Trained on the strangers' sets of `benchmarks/fixtures`, the other labelled sets, and honest EMSCAD advertisements (CC0) of `dev.jsonl.gz`. Only texts count in
which something may be a demand: of the others nothing is asked. The weights of the meaning model have learnt some of these sets, those in `UNSEEN` they have not.
A cache keeps what the program knows of each text, which takes minutes; the fit takes one.
"""

from __future__ import annotations

import functools
import gzip
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.domain.checks import Severity
from app.files import write_atomic
from app.text.characters import has_han
from benchmarks import logistic
from benchmarks.meaning import honest_rows, own_rows
from checkers.meaning import ngrams
from checkers.meaning.decision import (
    READ,
    DecisionWeights,
    borne_out,
    features,
    named_features,
    shipped_weights,
)
from checkers.meaning.encoder import LENGTH
from checkers.meaning.model import IDF_STEP
from checkers.signals.base import CheckContext
from checkers.signals.posting_rules import evidence

FIXTURES = Path(__file__).resolve().parent / "fixtures"
POSTINGS = FIXTURES / "postings"
UNTRAINED = Path(__file__).resolve().parent.parent / "tests" / "checkers" / "scope" / "data" / "pages_1.jsonl"
HELD = ("strangers_9", "strangers_10", "strangers_11", "strangers_12", "strangers_13", "strangers_14", "told_1")
"""Sets of one writer each."""
UNSEEN = (*HELD, "told_2", "jargon_1", "pairs_1", "money_1", "costs_1")
"""Sets that the weights of the meaning model have not learnt."""
UNSEEN_COUNT = 3.0
LINES = ("sentences_", "placed_")
LINE_COUNT = 0.2
"""How much a text counts of a set of sentences, written by few, and every how many of them is read."""
EVERY = 4
PAGES_EVERY = 8
PAGES = (
    (
        (
            "Jobs | Companies | Salaries | Sign in",
            "Stay safe: an honest employer never asks for money. Report this job.\nSimilar jobs | About us | Cookies",
        ),
        ("Home › Search › Details", "Tip: do not pay anyone to get a job. Flag this ad.\nTerms | Privacy | Help"),
        (
            "Board · Post a job · Log in",
            "We remove ads that ask applicants for fees. Tell us about a suspicious ad.\n© the board",
        ),
        ("Back to results", "Share | Save | Report"),
    ),
    (
        (
            "首页 > 职位 > 详情",
            "温馨提示：收取押金、培训费均涉嫌违法，请提高警惕，谨防受骗。\n举报该职位 | 分享 | 收藏",
        ),
        ("招聘网 | 登录 | 注册", "【安全提示】如遇扣押证件、收费等情况，请立即举报。\n相似职位 | 关于我们"),
        ("返回列表", "本站不收求职者任何费用，谨防假冒。\n版权所有"),
        ("找工作 企业版 消息", "分享 收藏 举报"),
    ),
)
"""What stands above and below a posting on a page, in English and Chinese."""
SHARE = 0.2
"""How much the features count beside the runs, each by itself a logistic regression: the runs hold for other hands, the features are sharper on
texts that are worded like those learnt from."""
RIDGE = 0.03
RUN_RIDGE = 1e-5
LEAST_SPREAD = 1e-3
"""The spread of a feature that hardly varies."""
LEAST_TEXTS = 2
"""Texts in which a run occurs at least to count."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A text in which something may be a demand: its set, its group in it, whether it makes one, if its sentences by themselves are critical (`grave`), say a
    `complete` one, or name a sum; its normalised words and its features."""

    source: str
    group: str
    asks: bool
    grave: bool
    complete: bool
    sum_named: bool
    words: str
    row: NDArray[np.float32]

    @property
    def counts(self) -> float:
        """Return how much the text counts in training."""
        return UNSEEN_COUNT if self.source in UNSEEN else LINE_COUNT if self.source.startswith(LINES) else 1.0

    def is_alarm(self, score: float) -> bool:
        """Return True if the text is critical at a score."""
        most = borne_out(score, self.words, grave=self.grave, complete=self.complete, sum_named=self.sum_named)
        return most is Severity.CRITICAL


Labelled = tuple[str, str, bool, str]
Read = tuple[list[Case], Counter[tuple[str, str, bool]]]


def texts(folder: Path) -> Iterator[Labelled]:
    """Yield all texts that are trained on: set, group, whether it asks, words."""
    for path in sorted([*POSTINGS.glob("*.jsonl"), *(FIXTURES / "genre").glob("*.jsonl")]):
        step = EVERY if path.stem.startswith(LINES) else 1
        for line in path.read_text("utf-8").splitlines()[::step]:
            raw = json.loads(line)
            asks = bool(raw["demands"]) if "demands" in raw else not raw["told"]
            yield path.stem, raw.get("type", ""), asks, raw["text"]
    yield from _pages()
    for row in (*own_rows(), *honest_rows(folder)):
        yield row.group, row.label, row.asks, row.text


def _pages() -> Iterator[Labelled]:
    """Yield sentences of demands and honest ones, each in a page of a board with its notice, the same ones each time: what stands around a demand
    says nothing of it."""
    ordinary = [json.loads(line)["text"] for line in (POSTINGS / "ordinary.jsonl").read_text("utf-8").splitlines()]
    choice = np.random.default_rng(0)
    for language, chinese in (("english", False), ("chinese", True)):
        beside = [text for text in ordinary if has_han(text) == chinese]
        lines = (POSTINGS / f"sentences_{language}.jsonl").read_text("utf-8").splitlines()[1::PAGES_EVERY]
        for line in lines:
            raw = json.loads(line)
            parts = beside[int(choice.integers(len(beside)))].split("\n")
            parts.insert(int(choice.integers(1, len(parts) + 1)), raw["text"])
            head, foot = PAGES[chinese][int(choice.integers(len(PAGES[chinese])))]
            yield "pages_made", language, bool(raw["demands"]), "\n".join([head, *parts, foot])


def others(folder: Path) -> Iterator[Labelled]:
    """Yield texts that nothing is trained on: real postings, and pages of our own."""
    with gzip.open(folder / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            if raw["source"] != "emscad":
                parts = (raw["description"], raw["requirements"], raw["benefits"])
                yield raw["source"], "real", bool(raw["label"]), "\n".join(filter(None, parts))
    for line in UNTRAINED.read_text("utf-8").splitlines():
        yield "pages", "own", True, json.loads(line)["text"]


def cases(given: Iterator[Labelled]) -> Read:
    """Return the texts in which something may be a demand, and how many texts of each set and group there are."""
    context = CheckContext()
    found: list[Case] = []
    read: Counter[tuple[str, str, bool]] = Counter()
    for source, group, asks, words in given:
        read[source, group, asks] += 1
        known = evidence(words, context)
        if known is not None:
            row = features(known).astype(np.float32)
            found.append(Case(source, group, asks, known.grave, known.complete, known.names_sum, known.whole, row))
    return found, read


def cached(given: Iterator[Labelled], path: Path | None) -> Read:
    """Return `cases`, from a file if there is one; it is written otherwise."""
    if path and path.exists():
        with np.load(path, allow_pickle=False) as stored:
            said = json.loads(str(stored["said"]))
            rows = stored["rows"]
        found = [Case(*one, row) for one, row in zip(said["cases"], rows, strict=True)]
        return found, Counter({(source, group, asks): number for source, group, asks, number in said["read"]})
    found, read = cases(given)
    if path:
        kept = [(one.source, one.group, one.asks, one.grave, one.complete, one.sum_named, one.words) for one in found]
        said = json.dumps({"cases": kept, "read": [(*key, number) for key, number in read.items()]})
        np.savez(path, said=np.array(said), rows=np.stack([one.row for one in found]))
    return found, read


@functools.cache
def runs_of(words: str) -> NDArray[np.int64]:
    """Return the runs of a normalised text that are weighed."""
    return ngrams.buckets(words[:READ])


def fit(given: Sequence[Case]) -> DecisionWeights:
    """Train: one logistic regression over standardised features and one over runs, added."""
    wanted = np.array([one.asks for one in given])
    counts = np.array([one.counts for one in given])
    values = np.array([one.row for one in given], dtype=np.float64)
    share = counts / np.where(wanted, counts[wanted].sum(), counts[~wanted].sum()) / 2
    middle = share @ values
    spread = np.sqrt(np.maximum(share @ (values * values) - middle * middle, 0)) + LEAST_SPREAD
    rows = logistic.NumberRows(((values - middle) / spread).astype(np.float32))
    weights, first = logistic.fit(rows, wanted, counts, RIDGE)
    runs = [runs_of(one.words) for one in given]
    idf = _rarity(runs)
    worded = logistic.RunRows([one[idf[one] > 0] for one in runs], idf * IDF_STEP)
    of_runs, second = logistic.fit(worded, wanted, counts, RUN_RIDGE)
    scale = float(np.abs(of_runs).max()) / 127
    packed = np.zeros(ngrams.BUCKETS, dtype=np.int8)
    packed[worded.used] = np.rint(of_runs / scale)
    return DecisionWeights(SHARE * weights / spread, middle, packed, scale, idf, SHARE * first + second)


def _rarity(runs: Sequence[NDArray[np.int64]]) -> NDArray[np.uint8]:
    """Return the rarity of each run in steps, 0 for those of too few texts."""
    seen = np.bincount(np.concatenate(runs), minlength=ngrams.BUCKETS)
    rare = np.log(len(runs) / np.maximum(seen, 1)) / IDF_STEP
    return np.where(seen >= LEAST_TEXTS, np.clip(np.rint(rare), 1, 255), 0).astype(np.uint8)


def write(weights: DecisionWeights, path: Path) -> None:
    """Write weights to a file."""
    stored = io.BytesIO()
    arrays = {"weights": weights.weights.astype(np.float32), "middle": weights.middle.astype(np.float32)}
    arrays |= {"runs": weights.runs, "idf": weights.idf}
    numbers = {"scale": np.float64(weights.scale), "offset": np.float64(weights.offset)}
    np.savez_compressed(stored, allow_pickle=False, **arrays, **numbers)
    write_atomic(path, stored.getvalue())


def apart(folder: Path, cache: Path | None) -> None:
    """Print the curve: the texts of each writer read by weights that never saw them, and real postings (nothing is trained on these)."""
    given, read = cached(texts(folder), cache)
    real, number = cached(others(folder), cache and cache.with_suffix(".others.npz"))
    found = [(one, score) for source in HELD for one, score in _held(given, source)]
    plain = fit(given)
    found += [(one, plain.score(one.words, one.row.astype(np.float64))) for one in real]
    for more in np.arange(-1.0, 1.1, 0.1).round(2).tolist():
        over = Counter((one.source, one.group, one.asks) for one, score in found if one.is_alarm(score - more))
        shown = {" ".join(map(str, key)): [n, (read + number)[key]] for key, n in sorted(over.items())}
        print(json.dumps({"more needed": more, **shown}), flush=True)


def _held(given: Sequence[Case], source: str) -> Iterator[tuple[Case, float]]:
    """Yield the texts of a set and what weights that have not learnt it make of them."""
    weights = fit([one for one in given if one.source != source])
    for one in given:
        if one.source == source:
            yield one, weights.score(one.words, one.row.astype(np.float64))


def told(path: Path) -> None:
    """Print for each text of a file its score and what speaks most for and against a demand in it."""
    context, weights = CheckContext(), shipped_weights()
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        known = evidence(raw["text"], context)
        if known is None:
            continue
        row = features(known)
        parts = weights.contributions(row)
        named = list(named_features(known))
        shares: Mapping[str, float] = {
            **dict(zip(named, parts.tolist(), strict=False)),
            "genre": float(parts[len(named) : -LENGTH].sum()),
            "demand": float(parts[-LENGTH:].sum()),
            "words": weights.of_words(known.whole),
        }
        most = sorted(shares.items(), key=lambda one: -abs(one[1]))[:8]
        score = round(weights.score(known.whole, row), 2)
        print(json.dumps({"id": raw.get("id"), "score": score, **{name: round(value, 2) for name, value in most}}))


def main(arguments: list[str]) -> int:
    """Train, or measure and print."""
    cache = next((Path(one.partition("=")[2]) for one in arguments if one.startswith("--cache=")), None)
    plain = [one for one in arguments if not one.startswith("--")]
    if len(plain) < 2 or plain[0] not in ("train", "apart", "told"):
        print(__doc__)
        return 2
    if plain[0] == "told":
        told(Path(plain[1]))
    elif plain[0] == "apart":
        apart(Path(plain[1]), cache)
    else:
        write(fit(cached(texts(Path(plain[1])), cache)[0]), resources.path("meaning", "decision.npz"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
