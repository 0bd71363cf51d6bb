"""One-file backups: an `age` file (passphrase or recipient key) that holds a tar of manifest, database and keys.

Anyone with `age`, `tar` and SQLCipher can open one without this program (docs/vault-format.md). A restore is tested in
a temporary folder first, verifies the ledger, and never overwrites a vault. The file inside is untrusted until its
manifest matches. Never writes plain text: the database inside is still encrypted, also while it is being tested.
"""

from __future__ import annotations

import io
import json
import secrets
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.clock import Clock, to_iso
from app.errors import AppError, Cancelled, UserError
from app.files import create_private, problem_of, read_bytes, write_atomic
from app.vault import migrations
from app.vault.backup import age_passphrase
from app.vault.folder import LARGEST_DATABASE, WORK, create_from_parts, remove_database, require_new_folder
from app.vault.keys import key_derivation, keyfile
from app.vault.keys.key_derivation import SlotKind, passphrase_bytes
from app.vault.keys.keyfile import KeyFile
from app.vault.ledger.chain import Ledger
from app.vault.ledger.row_hashes import sha256
from app.vault.store.database import Database
from app.vault.store.migrate import migrate
from app.vault.vault_file_names import DATABASE
from app.workers.cancellation import CancelToken

if TYPE_CHECKING:
    from app.vault.vault import Vault

FORMAT: Final = "countermark-backup"
VERSION: Final = 1
MANIFEST: Final = "manifest.json"
_AGE: Final = b"age-encryption.org/v1"
_MEMBERS: Final = (MANIFEST, DATABASE, keyfile.NAME)


@dataclass(frozen=True, slots=True)
class BackupPassphrase:
    """Protect or open a backup with a passphrase."""

    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BackupRecipient:
    """Protect a backup for the holder of an age key (`age1…`)."""

    public_key: str


@dataclass(frozen=True, slots=True)
class BackupIdentity:
    """Open a backup with an age secret key (`AGE-SECRET-KEY-1…`)."""

    secret_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """Contents of a backup: vault id, time it was made, ledger rows and last hash, number of copies, bytes."""

    vault_id: str
    created: str
    ledger_rows: int
    ledger_hash: str
    copies: int
    size: int


@dataclass(frozen=True, slots=True)
class _Content:
    info: BackupInfo
    key: bytes = field(repr=False)
    keys: KeyFile
    database: bytes = field(repr=False)


def write_backup(
    vault: Vault, path: Path, protect: BackupPassphrase | BackupRecipient, cancel: CancelToken | None = None
) -> BackupInfo:
    """Write one backup file. Raises `Cancelled`, `EnvironmentProblem` `file-exists` rather than overwrite, `disk-full`, and
    UserError `passphrase-empty` or `backup-key-invalid`."""
    token = cancel or CancelToken()
    database = snapshot(vault)
    token.check()
    head = vault.ledger.head()
    manifest: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "vault": vault.vault_id,
        "created": to_iso(vault.clock()),
        "schema": migrations.newest(),
        "ledger": {"rows": head.number if head else 0, "hash": head.hash if head else ""},
        "copies": vault.copies.count(),
        "key": vault.access.database_key().hex(),
        "sha256": {},
    }
    files = {DATABASE: database, keyfile.NAME: keyfile.dump(vault.access.content)}
    manifest["sha256"] = {name: sha256(data) for name, data in files.items()}
    data = _encrypt(tar({MANIFEST: json.dumps(manifest, indent=1).encode(), **files}), protect)
    token.check()
    write_atomic(path, data, replace=False)
    return _info(manifest, len(data))


def test_restore(
    path: Path, secret: BackupPassphrase | BackupIdentity, *, clock: Clock, cancel: CancelToken | None = None
) -> BackupInfo:
    """Open a backup into a temporary folder and verify the whole ledger and every stored byte.

    Raises UserError `backup-missing`, `not-a-backup`, `backup-newer`, `backup-wrong-secret` or `backup-damaged`, and
    `Cancelled`.
    """
    content = _read(path, secret)
    _verify_content(content, clock, cancel or CancelToken())
    return content.info


def restore(
    path: Path,
    secret: BackupPassphrase | BackupIdentity,
    folder: Path,
    *,
    clock: Clock,
    passphrase: str = "",
    cancel: CancelToken | None = None,
) -> BackupInfo:
    """Create a vault in `folder` (new or empty) from a backup, after testing it.

    It opens with the key slots of its day; with `passphrase` that becomes the passphrase. Raises as `test_restore`
    does and `vault-exists` or `folder-not-empty`.
    """
    require_new_folder(folder)
    token = cancel or CancelToken()
    content = _read(path, secret)
    _verify_content(content, clock, token)
    ways = content.keys
    if passphrase:
        kept = tuple(slot for slot in ways.slots if slot.kind != SlotKind.PASSPHRASE)
        chosen = passphrase_bytes(passphrase)
        made = key_derivation.seal(
            ways.vault_id, SlotKind.PASSPHRASE, chosen, content.key, to_iso(clock()), key_derivation.CURRENT_KDF
        )
        ways = ways.with_slots((*kept, made))
    token.check()
    create_from_parts(folder, content.database, ways, created=content.info.created)
    return content.info


def check_secret(path: Path, secret: BackupPassphrase | BackupIdentity) -> None:
    """Raise the UserError or EnvironmentProblem that says why `secret` does not open a backup; writes nothing."""
    _read(path, secret)


