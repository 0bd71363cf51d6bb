"""The wording model: how much a posting reads like ones that turned out fraudulent, and the phrases that moved it.

Linear, offline, numpy only; trained by `python -m benchmarks.wording train` into `resources/wording/model.npz` (docs/wording-model.md:
data, licences, limits). English only. It is silent (None) where it cannot know, and it is never a verdict: at the share of frauds in
its corpus most high values are still honest postings.
"""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.domain.checks import Posting
from checkers.wording import features
from checkers.wording.features import BLOCKS, Fields, Vector

MIN_WORDS: Final = 60
MIN_WORDS_APART: Final = 30
MAX_PHRASES: Final = 5
IDF_STEP: Final = 0.04
_HAN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MIN_STOP_SHARE: Final = 0.1
_SHOWN_FROM: Final = 0.10
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Model:
    """Trained numbers. `weights` and `idf` per block are bytes with a scale; `apart` and `alone` are (slope, offset) of the
    calibration for postings whose fields came apart and for bare text."""

    weights: dict[str, NDArray[np.int8]]
    scale: dict[str, float]
    idf: dict[str, NDArray[np.uint8]]
    dense: Floats
    dense_offset: float
    plain_offset: float
    mix: tuple[float, float]
    apart: tuple[float, float]
    alone: tuple[float, float]


@functools.cache
def shipped() -> Model:
    """The model that comes with the program."""
    with np.load(resources.path("wording", "model.npz"), allow_pickle=False) as stored:
        numbers = {name: stored[name] for name in stored.files}
    pair = {name: (float(numbers[name][0]), float(numbers[name][1])) for name in ("mix", "apart", "alone")}
    return Model(
        weights={name: numbers[f"weights_{name}"] for name in BLOCKS},
        scale={name: float(numbers[f"scale_{name}"]) for name in BLOCKS},
        idf={name: numbers[f"idf_{name}"] for name in BLOCKS},
        dense=numbers["dense"].astype(np.float64),
        dense_offset=float(numbers["dense_offset"]),
        plain_offset=float(numbers["plain_offset"]),
        mix=pair["mix"],
        apart=pair["apart"],
        alone=pair["alone"],
    )


def wording_risk(posting: Posting) -> tuple[float | None, tuple[str, ...]]:
    """(0–1, phrases that raised it) or (None, ()) when the posting is too short or not English.

    The value is calibrated to 4.84 % frauds, the share in the full corpus.
    """
    fields = fields_of(posting)
    if not _readable(fields):
        return None, ()
    model = shipped()
    sparse, dense = features.blocks(fields)
    values = {name: _weighted(model, name, vector) for name, vector in sparse.items()}
    general, apart = scores(model, values, dense)
    raw, (slope, offset) = (apart, model.apart) if fields.apart else (general, model.alone)
    risk = 1 / (1 + math.exp(-max(-30.0, min(30.0, slope * raw + offset))))
    phrases = _phrases(fields, sparse, values) if risk >= _SHOWN_FROM else ()
    return round(risk, 4), phrases


def fields_of(posting: Posting) -> Fields:
    """The posting as the model reads it. Fields count as apart when they were given so, not when they were read out of the text."""
    given = {entry.partition("=")[0] for entry in posting.found_by if entry.endswith("=given")}
    apart = bool(given & {"company_profile", "location", "employment_type"})
    body = posting.text
    for part in (posting.company_profile, posting.title):
        if part and len(part) > 2 and part in body:
            body = body.replace(part, " ", 1)
    profile = posting.company_profile
    return Fields(posting.title, profile, body, posting.salary, posting.employment_type, apart, posting.location)


def scores(model: Model, values: dict[str, Floats], dense: Floats) -> tuple[float, float]:
    """(score of the words alone, score with fields and counts) from the weighted values of each block."""
    general = float(values["plain"].sum()) + model.plain_offset
    fields = float(sum(values[name].sum() for name in BLOCKS if name != "plain"))
    fields += float(dense @ model.dense) + model.dense_offset
    return general, model.mix[0] * general + model.mix[1] * fields


def _weighted(model: Model, name: str, vector: Vector) -> Floats:
    """What each bucket of a block adds to the score."""
    if not len(vector.buckets):
        return np.zeros(0)
    idf = model.idf[name][vector.buckets] * IDF_STEP
    value = (1 + np.log(vector.counts)) * idf
    length = math.sqrt(float(value @ value)) or 1.0
    added: Floats = value / length * model.weights[name][vector.buckets] * model.scale[name]
    return added


def _readable(fields: Fields) -> bool:
    """Whether there is enough English text to say anything."""
    text = f"{fields.title} {fields.profile[:2000]} {fields.body[:6000]}"
    if len(_HAN.findall(text)) > 0.05 * len(text):
        return False
    words = features.words_of(text.lower())
    return len(words) >= (MIN_WORDS_APART if fields.apart else MIN_WORDS) and sum(
        word in features.STOP for word in words
    ) >= _MIN_STOP_SHARE * len(words)


def _phrases(fields: Fields, sparse: dict[str, Vector], values: dict[str, Floats]) -> tuple[str, ...]:
    """The words and word pairs of the posting that raised the score most, strongest first."""
    words = features.plain_words(
        [features.words_of(features.folded(text)) for text in (fields.title, fields.profile, fields.body)]
    )
    hashes = features.hashed(words)
    grams = np.concatenate((hashes, features.pairs(hashes)))
    buckets = features.bucket(grams, features.SALTS["plain"])
    added = values["plain"][np.searchsorted(sparse["plain"].buckets, buckets)]
    shown: list[str] = []
    for place in np.argsort(-added, kind="stable").tolist():
        if added[place] <= 0 or len(shown) == MAX_PHRASES:
            break
        phrase = words[place] if place < len(words) else " ".join(words[place - len(words) : place - len(words) + 2])
        covered = any(phrase in other or other in phrase for other in shown)
        if not covered and not phrase.endswith("token"):
            shown.append(phrase)
    return tuple(shown)
