"""Finds what an evidence pack is made of: an incident's files, postings with their cards and pictures, letters and answers, added files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from app import messages
from app.clock import local_day, local_moment
from app.domain.copies import CopyRecord, Recipient
from app.domain.incident_reports import Channel as Way
from app.domain.incident_reports import IncidentReport
from app.domain.incidents import Surfaced
from app.domain.offices import Channel
from app.domain.stored_records import Incident, StoredCheck
from app.errors import UserError
from app.evidence.pack_draft import ExhibitDraft, ExhibitEdit, Form
from app.ingest.formats.sniff import is_picture
from app.letters.model import Letter
from app.render.letter import plain_letter
from app.services.check_print import card_pages
from app.services.incident_reports import report_of, title_in
from app.services.letters import LetterService
from app.text.dates import long_day
from app.vault.store.checks import pictures_of

if TYPE_CHECKING:
    from app.clock import Clock
    from app.incidents.next_steps import OfficeBook
    from app.vault.vault import Vault

ORIGINALS: Final = "originals"
_HEAD: Final = 1024
_SURFACED: Final = frozenset((Way.FILE, Way.MAIL, Way.TEXT))
"""Ways by which a file itself comes."""


@dataclass(frozen=True, slots=True)
class PackChoice:
    """Choice of what goes into a pack beside the incident's own files.

    `checks` are the ids of check cards with their documents in the pack's language (`CheckEngine.encode`), `references` of copies that
    were sent; `recipients` the ids of those whose letters are in it (those of the copies always are); `files` further files as they
    are; `channels` the offices to report to; `joined`: with the files of the incidents that belong to it; `originals`: with the files
    as they were received and the ledger's rows, which tell of other people (for the police, a court or a lawyer); `language` of the
    summary ("en" or "zh"). `edits` are by key of the exhibit; `timeline` is the edited one (None: as proposed). `hidden`: words that are
    hidden in every text of the working copies, beside what is found. `country` and `offices` name the offices of the incident's steps (without
    `offices` a step is told as it was written down).
    """

    checks: tuple[tuple[str, Mapping[str, object]], ...] = ()
    references: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    files: tuple[Surfaced, ...] = ()
    channels: tuple[Channel, ...] = ()
    joined: bool = True
    originals: bool = True
    language: str = "en"
    edits: Mapping[str, ExhibitEdit] = field(default_factory=dict)
    timeline: str | None = None
    hidden: tuple[str, ...] = ()
    country: str = ""
    offices: OfficeBook | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that becomes an exhibit: how it is proposed, the folder and the ending it gets in the pack, its bytes when asked for, and
    whether it is a posting: its pay, duties and dates are what it is about, and nobody's secret."""

    draft: ExhibitDraft
    folder: str
    suffix: str
    load: Callable[[], bytes]
    posting: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that a pack is made of."""

    incidents: tuple[Incident, ...]
    checks: tuple[tuple[StoredCheck, Mapping[str, object]], ...]
    copies: tuple[tuple[CopyRecord, Recipient], ...]
    letters: tuple[tuple[Letter, Recipient], ...]
    parts: tuple[Part, ...]
    language: str
    country: str = ""
    offices: OfficeBook | None = None

    @property
    def title(self) -> str:
        """The name of the pack."""
        if self.incidents:
            first = self.incidents[0]
            return title_in(first.title, report_of(first).channel, self.language)
        return self.checks[0][0].name

    @property
    def records(self) -> tuple[str, ...]:
        """The keys by which the ledger's rows about it are found."""
        return (
            *(f"incident:{one.id}" for one in self.incidents),
            *(f"check:{one.id}" for one, _ in self.checks),
            *(f"letter:{one.id}" for one, _ in self.letters),
        )


