"""The last decision of a scan, whether a candidate is personal data: trained and measured.

    python -m benchmarks.finding_decision train FILE[=WEIGHTS] …   writes resources/tagger/decision.npz (same data, same numbers)
    python -m benchmarks.finding_decision apart FILE[=WEIGHTS] …   each file (a writer) read by a decision that never saw it: errors by threshold, and by finder
    python -m benchmarks.finding_decision told FILE               what speaks for and against each candidate of the texts of a file

A file has labelled texts (`id`, `text`, `spans` with `start`, `end`) of one writer. WEIGHTS are weights of the tagger that have not learnt them, else the
shares of the tagger would be surer than on a new text; without them the shipped ones read it. Texts of `LEARNT` have been learnt by the shipped weights: they
count little and show the decision what tests ask. No set marks employers: nothing is learnt of them.
"""

from __future__ import annotations

import io
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.domain.sensitivity import Kind
from app.files import write_atomic
from app.redact.finding_decision import (
    BY_FINDER,
    NUMERIC,
    Candidate,
    DecisionWeights,
    features,
    numeric_features,
    shipped_weights,
    stands,
)
from app.redact.personal_data_scan import CAUTION, Span, candidates_of
from app.redact.prepared_text import Document
from app.redact.sequence_tagger import model

Floats = NDArray[np.float64]
FIXTURES = Path(__file__).resolve().parent / "fixtures" / "personal_data"
LEARNT = ("written_for_tests", "sentences_for_tests", "examples", "lookalikes", "said_in_frames", "job_hunt_short")
LEARNT_COUNT = 0.2
CAUTIONS = (0.2, 0.3, 0.4, 0.55, 0.75, 1.0)
"""Cautions that are tried."""
STEPS = 25
_BIAS, _NUMBER, _FINDER, _TOGETHER, _SIGN = 0.01, 0.5, 3.0, 3.0, 1.0
"""Penalties of the weights."""


@dataclass(frozen=True, slots=True)
class Case:
    """The candidates of a text with its labelled values: `numbers` as `numeric_features`, `right` if a candidate touches one, `short` if the text is
    not decided so."""

    source: str
    text: str
    gold: Sequence[tuple[int, int, str]]
    spans: Sequence[Span]
    candidates: Sequence[Candidate]
    numbers: Floats
    right: NDArray[np.bool_]
    short: bool


def cases(path: Path, weights: model.Weights | None) -> Iterator[Case]:
    """Yield the texts of a file as the program reads them, with weights of the tagger in place of its own."""
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        gold = [(one["start"], one["end"], one.get("label") or one["type"]) for one in raw["spans"]]
        document = Document(raw["text"])
        tagged, spans, candidates = candidates_of(document, (), CAUTION, weights)
        if candidates:
            right = [any(span.start < end and start < span.end for start, end, _ in gold) for span in spans]
            numbers = numeric_features(document, tagged, candidates)
            yield Case(path.stem, raw["text"], gold, spans, candidates, numbers, np.array(right), tagged.is_short())


