"""`countermark trace FILE|-`: which copy something that surfaced is consistent with."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.domain.attribution import Verdict
from app.files import write_atomic
from ui.commands.common import INCONCLUSIVE, Result, opened, read_input
from ui.commands.vault import Subparsers

if TYPE_CHECKING:
    from app.services.traces import Suspect, TraceResult


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    trace = nouns.add_parser("trace", parents=[common], help="which copy something is consistent with")
    trace.add_argument("file", help="a file, or - for standard input")
    trace.add_argument("--export", type=Path, metavar="FILE", help="write the whole calculation, every factor, as JSON")
    trace.set_defaults(run=_trace)


def _candidate(suspect: Suspect) -> dict[str, object]:
    found = suspect.candidate
    return {
        "copy_id": found.copy_id,
        "reference": suspect.copy.reference,
        "recipient": suspect.recipient.name,
        "created": suspect.copy.created,
        "bits": round(found.bits, 2),
        "p_false": found.p_false,
        "layers": {layer: round(bits, 2) for layer, bits in found.layers.items()},
        "evidence": [
            {
                "layer": item.layer,
                "place": item.place,
                "seen": item.seen,
                "expected": item.expected,
                "bits": round(item.bits, 2),
            }
            for item in found.evidence
        ],
    }


def _lines(result: TraceResult, language: str) -> tuple[str, ...]:
    answer = result.attribution
    best = result.suspects[0] if result.suspects else None
    if best is None or answer.verdict is Verdict.INCONCLUSIVE:
        bits = best.candidate.bits if best else 0.0
        params: dict[str, str | int] = {"found": f"{bits:.1f}", "needed": f"{answer.bits_needed:.1f}"}
        first = messages.sentence("trace-inconclusive", language, params)
    else:
        params = {
            "reference": best.copy.reference,
            "recipient": best.recipient.name,
            "date": best.copy.created[:10],
            "bound": f"{best.candidate.p_false:.1e}",
        }
        first = messages.sentence(f"trace-{answer.verdict.value}", language, params)
    notes = [messages.sentence(answer.note, language)] if answer.note else []
    if result.known_by:
        names = ", ".join(recipient.name for recipient in result.known_by)
        counts: dict[str, str | int] = {"count": len(result.known_by), "total": result.recipients, "names": names}
        notes.append(messages.sentence("contact-known-by", language, counts))
    others = [messages.sentence(f"alternative-{code}", language) for code in answer.alternatives]
    return (first, *notes, messages.sentence("trace-limits", language), *(f"  - {text}" for text in others))


def _trace(options: argparse.Namespace) -> Result:
    from app.services.traces import TraceService

    name, data = read_input(options.file)
    with opened(options) as vault:
        service = TraceService(vault)
        result = service.trace(name, data)
        whole = service.calculation(name, data, result) if options.export else {}
    answer = result.attribution
    document: dict[str, object] = {
        "verdict": answer.verdict.value,
        "candidates": [_candidate(suspect) for suspect in result.suspects],
        "bits_needed": round(answer.bits_needed, 2),
        "alternatives": [messages.sentence(f"alternative-{code}", options.language) for code in answer.alternatives],
        "note": answer.note,
        "known_by": [recipient.name for recipient in result.known_by],
        "recipients": result.recipients,
        "copies_considered": answer.copies_considered,
        "tests_made": result.tests_made,
        "seconds": round(result.seconds, 3),
    }
    if options.export:
        text = json.dumps({"answer": document, "calculation": whole}, ensure_ascii=False, indent=1)
        write_atomic(options.export, (text + "\n").encode())
        document["export"] = str(options.export)
    status = INCONCLUSIVE if answer.verdict is Verdict.INCONCLUSIVE else 0
    return Result(document, _lines(result, options.language), status)
