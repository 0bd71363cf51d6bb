"""The last decision of a check, whether a text makes a demand: trained and measured.

    python -m benchmarks.decision train DATA_FOLDER   writes resources/meaning/decision.npz (same data, same numbers)
    python -m benchmarks.decision apart DATA_FOLDER   the texts of each writer read by weights that never saw them: the curve of thresholds
    python -m benchmarks.decision told FILE.jsonl     what speaks for and against a demand in each text of a file

Trained on the strangers' sets of `benchmarks/fixtures`, the other labelled sets, and honest EMSCAD advertisements (CC0) of `dev.jsonl.gz`. Only texts count in
which something may be a demand: of the others nothing is asked. The weights of the meaning model have learnt some of these sets, those in `UNSEEN` they have not.
"""

from __future__ import annotations

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
from app.files import write_atomic
from app.text.characters import has_han
from benchmarks.meaning import honest_rows, own_rows, real_rows
from checkers.meaning.decision import (
    DecisionWeights,
    DemandEvidence,
    features,
    named_features,
    shipped_weights,
    weighed,
)
from checkers.meaning.encoder import LENGTH
from checkers.signals.base import CheckContext
from checkers.signals.posting_rules import evidence

FIXTURES = Path(__file__).resolve().parent / "fixtures"
POSTINGS = FIXTURES / "postings"
UNSEEN = ("strangers_9", "strangers_10", "strangers_11", "strangers_12", "told_1", "told_2", "jargon_1")
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
RIDGE = 0.03
STEPS = 600
RATE = 0.03
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A text in which something may be a demand: its set, its group in it, whether it makes one, its features, and what they were made of."""

    source: str
    group: str
    asks: bool
    row: Floats
    known: DemandEvidence | None = None

    @property
    def counts(self) -> float:
        """Return how much the text counts in training."""
        return UNSEEN_COUNT if self.source in UNSEEN else LINE_COUNT if self.source.startswith(LINES) else 1.0


def texts(folder: Path) -> Iterator[tuple[str, str, bool, str]]:
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


def _pages() -> Iterator[tuple[str, str, bool, str]]:
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


def cases(given: Iterator[tuple[str, str, bool, str]]) -> tuple[list[Case], Counter[tuple[str, str, bool]]]:
    """Return the texts in which something may be a demand, and how many texts of each set and group there are."""
    context = CheckContext()
    found: list[Case] = []
    read: Counter[tuple[str, str, bool]] = Counter()
    for source, group, asks, words in given:
        read[source, group, asks] += 1
        known = evidence(words, context)
        if known is not None:
            found.append(Case(source, group, asks, features(known), known))
    return found, read


def fit(given: Sequence[Case]) -> DecisionWeights:
    """Train: logistic regression by Adam over standardised features; texts that ask and others count the same on the whole."""
    values = np.array([one.row for one in given])
    wanted = np.array([float(one.asks) for one in given])
    counts = np.array([one.counts for one in given])
    for asks in (0.0, 1.0):
        counts[wanted == asks] /= counts[wanted == asks].sum() * 2
    middle = counts @ values
    spread = np.sqrt(counts @ (values - middle) ** 2) + 1e-3
    values = ((values - middle) / spread).astype(np.float32)
    packed = np.zeros(values.shape[1] + 1)
    mean, square = np.zeros_like(packed), np.zeros_like(packed)
    for step in range(1, STEPS + 1):
        slope = counts * (1 / (1 + np.exp(-(values @ packed[:-1].astype(np.float32) + packed[-1]))) - wanted)
        gradient = np.append(values.T @ slope.astype(np.float32) + RIDGE * packed[:-1], slope.sum())
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient * gradient
        packed -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
    return DecisionWeights(packed[:-1] / spread, middle, float(packed[-1]))


def write(weights: DecisionWeights, path: Path) -> None:
    """Write weights to a file."""
    stored = io.BytesIO()
    arrays = {"weights": weights.weights.astype(np.float32), "middle": weights.middle.astype(np.float32)}
    np.savez_compressed(stored, allow_pickle=False, **arrays, offset=np.float64(weights.offset))
    write_atomic(path, stored.getvalue())


def is_critical(one: Case, weights: DecisionWeights, least: float) -> bool:
    """Return True if the card of a text is critical."""
    known = one.known
    return known is not None and known.grave and weighed(known, one.row, weights, least).critical


def apart(folder: Path) -> None:
    """Print the curve: the texts of each unseen set read by weights that never saw them, and real advertisements (nothing is trained on these)."""
    given, _ = cases(texts(folder))
    real, number = cases((row.group, "real", False, row.text) for row in real_rows(folder))
    sources = sorted({one.source for one in given if one.source in UNSEEN})
    known = {source: fit([one for one in given if one.source != source]) for source in sources}
    plain = fit(given)
    for least in np.arange(-4.0, 1.5, 0.5).tolist():
        over = Counter(
            (one.source, one.group, one.asks)
            for one in given
            if one.source in known and is_critical(one, known[one.source], least)
        )
        alarms = sum(is_critical(one, plain, least) for one in real)
        print(
            json.dumps(
                {
                    "least": least,
                    "real": [alarms, number.total()],
                    **{" ".join(map(str, key)): n for key, n in sorted(over.items())},
                }
            )
        )


def told(path: Path) -> None:
    """Print for each text of a file its score and what speaks most for and against a demand in it."""
    context, weights = CheckContext(), shipped_weights()
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        known = evidence(raw["text"], context)
        if known is None:
            continue
        parts = weights.contributions(features(known))
        named = list(named_features(known))
        shares: Mapping[str, float] = {
            **dict(zip(named, parts.tolist(), strict=False)),
            "genre": float(parts[len(named) : -LENGTH].sum()),
            "words": float(parts[-LENGTH:].sum()),
        }
        most = sorted(shares.items(), key=lambda one: -abs(one[1]))[:8]
        score = round(weights.score(features(known)), 2)
        print(json.dumps({"id": raw.get("id"), "score": score, **{name: round(value, 2) for name, value in most}}))


def main(arguments: list[str]) -> int:
    """Train, or measure and print."""
    if len(arguments) < 2 or arguments[0] not in ("train", "apart", "told"):
        print(__doc__)
        return 2
    if arguments[0] == "told":
        told(Path(arguments[1]))
    elif arguments[0] == "apart":
        apart(Path(arguments[1]))
    else:
        write(fit(cases(texts(Path(arguments[1])))[0]), resources.path("meaning", "decision.npz"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
