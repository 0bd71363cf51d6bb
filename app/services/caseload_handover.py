"""Leaving: a student takes the vault that was kept for them, a colleague takes the whole caseload, a counsellor wipes it.

What is handed over is written, opened again and verified before anything is removed. Formats: docs/formats/caseload.md.
"""

from __future__ import annotations

import io
import json
import re
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.caseload.students import State, Student
from app.clock import Clock, system_clock, to_iso
from app.errors import AppError, UserError
from app.files import make_private_folder, read_file, write_atomic
from app.services import caseload_office, office_step, vaults
from app.services.caseload import Caseload, Removal, create_caseload, open_caseload
from app.services.wipe import erase_vault
from app.vault.backup import age_passphrase, backup_file
from app.vault.folder import LARGEST_DATABASE, STUDENTS, require_new_folder
from app.vault.keys import key_derivation, keyfile
from app.vault.keys.key_derivation import SlotKind, passphrase_bytes
from app.vault.keys.passphrase_policy import require_acceptable
from app.vault.ledger.row_hashes import sha256
from app.vault.vault import Vault
from app.vault.vault_file_names import CASELOAD_KEYS, DATABASE
from app.workers.cancellation import CancelToken, Progress, check, no_progress

FORMAT: Final = "countermark-caseload"
VERSION: Final = 1
_MANIFEST: Final = "manifest.json"
_MEMBER: Final = re.compile(
    rf"{re.escape(DATABASE)}|vault\.keys|caseload\.keys|{STUDENTS}/[0-9a-f]{{32}}/(?:{re.escape(DATABASE)}|vault\.keys)"
)


