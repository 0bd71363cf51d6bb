"""Reading every student's vault of an open caseload, one after the other: what cannot be opened is counted, never skipped in silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from app.errors import UserError

if TYPE_CHECKING:
    from app.services.caseload import Caseload
    from app.vault.vault import Vault

Read = TypeVar("Read")


def each_student(caseload: Caseload, read: Callable[[str, Vault], Read]) -> tuple[list[Read], int]:
    """Return what `read(pseudonym, vault)` gives for each student, and how many vaults could not be opened or read."""
    found, unopened = [], 0
    for student in caseload.students():
        try:
            with caseload.open_student(student) as vault:
                found.append(read(student.pseudonym, vault))
        except UserError:
            unopened += 1
    return found, unopened
