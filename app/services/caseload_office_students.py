"""The students of a caseload and the records of its office: what is new here is passed on, and who withdrew there is ended here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from app.caseload.office.event_file import Event, Kind
from app.caseload.students import State, Student
from app.clock import to_iso
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
"""Key of what was said of a student of this caseload: `student` (the office's id), digests of record and consent, copies, the vault's state."""
WITHDRAWN: Final = "withdrawn"


def end_withdrawn(caseload: Caseload, replica: Replica) -> int:
    """End the consent of students of this caseload of whom a colleague learnt that they withdrew it; return how many. Their data go as for any withdrawal."""
    ended = 0
    for folder, row in caseload.vault.preferences.with_prefix(MINE).items():
        ending = replica.endings.get(row["student"])
        if ending is None:
            continue
        student = next(
            (one for one in caseload.students() if one.folder == folder), None
        )  # a removal wraps all keys anew
        consent = student.consent if student else None
        if student and consent and ending.by != replica.own_key:
            if consent.id == ending.package:
                caseload_consent.withdraw(caseload, student)
                replica.tell("office-ended", student=student.pseudonym, member=replica.name_of(ending.by))
                ended += 1
            else:
                replica.tell("office-ended-earlier", student=student.pseudonym, member=replica.name_of(ending.by))
        caseload.vault.preferences.set(MINE + folder, None)
    return ended


def publish(caseload: Caseload, replica: Replica) -> None:
    """Put into the outbox what the office does not know of this caseload's students: only of those whose consent is in force."""
    mine = caseload.vault.preferences.with_prefix(MINE)
    _adopt(caseload, replica, mine)
    students = caseload.students()
    for student in students:
        if student.state(caseload.today) is State.ACTIVE:
            mine[student.folder] = _say(caseload, replica, student, mine.get(student.folder))
    by_folder = {one.folder: one for one in students}
    for folder, row in list(mine.items()):
        student_now = by_folder.get(folder)
        if student_now is None or student_now.state(caseload.today) is not State.ACTIVE:
            reason = student_now.state(caseload.today).value if student_now else "removed"
            data = {"reason": reason, "package": row["package"]}
            _append(caseload, replica, Kind.ENDED, row["student"], data)
            del mine[folder]
            caseload.vault.preferences.set(MINE + folder, None)


def _adopt(caseload: Caseload, replica: Replica, mine: dict[str, Any]) -> None:
    """Take records that this member wrote earlier for its own students (the vault was restored from a backup)."""
    folders = {one.folder for one in caseload.students()} - set(mine)
    if not folders:
        return
    known = {row["student"] for row in mine.values()}
    for record in replica.records():
        folder = str(record.current(Kind.RECORD).get("folder", ""))
        if folder in folders and record.id not in known and record.origin == replica.own_key:
            copies = [str(one.data["copy"]) for one in record.copies]
            mine[folder] = {"student": record.id, "copies": copies, "package": ""}


def _say(caseload: Caseload, replica: Replica, student: Student, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Say what is new of a student; return the row of what was said."""
    assert student.consent is not None
    row: dict[str, Any] = dict(before or {"copies": []})
    if "student" not in row:
        row["student"] = replica.new_student()
        _append(caseload, replica, Kind.ADVISER, row["student"], {"adviser": replica.own_key})
    record = {"id": student.id, "name": student.name, "keeper": student.keeper.value, "folder": student.folder}
    for kind, data in ((Kind.RECORD, record), (Kind.CONSENT, student.consent.to_json())):
        digest = sha256(canonical(data).encode())
        if row.get(kind.value) != digest:
            _append(caseload, replica, kind, row["student"], data)
            row[kind.value] = digest
    row["package"] = student.consent.id
    _say_copies(caseload, replica, student, row)
    if row != before:
        caseload.vault.preferences.set(MINE + student.folder, row)
    return row


def _say_copies(caseload: Caseload, replica: Replica, student: Student, row: dict[str, Any]) -> None:
    """Say which copies were made: to whom, when, hashes; no bytes. A vault that has not changed is not opened, one that does not open is tried again."""
    state = _vault_state(caseload, student)
    if state == row.get("vault"):
        return
    try:
        with caseload.open_student(student) as vault:
            copies = [one for one in vault.copies.all() if one.copy_id not in row["copies"] and not one.voided]
            recipients = {one.id: one.name for one in vault.recipients.all()} if copies else {}
    except AppError:
        return
    for one in copies:
        data = {
            "copy": one.copy_id,
            "reference": one.reference,
            "recipient": recipients.get(one.recipient_id, ""),
            "created": one.created,
            "sha256": [file.sha256 for file in one.files],
        }
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
