"""The timeline of an evidence pack: what was received, made, written and reported, in neutral words, by day and time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app import messages
from app.clock import local_moment
from app.domain.copies import CopyRecord, Recipient
from app.domain.incident_reports import Money
from app.domain.stored_records import Incident, StoredCheck
from app.evidence.exhibits import Happening, timeline
from app.incidents import next_steps
from app.letters.model import Letter
from app.services.evidence_sources import Sources
from app.services.incident_reports import report_of
from app.services.incidents import answers_of

LONGEST_LINE: Final = 2_000


def happenings_of(sources: Sources) -> tuple[Happening, ...]:
    """Return what happened, in order."""
    language = sources.language
    return timeline(
        (
            *(_surfaced(one, language) for one in sources.incidents),
            *(_sent(copy, recipient, language) for copy, recipient in sources.copies),
            *(_checked(one, language) for one, _ in sources.checks),
            *(one for letter, recipient in sources.letters for one in _written(letter, recipient, language)),
            *(one for incident in sources.incidents for one in _done(incident, sources)),
        )
    )


def _surfaced(incident: Incident, language: str) -> Happening:
    report = report_of(incident)
    kind = messages.sentence(f"incident-kind-{report.channel.value}", language)
    params: dict[str, str | int] = {"kind": kind, "what": report.contact or report.where or report.title}
    parts = [messages.sentence("evidence-surfaced", language, params)]
    if report.said:  # the words of what was compared are its own; else the person wrote them down
        said: dict[str, str | int] = {"text": " ".join(report.said.split())[:LONGEST_LINE]}
        code = "evidence-reads" if answers_of(incident) else "evidence-noted"
        parts.append(messages.sentence(code, language, said))
    if report.knew:
        knew: dict[str, str | int] = {"what": ", ".join(one.value for one in report.knew)}
        parts.append(messages.sentence("incident-knew", language, knew))
    if report.money is Money.YES:
        lost: dict[str, str | int] = {"amount": report.amount}
        parts.append(messages.sentence("evidence-lost-amount" if report.amount else "evidence-lost", language, lost))
    return Happening(report.day, report.time, " · ".join(parts))


def _sent(copy: CopyRecord, recipient: Recipient, language: str) -> Happening:
    params: dict[str, str | int] = {
        "recipient": recipient.name,
        "reference": copy.reference,
        "count": len(copy.disclosed),
        "files": ", ".join(f"{one.name} (SHA-256 {one.sha256[:16]}…)" for one in copy.files),
    }
    return Happening(*local_moment(copy.created), messages.sentence("evidence-sent", language, params))


def _checked(one: StoredCheck, language: str) -> Happening:
    params: dict[str, str | int] = {"title": one.name}
    return Happening(*local_moment(one.created), messages.sentence("evidence-checked", language, params))


def _written(letter: Letter, recipient: Recipient, language: str) -> Iterator[Happening]:
    subject = letter.text.strip("\n").partition("\n")[0]
    params: dict[str, str | int] = {"recipient": letter.to or recipient.name, "subject": subject}
    yield Happening(letter.sent, "", messages.sentence("evidence-letter-sent", language, params))
    if letter.answer is not None and letter.answered:
        params["answer"] = messages.sentence(f"evidence-answer-{letter.answer.value}", language)
        yield Happening(letter.answered, "", messages.sentence("evidence-letter-answered", language, params))


def _done(incident: Incident, sources: Sources) -> Iterator[Happening]:
    report, language, book = report_of(incident), sources.language, sources.offices
    country = report.country or sources.country
    for one in report.follow_ups:
        if one.done and one.day and (book is None or not next_steps.is_noted(one, report, country, book)):
            told = next_steps.said(one, language, country, book) if book is not None else one.what
            yield Happening(one.day, "", told)
    for case in report.cases:
        params: dict[str, str | int] = {"office": case.office, "number": case.number or "–", "text": case.reply}
        parts = [messages.sentence("evidence-case", language, params)]
        parts += [messages.sentence("evidence-case-reply", language, params)] if case.reply else []
        yield Happening(case.day, "", " ".join(parts))
