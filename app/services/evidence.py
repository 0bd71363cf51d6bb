"""Makes an evidence pack of an incident: originals untouched, working copies without other people's data, what was sent, a
neutral timeline, and manifests that check without this program.

It accuses nobody: the summary tells what was received, made and done, and what this cannot show.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import messages, resources
from app.clock import Clock, from_iso, local_day, system_clock
from app.domain.copies import CopyRecord, Recipient
from app.domain.incident_reports import IncidentReport, Money
from app.domain.offices import Channel
from app.domain.policy import ProtectedValue
from app.domain.records import Incident, StoredCheck
from app.errors import AppError, UserError
from app.evidence.bag import bag
from app.evidence.exhibits import Exhibit, Happening, hide, path_of, timeline
from app.files import make_private_folder, write_atomic
from app.render.any_text import print_any
from app.services import masters
from app.services.caller_facts import nameable
from app.services.check_print import card_pages
from app.services.incident_reports import report_of
from app.services.incidents import answers_of
from app.vault.ledger.proof import to_proof
from app.workers.cancellation import CancelToken

if TYPE_CHECKING:
    from app.vault.vault import Vault

SUMMARY: Final = "summary.pdf"
VERIFY: Final = "verify_bag.py"
_LONGEST_LINE: Final = 2_000


@dataclass(frozen=True, slots=True)
class PackChoice:
    """Choice of what goes into a pack beside the incident's own files.

    `checks` are the ids of check cards with their documents in the pack's language (`CheckEngine.encode`), `references` of copies that
    were sent; `channels` the offices to report to; `joined`: with the files of the incidents that belong to it; `language` of the
    summary ("en" or "zh").
    """

    checks: tuple[tuple[str, Mapping[str, object]], ...] = ()
    references: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    joined: bool = True
    language: str = "en"


@dataclass(frozen=True, slots=True)
class EvidencePack:
    """A pack: its files by path, the exhibits and the timeline. Nothing is written yet."""

    files: Mapping[str, bytes] = field(repr=False)
    exhibits: tuple[Exhibit, ...]
    timeline: tuple[Happening, ...]


class EvidenceService:
    """The evidence of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock

    def collect(self, incident_id: str, choice: PackChoice, cancel: CancelToken | None = None) -> EvidencePack:
        """Collect the pack of an incident.

        Raises `UserError` `incident-unknown`, `check-unknown`, `copy-unknown`, `ledger-broken`, `vault-damaged`; `Cancelled`.
        """
        token = cancel or CancelToken()
        incidents = self._incidents(incident_id, choice)
        checks = [(self._check(check_id), document) for check_id, document in choice.checks]
        copies = [self._copy(one) for one in choice.references]
        payload: dict[str, bytes] = {}
        exhibits = [
            *self._attachments(incidents, payload, choice.language, token),
            *self._cards(checks, payload, choice.language),
        ]
        if copies:
            payload["sent/copies-proof.zip"] = to_proof(self._vault, choice.references, token)
        happened = timeline(
            (
                *(self._surfaced(one, choice.language) for one in incidents),
                *(self._sent(copy, recipient, choice.language) for copy, recipient in copies),
                *(_checked(one, choice.language) for one, _ in checks),
                *(one for incident in incidents for one in _done(incident)),
            )
        )
        exhibits = [_renumbered(one, number) for number, one in enumerate(exhibits, 1)]
        payload[SUMMARY] = self._summary(incidents, exhibits, happened, copies, choice)
        payload["summary.json"] = _as_json(incidents[0], exhibits, happened, self._today())
        payload["README.txt"] = messages.sentence("evidence-readme", choice.language).encode() + b"\n"
        info = {"Bagging-Date": self._today(), "External-Description": incidents[0].title}
        tags = {VERIFY: resources.path("proof", VERIFY).read_bytes()}
        return EvidencePack(bag(payload, info, tags), tuple(exhibits), happened)

    def write(self, pack: EvidencePack, folder: Path, cancel: CancelToken | None = None) -> Path:
        """Write a pack into a new folder inside `folder`; return it.

        Raises `UserError` `folder-missing`, `EnvironmentProblem`, `Cancelled`; then no half pack is left behind under that name.
        """
        token = cancel or CancelToken()
        if not folder.is_dir():
            raise UserError("folder-missing", path=str(folder))
        target = _free(folder, f"evidence-{self._today()}")
        for path, data in pack.files.items():
            token.check()
            if path != "bagit.txt":
                _write(target / path, data)
        _write(target / "bagit.txt", pack.files["bagit.txt"])  # last: without it a folder is no bag
        return target

    def _today(self) -> str:
        return local_day(self._clock())

    def _incidents(self, incident_id: str, choice: PackChoice) -> list[Incident]:
        found = self._vault.incidents.get(incident_id)
        if found is None:
            raise UserError("incident-unknown", incident=incident_id)
        joined = report_of(found).joined if choice.joined else ()
        others = [self._vault.incidents.get(one) for one in joined]
        return [found, *(one for one in others if one is not None)]

    def _check(self, check_id: str) -> StoredCheck:
        found = self._vault.checks.get(check_id)
        if found is None:
            raise UserError("check-unknown", check=check_id)
        return found

    def _copy(self, reference: str) -> tuple[CopyRecord, Recipient]:
        copy = self._vault.copies.by_reference(reference)
        recipients = {one.id: one for one in self._vault.recipients.all()}
        if copy is None or copy.recipient_id not in recipients:
            raise UserError("copy-unknown", reference=reference)
        return copy, recipients[copy.recipient_id]

    def _attachments(
        self, incidents: Sequence[Incident], payload: dict[str, bytes], language: str, token: CancelToken
    ) -> list[Exhibit]:
        found = list[Exhibit]()
        own = self._own_values()
        for incident in incidents:
            report = report_of(incident)
            source = _source(report, language)
            for file in incident.files:
                token.check()
                data = self._vault.incidents.file_bytes(incident.id, file.name)
                if data is None:
                    raise UserError("vault-damaged", path=str(self._vault.folder))
                number = len(found) + 1
                path = path_of(number, file.name, "originals")
                payload[path] = data
                working = _working_copy(file.name, data, own)
                if working:
                    payload[f"{path_of(number, file.name, 'working')}.txt"] = working.encode()
                found.append(
                    Exhibit(
                        number,
                        file.name,
                        source,
                        messages.sentence("evidence-purpose-received", language),
                        incident.created[:10],
                        file.sha256,
                        file.size,
                        path,
                        f"{path_of(number, file.name, 'working')}.txt" if working else "",
                    )
                )
        return found

    def _cards(
        self, checks: Sequence[tuple[StoredCheck, Mapping[str, object]]], payload: dict[str, bytes], language: str
    ) -> list[Exhibit]:
        found = list[Exhibit]()
        for number, (one, document) in enumerate(checks, 1):
            name = one.title or one.organisation or "posting"
            pages = card_pages(document, language)
            path = path_of(number, name, "checks") + ".pdf"
            payload[path] = pages
            purpose = messages.sentence("evidence-purpose-check", language)
            source = one.source_name or messages.sentence("evidence-source-posting", language)
            found.append(
                Exhibit(
                    number, name, source, purpose, one.created[:10], hashlib.sha256(pages).hexdigest(), len(pages), path
                )
            )
        return found

    def _own_values(self) -> tuple[ProtectedValue, ...]:
        version = masters.latest(self._vault)
        if version is None:
            return ()
        resume = masters.decode(version).resume
        return tuple(ProtectedValue(one.id, one.kind, one.value) for one in nameable(resume) if one.kind is not None)

    def _surfaced(self, incident: Incident, language: str) -> Happening:
        report = report_of(incident)
        kind = messages.sentence(f"incident-kind-{report.channel.value}", language)
        parts = [f"{kind}: {report.contact or report.where or report.title}"]
        if report.said:
            parts.append(
                messages.sentence("evidence-said", language, {"text": " ".join(report.said.split())[:_LONGEST_LINE]})
            )
        if report.knew:
            parts.append(
                messages.sentence("incident-knew", language, {"what": ", ".join(one.value for one in report.knew)})
            )
        return Happening(report.day, report.time, " ".join(parts))

    def _sent(self, copy: CopyRecord, recipient: Recipient, language: str) -> Happening:
        params: dict[str, str | int] = {
            "recipient": recipient.name,
            "reference": copy.reference,
            "count": len(copy.disclosed),
            "files": ", ".join(f"{one.name} (SHA-256 {one.sha256[:16]}…)" for one in copy.files),
        }
        return Happening(*_local(copy.created), messages.sentence("evidence-sent", language, params))

    def _summary(
        self,
        incidents: Sequence[Incident],
        exhibits: Sequence[Exhibit],
        happened: Sequence[Happening],
        copies: Sequence[tuple[CopyRecord, Recipient]],
        choice: PackChoice,
    ) -> bytes:
        language = "zh" if choice.language.startswith("zh") else "en"

        def word(code: str, **params: str | int) -> str:
            return messages.sentence(f"evidence-{code}", language, params)

        report = report_of(incidents[0])
        sections = [
            {
                "heading": word("channels"),
                "lines": [_channel_line(one, word("unconfirmed")) for one in choice.channels],
            },
            {
                "heading": word("timeline"),
                "lines": [_line(f"{one.day} {one.time}".strip(), one.text) for one in happened],
            },
            {"heading": word("exhibits"), "lines": [_exhibit_line(one, language) for one in exhibits]},
            {
                "heading": word("copies"),
                "lines": [
                    _line(copy.reference, f"{recipient.name} · {copy.created[:10]}") for copy, recipient in copies
                ],
            },
            {"heading": word("compared"), "lines": _compared_lines(incidents, language)},
            {"heading": word("cannot"), "lines": [_line("", line) for line in word("cannot-lines").splitlines()]},
        ]
        data = {
            "family": language,
            "title": word("title", title=incidents[0].title),
            "subject": word("made", day=self._today(), count=len(exhibits)),
            "first": messages.sentence("incident-money-first", language) if report.money is Money.YES else "",
            "sections": [one for one in sections if one["lines"]],
            "limits": word("limits"),
            "signed": [word("signed-name"), word("signed-day")],
        }
        return print_any("evidence.typ", data)


