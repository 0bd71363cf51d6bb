"""Report on one traced file, written out in full."""

from __future__ import annotations

import dataclasses
import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.attribution import Verdict
from app.messages import alternative
from ui.desktop.models.mark_names import bound_text, layer_name, option_name, place_name
from ui.desktop.shell.date_formats import format_moment
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.domain.copies import CopyRecord, Recipient
    from app.services.traces import Suspect, TraceResult

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class TracedFile:
    """One file that surfaced (`untrusted_name` empty for pasted text) and its result.

    The hash of its bytes in hex, the result, its factors (`TraceService.calculation`), and its text.
    """

    untrusted_name: str
    sha256: str
    result: TraceResult
    calculation: Mapping[str, object] = field(default_factory=dict)
    untrusted_text: str = ""


def headline(result: TraceResult) -> str:
    """Return the result in one line."""
    named = [one.copy.reference for one in result.named]
    return headline_of(result.attribution.verdict, result.attribution.note, named)


def headline_of(verdict: Verdict, note: str, references: Sequence[str]) -> str:
    """Return the result in one line; `references` are those of the copies that were named, the surest first."""
    if verdict is Verdict.INCONCLUSIVE or not references:
        if note in ("contact-row", "contact-unheld"):
            return translate("trace_report", "No copy can be named: contact data only")
        if note == "reference-cited":
            return translate("trace_report", "No copy can be named: a reference is cited")
        if note == "reference-conflict":
            return translate("trace_report", "No copy can be named: reference and text disagree")
        return translate("trace_report", "Cannot tell")
    if verdict is Verdict.IDENTIFIED:
        text = translate("trace_report", "Consistent with copy {reference}")
    else:
        text = translate("trace_report", "Probably consistent with copy {reference}")
    return text.format(reference=references[0])


def name_of(traced: TracedFile) -> str:
    """Return the name of what surfaced, for people."""
    return one_line(traced.untrusted_name) or translate("trace_report", "Pasted text")


def as_json(traced: Sequence[TracedFile]) -> bytes:
    """Every figure of the calculation, UTF-8."""
    document = {"format": "countermark-trace", "version": 1, "files": [_json_of(one) for one in traced]}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _json_of(traced: TracedFile) -> dict[str, object]:
    result = traced.result
    return {
        "name": traced.untrusted_name,
        "sha256": traced.sha256,
        "attribution": dataclasses.asdict(result.attribution),
        "copies": [
            {
                "copy_id": one.copy.copy_id,
                "reference": one.copy.reference,
                "recipient": one.recipient.name,
                "created": one.copy.created,
                "master_version": one.copy.master_version,
                "spec_version": one.copy.spec_version,
                "files": [{"format": file.format, "sha256": file.sha256} for file in one.copy.files],
            }
            for one in result.suspects
        ],
        "contacts": [
            {"value": one.value, "recipients": [recipient.name for recipient in one.recipients]}
            for one in result.contacts
        ],
        "recipients_with_this_contact_data": [one.name for one in result.known_by],
        "recipients": result.recipients,
        "tests_made": result.tests_made,
        "alternatives": [_alternative_text(code, result) for code in result.attribution.alternatives],
        "limits": sentence("trace-limits"),
        "calculation": traced.calculation,
    }


def as_page(traced: Sequence[TracedFile]) -> bytes:
    """Return the report as one HTML page without scripts and without anything from outside."""
    title = translate("trace_report", "What a comparison found")
    body = "".join(_section(one) for one in traced)
    limits = "".join(
        f"<li>{html.escape(told)}</li>"
        for told in dict.fromkeys(
            _alternative_text(code, one.result) for one in traced for code in one.result.attribution.alternatives
        )
    )
    head = html.escape(translate("trace_report", "What this does not prove"))
    end = f"<h2>{head}</h2><p>{html.escape(sentence('trace-limits'))}</p><ul>{limits}</ul>"
    page = (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{html.escape(title)}</title><style>{_STYLE}</style>'
        f"</head><body><h1>{html.escape(title)}</h1>{body}{end}</body></html>\n"
    )
    return page.encode()


def _alternative_text(code: str, result: TraceResult) -> str:
    return alternative(code, translations().language, named=bool(result.named))


def _section(traced: TracedFile) -> str:
    result = traced.result
    answer = result.attribution
    facts = [
        translate("trace_report", "Hash of what was compared (SHA-256): {hash}").format(hash=traced.sha256),
        translate("trace_report", "Copies compared: {count}").format(count=answer.copies_considered),
        translate("trace_report", "Strength needed to name one of them (bits): {bits}").format(
            bits=f"{answer.bits_needed:.1f}"
        ),
        translate("trace_report", "Texts compared so far: {count}").format(count=result.tests_made),
    ]
    lines = "".join(f"<li>{html.escape(fact)}</li>" for fact in facts)
    note = f"<p>{html.escape(note_text(result))}</p>" if note_text(result) else ""
    suspects = "".join(_suspect(one) for one in result.named)
    name = html.escape(name_of(traced))
    return f"<h2>{name}</h2><p><b>{html.escape(headline(result))}</b></p>{note}<ul>{lines}</ul>{suspects}"


def note_text(result: TraceResult) -> str:
    """Return further notes of a result: who ever had the contact data, or why there is nothing to compare."""
    answer = result.attribution
    said = [sentence(answer.note)] if answer.note else []
    if answer.note == "contact-row":
        said = [
            translate("trace_report", "Recipients who ever had this number or address: {count} of {all}.").format(
                count=len(result.known_by), all=result.recipients
            )
        ]
    said += [_cited(copy, recipient) for copy, recipient in result.cited]
    said += [sentence("contact-not-held", {"value": one_line(value)}) for value in result.unknown_contacts]
    said += [sentence(f"translate-back-{result.translate_into}")] if result.translate_into else []
    return "\n".join(said)


def _cited(copy: CopyRecord, recipient: Recipient) -> str:
    values: dict[str, str | int] = {
        "reference": copy.reference,
        "recipient": one_line(recipient.name),
        "date": format_moment(copy.created),
    }
    return sentence("trace-cites", values)


def _suspect(suspect: Suspect) -> str:
    found = suspect.candidate
    made = translate("trace_report", "{reference}, made for {recipient} on {day}").format(
        reference=suspect.copy.reference,
        recipient=one_line(suspect.recipient.name),
        day=format_moment(suspect.copy.created),
    )
    bound = translate("trace_report", "Probability of a wrong match by chance: {bound}").format(
        bound=bound_text(found.p_false)
    )
    names = (
        translate("trace_report", "Kind"),
        translate("trace_report", "Place"),
        translate("trace_report", "Seen"),
        translate("trace_report", "This copy has"),
        translate("trace_report", "Strength (bits)"),
    )
    rows = "".join(
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in cells)}</tr>"
        for cells in (
            (
                layer_name(item.layer),
                place_name(item.place),
                option_name(item.place, item.seen),
                option_name(item.place, item.expected),
                f"{item.bits:+.2f}",
            )
            for item in found.evidence
            if item.seen or item.expected
        )
    )
    head = "".join(f"<th>{html.escape(name)}</th>" for name in names)
    return f"<h3>{html.escape(made)}</h3><p>{html.escape(bound)}</p><table><tr>{head}</tr>{rows}</table>"


_STYLE = (
    "body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:.3em .5em;text-align:left;"
    "vertical-align:top;overflow-wrap:anywhere}h2{margin-top:2em}"
)
