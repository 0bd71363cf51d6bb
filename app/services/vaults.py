"""Creating and opening the vault: the passphrase first, the OS keyring as a convenience."""

from __future__ import annotations

import logging
from pathlib import Path

from app.clock import Clock, system_clock
from app.errors import UserError
from app.vault.vault import KeyringUnlock, PassphraseUnlock, RecoveryUnlock, Vault

logger = logging.getLogger(__name__)

MINIMUM_PASSPHRASE = 8


def vault_exists(folder: Path) -> bool:
    """Whether `folder` looks like a vault (its key file is there)."""
    return (folder / "vault.keys").is_file()


def create_vault(folder: Path, passphrase: str, *, keyring: bool, clock: Clock = system_clock) -> Vault:
    """Make a new vault. Raises `UserError` `passphrase-too-short`, `vault-exists`, …; nothing is written then."""
    if len(passphrase) < MINIMUM_PASSPHRASE:
        raise UserError("passphrase-too-short", minimum=MINIMUM_PASSPHRASE)
    return Vault.create(folder, passphrase, keyring=keyring, clock=clock)


def open_vault(folder: Path, passphrase: str | None, *, clock: Clock = system_clock) -> Vault:
    """Open with the passphrase, or with the OS keyring when it is None (raises `UserError` when that cannot)."""
    unlock = KeyringUnlock() if passphrase is None else PassphraseUnlock(passphrase)
    return Vault.open(folder, unlock, clock=clock)


def open_with_sheet(folder: Path, code: str, *, clock: Clock = system_clock) -> Vault:
    """Open with the recovery sheet's code."""
    return Vault.open(folder, RecoveryUnlock(code), clock=clock)
