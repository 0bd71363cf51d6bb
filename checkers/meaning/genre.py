"""Features that tell the genre of a text: an offer or message to the reader, or one that tells of demands (news, tales, reviews, lessons, chats among friends,
staff procedures, terms of customers, law, fiction).

Cues of the whole text (`genre_cues`), the speakers it has, the embeddings of its passages and of the passage around the words of a demand. What they weigh is
learnt with the last decision (`checkers.meaning.decision`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.text.characters import has_han
from checkers.meaning.encoder import embed
from checkers.meaning.genre_cues import AT_EDGES, IN_SENTENCES, IN_TEXT
from checkers.rules.concepts import Span
from checkers.scope.speakers import lines
from checkers.scope.whose_words import sentences

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
Floats = NDArray[np.float64]


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
