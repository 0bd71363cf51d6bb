"""A caseload and a student's own vault for tests: real vaults, a clock that moves when told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app import resources
from app.caseload.students import Consent, Keeper, Purpose, Route, Student
from app.domain.copies import CopyRecord, RecipientKind
from app.domain.resume import Resume
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.redact.policies import load_policy, stage_policy
from app.services import caseload_consent, stored_resume
from app.services.caseload import Caseload, create_caseload, open_caseload
from app.services.caseload_office import OfficeService
from app.services.caseload_student_consent import ConsentService, Made
from app.services.copies import CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.vaults import create_vault, open_vault
from app.vault.vault import Vault

PASSPHRASE = "a passphrase of words"


class MovingClock:
    """Stands still until told to move."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 29, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **delta: int) -> None:
        self.now += timedelta(**delta)


def new_caseload(folder: Path, clock: MovingClock) -> Caseload:
    return create_caseload(folder, PASSPHRASE, clock=clock)


def reopened(caseload: Caseload) -> Caseload:
    caseload.vault.close()
    return open_caseload(open_vault(caseload.vault.folder, PASSPHRASE, clock=caseload.vault.clock))


def resume(language: str = "zh", name: str = "") -> Resume:
    document = json.loads(resources.path("samples", f"resume-{language}.json").read_text("utf-8"))
    if name:
        document["basics"]["name"] = name
    return from_json(document)


def kept(caseload: Caseload, student_id: str, name: str) -> Student:
    """A student whose vault the counsellor keeps, with a résumé from a roster's file."""
    return caseload.add(
        student_id,
        name,
        Keeper.COUNSELLOR,
        resume_sha256=student_id.encode().hex().zfill(64)[-64:],
        fill=lambda vault: ImportService(vault).accept(resume(name=name)),
    )


def own_vault(folder: Path, clock: MovingClock, name: str = "") -> Vault:
    """A student's own vault with a résumé."""
    vault = create_vault(folder, PASSPHRASE, keyring=False, clock=clock)
    vault.masters.add(stored_resume.MAIN, stored_resume.encode(resume(name=name)))
    return vault


def package_of(
    vault: Vault, caseload: Caseload, *, expires: str = "2027-06-30", policy: str = "", **more: object
) -> Made:
    said = {"purpose": "fair", "employers": ("Acme GmbH",), **more}
    text = policy or '{"base": "interview"}'
    return ConsentService(vault).make(
        "Ms Wu", caseload.identity.address.text, load_policy(text), expires=expires, **said
    )


def consented(caseload: Caseload, student_id: str, name: str, *employers: str, language: str = "zh") -> Student:
    """A student with a résumé whose package allows a fair with these employers."""
    made = caseload.add(
        student_id,
        name,
        Keeper.STUDENT,
        fill=lambda vault: ImportService(vault).accept(resume(language, name)),
    )
    terms = (Route.PACKAGE, Purpose.FAIR, "", employers, (), "2026-11-01", "2099-12-31", "")
    key = student_id.encode().hex().zfill(64)[-64:]
    student = replace(made, consent=Consent(student_id.rjust(32, "0"), 1, *terms), student_key=key)
    caseload.store(student)
    return student


def allowed(caseload: Caseload, student: Student) -> Student:
    """The student with a consent on paper that is in force, so that copies may go out."""
    terms = (Route.PAPER, Purpose.APPLICATIONS, "", ("Acme GmbH",), (), "2026-09-01", "2099-12-31", "")
    changed = replace(student, consent=Consent(student.id.rjust(32, "0"), 0, *terms), reviewed="2026-09-01")
    caseload.store(changed)
    return changed


def taken(caseload: Caseload, data: bytes) -> Student | None:
    """Take a package; the student, None for one who is gone."""
    return caseload_consent.take(caseload, caseload_consent.look(caseload, data))


def copy_for(caseload: Caseload, student: Student, out: Path, employer: str = "Acme GmbH") -> CopyRecord:
    """Make a copy of a student's for an employer, as text."""
    with caseload.open_student(student) as vault:
        recipient = RecipientService(vault).find_or_add(employer, RecipientKind.EMPLOYER)
        request = CopyRequest(recipient, stage_policy(Stage.APPLY), ("txt",))
        return CopyService(vault, clock=vault.clock).make(request, out).record


def join_office(owner: Caseload, other: Caseload, folder: Path) -> None:
    """Make an office of two in a folder."""
    OfficeService(owner).create(folder, "Careers", "Ms Wu")
    OfficeService(owner).invite(other.identity.address.text, "Mr Li")
    OfficeService(other).join(folder, owner.identity.address.fingerprint)


def sync_all(*caseloads: Caseload) -> None:
    """Let everybody sync until everybody has what the others said to it."""
    for _ in range(3):
        for one in caseloads:
            OfficeService(one).sync()


def shared_consents(caseload: Caseload) -> list[list[str]]:
    """Ids of the consents that are in the office's records, student by student."""
    return [[str(value.data["id"]) for value in one.consents] for one in OfficeService(caseload).students()]


def told(caseload: Caseload) -> set[str]:
    """What the office has told."""
    return {one.code for one in OfficeService(caseload).status().told}
