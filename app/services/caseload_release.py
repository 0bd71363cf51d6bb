"""Which copies may go out in a student's name: by a fair's batch, by the window and by the command the same.

A copy is covered by one consent: one that is in force, for sending, names the employer, and names every kind of data that the résumé here holds.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Protocol

from app.caseload.batch_pairs import Obstacle, sending_obstacle
from app.caseload.students import SENDING, Purpose, Route, State, Student, name_key
from app.errors import BETWEEN, AppError, UserError
from app.services import office_step, stored_resume

if TYPE_CHECKING:
    from app.vault.vault import Vault


class HasStudents(office_step.HasVault, Protocol):
    """A caseload, as far as it is asked here."""

    def is_used(self, student: Student) -> bool:
        """Return True if something was done in a student's vault."""
        ...

    def open_student_vault(self, student: Student) -> Vault:
        """Return a student's vault, opened."""
        ...


_PURPOSES: Final = (Purpose.APPLICATIONS, Purpose.FAIR)


def problem(
    caseload: HasStudents, student: Student, employer: str = "", vault: Vault | None = None
) -> UserError | None:
    """Return why no copy of a student's may go out today, to an employer or (empty) to anybody; None if one may. `vault`: the student's, where it is open.

    The codes: `release-withdrawn`, `release-expired`, `release-missing`, `release-purpose`, `release-employer`, `release-not-reviewed`,
    `release-kinds`, `release-not-synced`.
    """
    state = student.state(caseload.today)
    if state is State.MISSING:
        return UserError("release-missing")
    if state is not State.ACTIVE:
        return UserError(f"release-{state.value}", day=student.last_day or student.withdrawn)
    found = sending_obstacle(student, _PURPOSES, employer, caseload.today)
    if found is Obstacle.EMPLOYER:
        return UserError("release-employer", employer=employer, employers=BETWEEN.join(employers(caseload, student)))
    if found is not None:
        return UserError("release-not-reviewed" if found is Obstacle.NOT_REVIEWED else "release-purpose")
    if office_step.is_stale(caseload):
        return UserError("release-not-synced")
    held = _held(vault) if vault is not None else None
    return (
        UserError("release-kinds")
        if held is not None and goes_beyond(caseload, student, held, _PURPOSES, employer)
        else None
    )


def employers(caseload: HasStudents, student: Student) -> tuple[str, ...]:
    """Return the employers whom the student's consents in force name, each once."""
    given = (one for one in student.in_force(caseload.today) if one.purpose in SENDING)
    return tuple({name_key(name): name for one in given for name in one.employers}.values())


def goes_beyond(
    caseload: HasStudents, student: Student, held: frozenset[str], purposes: Sequence[Purpose], employer: str = ""
) -> bool:
    """Return True if a résumé that holds these kinds of data has more than the consent which covers a use names.

    A package brought nothing else, where no other consent stands beside it; a form that named no kinds (an earlier program's) allows all.
    """
    covering = [student.covering(purpose, employer, caseload.today) for purpose in purposes]
    if not employer:
        covering = [one for one in student.in_force(caseload.today) if one.purpose in purposes]
    given = [one for one in covering if one is not None]
    alone = len(student.consents) == 1
    return bool(given) and not any(
        not one.kinds or (one.route is Route.PACKAGE and alone) or held <= set(one.kinds) for one in given
    )


def kinds_here(caseload: HasStudents, student: Student) -> frozenset[str] | None:
    """Return the kinds of personal data in a student's résumé here, None if there is no résumé; a vault that does not open is told when its copies are
    made."""
    if not caseload.is_used(student):
        return None
    try:
        with contextlib.closing(caseload.open_student_vault(student)) as vault:
            return _held(vault)
    except AppError:
        return frozenset()


def _held(vault: Vault) -> frozenset[str] | None:
    version = stored_resume.latest(vault)
    return None if version is None else stored_resume.kinds_held(stored_resume.decode(version).resume)
