"""The wording model, trained and measured.

    python -m benchmarks.wording cv    --data DIR     grouped 5-fold cross-validation, three seeds
    python -m benchmarks.wording train --data DIR     writes resources/wording/model.npz (same data, same numbers)
    python -m benchmarks.wording eval  --file F.jsonl recall, false alarms and time of the shipped model on labelled rows

DIR holds `dev.jsonl.gz` and `en_norm_extra.jsonl.gz`. Only EMSCAD rows (CC0) are trained on, and of the second file only rows marked
`safe_for_training`. Near-duplicates and their company texts (`group`, `linked_group`) never straddle a fold. Rows are read through the
door of `check --jsonl`, in training as in use, so that nothing is learnt that the door does not deliver.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.files import write_atomic
from benchmarks.wording_fit import (
    Counts,
    Floats,
    Ints,
    calibration,
    counts,
    figures,
    gram,
    group_folds,
    joined,
    machine,
    rarity,
    unit,
    weights_of,
)
from checkers.intake import from_fields
from checkers.wording import features, model, near
from checkers.wording.features import BLOCKS, DENSE, Vector
from checkers.wording.model import FIELD_BLOCKS, Model

SHARE = near.SHARES | {"triples": 0.5}
LEAST = 2
DENSE_SHARE = 0.05
CURVE_SHARE = 0.5
WIDTH = 0.04
WAVES = 1024
COST = 3.0
NEAR_SHARE = 0.4
FIELDS = {"title": "title", "company_profile": "company_profile", "location": "location", "salary": "salary_range"}


@dataclass(frozen=True)
class Data:
    """Rows as they come and as counts per block, dense counts, plain counts of bare text, labels and groups; extra legitimate texts."""

    sparse: list[dict[str, Vector]]
    blocks: dict[str, Counts]
    alone: Counts
    dense: Floats
    labels: Ints
    groups: NDArray[np.str_]
    further: list[Vector]
    extra: Counts
    extra_groups: NDArray[np.str_]


def read(path: Path) -> list[dict[str, object]]:
    """Read a JSON-lines file, compressed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def row_of(row: dict[str, object], *, apart: bool = True) -> dict[str, str]:
    """A development row as a line of `check --jsonl`."""
    body = "\n".join(str(row[name]) for name in ("description", "requirements", "benefits") if row.get(name))
    names = FIELDS if apart else {"title": "title"}
    return {"id": str(row.get("id", "")), "text": body} | {
        ours: str(row[theirs] or "") for ours, theirs in names.items()
    }


def fields_of(row: dict[str, object], *, apart: bool = True) -> features.Fields:
    """A development row as the model reads it behind the door."""
    line = row_of(row, apart=apart)
    return model.fields_of(from_fields(line["text"], **{name: line[name] for name in FIELDS if name in line}))


def load(folder: Path) -> Data:
    """Load the development data as feature counts, labels and groups."""
    rows = [row for row in read(folder / "dev.jsonl.gz") if row["source"] == "emscad"]
    extra = [row for row in read(folder / "en_norm_extra.jsonl.gz") if str(row["safe_for_training"]) == "True"]
    made = [features.blocks(fields_of(row)) for row in rows]
    further = [features.plain_block(str(row["text_normalised"])) for row in extra]
    return Data(
        sparse=[sparse for sparse, _ in made],
        blocks={name: counts([sparse[name] for sparse, _ in made]) for name in BLOCKS},
        alone=counts([features.blocks(fields_of(row, apart=False))[0]["plain"] for row in rows]),
        dense=np.array([dense for _, dense in made]),
        labels=np.array([int(str(row["label"])) for row in rows]),
        groups=np.array([str(row["group"]) for row in rows]),
        further=further,
        extra=counts(further),
        extra_groups=np.array([str(row.get("linked_group") or f"extra{number}") for number, row in enumerate(extra)]),
    )


def waves() -> tuple[NDArray[np.int16], Floats]:
    """(directions, phases) of random Fourier features for a Gaussian kernel of `WIDTH` (Rahimi and Recht 2007)."""
    source = np.random.RandomState(6)
    directions = source.standard_normal((DENSE, WAVES)) * np.sqrt(2 * WIDTH)
    return np.round(directions / model.WAVE_STEP).astype(np.int16), source.uniform(0, 2 * np.pi, WAVES)


