"""Traceability of a copy before it is sent: the estimate and the attack simulation. Makes and stores nothing."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.marks.assignment import pack
from app.marks.attack_simulation import DrillResult
from app.marks.issued import IssuedCopy, IssuedVersion
from app.marks.traceability_estimate import ScenarioBits
from app.services import child_tasks
from app.services.compute import LOCAL, Compute
from app.services.copies import CopyRequest, CopyService
from app.services.copy_plan import CopyPlan
from app.services.traces import TraceService
from app.workers.cancellation import CancelToken, Progress, no_progress

if TYPE_CHECKING:
    from app.vault.vault import Vault

ROOM: Final = 1_000
"""Copies that the meter reckons with at least, so that its answer holds for as long as a person sends copies."""


@dataclass(frozen=True, slots=True)
class Traceability:
    """The meter's scenarios among `copies` copies, the drill among the real ones (empty when not asked for), the largest
    number of further approved two-way wordings that a scenario asks for, and the time taken."""

    plan: CopyPlan
    copies: int
    scenarios: tuple[ScenarioBits, ...]
    drills: tuple[DrillResult, ...]
    wordings: int
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
        copies = max(ROOM, self._vault.copies.count() + 1)
        progress("meter", 0, 2)
        found = self._compute.run(
            child_tasks.estimate, plan.master.resume, plan.spec, plan.assignment, copies, plan.document, cancel=cancel
        )
        progress("drill", 1, 2)
        drills = self.drill(plan, cancel=cancel, progress=progress) if with_drill else ()
        progress("done", 2, 2)
        needed = max(one.wordings for one in found)
        return Traceability(plan, copies, found, drills, needed, time.perf_counter() - began)

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
        return self._compute.run(
            child_tasks.drill, plan.document, plan.copy_id, tuple(issued), long=True, cancel=cancel, progress=progress
        )
