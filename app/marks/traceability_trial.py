"""Tries a copy before it is sent: runs simulated attacks (half of the text, a retyped text, a screenshot) on it and traces each result among the real copies. Sends and stores nothing.

It reports the result of a trace if exactly that surfaced. It takes the printed document of one copy, so the policy of that copy (what is
withheld) is part of the drill.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from app.domain.attribution import DrillResult, Verdict
from app.domain.document import Document
from app.marks.attribution import Examiner
from app.marks.issued_copies import IssuedVersion
from app.marks.simulated_attacks import Attack, excerpt, lowered, ocr_attack, retyped, verbatim, without_contact
from app.marks.simulated_rewriting import form, one_job, rewritten, translated
from app.workers.cancellation import CancelToken, Progress, no_progress


def _without_contact(attack: Attack) -> Attack:
    def bare(document: Document, rng: random.Random) -> str:
        return attack(without_contact(document), rng)

    return bare


DRILLS: Final[tuple[tuple[str, Attack], ...]] = (
    ("verbatim", verbatim),
    ("contact-removed", _without_contact(verbatim)),
    ("lower-case", _without_contact(lowered)),
    ("platform", _without_contact(form)),
    ("half", _without_contact(excerpt(0.5))),
    ("one-job", _without_contact(one_job)),
    ("retyped", _without_contact(retyped)),
    ("scan", _without_contact(ocr_attack(0.05))),
    ("rewritten", _without_contact(rewritten)),
    ("translated", _without_contact(translated)),
    ("excerpt-30", _without_contact(excerpt(0.3))),
)
"""Attack codes and what they do to the document; all but the first take contact data and reference out."""


def simulate_attacks(
    document: Document,
    copy_id: str,
    issued: Sequence[IssuedVersion],
    *,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> tuple[DrillResult, ...]:
    """Run every attack on a copy's printed document. `issued` must contain the copy itself. Raises `Cancelled`."""
    token = cancel or CancelToken()
    examiner = Examiner(issued)
    results = []
    for number, (code, attack) in enumerate(DRILLS):
        token.check()
        progress(code, number, len(DRILLS))
        results.append(_run(code, attack, document, copy_id, examiner))
    return tuple(results)


def _run(code: str, attack: Attack, document: Document, copy_id: str, examiner: Examiner) -> DrillResult:
    found = examiner.examine((attack(document, random.Random(code)),))
    own = next((one for one in found.candidates if one.copy_id == copy_id), None)
    named = found.verdict is not Verdict.INCONCLUSIVE
    right = named and found.candidates[0] is own
    bits = own.bits if own else 0.0
    p_false = own.p_false if own else 1.0
    return DrillResult(code, found.verdict, right, bits, found.bits_needed, p_false, named and not right)
