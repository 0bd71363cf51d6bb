"""Creating, opening, closing and maintaining the vault: the passphrase first, the OS keyring as a convenience.

Opening and closing here make the rolling local backup when one is due; that it cannot be made (a full disk) stops
neither.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.clock import Clock, system_clock
from app.domain.stored_records import LedgerProblem
from app.errors import AppError, Cancelled, UserError
from app.files import discard_unfinished, move_new_folder, write_atomic
from app.render import photo
from app.vault import vault as vault_module
from app.vault.backup import local_backup
from app.vault.folder import BACKUPS, OFFICE, STUDENTS, InstanceLock
from app.vault.keys.key_derivation import KeyringUnlock, PassphraseUnlock, RecoveryUnlock, SlotKind, Unlock
from app.vault.keys.passphrase_policy import require_acceptable
from app.vault.ledger.differences import BROKEN
from app.vault.vault import OlderVault as OlderVault
from app.vault.vault import Vault
from app.vault.vault_file_names import CASELOAD_KEYS
from app.workers.cancellation import CancelToken, Progress, check, no_progress

if TYPE_CHECKING:  # examining, salvage and backup files are loaded by the few who ask for them
    from app.vault.backup.backup_file import BackupIdentity, BackupInfo, BackupPassphrase
    from app.vault.backup.local_backup import LocalBackup
    from app.vault.keys.recovery_code import RecoverySheet
    from app.vault.repair.inspection import Damage

logger = logging.getLogger(__name__)

_UNFINISHED = 16
"""Files last handed over: those that a kill may have left half-written where the person wanted them."""
_NO_SUCH_WAY = {
    SlotKind.PASSPHRASE: "no-passphrase-slot",
    SlotKind.RECOVERY: "no-recovery-slot",
    SlotKind.KEYRING: "keyring-no-slot",
}


def preload() -> None:
    """Import what opening needs, the keyring included, and then writing; for a thread, before a person has typed."""
    vault_module.preload()
    vault_module.keyring_available()
    vault_module.preload(writing=True)


def vault_exists(folder: Path) -> bool:
    """Return True if `folder` looks like a vault (its key file is there)."""
    return (folder / "vault.keys").is_file()


def create_vault(
    folder: Path, passphrase: str, *, keyring: bool, clock: Clock = system_clock, cancel: CancelToken | None = None
) -> Vault:
    """Create a new vault. Raises `UserError` `passphrase-…`, `vault-exists`, …, or `Cancelled`; nothing is written then."""
    return Vault.create(folder, require_acceptable(passphrase), keyring=keyring, clock=clock, cancel=cancel)


def unlock_method(passphrase: str | None, sheet: str = "") -> Unlock:
    """Return what opens a vault: the recovery sheet's code if given, else the passphrase, else (None) the OS keyring."""
    if sheet:
        return RecoveryUnlock(sheet)
    return KeyringUnlock() if passphrase is None else PassphraseUnlock(passphrase)


