"""The students of a caseload and the records of its office: what is new here is passed on, and who withdrew there is ended here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.caseload.office.event_file import Event, Kind
from app.caseload.office.reconciled_records import StudentRecord
from app.caseload.students import State, Student, pseudonym_of
from app.clock import from_iso, to_iso
from app.domain.canonical_json import canonical
from app.errors import AppError
from app.services import caseload_consent
from app.vault.folder import STUDENTS
from app.vault.ledger.row_hashes import sha256
from app.vault.vault_file_names import DATABASE

if TYPE_CHECKING:
    from app.caseload.office.event_chains import Replica
    from app.services.caseload import Caseload

MINE: Final = "office-mine:"
"""Key of what was said of a student of this caseload: `student` (the office's id), digests of record and consent, copies in the vault, the vault's
state, and `received`: the office's record was begun by a member to whom a colleague had handed the student over."""
WITHDRAWN: Final = "withdrawn"
_JOINED: Final = "joined"
_RECEIVED: Final = "received"


@dataclass(frozen=True, slots=True)
class Kept:
    """A student whose vault stays until a day (ISO)."""

    name: str
    until: str


def end_withdrawn(caseload: Caseload, replica: Replica) -> int:
    """End the consents of this caseload that a member said were withdrawn, whoever's record of the student said so; return how many colleagues learnt.

    The data go as for any withdrawal. A record that ended otherwise (a colleague removed the student) is begun anew by `publish`.
    """
    withdrawn = {one.package: one for one in replica.endings.values() if one.reason == WITHDRAWN and one.package}
    _forget_ended(caseload, replica)
    ended = 0
    found = [(one.folder, given.id) for one in caseload.students() for given in one.consents if given.id in withdrawn]
    for folder, package in found:
        student = _by_folder(caseload).get(folder)  # a removal wraps all keys anew
        given = next((one for one in student.consents if one.id == package), None) if student else None
        if student is None or given is None:
            continue
        by = withdrawn[package].by
        caseload_consent.withdraw(caseload, student, given)
        if by != replica.own_key:
            replica.tell("office-ended", student=student.pseudonym, member=replica.name_of(by))
            ended += 1
    return ended


def known_elsewhere(caseload: Caseload, replica: Replica) -> dict[str, str]:
    """Return, by the office's id, the pseudonyms of students whom only colleagues have."""
    own = _by_folder(caseload)
    folders = ((one.id, str(one.current(Kind.RECORD).get("folder", ""))) for one in replica.records())
    return {student: pseudonym_of(folder) for student, folder in folders if folder and folder not in own}


def tell_withdrawn_elsewhere(replica: Replica, known: Mapping[str, str]) -> None:
    """Tell which students of colleagues have ended since by a withdrawal that another member noted: the count alone would only be lower."""
    for student, pseudonym in known.items():
        ending = replica.endings.get(student)
        if ending is not None and ending.reason == WITHDRAWN and ending.by != replica.own_key:
            replica.tell("office-ended-elsewhere", student=pseudonym, member=replica.name_of(ending.by))


def kept_for_a_while(caseload: Caseload) -> dict[str, Kept]:
    """Return, by pseudonym, the students who withdrew and whose vault stays for the grace period."""
    withdrawn = (one for one in caseload.students() if one.state(caseload.today) is State.WITHDRAWN)
    return {one.pseudonym: Kept(one.name, caseload.removal_day(one)) for one in withdrawn}


def _forget_ended(caseload: Caseload, replica: Replica) -> None:
    """Forget what was said of students whose record has ended; tell of those who gave a newer consent than the one that was withdrawn."""
    students = _by_folder(caseload)
    for folder, row in caseload.vault.preferences.with_prefix(MINE).items():
        ending = replica.endings.get(row["student"])
        if ending is None:
            continue
        student = students.get(folder)
        is_said = ending.reason == WITHDRAWN and ending.by != replica.own_key
        if is_said and student and student.consent and ending.package not in {one.id for one in student.consents}:
            replica.tell("office-ended-earlier", student=student.pseudonym, member=replica.name_of(ending.by))
        caseload.vault.preferences.set(MINE + folder, None)


def _by_folder(caseload: Caseload) -> dict[str, Student]:
    return {one.folder: one for one in caseload.students()}


def publish(caseload: Caseload, replica: Replica) -> None:
    """Put into the outbox what the office does not know of this caseload's students: only of those whose consent is in force.

    A student whom several members have (one handed the vault to another) has one record: that of the vault's folder.
    """
    mine = caseload.vault.preferences.with_prefix(MINE)
    taken, students, records = _taken_over(caseload), _by_folder(caseload), defaultdict[str, list[StudentRecord]](list)
    for record in replica.records():
        records[str(record.current(Kind.RECORD).get("folder", ""))].append(record)
    for folder, student in students.items():
        if student.state(caseload.today) is State.ACTIVE:
            row = mine.get(folder)
            joined = _joined(caseload, replica, student, records[folder], row, folder in taken)
            mine[folder] = _say(caseload, replica, student, joined, row, taken.get(folder, ""))
    _end(caseload, replica, mine, students)


def _taken_over(caseload: Caseload) -> dict[str, str]:
    """Return the folders of students whom a colleague handed over, and when they were taken (RFC 3339)."""
    taken = dict[str, str]()
    for entry in caseload.vault.ledger.entries(kind="student-added"):
        folder = str(entry.body["student"])
        if "from" in entry.body:
            taken[folder] = entry.at
        else:
            taken.pop(folder, None)
    return taken


def _joined(
    caseload: Caseload,
    replica: Replica,
    student: Student,
    records: Sequence[StudentRecord],
    row: Mapping[str, Any] | None,
    is_taken: bool,
) -> dict[str, Any]:
    """Return the row under which a student is said: of the office's record of the same vault, if there is one, else of a new record.

    Of several records the one that was not begun by a receiver counts, then the one with the smallest id; who began the vault never moves to another.
    """

    def begun_by_receiver(record: StudentRecord) -> bool:
        if row is not None and record.id == row["student"]:
            return bool(row.get(_RECEIVED, is_taken))
        return bool(record.current(Kind.RECORD).get(_RECEIVED))

    best = min(records, key=lambda one: (begun_by_receiver(one), one.id), default=None)
    if row is not None and (best is None or best.id == row["student"] or not is_taken):
        return {_RECEIVED: is_taken, **row}
    if row is not None:
        _append(caseload, replica, Kind.ENDED, row["student"], {"reason": _JOINED, "package": ""})
    if best is None:
        new = replica.new_student()
        _append(caseload, replica, Kind.ADVISER, new, {"adviser": replica.own_key})
        return {"student": new, "copies": [], _RECEIVED: is_taken}
    if is_taken:
        _append(caseload, replica, Kind.ADVISER, best.id, {"adviser": replica.own_key})
    found: dict[str, Any] = {"student": best.id, "copies": [], _RECEIVED: begun_by_receiver(best)}
    assert student.consent is not None
    if str(best.current(Kind.CONSENT).get("issued", "")) >= student.consent.issued:
        found[Kind.CONSENT.value] = _digest(student.consent.to_json())
    return found


def _end(caseload: Caseload, replica: Replica, mine: Mapping[str, Any], students: Mapping[str, Student]) -> None:
    """Say which students ended here, all of them where `students` is empty. Who was removed stays in the office while a colleague has the student; a withdrawn consent ends everywhere."""
    ended = caseload.vault.ledger.entries(kind="consent-ended")
    withdrawn = {str(one.body["package"]) for one in ended if one.body["reason"] == WITHDRAWN}
    gone = set[str]()
    for folder, row in mine.items():
        student = students.get(folder)
        state = student.state(caseload.today) if student else None
        if state is State.ACTIVE:
            continue
        caseload.vault.preferences.set(MINE + folder, None)
        if state is State.WITHDRAWN or row["package"] in withdrawn:
            data = {"reason": WITHDRAWN, "package": row["package"]}
        elif replica.record(row["student"]).origin in ("", replica.own_key):
            data = {"reason": state.value if state else "removed", "package": ""}
        else:
            continue
        _append(caseload, replica, Kind.ENDED, row["student"], data)
        gone.add(row["student"])
    for record in replica.records():
        package = str(record.current(Kind.CONSENT).get("id", ""))
        if package in withdrawn and record.id not in gone:
            _append(caseload, replica, Kind.ENDED, record.id, {"reason": WITHDRAWN, "package": package})


def end_all(caseload: Caseload, replica: Replica) -> None:
    """Put into the outbox the end of every student of this caseload whom no colleague has: the caseload is being deleted."""
    _end(caseload, replica, caseload.vault.preferences.with_prefix(MINE), {})


def _say(
    caseload: Caseload,
    replica: Replica,
    student: Student,
    joined: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    taken: str,
) -> dict[str, Any]:
    """Say what is new of a student; return the row of what was said. `taken`: when a colleague's file brought the student (empty: none did)."""
    assert student.consent is not None
    row = dict(joined)
    record: dict[str, object] = {
        "id": student.id,
        "name": student.name,
        "keeper": student.keeper.value,
        "folder": student.folder,
    }
    if row[_RECEIVED]:
        record[_RECEIVED] = True
    for kind, data in ((Kind.RECORD, record), (Kind.CONSENT, student.consent.to_json())):
        digest = _digest(data)
        if row.get(kind.value) != digest:
            _append(caseload, replica, kind, row["student"], data)
            row[kind.value] = digest
    row["package"] = student.consent.id
    _say_copies(caseload, replica, student, row, taken)
    if row != before:
        caseload.vault.preferences.set(MINE + student.folder, row)
    return row


def _digest(data: Mapping[str, object]) -> str:
    return sha256(canonical(data).encode())


def _say_copies(caseload: Caseload, replica: Replica, student: Student, row: dict[str, Any], taken: str) -> None:
    """Say which copies were made: to whom, when, hashes; no bytes. Those from before the student was taken over are a colleague's, and marked so.

    A vault that has not changed is not opened, one that does not open is tried again.
    """
    state = _vault_state(caseload, student)
    if state == row.get("vault"):
        return
    try:
        with caseload.open_student(student) as vault:
            copies = [one for one in vault.copies.all() if one.copy_id not in row["copies"] and not one.voided]
            recipients = {one.id: one.name for one in vault.recipients.all()} if copies else {}
    except AppError:
        return
    known = {str(one.data.get("copy")): bool(one.data.get(_RECEIVED)) for one in replica.record(row["student"]).copies}
    for one in copies:
        is_colleagues = bool(taken) and from_iso(one.created) <= from_iso(taken)
        if one.copy_id in known and (is_colleagues or not known[one.copy_id]):
            continue
        data: dict[str, object] = {
            "copy": one.copy_id,
            "reference": one.reference,
            "recipient": recipients.get(one.recipient_id, ""),
            "created": one.created,
            "sha256": [file.sha256 for file in one.files],
        }
        if is_colleagues:
            data[_RECEIVED] = True
        _append(caseload, replica, Kind.COPIES, row["student"], data)
    row["copies"] = [*row["copies"], *(one.copy_id for one in copies)]
    row["vault"] = _vault_state(caseload, student)


def _vault_state(caseload: Caseload, student: Student) -> list[int]:
    """Return sizes and times of a vault's database and its log: the same while nothing was written."""
    folder, found = caseload.vault.folder / STUDENTS / student.folder, list[int]()
    for name in (DATABASE, f"{DATABASE}-wal"):
        try:
            about = (folder / name).stat()
        except OSError:
            continue
        found += [about.st_size, about.st_mtime_ns] if about.st_size else []
    return found


def _append(caseload: Caseload, replica: Replica, kind: Kind, student: str, data: Mapping[str, object]) -> None:
    event = Event(kind, student, to_iso(caseload.vault.clock()), data)
    replica.outbox.append(event)
