"""Traceability meter: estimates, before a copy is sent, how well it could be traced per scenario. An estimate, not a promise.

It composes the marked master, lets it go through the attacks of each scenario and scores only this copy; nothing is compared with other
copies and nothing is stored. Contact tokens and the printed reference do not count, since whoever hides a source takes them out first.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

import numpy as np

from app.domain.attribution import Verdict
from app.domain.compose import compose
from app.domain.document import Document
from app.domain.resume import Location, Resume
from app.marks.apply import apply_marks
from app.marks.assignment import Assignment, assign, pack
from app.marks.attacks import Attack, excerpt, ocr_attack, platform, retyped, verbatim, without_contact
from app.marks.attribution import IDENTIFIED, placed_factors, verdict_of
from app.marks.copy_table import copy_table
from app.marks.issued import IssuedCopy
from app.marks.observation import Reader
from app.marks.score import CopyTable, PlacedFactor, score
from app.marks.specification import Spec
from app.marks.tail_bound import ScoreTail
from app.workers.cancellation import CancelToken

SCENARIOS: Final[tuple[tuple[str, Attack, int], ...]] = (
    ("full", verbatim, 1),
    ("platform", platform, 1),
    ("half", excerpt(0.5), 5),
    ("scan", ocr_attack(0.05), 2),
    ("retyped", retyped, 1),
)
"""Scenario code, attack, and how many random runs its estimate takes."""
_SAMPLES: Final = 6_000
_PLAIN_ENOUGH: Final = 45.0
_ANY_COPY: Final = b"the meter's own key: no real copy"


@dataclass(frozen=True, slots=True)
class ScenarioBits:
    """One scenario: median bits on the true copy, bits needed among `copies`, and the verdict a trace would give.

    `wordings` is about the number of further approved two-way wordings that would lift it to "identified" (0 = none needed).
    """

    scenario: str
    bits: float
    needed: float
    verdict: Verdict
    wordings: int


def meter(
    resume: Resume,
    spec: Spec,
    assignment: Assignment | None = None,
    *,
    copies: int = 1_000,
    document: Document | None = None,
    cancel: CancelToken | None = None,
) -> tuple[ScenarioBits, ...]:
    """Estimate the traceability of a copy per scenario if `copies` copies of all versions exist. Without an `assignment` a typical one is
    taken; `document` is the printed document of that copy if a policy withholds parts of the master. About 0.3 s. Raises `Cancelled`."""
    token = cancel or CancelToken()
    chosen = assignment or assign(_ANY_COPY, "typical", spec)
    document = without_contact(document) if document else printed_copy(resume, spec, chosen)
    reader = Reader(resume, spec)
    table = copy_table(spec, [IssuedCopy("", "", pack(spec, chosen))])
    return tuple(
        _measure_scenario(reader, document, table, name, attack, runs, copies, token)
        for name, attack, runs in SCENARIOS
    )


def printed_copy(resume: Resume, spec: Spec, assignment: Assignment) -> Document:
    """Return the copy without contact data and reference."""
    marked, style = apply_marks(resume, spec, assignment)
    bare = replace(marked.basics, email="", phone="", url="", profiles=(), location=Location())
    return compose(replace(marked, basics=bare), style)


def _measure_scenario(
    reader: Reader,
    document: Document,
    table: CopyTable,
    name: str,
    attack: Attack,
    runs: int,
    copies: int,
    token: CancelToken,
) -> ScenarioBits:
    bits: list[float] = []
    bounds: list[float] = []
    for run in range(runs):
        token.check()
        text = attack(document, random.Random(f"{name}{run}"))
        factors = [one for one in placed_factors(reader.spec, reader.observe(text), text) if one.source == "body"]
        found = float(score(table, [factors])[0])
        bits.append(found)
        bounds.append(min(1.0, copies * _p_value(factors, found, run)))
    needed = math.log2(copies / IDENTIFIED)
    middle = median(bits)
    verdict = verdict_of(median(bounds))
    share = max(0.1, middle / max(reader.spec.bits, 1.0))
    missing = 0 if verdict is Verdict.IDENTIFIED else max(1, math.ceil((needed - middle) / share))
    return ScenarioBits(name, middle, needed, verdict, missing)


def _p_value(factors: Sequence[PlacedFactor], found: float, seed: int) -> float:
    """Return Markov's bound if it is plainly enough or plainly not, else the tight one."""
    if not factors or found > _PLAIN_ENOUGH or found < 5:
        return min(1.0, float(np.exp2(-found)))
    return ScoreTail([factors], seed, _SAMPLES).p_value(found)
