"""Shared by the vault's tests: a fixed clock, cheap key derivation, sample copies. Real SQLCipher files throughout."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.vault.keys import key_derivation
from app.vault.vault import Vault

sys.path.insert(0, str(Path(__file__).parent))  # for the helpers beside it, from every folder

from vault_samples import PASSPHRASE


class FixedClock:
    """A clock that stands still until told to move."""

    def __init__(self):
        self.now = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)

    def __call__(self):
        return self.now

    def move(self, **delta):
        self.now += timedelta(**delta)


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch):
    """No test reaches the keyring of whoever runs the tests."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    import keyring.core

    monkeypatch.setattr(keyring.core, "_keyring_backend", None)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "vault"


@pytest.fixture
def vault(folder, clock):
    with Vault.create(folder, PASSPHRASE, keyring=False, clock=clock) as made:
        yield made


@pytest.fixture
def reopen(folder, clock):
    """Open the vault of the test (closed before) with its passphrase."""

    def run(unlock=None):
        return Vault.open(folder, unlock or key_derivation.PassphraseUnlock(PASSPHRASE), clock=clock)

    return run
