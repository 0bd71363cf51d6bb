"""Confirmation before a copy goes to somebody whose posting shows critical signals: asked once per card, the answer in the ledger.

Never refuses: the person decides, and the ledger records that they knew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from app.domain.checks import Severity
from app.services.prior_disclosures import core_name

if TYPE_CHECKING:
    from app.domain.stored_records import StoredCheck
    from app.vault.vault import Vault

KIND: Final = "gate"


@dataclass(frozen=True, slots=True)
class Question:
    """A stored card with signals of one severity (critical, where something is asked): their codes, and explanations by language."""

    check_id: str
    codes: tuple[str, ...]
    explanations: tuple[Mapping[str, str], ...]


def pending_question(vault: Vault, name: str, check_id: str = "") -> Question | None:
    """Return the question to ask before a copy for `name` is made, or None.

    From the card the copy came from, else from the newest stored card of an organisation of that name; None without
    critical signals or where the person confirmed the card before.
    """
    found = critical_signals(vault, name, check_id)
    return None if found is None or _is_confirmed(vault, found.check_id) else found


def critical_signals(vault: Vault, name: str, check_id: str = "") -> Question | None:
    """Return the critical signals of that card, whether or not the person confirmed them; None where there are none."""
    stored = vault.checks.get(check_id) if check_id else newest_card(vault, name)
    if stored is None:
        return None
    return signals_of(stored, Severity.CRITICAL)


def signals_of(stored: StoredCheck, severity: Severity) -> Question | None:
    """Return the signals of one severity on a stored card; None where there are none."""
    signals = cast("list[Mapping[str, object]]", stored.card.get("signals", []))
    found = [signal for signal in signals if signal.get("severity") == severity.value]
    told = tuple(cast("Mapping[str, str]", signal["explanation"]) for signal in found)
    return Question(stored.id, tuple(str(signal["code"]) for signal in found), told) if found else None


def posting_text(vault: Vault, name: str, check_id: str = "") -> str:
    """Return the text of the posting that a copy for `name` answers, found as in `critical_signals`; empty where none was checked."""
    stored = vault.checks.get(check_id) if check_id else newest_card(vault, name)
    posting = stored.card.get("posting") if stored is not None else None
    return str(posting.get("text", "")) if isinstance(posting, Mapping) else ""


def record_answer(vault: Vault, asked: Question, *, sent: bool) -> None:
    """Record the answer: which card, which signals were shown, and whether a copy was to be made all the same."""
    body = {"check_id": asked.check_id, "signals": list(asked.codes), "sent": sent}
    with vault.transaction():
        vault.ledger.append(KIND, body)


def newest_card(vault: Vault, name: str) -> StoredCheck | None:
    """Return the newest stored card of an organisation of that name."""
    core = core_name(name)
    found = (check_id for check_id, known in vault.checks.organisations() if core and core_name(known) == core)
    newest = next(found, "")
    return vault.checks.get(newest) if newest else None


def checks_by_organisation(vault: Vault) -> dict[str, list[str]]:
    """Return the ids of the stored cards of each organisation, newest first, under its `core_name`."""
    found: dict[str, list[str]] = {}
    for check_id, known in vault.checks.organisations():
        if core := core_name(known):
            found.setdefault(core, []).append(check_id)
    return found


def _is_confirmed(vault: Vault, check_id: str) -> bool:
    answers = (entry.body for entry in vault.ledger.entries(kind=KIND))
    return any(body["check_id"] == check_id and body["sent"] is True for body in answers)
