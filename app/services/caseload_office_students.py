"""The students of a caseload and the records of its office: what is new here is passed on, and who withdrew there is ended here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.caseload.office.event_file import Event, Kind, ending_id
from app.caseload.office.reconciled_records import WITHDRAWN, StudentRecord, consent_event
from app.caseload.students import Consent, State, Student, pseudonym_of
from app.clock import from_iso, to_iso
from app.domain.canonical_json import canonical
from app.errors import AppError
from app.services import caseload_consent
from app.vault.folder import STUDENTS
from app.vault.ledger.row_hashes import sha256
from app.vault.vault_file_names import DATABASE

if TYPE_CHECKING:
    from app.caseload.office.event_chains import Replica
    from app.caseload.office.reconciled_records import Ending
    from app.services.caseload import Caseload

MINE: Final = "office-mine:"
"""Key of what was said of a student of this caseload: `student` (the office's id), `folder` (the vault's name in the office's record, where it has
another here), digests of record and consents, ids of the `consents`, copies in the vault, the vault's state, and `received`: the office's record was
begun by a member to whom a colleague had handed the student over."""
REPLACED: Final = "replaced"
_ENDS: Final = {"withdrawn": WITHDRAWN, "replaced": REPLACED, "narrowed": REPLACED}
"""Reasons in the ledger for which a consent ends with colleagues, too."""
_JOINED: Final = "joined"
_RECEIVED: Final = "received"


@dataclass(frozen=True, slots=True)
class Here:
    """A student of this caseload. `until`: the day (ISO) until which the vault of one who withdrew stays; empty for the others."""

    name: str
    until: str


def end_withdrawn(caseload: Caseload, replica: Replica) -> int:
    """End the consents of this caseload that a member said were withdrawn, whoever's record of the student said so; return how many colleagues learnt.

    The data go as for any withdrawal; what rests on another consent stays. A record that ended otherwise (a colleague removed the student) is begun
    anew by `publish`.
    """
    withdrawn = {package: one for one in replica.endings.values() for package in one.withdrawn}
    _forget_ended(caseload, replica)
    ended = 0
    for student, given, ending in _ended_of(caseload, withdrawn):
        caseload_consent.withdraw(caseload, student, given)
        left = next((one for one in caseload.students() if one.id == student.id), None)
        if ending.by != replica.own_key:
            goes_on = left is not None and left.state(caseload.today) is State.ACTIVE
            _tell_ended(replica, "office-ended-one" if goes_on else "office-ended", left or student, given, ending)
            ended += 1
    return ended


def end_replaced(caseload: Caseload, replica: Replica) -> None:
    """End the consents of this caseload in whose place the student gave a colleague a newer one, where another one stays; tell of one that is all there is."""
    replaced = {
        one.package: one
        for one in replica.endings.values()
        if one.reason == REPLACED and one.package and one.by != replica.own_key
    }
    for student, given, ending in _ended_of(caseload, replaced):
        left = caseload_consent.end_beside_others(caseload, student, given, REPLACED)
        _tell_ended(replica, "office-replaced" if left else "office-consent-older", left or student, given, ending)


def _ended_of(caseload: Caseload, endings: Mapping[str, Ending]) -> Iterator[tuple[Student, Consent, Ending]]:
    """Yield the consents of this caseload that ended elsewhere, with the student as recorded then: ending another one may have ended it, too, given a
    new vault, and wraps all keys anew."""
    found = [given.id for one in caseload.students() for given in one.consents if given.id in endings]
    for package in found:
        for student in caseload.students():
            for given in student.consents:
                if given.id == package:
                    yield student, given, endings[package]


def _tell_ended(replica: Replica, code: str, student: Student, given: Consent, ending: Ending) -> None:
    about = {"purpose": f"purpose-{given.purpose.value}", "day": given.issued}
    replica.tell(code, student=student.pseudonym, member=replica.name_of(ending.by), **about)


def known_elsewhere(caseload: Caseload, replica: Replica) -> dict[str, str]:
    """Return, by the office's id, the pseudonyms of students whom only colleagues have."""
    own = {*_by_folder(caseload), *(row["student"] for row in caseload.vault.preferences.with_prefix(MINE).values())}
    folders = ((one.id, str(one.current(Kind.RECORD).get("folder", ""))) for one in replica.records())
    return {student: pseudonym_of(folder) for student, folder in folders if folder and not {student, folder} & own}


