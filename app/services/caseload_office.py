"""An office of several counsellors: make, join, sync, members, and the days without a sync after which no copies for a fair are made. Needs no server and no network of ours.

Shared are records of students whose consent is in force (name, consent, adviser, copies made, notes), never résumés. What one counsellor learns of a
withdrawal ends the student's data with every other. Format: docs/formats/office-events.md.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from app.caseload.keys import parse_address
from app.caseload.office import sync
from app.caseload.office.event_chains import Head, Replica, Waiting, begun
from app.caseload.office.event_file import Event, Kind, OfficeFile, ending_id
from app.caseload.office.members import Members, first_members
from app.caseload.office.reconciled_records import WITHDRAWN, RecordedCopy, StudentRecord
from app.caseload.office.shared_folder import FolderTree
from app.clock import from_iso, local_day, to_iso
from app.errors import EnvironmentProblem, UserError
from app.services import caseload_office_students
from app.services.caseload import Caseload
from app.services.caseload_office_students import Here
from app.services.office_step import ROW, STALE_DAYS, SYNCED, days_between, is_joined, is_stale
from app.vault.folder import OFFICE
from app.workers.cancellation import CancelToken, Progress, no_progress

MAX_NOTE: Final = 2_000
_MAX_TOLD: Final = 200
_MAX_SAID: Final = 1_000
_MAX_SHOWN: Final = 200
_LASTING: Final = frozenset(
    f"office-{one}"
    for one in (
        *("consent-older", "damaged", "file-damaged", "file-forged", "file-newer", "fork", "key-damaged", "late"),
        "stranger",
    )
)
"""What stays as it is in the folder: told once, and not again with every sync after it was marked as read."""
_PREFIXES: Final = (
    "office-head:",
    "office-record:",
    "office-ending:",
    "office-key:",
    "office-key-deleted:",
    caseload_office_students.MINE,
)
_TOLD: Final = "office-told"
_SAID: Final = "office-said"
_COMPARED: Final = "office-compared"
_REST: Final = ("office-pushed", "office-keys-seen", "office-keys-missing", SYNCED, _TOLD, _SAID, _COMPARED, ROW)


@dataclass(frozen=True, slots=True)
class Invitation:
    """An office in a folder whose list of members is sealed to this counsellor. `fingerprint`: of the owner, to be compared by telephone."""

    title: str
    owner: str
    fingerprint: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member: `heard`: when their newest file here was written (RFC 3339, as their clock said; empty: nothing came yet); `added_by`: name of the
    owner who added and so vouches for them (empty: the founder); `is_compared`: the person here compared the fingerprint; `has_left`: deleted the caseload, and said so."""

    name: str
    fingerprint: str
    joined: str
    heard: str
    is_owner: bool
    is_you: bool
    is_removed: bool
    added_by: str = ""
    is_compared: bool = False
    has_left: bool = False

    @property
    def is_current(self) -> bool:
        """True for a member who was neither removed nor has said goodbye."""
        return not (self.is_removed or self.has_left)


@dataclass(frozen=True, slots=True)
class SyncResult:
    """Result of a round: files that came, own files written, files that had vanished and were put back, students ended by colleagues."""

    came: int
    written: int
    restored: int
    ended: int


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened to the folder or the office, since a day, until it is marked as read."""

    code: str
    params: Mapping[str, str | int]
    day: str


@dataclass(frozen=True, slots=True)
class OfficeStatus:
    """State of an office as this member's last sync found it. `synced`: when (RFC 3339; empty: never); `is_silent`: nothing came of any colleague for a week;
    `here`: by pseudonym, the students of this caseload, if anything was told."""

    title: str
    folder: str
    members: tuple[MemberLine, ...]
    synced: str
    is_stale: bool
    is_silent: bool
    is_removed: bool
    students: int
    contradictions: int
    unsent: int
    waiting: tuple[tuple[str, Waiting], ...]
    told: tuple[Told, ...]
    here: Mapping[str, Here] = field(default_factory=dict)


def _recorded(record: StudentRecord, member: str, untrusted_data: Mapping[str, Any]) -> RecordedCopy | None:
    """Return a copy that a colleague's program recorded; None for what is no copy."""
    texts = [untrusted_data.get(key) for key in ("copy", "reference", "recipient", "created")]
    sums = untrusted_data.get("sha256")
    if not isinstance(sums, list) or not all(isinstance(one, str) for one in (*texts, *sums)):
        return None
    copy, reference, recipient, created = (str(one)[:_MAX_SHOWN] for one in texts)
    about = record.current(Kind.RECORD)
    who = (record.id, str(about.get("id", ""))[:_MAX_SHOWN], str(about.get("name", ""))[:_MAX_SHOWN])
    return RecordedCopy(*who, member, copy, reference, recipient, created[:10], tuple(sums))