def near_arrays(data: Data, rows: Ints, extra: Ints, idf: dict[str, Floats]) -> dict[str, NDArray[np.generic]]:
    """The rows and extra legitimate texts given as `checkers.wording.near` keeps them, and what every row's numbers are when nothing of
    its own group is among them (`near_numbers`, for training only)."""
    ordered = rows[np.lexsort((data.groups[rows], data.labels[rows]))]
    names, labels = data.groups[ordered], data.labels[ordered]
    first = np.flatnonzero(np.append(True, (names[1:] != names[:-1]) | (labels[1:] != labels[:-1])))
    arrays = near.pack_rows("near", [data.sparse[row] for row in ordered], {name: idf[name] for name in near.SHARES})
    arrays |= near.pack_rows("further", [{"plain": data.further[row]} for row in extra], {"plain": idf["plain"]})
    arrays |= {"near_groups": first.astype(np.int16), "near_honest": np.array((labels[first] == 0).sum())}
    steps = {f"idf_{name}": np.round(weight / model.IDF_STEP) for name, weight in idf.items()}
    known, whose = model.near_of(arrays | steps), data.extra_groups[extra]
    own = [(names[first] == data.groups[row], whose == data.groups[row]) for row in rows]
    numbers = [known.numbers(data.sparse[row], *without) for row, without in zip(rows, own, strict=True)]
    return arrays | {"near_numbers": np.array(numbers)}


def fit_fields(data: Data, rows: Ints, extra: Ints, plain: Floats) -> dict[str, NDArray[np.generic]]:
    """The machine for postings whose fields came apart, fitted on the rows given, as stored. `plain` is the rarity of bare text's words,
    `extra` the legitimate texts to which nearness is measured."""
    mean, spread = data.dense[rows].mean(0), data.dense[rows].std(0) + 0.05
    scaled = model.standard(data.dense[rows], mean, spread)
    directions, phases = waves()
    curved = np.cos(scaled @ (directions * model.WAVE_STEP) + phases)
    bend = CURVE_SHARE * 2 / WAVES
    kernel = 1 + DENSE_SHARE**2 * (scaled @ scaled.T) + bend * (curved @ curved.T)
    idf = {name: rarity(data.blocks[name].of(rows), LEAST) for name in FIELD_BLOCKS}
    parts = {name: unit(data.blocks[name].of(rows), idf[name]) for name in FIELD_BLOCKS}
    for name, part in parts.items():
        kernel += SHARE[name] * gram(part)
    stored_near = near_arrays(data, rows, extra, idf | {"plain": plain})
    numbers = stored_near.pop("near_numbers").astype(np.float64)
    near_mean, near_spread = numbers.mean(0), numbers.std(0) + 0.001
    close = model.standard(numbers, near_mean, near_spread)
    kernel += NEAR_SHARE**2 * (close @ close.T)
    multipliers = machine(kernel, data.labels[rows], COST)
    arrays: dict[str, NDArray[np.generic]] = {
        "mean": mean,
        "spread": spread,
        "dense": DENSE_SHARE**2 * (multipliers @ scaled),
        "waves": directions,
        "phases": phases,
        "curve": bend * (multipliers @ curved),
        "near_mean": near_mean,
        "near_spread": near_spread,
        "near_weights": NEAR_SHARE**2 * (multipliers @ close),
        "offset_fields": np.array(multipliers.sum()),
    } | stored_near
    for name, part in parts.items():
        arrays |= stored(name, SHARE[name] * weights_of(part, multipliers), idf[name])
    return arrays


def fit_bare(data: Data, rows: Ints, extra: Ints) -> dict[str, NDArray[np.generic]]:
    """The machine for bare text, fitted on the rows and the extra legitimate texts given, as stored."""
    seen = joined(data.blocks["plain"].of(rows), data.extra.of(extra))
    idf = rarity(seen, 0)
    part = unit(seen, idf)
    labels = np.concatenate((data.labels[rows], np.zeros(len(extra), dtype=np.int64)))
    multipliers = machine(1 + gram(part), labels, COST)
    return stored("plain", weights_of(part, multipliers), idf) | {"offset_bare": np.array(multipliers.sum())}