@dataclass(frozen=True, slots=True)
class Transferred:
    """A caseload that was written to a file, or made from one: how many students, and bytes of the file."""

    students: int
    size: int


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Students of a colleague who are here now, and ids of those who were here already."""

    students: tuple[Student, ...]
    left: tuple[str, ...]


def hand_over(
    caseload: Caseload,
    student: Student,
    path: Path,
    passphrase: str,
    *,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> Removal:
    """Write a student's whole vault to one file, which the student restores with `passphrase`, prove that it restores, and remove the student.

    Raises UserError `handover-empty` (no résumé is in it), `passphrase-…`, `file-exists`, what `vaults.back_up_tested` raises, `Cancelled`:
    the student stays then.
    """
    require_acceptable(passphrase)
    with caseload.open_student(student) as vault:
        if not vault.masters.names():
            raise UserError("handover-empty", name=student.name)
        vault.access.set_passphrase(passphrase, cancel)
        vaults.back_up_tested(vault, path, passphrase, cancel or CancelToken(), progress)
    caseload.vault.ledger.append(
        "handover", {"student": student.folder, "sha256": sha256(read_file(path, LARGEST_DATABASE))}
    )
    return caseload.remove([student], "handed-over")[0]


def pass_on(
    caseload: Caseload,
    student: Student,
    path: Path,
    passphrase: str,
    *,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> Transferred:
    """Write one student with vault and consent to a file like that of `transfer`, for a colleague who takes the student into a caseload. It holds
    no other student, and none of this caseload's keys.

    Nothing is removed here. Raises as `transfer`, and UserError `handover-consent-ended`: whose consent is over goes back to themselves alone.
    """
    require_acceptable(passphrase)
    if student.state(caseload.today) in (State.EXPIRED, State.WITHDRAWN):
        raise UserError("handover-consent-ended", name=student.name)
    with tempfile.TemporaryDirectory(prefix="countermark-") as work:
        alone = create_caseload(Path(work) / "caseload", passphrase, clock=caseload.vault.clock, cancel=cancel)
        with alone.vault:
            alone.adopt(caseload, student)
            made = transfer(alone, path, passphrase, cancel=cancel, progress=progress)
    facts = {"student": student.folder, "sha256": sha256(read_file(path, LARGEST_DATABASE)), "to": "colleague"}
    caseload.vault.ledger.append("handover", facts)
    return made


def transfer(
    caseload: Caseload,
    path: Path,
    passphrase: str,
    *,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> Transferred:
    """Write the whole caseload with every student's vault to one file for a colleague (or a new computer), opened by `passphrase` alone.

    Nothing is removed here. Raises UserError `passphrase-…`, EnvironmentProblem `file-exists`, `disk-full`, and `Cancelled`.
    """
    secret = passphrase_bytes(require_acceptable(passphrase))
    vault, students = caseload.vault, caseload.students()
    slot = key_derivation.seal(
        vault.vault_id,
        SlotKind.PASSPHRASE,
        secret,
        vault.access.database_key(),
        to_iso(vault.clock()),
        key_derivation.CURRENT_KDF,
    )
    files = {
        DATABASE: backup_file.snapshot(vault),
        keyfile.NAME: keyfile.dump(vault.access.content.with_slots((slot,))),
        CASELOAD_KEYS[0]: caseload.wrapped_keys(),
    }
    for number, student in enumerate(students):
        check(cancel)
        progress("students", number, len(students))
        with caseload.open_student(student) as own:
            files[f"{STUDENTS}/{student.folder}/{DATABASE}"] = backup_file.snapshot(own)
            files[f"{STUDENTS}/{student.folder}/{keyfile.NAME}"] = keyfile.dump(own.access.content)
    manifest = {"format": FORMAT, "version": VERSION, "caseload": vault.vault_id, "created": to_iso(vault.clock())}
    listed = {**manifest, "sha256": {name: sha256(data) for name, data in files.items()}}
    packed = backup_file.tar({_MANIFEST: json.dumps(listed, indent=1).encode(), **files})
    check(cancel)
    data = age_passphrase.encrypt(packed, secret.decode("utf-8", "replace"))
    write_atomic(path, data, replace=False)
    with tempfile.TemporaryDirectory(prefix="countermark-") as work:
        receive(path, Path(work) / "caseload", passphrase, clock=vault.clock)
    return Transferred(len(students), len(data))


def receive(
    path: Path, folder: Path, passphrase: str, *, own_passphrase: str = "", clock: Clock = system_clock
) -> Transferred:
    """Make a caseload in `folder` (new or empty) from the file that `transfer` wrote, and open every vault once. `own_passphrase`: what opens it
    from then on (empty: that of the file).

    Raises UserError `file-missing`, `backup-wrong-secret`, `caseload-transfer-damaged`, `vault-newer`, `folder-not-empty`: no caseload is there then.
    """
    require_new_folder(folder)
    data = read_file(path, LARGEST_DATABASE)
    files = _members(age_passphrase.decrypt(data, passphrase_bytes(passphrase).decode("utf-8", "replace")))
    make_private_folder(folder)
    for name, content in files.items():
        if name == keyfile.NAME:
            continue
        make_private_folder((folder / name).parent)
        write_atomic(folder / name, content, replace=False)
    write_atomic(folder / CASELOAD_KEYS[1], files[CASELOAD_KEYS[0]])
    keyfile.save(folder, keyfile.parse(files[keyfile.NAME]))  # last: until it is there this is no vault
    try:
        with Vault.open(folder, key_derivation.PassphraseUnlock(passphrase), clock=clock) as vault:
            caseload = open_caseload(vault)
            students = caseload.students()
            for student in students:
                with caseload.open_student(student) as own:
                    if own.ledger.verify() is not None:
                        raise UserError("caseload-transfer-damaged")
            if own_passphrase:
                vault.access.set_passphrase(own_passphrase)
    except AppError as error:
        for name in (keyfile.NAME, keyfile.KEYS_COPY, *CASELOAD_KEYS):
            (folder / name).unlink(missing_ok=True)
        if error.code == "vault-newer":
            raise
        raise UserError("caseload-transfer-damaged") from error
    return Transferred(len(students), len(data))


def require_opens(path: Path, passphrase: str) -> None:
    """Raise UserError `backup-wrong-secret` (and as reading it does) unless `passphrase` opens a handover file; writes nothing."""
    age_passphrase.decrypt(read_file(path, LARGEST_DATABASE), passphrase_bytes(passphrase).decode("utf-8", "replace"))


def take_over(
    caseload: Caseload,
    path: Path,
    passphrase: str,
    *,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> TakenOver:
    """Take the students of a colleague's handover file, with their vaults and consents, into an open caseload beside its own.

    A student who is here already stays as here, and is named. Raises as `receive`; those taken before a cancellation stay.
    """
    taken, left = list[Student](), list[str]()
    with tempfile.TemporaryDirectory(prefix="countermark-") as work:
        folder = Path(work) / "caseload"
        receive(path, folder, passphrase, clock=caseload.vault.clock)
        with Vault.open(folder, key_derivation.PassphraseUnlock(passphrase), clock=caseload.vault.clock) as vault:
            theirs = open_caseload(vault)
            students = theirs.students()
            try:
                for number, student in enumerate(students):
                    check(cancel)
                    progress("students", number, len(students))
                    found = _adopted(caseload, theirs, student)
                    if found is None:
                        left.append(student.id)
                    else:
                        taken.append(found)
            finally:
                if taken:
                    caseload.back_up()
    return TakenOver(tuple(taken), tuple(left))


def _adopted(caseload: Caseload, theirs: Caseload, student: Student) -> Student | None:
    """Return a colleague's student as taken into the caseload; None for one who is there already."""
    try:
        return caseload.adopt(theirs, student)
    except UserError as error:
        if error.code != "student-exists":
            raise
        return None


