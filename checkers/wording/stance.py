"""Stance of a text: does it demand, as a fraudulent posting does, or report, explain, warn and refuse. Rules find the words of a demand;
the stance classifies the sentences that hold them, or a text as a whole.

Hashed runs of one to three words (English) or one to four characters (Chinese), present or not, weighed by
`resources/wording/stance.npz`. Trained by `python -m benchmarks.stance train` on the synthetic sets of the tests, advertisements that ask
and near-misses that do not, whole and by sentence, and on honest English advertisements of EMSCAD (CC0). Offline, numpy only, linear in the text. It decides
nothing alone: see `posting_rules`.
"""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app import resources
from checkers.rules.concepts import Span

BUCKETS: Final = 1 << 17
IDF_STEP: Final = 0.04
LANGUAGES: Final = ("en", "zh")
_RUNS: Final = {"en": 3, "zh": 4}
_WORD: Final = re.compile(r"[a-z']+|#|[$£€]")
_NUMBER: Final = re.compile(r"\d+")
_BLANK: Final = re.compile(r"\s+")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_HAN_SHARE: Final = 0.2
_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_SALT: Final = np.uint64(0xC2B2AE3D27D4EB4F)
_SHIFT: Final = np.uint64(64 - 17)
Buckets = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of one language, per bucket: `weights` times `scale`, rarity `idf` in steps of `IDF_STEP` (0: never seen); and the
    `offset`."""

    weights: NDArray[np.int8]
    idf: NDArray[np.uint8]
    scale: float
    offset: float


@functools.cache
def shipped_weights() -> Mapping[str, Weights]:
    """Return the weights that come with the program, by language."""
    with np.load(resources.path("wording", "stance.npz"), allow_pickle=False) as stored:
        return {
            name: Weights(
                stored[f"{name}_weights"],
                stored[f"{name}_idf"],
                float(stored[f"{name}_scale"]),
                float(stored[f"{name}_offset"]),
            )
            for name in LANGUAGES
        }


def language(text: str) -> str:
    """Return the language whose weights score a normalised text: `zh` or `en`."""
    return "zh" if not text.isascii() and len(_HAN.findall(text)) > _HAN_SHARE * len(text) else "en"


def words(text: str, name: str) -> int:
    """Count the words (characters, in Chinese) of a normalised text that are read."""
    return len((_HAN if name == "zh" else _WORD).findall(text))


def buckets(text: str, name: str) -> Buckets:
    """Return the different buckets of a normalised text, in order."""
    text = _NUMBER.sub("#", text)
    if name == "zh":
        units = np.frombuffer(_BLANK.sub(" ", text).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    else:
        units = np.array([zlib.crc32(word.encode()) for word in _WORD.findall(text)], dtype=np.uint64)
    found = []
    run = np.zeros(len(units), dtype=np.uint64)
    for length in range(1, min(_RUNS[name], len(units)) + 1):
        run = (run[: len(units) - length + 1] + units[length - 1 :] + np.uint64(length)) * _GOLDEN
        run ^= run >> np.uint64(29)
        found.append((run * _SALT) >> _SHIFT)
    return np.unique(np.concatenate(found)).astype(np.int64) if found else np.zeros(0, dtype=np.int64)


def stance_score(text: str, weights: Mapping[str, Weights] | None = None) -> float:
    """Score a normalised text: above 0 it reads like one that asks, below 0 like one that reports; 0 if nothing of it is known."""
    name = language(text)
    known = (weights or shipped_weights())[name]
    found = buckets(text, name)
    rarity = known.idf[found] * IDF_STEP
    length = float(np.sqrt((rarity * rarity).sum()))
    if not length:
        return 0.0
    return float((known.weights[found] * rarity).sum()) * known.scale / length + known.offset


def heaviest_spans(text: str, spans: list[Span], count: int) -> list[Span]:
    """Return the `count` of `spans` of a normalised text with the highest weight for asking, in order; none with a negative one."""
    name = language(text)
    known = shipped_weights()[name]
    ranked: list[tuple[float, Span]] = []
    for start, end in spans:
        found = buckets(text[start:end], name)
        weight = float((known.weights[found] * (known.idf[found] * IDF_STEP)).sum())
        if weight > 0:
            ranked.append((weight, (start, end)))
    return sorted(span for _, span in sorted(ranked, reverse=True)[:count])
