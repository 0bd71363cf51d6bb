"""Example for the Leaks page: copies of an invented résumé, and a text of one of them, compared for real.

The marks are drawn anew each time with a secret that is forgotten. Needs no vault: nothing can be written anywhere.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass

from app import resources
from app.clock import Clock, system_clock, to_iso
from app.domain.alias_scheme import AliasScheme
from app.domain.copies import CopyRecord, Recipient, RecipientKind
from app.domain.document import text_lines
from app.domain.optional_items import Leeway, orders_of
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.marks.assignment import pack
from app.marks.issued_copies import IssuedCopy, IssuedVersion
from app.marks.specification import SPEC_VERSION, Spec
from app.redact.policies import stage_policy
from app.services import child_tasks
from app.services.compute import LOCAL, Compute
from app.services.copy_plan import CopyPlan, plan_copy, spec_of
from app.services.stored_resume import Master
from app.services.traces import Suspect, TraceResult
from app.workers.cancellation import CancelToken, Progress, no_progress


@dataclass(frozen=True, slots=True)
class Example:
    """The text that surfaced, the result, and the factors behind it (as `TraceService.calculation`)."""

    text: str
    result: TraceResult
    calculation: dict[str, object]


def compare_example(
    names: Sequence[str],
    language: str,
    *,
    clock: Clock = system_clock,
    compute: Compute = LOCAL,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> Example:
    """Make copies of the invented résumé in a language (`zh`, else English) for recipients of these names and trace one.

    One of them, drawn by chance, surfaces without its last lines, where the reference is. Raises `Cancelled`.
    """
    began, token = time.perf_counter(), cancel or CancelToken()
    master, now = _master(language), to_iso(clock())
    spec, secret = spec_of(master, compute=compute), secrets.token_bytes(32)
    plans: list[CopyPlan] = []
    for number, name in enumerate(names):
        progress("plan", number, len(names) + 1)
        recipient = Recipient(str(number), name, RecipientKind.EMPLOYER)
        plans.append(_plan(master, recipient, spec, secret, now[:10], compute))
        token.check()
    progress("compare", len(names), len(names) + 1)
    text = _text_without_reference(secrets.choice(plans))
    issued = tuple(IssuedCopy(plan.copy_id, plan.reference, pack(spec, plan.assignment)) for plan in plans)
    versions = (IssuedVersion(master.resume, spec, issued),)
    attribution = compute.run(child_tasks.compare, (text,), versions, frozenset[str](), cancel=token).attribution
    token.check()
    by_id = {plan.copy_id: plan for plan in plans}
    suspects = tuple(
        Suspect(found, _record(by_id[found.copy_id], now), by_id[found.copy_id].recipient)
        for found in attribution.candidates
    )
    named = tuple(found.copy_id for found in attribution.candidates)
    whole = compute.run(child_tasks.explain, (text,), versions, named, cancel=token)
    token.check()
    result = TraceResult(attribution, suspects, 1, time.perf_counter() - began, recipients=len(names))
    return Example(text, result, whole)


def _plan(master: Master, recipient: Recipient, spec: Spec, secret: bytes, day: str, compute: Compute) -> CopyPlan:
    policy = stage_policy(Stage.APPLY)
    alias = AliasScheme()
    return plan_copy(
        master, recipient, policy, secret=secret, alias=alias, day=day, notice=False, spec=spec, compute=compute
    )


def _master(language: str) -> Master:
    name = "resume-zh.json" if language == "zh" else "resume-en.json"
    resume = from_json(json.loads(resources.path("samples", name).read_text("utf-8")))
    return Master("example", 1, resume, {}, leeway=Leeway(free=tuple(one.path for one in orders_of(resume))))


def _text_without_reference(plan: CopyPlan) -> str:
    """Return the text of a copy without the line that holds the reference."""
    return "\n".join(line for line in text_lines(plan.document) if plan.reference not in line)


def _record(plan: CopyPlan, now: str) -> CopyRecord:
    """Return the copy as the result shows it. It was never handed over, and no ledger holds it."""
    return CopyRecord(
        copy_id=plan.copy_id,
        reference=plan.reference,
        recipient_id=plan.recipient.id,
        stage=plan.policy.stage,
        policy={},
        master=plan.master.name,
        master_version=plan.master.number,
        created=now,
        channel="",
        disclosed=plan.redaction.disclosed,
        withheld=plan.redaction.withheld,
        assignment=pack(plan.spec, plan.assignment),
        spec_version=SPEC_VERSION,
    )
