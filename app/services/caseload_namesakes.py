"""Comparing a package with the students of the list who have its name: what both have, and what differs. People of one name are common, so a name alone
never says whose a package is; an e-mail address or a telephone number that both have does.

Stores nothing. Whoever asks has chosen to take the package: its data are decrypted, and read like any file, in a process of their own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.caseload import consent_package
from app.caseload.students import name_key
from app.domain.sensitivity import Kind
from app.errors import AppError
from app.services import stored_resume
from app.services.caseload_consent import RESUME_NAME

if TYPE_CHECKING:
    from app.caseload.students import Student
    from app.domain.resume import Resume
    from app.services.caseload import Caseload
    from app.services.caseload_consent import Incoming
    from app.workers.cancellation import CancelToken

IDENTIFYING: Final = (Kind.EMAIL, Kind.PHONE)
"""Kinds that two people of one name do not share."""
_COMPARED: Final = (*IDENTIFYING, Kind.SCHOOL)
_PHONE_DIGITS: Final = 7
"""A number of fewer digits may be anybody's; so many last ones are compared, for a country code may stand before them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One kind of which the student's résumé here and the package have nothing in common."""

    kind: Kind
    here: tuple[str, ...]
    package: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """A student of the package's name, compared with it. `version`: of the résumé here, 0 for none; kinds that only one of them has are in neither."""

    student: Student
    version: int
    same: tuple[Kind, ...] = ()
    different: tuple[Difference, ...] = ()

    @property
    def certain(self) -> bool:
        """True if both have an e-mail address or a number, and the packages of this student are not signed by another key."""
        return not self.student.student_key and any(kind in IDENTIFYING for kind in self.same)


def likenesses(caseload: Caseload, incoming: Incoming, *, cancel: CancelToken | None = None) -> tuple[Likeness, ...]:
    """Compare a package with each of its namesakes, those first who have more in common. Raises UserError as `caseload_consent.take`, `Cancelled`."""
    if not incoming.namesakes:
        return ()
    from app.ingest.reading import read_resume

    data = consent_package.open_data(incoming.package, caseload.identity)
    theirs = read_resume(RESUME_NAME, data, cancel=cancel).resume
    found = [_compared(caseload, one, theirs) for one in incoming.namesakes]
    return tuple(sorted(found, key=lambda one: (not one.certain, len(one.different))))


def the_certain_one(found: Sequence[Likeness]) -> Student | None:
    """Return the one student whose e-mail address or number the package has; None where there is none, or several."""
    certain = [one.student for one in found if one.certain]
    return certain[0] if len(certain) == 1 else None


def _compared(caseload: Caseload, student: Student, theirs: Resume) -> Likeness:
    if not caseload.is_used(student):
        return Likeness(student, 0)
    try:
        with caseload.open_student(student) as vault:
            version = stored_resume.latest(vault)
            ours = stored_resume.decode(version).resume if version is not None else None
    except AppError:  # a vault that does not open cannot be compared: somebody says whose the package is
        return Likeness(student, 0)
    if version is None or ours is None:
        return Likeness(student, 0)
    same, different = list[Kind](), list[Difference]()
    for kind in _COMPARED:
        here, there = _values(ours, kind), _values(theirs, kind)
        if {_plain(one, kind) for one in here} & {_plain(one, kind) for one in there}:
            same.append(kind)
        elif here and there:
            different.append(Difference(kind, here, there))
    return Likeness(student, version.number, tuple(same), tuple(different))


def _values(resume: Resume, kind: Kind) -> tuple[str, ...]:
    """Return what a résumé has of a kind, without what was masked."""
    basics, more = resume.basics, resume.personal
    found = {
        Kind.EMAIL: (basics.email, *more.other_emails),
        Kind.PHONE: (basics.phone, *more.other_phones),
        Kind.SCHOOL: tuple(one.institution for one in resume.education),
    }[kind]
    return tuple(one for one in found if _plain(one, kind) and "*" not in one)


def _plain(value: str, kind: Kind) -> str:
    """Return a value as it is compared; empty for a number that is too short."""
    if kind is not Kind.PHONE:
        return name_key(value)
    digits = "".join(one for one in unicodedata.normalize("NFKC", value) if one.isdecimal())
    return digits[-2 - _PHONE_DIGITS :] if len(digits) >= _PHONE_DIGITS else ""
