"""The question before a copy goes to somebody whose posting shows critical signs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services import risk_confirmation
from app.services.vaults import create_vault
from app.vault.vault import Vault

SIGNAL = {"code": "deposit", "severity": "critical", "explanation": {"en": "They ask you to pay.", "zh": "要求付费。"}}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        made.checks.add({"signals": [SIGNAL]}, organisation="Northwind Ltd")
        yield made


def test_a_no_is_no_yes(vault: Vault) -> None:
    """Whoever said no is asked again the next time; whoever said yes is not; both stand in the ledger."""
    asked = risk_confirmation.pending_question(vault, "Northwind")
    assert asked is not None and asked.codes == ("deposit",)
    risk_confirmation.record_answer(vault, asked, sent=False)
    again = risk_confirmation.pending_question(vault, "Northwind")
    assert again == asked
    risk_confirmation.record_answer(vault, asked, sent=True)
    assert risk_confirmation.pending_question(vault, "Northwind") is None
    assert [entry.body["sent"] for entry in vault.ledger.entries(kind=risk_confirmation.KIND)] == [False, True]


def test_a_newer_card_asks_anew(vault: Vault) -> None:
    asked = risk_confirmation.pending_question(vault, "Northwind")
    assert asked is not None
    risk_confirmation.record_answer(vault, asked, sent=True)
    vault.checks.add({"signals": [SIGNAL]}, organisation="Northwind Ltd")
    newer = risk_confirmation.pending_question(vault, "Northwind")
    assert newer is not None and newer.check_id != asked.check_id