def snapshot(vault: Vault) -> bytes:
    """Return a copy of an open vault's database, still encrypted. Raises EnvironmentProblem."""
    work = vault.folder / f"{WORK}{secrets.token_hex(4)}.db"
    try:
        create_private(work)
        vault.database.execute("VACUUM INTO ?", [str(work)])
        return read_bytes(work, LARGEST_DATABASE)
    except OSError as error:
        raise problem_of(error, work) from error
    finally:
        remove_database(work)


def tar(files: Mapping[str, bytes]) -> bytes:
    """Return files (name → bytes) as an uncompressed tar."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(data), 0o600
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def _encrypt(data: bytes, protect: BackupPassphrase | BackupRecipient) -> bytes:
    if isinstance(protect, BackupPassphrase):
        try:
            secret = passphrase_bytes(protect.passphrase).decode("utf-8")
        except UnicodeDecodeError:
            # half a letter, from a variable that is no text: any other half would open the backup as well
            raise UserError("passphrase-invisible") from None
        return age_passphrase.encrypt(data, secret)
    import pyrage  # type: ignore[import-untyped]

    try:
        recipient = pyrage.x25519.Recipient.from_str(protect.public_key.strip())
    except pyrage.RecipientError:
        raise UserError("backup-key-invalid") from None
    return bytes(pyrage.encrypt(data, [recipient]))


def _decrypt(untrusted_data: bytes, secret: BackupPassphrase | BackupIdentity) -> bytes:
    if isinstance(secret, BackupPassphrase):
        typed = passphrase_bytes(secret.passphrase).decode("utf-8", "replace")
        return age_passphrase.decrypt(untrusted_data, typed)
    import pyrage

    try:
        identity = pyrage.x25519.Identity.from_str(secret.secret_key.strip())
        return bytes(pyrage.decrypt(untrusted_data, [identity]))
    except pyrage.IdentityError:
        raise UserError("backup-key-invalid") from None
    except pyrage.DecryptError as error:
        wrong = str(error) in ("No matching keys found", "Decryption failed")  # of the header, not of the content
        raise UserError("backup-wrong-secret" if wrong else "backup-damaged") from None


def _read(path: Path, secret: BackupPassphrase | BackupIdentity) -> _Content:
    try:
        untrusted_data = read_bytes(path, LARGEST_DATABASE)
    except FileNotFoundError:
        raise UserError("backup-missing", path=str(path)) from None
    except OSError as error:
        raise problem_of(error, path) from error
    if not untrusted_data.startswith(_AGE):
        raise UserError("not-a-backup", path=str(path))
    return parse(_decrypt(untrusted_data, secret), len(untrusted_data))


def parse(untrusted_tar: bytes, size: int) -> _Content:
    """Parse a decrypted backup (tar). Raises UserError `not-a-backup`, `backup-newer` or `backup-damaged`."""
    files = _untar(untrusted_tar)
    try:
        manifest = json.loads(files[MANIFEST])
        if not isinstance(manifest, dict) or manifest["format"] != FORMAT:
            raise UserError("not-a-backup", path="")
        if manifest["version"] != VERSION or manifest["schema"] > migrations.newest():
            raise UserError("backup-newer")
        if any(sha256(files[name]) != manifest["sha256"][name] for name in _MEMBERS[1:]):
            raise UserError("backup-damaged")
        key = bytes.fromhex(manifest["key"])
        content = _Content(_info(manifest, size), key, keyfile.parse(files[keyfile.NAME]), files[DATABASE])
    except (KeyError, ValueError, TypeError, RecursionError):
        raise UserError("backup-damaged") from None
    if len(key) != key_derivation.KEY_BYTES or content.keys.vault_id != content.info.vault_id:
        raise UserError("backup-damaged")
    return content


def _untar(untrusted_tar: bytes) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    try:
        with tarfile.open(fileobj=io.BytesIO(untrusted_tar), mode="r:") as archive:
            for member in archive:
                source = archive.extractfile(member) if member.isreg() else None
                if source is None or member.name not in _MEMBERS or member.name in files:
                    raise UserError("backup-damaged")
                files[member.name] = source.read()
    except (tarfile.TarError, ValueError, EOFError, OverflowError):
        raise UserError("backup-damaged") from None
    if set(files) != set(_MEMBERS):
        raise UserError("backup-damaged")
    return files


def _verify_content(content: _Content, clock: Clock, cancel: CancelToken) -> None:
    cancel.check()
    with tempfile.TemporaryDirectory(prefix="countermark-") as work:
        path = Path(work) / DATABASE
        write_atomic(path, content.database)
        try:
            database = Database.connect(path, content.key, content.keys.salt)
        except UserError:
            raise UserError("backup-damaged") from None
        try:
            migrate(database)
            ledger = Ledger(database, clock)
            head = ledger.head()
            wanted = (content.info.ledger_rows, content.info.ledger_hash)
            if ledger.verify(cancel) is not None or ((head.number, head.hash) if head else (0, "")) != wanted:
                raise UserError("backup-damaged")
        except Cancelled:
            raise
        except AppError as error:
            raise UserError("backup-damaged") from error
        finally:
            database.close()


def _info(manifest: Mapping[str, object], size: int) -> BackupInfo:
    ledger = manifest["ledger"]
    if not isinstance(ledger, dict):
        raise ValueError("ledger")
    return BackupInfo(
        str(manifest["vault"]),
        str(manifest["created"]),
        int(ledger["rows"]),
        str(ledger["hash"]),
        int(str(manifest["copies"])),
        size,
    )
