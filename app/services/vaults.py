"""Creating and opening the vault: the passphrase first, the OS keyring as a convenience."""

from __future__ import annotations

import logging
from pathlib import Path

from app.clock import Clock, system_clock
from app.errors import UserError
from app.vault.backup import (
    BackupIdentity,
    BackupInfo,
    BackupPassphrase,
    BackupRecipient,
    restore,
    test_restore,
    write_backup,
)
from app.vault.keys import KeyringUnlock, PassphraseUnlock, RecoveryUnlock
from app.vault.vault import Vault
from app.vault.verify import Damage, verify_folder

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


def verify_vault(folder: Path, passphrase: str | None, *, clock: Clock = system_clock) -> list[Damage]:
    """Examine a closed vault, openable or not; an empty list means nothing was found."""
    unlock = KeyringUnlock() if passphrase is None else PassphraseUnlock(passphrase)
    return verify_folder(folder, unlock, clock=clock)


def back_up(vault: Vault, path: Path, *, passphrase: str = "", recipient: str = "") -> BackupInfo:
    """Write one `age` file, locked by a passphrase or for an age public key."""
    return write_backup(vault, path, BackupRecipient(recipient) if recipient else BackupPassphrase(passphrase))


def _opener(secret: str) -> BackupPassphrase | BackupIdentity:
    return BackupIdentity(secret) if secret.startswith("AGE-SECRET-KEY-") else BackupPassphrase(secret)


def try_backup(path: Path, secret: str, *, clock: Clock = system_clock) -> BackupInfo:
    """Open a backup in a temporary folder and verify its ledger and files. `secret`: passphrase or age secret key."""
    return test_restore(path, _opener(secret), clock=clock)


def restore_backup(
    path: Path, folder: Path, secret: str, *, new_passphrase: str = "", clock: Clock = system_clock
) -> BackupInfo:
    """Make a vault from a backup in a new or empty folder; never overwrites a vault."""
    return restore(path, _opener(secret), folder, clock=clock, passphrase=new_passphrase)
