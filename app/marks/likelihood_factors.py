"""Evidence factors: what one observed carrier says about a copy's value, normalised so that its mean is 1.

For every carrier and every outside text, the average of a factor over uniformly drawn values is exactly 1; that is all
the proof of the error bound needs. A factor is built from the text alone and never from any copy.

Noise level z (clean, worn, rough) sets: P[z] the price of one edit, PHI[z] the price of one inversion in a list,
RHO[z] the chance that somebody rewrote the carrier as a whole (a platform's date format, a sorter).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]

P: Final = (0.05, 0.20, 0.45)
PHI: Final = (0.04, 0.20, 0.50)
RHO: Final = (0.01, 0.03, 0.10)
NOISE_LEVELS: Final = len(P)
FLOOR: Final = 1e-4
"""A single occurrence never counts for more than this against an option."""
_TOKEN_ERROR: Final = (0.002, 0.01, 0.05)
TOKEN_RHO: Final = 0.2
"""Chance that a string of the shape of a token is something else."""
CUT_WEIGHT: Final = 0.7
"""Weight, for a list that reaches the edge of the text, of the hypothesis that the unseen items stood beyond that edge."""
BOTH_ENDS: Final = 2


class Factor(Protocol):
    """One observed carrier."""

    @property
    def width(self) -> int:
        """Return the number of bytes of the carrier's value."""
        ...

    def values(self, body: Bytes) -> Floats:
        """Return the factors of copies: (n, width) value bytes → (noise levels, n)."""
        ...

    def draw(self, rng: np.random.Generator, noise: NDArray[np.intp]) -> Bytes:
        """Draw values from the uniform law tilted by the factor, one per entry of `noise`: (n, width)."""
        ...

    def uniform(self, rng: np.random.Generator, count: int) -> Bytes:
        """Draw values from the uniform law: (count, width)."""
        ...


@dataclass(frozen=True, slots=True)
class ChoiceFactor:
    """A choice among options; `table[z, option]`, mean 1 over options for each z."""

    table: Floats
    width: int = 1

    def values(self, body: Bytes) -> Floats:
        """See `Factor`."""
        return np.asarray(self.table[:, body[:, 0]])

    def draw(self, rng: np.random.Generator, noise: NDArray[np.intp]) -> Bytes:
        """See `Factor`."""
        steps = np.cumsum(self.table / self.table.shape[1], axis=1)
        picks = (rng.random(len(noise))[:, None] > steps[noise][:, :-1]).sum(axis=1)
        return np.asarray(picks[:, None], dtype=np.uint8)

    def uniform(self, rng: np.random.Generator, count: int) -> Bytes:
        """See `Factor`."""
        return rng.integers(0, self.table.shape[1], (count, 1), dtype=np.uint8)


def choice_factor(options: int, costs: Sequence[Sequence[int]]) -> ChoiceFactor:
    """Build a factor from extra edit costs per occurrence (≥ 0, one per option): likelihoods multiplied over occurrences, normalised,
    mixed with the rewrite chance."""
    table = np.ones((NOISE_LEVELS, options))
    for z in range(NOISE_LEVELS):
        for occurrence in costs:
            table[z] *= np.maximum(P[z] ** np.asarray(occurrence, dtype=float), FLOOR)
            table[z] /= table[z].max()
        table[z] = (1 - RHO[z]) * table[z] / table[z].mean() + RHO[z]
    return ChoiceFactor(table)


