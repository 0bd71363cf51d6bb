"""`countermark trace FILE…|-`: the copies something that surfaced is consistent with; several files are one incident."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.domain.attribution import Verdict
from app.errors import UserError
from app.files import write_atomic
from ui.commands.common import INCONCLUSIVE, Result, Subparsers, problem_json, read_input, unlocked_vault

if TYPE_CHECKING:
    from app.domain.copies import CopyRecord, Recipient
    from app.services.caller_facts import CallerAnswer
    from app.services.traces import HeldContact, Suspect, TraceResult


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parser."""
    trace = nouns.add_parser("trace", parents=[common], help="which copy something is consistent with")
    trace.add_argument("file", nargs="*", help="a file, or - for standard input; several are one incident")
    trace.add_argument(
        "--facts", type=Path, metavar="FILE", help='what a caller knew: {"knew": ["value"], "when": "2026-11-24"}'
    )
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
    if answer.note == "several-copies":
        notes += [_also(one, language) for one in result.named[1:]]
    notes += [messages.sentence(f"translate-back-{result.translate_into}", language)] if result.translate_into else []
    notes += [_cited(copy, recipient, language) for copy, recipient in result.cited]
    if result.known_by:
        names = ", ".join(recipient.name for recipient in result.known_by)
        counts: dict[str, str | int] = {"count": len(result.known_by), "total": result.recipients, "names": names}
        notes.append(messages.sentence("contact-known-by", language, counts))
    return (first, *notes, *(_contact(one, language) for one in result.contacts))


def _also(suspect: Suspect, language: str) -> str:
    params: dict[str, str | int] = {
        "reference": suspect.copy.reference,
        "recipient": suspect.recipient.name,
        "date": suspect.copy.created[:10],
        "bound": f"{suspect.candidate.p_false:.1e}",
    }
    return messages.sentence("trace-also", language, params)


def _cited(copy: CopyRecord, recipient: Recipient, language: str) -> str:
    params: dict[str, str | int] = {
        "reference": copy.reference,
        "recipient": recipient.name,
        "date": copy.created[:10],
    }
    return messages.sentence("trace-cites", language, params)


def _contact(one: HeldContact, language: str) -> str:
    """Return a line with who held a phone number, address or account, or that no copy did."""
    if not one.recipients:
        return messages.sentence("contact-not-held", language, {"value": one.value})
    names = ", ".join(recipient.name for recipient in one.recipients)
    return messages.sentence("contact-held", language, {"value": one.value, "names": names})


def _limits(best: TraceResult, language: str) -> tuple[str, ...]:
    """Return lines with what an answer does not prove, and how many texts were tested so far."""
    others = [messages.alternative(code, language, named=bool(best.named)) for code in best.attribution.alternatives]
    made = messages.sentence("trace-tests", language, {"count": best.tests_made})
    return (messages.sentence("trace-limits", language), *(f"  - {text}" for text in others), made)


def _document(result: TraceResult, language: str) -> dict[str, object]:
    answer = result.attribution
    return {
        "verdict": answer.verdict.value,
        "candidates": [_candidate(suspect) for suspect in result.suspects],
        "bits_needed": round(answer.bits_needed, 2),
        "alternatives": [
            messages.alternative(code, language, named=bool(result.named)) for code in answer.alternatives
        ],
        "note": answer.note,
        "cited": [
            {"copy_id": copy.copy_id, "reference": copy.reference, "recipient": recipient.name}
            for copy, recipient in result.cited
        ],
        "conflict": answer.conflict,
        "translate_into": result.translate_into,
        "contacts": [
            {"value": one.value, "recipients": [recipient.name for recipient in one.recipients]}
            for one in result.contacts
        ],
        "known_by": [recipient.name for recipient in result.known_by],
        "recipients": result.recipients,
        "copies_considered": answer.copies_considered,
        "tests_made": result.tests_made,
        "record_changed": [problem_json(one) for one in result.changed],
        "seconds": round(result.seconds, 3),
    }


def _trace(options: argparse.Namespace) -> Result:
    """Trace files, weigh what a caller knew, or both; the two answers stand beside each other and are never joined."""
    if not options.file and not options.facts:
        raise UserError("trace-nothing")
    if not options.facts:
        return _trace_files(options)
    from ui.commands.trace_facts import candidates_json, facts_json, facts_lines, verdict_of

    answer = _weigh(options)
    lines = facts_lines(answer, options.language)
    if not options.file:
        verdict = verdict_of(answer)
        document: dict[str, object] = {
            "verdict": verdict.value,
            "candidates": candidates_json(answer),
            "bits_needed": None,
            "alternatives": [],
            "copies_considered": len(answer.latest_copy),
            "facts": facts_json(answer),
        }
        return Result(document, lines, INCONCLUSIVE if verdict is Verdict.INCONCLUSIVE else 0)
    files = _trace_files(options)
    return Result({**files.data, "facts": facts_json(answer)}, (*files.lines, *lines), files.status, files.errors)


def _weigh(options: argparse.Namespace) -> CallerAnswer:
    from app.services.caller_facts import CallerFactService
    from ui.commands.trace_facts import read_facts

    stated, when = read_facts(options.facts)
    with unlocked_vault(options) as vault:
        return CallerFactService(vault).weigh(stated, when=when)


def _trace_files(options: argparse.Namespace) -> Result:
    """Trace files; one JSON document for the strongest answer, with each file's answer beside it."""
    from app.mail.reading import read_parts
    from app.services.traces import TraceService, judged_together, strength

    inputs, notes = list[tuple[str, str, bytes]](), list[str]()
    for file in options.file:
        read = read_parts(*read_input(file))
        parts, left = read.parts, read.messages - read.taken
        if left:
            notes.append(
                messages.sentence(
                    "mail-box-left", options.language, {"name": file, "count": read.messages, "taken": read.taken}
                )
            )
        inputs += [(file if len(parts) == 1 else f"{file} [{number}]", *one) for number, one in enumerate(parts, 1)]
    with unlocked_vault(options) as vault:
        service = TraceService(vault)
        results, wholes = [], []
        for _, name, data in inputs:
            results.append(service.trace(name, data))
            wholes.append(service.calculation(name, data, results[-1]) if options.export else {})
    judged = judged_together(results)
    documents = [_document(result, options.language) for result in judged]
    best = min(range(len(judged)), key=lambda at: strength(judged[at]))
    document: dict[str, object] = dict(documents[best])
    lines = [_lines(result, options.language) for result in judged]
    if len(inputs) > 1:
        each = [{"file": file, **one} for (file, _, _), one in zip(inputs, documents, strict=True)]
        document |= {"file": inputs[best][0], "files": each, "tests_made": judged[-1].tests_made}
        lines = [(f"{file}:", *(f"  {line}" for line in own)) for (file, _, _), own in zip(inputs, lines, strict=True)]
    if options.export:
        whole: dict[str, object] = {"answer": document, "calculation": wholes[best]}
        if len(inputs) > 1:
            whole["calculations"] = wholes
        write_atomic(options.export, (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode())
        document["export"] = str(options.export)
    status = INCONCLUSIVE if judged[best].attribution.verdict is Verdict.INCONCLUSIVE else 0
    return Result(
        document,
        (*(line for own in lines for line in own), *_limits(judged[-1], options.language)),
        status,
        tuple(notes),
    )
