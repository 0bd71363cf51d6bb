"""No personal value stands in clear in any file (database, log, keys, backups, temporary), open or closed."""

from __future__ import annotations

import base64
import tempfile

import pyrage
import pytest
from vault_samples import file_of, record

from app.domain.copies import RecipientKind
from app.domain.stored_records import Wording
from app.vault.backup import backup_file, local_backup
from app.vault.keys import key_slots
from app.vault.keys.key_derivation import PassphraseUnlock, RecoveryUnlock
from app.vault.ledger import export
from app.vault.vault import Vault

CANARIES = [f"CANARY{number:02d}zq" for number in range(16)] + ["金丝雀绝密"]


def forms(text):
    """How a careless program may write a text."""
    raw = text.encode()
    yield from (raw, text.encode("utf-16-le"), text.encode("utf-16-be"), raw.hex().encode(), base64.b64encode(raw)[:-4])


def leaks(folder, values):
    """(file, value) for each value found in any file under `folder`."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            found += [(path.name, value) for value in values for form in forms(value) if form in data]
    return found


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Everything the program could write to lies under here."""
    for name in ("HOME", "TMPDIR", "TEMP", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "TMPDIR"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def drive(vault):
    """Plant a canary in everything that a vault keeps."""
    canary = iter(CANARIES)
    vault.masters.add("main", next(canary), next(canary))
    recipient = vault.recipients.add(next(canary), RecipientKind.EMPLOYER, [next(canary)], next(canary))
    made = record(recipient.id, 1, aliases={"basics.email": next(canary)}, channel=next(canary))
    vault.copies.add(made, [file_of(next(canary).encode() * 3000, "pdf")])
    vault.copies.void("copy1", next(canary))
    vault.checks.add({"x": next(canary)}, next(canary), next(canary).encode() * 900, title=CANARIES[0])
    incident = vault.incidents.add("call", next(canary), "2026-01-01", {"x": next(canary)})
    vault.incidents.add_file(incident.id, "f", next(canary).encode())
    vault.preferences.set("x", next(canary))
    vault.wordings.set("main", "f", [Wording("f", CANARIES[-1], True)])
    for value in CANARIES:
        vault.search(value)
    assert next(canary) == CANARIES[-1]


def test_canaries_stay_encrypted(home, clock):
    folder, passphrase = home / "vault", "PassCanary1234"
    vault = Vault.create(folder, passphrase, keyring=True, clock=clock)
    sheet = vault.access.new_recovery()
    secrets = [*CANARIES, passphrase, sheet.code, sheet.groups[0] + sheet.groups[1], vault.mark_secret.hex()]
    drive(vault)
    assert leaks(home, [*secrets, vault.access.database_key().hex()]) == []
    local_backup.create_local_backup(vault)
    age = pyrage.x25519.Identity.generate()
    secrets.append(str(age))
    backup_file.write_backup(vault, home / "b.age", backup_file.BackupRecipient(str(age.to_public())))
    backup_file.test_restore(home / "b.age", backup_file.BackupIdentity(str(age)), clock=clock)
    backup_file.restore(home / "b.age", backup_file.BackupIdentity(str(age)), home / "restored", clock=clock)
    with pytest.raises(RuntimeError), vault.transaction():
        vault.masters.add("main", CANARIES[0] * 100_000)
        assert leaks(home, secrets) == []
        raise RuntimeError
    vault.access.rekey(PassphraseUnlock(passphrase))
    assert leaks(home, [*secrets, vault.access.database_key().hex()]) == []
    key = vault.access.database_key().hex()
    vault.close()
    assert leaks(home, [*secrets, key]) == []
    assert not any((home / "TMPDIR").iterdir())


def test_the_scan_would_notice(home, clock):
    with Vault.create(home / "vault", "x", keyring=False, clock=clock) as vault:
        drive(vault)
        export.write_export(vault, home / "ledger.csv")
    assert ("ledger.csv", CANARIES[2]) in leaks(home, CANARIES)


def test_errors_and_representations_hold_no_secret(vault):
    sheet = vault.access.new_recovery()
    unlocks = [PassphraseUnlock("correct horse 电池"), RecoveryUnlock(sheet.code), sheet]
    unlocks += [backup_file.BackupPassphrase("correct horse"), backup_file.BackupIdentity("correct horse")]
    text = repr([vault, vault.access, vault.database, vault.access.key_slots(), *unlocks])
    text += repr(key_slots.candidates(vault.access.content, unlocks[0]))
    assert sheet.groups[0] not in text and repr(vault.access.database_key()) not in text
    assert vault.access.database_key().hex() not in text and "correct horse" not in text