def open_vault(
    folder: Path,
    passphrase: str | None,
    *,
    older: OlderVault = OlderVault.REFUSE,
    clock: Clock = system_clock,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> Vault:
    """Open with the passphrase, or with the OS keyring when it is None (raises `UserError` when that cannot, `Cancelled`)."""
    return _open(folder, unlock_method(passphrase), older, clock, cancel, progress)


def open_with_sheet(
    folder: Path,
    code: str,
    *,
    older: OlderVault = OlderVault.REFUSE,
    clock: Clock = system_clock,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> Vault:
    """Open with the recovery sheet's code."""
    return _open(folder, RecoveryUnlock(code), older, clock, cancel, progress)


def is_older(error: AppError) -> bool:
    """Return True if `error` means that the vault is older than the one last used.

    A backup can be restored, or the vault can be opened as it is (`OlderVault.ACCEPT`).
    """
    return error.code in ("vault-step-back", "vault-other-history")


def problem_sentence(problem: LedgerProblem, language: str) -> str:
    """Return a sentence about a record that differs from the ledger."""
    if problem.code in BROKEN:
        return messages.sentence("ledger-broken", language, {"row": problem.number})
    kind, _, what = problem.code.rpartition("-")
    params: dict[str, str | int] = {
        "kind": f"record-{kind}",
        "subject": problem.detail,
        "field": f"field-{problem.field}",
        "row": problem.number,
    }
    return messages.sentence(f"record-{what}", language, params)


def record_sentences(problems: Sequence[LedgerProblem], language: str, most: int = 12) -> tuple[str, ...]:
    """Return sentences saying that the record was changed outside the program, and where; empty when it was not."""
    if not problems:
        return ()
    lines = [problem_sentence(one, language) for one in problems[:most]]
    if len(problems) > most:
        lines.append(messages.sentence("record-more", language, {"count": len(problems) - most}))
    return (messages.sentence("record-told", language), *lines)


def damage_sentence(damage: Damage, language: str) -> str:
    """Return one finding of the vault check as a sentence."""
    if damage.problem is not None:
        return problem_sentence(damage.problem, language)
    return messages.sentence(f"damage-{damage.code}", language, {"where": damage.where, "detail": damage.detail})


def _open(
    folder: Path, unlock: Unlock, older: OlderVault, clock: Clock, cancel: CancelToken | None, progress: Progress
) -> Vault:
    vault = Vault.open(folder, unlock, clock=clock, older=older)
    try:
        check(cancel)
        for path in vault.copies.last_paths(_UNFINISHED):
            discard_unfinished(Path(path))
        _back_up_first(vault, cancel, progress)
    except BaseException:
        vault.close()
        raise
    return vault


def _back_up_first(vault: Vault, cancel: CancelToken | None, progress: Progress) -> None:
    """Make the local backup that is due. Cancelling it opens the vault all the same, with a notice."""
    if local_backup.is_due(vault):
        progress("local-backup", 0, 0)
    try:
        if not back_up_when_due(vault, cancel):
            vault.notices.append("local-backup-failed")
    except Cancelled:
        vault.notices.append("local-backup-stopped")


def close_vault(vault: Vault, cancel: CancelToken | None = None) -> bool:
    """Make the local backup that is due, then close. Returns False when it was due and could not be made.

    Raises `Cancelled` when someone stopped the backup; the vault is closed then, and the next opening makes it.
    """
    photo.clear_cache()
    try:
        return back_up_when_due(vault, cancel)
    finally:
        vault.close()


def close_or_seal(vault: Vault) -> Vault | None:
    """Lock the vault. Where its local backup is due, return a vault for `close_vault` to finish in the background."""
    photo.clear_cache()
    try:
        if local_backup.is_due(vault):
            return vault.sealed()
    except AppError as error:  # a failed re-keying has closed it, or it cannot be read any more
        logger.info("no local backup: %s", error.code)
    vault.close()
    return None


def back_up_when_due(vault: Vault, cancel: CancelToken | None = None) -> bool:
    """Make the rolling local backup if one is due (a day has passed and the ledger grew); False when that failed.

    Raises `Cancelled`; nothing is left behind then.
    """
    try:
        local_backup.backup_if_due(vault, cancel)
    except Cancelled:
        raise
    except AppError as error:
        logger.info("no local backup: %s", error.code)
        return error.code == "vault-locked"  # a failed re-keying has closed it: nothing is due from here
    return True


def verify_vault(folder: Path, passphrase: str | None, *, sheet: str = "", clock: Clock = system_clock) -> list[Damage]:
    """Examine a closed vault, openable or not; an empty list means nothing was found."""
    from app.vault.repair.inspection import verify_folder

    return verify_folder(folder, unlock_method(passphrase, sheet), clock=clock)


def salvage_vault(
    folder: Path,
    passphrase: str | None,
    out: Path,
    *,
    sheet: str = "",
    clock: Clock = system_clock,
    cancel: CancelToken | None = None,
) -> list[str]:
    """Export all that can be read of a damaged vault to `out` (new or empty) as plain text; returns what is lost.

    Raises UserError for a wrong secret, a vault in use, unreadable keys files, or an `out` that is not empty, and
    `Cancelled`: nothing readable stays then.
    """
    from app.vault.repair.inspection import salvage_folder

    _require_empty(out)
    unlock = unlock_method(passphrase, sheet)
    try:
        Vault.open(
            folder, unlock, clock=clock, older=OlderVault.EXAMINE
        ).close()  # brings what is still in the log into the database
    except AppError as error:
        if not is_unopenable(error):
            raise
    return salvage_folder(folder, unlock, out, cancel)


def verify_open_vault(vault: Vault, cancel: CancelToken | None = None) -> list[Damage]:
    """Examine a vault that is open here; an empty list means nothing was found. Raises `Cancelled`."""
    from app.vault.repair.inspection import verify_open

    return verify_open(vault, cancel)


def salvage_open_vault(vault: Vault, out: Path, cancel: CancelToken | None = None) -> list[str]:
    """Export all that can be read of an open vault to `out` (new or empty) as plain text; returns what is lost.

    Raises `Cancelled`: nothing readable stays then.
    """
    from app.vault.repair.inspection import salvage_open

    _require_empty(out)
    return salvage_open(vault, out, cancel)


def is_unopenable(error: AppError) -> bool:
    """Return True if `error` means that the vault or its disk is damaged, so that only salvage is left."""
    from app.vault.repair.inspection import UNOPENABLE

    return error.code in UNOPENABLE


def _require_empty(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UserError("folder-not-empty", path=str(out))


def remove_key_slots(vault: Vault, kind: SlotKind) -> None:
    """Remove the key slots of one kind. Raises `UserError` `last-way-in`, or that there is none of that kind."""
    if not vault.access.has(kind):
        raise UserError(_NO_SUCH_WAY[kind])
    vault.access.remove(kind)


def rekey(vault: Vault, passphrase: str, *, sheet: str = "", cancel: CancelToken | None = None) -> tuple[SlotKind, ...]:
    """Replace the encryption key by one that opens with `sheet` or `passphrase` (and the keyring); returns the kinds that ended.

    Raises `Cancelled` as long as nothing has changed.
    """
    before = {slot.kind for slot in vault.access.key_slots()}
    vault.access.rekey(RecoveryUnlock(sheet) if sheet else PassphraseUnlock(passphrase), cancel)
    return tuple(sorted(before - {slot.kind for slot in vault.access.key_slots()}))


def write_recovery_sheet(
    vault: Vault, path: Path, *, language: str = "en", replace: bool = False, cancel: CancelToken | None = None
) -> None:
    """Create a recovery sheet and write it as PDF, `language` first; an earlier sheet stops working only once the new one is written.

    Raises `EnvironmentProblem` `file-exists` unless `replace`, `disk-full`, …, or `Cancelled`: the earlier sheet
    still opens then.
    """
    from app.render.recovery_sheet import recovery_sheet

    def keep(sheet: RecoverySheet) -> None:
        created = sheet.created[:10]
        try:
            pdf = recovery_sheet(sheet.groups, vault=vault.folder.name, created=created, language=language)
        except UserError:  # a name that cannot be printed
            pdf = recovery_sheet(sheet.groups, vault=sheet.vault_id, created=created, language=language)
        check(cancel)
        write_atomic(path, pdf, replace=replace)

    vault.access.new_recovery(keep)


def set_keyring(vault: Vault, *, on: bool, cancel: CancelToken | None = None) -> None:
    """Add or remove the system keyring's slot. Raises `UserError` `keyring-…`, or `Cancelled`; nothing changes then."""
    if on and not vault.access.has(SlotKind.KEYRING):
        vault.access.add_keyring(cancel=cancel)
    if not on and vault.access.has(SlotKind.KEYRING):
        vault.access.remove(SlotKind.KEYRING)


def replace_with_local_backup(
    folder: Path, name: str, *, clock: Clock = system_clock, cancel: CancelToken | None = None
) -> Path:
    """Restore a local backup in place of a vault that does not open any more, and move that one aside.

    Returns where the damaged vault is now. Nothing is overwritten: the backup is restored beside it first. Raises
    `UserError` `backup-missing`, `backup-damaged`, `vault-in-use`, `EnvironmentProblem`, or `Cancelled`; the vault
    stays then.
    """
    backup = find_local_backup(folder, name)
    stamp = clock().strftime("%Y%m%dT%H%M%S")
    fresh, aside = (folder.with_name(f"{folder.name}-{word}-{stamp}") for word in ("restored", "damaged"))
    InstanceLock(folder).release()  # nobody has it open
    local_backup.restore_local_backup(backup, fresh)
    try:
        check(cancel)
        move_new_folder(folder, aside)
        move_new_folder(fresh, folder)
        for name in (BACKUPS, STUDENTS, OFFICE, *CASELOAD_KEYS):  # no backup holds those of a caseload: they go on
            if (aside / name).exists():
                move_new_folder(aside / name, folder / name)
    except AppError:
        if not folder.exists():
            move_new_folder(aside, folder)
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return aside


def valid_local_backups(folder: Path) -> list[LocalBackup]:
    """Return the local backups without damage, newest first (reads each; needs no key)."""
    return [made for made in local_backup.local_backups(folder) if not local_backup.damaged_files(made)]


def find_local_backup(folder: Path, name: str) -> LocalBackup:
    """Return the local backup of that name. Raises `UserError` `backup-missing`."""
    for made in local_backup.local_backups(folder):
        if made.folder.name == name:
            return made
    raise UserError("backup-missing", path=name)


def back_up(vault: Vault, path: Path, *, passphrase: str = "", recipient: str = "") -> BackupInfo:
    """Write one `age` file, encrypted by a passphrase or for an age public key."""
    from app.vault.backup.backup_file import BackupPassphrase, BackupRecipient, write_backup

    return write_backup(vault, path, BackupRecipient(recipient) if recipient else BackupPassphrase(passphrase))


def back_up_tested(vault: Vault, path: Path, passphrase: str, cancel: CancelToken, progress: Progress) -> BackupInfo:
    """Write one `age` file encrypted by a passphrase and open it again to prove that it restores.

    Raises as `write_backup` and `test_restore` do, and `Cancelled`: no file stays then.
    """
    from app.vault.backup.backup_file import BackupPassphrase, test_restore, write_backup

    secret = BackupPassphrase(passphrase)
    progress("backup", 0, 0)
    write_backup(vault, path, secret, cancel)
    progress("prove", 0, 0)
    try:
        return test_restore(path, secret, clock=vault.clock, cancel=cancel)
    except Cancelled:
        path.unlink(missing_ok=True)
        raise


def _backup_secret(secret: str) -> BackupPassphrase | BackupIdentity:
    from app.vault.backup.backup_file import BackupIdentity, BackupPassphrase

    return BackupIdentity(secret) if secret.strip().startswith("AGE-SECRET-KEY-") else BackupPassphrase(secret)


def verify_backup(path: Path, secret: str, *, clock: Clock = system_clock) -> BackupInfo:
    """Open a backup in a temporary folder and verify its ledger and files. `secret`: passphrase or age secret key."""
    from app.vault.backup.backup_file import test_restore

    return test_restore(path, _backup_secret(secret), clock=clock)


def check_backup_secret(path: Path, secret: str) -> None:
    """Raise the error that says why a passphrase or age secret key does not open a backup; writes nothing."""
    from app.vault.backup.backup_file import check_secret

    check_secret(path, _backup_secret(secret))


def restore_backup(
    path: Path,
    folder: Path,
    secret: str,
    *,
    new_passphrase: str = "",
    clock: Clock = system_clock,
    cancel: CancelToken | None = None,
) -> BackupInfo:
    """Create a vault from a backup in a new or empty folder; never overwrites a vault. Raises `Cancelled`: there is none then."""
    from app.vault.backup.backup_file import restore

    return restore(path, _backup_secret(secret), folder, clock=clock, passphrase=new_passphrase, cancel=cancel)


def opens_with(folder: Path, secret: str) -> bool:
    """Return True if a vault opens with a secret as its passphrase: one that a counsellor handed over opens with that of the file."""
    try:
        open_vault(folder, secret).close()
    except (AppError, ValueError):
        return False
    return True
