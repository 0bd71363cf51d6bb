"""Full disk and read-only folder: a sentence, nothing lost. On a small tmpfs of our own, which only root can mount."""

from __future__ import annotations

import os
import shutil
import subprocess

import pyrage
import pytest
from crash_harness import forget_index
from vault_samples import PASSPHRASE, file_of, fill, record, snapshot

from app.domain.attribution import Verdict
from app.domain.incidents import Comparison, FileAnswer, Surfaced
from app.errors import EnvironmentProblem, UserError
from app.services.applications import ApplicationService
from app.services.incidents import Details, IncidentService
from app.services.past_applications import read_past
from app.services.vaults import salvage_vault
from app.vault.backup import backup_file, local_backup
from app.vault.keys.key_derivation import PassphraseUnlock
from app.vault.repair import inspection
from app.vault.vault import Vault

IDENTITY = pyrage.x25519.Identity.generate()


@pytest.fixture
def disk(tmp_path):
    """Mount a tmpfs of 1.5 MB; `disk(options)` remounts it."""
    place = tmp_path / "disk"
    place.mkdir()

    def mount(*options):
        return subprocess.run(["mount", *options, str(place)], capture_output=True).returncode == 0

    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not mount("-t", "tmpfs", "-o", "size=1536k", "tmpfs"):
        pytest.skip("needs to be root to mount a small tmpfs")
    yield mount
    subprocess.run(["umount", str(place)], check=True)


