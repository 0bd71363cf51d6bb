"""Migrations are ordered, transactional, recorded and backed up; a vault of every released version opens for good."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path

import pytest
from crash_harness import EXTRA
from vault_samples import fill

from app.errors import UserError
from app.vault import migrations
from app.vault.backup import backup_file, local_backup
from app.vault.keys.key_derivation import PassphraseUnlock, RecoveryUnlock
from app.vault.migrations import Migration
from app.vault.repair.inspection import verify_open
from app.vault.vault import Vault

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "vault-v1"


@pytest.fixture
def with_steps(monkeypatch):
    """Let the program know further schema versions."""

    def add(*steps):
        monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, *steps))

    return add


def test_versions_ascend_and_every_file_is_listed():
    versions = [step.version for step in migrations.MIGRATIONS]
    assert versions == sorted(set(versions)) and versions[0] == 1 and migrations.newest() == versions[-1]
    files = {path.stem for path in Path(migrations.__file__).parent.glob("v*.py")}
    assert files == {step.name for step in migrations.MIGRATIONS}


def test_a_new_version_is_applied_after_a_backup(vault, folder, reopen, with_steps):
    fill(vault, 2)
    vault.close()
    with_steps(EXTRA)
    with reopen() as again:
        assert again.database.user_version == 99 and again.ledger.verify() is None
        assert again.database.fetch_one("SELECT count(*) FROM extra") == (2,)
        recorded = again.database.execute("SELECT name FROM _sqlite_migrations ORDER BY id")
        assert recorded == [("v001_first",), ("v099_of_the_test",)]
    (made,) = local_backup.local_backups(folder)
    assert made.folder.name.endswith("-before-v99")
    reopen().close()
    assert len(local_backup.local_backups(folder)) == 1


def test_a_failing_step_changes_nothing_and_the_backup_opens(vault, folder, reopen, with_steps, tmp_path, monkeypatch):
    fill(vault, 2)
    copies = vault.copies.all()
    vault.close()

    def breaks(database):
        EXTRA.apply(database)
        raise RuntimeError("half-way")

    steps = migrations.MIGRATIONS
    with_steps(Migration(2, "v002", EXTRA.apply), Migration(3, "v003", breaks))
    with pytest.raises(Exception, match=r"half-way|already exists"):
        reopen()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*steps, Migration(2, "v002", EXTRA.apply)))
    with reopen() as again:
        assert again.database.user_version == 2 and again.copies.all() == copies
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    with pytest.raises(UserError, match="vault-newer"):
        reopen()
    local_backup.restore_local_backup(local_backup.local_backups(folder)[0], tmp_path / "old")
    with Vault.open(tmp_path / "old", PassphraseUnlock("correct horse 电池"), clock=vault.clock) as old:
        assert old.copies.all() == copies and old.database.user_version == 1


@pytest.fixture
def golden(tmp_path):
    """A working copy of the frozen vault, and what it must hold."""
    target = tmp_path / "golden"
    shutil.copytree(GOLDEN, target)
    return target, json.loads((GOLDEN / "expected.json").read_text("utf-8"))


@pytest.mark.parametrize("way", ["passphrase", "recovery"])
def test_the_frozen_vault_of_version_1_opens(golden, clock, way):
    folder, expected = golden
    unlock = PassphraseUnlock(expected["passphrase"]) if way == "passphrase" else RecoveryUnlock(expected["recovery"])
    with Vault.open(folder, unlock, clock=clock) as vault:
        assert vault.mark_secret.hex() == expected["mark_secret"]
        row = vault.ledger.get(expected["ledger"]["number"])
        assert row is not None and row.hash == expected["ledger"]["hash"] and vault.ledger.verify() is None
        assert [[copy.reference, copy.voided] for copy in vault.copies.all()] == expected["copies"]
        assert vault.copies.file_bytes("copy3", "pdf") == b"%PDF 3"
        (check,), (incident,) = vault.checks.all(), vault.incidents.all()
        assert vault.checks.source(check.id).decode() == "先交押金"
        assert vault.incidents.file_bytes(incident.id, "note.txt") == b"note"
        assert vault.preferences.get("alias") == {"scheme": "catch-all"} and vault.wordings.list("main")[0].approved
        assert [hit.kind for hit in vault.search("会计")] == ["check"]
        assert verify_open(vault) == []


def test_the_frozen_backup_of_version_1_restores(golden, tmp_path, clock):
    folder, expected = golden
    identity = backup_file.BackupIdentity(expected["identity"])
    info = backup_file.restore(folder / "backup.age", identity, tmp_path / "restored", clock=clock)
    assert info.ledger_hash == expected["ledger"]["hash"]
    Vault.open(tmp_path / "restored", RecoveryUnlock(expected["recovery"]), clock=clock).close()


def test_the_first_schema_is_never_edited(folder, clock, golden, monkeypatch):
    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
    with Vault.create(folder, "x", keyring=False, clock=clock) as made:
        rows = made.database.execute("SELECT name, sql FROM sqlite_master ORDER BY name")
    for ours, theirs in itertools.zip_longest(map(list, rows), golden[1]["schema"]):
        assert ours == theirs