def _renumbered(one: Exhibit, number: int) -> Exhibit:
    return Exhibit(number, one.name, one.source, one.purpose, one.obtained, one.sha256, one.size, one.path, one.working)


def _source(report: IncidentReport, language: str) -> str:
    kind = messages.sentence(f"incident-kind-{report.channel.value}", language)
    return " · ".join(one for one in (kind, report.contact, report.where) if one)


def _checked(one: StoredCheck, language: str) -> Happening:
    params: dict[str, str | int] = {"title": one.title or one.organisation}
    return Happening(*_local(one.created), messages.sentence("evidence-checked", language, params))


def _local(moment: str) -> tuple[str, str]:
    """Return the day and the time of a moment (RFC 3339) where the person is."""
    when = from_iso(moment).astimezone()
    return when.date().isoformat(), f"{when:%H:%M}"


def _done(incident: Incident) -> list[Happening]:
    return [Happening(one.day, "", one.what) for one in report_of(incident).follow_ups if one.done and one.day]


def _working_copy(name: str, data: bytes, own: Sequence[ProtectedValue]) -> str:
    """Return the text of a file without other people's data; "" where it has no text that can be read."""
    from app.ingest.readings import read_texts
    from app.redact.scan import scan

    try:
        text = read_texts(name, data)[0]
        found = scan(text, own)
    except (AppError, IndexError):
        return ""
    mine = {" ".join(one.value.split()).casefold() for one in own}
    others = [
        (one.start, one.end)
        for one in found
        if one.detector != "known" and " ".join(one.text.split()).casefold() not in mine
    ]
    return hide(text, others)


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
                lines.append(_line(answer.at[:10], messages.sentence("evidence-consistent", language, params)))
    return lines


