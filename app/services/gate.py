"""The question before a copy goes to somebody whose posting shows critical signs: asked once per card, the answer in the ledger.

Never refuses: the person decides, and the ledger says that they knew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.domain.checks import CheckCard, Signal
    from app.vault.vault import Vault

KIND: Final = "gate"


def grave(card: CheckCard) -> tuple[Signal, ...]:
    """The critical signals of a card."""
    return tuple(signal for signal in card.signals if signal.severity.value == "critical")


def agreed(vault: Vault, check_id: str) -> bool:
    """Whether the person said yes to this card before."""
    answers = (entry.body for entry in vault.ledger.entries(kind=KIND))
    return bool(check_id) and any(body["check_id"] == check_id and body["sent"] is True for body in answers)


def record(vault: Vault, check_id: str, signals: Sequence[Signal], *, sent: bool) -> None:
    """Keep the answer: which card, which signals were shown, and whether a copy was to be made all the same."""
    body = {"check_id": check_id, "signals": [signal.code for signal in signals], "sent": sent}
    with vault.transaction():
        vault.ledger.append(KIND, body)
