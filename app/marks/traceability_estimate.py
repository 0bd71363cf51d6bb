"""Estimates, before a copy is sent, how well it could be traced in each scenario. An estimate, not a promise.

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

from app.domain.attribution import IDENTIFIED, ScenarioBits, Verdict, verdict_of
from app.domain.compose import compose
from app.domain.document import Document
from app.domain.optional_items import Leeway, items_of, orders_of
from app.domain.resume import Location, Resume
from app.marks.apply import apply_marks
from app.marks.assignment import Assignment, assign, pack
from app.marks.attribution import placed_factors
from app.marks.carriers import Wording
from app.marks.copy_table import copy_table
from app.marks.issued_copies import IssuedCopy
from app.marks.observation import Reader
from app.marks.score import CopyTable, PlacedFactor, score
from app.marks.simulated_attacks import Attack, excerpt, ocr_attack, retyped, verbatim, without_contact
from app.marks.simulated_rewriting import form, one_job, rewritten, translated
from app.marks.specification import SPEC_VERSION, Spec, build_spec
from app.marks.tail_bound import ScoreTail
from app.marks.wording_proposals import propose
from app.workers.cancellation import CancelToken

SCENARIOS: Final[tuple[tuple[str, Attack, int], ...]] = (
    ("full", verbatim, 1),
    ("platform", form, 1),
    ("half", excerpt(0.5), 5),
    ("one-job", one_job, 3),
    ("scan", ocr_attack(0.05), 2),
    ("retyped", retyped, 1),
    ("rewritten", rewritten, 3),
    ("translated", translated, 3),
)
"""Scenario code, attack, and how many random runs its estimate takes."""
_SAMPLES: Final = 6_000
_PLAIN_ENOUGH: Final = 45.0
_ANY_COPY: Final = b"the meter's own key: no real copy"


@dataclass(frozen=True, slots=True)
class Ticked:
    """A master version with everything ticked that the program proposes: its carriers, the number of `wordings` among what is new, and a copy of
    it, printed as the measured one was."""

    spec: Spec
    wordings: int
    assignment: Assignment
    document: Document


def everything_ticked(
    resume: Resume, wordings: Sequence[Wording], leeway: Leeway, pinned: Sequence[str] = ()
) -> tuple[Spec, int]:
    """Return the carriers of a master version with every proposed wording, every order of skills and every other item ticked, beside what is
    ticked, and the number of wordings that are new."""
    approved = {(one.field_id, text) for one in wordings for text in one.variants}
    proposed = [one for one in propose(resume) if (one.field_id, one.variant) not in approved]
    more = (*wordings, *(Wording(one.field_id, (one.variant,)) for one in proposed))
    items = [item.key for item in items_of(resume)][::2]
    free = [one.path for one in orders_of(resume)]
    wide = Leeway(tuple(dict.fromkeys([*leeway.free, *free])), (), tuple(dict.fromkeys([*leeway.optional, *items])))
    return build_spec(resume, more, SPEC_VERSION, pinned, wide), len(proposed)


def typical_copy(spec: Spec) -> Assignment:
    """Return the values of a copy that nobody has."""
    return assign(_ANY_COPY, "typical", spec)


def meter(
    resume: Resume,
    spec: Spec,
    assignment: Assignment | None = None,
    *,
    copies: int = 1_000,
    document: Document | None = None,
    ticked: Ticked | None = None,
    cancel: CancelToken | None = None,
) -> tuple[ScenarioBits, ...]:
    """Estimate the traceability of a copy per scenario if `copies` copies of all versions exist. Without an `assignment` a typical one is
    taken; `document` is the printed document of that copy if a policy withholds parts of the master; `ticked` what else the person may tick, to
    measure what it would help. About 0.6 s, twice that with `ticked`. Raises `Cancelled`."""
    token = cancel or CancelToken()
    chosen = assignment or typical_copy(spec)
    document = without_contact(document) if document else printed_copy(resume, spec, chosen)
    found = _measured(resume, spec, chosen, document, copies, [name for name, _, _ in SCENARIOS], token)
    weak = [one.scenario for one in found if one.verdict is not Verdict.IDENTIFIED]
    if ticked is None or not weak or ticked.spec.digest == spec.digest:
        return found
    bare = without_contact(ticked.document)
    measured = _measured(resume, ticked.spec, ticked.assignment, bare, copies, weak, token)
    better = {one.scenario: one for one in measured}
    return tuple(
        replace(one, wordings=ticked.wordings, ticked=better[one.scenario].verdict) if one.scenario in better else one
        for one in found
    )


def _measured(
    resume: Resume,
    spec: Spec,
    assignment: Assignment,
    document: Document,
    copies: int,
    names: Sequence[str],
    token: CancelToken,
) -> tuple[ScenarioBits, ...]:
    reader = Reader(resume, spec)
    table = copy_table(spec, [IssuedCopy("", "", pack(spec, assignment))])
    return tuple(
        _measure_scenario(reader, document, table, name, attack, runs, copies, token)
        for name, attack, runs in SCENARIOS
        if name in names
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
    return ScenarioBits(name, middle, needed, verdict)


def _p_value(factors: Sequence[PlacedFactor], found: float, seed: int) -> float:
    """Return Markov's bound if it is plainly enough or plainly not, else the tight one."""
    if not factors or found > _PLAIN_ENOUGH or found < 5:
        return min(1.0, float(np.exp2(-found)))
    return ScoreTail([factors], seed, _SAMPLES).p_value(found)