@dataclass(frozen=True, slots=True)
class OrderFactor:
    """A list of `size` items of which `seen` (indices, in the order of the text) were found.

    Kendall's distance over the seen items (Mallows' law); where the text is cut at the list's end (`cut` = 1) or start
    (`cut` = -1), mixed with the law in which everything unseen stood beyond the cut (Fligner–Verducci stages); where it
    is cut at both (`cut` = 2), with the law in which nothing unseen stood between them.
    """

    size: int
    seen: tuple[int, ...]
    cut: int = 0

    @property
    def width(self) -> int:
        """See `Factor`."""
        return self.size

    def statistics(self, body: Bytes) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return the inversions among the seen items, and the (seen, unseen) pairs with the unseen item in front (cut at both ends: the
        unseen items among the seen): (n,) each."""
        count = len(body)
        ranks = np.empty((count, self.size), dtype=np.uint8)
        np.put_along_axis(ranks, body.astype(np.intp), np.arange(self.size, dtype=np.uint8)[None, :], axis=1)
        seen = ranks[:, list(self.seen)]
        inner = np.zeros(count, dtype=np.intp)
        for place in range(len(self.seen) - 1):
            inner += (seen[:, place : place + 1] > seen[:, place + 1 :]).sum(axis=1)
        outer = np.zeros(count, dtype=np.intp)
        if self.cut == BOTH_ENDS:
            outer = np.asarray(seen.max(axis=1).astype(np.intp) - seen.min(axis=1) + 1 - len(self.seen))
        elif self.cut:
            for item in self._unseen_items():
                outer += (seen > ranks[:, item : item + 1]).sum(axis=1)
        return inner, outer

    def _unseen_items(self) -> list[int]:
        return [item for item in range(self.size) if item not in self.seen]

    def tables(self) -> tuple[Floats, Floats]:
        """Return (z, inversions) factors of the seen items alone, and (z, all inversions) factors of the cut list."""
        shown = len(self.seen)
        pairs = shown * (shown - 1) // 2
        every = pairs + shown * (self.size - shown)
        alone, cut = np.empty((NOISE_LEVELS, pairs + 1)), np.empty((NOISE_LEVELS, every + 1))
        for z, phi in enumerate(PHI):
            stages = [_stage(phi, shown - place) for place in range(shown)]
            alone[z] = phi ** np.arange(pairs + 1) * math.exp(-sum(math.log(stage) for stage in stages))
            stages = [_stage(phi, self.size - place) for place in range(shown)]
            cut[z] = phi ** np.arange(every + 1) * math.exp(-sum(math.log(stage) for stage in stages))
        return alone, cut

    def values(self, body: Bytes) -> Floats:
        """See `Factor`."""
        inner, outer = self.statistics(body)
        alone, cut = self.tables()
        rho = np.asarray(RHO)[:, None]
        weight = CUT_WEIGHT if self.cut else 0.0
        result = (1 - weight) * alone[:, inner]
        if self.cut == BOTH_ENDS:
            result += weight * alone[:, inner] * self.between()[:, outer]
        elif self.cut > 0:
            result += weight * cut[:, inner + outer]
        elif self.cut < 0:
            result += weight * cut[:, inner + len(self.seen) * (self.size - len(self.seen)) - outer]
        return np.asarray((1 - rho) * result + rho)

    def _spans(self) -> Floats:
        """Return the chances that 0, 1, … unseen items stand among the seen ones of a uniform permutation."""
        shown, size = len(self.seen), self.size
        if shown == 1:
            return np.ones(1)
        ways = [(size - span + 1) * math.comb(span - 2, shown - 2) for span in range(shown, size + 1)]
        return np.asarray(ways, dtype=float) / math.comb(size, shown)

    def between(self) -> Floats:
        """Return (z, unseen items among the seen) factors: PHI to that number, mean 1."""
        chances = self._spans()
        powers = np.asarray(PHI)[:, None] ** np.arange(len(chances))
        return np.asarray(powers / (powers @ chances)[:, None])

    def draw(self, rng: np.random.Generator, noise: NDArray[np.intp]) -> Bytes:
        """See `Factor`."""
        count = len(noise)
        body = self.uniform(rng, count)
        kept = rng.random(count) >= np.asarray(RHO)[noise]
        beyond = kept & (rng.random(count) < CUT_WEIGHT) if self.cut else np.zeros(count, dtype=bool)
        phi = np.asarray(PHI)[noise]
        if self.cut == BOTH_ENDS:
            body[beyond] = self._gathered(rng, body[beyond], noise[beyond])
            body[kept] = self._tilted_permutations(rng, body[kept], phi[kept], len(self.seen))
            return body
        alone = kept & ~beyond
        body[alone] = self._tilted_permutations(rng, body[alone], phi[alone], len(self.seen))
        body[beyond] = self._tilted_permutations(rng, body[beyond], phi[beyond], self.size)
        return body

    def _gathered(self, rng: np.random.Generator, body: Bytes, noise: NDArray[np.intp]) -> Bytes:
        """Return permutations whose seen items are moved to places drawn by the law of `between`, orders kept as they are."""
        count, shown = len(body), len(self.seen)
        weights = np.cumsum(self.between() * self._spans(), axis=1)[noise]
        span = shown + (rng.random(count)[:, None] > weights[:, :-1]).sum(axis=1)
        start = np.floor(rng.random(count) * (self.size - span + 1)).astype(np.intp)
        places = np.arange(self.size)[None, :] - start[:, None]
        keys = rng.random((count, self.size))  # the lowest keys inside the span are taken, its ends always
        keys[(places < 0) | (places >= span[:, None])] = 2.0
        keys[(places == 0) | (places == span[:, None] - 1)] = -1.0
        taken = np.zeros((count, self.size), dtype=bool)
        np.put_along_axis(taken, np.argsort(keys, axis=1)[:, :shown], True, axis=1)
        own = np.isin(body, np.asarray(self.seen, dtype=np.uint8))
        result = np.empty_like(body)
        result[taken], result[~taken] = body[own], body[~own]
        return result

    def _tilted_permutations(self, rng: np.random.Generator, body: Bytes, phi: Floats, reach: int) -> Bytes:
        """Return uniform permutations in which the seen items are redrawn: stage by stage the next seen item is preceded by V of the
        remaining ones, P(V) ∝ phi^V over `reach` minus stage places."""
        count = len(body)
        seen = list(reversed(self.seen)) if self.cut < 0 else list(self.seen)
        rest = self._unseen_items() if reach == self.size else []
        pool = np.tile(np.asarray([*seen, *rest], dtype=np.uint8), (count, 1))
        if rest:  # the unseen follow in uniform order
            pool[:, len(seen) :] = rng.permuted(pool[:, len(seen) :], axis=1)
        order = _inserted(rng, pool, len(seen), phi)
        if self.cut < 0:
            order = order[:, ::-1]
        if reach == self.size:
            return np.asarray(order)
        result = body.copy()
        places = np.isin(body, np.asarray(seen, dtype=np.uint8))
        result[places] = order.reshape(-1)
        return result

    def uniform(self, rng: np.random.Generator, count: int) -> Bytes:
        """See `Factor`."""
        return np.asarray(
            rng.permuted(np.tile(np.arange(self.size, dtype=np.uint8), (count, 1)), axis=1), dtype=np.uint8
        )


def _stage(phi: float, places: int) -> float:
    """Return the mean of phi^V for V uniform on 0 … places-1."""
    return (1 - phi**places) / (places * (1 - phi))


def _inserted(rng: np.random.Generator, pool: Bytes, stages: int, phi: Floats) -> Bytes:
    """Return permutations of each row of `pool` whose item of stage j is preceded by V_j of the items of later stages."""
    count, size = pool.shape
    order = pool.copy()
    for stage in range(min(stages, size - 1) - 1, -1, -1):
        places = size - stage
        u = rng.random(count)
        ahead = np.floor(np.log1p(-u * (1 - phi**places)) / np.log(phi)).astype(np.intp)
        ahead = np.minimum(ahead, places - 1)
        item = order[:, stage].copy()
        for step in range(places - 1):
            move = ahead > step
            order[move, stage + step] = order[move, stage + step + 1]
        order[np.arange(count), stage + ahead] = item
    return order


@dataclass(frozen=True, slots=True)
class TokenFactor:
    """Tokens seen in the text: `candidates` (r, n) symbol numbers, 255 = unreadable symbol. Copies without a token hold
    255 in their first byte and get factor 1."""

    candidates: Bytes
    symbols: int

    @property
    def width(self) -> int:
        """See `Factor`."""
        return int(self.candidates.shape[1])

    def values(self, body: Bytes) -> Floats:
        """See `Factor`."""
        result = np.zeros((NOISE_LEVELS, len(body)))
        for seen in self.candidates:
            readable = seen != 255
            wrong = (body[:, readable] != seen[readable]).sum(axis=1)
            for z in range(NOISE_LEVELS):
                mean = (1 / self.symbols + (1 - 1 / self.symbols) * _TOKEN_ERROR[z]) ** int(readable.sum())
                result[z] += _TOKEN_ERROR[z] ** wrong / mean / len(self.candidates)
        result = (1 - TOKEN_RHO) * result + TOKEN_RHO
        result[:, body[:, 0] == 255] = 1.0
        return np.asarray(result)

    def draw(self, rng: np.random.Generator, noise: NDArray[np.intp]) -> Bytes:
        """See `Factor`."""
        count = len(noise)
        body = self.uniform(rng, count)
        seen = self.candidates[rng.integers(0, len(self.candidates), count)]
        error = np.asarray(_TOKEN_ERROR)[noise]
        right = (1 / self.symbols) / (1 / self.symbols + (1 - 1 / self.symbols) * error)
        keep = rng.random(seen.shape) < right[:, None]
        other = np.asarray((seen + rng.integers(1, self.symbols, seen.shape)) % self.symbols, dtype=np.uint8)
        drawn = np.where(seen == 255, body, np.where(keep, seen, other))
        kept = rng.random(count) >= TOKEN_RHO
        body[kept] = drawn[kept]
        return body

    def uniform(self, rng: np.random.Generator, count: int) -> Bytes:
        """See `Factor`."""
        return np.asarray(rng.integers(0, self.symbols, (count, self.width)), dtype=np.uint8)
