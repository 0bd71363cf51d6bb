"""Run by test_keyring inside dbus-run-session: a vault with a real Secret Service, unlocked, then locked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.clock import system_clock
from app.errors import UserError
from app.vault.keys import keyring_slot
from app.vault.keys.key_derivation import KeyringUnlock, PassphraseUnlock, SlotKind
from app.vault.vault import Vault


def main(folder):
    daemon = ["gnome-keyring-daemon", "--unlock", "--components=secrets"]
    subprocess.run(daemon, input=b"login password", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    with Vault.create(folder, "pass", keyring=True, clock=system_clock) as made:
        assert made.notices == [], made.notices
        print("created")
    with Vault.open(folder, KeyringUnlock(), clock=system_clock) as opened:
        assert opened.ledger.verify() is None
        print("opened")
        opened.access.rekey(PassphraseUnlock("pass"))
    Vault.open(folder, KeyringUnlock(), clock=system_clock).close()
    print("rekeyed")
    lock_collections()
    try:
        Vault.open(folder, KeyringUnlock(seconds=3), clock=system_clock)
    except UserError as error:
        assert error.code in ("keyring-locked", "keyring-timeout"), error.code
        print("locked")
    keyring_slot.forget("never stored", seconds=3)  # a locked collection would ask for its password
    print("unasked")
    with Vault.open(folder, PassphraseUnlock("pass"), clock=system_clock) as opened:
        print("passphrase")
        opened.access.remove(SlotKind.KEYRING)
        assert [slot.kind for slot in opened.access.key_slots()] == [SlotKind.PASSPHRASE]
        assert keyring_slot.available()
        print("removed")


def lock_collections():
    import secretstorage

    connection = secretstorage.dbus_init()
    for collection in secretstorage.get_all_collections(connection):
        collection.lock()
    connection.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