def title_of(caseload: Caseload) -> str:
    """Return the title of a caseload's office; empty for somebody who belongs to none, or was removed."""
    row: Mapping[str, Any] = caseload.vault.preferences.get(ROW, {})
    return "" if not row or row["removed"] else str(row["members"]["title"])


def require_not_owner_of_others(caseload: Caseload) -> None:
    """Raise UserError `office-owner-leaves` if the caseload's key alone changes who belongs to an office of others: who deletes it must hand that over first."""
    if is_joined(caseload):
        status = OfficeService(caseload).status()
        owns = any(one.is_owner and one.is_you for one in status.members) and not status.is_removed
        if owns and any(one.is_current and not one.is_you for one in status.members):
            raise UserError("office-owner-leaves", title=status.title)


def _day_of(untrusted_moment: str) -> str:
    """Return the local day of a time that a member's program wrote; the first day of all for what is no time."""
    try:
        return local_day(from_iso(untrusted_moment))
    except (ValueError, OverflowError):
        return date.min.isoformat()


class OfficeService:
    """The office of an open caseload."""

    def __init__(self, caseload: Caseload) -> None:
        self._caseload, self._store = caseload, caseload.vault.preferences

    # -- making and joining ----------------------------------------------------------------------------------------

    def create(self, folder: Path, title: str, name: str) -> SyncResult:
        """Make an office in a shared folder, with this counsellor as its owner, called `name`.

        Raises UserError `office-joined`, `office-exists`, `office-member-name`, `folder-missing`; EnvironmentProblem.
        """
        shared = self._new_folder(folder)
        if sync.read_label(shared) or shared.names("events"):
            raise UserError("office-exists", path=str(folder))
        identity, office = self._caseload.identity, secrets.token_hex(16)
        members = first_members(title, identity, name, self._caseload.today)
        sync.write_label(shared, office)
        key = identity.address.verify_key.hex()
        self._begin(folder, office, members, (0, key))
        replica = self._replica()
        replica.write_members(members)
        self._save(replica)
        return self.sync()

    def invitation(self, folder: Path, fingerprint: str = "") -> Invitation:
        """Return the office in a folder to which this counsellor was invited; nothing is stored.

        Raises UserError `office-joined`, `folder-missing`, `office-none`, `office-not-invited`.
        """
        _, members = self._invited(folder, fingerprint)
        owner = members.by_key(members.owner)
        assert owner is not None
        return Invitation(
            members.title, owner.name, owner.address.fingerprint, tuple(one.name for one in members.current)
        )

    def join(self, folder: Path, fingerprint: str) -> SyncResult:
        """Join the office in a folder, once the owner's fingerprint was compared. Raises as `invitation`."""
        file, members = self._invited(folder, fingerprint)
        pin = (file.header.generation - 1, file.header.author)
        self._begin(folder, file.header.office, members, pin)
        if fingerprint:
            self._note_compared(file.header.author)
        return self.sync()

    def _invited(self, folder: Path, fingerprint: str) -> tuple[OfficeFile, Members]:
        shared = self._new_folder(folder)
        office = sync.read_label(shared)
        if not office:
            raise UserError("office-none", path=str(folder))
        wanted = "".join(fingerprint.upper().split())
        for file, members in sync.invitations(shared, office, self._caseload.identity):
            author, owner = members.by_key(file.header.author), members.by_key(members.owner)
            if author and owner and (not wanted or author.address.fingerprint == wanted):
                return file, members
        raise UserError("office-other-owner" if wanted else "office-not-invited", path=str(folder))

    def _new_folder(self, folder: Path) -> FolderTree:
        if is_joined(self._caseload):
            raise UserError("office-joined", title=self._replica().members.title)
        if not folder.is_dir():
            raise UserError("folder-missing", path=str(folder))
        return FolderTree(folder.absolute(), shared=True)

    def _begin(self, folder: Path, office: str, members: Members, pin: tuple[int, str]) -> None:
        copy = self._caseload.vault.folder / OFFICE
        if copy.is_dir():
            shutil.rmtree(copy)
        self._store.set(ROW, {**begun(office, members, pin), "folder": str(folder.absolute())})

    def use_folder(self, folder: Path) -> SyncResult:
        """Take another place of the same shared folder (a new computer, a new drive letter). Raises UserError `office-folder-other`, `office-folder-missing`."""
        replica = self._replica()
        sync.require_folder(FolderTree(folder.absolute(), shared=True), replica.office)
        self._store.set(ROW, {**self._store.get(ROW), "folder": str(folder.absolute())})
        return self.sync()

    def leave(self, *, anyway: bool = False) -> None:
        """Forget the office here: records of others' students, keys, the own copy of the files. The caseload stays, and the folder as it is.

        Raises UserError `office-owner-leaves` where colleagues would be without an owner, unless it is to be done `anyway`.
        """
        if not anyway:
            require_not_owner_of_others(self._caseload)
        self._replica()
        with self._caseload.vault.transaction():
            for prefix in _PREFIXES:
                for rest in self._store.with_prefix(prefix):
                    self._store.set(prefix + rest, None)
            for key in _REST:
                self._store.set(key, None)
        with suppress(FileNotFoundError):
            shutil.rmtree(self._caseload.vault.folder / OFFICE)
        self._caseload.replace_backups()

    def say_goodbye(self) -> bool:
        """Tell the office, before the caseload is deleted, that this member goes: students whom nobody else has end for everybody. Return False if the
        folder cannot be reached; nothing was said then."""
        replica, shared = self._replica(), self._shared()
        try:
            sync.fetch(replica, shared, self._now())
            if replica.removed:
                return True
            caseload_office_students.end_all(self._caseload, replica)
            sync.push(replica, shared, self._store, self._now(), left=True)
        except (UserError, EnvironmentProblem):
            return False
        self._save(replica)
        return replica.has_left(replica.own_key)

    # -- members ---------------------------------------------------------------------------------------------------

    def invite(self, key: str, name: str) -> SyncResult:
        """Add a counsellor by the key that their caseload shows, after its fingerprint was compared: the others trust this list. Raises UserError `counsellor-key-invalid`, `office-member-…`, `office-not-owner`."""
        address = parse_address(key)
        done = self._change(lambda now: now.with_member(address, name, self._caseload.today))
        self._note_compared(address.verify_key.hex())
        return done

    def compare(self, name: str, fingerprint: str) -> None:
        """Record that the person compared a member's fingerprint. Raises UserError `office-member-unknown`, `office-fingerprint-differs`."""
        member = self._replica().members.named(name)
        if "".join(fingerprint.upper().split()) != member.address.fingerprint:
            raise UserError("office-fingerprint-differs", name=member.name, fingerprint=member.address.fingerprint)
        self._note_compared(member.key)

    def _note_compared(self, key: str) -> None:
        known: list[str] = self._store.get(_COMPARED, [])
        self._store.set(_COMPARED, sorted({*known, key}))

    def remove(self, name: str) -> SyncResult:
        """Remove a member: what they could read stays readable to them, what is new is not. Raises UserError `office-member-unknown`, `office-owner-stays`."""

        def removed(now: Members) -> Members:
            member = now.named(name)
            if member.key == now.owner:
                raise UserError("office-owner-stays")
            return now.without_member(member.key, replica.heads.get(member.key, Head()).number)

        replica = self._replica()
        return self._change(removed, replica)

    def make_owner(self, name: str) -> SyncResult:
        """Have another member be the owner from now on. Raises UserError `office-member-unknown`, `office-not-owner`."""
        return self._change(lambda now: now.with_owner(now.named(name).key))

    def _change(self, change: Any, replica: Replica | None = None) -> SyncResult:
        replica = replica or self._replica()
        sync.fetch(replica, self._shared(), self._now())
        replica.require_owner()
        replica.write_members(change(replica.members))
        self._save(replica)
        return self.sync()

    # -- the daily work --------------------------------------------------------------------------------------------

    def sync(self, *, cancel: CancelToken | None = None, progress: Progress = no_progress) -> SyncResult:
        """Take what is new in the shared folder, end students who withdrew elsewhere, and give what is new here.

        Raises UserError `office-none-joined`, `office-folder-other`; EnvironmentProblem `office-folder-missing`; `Cancelled`: nothing is lost then.
        """
        replica, shared = self._replica(), self._shared()
        keys = set(replica.keys)
        known = caseload_office_students.known_elsewhere(self._caseload, replica)
        came = sync.fetch(replica, shared, self._now(), cancel=cancel, progress=progress)
        caseload_office_students.tell_withdrawn_elsewhere(replica, known)
        ended = caseload_office_students.end_withdrawn(self._caseload, replica)
        caseload_office_students.end_replaced(self._caseload, replica)
        with self._caseload.vault.transaction():
            if not replica.removed:
                caseload_office_students.publish(self._caseload, replica)
            self._save(replica)
        now = self._caseload.vault.clock()
        own = replica.heads.get(replica.own_key, Head())
        due = not own.at or _day_of(own.at) != local_day(now)
        written, restored = sync.push(replica, shared, self._store, to_iso(now), heartbeat=due)
        self._save(replica)
        if not replica.removed:
            self._store.set(SYNCED, to_iso(now))
        if keys & set(replica.endings):
            self._caseload.replace_backups()
        return SyncResult(came, written, restored, ended)

    def note(self, student: str, text: str) -> None:
        """Write a note on a student of the office, sent with the next sync. Raises UserError `office-student-unknown`, `office-note-long`."""
        plain = text.strip()
        if not 0 < len(plain) <= MAX_NOTE:
            raise UserError("office-note-long", limit=MAX_NOTE)
        self._say((Kind.NOTE, self.student(student).id, {"text": plain}))

    def assign(self, student: str, member: str) -> None:
        """Say which member advises a student. Raises UserError `office-student-unknown`, `office-member-unknown`."""
        record = self.student(student)
        self._say((Kind.ADVISER, record.id, {"adviser": self._replica().members.named(member).key}))

    def choose(self, student: str, kind: Kind, number: int) -> None:
        """Decide between contradicting entries: the one at `number` (from 0, in the order of the record) holds from now on, for everybody.

        Raises UserError `office-student-unknown`, `office-nothing-to-choose`.
        """
        record = self.student(student)
        values = record.fields.get(kind, ())
        if kind not in record.contradictions or not 0 <= number < len(values):
            raise UserError("office-nothing-to-choose")
        self._say((kind, record.id, values[number].data))

    def withdraw(self, student: str, consent: str = "") -> None:
        """Say that a student of any member withdrew a consent (its id; empty: all of them): what rested on it alone ends with everybody, and with the
        last one the student's data and key. Raises UserError `office-student-unknown`, `office-consent-unknown`."""
        record = self.student(student)
        known = list(dict.fromkeys(str(one.data.get("id", "")) for one in record.consents))
        if consent and consent not in known:
            raise UserError("office-consent-unknown", id=consent)
        ends = [consent] if consent else known or [""]
        about = [ending_id(one) for one in ends]
        if set(known) <= set(ends):
            about[0] = record.id
        said = [{"reason": WITHDRAWN, "package": one} for one in ends]
        self._say(*((Kind.ENDED, *one) for one in zip(about, said, strict=True)))

    def _say(self, *said: tuple[Kind, str, Mapping[str, object]]) -> None:
        """Put events into the outbox: kind, id of a student (or of a consent that ends), data."""
        replica = self._replica()
        if replica.removed:
            raise UserError("office-removed-you", title=replica.members.title)
        replica.outbox += [Event(kind, about, self._now(), data) for kind, about, data in said]
        self._save(replica)

    def students(self) -> list[StudentRecord]:
        """List the records of the office's students by name."""
        found = self._replica().records()
        return sorted(found, key=lambda one: (str(one.current(Kind.RECORD).get("name", "")).casefold(), one.id))

    def unsent(self) -> list[Event]:
        """List what was said here and goes out with the next sync, in order."""
        return list(self._replica().outbox)

    def student(self, wanted: str) -> StudentRecord:
        """Return a record by the office's id or its first digits, or by the student's id if only one has it. Raises UserError `office-student-unknown`."""
        found = [
            one
            for one in self._replica().records()
            if one.current(Kind.RECORD).get("id") == wanted or (len(wanted) >= 6 and one.id.startswith(wanted.lower()))
        ]
        if len(found) != 1:
            raise UserError("office-student-unknown", id=wanted)
        return found[0]

    def colleagues_copies(self) -> list[RecordedCopy]:
        """List the copies that are in no vault of this caseload. They are a colleague's word: reference and hashes, no bytes, no marks."""
        replica = self._replica()
        replica.absorb()
        mine = self._store.with_prefix(caseload_office_students.MINE).values()
        here = {copy for row in mine for copy in row["copies"]}
        return [
            found
            for record in replica.records()
            for value in record.copies
            if str(value.data.get("copy")) not in here
            and (found := _recorded(record, replica.name_of(value.stamp.author), value.data)) is not None
        ]

    def names(self) -> dict[str, str]:
        """Return the names of all who are or were members by key (hex)."""
        return {one.key: one.name for one in self._replica().members.members}

    def name_of(self, key: str) -> str:
        """Return the name of a member by key (hex)."""
        return self._replica().name_of(key)

    # -- status ----------------------------------------------------------------------------------------------------

    def status(self) -> OfficeStatus:
        """Return the state as of the last sync; reads no shared folder. Raises UserError `office-none-joined`."""
        replica = self._replica()
        row = self._store.get(ROW)
        replica.absorb()
        records = replica.records()
        synced = str(self._store.get(SYNCED, ""))
        told = tuple(Told(one["code"], one["params"], one["day"]) for one in self._store.get(_TOLD, []))
        members = tuple(self._line(replica, one.key) for one in replica.members.members)
        heard = [_day_of(one.heard) for one in members if one.heard and one.is_current and not one.is_you]
        return OfficeStatus(
            replica.members.title,
            str(row["folder"]),
            members,
            synced,
            is_stale(self._caseload),
            bool(heard) and days_between(max(heard), self._caseload.today) >= STALE_DAYS,
            replica.removed,
            len(records),
            sum(bool(one.contradictions) for one in records),
            len(replica.outbox),
            tuple((replica.name_of(one.author), one) for one in replica.waiting),
            told,
            caseload_office_students.students_here(self._caseload) if told else {},
        )

    def mark_read(self) -> None:
        """Forget what was told so far."""
        self._store.set(_TOLD, None)

    def _line(self, replica: Replica, key: str) -> MemberLine:
        member = replica.members.by_key(key)
        assert member is not None
        return MemberLine(
            member.name,
            member.address.fingerprint,
            member.joined,
            replica.heads.get(key, Head()).at,
            key == replica.members.owner,
            key == replica.own_key,
            member.last_number is not None,
            replica.name_of(member.added_by) if member.added_by else "",
            key in self._store.get(_COMPARED, []),
            replica.has_left(key),
        )

    # -- parts -----------------------------------------------------------------------------------------------------

    def _now(self) -> str:
        return to_iso(self._caseload.vault.clock())

    def _replica(self) -> Replica:
        if not is_joined(self._caseload):
            raise UserError("office-none-joined")
        return Replica(self._store, FolderTree(self._caseload.vault.folder / OFFICE), self._caseload.identity)

    def _shared(self) -> FolderTree:
        return FolderTree(Path(self._store.get(ROW)["folder"]), shared=True)

    def _save(self, replica: Replica) -> None:
        with self._caseload.vault.transaction():
            replica.save()
            told: list[dict[str, object]] = self._store.get(_TOLD, [])
            said: list[list[object]] = self._store.get(_SAID, [])
            known = [*([one["code"], one["params"]] for one in told), *said]
            new = [one for one in replica.notices if [one.code, dict(one.params)] not in known]
            if new:
                said += [[one.code, dict(one.params)] for one in new if one.code in _LASTING]
                self._store.set(_SAID, said[-_MAX_SAID:] or None)
                day = self._caseload.today
                told += [{"code": one.code, "params": dict(one.params), "day": day} for one in new]
                self._store.set(_TOLD, told[-_MAX_TOLD:])
