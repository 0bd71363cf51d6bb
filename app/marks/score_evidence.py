"""Explains the score of a copy: the carriers that contributed, in the words of the text and of the copy.

Bits are shown under the hypothesis that explains the text best for that copy; their sum is close to, not equal to, the copy's score,
which averages over hypotheses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from app.domain.attribution import EvidenceItem
from app.domain.copies import REFERENCE_ALPHABET
from app.marks.aliases import TOKEN_ALPHABET
from app.marks.item_labels import JOINT
from app.marks.likelihood_factors import Floats, OrderFactor, TokenFactor
from app.marks.score import MODES, WEIGHTS, CopyTable, PlacedFactor, arrange_factors, components

MAX_ITEMS = 60


def evidence_of(
    table: CopyTable,
    texts: Sequence[Sequence[PlacedFactor]],
    row: int,
    names: Mapping[int, Sequence[str]],
    weights: Floats = WEIGHTS,
) -> tuple[tuple[EvidenceItem, ...], dict[str, float]]:
    """Return the evidence items, strongest first, and the bits per layer, of one copy in the reading that gives it the highest score.
    `names` are the printed texts of the items of orders, by carrier."""
    rows = slice(row, row + 1)
    best: tuple[float, Sequence[PlacedFactor], tuple[int, int, int]] | None = None
    for factors in texts:
        if factors:
            weighed = components(table, rows, arrange_factors(table, factors))[..., 0] * weights
            mode, reset, noise = (int(i) for i in np.unravel_index(int(weighed.argmax()), weighed.shape))
            if best is None or float(weighed.max()) > best[0]:
                best = float(weighed.max()), factors, (mode, reset, noise)
    if best is None:
        return (), {}
    _, factors, (mode, reset, noise) = best
    keep = 1 / MODES[mode].parts
    items = []
    layers: dict[str, float] = {}
    for placed in factors:
        if 0 < placed.habit <= reset:
            continue
        value = float(table.values(placed, rows)[noise, 0]) * keep + 1 - keep
        bits = float(np.log2(value))
        layers[placed.layer] = layers.get(placed.layer, 0.0) + bits
        items.append(EvidenceItem(placed.layer, placed.place, placed.shown, _expected(table, placed, row, names), bits))
    items.sort(key=lambda item: -abs(item.bits))
    return tuple(items[:MAX_ITEMS]), layers


def _expected(table: CopyTable, placed: PlacedFactor, row: int, names: Mapping[int, Sequence[str]]) -> str:
    """Return the copy's own value of a carrier, as text."""
    if not table.has(placed, row):
        return ""
    values = table.data[placed.source][row, placed.start : placed.start + placed.factor.width]
    if isinstance(placed.factor, TokenFactor):
        alphabet = TOKEN_ALPHABET if placed.source == "alias" else REFERENCE_ALPHABET
        return "".join(alphabet[int(value)] for value in values if value < len(alphabet))
    if isinstance(placed.factor, OrderFactor):
        items = names.get(placed.carrier, placed.options)
        return JOINT.join(items[int(value)] for value in values)
    return placed.options[int(values[0])]