def _line(label: str, text: str, *more: str) -> dict[str, object]:
    return {"label": label, "text": " ".join(text.split())[:_LONGEST_LINE], "more": [one for one in more if one]}


def _channel_line(one: Channel, unconfirmed: str) -> dict[str, object]:
    return _line(one.reached, one.name, one.source, "" if one.confirmed else unconfirmed)


def _exhibit_line(one: Exhibit, language: str) -> dict[str, object]:
    working = messages.sentence("evidence-working", language, {"path": one.working}) if one.working else ""
    text = f"{one.name} · {one.source}"
    return _line(
        str(one.number), text, one.purpose, f"data/{one.path} · SHA-256 {one.sha256} · {one.obtained}", working
    )


def _as_json(incident: Incident, exhibits: Sequence[Exhibit], happened: Sequence[Happening], day: str) -> bytes:
    document = {
        "format": "countermark-evidence",
        "version": 1,
        "made": day,
        "title": incident.title,
        "timeline": [{"day": one.day, "time": one.time, "text": one.text} for one in happened],
        "exhibits": [
            {
                "number": one.number,
                "name": one.name,
                "source": one.source,
                "purpose": one.purpose,
                "obtained": one.obtained,
                "sha256": one.sha256,
                "bytes": one.size,
                "path": f"data/{one.path}",
                "working": f"data/{one.working}" if one.working else "",
            }
            for one in exhibits
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _free(folder: Path, name: str) -> Path:
    """Return a path inside a folder that nothing has yet."""
    found, number = folder / name, 1
    while found.exists():
        number += 1
        found = folder / f"{name}-{number}"
    return found


def _write(path: Path, data: bytes) -> None:
    make_private_folder(path.parent)
    write_atomic(path, data)