def tell_withdrawn_elsewhere(replica: Replica, known: Mapping[str, str]) -> None:
    """Tell which students of colleagues have ended since by a withdrawal that another member noted: the count alone would only be lower."""
    for student, pseudonym in known.items():
        ending = replica.endings.get(student)
        if ending is not None and ending.reason == WITHDRAWN and ending.by != replica.own_key:
            replica.tell("office-ended-elsewhere", student=pseudonym, member=replica.name_of(ending.by))


def students_here(caseload: Caseload) -> dict[str, Here]:
    """Return the students of a caseload by pseudonym."""

    def until(one: Student) -> str:
        return caseload.removal_day(one) if one.state(caseload.today) is State.WITHDRAWN else ""

    return {one.pseudonym: Here(one.name, until(one)) for one in caseload.students()}


def _forget_ended(caseload: Caseload, replica: Replica) -> None:
    """Forget what was said of students whose record has ended; tell of those who gave a newer consent than the one that was withdrawn."""
    students = _by_folder(caseload)
    for folder, row in caseload.vault.preferences.with_prefix(MINE).items():
        ending = replica.endings.get(row["student"])
        if ending is None:
            continue
        student = students.get(folder)
        is_said = ending.reason == WITHDRAWN and ending.by != replica.own_key
        if is_said and student and student.consents and not ending.withdrawn & {one.id for one in student.consents}:
            replica.tell("office-ended-earlier", student=student.pseudonym, member=replica.name_of(ending.by))
        caseload.vault.preferences.set(MINE + folder, None)


def _by_folder(caseload: Caseload) -> dict[str, Student]:
    return {one.folder: one for one in caseload.students()}


def publish(caseload: Caseload, replica: Replica) -> None:
    """Put into the outbox what the office does not know of this caseload's students: only of those with a consent in force.

    A student whom several members have (one handed the vault to another) has one record: that of the vault's folder, or of one of the consents.
    """
    students = _by_folder(caseload)
    mine, taken, records = _said_of(caseload, students), _taken_over(caseload), _by_what_is_shared(replica)
    for folder, student in students.items():
        if student.state(caseload.today) is State.ACTIVE:
            row = mine.get(folder)
            keys = (folder, *(one.id for one in student.consents))
            same = {record.id: record for key in keys for record in records[key]}
            joined = _joined(caseload, replica, student, list(same.values()), row, folder in taken)
            mine[folder] = _say(caseload, replica, student, joined, row, taken.get(folder, ""))
    _end(caseload, replica, mine, students)


def _by_what_is_shared(replica: Replica) -> Mapping[str, list[StudentRecord]]:
    """Return the office's records by the vault's folder and by each consent."""
    found = defaultdict[str, list[StudentRecord]](list)
    for record in replica.records():
        for key in (str(record.current(Kind.RECORD).get("folder", "")), *record.consent_ids):
            found[key].append(record)
    return found


def _said_of(caseload: Caseload, students: Mapping[str, Student]) -> dict[str, Any]:
    """Return what was said of the students by folder. A student whose vault was made anew, so that nothing of an ended consent is left, goes on in the same record."""
    store = caseload.vault.preferences
    mine = store.with_prefix(MINE)
    new = {given.id: folder for folder, one in students.items() if folder not in mine for given in one.consents}
    for old in [folder for folder in mine if folder not in students]:
        folder = next((new[one] for one in _consents_in(mine[old]) if one in new), None)
        if folder is not None and folder not in mine:
            row = {"folder": old, **mine.pop(old), "vault": None}
            mine[folder] = row
            store.set(MINE + old, None)
            store.set(MINE + folder, row)
    return mine


