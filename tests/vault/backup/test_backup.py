"""One-file backups, restoring, rolling local backups and their retention."""

from __future__ import annotations

import io
import json
import tarfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vault_samples import PASSPHRASE, fill, snapshot

from app.errors import EnvironmentProblem, UserError
from app.vault.backup import age_passphrase, backup_file, local_backup
from app.vault.backup.backup_file import BackupIdentity, BackupPassphrase, BackupRecipient
from app.vault.backup.local_backup import LocalBackup
from app.vault.keys import keyfile
from app.vault.keys.key_derivation import PassphraseUnlock, RecoveryUnlock
from app.vault.ledger.row_hashes import sha256
from app.vault.repair.inspection import verify_open
from app.vault.vault import Vault

IDENTITY = pyrage.x25519.Identity.generate()
SECRET = BackupIdentity(str(IDENTITY))


@pytest.fixture
def saved(vault, tmp_path):
    """A filled vault, its recovery sheet, and a backup of it."""
    fill(vault, 3)
    sheet = vault.access.new_recovery()
    path = tmp_path / "vault.age"
    info = backup_file.write_backup(vault, path, BackupRecipient(str(IDENTITY.to_public())))
    return path, info, sheet


@pytest.mark.parametrize("log_n", [22, 60, 999_999_999])
def test_a_planted_backup_may_not_cost_minutes(log_n, tmp_path, clock, monkeypatch):
    made = age_passphrase.encrypt(b"x", "a passphrase").replace(b" 1\n", b" %d\n" % log_n, 1)
    path = tmp_path / "planted.age"
    path.write_bytes(made)
    monkeypatch.setattr(age_passphrase, "_wrapping_key", lambda *_: pytest.fail("it was paid"))
    with pytest.raises(UserError, match="backup-damaged"):
        backup_file.test_restore(path, backup_file.BackupPassphrase("a passphrase"), clock=clock)


def test_backup_restores_elsewhere_with_every_way_in(vault, saved, tmp_path, clock):
    path, info, sheet = saved
    assert info.copies == 3 and info.size == path.stat().st_size and info.vault_id == vault.vault_id
    assert backup_file.test_restore(path, SECRET, clock=clock) == info
    target = tmp_path / "new pc"
    backup_file.restore(path, SECRET, target, clock=clock)
    with Vault.open(target, PassphraseUnlock(PASSPHRASE), clock=clock) as again:
        assert again.copies.all() == vault.copies.all() and again.mark_secret == vault.mark_secret
        assert again.ledger.verify() is None and again.ledger.get(info.ledger_rows) == vault.ledger.head()
        row = again.ledger.head()
        assert (row.number, row.kind) == (info.ledger_rows + 1, "restored") and again.notices == ["vault-restored"]
    Vault.open(target, RecoveryUnlock(sheet.code), clock=clock).close()


def test_a_new_passphrase_may_be_set_on_restoring(saved, tmp_path, clock):
    target = tmp_path / "other"
    backup_file.restore(saved[0], SECRET, target, clock=clock, passphrase="forgot it")
    Vault.open(target, PassphraseUnlock("forgot it"), clock=clock).close()
    with pytest.raises(UserError, match="wrong-passphrase"):
        Vault.open(target, PassphraseUnlock(PASSPHRASE), clock=clock)


def test_backup_with_a_passphrase(vault, tmp_path, clock):
    fill(vault)
    path = tmp_path / "b.age"
    backup_file.write_backup(vault, path, BackupPassphrase("backup 密码"))
    assert backup_file.test_restore(path, BackupPassphrase("backup 密码"), clock=clock).copies == 1
    with pytest.raises(UserError, match="backup-wrong-secret"):
        backup_file.test_restore(path, BackupPassphrase("wrong"), clock=clock)
    with pytest.raises(UserError, match="passphrase-empty"):
        backup_file.write_backup(vault, tmp_path / "c.age", BackupPassphrase(""))


def test_recipient_keys(vault, saved, tmp_path, clock):
    path = saved[0]
    other = pyrage.x25519.Identity.generate()
    with pytest.raises(UserError, match="backup-wrong-secret"):
        backup_file.test_restore(path, BackupIdentity(str(other)), clock=clock)
    for wrong in (BackupRecipient("age1nonsense"), BackupRecipient("")):
        with pytest.raises(UserError, match="backup-key-invalid"):
            backup_file.write_backup(vault, tmp_path / "c.age", wrong)
    with pytest.raises(UserError, match="backup-key-invalid"):
        backup_file.test_restore(path, BackupIdentity("nonsense"), clock=clock)


