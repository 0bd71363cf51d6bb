"""The key slots of an open vault: list, add, change and remove them, and re-key the database.

Every change is one atomic write of the keys file, so a kill leaves the old slots or the new ones. Re-keying records
the new key's slots as pending first; opening tries both keys and settles. The last slot other than the keyring's
cannot be removed. Never keeps a passphrase.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.clock import Clock, to_iso
from app.errors import AppError, UserError
from app.vault.keys import key_derivation, keyfile, keyring_slot, recovery_code
from app.vault.keys.key_derivation import (
    KeyringUnlock,
    PassphraseUnlock,
    RawKeyUnlock,
    RecoveryUnlock,
    Slot,
    SlotKind,
    Unlock,
)
from app.vault.keys.keyfile import KeyFile
from app.vault.store.database import Database
from app.workers.cancellation import CancelToken, check


@dataclass(frozen=True, slots=True)
class KeySlotInfo:
    """One key slot, as shown to a person."""

    id: str
    kind: SlotKind
    created: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A key, the slot that gave it (None: the key itself was given), and whether it is that of an unfinished re-keying."""

    key: bytes = field(repr=False)
    slot: Slot | None
    pending: bool


_KIND = {
    PassphraseUnlock: SlotKind.PASSPHRASE,
    KeyringUnlock: SlotKind.KEYRING,
    RecoveryUnlock: SlotKind.RECOVERY,
}
_WRONG = {
    SlotKind.PASSPHRASE: "wrong-passphrase",
    SlotKind.KEYRING: "keyring-unreliable",
    SlotKind.RECOVERY: "wrong-recovery-code",
}
_NO_SLOT = {
    SlotKind.PASSPHRASE: "no-passphrase-slot",
    SlotKind.KEYRING: "keyring-no-slot",
    SlotKind.RECOVERY: "no-recovery-slot",
}


def candidates(content: KeyFile, unlock: Unlock) -> list[Candidate]:
    """Return the keys that `unlock` opens, at least one. Raises the UserError that says why there is none."""
    if isinstance(unlock, RawKeyUnlock):
        return [Candidate(unlock.key, None, False)]
    kind = _KIND[type(unlock)]
    slots = content.of_kind(kind)
    if not slots:
        raise UserError(_NO_SLOT[kind])
    found = []
    for slot in slots:
        key = key_derivation.decrypt_database_key(content.vault_id, slot, _secret(content, slot, unlock))
        if key is not None:
            found.append(Candidate(key, slot, slot in content.pending))
    if not found:
        raise UserError(_WRONG[kind])
    return found


def keyring_entry(vault_id: str, slot_id: str) -> str:
    """Return the name under which the keyring stores a slot's secret."""
    return f"{vault_id}/{slot_id}"


def _secret(content: KeyFile, slot: Slot, unlock: PassphraseUnlock | KeyringUnlock | RecoveryUnlock) -> bytes:
    if isinstance(unlock, PassphraseUnlock):
        return key_derivation.passphrase_bytes(unlock.passphrase)
    if isinstance(unlock, RecoveryUnlock):
        return recovery_code.from_text(unlock.code)
    return keyring_slot.fetch(keyring_entry(content.vault_id, slot.id), seconds=unlock.seconds)


