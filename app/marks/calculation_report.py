"""Complete calculation behind an answer, as data: every constant, every factor, every figure of the copies named.

With it the score can be recomputed without the program: a copy's e-value is the weighted sum, over noise levels, modes and resets, of the
products of its factors; a reset leaves out the factors whose `habit` (1 way of writing, 2 arrangement) is among the `habits_replaced`. Recomputes what `app.marks.attribution` did; decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from app.domain.attribution import IDENTIFIED, PROBABLE
from app.marks.attribution import CITATION_SHARE, JOINT_SHARE, placed_factors
from app.marks.copy_table import copy_table
from app.marks.issued_copies import IssuedVersion
from app.marks.item_labels import item_names
from app.marks.likelihood_factors import (
    CUT_WEIGHT,
    FLOOR,
    PHI,
    RHO,
    TOKEN_RHO,
    ChoiceFactor,
    Floats,
    OrderFactor,
    P,
    TokenFactor,
)
from app.marks.observation import Reader
from app.marks.score import (
    MODES,
    RESETS,
    CopyTable,
    PlacedFactor,
    arrange_factors,
    components,
    score,
    weights_of,
)
from app.marks.tail_bound import CONFIDENCE, SAMPLES

FORMAT: Final = "countermark-calculation"
VERSION: Final = 3

Json = dict[str, object]


def calculation(untrusted_texts: Sequence[str], issued: Sequence[IssuedVersion], copy_ids: Sequence[str]) -> Json:
    """Return JSON-ready data: constants, and per master version and reading all factors with the value of each for the copies named in
    `copy_ids`. Bits are log2; factors are listed per noise level (clean, worn, rough)."""
    versions = [_version(one, untrusted_texts, copy_ids) for one in issued if one.copies]
    return {"format": FORMAT, "version": VERSION, "constants": _constants(), "master_versions": versions}


def _constants() -> Json:
    return {
        "noise_levels": ["clean", "worn", "rough"],
        "price_of_an_edit": list(P),
        "price_of_an_inversion": list(PHI),
        "chance_of_a_rewrite": list(RHO),
        "floor_of_one_occurrence": FLOOR,
        "chance_of_a_chance_token": TOKEN_RHO,
        "weight_of_a_cut": CUT_WEIGHT,
        "modes": [{"parts": mode.parts, "by_section": mode.by_section} for mode in MODES],
        "resets": [{"habits_replaced": number} for number in range(RESETS)],
        "identified": IDENTIFIED,
        "probable": PROBABLE,
        "share_of_the_joint_test": JOINT_SHARE,
        "share_of_the_test_without_the_reference": CITATION_SHARE,
        "virtual_copies": SAMPLES,
        "confidence_of_the_tight_bound": CONFIDENCE,
    }


def _version(version: IssuedVersion, untrusted_texts: Sequence[str], copy_ids: Sequence[str]) -> Json:
    reader = Reader(version.resume, version.spec)
    table = copy_table(version.spec, version.copies)
    names = item_names(version.resume, version.spec)
    rows = [(row, copy.copy_id) for row, copy in enumerate(version.copies) if copy.copy_id in copy_ids]
    weights = weights_of(version.spec.version)
    texts = []
    readings: list[Json] = []
    for text in untrusted_texts:
        observation = reader.observe(text)
        factors = placed_factors(version.spec, observation, text)
        texts.append(factors)
        said = [_factor(placed, table, rows, names.get(placed.carrier, placed.options)) for placed in factors]
        sums = {copy_id: _sums(table, factors, row, weights) for row, copy_id in rows} if factors else {}
        readings.append(
            {"units_found": observation.found, "units": observation.units, "factors": said, "hypotheses": sums}
        )
    found = score(table, texts, weights)
    return {
        "specification": version.spec.digest.hex(),
        "specification_version": version.spec.version,
        "copies": len(version.copies),
        "weights_by_mode_reset_and_noise": weights.tolist(),
        "bits": {copy_id: float(found[row]) for row, copy_id in rows},
        "readings": readings,
    }


def _factor(placed: PlacedFactor, table: CopyTable, rows: Sequence[tuple[int, str]], names: Sequence[str]) -> Json:
    copies = {}
    for row, copy_id in rows:
        values = table.data[placed.source][row, placed.start : placed.start + placed.factor.width]
        factor = table.values(placed, slice(row, row + 1))[:, 0]
        copies[copy_id] = {"value": [int(value) for value in values], "factor": [float(one) for one in factor]}
    return {
        "place": placed.place,
        "layer": placed.layer,
        "section": placed.section,
        "habit": placed.habit,
        "options": list(names),
        "shown": placed.shown,
        "law": _law(placed),
        "copies": copies,
    }


def _law(placed: PlacedFactor) -> Json:
    factor = placed.factor
    if isinstance(factor, ChoiceFactor):
        return {"kind": "choice", "factor_by_noise_and_option": factor.table.tolist()}
    if isinstance(factor, OrderFactor):
        return {"kind": "order", "items": factor.size, "seen": list(factor.seen), "cut": factor.cut}
    assert isinstance(factor, TokenFactor)
    return {"kind": "token", "symbols": factor.symbols, "candidates": factor.candidates.tolist()}


def _sums(table: CopyTable, factors: Sequence[PlacedFactor], row: int, weights: Floats) -> Json:
    """Return the products of every hypothesis (mode, reset, noise); `e_value` is their weighted sum."""
    products = components(table, slice(row, row + 1), arrange_factors(table, factors))[..., 0]
    total = float((products * weights).sum())
    return {
        "products": products.tolist(),
        "e_value": total,
        "bits": float(np.log2(total)),
    }