def _members(untrusted_tar: bytes) -> Mapping[str, bytes]:
    """Return the files of a transfer. Raises UserError `caseload-transfer-damaged`, `vault-newer`."""
    files: dict[str, bytes] = {}
    try:
        with tarfile.open(fileobj=io.BytesIO(untrusted_tar), mode="r:") as archive:
            for member in archive:
                source = archive.extractfile(member) if member.isreg() else None
                known = member.name == _MANIFEST or _MEMBER.fullmatch(member.name)
                if source is None or not known or member.name in files:
                    raise ValueError(member.name)
                files[member.name] = source.read()
        manifest = json.loads(files.pop(_MANIFEST))
        if manifest["format"] != FORMAT or manifest["sha256"] != {name: sha256(data) for name, data in files.items()}:
            raise ValueError("manifest")
        if manifest["version"] != VERSION:
            raise UserError("vault-newer", version=int(manifest["version"]))
        if not {DATABASE, keyfile.NAME, CASELOAD_KEYS[0]} <= files.keys():
            raise ValueError("members")
    except (tarfile.TarError, ValueError, TypeError, KeyError, EOFError, OverflowError, RecursionError):
        raise UserError("caseload-transfer-damaged") from None
    return files


@dataclass(frozen=True, slots=True)
class Wiped:
    """Deletion of a caseload: how many students there were, and `is_untold`: the office's folder could not be reached, and no colleague knows."""

    students: int
    is_untold: bool


def wipe(caseload: Caseload) -> Wiped:
    """Say goodbye to the office, remove every student, and close the caseload for good: its keys, its database, its backups.

    What a disk keeps of deleted files cannot be promised away: the keys go first. Raises UserError `office-owner-leaves`, EnvironmentProblem.
    """
    caseload_office.require_not_owner_of_others(caseload)
    is_joined = office_step.is_joined(caseload)
    is_untold = is_joined and not caseload_office.OfficeService(caseload).say_goodbye()
    students, folder = caseload.students(), caseload.vault.folder
    caseload.vault.close()
    erase_vault(folder)
    return Wiped(len(students), is_untold)
