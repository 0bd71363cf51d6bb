"""The job that an application is for: its details, documents, interviews, and which copies belong to it.

An application is one job, so several at one employer are several applications. All of it is the person's own notes and may be changed; the
ledger's rows about copies and checks are not. What comes from a posting is read by its check and stays editable.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from app.clock import Clock, system_clock, to_iso
from app.domain.applications import ApplicationDocument, Interview, JobDetails, details_of, recipient_of
from app.domain.copies import CopyRecord, RecipientKind
from app.errors import UserError
from app.services.csv_columns import parse_day
from app.services.recipients import RecipientService
from app.text.contact_persons import contact_person
from app.text.printable import one_line
from app.vault.ledger.row_hashes import storable
from app.vault.search.full_text import name_key, search_key
from app.vault.store import application_rows, blob_store
from app.vault.store.application_rows import BEFORE, COPY_OF, DATES, JOB, STEPS, WORDS

if TYPE_CHECKING:
    from app.vault.vault import Vault

DOCUMENTS: Final = "documents:"
INTERVIEWS: Final = "interviews:"
LONGEST: Final = 300
LONGEST_NOTES: Final = 20_000
MOST_TAGS: Final = 20
MOST_BYTES: Final = 50_000_000
_MINUTES: Final = "%Y-%m-%dT%H:%M"
_SEARCHED: Final = ("title", "employer", "place", "pay", "source", "contact")
_LINES: Final = ("title", "employer", "place", "pay", "source", "contact", "check_id")


class ApplicationDetails:
    """The jobs, documents and interviews of the applications of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock

    # -- the job ------------------------------------------------------------------------------------------------------

    def get(self, application_id: str) -> JobDetails:
        """Return the details of an application; empty ones where nothing is known."""
        return details_of(json.dumps(self._vault.preferences.get(JOB + application_id)))

    def exists(self, application_id: str) -> bool:
        """Return True if there is such an application."""
        if "." in application_id:
            return self._vault.preferences.get(JOB + application_id) is not None
        return self._vault.recipients.get(application_id) is not None

    def of_recipient(self, recipient_id: str) -> tuple[str, ...]:
        """Return the ids of the applications with a recipient, the first one first."""
        return tuple(application_rows.applications_of(self._vault.database, recipient_id))

    def add(self, name: str, details: JobDetails, kind: RecipientKind = RecipientKind.EMPLOYER) -> str:
        """Add an application for a job with a recipient, who is added when new; return its id.

        The first application of a recipient that nothing is known of becomes this one. Raises `UserError` as `checked`, `recipient-empty`.
        """
        details = checked(details)
        with self._vault.transaction():
            recipient = RecipientService(self._vault).find_or_add(name, kind)
            application_id = self._free_id(recipient.id)
            self._store(application_id, details)
        return application_id

    def take_in(self, recipient_id: str, details: JobDetails, *, untitled: bool = False) -> str:
        """Store details that somebody kept elsewhere, and return the id of their application: the one with a recipient that has the same title and
        place, of which only what is missing is filled in, else a new one; without a title the first one. `untitled`: they are of the first one,
        where it has no title yet. Raises `UserError` as `checked`.

        In the caller's transaction.
        """
        details = checked(details)
        if details == JobDetails():
            return recipient_id
        known = self.of_recipient(recipient_id)
        same = [one for one in known if _is_same_job(self.get(one), details)] if details.title else [recipient_id]
        if not same and untitled and not self.get(recipient_id).title:
            same = [recipient_id]
        application_id = same[0] if same else self._free_id(recipient_id)
        self._store(application_id, _completed(self.get(application_id), details))
        return application_id

    def set(self, application_id: str, details: JobDetails) -> JobDetails:
        """Store changed details; return what was stored before. Raises `UserError` as `checked`, `application-unknown`."""
        details = checked(details)
        with self._vault.transaction():
            if not self.exists(application_id):
                raise UserError("application-unknown", id=application_id[:40])
            before = self.get(application_id)
            self._store(application_id, details)
        return before

    def discard(self, application_id: str) -> None:
        """Delete an application's details, statuses, dates, interviews and documents; its copies belong to the recipient's first one again."""
        with self._vault.transaction():
            for document in self.documents(application_id):
                self.remove_document(application_id, document.name)
            for key in (STEPS, DATES, INTERVIEWS, DOCUMENTS, JOB, WORDS, "trash:application:"):
                self._vault.preferences.set(key + application_id, None)
            for copy_id, owner in self._vault.preferences.with_prefix(COPY_OF).items():
                if owner == application_id:
                    self._vault.preferences.set(COPY_OF + copy_id, None)
            self._vault.recipients.reindex(recipient_of(application_id))

    def values(self, name: str) -> tuple[str, ...]:
        """Return the different `source` or `tags` in use, sorted."""
        return tuple(application_rows.values_of(self._vault.database, name))

    def _free_id(self, recipient_id: str, new_copy: str = "") -> str:
        """Return the id of the first application where nothing but `new_copy` is known of it yet, else the next one."""
        known = application_rows.applications_of(self._vault.database, recipient_id)
        if len(known) <= 1 and self._is_blank(recipient_id, new_copy):
            return recipient_id
        taken = [int(number) for one in known if (number := one.partition(".")[2]).isdigit()]
        return f"{recipient_id}.{max(taken, default=1) + 1}"

    def _is_blank(self, recipient_id: str, new_copy: str = "") -> bool:
        stored = self._vault.preferences.get
        return not (
            any(stored(key + recipient_id) for key in (JOB, STEPS, DATES, INTERVIEWS, DOCUMENTS, BEFORE))
            or any(one.copy_id != new_copy for one in self._vault.copies.for_recipient(recipient_id))
        )

    def _store(self, application_id: str, details: JobDetails) -> None:
        before = self._vault.preferences.get(JOB + application_id)
        created = before.get("created") if isinstance(before, dict) else None
        row = {key: value for key, value in asdict(details).items() if value}
        row |= {"employer_key": name_key(details.employer)} if details.employer else {}
        row["created"] = created or to_iso(self._clock())
        empty = details == JobDetails() and "." not in application_id
        texts = [row[name] for name in (*_SEARCHED, "notes") if name in row] + list(details.tags)
        self._vault.preferences.set(JOB + application_id, None if empty else row)
        self._vault.preferences.set(WORDS + application_id, search_key("\n".join(texts)) or None)
        self._vault.recipients.reindex(recipient_of(application_id))

    # -- from a posting -----------------------------------------------------------------------------------------------

    def read_posting(self, check_id: str) -> tuple[str, JobDetails]:
        """Return the employer's name and the details that a check read from a posting. Raises `UserError` `check-unknown`."""
        stored = self._vault.checks.get(check_id)
        if stored is None:
            raise UserError("check-unknown", check=check_id[:40])
        posting = stored.card.get("posting")
        said = posting if isinstance(posting, Mapping) else {}

        def text(key: str) -> str:
            return one_line(str(said.get(key) or ""))[:LONGEST].strip()

        contacts = said.get("contacts")
        kinds = [str(one).partition(":")[::2] for one in contacts] if isinstance(contacts, list | tuple) else []
        links = [value for kind, value in kinds if kind == "url"]
        link = text("url") or (one_line(links[0]) if len(links) == 1 else "")
        first = next((value for kind, value in kinds if kind != "url"), "")
        person = contact_person(str(said.get("text") or ""))
        details = JobDetails(
            title=text("title"),
            place=text("location"),
            pay=text("salary"),
            link=link if is_link(link) else "",
            closes=_posted_day(text("valid_through")),
            source=self._source(link, text("language")),
            contact=" · ".join(filter(None, (person, first)))[:LONGEST],
            check_id=check_id,
        )
        return text("organisation") or text("brand"), details

    def for_posting(self, recipient_id: str, check_id: str, new_copy: str = "") -> str:
        """Return the application with a recipient for a checked posting: the one it was read into, else a new one. `new_copy` is the id
        of a copy that was just made for it and belongs to no other."""
        for known in self.of_recipient(recipient_id):
            if self._is_of_posting(known, check_id):
                return known
        name, details = self.read_posting(check_id)
        with self._vault.transaction():
            recipient = self._vault.recipients.get(recipient_id)
            if recipient is not None and recipient.kind is not RecipientKind.EMPLOYER and name != recipient.name:
                details = replace(details, employer=name)
            application_id = self._free_id(recipient_id, new_copy)
            self._store(application_id, details)
        return application_id

    def _is_of_posting(self, application_id: str, check_id: str) -> bool:
        """Return True if an application was read from this check, or from another of the same original."""
        known = self.get(application_id).check_id
        if not known or known == check_id:
            return known == check_id
        stored, other = self._vault.checks.get(known), self._vault.checks.get(check_id)
        return bool(stored and other and stored.source_sha256 and stored.source_sha256 == other.source_sha256)

    def _source(self, link: str, language: str) -> str:
        """Return the name of the platform at whose address a posting was found; its host where it is none that is known."""
        from app.services.known_platforms import platform_at

        if not is_link(link):
            return ""
        platform = platform_at(self._vault, link)
        if platform is not None:
            return platform.name["zh" if language.startswith("zh") else "en"]
        return (urlsplit(link).hostname or "").removeprefix("www.")

    # -- its copies ---------------------------------------------------------------------------------------------------

    def application_of(self, copy: CopyRecord) -> str:
        """Return the id of the application that a copy belongs to: the first one of its recipient unless it was said otherwise."""
        said = self._vault.preferences.get(COPY_OF + copy.copy_id)
        known = isinstance(said, str) and recipient_of(said) == copy.recipient_id and self.exists(said)
        return said if known else copy.recipient_id

    def copies(self, application_id: str) -> tuple[CopyRecord, ...]:
        """Return the copies that belong to an application."""
        found = self._vault.copies.for_recipient(recipient_of(application_id))
        return tuple(one for one in found if self.application_of(one) == application_id)

    def assign_copy(self, copy: CopyRecord, application_id: str) -> None:
        """Let a copy belong to an application with its recipient. Raises `UserError` `application-unknown`."""
        if recipient_of(application_id) != copy.recipient_id or not self.exists(application_id):
            raise UserError("application-unknown", id=application_id[:40])
        said = None if application_id == copy.recipient_id else application_id
        with self._vault.transaction():
            self._vault.preferences.set(COPY_OF + copy.copy_id, said)

    def take_copy(self, copy: CopyRecord, application_id: str = "") -> None:
        """Let a new copy belong to the application it was made for, else to that of its posting, else to its recipient's first one.

        In the caller's transaction.
        """
        if application_id and recipient_of(application_id) == copy.recipient_id and self.exists(application_id):
            self.assign_copy(copy, application_id)
        elif copy.check_id and self._vault.checks.get(copy.check_id) is not None:
            self.assign_copy(copy, self.for_posting(copy.recipient_id, copy.check_id, copy.copy_id))

    # -- interviews ---------------------------------------------------------------------------------------------------

    def interviews(self, application_id: str) -> tuple[Interview, ...]:
        """Return the interviews of an application, the earliest first."""
        return interviews_of(self._vault.preferences.get(INTERVIEWS + application_id))

    def next_interview(self, application_id: str) -> Interview | None:
        """Return the first interview that is still ahead (local time), None if there is none."""
        now = self._clock().astimezone().strftime(_MINUTES)
        return next((one for one in self.interviews(application_id) if one.at >= now), None)

    def set_interview(self, application_id: str, interview: Interview) -> Interview:
        """Add an interview (without an id) or change one; return it as stored.

        Raises `UserError` `interview-moment-unknown`, `application-part-long`.
        """
        try:
            at = datetime.strptime(interview.at.strip().replace(" ", "T"), _MINUTES).strftime(_MINUTES)
        except ValueError:
            raise UserError("interview-moment-unknown", text=interview.at[:40]) from None
        texts = {name: _line(getattr(interview, name)) for name in ("place", "contact", "notes")}
        minutes = min(max(interview.minutes, 5), 24 * 60)
        made = replace(interview, id=interview.id or secrets.token_hex(4), at=at, minutes=minutes, **texts)
        others = [one for one in self.interviews(application_id) if one.id != made.id]
        self._keep_interviews(application_id, [*others, made])
        return made

    def remove_interview(self, application_id: str, interview_id: str) -> None:
        """Remove an interview."""
        kept = [one for one in self.interviews(application_id) if one.id != interview_id]
        self._keep_interviews(application_id, kept)

    def _keep_interviews(self, application_id: str, interviews: Sequence[Interview]) -> None:
        rows = [asdict(one) for one in interviews]
        with self._vault.transaction():
            self._vault.preferences.set(INTERVIEWS + application_id, rows or None)
            self._vault.recipients.reindex(recipient_of(application_id))

    # -- documents ----------------------------------------------------------------------------------------------------

    def documents(self, application_id: str) -> tuple[ApplicationDocument, ...]:
        """Return the documents kept with an application, in the order added."""
        stored = self._vault.preferences.get(DOCUMENTS + application_id)
        rows = [row for row in stored if isinstance(row, dict)] if isinstance(stored, list) else []
        return tuple(
            ApplicationDocument(str(row["name"]), str(row["sha256"]), int(row["size"]), str(row.get("added", "")))
            for row in rows
            if {"name", "sha256", "size"} <= row.keys()
        )

    def add_document(self, application_id: str, untrusted_name: str, data: bytes) -> ApplicationDocument:
        """Keep a file in the vault with an application, under a name that is not taken yet. Raises `UserError` `too-large`."""
        if len(data) > MOST_BYTES:
            raise UserError("too-large", limit=MOST_BYTES // 1_000_000)
        known = self.documents(application_id)
        name = _free_name(storable(one_line(untrusted_name))[:LONGEST] or "file", {one.name for one in known})
        with self._vault.transaction():
            digest = blob_store.store_blob(self._vault.database, data)
            made = ApplicationDocument(name, digest, len(data), to_iso(self._clock()))
            self._keep_documents(application_id, (*known, made))
        return made

    def document_bytes(self, application_id: str, name: str) -> bytes:
        """Return the exact bytes of a document. Raises `UserError` `document-unknown`, `vault-damaged`."""
        for one in self.documents(application_id):
            if one.name == name:
                data = blob_store.get(self._vault.database, one.sha256)
                if data is None or len(data) != one.size:
                    raise UserError("vault-damaged", path=str(self._vault.folder))
                return data
        raise UserError("document-unknown", name=name[:LONGEST])

    def remove_document(self, application_id: str, name: str) -> None:
        """Remove a document; its bytes are deleted unless something else in the vault refers to them."""
        known = self.documents(application_id)
        with self._vault.transaction():
            self._keep_documents(application_id, [one for one in known if one.name != name])
            for one in known:
                if one.name == name:
                    blob_store.erase_unreferenced(self._vault.database, one.sha256)

    def _keep_documents(self, application_id: str, documents: Sequence[ApplicationDocument]) -> None:
        rows = [asdict(one) for one in documents]
        self._vault.preferences.set(DOCUMENTS + application_id, rows or None)


def _is_same_job(known: JobDetails, other: JobDetails) -> bool:
    return all(name_key(getattr(known, part)) == name_key(getattr(other, part)) for part in ("title", "place"))


def _completed(known: JobDetails, other: JobDetails) -> JobDetails:
    """Return known details with what they lack filled in from others; the notes of both."""
    values = {one.name: getattr(known, one.name) or getattr(other, one.name) for one in fields(known)}
    if other.notes not in known.notes:
        values["notes"] = "\n".join(filter(None, (known.notes, other.notes)))
    return JobDetails(**values)


def checked(details: JobDetails) -> JobDetails:
    """Return details as they are stored. Raises `UserError` `application-part-long`, `application-link-wrong`, `application-day-unknown`."""
    lines = {name: _line(getattr(details, name)) for name in _LINES}
    if len(details.notes) > LONGEST_NOTES:
        raise UserError("application-part-long", limit=LONGEST_NOTES)
    tags = tuple(dict.fromkeys(filter(None, map(_line, details.tags))))[:MOST_TAGS]
    link, closes = details.link.strip(), details.closes.strip()
    if link and "://" not in link:
        link = f"https://{link}"
    if link and not is_link(link):
        raise UserError("application-link-wrong")
    if closes:
        try:
            closes = date.fromisoformat(closes).isoformat()
        except ValueError:
            raise UserError("application-day-unknown", text=closes[:40]) from None
    return JobDetails(**lines, link=link, closes=closes, tags=tags, notes=storable(details.notes.strip()))


def interviews_of(stored: object) -> tuple[Interview, ...]:
    """Return the interviews in a stored value, the earliest first."""
    rows = [row for row in stored if isinstance(row, dict)] if isinstance(stored, list) else []
    return tuple(sorted((one for one in map(_interview, rows) if one), key=lambda one: one.at))


def split_tags(text: str) -> tuple[str, ...]:
    """Return the tags in a line, separated by commas or semicolons of either width.

    >>> split_tags("remote, 双休；remote")
    ('remote', '双休')
    """
    for mark in "，；;、":
        text = text.replace(mark, ",")
    return tuple(dict.fromkeys(filter(None, (one.strip() for one in text.split(",")))))


def _line(text: str) -> str:
    """Return a text on one line. Raises `UserError` `application-part-long`."""
    line = storable(" ".join(str(text).split()))
    if len(line) > LONGEST:
        raise UserError("application-part-long", limit=LONGEST)
    return line


def is_link(text: str) -> bool:
    """Return True if `text` is an address of a page (http or https) that can be stored."""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in host and len(text) <= 2_000 and not any(map(str.isspace, text))


_AROUND_DAY: Final = re.compile(
    r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:,? at) .*$|[ ,(（]+\d{1,2}[:：]\d\d.*$", re.IGNORECASE
)
"""Day of the week before a date, and the time behind it."""


def _posted_day(text: str) -> str:
    """Return the ISO date that a posting closes on; empty where it is none, or where day and month are ambiguous."""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return parse_day(_AROUND_DAY.sub("", text), american=None)


def _interview(row: Mapping[str, object]) -> Interview | None:
    """Return a stored interview; None for what is none."""
    minutes, at = row.get("minutes"), str(row.get("at", ""))
    try:
        datetime.strptime(at, _MINUTES)
    except ValueError:
        return None
    texts = {name: str(row.get(name) or "") for name in ("id", "place", "contact", "notes")}
    return Interview(at=at, minutes=minutes if isinstance(minutes, int) else 60, **texts)


def _free_name(name: str, taken: set[str]) -> str:
    path, number, free = PurePath(name.replace("/", "_").replace("\\", "_")), 1, name
    while (free := path.name if number == 1 else f"{path.stem}-{number}{path.suffix}") in taken:
        number += 1
    return free
