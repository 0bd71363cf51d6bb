"""`countermark trace --facts FILE`: which recipients had all that a caller knew, and what may be said of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import messages
from app.domain.attribution import Verdict
from app.domain.caller_facts import StatedFact
from app.errors import UserError
from app.files import read_file
from app.incidents.caller_fact_weighing import WAYS, FactVerdict, Ranked

if TYPE_CHECKING:
    from app.services.caller_facts import CallerAnswer, WeighedFact

SHOWN: Final = 10
"""Most recipients that a line for people names."""


def read_facts(path: Path) -> tuple[list[StatedFact], str]:
    """Read a facts file: `{"knew": ["value" | {"value", "implied", "sure"}, …], "when": "2026-11-24"}`.

    Returns the facts and the ISO date ("" without one). Raises `UserError` `facts-invalid`.
    """
    try:
        document = json.loads(read_file(path).decode("utf-8-sig"))
        knew, when = document["knew"], str(document.get("when", ""))
        if when:
            when = date.fromisoformat(when[:10]).isoformat()
        stated = [_stated(one) for one in knew] if isinstance(knew, list) else []
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UserError("facts-invalid", name=path.name) from None
    if not stated or not all(one.value.strip() for one in stated):
        raise UserError("facts-invalid", name=path.name)
    return stated, when


def _stated(one: object) -> StatedFact:
    if isinstance(one, str):
        return StatedFact(one)
    if isinstance(one, Mapping):
        return StatedFact(str(one["value"]), one.get("implied") is True, one.get("sure", True) is not False)
    raise TypeError


def verdict_of(answer: CallerAnswer) -> Verdict:
    """Return the verdict that facts alone allow: at most probable."""
    return Verdict.PROBABLE if answer.result.verdict is FactVerdict.PROBABLE else Verdict.INCONCLUSIVE


def facts_json(answer: CallerAnswer) -> dict[str, object]:
    """Return the weighing as JSON: counts, what each recipient lacked, the joint probability and what would settle more."""
    result = answer.result
    return {
        "total": result.total,
        "had_all": [answer.recipients[key].name for key in result.had_all],
        "missing": {one.stated.value: result.total - one.holders for one in answer.facts},
        "not_held": [one.stated.value for one in answer.facts if not one.holders],
        "not_mine": [one.stated.value for one in answer.facts if one.own is None],
        "verdict": result.verdict.value,
        "named": [_ranked(answer, one) for one in result.named],
        "mass": round(result.mass, 4),
        "outside": round(result.outside, 4),
        "too_late": answer.too_late,
        "stronger_if": answer.stronger_if.value if answer.stronger_if else None,
        "made_for_one": [
            {"value": one.value, "reference": one.copy.reference, "recipient": one.recipient.name}
            for one in answer.made_for_one
        ],
    }


def candidates_json(answer: CallerAnswer) -> list[dict[str, object]]:
    """Return the recipients that the verdict rests on as candidates; `p_false` is null: facts carry no bound."""
    found: list[dict[str, object]] = []
    for one in answer.result.named:
        copy = answer.latest_copy.get(one.id)
        if copy is not None:
            found.append(
                {
                    "copy_id": copy.copy_id,
                    "reference": copy.reference,
                    "recipient": answer.recipients[one.id].name,
                    "created": copy.created,
                    "bits": None,
                    "p_false": None,
                    "layers": {},
                    "evidence": [{"layer": "facts", "seen": fact.stated.value} for fact in answer.facts],
                }
            )
    return found


def facts_lines(answer: CallerAnswer, language: str) -> tuple[str, ...]:
    """Return the weighing for people: exclusions first, then what may be said, then what would settle more."""
    result = answer.result
    lines = [_counted(answer, language)]
    lines += [_fact(one, result.total, language) for one in answer.facts]
    lines += [
        messages.sentence(
            "facts-made-for-one",
            language,
            {"value": one.value, "reference": one.copy.reference, "recipient": one.recipient.name},
        )
        for one in answer.made_for_one
    ]
    if answer.too_late:
        lines.append(messages.sentence("facts-too-late", language, {"count": answer.too_late}))
    lines.append(_said(answer, language))
    if answer.stronger_if is not None:
        lines.append(messages.sentence("facts-stronger-if", language, {"value": answer.stronger_if.value}))
    lines.append(messages.sentence("trace-limits", language))
    lines += [f"  - {messages.sentence(f'facts-way-{code}', language)}" for code in WAYS]
    return tuple(lines)


def _ranked(answer: CallerAnswer, one: Ranked) -> dict[str, object]:
    return {"recipient": answer.recipients[one.id].name, "probability": round(one.probability, 4)}


def _counted(answer: CallerAnswer, language: str) -> str:
    result = answer.result
    names = [answer.recipients[key].name for key in result.had_all]
    params: dict[str, str | int] = {
        "total": result.total,
        "had": len(names),
        "facts": len(answer.facts),
        "names": ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else ""),
    }
    code = "facts-had-all" if names else "facts-had-none" if result.total else "facts-nobody-yet"
    return messages.sentence(code, language, params)


def _fact(one: WeighedFact, total: int, language: str) -> str:
    params: dict[str, str | int] = {"value": one.stated.value, "missing": total - one.holders, "total": total}
    if one.own is None:
        return "  " + messages.sentence("facts-not-mine", language, params)
    return "  " + messages.sentence("facts-lacked" if one.holders else "facts-not-held", language, params)


def _said(answer: CallerAnswer, language: str) -> str:
    result = answer.result
    names = ", ".join(answer.recipients[one.id].name for one in result.named)
    params: dict[str, str | int] = {"names": names, "percent": f"{result.mass:.0%}"}
    enough = result.verdict.value != "inconclusive" or not result.had_all
    code = f"facts-{result.verdict.value}" if enough else "facts-had-is-not-enough"
    return messages.sentence(code, language, params)