def test_restoring_never_overwrites(vault, saved, folder, tmp_path, clock):
    before = snapshot(folder)
    with pytest.raises(UserError, match="vault-exists"):
        backup_file.restore(saved[0], SECRET, folder, clock=clock)
    assert snapshot(folder) == before
    full = tmp_path / "full"
    full.mkdir()
    (full / "x").write_bytes(b"x")
    with pytest.raises(UserError, match="folder-not-empty"):
        backup_file.restore(saved[0], SECRET, full, clock=clock)
    assert snapshot(full) == {Path("x"): b"x"}


def test_an_existing_backup_file_is_kept(vault, saved):
    before = saved[0].read_bytes()
    with pytest.raises(EnvironmentProblem, match="file-exists"):
        backup_file.write_backup(vault, saved[0], BackupRecipient(str(IDENTITY.to_public())))
    assert saved[0].read_bytes() == before


def test_refusals_in_words(saved, tmp_path, clock):
    path = saved[0]
    with pytest.raises(UserError, match="backup-missing"):
        backup_file.test_restore(tmp_path / "none.age", SECRET, clock=clock)
    (tmp_path / "text").write_bytes(b"hello")
    with pytest.raises(UserError, match="not-a-backup"):
        backup_file.test_restore(tmp_path / "text", SECRET, clock=clock)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(UserError, match="backup-damaged"):
        backup_file.restore(path, SECRET, tmp_path / "r", clock=clock)
    assert not (tmp_path / "r").exists()


def decrypted(path):
    return pyrage.decrypt(path.read_bytes(), [IDENTITY])


def repacked(tar, change):
    """The backup's tar with `change(manifest, files)` applied and hashes made right again."""
    with tarfile.open(fileobj=io.BytesIO(tar)) as archive:
        files = {member.name: archive.extractfile(member).read() for member in archive}
    manifest = json.loads(files.pop("manifest.json"))
    change(manifest, files)
    manifest["sha256"] = {name: sha256(data) for name, data in files.items()}
    return backup_file.tar({"manifest.json": json.dumps(manifest).encode(), **files})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda manifest, files: manifest.update(version=2), "backup-newer"),
        (lambda manifest, files: manifest.update(schema=999), "backup-newer"),
        (lambda manifest, files: manifest.update(format="x"), "not-a-backup"),
        (lambda manifest, files: manifest.update(key="zz"), "backup-damaged"),
        (lambda manifest, files: manifest.update(key="00"), "backup-damaged"),
        (lambda manifest, files: manifest.update(vault="ab" * 16), "backup-damaged"),
        (lambda manifest, files: manifest.update(ledger=3), "backup-damaged"),
        (lambda manifest, files: files.pop("vault.keys"), "backup-damaged"),
        (lambda manifest, files: files.update({"../evil": b"x"}), "backup-damaged"),
    ],
)
def test_hostile_content_is_refused(saved, change, code):
    with pytest.raises(UserError, match=code):
        backup_file.parse(repacked(decrypted(saved[0]), change), 0)


def test_a_ledger_that_does_not_fit_is_refused(saved, tmp_path, clock):
    changed = repacked(decrypted(saved[0]), lambda manifest, files: manifest["ledger"].update(rows=99))
    path = tmp_path / "x.age"
    path.write_bytes(pyrage.encrypt(changed, [IDENTITY.to_public()]))
    with pytest.raises(UserError, match="backup-damaged"):
        backup_file.restore(path, SECRET, tmp_path / "r", clock=clock)
    assert not (tmp_path / "r").exists()


def test_a_backup_of_changed_content_is_refused(vault, tmp_path, clock):
    """Whole by its own hashes and with the right last row: only reading the ledger finds what was changed before."""
    fill(vault, 2)
    with vault.database.transaction() as sql:
        sql.execute("UPDATE masters SET document = ? WHERE number = 1", ['{"basics":{"name":"Somebody Else"}}'])
    path = tmp_path / "changed.age"
    backup_file.write_backup(vault, path, BackupRecipient(str(IDENTITY.to_public())))
    with pytest.raises(UserError, match="backup-damaged"):
        backup_file.test_restore(path, SECRET, clock=clock)
    with pytest.raises(UserError, match="backup-damaged"):
        backup_file.restore(path, SECRET, tmp_path / "r", clock=clock)
    assert not (tmp_path / "r").exists()


@settings(max_examples=60)
@given(st.binary(max_size=2000))
def test_any_bytes_as_content_are_refused_in_words(untrusted):
    with pytest.raises(UserError, match=r"backup-damaged|not-a-backup"):
        backup_file.parse(untrusted, 0)


def test_local_backups_open_and_restore(vault, tmp_path, clock, folder):
    fill(vault, 2)
    made = local_backup.create_local_backup(vault)
    assert local_backup.local_backups(folder) == [made] and local_backup.damaged_files(made) == []
    local_backup.restore_local_backup(made, tmp_path / "restored")
    with Vault.open(tmp_path / "restored", PassphraseUnlock(PASSPHRASE), clock=clock) as again:
        assert again.copies.all() == vault.copies.all()
    with pytest.raises(UserError, match="vault-exists"):
        local_backup.restore_local_backup(made, folder)


