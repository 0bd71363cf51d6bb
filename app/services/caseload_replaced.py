"""A consent that comes in the place of others: what stands then, and the files of copies for employers whom no consent names any more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.caseload.students import SENDING
from app.services import caseload_outputs, caseload_release

if TYPE_CHECKING:
    from app.caseload.students import Consent, Student
    from app.services.caseload import Caseload


def after(caseload: Caseload, student: Student, given: Consent) -> list[Consent]:
    """Return a student's consents with a new one in the place of those that it ends."""
    ends = student.ended_by(given, caseload.today)
    return [given, *(one for one in student.consents if one not in ends)]


def file_texts(
    caseload: Caseload, student: Student, given: Consent, *, everything: bool = False
) -> list[tuple[str, Mapping[str, str | int]]]:
    """Return codes and params of the sentences on the files that go with the consents which a new one ends: those for employers whom none names then, or
    `everything`."""
    if everything:
        return caseload_outputs.told(caseload_outputs.going(caseload, student))
    if not _ends_sending(caseload, student, given):
        return []
    stays = caseload_release.employers(caseload, student.with_consents(after(caseload, student, given)))
    told = caseload_outputs.told(caseload_outputs.going(caseload, student, stays))
    return [("consent-ends-copies", {}), *told] if told else []


def clear(caseload: Caseload, before: Student, changed: Student, given: Consent) -> None:
    """Delete the files that a consent allowed in whose place another one came, and that no consent of the `changed` record names."""
    if _ends_sending(caseload, before, given):
        caseload.clear_outputs(changed, "replaced", caseload_release.employers(caseload, changed))


def _ends_sending(caseload: Caseload, student: Student, given: Consent) -> bool:
    """Return True if a new consent ends one under which copies went to employers."""
    return any(one.purpose in SENDING for one in student.ended_by(given, caseload.today))
