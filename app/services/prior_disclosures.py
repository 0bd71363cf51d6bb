"""Prior disclosures to an organisation: copies, applications from before the program, and versions that went through an agency.

Names are the same organisation when they differ in spelling and legal form only, or when a domain is shared. Reports
what is in the vault; never guesses who belongs to whom.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.copies import CopyRecord, Recipient
from app.services.applications import ApplicationService
from app.text.legal_forms import legal_forms

if TYPE_CHECKING:
    from app.vault.vault import Vault

ACTING: Final = "acting:"
"""Preferences: for whom an agency acts, with the copy it got for that."""
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class PriorDisclosure:
    """One version an organisation has.

    `reference` is empty for an application from before the program; `at` is its ISO date or moment; `employer` is for
    whom an agency got it (empty: it went to the organisation itself).
    """

    name: str
    at: str
    reference: str = ""
    stage: str = ""
    employer: str = ""


@dataclass(frozen=True, slots=True)
class AgencyCopy:
    """A copy that an agency got for an employer's vacancy, with the employer's name as it was given then."""

    agency: Recipient
    copy: CopyRecord
    employer: str


def core_name(name: str) -> str:
    """Return a name without case, width, punctuation and legal form; equal for two spellings of one organisation."""
    plain = unicodedata.normalize("NFKC", name[:_LONGEST]).casefold()
    words = re.sub(r"[^\w]|_", " ", plain).split()
    latin, han = legal_forms()
    while len(words) > 1 and words[-1] in latin:
        words.pop()
    core = " ".join(words)
    while shorter := next((core.removesuffix(form).strip() for form in han if core.endswith(form)), ""):
        core = shorter
    return core


def record_agency_copy(vault: Vault, agency_id: str, employer: str, copy_id: str) -> None:
    """Record that an agency got a copy for an employer's vacancy."""
    kept = [row for row in _rows(vault.preferences.get(ACTING + agency_id)) if row.get("copy") != copy_id]
    with vault.transaction():
        vault.preferences.set(ACTING + agency_id, [*kept, {"employer": " ".join(employer.split()), "copy": copy_id}])


def employers_behind(vault: Vault, agency_id: str) -> dict[str, str]:
    """Return, by copy id, the employer for whose vacancy an agency got a copy, as it was given then."""
    rows = _rows(vault.preferences.get(ACTING + agency_id))
    return {str(row.get("copy", "")): str(row.get("employer", "")) for row in rows}


def agency_copies(vault: Vault, names: Iterable[str]) -> tuple[AgencyCopy, ...]:
    """Return the copies that agencies got for an employer of one of these names, void ones too."""
    cores = {core_name(name) for name in names if name.strip()}
    found = [
        (vault.recipients.get(agency_id), vault.copies.get(str(row.get("copy", ""))), str(row.get("employer", "")))
        for agency_id, stored in vault.preferences.with_prefix(ACTING).items()
        for row in _rows(stored)
        if core_name(str(row.get("employer", ""))) in cores
    ]
    return tuple(AgencyCopy(agency, copy, employer) for agency, copy, employer in found if agency and copy)


def prior_disclosures(vault: Vault, names: Sequence[str], domains: Iterable[str] = ()) -> tuple[PriorDisclosure, ...]:
    """Return what the organisations of these names or domains have, latest first, without void copies."""
    cores, shared = {core_name(name) for name in names if name.strip()}, set(domains)
    found: dict[PriorDisclosure, int] = {}
    for one in vault.recipients.all():
        if core_name(one.name) in cores or shared.intersection(one.domains):
            found |= _disclosures_to(vault, one)
    for through in agency_copies(vault, names):
        copy = through.copy
        if not copy.voided:
            known = PriorDisclosure(
                through.agency.name, copy.created, copy.reference, copy.stage.value, through.employer
            )
            found[known] = vault.copies.sequence_number(copy.copy_id)
    return tuple(sorted(found, key=lambda one: (one.at, found[one]), reverse=True))


def _disclosures_to(vault: Vault, recipient: Recipient) -> dict[PriorDisclosure, int]:
    """Return one recipient's disclosures → number in the order of making (0: from before the program)."""
    past = {
        PriorDisclosure(recipient.name, one.day): 0 for one in ApplicationService(vault).reconstructed(recipient.id)
    }
    return past | {
        PriorDisclosure(recipient.name, copy.created, copy.reference, copy.stage.value): vault.copies.sequence_number(
            copy.copy_id
        )
        for copy in vault.copies.for_recipient(recipient.id)
        if not copy.voided
    }


def _rows(stored: object) -> Sequence[dict[str, object]]:
    return [row for row in stored if isinstance(row, dict)] if isinstance(stored, list) else []
