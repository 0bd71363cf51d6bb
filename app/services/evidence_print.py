"""The summary of an evidence pack, to print: what happened, where to turn, the exhibits, and what it cannot show."""

from __future__ import annotations

from collections.abc import Sequence

from app import messages
from app.clock import from_iso, local_day
from app.domain.incident_reports import IncidentReport, Money
from app.domain.offices import Channel
from app.domain.stored_records import Incident
from app.evidence.exhibits import Exhibit, Happening
from app.incidents import next_steps
from app.render.undrawable_characters import print_any
from app.services.country_office_lines import told_offices
from app.services.evidence_sources import Sources
from app.services.evidence_timeline import LONGEST_LINE
from app.services.incident_letters import home_of
from app.services.incident_reports import report_of
from app.services.incidents import answers_of
from app.text.dates import long_day


def summary_pages(
    sources: Sources,
    exhibits: Sequence[Exhibit],
    happened: Sequence[Happening],
    channels: Sequence[Channel],
    *,
    day: str,
    proven: bool,
) -> bytes:
    """Return the PDF of the summary, made on an ISO `day`; `proven`: a proof from the ledger is in the pack.

    Raises EnvironmentProblem `pdf-failed`.
    """
    language = "zh" if sources.language.startswith("zh") else "en"

    def word(code: str, **params: str | int) -> str:
        return messages.sentence(f"evidence-{code}", language, params)

    urgent = any(_is_urgent(report_of(one), sources) for one in sources.incidents)
    limits = [*word("cannot-lines").splitlines(), *(() if proven else (word("no-proof"),))]
    sections = [
        {"heading": word("timeline"), "lines": [_line(_moment(one, language), one.text) for one in happened]},
        {"heading": word("channels"), "lines": _channel_lines(channels, urgent, language)},
        {"heading": word("exhibits"), "lines": [_exhibit_line(one, language) for one in exhibits]},
        {
            "heading": word("copies"),
            "lines": [
                _line(copy.reference, f"{recipient.name} · {_local(copy.created, language)}")
                for copy, recipient in sources.copies
            ],
        },
        {"heading": word("compared"), "lines": _compared_lines(sources.incidents, language)},
        {"heading": word("cannot"), "lines": [_line("", line) for line in limits]},
    ]
    data = {
        "family": language,
        "title": word("title", title=sources.title),
        "subject": word("made", day=long_day(day, language), count=len(exhibits)),
        "first": messages.sentence("incident-money-first", language) if urgent else "",
        "sections": [one for one in sections if one["lines"]],
        "limits": word("limits"),
        "signed": [word("signed-name"), word("signed-day")],
    }
    return print_any("evidence.typ", data)


def _is_urgent(report: IncidentReport, sources: Sources) -> bool:
    """Return True if money was lost and those who are turned to first were not told yet, as far as the offices are known."""
    if sources.offices is None:
        return report.money is Money.YES
    return next_steps.is_money_urgent(report, report.country or sources.country or home_of(report), sources.offices)


def _compared_lines(incidents: Sequence[Incident], language: str) -> list[dict[str, object]]:
    """Return what comparing the files said, with its bound; what only facts said stays out: it is no proof."""
    lines = list[dict[str, object]]()
    for incident in incidents:
        for answer in answers_of(incident)[:1]:
            for copy in answer.copies:
                params: dict[str, str | int] = {
                    "reference": copy.reference,
                    "recipient": copy.recipient,
                    "bound": f"{copy.p_false:.1e}",
                }
                lines.append(
                    _line(_local(answer.at, language), messages.sentence("evidence-consistent", language, params))
                )
    return lines


def _moment(one: Happening, language: str) -> str:
    return f"{long_day(one.day, language)}\n{one.time}".strip()


def _local(moment: str, language: str) -> str:
    return long_day(local_day(from_iso(moment)), language)


def _line(label: str, text: str, *more: str) -> dict[str, object]:
    return {"label": label, "text": " ".join(text.split())[:LONGEST_LINE], "more": [one for one in more if one]}


def _channel_lines(channels: Sequence[Channel], urgent: bool, language: str) -> list[dict[str, object]]:
    """Return whom to turn to; where it is `urgent`, the bank first."""
    head, marks = told_offices(channels, language)
    bank = [_line("", messages.sentence("step-bank", language))] if urgent and channels else []
    lines = [_line(one.reached, one.name, one.source, mark) for one, mark in zip(channels, marks, strict=True)]
    return [*bank, *([_line("", head)] if head else []), *lines]


def _exhibit_line(one: Exhibit, language: str) -> dict[str, object]:
    made = "evidence-working-left" if one.left else "evidence-working"
    code = made if one.working else "" if one.own else "evidence-no-working" if one.path else ""
    working = messages.sentence(code, language, {"path": one.working, "count": one.left}) if code else ""
    text = f"{one.name} · {one.source}"
    where = f"data/{one.path}" if one.path else messages.sentence("evidence-original-kept", language)
    return _line(str(one.number), text, one.purpose, f"{where} · SHA-256 {one.sha256} · {one.obtained}", working)
