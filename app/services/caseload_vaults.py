"""Reading every student's vault of an open caseload, one after the other: what cannot be opened is counted, never skipped in silence; a vault whose
consent is over is kept to be handed over, and not read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from app.caseload.students import State
from app.errors import UserError

if TYPE_CHECKING:
    from app.services.caseload import Caseload
    from app.vault.vault import Vault

Read = TypeVar("Read")
_ENDED: Final = frozenset({State.EXPIRED, State.WITHDRAWN})


def each_student(caseload: Caseload, read: Callable[[str, Vault], Read]) -> tuple[list[Read], int]:
    """Return what `read(pseudonym, vault)` gives for each student whose consent is not over, and how many of their vaults could not be opened or
    read."""
    found, unopened = [], 0
    for student in caseload.students():
        if student.state(caseload.today) in _ENDED:
            continue
        try:
            with caseload.open_student(student) as vault:
                found.append(read(student.pseudonym, vault))
        except UserError:
            unopened += 1
    return found, unopened


def count_ended(caseload: Caseload) -> int:
    """Return how many students are left whose consent is over: `each_student` does not read them."""
    return sum(count for state, count in caseload.counts().items() if state in _ENDED)