class KeyAccess:
    """Manages the key slots of one open vault."""

    def __init__(self, folder: Path, content: KeyFile, key: bytes, database: Database, clock: Clock) -> None:
        self._folder, self._db, self._clock = folder, database, clock
        self._content = content
        self._key = bytearray(key)

    @property
    def content(self) -> KeyFile:
        """The present content of the keys file."""
        return self._content

    def key_slots(self) -> list[KeySlotInfo]:
        """List every key slot."""
        return [KeySlotInfo(slot.id, slot.kind, slot.created) for slot in self._content.slots]

    def has(self, kind: SlotKind) -> bool:
        """Return True if there is a slot of that kind."""
        return any(slot.kind == kind for slot in self._content.slots)

    def check_passphrase(self, passphrase: str) -> bool:
        """Return True if `passphrase` opens this vault (to ask again before a serious step)."""
        try:
            candidates(self._content, PassphraseUnlock(passphrase))
        except UserError:
            return False
        return True

    def set_passphrase(self, passphrase: str, cancel: CancelToken | None = None) -> None:
        """Add a passphrase or replace the present one.

        Raises UserError `passphrase-empty`, or `Cancelled`: the present one stays then.
        """
        slot = self._seal(SlotKind.PASSPHRASE, key_derivation.passphrase_bytes(passphrase))
        check(cancel)
        self._replace(slot)

    def new_recovery(
        self, keep: Callable[[recovery_code.RecoverySheet], None] | None = None
    ) -> recovery_code.RecoverySheet:
        """Create a recovery code; an earlier sheet stops working once `keep` has stored the new one.

        Until then both open the vault; if `keep` fails, only the earlier one does.
        """
        secret, before = recovery_code.new_secret(), self._content
        slot = self._seal(SlotKind.RECOVERY, secret)
        sheet = recovery_code.RecoverySheet(recovery_code.to_groups(secret), before.vault_id, slot.created)
        if keep is not None:
            self._store(before.with_slots((*before.slots, slot)))
            try:
                keep(sheet)
            except BaseException:
                with contextlib.suppress(AppError):  # a full disk: the new code, which nobody has, stays beside the old
                    self._store(before)
                raise
        self._replace(slot)
        return sheet

    def add_keyring(self, *, seconds: float = keyring_slot.SECONDS, cancel: CancelToken | None = None) -> None:
        """Let the operating system's keyring open this vault.

        Raises UserError `keyring-…`, or `Cancelled`; nothing changes then.
        """
        secret = key_derivation.new_key()
        slot = self._seal(SlotKind.KEYRING, secret)
        keyring_slot.store(keyring_entry(self._content.vault_id, slot.id), secret, seconds=seconds)
        if cancel is not None and cancel.cancelled:
            self._forget([slot])
        check(cancel)
        self._replace(slot)

    def remove(self, kind: SlotKind) -> None:
        """Remove the slots of one kind. Raises UserError `last-way-in` if only the keyring or nothing would stay."""
        gone = [slot for slot in self._content.slots if slot.kind == kind]
        kept = tuple(slot for slot in self._content.slots if slot.kind != kind)
        if not any(slot.kind != SlotKind.KEYRING for slot in kept):
            raise UserError("last-way-in")
        self._store(self._content.with_slots(kept))
        self._forget(gone)

    def rekey(self, unlock: PassphraseUnlock | RecoveryUnlock, cancel: CancelToken | None = None) -> None:
        """Re-encrypt the database with a new key, opened by `unlock` and by the keyring if it was; other slots end.

        If this fails half-way (disk full) the vault is locked; opening it again settles which key is valid. Raises
        `Cancelled` as long as nothing has changed; what has begun is finished.
        """
        slot = candidates(self._content, unlock)[0].slot
        assert slot is not None  # a passphrase or a recovery code opens a slot
        new = key_derivation.new_key()
        secret = _secret(self._content, slot, unlock)
        slots = [self._seal(slot.kind, secret, key=new)]
        slots += self._keyring_slots_for(new)
        gone = [slot for slot in self._content.slots if slot.kind == SlotKind.KEYRING and len(slots) == 1]
        check(cancel)
        self._store(replace(self._content, pending=tuple(slots)))
        try:
            self._db.execute(f"PRAGMA rekey = \"x'{new.hex()}{self._content.salt.hex()}'\"")
            self._store(replace(self._content, slots=tuple(slots), pending=()))
        except BaseException:
            self._db.close()
            self.wipe()
            raise
        self._key[:] = new
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._forget(gone)

    def upgrade(self, used: Candidate, unlock: Unlock) -> bool:
        """Raise the Argon2id cost of the passphrase slot just used to today's. Returns True if anything changed."""
        slot = used.slot
        if (
            not isinstance(unlock, PassphraseUnlock)
            or slot is None
            or slot.kdf is None
            or not slot.kdf.weaker_than(key_derivation.CURRENT_KDF)
        ):
            return False
        self.set_passphrase(unlock.passphrase)
        return True

    def settle_rekey(self, *, pending_won: bool) -> None:
        """End an interrupted re-keying: the pending slots become the slots, or are dropped."""
        if self._content.pending:
            slots = self._content.pending if pending_won else self._content.slots
            self._store(replace(self._content, slots=slots, pending=()))

    def rewrite_files(self) -> None:
        """Write both keys files again (one was damaged, missing or behind)."""
        self._store(self._content)

    def database_key(self) -> bytes:
        """Return the database key, for a backup that is itself encrypted. Raises UserError `vault-locked`."""
        if not self.usable:
            raise UserError("vault-locked")
        return bytes(self._key)

    @property
    def usable(self) -> bool:
        """Return True if the key is still held here: not after locking, nor after a re-keying that failed half-way."""
        return any(self._key)

    def wipe(self) -> None:
        """Overwrite the key held here with zeros."""
        for index in range(len(self._key)):
            self._key[index] = 0

    def _seal(self, kind: SlotKind, secret: bytes, *, key: bytes = b"", slot_id: str = "") -> Slot:
        cost = key_derivation.CURRENT_KDF if kind is SlotKind.PASSPHRASE else None
        now = to_iso(self._clock())
        return key_derivation.seal(self._content.vault_id, kind, secret, key or self.database_key(), now, cost, slot_id)

    def _keyring_slots_for(self, key: bytes) -> list[Slot]:
        made = []
        for slot in self._content.slots:
            if slot.kind == SlotKind.KEYRING:
                try:
                    secret = keyring_slot.fetch(keyring_entry(self._content.vault_id, slot.id))
                except UserError:
                    continue
                made.append(self._seal(SlotKind.KEYRING, secret, key=key, slot_id=slot.id))
        return made

    def _replace(self, slot: Slot) -> None:
        gone = [old for old in self._content.slots if old.kind == slot.kind and old.id != slot.id]
        kept = tuple(old for old in self._content.slots if old.kind != slot.kind)
        self._store(self._content.with_slots((*kept, slot)))
        self._forget(gone)

    def _store(self, content: KeyFile) -> None:
        keyfile.save(self._folder, content)
        self._content = content

    def _forget(self, slots: list[Slot]) -> None:
        for slot in slots:
            if slot.kind == SlotKind.KEYRING:
                try:
                    keyring_slot.forget(keyring_entry(self._content.vault_id, slot.id))
                except AppError:
                    continue  # an entry that opens nothing any more
