"""The wording model, trained and measured.

    python -m benchmarks.wording cv    --data DIR     grouped 5-fold cross-validation, two seeds
    python -m benchmarks.wording train --data DIR     writes resources/wording/model.npz (same data, same bytes)
    python -m benchmarks.wording eval  --file F.jsonl recall, false alarms and time of the shipped model on labelled rows

DIR holds `dev.jsonl.gz` and `en_norm_extra.jsonl.gz`. Only EMSCAD rows (CC0) are trained on, and of the second file only rows marked
`safe_for_training`. Near-duplicates and their company texts (`group`, `linked_group`) never straddle a fold. scikit-learn is needed here
and nowhere else.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.metrics import average_precision_score, roc_auc_score  # type: ignore[import-untyped]
from sklearn.model_selection import StratifiedGroupKFold  # type: ignore[import-untyped]
from sklearn.svm import LinearSVC  # type: ignore[import-untyped]

from app import resources
from app.files import write_atomic
from checkers.intake import from_fields
from checkers.wording import features, model
from checkers.wording.features import BLOCKS, BUCKETS, Fields, Vector

PREVALENCE = 0.0484
FIELD_BLOCKS = ("title", "profile", "body", "place")
BLOCK_SHARE = {"title": 0.7, "profile": 0.7, "body": 1.0, "place": 0.7}
DENSE_SHARE = 0.05
COST = 3.0
MIX = (2.0, 1.0)
Floats = NDArray[np.float64]
Row = dict[str, str]


@dataclass(frozen=True)
class Data:
    """Rows as matrices: counts per block, dense counts, plain blocks of bare text, labels and groups."""

    blocks: dict[str, sp.csr_matrix]
    alone: sp.csr_matrix
    dense: Floats
    labels: NDArray[np.int64]
    groups: NDArray[np.str_]
    extra: sp.csr_matrix
    extra_groups: NDArray[np.str_]


@dataclass(frozen=True)
class Fitted:
    """Linear parts fitted on some rows, unquantised."""

    idf: dict[str, Floats]
    plain: Floats
    plain_offset: float
    fields: dict[str, Floats]
    dense: Floats
    dense_offset: float


def read(path: Path) -> list[dict[str, object]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def body_of(row: dict[str, object]) -> str:
    return "\n".join(str(row[name]) for name in ("description", "requirements", "benefits") if row.get(name))


def fields_of(row: dict[str, object], *, apart: bool = True) -> Fields:
    meta = row.get("meta")
    kind = str(meta.get("employment_type", "")) if isinstance(meta, dict) else ""
    if not apart:
        return Fields(str(row["title"]), "", body_of(row), "", "", False)
    profile, salary, place = (str(row[name] or "") for name in ("company_profile", "salary_range", "location"))
    return Fields(str(row["title"]), profile, body_of(row), salary, kind, True, place)


def matrix(vectors: Sequence[Vector]) -> sp.csr_matrix:
    indices = np.concatenate([vector.buckets for vector in vectors])
    values = 1 + np.log(np.concatenate([vector.counts for vector in vectors]))
    starts = np.cumsum([0] + [len(vector.buckets) for vector in vectors])
    return sp.csr_matrix((values, indices, starts), shape=(len(vectors), BUCKETS))


def load(folder: Path) -> Data:
    rows = [row for row in read(folder / "dev.jsonl.gz") if row["source"] == "emscad"]
    extra = [row for row in read(folder / "en_norm_extra.jsonl.gz") if str(row["safe_for_training"]) == "True"]
    made = [features.blocks(fields_of(row)) for row in rows]
    return Data(
        blocks={name: matrix([sparse[name] for sparse, _ in made]) for name in BLOCKS},
        alone=matrix([features.blocks(fields_of(row, apart=False))[0]["plain"] for row in rows]),
        dense=np.array([dense for _, dense in made]),
        labels=np.array([int(str(row["label"])) for row in rows]),
        groups=np.array([str(row["group"]) for row in rows]),
        extra=matrix([features.plain_block(str(row["text_normalised"])) for row in extra]),
        extra_groups=np.array([str(row.get("linked_group") or f"extra{number}") for number, row in enumerate(extra)]),
    )


def idf_of(counts: sp.csr_matrix) -> Floats:
    """Rarity, in the steps in which it is stored."""
    present = np.asarray((counts > 0).sum(0)).ravel()
    steps: Floats = np.round((np.log((1 + counts.shape[0]) / (1 + present)) + 1) / model.IDF_STEP)
    return steps.clip(0, 255) * model.IDF_STEP


def unit(counts: sp.csr_matrix, idf: Floats) -> sp.csr_matrix:
    weighted = counts.multiply(idf).tocsr()
    length = np.sqrt(weighted.multiply(weighted).sum(1)).A1
    return sp.diags(1 / np.where(length == 0, 1, length)) @ weighted


def fit(data: Data, rows: NDArray[np.int64], extra: NDArray[np.bool_]) -> Fitted:
    """Fit on the rows and the extra legitimate texts given."""
    labels = data.labels[rows]
    plain = sp.vstack([data.blocks["plain"][rows], data.extra[extra]]).tocsr()
    idf = {"plain": idf_of(plain)} | {name: idf_of(data.blocks[name][rows]) for name in FIELD_BLOCKS}
    general = LinearSVC(C=COST, random_state=0).fit(
        unit(plain, idf["plain"]), np.concatenate([labels, np.zeros(int(extra.sum()))])
    )
    mean, spread = data.dense[rows].mean(0), data.dense[rows].std(0) + 0.05
    scaled = sp.csr_matrix((data.dense[rows] - mean) / spread * DENSE_SHARE)
    parts = [unit(data.blocks[name][rows], idf[name]) * BLOCK_SHARE[name] for name in FIELD_BLOCKS]
    fields = LinearSVC(C=COST, random_state=0).fit(sp.hstack([*parts, scaled]).tocsr(), labels)
    coefficients = fields.coef_[0]
    dense = coefficients[len(FIELD_BLOCKS) * BUCKETS :] * DENSE_SHARE / spread
    return Fitted(
        idf=idf,
        plain=general.coef_[0],
        plain_offset=float(general.intercept_[0]),
        fields={
            name: coefficients[i * BUCKETS : (i + 1) * BUCKETS] * BLOCK_SHARE[name]
            for i, name in enumerate(FIELD_BLOCKS)
        },
        dense=dense,
        dense_offset=float(fields.intercept_[0] - mean @ dense),
    )


def parts_of(fitted: Fitted, data: Data, rows: NDArray[np.int64]) -> tuple[Floats, Floats, Floats]:
    """(words, fields and counts, words of bare text) scores of rows."""
    general = unit(data.blocks["plain"][rows], fitted.idf["plain"]) @ fitted.plain + fitted.plain_offset
    fields = sum(unit(data.blocks[name][rows], fitted.idf[name]) @ fitted.fields[name] for name in FIELD_BLOCKS)
    alone = unit(data.alone[rows], fitted.idf["plain"]) @ fitted.plain + fitted.plain_offset
    return general, fields + data.dense[rows] @ fitted.dense + fitted.dense_offset, alone


def out_of_fold(data: Data, seed: int) -> tuple[Floats, Floats]:
    """(score with fields, score of bare text) of every row by a model that saw nothing of its group."""
    apart, alone = np.zeros(len(data.labels)), np.zeros(len(data.labels))
    folds = StratifiedGroupKFold(5, shuffle=True, random_state=seed)
    for train, test in folds.split(data.labels, data.labels, data.groups):
        fitted = fit(data, train, ~np.isin(data.extra_groups, data.groups[test]))
        general, fields, bare = parts_of(fitted, data, test)
        apart[test] = MIX[0] * general + MIX[1] * fields
        alone[test] = bare
    return apart, alone


def adjusted(labels: NDArray[np.int64]) -> Floats:
    """Weights that bring the share of frauds to `PREVALENCE`."""
    share = labels.mean()
    return np.where(labels == 1, 1.0, (1 - PREVALENCE) / PREVALENCE * share / (1 - share))


def recall_at(labels: NDArray[np.int64], scores: Floats, alarms: float) -> float:
    legitimate = np.sort(scores[labels == 0])[::-1]
    return float((scores[labels == 1] > legitimate[int(alarms * len(legitimate))]).mean())


def figures(labels: NDArray[np.int64], scores: Floats) -> dict[str, float]:
    return {
        "auc": round(float(roc_auc_score(labels, scores)), 4),
        "ap_adj": round(float(average_precision_score(labels, scores, sample_weight=adjusted(labels))), 4),
        "recall_at_1pct": round(recall_at(labels, scores, 0.01), 4),
        "recall_at_5pct": round(recall_at(labels, scores, 0.05), 4),
    }


def calibration(labels: NDArray[np.int64], scores: Floats) -> tuple[float, float]:
    """(slope, offset) of the logistic curve through scores that the model had not seen."""
    curve = LogisticRegression(C=1e6).fit(scores[:, None], labels, sample_weight=adjusted(labels))
    return float(curve.coef_[0][0]), float(curve.intercept_[0])


def train(folder: Path, target: Path) -> None:
    data = load(folder)
    apart, alone = out_of_fold(data, 0)
    fitted = fit(data, np.arange(len(data.labels)), np.ones(data.extra.shape[0], dtype=bool))
    arrays: dict[str, NDArray[np.generic]] = {
        "mix": np.array(MIX),
        "apart": np.array(calibration(data.labels, apart)),
        "alone": np.array(calibration(data.labels, alone)),
        "dense": fitted.dense.astype(np.float32),
        "dense_offset": np.array(fitted.dense_offset),
        "plain_offset": np.array(fitted.plain_offset),
    }
    for name in BLOCKS:
        weights = fitted.plain if name == "plain" else fitted.fields[name]
        scale = float(np.abs(weights).max()) / 127
        arrays[f"weights_{name}"] = np.round(weights / scale).astype(np.int8)
        arrays[f"scale_{name}"] = np.array(scale)
        arrays[f"idf_{name}"] = np.round(fitted.idf[name] / model.IDF_STEP).astype(np.uint8)
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type]
    write_atomic(target, out.getvalue())
    print(json.dumps({"rows": len(data.labels), "extra": data.extra.shape[0], "bytes": len(out.getvalue())}))


def evaluate(path: Path) -> None:
    """Score labelled rows through the same door as `check --jsonl`."""
    rows = [row for row in read(path) if row.get("lang", "en") == "en"]
    found: dict[str, list[tuple[int, float | None]]] = {}
    began = time.perf_counter()
    for row in rows:
        whole = fields_of(row)
        posting = from_fields(
            whole.body, title=whole.title, company_profile=whole.profile, location=str(row["location"] or ""),
            salary=whole.salary, employment_type=whole.employment_type,
        )  # fmt: skip
        found.setdefault(str(row["source"]), []).append((int(str(row["label"])), model.wording_risk(posting)[0]))
    spent = time.perf_counter() - began
    report: dict[str, object] = {"ms_per_posting_with_intake": round(spent / max(len(rows), 1) * 1000, 2)}
    for source, pairs in sorted(found.items()):
        known = [(label, risk) for label, risk in pairs if risk is not None]
        labels = np.array([label for label, _ in known])
        risks = np.array([risk for _, risk in known])
        entry: dict[str, object] = {"rows": len(pairs), "silent": len(pairs) - len(known)}
        if len(set(labels.tolist())) == 2:
            entry |= figures(labels, risks)
        entry["share_of_legitimate_at_least_0.5"] = round(float((risks[labels == 0] >= 0.5).mean()), 4)
        report[source] = entry
    print(json.dumps(report, indent=1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb in ("cv", "train"):
        verbs.add_parser(verb).add_argument("--data", type=Path, required=True)
    verbs.add_parser("eval").add_argument("--file", type=Path, required=True)
    options = parser.parse_args()
    if options.verb == "train":
        train(options.data, resources.path("wording", "model.npz"))
    elif options.verb == "eval":
        evaluate(options.file)
    else:
        data = load(options.data)
        for seed in (0, 1):
            apart, alone = out_of_fold(data, seed)
            print(
                json.dumps(
                    {"seed": seed, "fields": figures(data.labels, apart), "bare_text": figures(data.labels, alone)}
                )
            )


if __name__ == "__main__":
    main()
