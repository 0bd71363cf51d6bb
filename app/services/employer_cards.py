"""The check card of an employer: what the checks in a caseload's own vault say of it together. Makes no check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from app import messages
from app.caseload.batch_pairs import Card, Employer
from app.domain.checks import Severity
from app.services import risk_confirmation
from app.services.checks import is_of_posting
from app.services.prior_disclosures import core_name
from app.text.dates import long_day

if TYPE_CHECKING:
    from app.domain.stored_records import StoredCheck
    from app.vault.vault import Vault


def caution(vault: Vault, name: str) -> Mapping[str, str]:
    """Return, by language, what the card of an employer says in a caseload's vault; empty where it says nothing against it, or there is none."""
    core = core_name(name)
    ids = risk_confirmation.checks_by_organisation(vault).get(core, []) if core else []
    card = card_of(Employer(name), newest_checks(vault, ids))
    told = {language: card_line(card, language) for language in messages.languages()}
    return {language: line for language, line in told.items() if line}


def newest_checks(vault: Vault, ids: Iterable[str]) -> list[StoredCheck]:
    """Return, of the stored checks of an employer, newest first, the newest one of its name and of each of its postings."""
    found: dict[str, StoredCheck] = {}
    for stored in filter(None, map(vault.checks.get, ids)):
        found.setdefault((stored.source_sha256 or stored.id) if is_of_posting(stored) else "", stored)
    return list(found.values())


def card_of(employer: Employer, stored: Sequence[StoredCheck], *, reused: bool = True) -> Card:
    """Return what the checks of an employer, newest first, say together."""
    if not stored:
        return Card(employer)
    told: list[dict[str, Mapping[str, str]]] = []
    signed: list[StoredCheck] = []
    for severity in (Severity.CRITICAL, Severity.WARNING):
        told.append({})
        for one in stored:
            found = risk_confirmation.signals_of(one, severity)
            if found is not None:
                signed.append(one)
                told[-1] = dict(zip(found.codes, found.explanations, strict=True)) | told[-1]
    critical, warnings = told
    return Card(
        employer,
        check_id=(signed or stored)[0].id,
        day=stored[0].created[:10],
        critical=tuple(critical),
        reused=reused,
        warnings=tuple(warnings),
        meanings=(*critical.values(), *warnings.values()),
        postings=sum(map(is_of_posting, stored)),
        signs_day=signed[0].created[:10] if signed else "",
    )


def card_line(card: Card, language: str) -> str:
    """Return what the card of an employer says against it; empty for nothing."""
    codes = (*card.critical, *card.warnings)
    if not codes:
        return ""
    meanings = [one.get(language) or one.get("en", "") for one in card.meanings]
    day, signals = card.signs_day or card.day, " ".join(meanings) or ", ".join(codes)
    code = "batch-red" if card.critical else "batch-warned"
    return messages.sentence(
        code, language, {"employer": card.employer.name, "day": long_day(day, language), "signals": signals}
    )