def _consents_in(row: Mapping[str, Any]) -> list[str]:
    """Return the ids of the consents that were said of a student; an older program said one."""
    return list(row["consents"]) if "consents" in row else [str(row["package"])]


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
    """Return the row under which a student is said: of the office's record of the same vault or consent, if there is one, else of a new record.

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
    folder = str(best.current(Kind.RECORD).get("folder") or student.folder)
    return {"student": best.id, "folder": folder, "copies": [], _RECEIVED: begun_by_receiver(best)}


def _end(caseload: Caseload, replica: Replica, mine: Mapping[str, Any], students: Mapping[str, Student]) -> None:
    """Say which students and consents ended here, all of them where `students` is empty.

    Who was removed stays in the office while a colleague holds a consent of the student; a consent that was withdrawn ends everywhere.
    """
    entries = caseload.vault.ledger.entries(kind="consent-ended")
    ended = {str(one.body["package"]): _ENDS.get(str(one.body["reason"]), "") for one in entries}
    here, gone = set[str](), set[str]()
    for folder, row in mine.items():
        student = students.get(folder)
        state = student.state(caseload.today) if student else None
        if state is State.ACTIVE:
            here.add(row["student"])
            continue
        caseload.vault.preferences.set(MINE + folder, None)
        said = _ending_of(replica, row, state, ended)
        if said is not None:
            gone.add(row["student"])
            _append(caseload, replica, *said)
    for record in replica.records():
        if record.id not in here | gone:
            _end_without_holder(caseload, replica, record, ended)
    _end_consents(caseload, replica, mine, ended)


def _ending_of(
    replica: Replica, row: Mapping[str, Any], state: State | None, ended: Mapping[str, str]
) -> tuple[Kind, str, dict[str, object]] | None:
    """Return what is said of a student without a consent here: that the student ended, or, while colleagues hold a consent, that nothing is held
    here. None where an older program ends it with who set the record."""
    record = replica.record(row["student"])
    withdrawn = [one for one in _consents_in(row) if ended.get(one) == WITHDRAWN]
    others = _held_by_colleagues(replica, record, ended)
    if others:
        return Kind.CONSENT, record.id, consent_event((), others)
    if withdrawn or state is State.WITHDRAWN:
        package = next(iter([*withdrawn, *_consents_in(row)]), "")
        return Kind.ENDED, record.id, {"reason": WITHDRAWN, "package": package}
    if record.origin in ("", replica.own_key) or record.says_what_is_held(record.origin):
        return Kind.ENDED, record.id, {"reason": state.value if state else "removed", "package": ""}
    return None


def _held_by_colleagues(
    replica: Replica, record: StudentRecord, ended: Mapping[str, str]
) -> list[Mapping[str, object]]:
    """Return the consents of a record that members who are still there hold, without those that were withdrawn here."""
    there = {one.key for one in replica.members.current if not replica.has_left(one.key)} - {replica.own_key}
    return [one.data for one in record.held_by(there) if ended.get(str(one.data.get("id"))) != WITHDRAWN]


def _end_without_holder(caseload: Caseload, replica: Replica, record: StudentRecord, ended: Mapping[str, str]) -> None:
    """End a colleague's record of which the last consent was withdrawn here, or (of several, by a member each) anywhere."""
    left = [one for one in record.consents if ended.get(str(one.data.get("id"))) != WITHDRAWN]
    if left or not record.consent_ids or (record.is_without_consent and replica.waiting):
        return
    package = next(iter(sorted(one for one in record.consent_ids if one in replica.withdrawn or one in ended)), "")
    data = {"reason": WITHDRAWN if package else "removed", "package": package}
    _append(caseload, replica, Kind.ENDED, record.id, data)


def _end_consents(caseload: Caseload, replica: Replica, mine: Mapping[str, Any], ended: Mapping[str, str]) -> None:
    """Say by its id which consent ended here, of those that the office knows and whose student's end does not say it."""
    known = {one for record in replica.records() for one in record.consent_ids}
    known |= {one for row in mine.values() for one in _consents_in(row)}
    said = {str(one.data.get("package")) for one in replica.outbox if one.kind is Kind.ENDED} | replica.withdrawn
    for package, reason in ended.items():
        if reason and package in known - said and ending_id(package) not in replica.endings:
            _append(caseload, replica, Kind.ENDED, ending_id(package), {"reason": reason, "package": package})


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
    row = {key: value for key, value in joined.items() if key != "package"}
    record: dict[str, object] = {
        "id": student.id,
        "name": student.name,
        "keeper": student.keeper.value,
        "folder": row.get("folder", student.folder),
    }
    if row[_RECEIVED]:
        record[_RECEIVED] = True
    held = [one.to_json() for one in student.in_force(caseload.today)]
    known = [
        one
        for one in _held_by_colleagues(replica, replica.record(row["student"]), {})
        if not caseload.ended(str(one.get("id", "")))
    ]
    for kind, data, digest in (
        (Kind.RECORD, record, _digest(record)),
        (Kind.CONSENT, consent_event(held, known), _digest(consent_event(held))),
    ):
        if row.get(kind.value) != digest:
            _append(caseload, replica, kind, row["student"], data)
            row[kind.value] = digest
    row["consents"] = [one["id"] for one in held]
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