def stored(name: str, weights: Floats, idf: Floats) -> dict[str, NDArray[np.generic]]:
    """Weights and rarity of a block as bytes."""
    scale = float(np.abs(weights).max()) / 127
    return {
        f"weights_{name}": np.round(weights / scale).astype(np.int8),
        f"scale_{name}": np.array(scale),
        f"idf_{name}": np.round(idf / model.IDF_STEP).astype(np.uint8),
    }


def fit(data: Data, rows: Ints, extra: Ints) -> dict[str, NDArray[np.generic]]:
    """Both machines, as stored."""
    bare = fit_bare(data, rows, extra)
    return bare | fit_fields(data, rows, extra, bare["idf_plain"].astype(np.float64) * model.IDF_STEP)


def assembled(
    fitted: dict[str, NDArray[np.generic]],
    apart: tuple[float, float],
    alone: tuple[float, float],
) -> dict[str, NDArray[np.generic]]:
    """The arrays of a model file. Numbers are kept in 32 bits, so that the last digits of a machine's arithmetic do not show."""
    whole = dict(fitted)
    offsets = np.array([float(whole.pop("offset_fields")), float(whole.pop("offset_bare"))])  # type: ignore[arg-type]
    whole |= {"offsets": offsets, "apart": np.array(apart), "alone": np.array(alone)}
    return {
        name: array.astype(np.float32) if array.dtype == np.float64 else array for name, array in sorted(whole.items())
    }


def scored(made: Model, data: Data, rows: Ints) -> tuple[Floats, Floats]:
    """(score with fields, score of bare text) of rows by a model, quantised as it is stored."""
    apart = np.full(len(rows), made.offsets[0])
    for name in FIELD_BLOCKS:
        apart += block_scores(made, name, data.blocks[name].of(rows))
    scaled = model.standard(data.dense[rows], made.mean, made.spread)
    apart += scaled @ made.dense + np.cos(scaled @ made.waves + made.phases) @ made.curve
    numbers = np.array([made.near.numbers(data.sparse[row]) for row in rows])
    apart += model.standard(numbers, made.near_mean, made.near_spread) @ made.near_weights
    apart += model.PLAIN_SHARE * (made.offsets[1] + block_scores(made, "plain", data.blocks["plain"].of(rows)))
    return apart, made.offsets[1] + block_scores(made, "plain", data.alone.of(rows))


def block_scores(made: Model, name: str, raw: Counts) -> Floats:
    """Return the scores of one feature block."""
    part = unit(raw, made.idf[name] * model.IDF_STEP)
    return np.bincount(part.row, part.values * made.weights[name][part.buckets] * made.scale[name], minlength=raw.rows)


def out_of_fold(data: Data, seed: int) -> tuple[Floats, Floats]:
    """(score with fields, score of bare text) of every row by a model that saw nothing of its group."""
    apart, alone = np.zeros(len(data.labels)), np.zeros(len(data.labels))
    for train, test in group_folds(data.labels, data.groups, seed):
        extra = np.flatnonzero(~np.isin(data.extra_groups, data.groups[test]))
        arrays = assembled(fit(data, train, extra), (1.0, 0.0), (1.0, 0.0))
        apart[test], alone[test] = scored(model.of_arrays(arrays), data, test)
    return apart, alone


def train(folder: Path, target: Path) -> None:
    """Train the model on all data and write it to `target`."""
    data = load(folder)
    apart, alone = out_of_fold(data, 0)
    every = np.arange(len(data.labels))
    arrays = assembled(
        fit(data, every, np.arange(data.extra.rows)),
        calibration(data.labels, apart),
        calibration(data.labels, alone),
    )
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type]
    write_atomic(target, out.getvalue())
    print(json.dumps({"rows": len(data.labels), "extra": data.extra.rows, "bytes": len(out.getvalue())}))


def evaluate(path: Path) -> None:
    """Score labelled rows through the same door as `check --jsonl`."""
    rows = [row for row in read(path) if row.get("lang", "en") == "en"]
    found: dict[str, list[tuple[int, float | None]]] = {}
    began = time.perf_counter()
    for row in rows:
        line = row_of(row)
        posting = from_fields(line["text"], **{name: line[name] for name in FIELDS})
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
    """Run cross-validation, training or an evaluation."""
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
        for seed in (0, 1, 2):
            apart, alone = out_of_fold(data, seed)
            print(
                json.dumps(
                    {"seed": seed, "fields": figures(data.labels, apart), "bare_text": figures(data.labels, alone)}
                )
            )


if __name__ == "__main__":
    main()
