"""Joint scores: a copy is judged together with the other copies that best explain what it does not.

A text blended from several copies speaks weakly for each and loudly for all of them together. For a copy `a` the other
copies are taken as they are: over pairs (or triples) of hypothesis θ and partners b,

    F(a) = Σ π_θ J_θ(a, b) / Σ π_θ J_θ(b),     J_θ = Π over pieces of (f(a) + f(b) + rest) / parts

The weights π_θ J_θ(b) / Σ depend on the text and on the partners alone, and given them each ratio J_θ(a, b) / J_θ(b) has
mean 1 over a's uniform, independent values. So F is an e-value of `a` alone, for any text and whoever the partners are:
N copies are tested, not N² pairs; the union over partners is paid inside F by weights that sum to 1. Nothing may enter
a weight that depends on `a`: the partners of `a` are the copies that score highest *among the others*.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.marks.likelihood_factors import NOISE_LEVELS, Floats
from app.marks.score import MODES, RESETS, WEIGHTS, CopyTable, Mode, PlacedFactor, sections

PARTNERS: Final = 16
"""Copies that each copy is held together with, one or two at a time."""
POOL: Final = 128
"""Copies that get a joint score at all: those that score highest on their own. Trying fewer never weakens the bound."""


def joint_scores(
    table: CopyTable, texts: Sequence[Sequence[PlacedFactor]], own: Floats, weights: Floats = WEIGHTS
) -> list[tuple[int, float]]:
    """Return (copy, log2 F) of the pool, best first. `own` are the plain scores, which choose partners and pool; several readings are
    averaged with weights that again depend on the partners alone. `weights` of the hypotheses as in `score`."""
    order = np.argsort(-own, kind="stable")[:POOL].astype(np.intp)
    groups = _groups(len(order))
    readings = [factors for factors in texts if factors]
    if not readings or not groups:
        return []
    values = [[(habit, _values(table, group, order)) for habit, group in sections(factors)] for factors in readings]
    total = np.zeros(len(order))
    for partners in groups:
        with_copy, alone = _sums(values, partners, len(order), weights)
        allowed = _allowed(partners, len(order))
        total += (with_copy * allowed).sum(axis=0) / (alone[:, None] * allowed).sum(axis=0)
    bits = np.log2(total / len(groups))
    best = np.argsort(-bits, kind="stable")
    return [(int(order[i]), float(bits[i])) for i in best]


def _groups(pool: int) -> list[NDArray[np.intp]]:
    """Return the sets of one and of two partners, as places in the pool: (sets, size) each. One partner more than `PARTNERS` is listed,
    so that a copy that is itself among the first has as many others as the rest."""
    count = min(PARTNERS + 1, pool)
    found = [np.arange(count, dtype=np.intp)[:, None]] if count > 1 else []
    if count > 2:
        found.append(np.asarray(list(combinations(range(count), 2)), dtype=np.intp))
    return found


def _allowed(partners: NDArray[np.intp], pool: int) -> NDArray[np.bool_]:
    """Return the mask of the sets that are partners of each copy: (sets, pool). Partners are the first `PARTNERS` copies other than
    itself."""
    copies = np.arange(pool)
    last = np.where(copies < PARTNERS, PARTNERS, PARTNERS - 1)
    inside = (partners[:, :, None] <= last) & (partners[:, :, None] != copies)
    return np.asarray(inside.all(axis=1))


def _values(table: CopyTable, group: Sequence[PlacedFactor], rows: NDArray[np.intp]) -> list[Floats]:
    return [table.values(placed, rows) for placed in group]


def _sums(
    readings: Sequence[Sequence[tuple[int, list[Floats]]]], partners: NDArray[np.intp], pool: int, weights: Floats
) -> tuple[Floats, Floats]:
    """Return Σ over hypotheses and readings of J(copy, partners): (sets, pool), and of J(partners): (sets,)."""
    with_copy, alone = np.zeros((len(partners), pool)), np.zeros(len(partners))
    for mode, of_resets in zip(MODES, weights, strict=True):
        if mode.parts <= partners.shape[1]:
            continue
        for values in readings:
            products = [
                _products([group for habit, group in values if habit == kind], mode, partners, pool)
                for kind in range(RESETS)
            ]
            (rest_with, rest_alone), (style_with, style_alone), (arranged_with, arranged_alone) = products
            kept = rest_with * arranged_with, rest_alone * arranged_alone
            hypotheses = (kept[0] * style_with, kept[1] * style_alone), kept, (rest_with, rest_alone)
            for noise, (joint, given) in zip(of_resets, hypotheses, strict=True):
                with_copy += np.tensordot(noise, joint, axes=1)
                alone += np.tensordot(noise, given, axes=1)
    return with_copy, alone


def _products(
    groups: Sequence[list[Floats]], mode: Mode, partners: NDArray[np.intp], pool: int
) -> tuple[Floats, Floats]:
    """Return Π over pieces of J with and without the copy: (noise, sets, pool) and (noise, sets)."""
    levels = NOISE_LEVELS
    with_copy, alone = np.ones((levels, len(partners), pool)), np.ones((levels, len(partners)))
    rest = mode.parts - partners.shape[1] - 1
    for group in groups:
        pieces = [np.prod(group, axis=0)] if mode.by_section else group
        for piece in pieces:
            named = piece[:, partners].sum(axis=2)
            with_copy *= (named[:, :, None] + piece[:, None, :] + rest) / mode.parts
            alone *= (named + 1 + rest) / mode.parts
    return with_copy, alone
