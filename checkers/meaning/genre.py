"""Tells the genre of a text: an offer or message to the reader, or one that tells of demands (news, tales, reviews, lessons, chats among friends,
staff procedures, terms of customers, law, fiction).

The whole text is weighed by cues (`genre_cues`), the speakers it has and the embeddings of its passages, together with the passage around the
words of a demand: logistic regression, numpy only. Trained by `python -m benchmarks.genre train` into `resources/meaning/genre.npz`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.text.characters import has_han
from checkers.meaning.encoder import embed
from checkers.meaning.genre_cues import AT_EDGES, IN_SENTENCES, IN_TEXT
from checkers.rules.concepts import Span
from checkers.scope.speakers import lines
from checkers.scope.whose_words import sentences

TOLD: Final = 2.5
"""Score above which a text surely tells of a demand."""
DOUBTED: Final = 1.5
"""How much more is needed where the reader doubts a demand that is made now, or where two speakers talk: words of the reader, not of the one who
asks, make such a text like a tale."""
PASSAGE: Final = 180
"""Passages of sentences have this many characters at least, if the text has them."""
CUT: Final = 400
"""Characters of a passage that are read."""
PASSAGES: Final = 12
"""Maximum number of passages of a text that are read: from its beginning."""
AROUND: Final = 350
"""Characters before and after the words of a demand that are read with them, `AROUND` times two at most."""
HEAD: Final = 60
"""Characters at the beginning in which a cue counts by itself."""
_SPEAKERS: Final = 8
_QUESTION: Final = re.compile(r"[?？]\s*$")
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class GenreWeights:
    """Weights of the features of `features`, and the `offset`."""

    weights: Floats
    offset: float


@functools.cache
def shipped_weights() -> GenreWeights:
    """Return the weights that come with the program."""
    with np.load(resources.path("meaning", "genre.npz"), allow_pickle=False) as stored:
        return GenreWeights(stored["weights"].astype(np.float64), float(stored["offset"]))


def tells(text: str, row: Floats) -> bool:
    """Return True if a normalised text surely tells of a demand and does not make it; `row` are its features for the words of that demand."""
    known = shipped_weights()
    least = TOLD + (DOUBTED if is_doubted(text) else 0.0)
    return bool(row @ known.weights + known.offset > least)


def is_doubted(text: str) -> bool:
    """Return True if a normalised text begins or ends with a question, doubts in it, or two speakers talk."""
    if IN_TEXT["doubt"].search(text) or any(_QUESTION.search(part) for part in _edges(text)):
        return True
    said, chat = lines(text)
    return chat and len({line.who for line in said if line.who}) == 2


def features(text: str, spans: Sequence[Span]) -> Floats:
    """Return the features of a normalised text for the demand at each of `spans`: cues, its passages, the passage around the demand."""
    passages = _passages(text)
    around = [text[max(0, start - AROUND) : end + AROUND][: 2 * AROUND] for start, end in spans]
    embedded = embed([*passages, *around]).astype(np.float64)
    whole = np.concatenate((cues(text), embedded[: len(passages)].mean(axis=0)))
    return np.array([np.concatenate((whole, one)) for one in embedded[len(passages) :]])


def cues(text: str) -> Floats:
    """Return the cues of a normalised text and what its speakers and its length are."""
    parts = [text[start:end] for start, end in sentences(text)] or [text]
    counts = [sum(pattern.search(part) is not None for part in parts) for pattern in IN_SENTENCES.values()]
    found = [value for count in counts for value in (count / len(parts), float(np.log1p(count)) / 3)]
    for whole in (text, text[:HEAD]):
        found += [float(pattern.search(whole) is not None) for pattern in IN_TEXT.values()]
    said, chat = lines(text)
    speakers = len({line.who for line in said if line.who}) if chat else 0
    found += [float(chat), float(speakers == 2), float(speakers > 2), min(speakers, _SPEAKERS) / 4]
    found += [float(np.log(len(text) + 1)) / 4, float(np.log1p(len(said))) / 3, float(has_han(text))]
    for name in AT_EDGES:
        found += [float(IN_SENTENCES[name].search(part) is not None) for part in _edges(text)]
    return np.array(found)


def _edges(text: str) -> tuple[str, str]:
    """Return the first and the last sentence of a normalised text."""
    spans = sentences(text) or [(0, len(text))]
    return text[slice(*spans[0])], text[slice(*spans[-1])]


def _passages(text: str) -> list[str]:
    """Return the passages of a normalised text, sentences that follow each other."""
    found: list[str] = []
    first: int | None = None
    last = 0
    for start, last in sentences(text):
        first = start if first is None else first
        if last - first >= PASSAGE:
            found.append(text[first:last][:CUT])
            first = None
    if first is not None:
        found.append(text[first:last][:CUT])
    return found[:PASSAGES] or [text[:CUT]]
