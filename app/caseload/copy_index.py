"""Index over the copies of all students' vaults, for tracing: by file hash, reference and alias token, and whose résumé a text may be of.

Finds whose copies are worth comparing; never judges. Leaving somebody out can make an answer weaker, never wrong, for the bound counts every copy.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

_GRAM: Final = 4
"""Letters of a piece of text: few enough for Chinese and for misread characters."""
_MAX_TEXT: Final = 200_000
_SHARE: Final = 0.5
"""Somebody is compared who has at least this share of what the nearest one has in common with the text."""
MOST: Final = 3
"""Most people whom a text is compared with, besides those to whom a reference, an alias or a hash points."""
_NOBODY: Final = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class IndexedCopy:
    """A copy in the index: the number of its owner, its reference, the token of its alias (or empty) and the hashes of its files."""

    owner: int
    reference: str
    token: str
    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CohortIndex:
    """The index. Owners are numbered in the order in which their résumés were given."""

    _exact: Mapping[str, NDArray[np.int32]] = field(repr=False)
    _grams: Mapping[str, NDArray[np.int32]] = field(repr=False)
    _owners: int

    def exact(self, values: Iterable[str]) -> tuple[int, ...]:
        """Return the owners of copies with one of these hashes, references or tokens."""
        return tuple(dict.fromkeys(int(owner) for one in values for owner in self._exact.get(one, _NOBODY)))

    def near(self, untrusted_text: str) -> tuple[int, ...]:
        """Return the owners of résumés that share the most with a text, best first, at most `MOST`. What few have weighs more."""
        found = [owners for gram in grams(untrusted_text) if (owners := self._grams.get(gram)) is not None]
        if not found:
            return ()
        counts = np.array([len(owners) for owners in found])
        each = np.repeat(np.log1p(self._owners / counts), counts)
        weights = np.bincount(np.concatenate(found), weights=each, minlength=self._owners)
        best = np.argsort(-weights, kind="stable")[:MOST]
        return tuple(int(one) for one in best if weights[one] >= _SHARE * weights[best[0]])


def build_index(resumes: Sequence[str], copies: Iterable[IndexedCopy]) -> CohortIndex:
    """Return the index of each owner's résumés (the text of all versions) and of the copies made from them."""
    pieces, exact = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for owner, text in enumerate(resumes):
        for gram in grams(text):
            pieces[gram].append(owner)
    for one in copies:
        for value in (one.reference, one.token, *one.hashes):
            if value:
                exact[value].append(one.owner)
    return CohortIndex(_arrays(exact), _arrays(pieces), len(resumes))


def grams(text: str) -> frozenset[str]:
    """Return the pieces of a text, without case, width, spaces and punctuation."""
    folded = unicodedata.normalize("NFKC", text[:_MAX_TEXT]).casefold()
    letters = "".join(char for char in folded if char.isalnum())
    return frozenset(letters[place : place + _GRAM] for place in range(len(letters) - _GRAM + 1))


def _arrays(lists: Mapping[str, list[int]]) -> dict[str, NDArray[np.int32]]:
    return {key: np.asarray(values, dtype=np.int32) for key, values in lists.items()}
