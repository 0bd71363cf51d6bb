"""`countermark copy meter`: how well a copy could be traced, before it is sent."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

from app import messages
from ui.commands.common import Result, unlocked_vault

if TYPE_CHECKING:
    from app.domain.attribution import DrillResult, ScenarioBits
    from app.domain.policy import Policy
    from app.services.traceability import Traceability
    from app.vault.vault import Vault


def run_meter(
    options: argparse.Namespace, policy: Policy, check: Callable[[Vault, Policy, argparse.Namespace], None]
) -> Result:
    """Estimate traceability and, with `--drill`, run the attack simulation on the copy that `copy make` would make.

    `check` refuses a policy that does not fit the master. Nothing is stored.
    """
    from app.services.copies import CopyRequest
    from app.services.recipients import RecipientService
    from app.services.traceability import TraceabilityService

    with unlocked_vault(options) as vault:
        check(vault, policy, options)
        recipient = RecipientService(vault).find(options.recipient)
        request = CopyRequest(recipient, policy, master=options.master)
        found = TraceabilityService(vault).measure(request, with_drill=options.drill)
    document: dict[str, object] = {
        "recipient": recipient.name,
        "stage": policy.stage.value,
        "copies": found.copies,
        "scenarios": [_scenario_json(one) for one in found.scenarios],
        "drill": [_drill_json(one) for one in found.drills],
        "advice": asdict(found.advice) if found.advice else None,
        "seconds": round(found.seconds, 3),
    }
    return Result(document, _lines(found, options.language))


def _scenario_json(one: ScenarioBits) -> dict[str, object]:
    return {
        "scenario": one.scenario,
        "bits": round(one.bits, 1),
        "needed": round(one.needed, 1),
        "verdict": one.verdict.value,
        "ticked": one.ticked.value if one.ticked else None,
    }


def _drill_json(one: DrillResult) -> dict[str, object]:
    return {
        "attack": one.attack,
        "verdict": one.verdict.value,
        "right": one.right,
        "wrong": one.wrong,
        "bits": round(one.bits, 1),
        "needed": round(one.needed, 1),
        "p_false": one.p_false,
    }


def _lines(found: Traceability, language: str) -> tuple[str, ...]:
    rows = [(f"leak-{one.scenario}", one.verdict.value, one.bits, one.needed) for one in found.scenarios]
    lines = [messages.sentence("meter-of", language, {"copies": found.copies}), *(_row(row, language) for row in rows)]
    if found.advice:
        lines += messages.advice(found.advice.wordings, found.advice.gained, found.advice.left, language)
    if found.drills:
        lines.append(messages.sentence("drill-of", language))
        drilled = [(f"leak-{one.attack}", _outcome(one), one.bits, one.needed) for one in found.drills]
        lines += [_row(row, language) for row in drilled]
    return tuple(lines)


def _outcome(one: DrillResult) -> str:
    return "wrong" if one.wrong else one.verdict.value


def _row(row: tuple[str, str, float, float], language: str) -> str:
    leak, verdict, bits, needed = row
    params: dict[str, str | int] = {
        "leak": messages.sentence(leak, language),
        "verdict": messages.sentence("drill-wrong" if verdict == "wrong" else f"meter-{verdict}", language),
        "bits": f"{bits:.0f}",
        "needed": f"{needed:.0f}",
    }
    return "  " + messages.sentence("meter-row", language, params)