class EvidenceSources:
    """The sources of one vault."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault, self._clock = vault, clock

    def find(self, incident_id: str, choice: PackChoice) -> Sources:
        """Find what a pack is made of; `incident_id` may be empty where there is a check.

        Raises `UserError` `incident-unknown`, `check-unknown`, `copy-unknown`, `evidence-nothing`.
        """
        if not incident_id and not choice.checks:
            raise UserError("evidence-nothing")
        incidents = self._incidents(incident_id, choice) if incident_id else ()
        checks = tuple((self._check(key), document) for key, document in choice.checks)
        copies = tuple(self._copy(one) for one in choice.references)
        letters = self._letters((*(one.id for _, one in copies), *choice.recipients))
        language = choice.language
        kept = frozenset(file.sha256 for one in incidents for file in one.files)
        parts = (
            *(part for one in incidents for part in self._files(one, language)),
            *(part for number, one in enumerate(choice.files, 1) for part in self._added(number, one, language)),
            *(part for one, document in checks for part in self._posting(one, document, language, kept)),
            *(part for one, recipient in letters for part in _letter(one, recipient, language)),
        )
        return Sources(incidents, checks, copies, letters, parts, language, choice.country, choice.offices)

    def _incidents(self, incident_id: str, choice: PackChoice) -> tuple[Incident, ...]:
        found = self._vault.incidents.get(incident_id)
        if found is None:
            raise UserError("incident-unknown", incident=incident_id)
        joined = report_of(found).joined if choice.joined else ()
        others = [self._vault.incidents.get(one) for one in joined]
        return (found, *(one for one in others if one is not None))

    def _check(self, check_id: str) -> StoredCheck:
        found = self._vault.checks.get(check_id)
        if found is None:
            raise UserError("check-unknown", check=check_id)
        return found

    def _copy(self, reference: str) -> tuple[CopyRecord, Recipient]:
        copy = self._vault.copies.by_reference(reference)
        recipient = self._vault.recipients.get(copy.recipient_id) if copy is not None else None
        if copy is None or recipient is None:
            raise UserError("copy-unknown", reference=reference)
        return copy, recipient

    def _letters(self, recipients: Sequence[str]) -> tuple[tuple[Letter, Recipient], ...]:
        """Return the letters that were sent to some recipients, in the order in which they were written."""
        service = LetterService(self._vault, self._clock)
        known = {one: self._vault.recipients.get(one) for one in dict.fromkeys(recipients)}
        found = ((one, known.get(one.recipient_id)) for one in service.all() if one.sent)
        return tuple((one, recipient) for one, recipient in found if recipient is not None)

    def _files(self, incident: Incident, language: str) -> Iterator[Part]:
        source, vault = _received_from(report_of(incident), language), self._vault
        purpose = messages.sentence("evidence-purpose-received", language)
        about = vault.checks.get(report_of(incident).check)
        posting = about.source_sha256 if about is not None else ""
        kept = {
            str(entry.body["name"]): entry.at
            for entry in vault.ledger.entries(kind="incident-file")
            if entry.body["incident_id"] == incident.id
        }
        for file in incident.files:
            obtained = " ".join(local_moment(kept.get(file.name, incident.created)))
            load = _loader(vault, partial(vault.incidents.file_bytes, incident.id, file.name))
            draft = ExhibitDraft(
                *(f"file:{incident.id}:{file.name}", file.name, source, purpose, obtained),
                form_of(load()[:_HEAD]),
            )
            yield Part(draft, ORIGINALS, "", load, posting=file.sha256 == posting)

    def _added(self, number: int, file: Surfaced, language: str) -> Iterator[Part]:
        name = file.untrusted_name
        purpose = messages.sentence("evidence-purpose-received", language)
        day = local_day(self._clock())
        draft = ExhibitDraft(f"added:{number}:{name}", name, "", purpose, day, form_of(file.untrusted_data[:_HEAD]))
        yield Part(draft, ORIGINALS, "", lambda: file.untrusted_data)

    def _posting(
        self, one: StoredCheck, document: Mapping[str, object], language: str, known: frozenset[str]
    ) -> Iterator[Part]:
        """Yield the posting as it was kept (unless it is among the hashes `known` from an incident), the pictures that its card's lines
        rest on, and the card."""
        day, vault = " ".join(local_moment(one.created)), self._vault
        name = one.name or "posting"
        pasted = messages.sentence("evidence-source-posting", language)
        if one.source_sha256 not in known and (original := vault.checks.source(one.id)):
            purpose = messages.sentence("evidence-purpose-posting", language)
            kept = one.source_name or "posting.txt"
            key, form = f"posting:{one.id}", form_of(original[:_HEAD])
            draft = ExhibitDraft(key, kept.rsplit("/", 1)[-1] or kept, one.source_name or pasted, purpose, day, form)
            yield Part(draft, ORIGINALS, "", lambda: original, posting=True)
        for digest, shown in pictures_of(one.card).items():
            if not vault.checks.has_picture(digest):
                continue
            load = _loader(vault, partial(vault.checks.picture, digest))
            source, purpose = (
                messages.sentence(f"evidence-{code}", language) for code in ("source-seen", "purpose-seen")
            )
            yield Part(
                ExhibitDraft(f"picture:{digest}", shown, source, purpose, day, form_of(load()[:_HEAD])),
                ORIGINALS,
                "",
                load,
            )
        purpose = messages.sentence("evidence-purpose-check", language)
        draft = ExhibitDraft(f"card:{one.id}", name, one.source_name or pasted, purpose, day, Form.RECORD)
        yield Part(draft, "checks", ".pdf", lambda: card_pages(document, language))


def form_of(head: bytes) -> Form:
    """Return the form of a file by its first bytes (up to a kilobyte)."""
    return Form.PDF if b"%PDF-" in head else Form.PICTURE if is_picture(head) else Form.FILE


def _letter(one: Letter, recipient: Recipient, language: str) -> Iterator[Part]:
    """Yield a letter as it was sent, and the words of its answer, where they were kept."""
    whom: dict[str, str | int] = {"recipient": one.to or recipient.name, "day": long_day(one.sent, language)}
    name = one.text.strip("\n").partition("\n")[0] or one.id
    source, purpose = (
        messages.sentence(f"evidence-{code}", language, whom) for code in ("source-letter", "purpose-letter")
    )
    draft = ExhibitDraft(f"letter:{one.id}", name, source, purpose, one.sent, Form.RECORD)
    yield Part(draft, "letters", ".txt", lambda: plain_letter(one.text).encode("utf-8", "replace"))
    if one.reply:
        whom["day"] = long_day(one.answered, language)
        source, purpose = (
            messages.sentence(f"evidence-{code}", language, whom) for code in ("source-reply", "purpose-reply")
        )
        draft = ExhibitDraft(f"reply:{one.id}", f"{name} – {whom['day']}", source, purpose, one.answered, Form.FILE)
        yield Part(draft, "letters", ".txt", lambda: one.reply.encode("utf-8", "replace"))


def _loader(vault: Vault, read: Callable[[], bytes | None]) -> Callable[[], bytes]:
    def load() -> bytes:
        data = read()
        if data is None:
            raise UserError("vault-damaged", path=str(vault.folder))
        return data

    return load


def _received_from(report: IncidentReport, language: str) -> str:
    """Return the source of an incident's files: what surfaced came that way; what was kept with a call or visit, a receipt say, is only
    said to be kept with its record."""
    if report.channel is Way.GIVEN:  # what the person kept of what they did themselves
        return ""
    kind = messages.sentence(f"incident-kind-{report.channel.value}", language)
    told = " · ".join(one for one in (kind, report.contact, report.where) if one)
    if report.channel in _SURFACED:
        return told
    return messages.sentence("evidence-source-record", language, {"what": told})
