"""Traceability of a copy before it is sent: the estimate and the attack simulation. Makes and stores nothing."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.domain.attribution import DrillResult, ScenarioBits, Verdict
from app.marks.assignment import pack
from app.marks.issued_copies import IssuedCopy, IssuedVersion
from app.services import child_tasks
from app.services.compute import LOCAL, Compute
from app.services.copies import CopyRequest, CopyService
from app.services.copy_plan import CopyPlan, approved_wordings
from app.services.saved_designs import pinned_sections
from app.services.traces import TraceService
from app.workers.cancellation import CancelToken, Progress, no_progress

if TYPE_CHECKING:
    from app.vault.vault import Vault

ROOM: Final = 1_000
"""Copies that the meter reckons with at least, so that its answer holds for as long as a person sends copies."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Measured effect of ticking everything that is proposed: the number of `wordings` among it, the scenarios that could then be traced
    (`gained`) and those that could not even then (`left`)."""

    wordings: int
    gained: tuple[str, ...]
    left: tuple[str, ...]


def advice_on(scenarios: Sequence[ScenarioBits]) -> Advice | None:
    """Return what would help, or None where everything can be traced or nothing is left to tick."""
    weak = [one for one in scenarios if one.ticked is not None]
    if not weak:
        return None
    gained = tuple(one.scenario for one in weak if one.ticked is Verdict.IDENTIFIED)
    return Advice(weak[0].wordings, gained, tuple(one.scenario for one in weak if one.scenario not in gained))


def measured_copy(plan: CopyPlan) -> child_tasks.Measured:
    """Return a planned copy as it is measured, on the page and on the command line alike."""
    master, document = plan.master, plan.document
    if plan.plain:
        document = child_tasks.as_carried(document, plan.redaction.resume)
    order = child_tasks.Order(
        *(master.resume, plan.spec, pack(plan.spec, plan.assignment), plan.policy, dict(plan.aliases), "", ""),
        *(plan.words, document.layout),
        pinned=pinned_sections(master.appearance),
        hidden=master.appearance.hidden,
        plain=plan.plain,
    )
    return child_tasks.Measured(order, document, approved_wordings(master), master.leeway)


@dataclass(frozen=True, slots=True)
class Traceability:
    """The meter's scenarios among `copies` copies, the drill among the real ones (empty when not asked for), what would help, and the time
    taken."""

    plan: CopyPlan
    copies: int
    scenarios: tuple[ScenarioBits, ...]
    drills: tuple[DrillResult, ...]
    advice: Advice | None
    seconds: float


class TraceabilityService:
    """Measures planned copies of one vault."""

    def __init__(self, vault: Vault, compute: Compute = LOCAL) -> None:
        self._vault, self._compute = vault, compute

    def measure(
        self,
        request: CopyRequest,
        *,
        plan: CopyPlan | None = None,
        with_drill: bool = False,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> Traceability:
        """Estimate the result of a trace if the copy of `request` (or the previewed `plan`) surfaced.

        Whole, through a platform, in part. Raises `UserError` `no-resume` like `CopyService.plan`, or `Cancelled`.
        """
        began = time.perf_counter()
        plan = plan or CopyService(self._vault, compute=self._compute).plan(request, cancel=cancel)
        progress("meter", 0, 2)
        copies, found = self.reckoned_copies(), self.scenarios(plan, cancel=cancel)
        progress("drill", 1, 2)
        drills = self.drill(plan, cancel=cancel, progress=progress) if with_drill else ()
        progress("done", 2, 2)
        return Traceability(plan, copies, found, drills, advice_on(found), time.perf_counter() - began)

    def reckoned_copies(self) -> int:
        """Return the number of copies that an estimate reckons with."""
        return max(ROOM, self._vault.copies.count() + 1)

    def scenarios(self, plan: CopyPlan, *, cancel: CancelToken | None = None) -> tuple[ScenarioBits, ...]:
        """Estimate the traceability of a planned copy in every scenario. Raises `Cancelled`."""
        return self._compute.run(child_tasks.estimate, measured_copy(plan), self.reckoned_copies(), cancel=cancel)

    def drill(
        self, plan: CopyPlan, *, cancel: CancelToken | None = None, progress: Progress = no_progress
    ) -> tuple[DrillResult, ...]:
        """Run real attacks on the planned copy, each traced among it and every copy there is. Raises `Cancelled`."""
        own = IssuedCopy(plan.copy_id, plan.reference, pack(plan.spec, plan.assignment), dict(plan.aliases))
        issued = list(TraceService(self._vault, self._compute).issued_versions())
        same = (i for i, one in enumerate(issued) if one.spec == plan.spec and one.resume == plan.master.resume)
        place = next(same, None)
        if place is None:
            issued.append(IssuedVersion(plan.master.resume, plan.spec, (own,)))
        else:
            others = tuple(copy for copy in issued[place].copies if copy.copy_id != own.copy_id)
            issued[place] = replace(issued[place], copies=(*others, own))
        document = measured_copy(plan).document
        return self._compute.run(
            child_tasks.drill, document, plan.copy_id, tuple(issued), long=True, cancel=cancel, progress=progress
        )
