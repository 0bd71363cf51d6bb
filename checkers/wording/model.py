"""Wording model: estimates how similar a posting is to ones that turned out fraudulent, and lists the phrases that raised the estimate.

Offline, numpy only, linear in words, counts and the similarity to known advertisements (`near`); trained by `python -m benchmarks.wording
train` into `resources/wording/model.npz` (docs/wording-model.md: data, licences, limits). English only. It returns None where it cannot
know, and it is never a verdict: at the share of frauds in its corpus most high values are still honest postings.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.domain.checks import Posting
from checkers.wording import features
from checkers.wording.features import BLOCKS, Fields, Vector
from checkers.wording.near import EXTRA_WEIGHTS, SHARES, NearestRows, unpacked

MIN_WORDS: Final = 60
MIN_WORDS_APART: Final = 30
MAX_PHRASES: Final = 5
IDF_STEP: Final = 0.04
WAVE_STEP: Final = 1 / 256
MAX_SPREADS: Final = 4.0
PLAIN_SHARE: Final = 0.5
BARE_BLOCKS: Final = ("plain",)
FIELD_BLOCKS: Final = tuple(name for name in BLOCKS if name not in BARE_BLOCKS)
_HAN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MIN_STOP_SHARE: Final = 0.1
_SHOWN_FROM: Final = 0.10
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Model:
    """Trained numbers. `weights` and `idf` per block are bytes with a scale. `mean`, `spread` and `dense` belong to the counts; `waves`
    (counts × waves), `phases` and `curve` to the smooth function of them; `near_mean`, `near_spread` and `near_weights` to the numbers of
    `near`. `offsets` and the calibrations (slope, offset) are per machine: `apart` for postings whose fields were separate, `alone` for
    bare text."""

    weights: dict[str, NDArray[np.int8]]
    scale: dict[str, float]
    idf: dict[str, NDArray[np.uint8]]
    mean: Floats
    spread: Floats
    dense: Floats
    waves: Floats
    phases: Floats
    curve: Floats
    near: NearestRows
    near_mean: Floats
    near_spread: Floats
    near_weights: Floats
    offsets: tuple[float, float]
    apart: tuple[float, float]
    alone: tuple[float, float]


@functools.cache
def shipped_model() -> Model:
    """Return the model that comes with the program."""
    with np.load(resources.path("wording", "model.npz"), allow_pickle=False) as stored:
        return of_arrays({name: stored[name] for name in stored.files})


def of_arrays(numbers: dict[str, NDArray[np.generic]]) -> Model:
    """Build a model from the arrays in which it is stored."""

    def floats(name: str) -> Floats:
        return numbers[name].astype(np.float64)

    def pair(name: str) -> tuple[float, float]:
        first, second = floats(name).tolist()
        return float(first), float(second)

    return Model(
        weights={name: numbers[f"weights_{name}"].astype(np.int8) for name in BLOCKS},
        scale={name: float(floats(f"scale_{name}")) for name in BLOCKS},
        idf={name: numbers[f"idf_{name}"].astype(np.uint8) for name in BLOCKS},
        mean=floats("mean"),
        spread=floats("spread"),
        dense=floats("dense"),
        waves=floats("waves") * WAVE_STEP,
        phases=floats("phases"),
        curve=floats("curve"),
        near=near_of(numbers),
        near_mean=floats("near_mean"),
        near_spread=floats("near_spread"),
        near_weights=floats("near_weights"),
        offsets=pair("offsets"),
        apart=pair("apart"),
        alone=pair("alone"),
    )


def near_of(numbers: Mapping[str, NDArray[np.generic]]) -> NearestRows:
    """Build the known advertisements from the arrays in which they are stored; the arrays also hold the weights of the buckets (`idf_…`)."""
    idf = {name: numbers[f"idf_{name}"].astype(np.float64) * IDF_STEP for name in (*SHARES, *EXTRA_WEIGHTS)}
    return NearestRows(
        unpacked("near", numbers, {name: idf[name] for name in SHARES}, SHARES),
        numbers["near_groups"].astype(np.int64),
        int(numbers["near_honest"].astype(np.int64)),
        unpacked("further", numbers, {name: idf[name] for name in EXTRA_WEIGHTS}, EXTRA_WEIGHTS),
    )


def wording_risk(posting: Posting) -> tuple[float | None, tuple[str, ...]]:
    """Return (0–1, phrases that raised it), or (None, ()) if the posting is too short or not English.

    The value is calibrated to 4.84 % frauds, the share in the full corpus.
    """
    fields = fields_of(posting)
    if not _readable(fields):
        return None, ()
    return judge_features(shipped_model(), fields)


def judge_features(model: Model, fields: Fields) -> tuple[float, tuple[str, ...]]:
    """Return (calibrated value, phrases that raised it, if it is high enough to be explained) of a readable posting."""
    sparse, dense = features.blocks(fields)
    raw, values = score(model, sparse, dense, fields.apart)
    slope, offset = model.apart if fields.apart else model.alone
    risk = 1 / (1 + math.exp(-max(-30.0, min(30.0, slope * raw + offset))))
    return round(risk, 4), _phrases(fields, sparse, values) if risk >= _SHOWN_FROM else ()


def fields_of(posting: Posting) -> Fields:
    """Return the fields of a posting for the model. Fields count as separate if they were given so, not if they were read out of the
    text."""
    given = {entry.partition("=")[0] for entry in posting.found_by if entry.endswith("=given")}
    apart = bool(given & {"company_profile", "location", "employment_type"})
    body, profile = posting.text, posting.company_profile
    if len(profile) > 2:
        body = body.replace(profile, " ", 1)
    if len(posting.title) > 2:  # a title that is a line of its own is a heading; within a sentence it is wording
        body = _without_line(body, posting.title)
    return Fields(posting.title, profile, body, posting.salary, apart, posting.location)


def _without_line(body: str, line: str) -> str:
    """Return `body` with its first line that equals `line` (ignoring surrounding blanks) made blank."""
    at = body.find(line)
    while at >= 0:
        low, high = body.rfind("\n", 0, at) + 1, body.find("\n", at + len(line))
        high = high if high >= 0 else len(body)
        if not body[low:at].strip(" \t") and not body[at + len(line) : high].strip(" \t"):
            return f"{body[:low]} {body[high:]}"
        at = body.find(line, at + 1)
    return body


def score(model: Model, sparse: dict[str, Vector], dense: Floats, apart: bool) -> tuple[float, dict[str, Floats]]:
    """Return (raw score, contribution of each bucket of each block of the machine in use)."""
    names = FIELD_BLOCKS if apart else BARE_BLOCKS
    values = {name: _bucket_scores(model, name, sparse[name]) for name in names}
    raw = model.offsets[0 if apart else 1] + sum(float(value.sum()) for value in values.values())
    if apart:
        raw += PLAIN_SHARE * (float(_bucket_scores(model, "plain", sparse["plain"]).sum()) + model.offsets[1])
        scaled = standard(dense, model.mean, model.spread)
        raw += float(scaled @ model.dense + np.cos(scaled @ model.waves + model.phases) @ model.curve)
        raw += float(standard(model.near.numbers(sparse), model.near_mean, model.near_spread) @ model.near_weights)
    return raw, values


def standard(dense: Floats, mean: Floats, spread: Floats) -> Floats:
    """Standardise counts by mean and spread, clipped so that no single one can decide a posting."""
    scaled: Floats = np.clip((dense - mean) / spread, -MAX_SPREADS, MAX_SPREADS)
    return scaled


def _bucket_scores(model: Model, name: str, vector: Vector) -> Floats:
    """Return the contribution of each bucket of a block to the score."""
    if not len(vector.buckets):
        return np.zeros(0)
    idf = model.idf[name][vector.buckets] * IDF_STEP
    value = (1 + np.log(vector.counts)) * idf
    length = math.sqrt(float(value @ value)) or 1.0
    added: Floats = value / length * model.weights[name][vector.buckets] * model.scale[name]
    return added


def _readable(fields: Fields) -> bool:
    """Return True if there is enough English text for an estimate."""
    text = f"{fields.title} {fields.profile[:2000]} {fields.body[:6000]}"
    if not text.isascii() and len(_HAN.findall(text)) > 0.05 * len(text):
        return False
    words = features.words_of(text.lower())
    small = sum(map(features.STOP.__contains__, words))
    return len(words) >= (MIN_WORDS_APART if fields.apart else MIN_WORDS) and small >= _MIN_STOP_SHARE * len(words)


def _phrases(fields: Fields, sparse: dict[str, Vector], values: dict[str, Floats]) -> tuple[str, ...]:
    """Return the words and word groups of the posting that raised the score most, strongest first."""
    texts = [features.words_of(features.folded(text)) for text in (fields.title, fields.profile, fields.body)]
    added: dict[str, float] = {}
    if "plain" in values:
        _credit(added, features.plain_words(texts), 2, "plain", sparse, values)
    else:
        _credit(added, texts[0], 2, "title", sparse, values)
        _credit(added, texts[2], 2, "body", sparse, values)
        _credit(added, texts[2], 3, "triples", sparse, values)
    shown: list[str] = []
    for phrase in sorted(added, key=lambda phrase: (-added[phrase], phrase)):
        if added[phrase] <= 0 or len(shown) == MAX_PHRASES:
            break
        telling = any(word[0].isalpha() and word not in features.STOP and len(word) > 1 for word in phrase.split())
        covered = any(f" {phrase} " in f" {other} " or f" {other} " in f" {phrase} " for other in shown)
        if telling and not covered and "token" not in phrase:
            shown.append(phrase)
    return tuple(shown)


def _credit(
    added: dict[str, float],
    words: list[str],
    longest: int,
    block: str,
    sparse: dict[str, Vector],
    values: dict[str, Floats],
) -> None:
    """Add to each word group of one to three words what its bucket in `block` added to the score."""
    hashes = features.hashed(words)
    grams = {1: hashes, 2: features.pairs(hashes), 3: features.triples(hashes)}
    for length in (3,) if longest == 3 else (1, 2):
        buckets = features.bucket(grams[length], features.SALTS[block])
        worth = values[block][np.searchsorted(sparse[block].buckets, buckets)].tolist()
        for start, value in enumerate(worth):
            phrase = " ".join(words[start : start + length])
            added[phrase] = max(added.get(phrase, value), value)