def fit(given: Sequence[Case]) -> DecisionWeights:
    """Return the logistic regression that tells right candidates from wrong ones (Newton's method, ridge)."""
    every = [one for case in given for one in case.candidates]
    finders = {name: at for at, name in enumerate(sorted({one.finder for one in every}))}
    signs = {name: at for at, name in enumerate(sorted({sign for one in every for sign in one.signs}))}
    numbers = np.concatenate([case.numbers for case in given])
    middle, spread = numbers.mean(axis=0), numbers.std(axis=0) + 1e-6
    empty = DecisionWeights(finders, signs, np.zeros(0))
    rows = features((numbers - middle) / spread, every, empty)
    wanted = np.concatenate([case.right for case in given]).astype(np.float64)
    counts = np.array([_count(case, one) for case in given for one in case.candidates])
    size = len(BY_FINDER) * len(finders)
    penalty = np.repeat((_BIAS, _NUMBER, _FINDER, _TOGETHER, _SIGN), (1, len(NUMERIC), len(finders), size, len(signs)))
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (counts * (likely - wanted)) + penalty * weights
        bend = (rows * (counts * likely * (1 - likely))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-3:
            break
    return DecisionWeights(finders, signs, _of_raw_numbers(weights, middle, spread, len(finders)))


def _count(case: Case, candidate: Candidate) -> float:
    """Return how much a candidate counts."""
    if candidate.kind is Kind.EMPLOYER or (case.short and candidate.refuted):
        return 0.0
    return LEARNT_COUNT if case.source in LEARNT else 1.0


def _of_raw_numbers(weights: Floats, middle: Floats, spread: Floats, finders: int) -> Floats:
    """Return weights of standardised numbers as weights of the numbers themselves."""
    first, last = 1 + len(NUMERIC), 1 + len(NUMERIC) + finders
    out = weights.copy()
    out[1:first] /= spread
    out[0] -= out[1:first] @ middle
    together = out[last : last + len(BY_FINDER) * finders].reshape(len(BY_FINDER), finders)
    together /= spread[BY_FINDER, None]
    out[first:last] -= middle[BY_FINDER] @ together
    return out


def write(weights: DecisionWeights, path: Path) -> None:
    """Write weights to a file."""
    stored = io.BytesIO()
    named = {"finders": np.array(list(weights.finders)), "signs": np.array(list(weights.signs))}
    np.savez_compressed(stored, allow_pickle=False, **named, weights=weights.weights.astype(np.float32))
    write_atomic(path, stored.getvalue())


def probabilities(case: Case, weights: DecisionWeights) -> Floats:
    """Return how likely each candidate of a text is right."""
    return weights.probabilities(features(case.numbers, case.candidates, weights))


def errors(given: Sequence[Case], likely: Sequence[Floats], caution: float) -> tuple[int, int]:
    """Return how many labelled values are missed and how many findings are wrong where a false alarm counts `caution`."""
    missed = wrong = 0
    for case, shares in zip(given, likely, strict=True):
        kept = [
            (one.start, one.end, right)
            for one, candidate, right, share in zip(case.spans, case.candidates, case.right, shares, strict=True)
            if stands(candidate, float(share), caution)
        ]
        covered = {at for start, end, _ in kept for at in range(start, end)}
        missed += sum(
            any(at not in covered for at in range(start, end) if case.text[at].isalnum()) for start, end, _ in case.gold
        )
        true = {at for start, end, right in kept if right for at in range(start, end)}
        alarms = {at for start, end, right in kept if not right for at in range(start, end)} - true
        wrong += sum(at - 1 not in alarms for at in alarms)
    return missed, wrong


def apart(given: Sequence[Case]) -> None:
    """Print the curve for each writer, read by a decision trained on the others, and the right and wrong candidates that fall, by finder."""
    by_finder: dict[str, Counter[str]] = defaultdict(Counter)
    for source in sorted({case.source for case in given} - set(LEARNT)):
        weights = fit([case for case in given if case.source != source])
        held = [case for case in given if case.source == source]
        likely = [probabilities(case, weights) for case in held]
        curve = {caution: errors(held, likely, caution) for caution in CAUTIONS}
        print(json.dumps({"writer": source, "texts": len(held), "missed, wrong": curve}), flush=True)
        for case, shares in zip(held, likely, strict=True):
            for one, right, share in zip(case.candidates, case.right, shares, strict=True):
                falls = "" if stands(one, float(share), CAUTION) else " falls"
                by_finder[one.finder][f"{'right' if right else 'wrong'}{falls}"] += 1
    for finder, counts in sorted(by_finder.items(), key=lambda one: -one[1].total()):
        print(json.dumps({"finder": finder, **dict(sorted(counts.items()))}))


def told(given: Sequence[Case]) -> None:
    """Print what speaks most for and against each candidate."""
    weights = shipped_weights()
    names = [
        "bias",
        *NUMERIC,
        *weights.finders,
        *(f"{finder}: {NUMERIC[at]}" for at in BY_FINDER for finder in weights.finders),
        *weights.signs,
    ]
    for case in given:
        rows = features(case.numbers, case.candidates, weights) * weights.weights
        for span, row, right in zip(case.spans, rows, case.right, strict=True):
            most = sorted(zip(names, row.round(2).tolist(), strict=True), key=lambda one: -abs(one[1]))[:8]
            print(
                json.dumps(
                    {
                        "text": span.text,
                        "by": span.detector,
                        "right": bool(right),
                        "score": round(row.sum(), 2),
                        **dict(most),
                    },
                    ensure_ascii=False,
                )
            )


def read(arguments: Sequence[str]) -> list[Case]:
    """Return the texts of the files, each read by the weights named with it."""
    found: list[Case] = []
    for one in arguments:
        path, _, stored = one.partition("=")
        weights = model.read_weights(Path(stored)) if stored else None
        found.extend(cases(Path(path), weights))
    return found


def main(arguments: list[str]) -> int:
    """Train, or measure and print."""
    if len(arguments) < 2 or arguments[0] not in ("train", "apart", "told"):
        print(__doc__)
        return 2
    given = read(arguments[1:])
    if arguments[0] == "told":
        told(given)
        return 0
    given += read([str(FIXTURES / f"{name}.jsonl") for name in LEARNT])
    if arguments[0] == "apart":
        apart(given)
    else:
        write(fit(given), resources.path(model.FOLDER, "decision.npz"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