def test_local_backups_are_made_when_due(vault, clock):
    assert not local_backup.backup_if_due(vault), "nothing in it yet"
    vault.masters.add("main", "{}")
    assert local_backup.backup_if_due(vault)
    assert not local_backup.backup_if_due(vault)
    clock.move(hours=25)
    assert not local_backup.backup_if_due(vault), "nothing changed"
    vault.masters.add("main", "{}")
    assert local_backup.backup_if_due(vault)
    vault.masters.add("main", "{}")
    clock.move(hours=1)
    assert not local_backup.backup_if_due(vault), "too early"


def test_a_clock_that_once_ran_ahead_holds_up_no_backup(vault, clock, folder):
    vault.masters.add("main", "{}")
    clock.move(days=3000)
    ahead = local_backup.create_local_backup(vault)
    clock.move(days=-3000)
    vault.masters.add("main", "{}")
    assert local_backup.backup_if_due(vault)
    assert not local_backup.backup_if_due(vault)
    assert ahead.folder in [backup.folder for backup in local_backup.local_backups(folder)]


@pytest.mark.parametrize("name", ["vault.db", "vault.keys", "vault.keys.copy", "backup.json"])
def test_damaged_local_backups_are_told_and_not_restored(vault, tmp_path, name):
    made = local_backup.create_local_backup(vault)
    data = bytearray((made.folder / name).read_bytes())
    data[len(data) // 2] ^= 4
    (made.folder / name).write_bytes(data)
    assert local_backup.damaged_files(made) == [name]
    with pytest.raises(UserError, match="backup-damaged"):
        local_backup.restore_local_backup(made, tmp_path / "r")


def test_two_backups_in_one_second_and_labels(vault, folder):
    first, second = local_backup.create_local_backup(vault), local_backup.create_local_backup(vault)
    third = local_backup.create_local_backup(vault, label="before-v9")
    assert len({first.folder, second.folder, third.folder}) == 3 == len(local_backup.local_backups(folder))


@settings(max_examples=40)
@given(st.lists(st.integers(0, 24 * 120), min_size=1, max_size=60, unique=True))
def test_retention_keeps_new_and_old_ones_and_few(hours):
    newest = datetime(2026, 11, 24, tzinfo=UTC)
    made = sorted((newest - timedelta(hours=age) for age in hours), reverse=True)
    backups = [LocalBackup(Path(str(index)), moment, 0) for index, moment in enumerate(made)]
    kept = local_backup.retained_backups(backups)
    assert set(backups[:3]) <= set(kept) and len(kept) <= 3 + 7 + 5
    for week in range(5):
        ages = [backup for backup in backups if (made[0].date() - backup.made.date()).days // 7 == week]
        assert not ages or set(ages) & set(kept)
    assert local_backup.retained_backups(kept) == sorted(kept, key=kept.index)


def test_pruning_removes_only_what_retention_drops(vault, folder, clock):
    for _ in range(20):
        vault.masters.add("main", "{}")
        assert local_backup.backup_if_due(vault)
        clock.move(days=1, minutes=1)
    left = local_backup.local_backups(folder)
    assert 7 <= len(left) <= 15 and left[0].made == clock.now - timedelta(days=1, minutes=1)


def test_a_restore_that_fails_half_way_leaves_the_folder_as_it_was(saved, tmp_path, clock, monkeypatch):
    """A full disk after the database was written: no half vault that stops the next attempt."""
    path, _, _ = saved
    real = keyfile.save

    def full(folder, content):
        real(folder, content)
        raise EnvironmentProblem("disk-full", path=str(folder))

    for place, made in ((tmp_path / "new", False), (tmp_path / "there", True)):
        if made:
            place.mkdir()
        with monkeypatch.context() as patch:
            patch.setattr(keyfile, "save", full)
            with pytest.raises(EnvironmentProblem, match="disk-full"):
                backup_file.restore(path, SECRET, place, clock=clock)
        assert place.exists() == made and (not made or not list(place.iterdir()))
        backup_file.restore(path, SECRET, place, clock=clock)


def test_a_local_backup_without_its_database_is_told_and_holds_up_no_new_one(vault, clock, folder):
    fill(vault)
    made = local_backup.create_local_backup(vault)
    (made.folder / "vault.db").unlink()
    (listed,) = local_backup.local_backups(folder)
    assert listed.size == 0 and local_backup.damaged_files(listed) == ["vault.db"]
    assert [damage.where for damage in verify_open(vault)] == [f"backups/{made.folder.name}/vault.db"]
    assert local_backup.backup_if_due(vault) and len(local_backup.local_backups(folder)) == 2