def fill_disk(folder):
    """Leave no free byte; returns the ballast."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as out:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    out.write(b"x" * size)
            except OSError:
                continue
    return ballast


def test_a_full_disk_loses_nothing(disk, tmp_path, clock):
    place = tmp_path / "disk"
    folder = place / "vault"
    vault = Vault.create(folder, PASSPHRASE, keyring=False, clock=clock)
    recipient = fill(vault, 2)
    before, head = vault.copies.all(), vault.ledger.head()
    ballast = fill_disk(place)
    big = file_of(os.urandom(300_000), "pdf")
    with pytest.raises(EnvironmentProblem, match="disk-full"):
        vault.copies.add(record(recipient.id, 9), [big])
    assert vault.copies.all() == before and vault.ledger.head() == head and vault.ledger.verify() is None
    for attempt in (
        lambda: vault.access.set_passphrase("new"),
        lambda: vault.access.new_recovery(),
        lambda: local_backup.create_local_backup(vault),
        lambda: backup_file.write_backup(vault, place / "b.age", backup_file.BackupRecipient(RECIPIENT)),
        lambda: Vault.create(place / "second", PASSPHRASE, keyring=False, clock=clock),
    ):
        with pytest.raises(EnvironmentProblem, match="disk-full"):
            attempt()
    assert not (place / "b.age").exists() and not (place / "second").exists()
    assert local_backup.local_backups(folder) == [] and not list(folder.glob(".*"))
    vault.close()
    ballast.unlink()
    with Vault.open(folder, PassphraseUnlock(PASSPHRASE), clock=clock) as again:
        assert again.copies.all() == before and again.ledger.verify() is None
        again.copies.add(record(recipient.id, 9), [big])


def test_incidents_tables_and_the_index_on_a_full_disk(disk, tmp_path, clock):
    place = tmp_path / "disk"
    with Vault.create(place / "vault", PASSPHRASE, keyring=False, clock=clock) as vault:
        service = IncidentService(vault, clock)
        day, answer = "2026-11-20", Comparison("2026-11-20T09:30:00Z", 1, (FileAnswer("", Verdict.INCONCLUSIVE),), ())
        first = service.save(Details("Odd call", day), [Surfaced("", b"words")], answer, text="words of the caller")
        vault.checks.add({"posting": {"text": "We pack parcels"}}, title="Packer")
        forget_index(vault)
        head = vault.ledger.head()
        rows = "company,date\n" + "".join(f"Firm {number},2026-01-05\n" for number in range(90))
        table = read_past(rows.encode(), today=day)
        ballast = fill_disk(place)
        for attempt in (
            lambda: service.correct(first.id, Details("Odd caller", day, "telephone " * 20)),
            lambda: service.add_answer(first.id, answer),
            lambda: record_all(vault, table),
            vault.catch_up_search,
        ):
            with pytest.raises(EnvironmentProblem, match="disk-full"):
                attempt()
        os.truncate(ballast, ballast.stat().st_size - 150_000)  # room for what is said of it, none for the file
        with pytest.raises(EnvironmentProblem, match="disk-full"):
            service.save(Details("Leak", day), [Surfaced("cv.pdf", os.urandom(300_000))], answer)
        assert vault.incidents.all() == [first] and vault.ledger.head() == head and vault.search_is_behind
        assert vault.recipients.all() == []
        ballast.unlink()
        assert service.correct(first.id, Details("Odd caller", day)).title == "Odd caller"
        record_all(vault, table)
        vault.catch_up_search()
        assert [hit.kind for hit in vault.search("parcels")] == ["check"] and len(vault.recipients.all()) == 90
        assert vault.ledger.verify() is None and inspection.verify_open(vault) == []


def record_all(vault, table):
    with vault.transaction():
        for one in table.applications:
            ApplicationService(vault).add_application(one)


RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"


def test_rekeying_on_a_full_disk_keeps_the_vault(disk, tmp_path, clock):
    place = tmp_path / "disk"
    folder = place / "vault"
    vault = Vault.create(folder, PASSPHRASE, keyring=False, clock=clock)
    recipient = fill(vault, 1)
    vault.copies.add(record(recipient.id, 9), [file_of(os.urandom(300_000), "pdf")])
    ballast = place / "ballast"
    ballast.write_bytes(b"x" * 600_000)
    with pytest.raises(EnvironmentProblem, match="disk-full"):
        vault.access.rekey(PassphraseUnlock(PASSPHRASE))
    with pytest.raises(UserError, match="vault-locked"):
        vault.copies.count()
    vault.close()
    ballast.unlink()
    with Vault.open(folder, PassphraseUnlock(PASSPHRASE), clock=clock) as again:
        assert again.ledger.verify() is None and again.copies.count() == 2


def test_a_read_only_folder_is_told_and_left_alone(disk, tmp_path, clock):
    place = tmp_path / "disk"
    folder = place / "vault"
    with Vault.create(folder, PASSPHRASE, keyring=False, clock=clock) as vault:
        fill(vault, 1)
    before = snapshot(folder)
    assert disk("-o", "remount,ro")
    try:
        with pytest.raises(EnvironmentProblem, match="read-only"):
            Vault.open(folder, PassphraseUnlock(PASSPHRASE), clock=clock)
        with pytest.raises(EnvironmentProblem, match="read-only"):
            Vault.create(place / "other", PASSPHRASE, keyring=False, clock=clock)
        assert snapshot(folder) == before
    finally:
        assert disk("-o", "remount,rw")
    Vault.open(folder, PassphraseUnlock(PASSPHRASE), clock=clock).close()


def test_a_vault_on_a_read_only_disk_is_examined_and_written_out(disk, tmp_path, clock):
    """A failing disk is often mounted read-only by the system: the vault does not open there, but what it holds comes out."""
    place = tmp_path / "disk"
    folder, unlock = place / "vault", PassphraseUnlock(PASSPHRASE)
    with Vault.create(folder, PASSPHRASE, keyring=False, clock=clock) as vault:
        fill(vault, 2)
        local_backup.create_local_backup(vault)
    assert disk("-o", "remount,ro")
    try:
        found = inspection.verify_folder(folder, unlock, clock=clock)
        assert [(item.where, item.code, item.detail) for item in found] == [("vault.db", "database", "read-only")]
        assert salvage_vault(folder, PASSPHRASE, tmp_path / "out", clock=clock) == []
        with pytest.raises(UserError, match="wrong-passphrase"):
            salvage_vault(folder, "another one", tmp_path / "nothing", clock=clock)
    finally:
        assert disk("-o", "remount,rw")
    assert len(list((tmp_path / "out" / "files").iterdir())) == 4


def test_restoring_to_a_full_disk_leaves_nothing_there(disk, tmp_path, clock):
    place = tmp_path / "disk"
    with Vault.create(tmp_path / "vault", PASSPHRASE, keyring=False, clock=clock) as vault:
        vault.copies.add(record(fill(vault, 1).id, 9), [file_of(os.urandom(300_000), "pdf")])
        backup_file.write_backup(vault, tmp_path / "b.age", backup_file.BackupRecipient(str(IDENTITY.to_public())))
        local = local_backup.create_local_backup(vault)
    ballast = fill_disk(place)
    secret = backup_file.BackupIdentity(str(IDENTITY))
    for room in range(0, 700_000, 70_000):
        os.truncate(ballast, ballast.stat().st_size - 70_000 if room else ballast.stat().st_size)
        for number, restore in enumerate(
            (
                lambda into: backup_file.restore(tmp_path / "b.age", secret, into, clock=clock),
                lambda into: local_backup.restore_local_backup(local, into),
            )
        ):
            into = place / f"new{number}"
            try:
                restore(into)
            except EnvironmentProblem as error:
                assert error.code == "disk-full" and not into.exists()
            else:
                with pytest.raises(EnvironmentProblem, match="disk-full"):
                    fill_disk(place)
                    Vault.open(into, PassphraseUnlock(PASSPHRASE), clock=clock)
                os.truncate(ballast, 0)
                Vault.open(into, PassphraseUnlock(PASSPHRASE), clock=clock).close()
                shutil.rmtree(into)
                return
    raise AssertionError("never restored")
