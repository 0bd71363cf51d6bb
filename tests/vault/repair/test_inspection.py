"""Damage anywhere is reported with what is affected; what can be read can be taken out."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import struct
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vault_samples import PASSPHRASE, card_with, file_of, fill, record

from app.errors import UserError
from app.vault.backup import local_backup
from app.vault.keys.key_derivation import PassphraseUnlock
from app.vault.repair import inspection, pages, salvage, schema_table, wal_repair
from app.vault.repair.inspection import Damage, verify_folder
from app.vault.vault import OlderVault, Vault

UNLOCK = PassphraseUnlock(PASSPHRASE)


def flip(path, at, bits=1):
    data = bytearray(path.read_bytes())
    data[at] ^= bits
    path.write_bytes(data)


@pytest.fixture
def closed(vault, folder):
    """A closed vault with some weight, and its key."""
    recipient = fill(vault, 3)
    vault.copies.add(record(recipient.id, 4), [file_of(os.urandom(60_000), "pdf")])
    local_backup.create_local_backup(vault)
    key = vault.access.database_key()
    vault.close()
    return folder, key


def test_a_sound_vault_has_no_findings(closed, clock, reopen):
    assert verify_folder(closed[0], UNLOCK, clock=clock) == []
    with reopen() as vault:
        assert inspection.verify_open(vault) == []


def test_a_flipped_byte_in_any_page_is_reported(closed, clock):
    folder, _ = closed
    path = folder / "vault.db"
    good = path.read_bytes()
    for page in range(len(good) // 4096):
        flip(path, page * 4096 + 16 + (page * 977) % 4080)
        found = verify_folder(folder, UNLOCK, clock=clock)
        assert Damage("vault.db", "pages", str(page + 1)) in found
        path.write_bytes(good)
    assert verify_folder(folder, UNLOCK, clock=clock) == []


@pytest.mark.parametrize("at", [0, 7, 15])
def test_a_flipped_byte_in_the_salt_is_reported_and_harmless(closed, clock, at, reopen):
    flip(closed[0] / "vault.db", at)
    assert verify_folder(closed[0], UNLOCK, clock=clock) == [Damage("vault.db", "header")]
    reopen().close()


@pytest.mark.parametrize("name", ["vault.keys", "vault.keys.copy"])
def test_a_damaged_keys_file_is_named(closed, clock, name):
    flip(closed[0] / name, 40)
    assert verify_folder(closed[0], UNLOCK, clock=clock) == [Damage(name, "keys-file")]


@pytest.mark.parametrize("name", ["vault.db", "vault.keys", "vault.keys.copy", "backup.json"])
def test_a_damaged_backup_is_named(closed, clock, name):
    (backup,) = local_backup.local_backups(closed[0])
    flip(backup.folder / name, 33)
    found = verify_folder(closed[0], UNLOCK, clock=clock)
    assert found == [Damage(f"backups/{backup.folder.name}/{name}", "backup")]


def test_the_copy_whose_bytes_are_lost_is_named_and_the_rest_comes_out(closed, clock, tmp_path):
    folder, key = closed
    page = page_of_blob(folder / "vault.db", key)
    flip(folder / "vault.db", page * 4096 + 500)
    found = verify_folder(folder, UNLOCK, clock=clock)
    assert Damage("vault.db", "content", "R7K4-0004 pdf") in found
    lost = inspection.salvage_folder(folder, UNLOCK, tmp_path / "out")
    assert lost == ["R7K4-0004 pdf"]
    rows = [json.loads(line) for line in (tmp_path / "out" / "copies.jsonl").read_text("utf-8").splitlines()]
    assert [row["reference"] for row in rows] == [f"R7K4-{number:04d}" for number in (1, 2, 3, 4)]
    kept = sorted(path.read_bytes() for path in (tmp_path / "out" / "files").iterdir())
    assert kept == sorted(b"%s %d" % (kind, n) for kind in (b"text", b"%PDF") for n in (1, 2, 3))
    assert "mark_secret" not in (tmp_path / "out" / "meta.jsonl").read_text("utf-8")


def test_a_picture_of_a_check_whose_bytes_are_lost_is_named(vault, folder, clock):
    shot = os.urandom(60_000)
    check = vault.checks.add(card_with(shot, b"never kept"), pictures=[shot])
    key = vault.access.database_key()
    vault.close()
    assert verify_folder(folder, UNLOCK, clock=clock) == [], "what was only noted is not missing"
    flip(folder / "vault.db", page_of_blob(folder / "vault.db", key) * 4096 + 500)
    assert Damage("vault.db", "content", f"check {check} picture") in verify_folder(folder, UNLOCK, clock=clock)


def test_a_vault_whose_first_page_is_damaged_is_still_examined_and_salvaged(closed, clock, tmp_path, reopen):
    folder, _ = closed
    flip(folder / "vault.db", 20)
    with pytest.raises(UserError, match="vault-damaged"):
        reopen()
    assert verify_folder(folder, UNLOCK, clock=clock)[0] == Damage("vault.db", "pages", "1")
    assert inspection.salvage_folder(folder, UNLOCK, tmp_path / "out") == []
    assert len(list((tmp_path / "out" / "files").iterdir())) == 7


def test_a_cut_off_database_is_reported(closed, clock):
    path = closed[0] / "vault.db"
    path.write_bytes(path.read_bytes()[:-1000])
    codes = [damage.code for damage in verify_folder(closed[0], UNLOCK, clock=clock)]
    assert "pages" in codes


def test_wrong_passphrase_is_no_damage(closed, clock):
    with pytest.raises(UserError, match="wrong-passphrase"):
        verify_folder(closed[0], PassphraseUnlock("x"), clock=clock)


def test_a_broken_ledger_is_reported(vault):
    fill(vault, 2)
    vault.database.execute("DROP TRIGGER ledger_no_update")
    vault.database.execute("UPDATE ledger SET kind = 'x' WHERE number = 2")
    assert inspection.verify_open(vault) == [Damage("vault.db", "ledger", "2 hash")]


def test_a_wrong_search_index_is_reported(vault):
    fill(vault)
    vault.database.execute("UPDATE search_content SET c0 = 'other'")
    assert inspection.verify_open(vault) == [Damage("vault.db", "search-index")]


@pytest.mark.parametrize("restored", [False, True])
def test_no_byte_of_the_table_of_tables_takes_a_row_with_it(closed, clock, tmp_path, restored):
    folder, key = closed
    if restored:
        folder = tmp_path / "restored"
        local_backup.restore_local_backup(local_backup.local_backups(closed[0])[0], folder)
    path = folder / "vault.db"
    good = path.read_bytes()
    image = pages.plain_image(good, key, [])
    wanted = [rows_of(good, key, [])]
    schema = schema_table._schema_pages(image)
    assert len(schema) > 1
    for number in schema:
        for at in (16, 30, 60, 101, 110, 1500, 3000, 3990):
            flip(path, (number - 1) * 4096 + at, 16)
            wanted.append(rows_of(path.read_bytes(), key, [number]))
            path.write_bytes(good)
    assert wanted.count(wanted[0]) == len(wanted)


def rows_of(data, key, damaged):
    image = salvage.DecryptedImage(data, key, damaged)
    try:
        return list(image.rows()), list(image.files()), image.unreadable()
    finally:
        image.close()


def page_of_blob(path, key):
    """The index of a page in the middle of the 60 kB blob: an overflow page full of it."""
    data = path.read_bytes()
    image = pages.plain_image(data, key, [])
    chain = {}
    for index in range(1, len(image) // 4096):
        (following,) = struct.unpack(">I", image[index * 4096 : index * 4096 + 4])
        if following == index + 2 and image[index * 4096 + 4 : index * 4096 + 4016].count(0) < 60:
            chain[index] = following
    return sorted(chain)[len(chain) // 2]


KILLED = """
import os, sys
from pathlib import Path
from app.clock import system_clock
from app.vault.keys import key_derivation
from app.vault.keys.key_derivation import PassphraseUnlock
key_derivation.CURRENT_KDF = key_derivation.Kdf(64, 1, 1)
from app.vault.vault import OlderVault, Vault
vault = Vault.open(Path(sys.argv[1]), PassphraseUnlock(sys.argv[2]), clock=system_clock)
for number in range(6):
    vault.masters.add("main", "x" * 3000)
os._exit(9)
"""


@pytest.fixture
def left_log(vault, folder):
    """A vault whose process died: its write-ahead log stands. The log's bytes."""
    vault.close()
    subprocess.run([sys.executable, "-c", KILLED, str(folder), PASSPHRASE], check=False)
    path = folder / "vault.db-wal"
    assert path.stat().st_size > 6 * 4096
    return path


def test_a_sound_log_is_replayed(left_log, folder, clock, reopen):
    assert not wal_repair.has_damaged_frames(left_log)
    with reopen() as vault:
        assert len(vault.masters.versions("main")) == 6 and vault.notices == []


def test_a_flipped_byte_anywhere_in_the_log_is_reported(left_log, folder, clock):
    good = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    frame = 4096 + 24
    frames = (len(good[left_log]) - 32) // frame
    places = [0, 9, 17, 20, 30] + [32 + n * frame + at for n in range(frames) for at in (1, 9, 13, 18, 900)]
    for at in places:
        flip(left_log, at, 64)
        assert wal_repair.has_damaged_frames(left_log), at
        left_log.write_bytes(good[left_log])
    flip(left_log, 32 + 100)
    assert verify_folder(folder, UNLOCK, clock=clock)[0] == Damage("vault.db-wal", "log")


def test_an_opened_vault_says_that_its_log_was_damaged(left_log, folder, clock, tmp_path):
    """What the damage took is missing, and the head beside the vault says so: it is opened knowingly."""
    flip(left_log, 32 + 3 * (4096 + 24) + 77)
    other = shutil.copytree(folder, tmp_path / "other")
    with pytest.raises(UserError, match="vault-step-back"):
        Vault.open(other, UNLOCK, clock=clock)
    with Vault.open(folder, UNLOCK, clock=clock, older=OlderVault.ACCEPT) as vault:
        assert vault.notices == ["wal-damaged", "vault-older-accepted"]
        assert vault.ledger.head().kind == "step-back-accepted"


def test_an_incomplete_last_frame_is_a_crash_not_damage(left_log):
    data = left_log.read_bytes()
    for cut in (1, 4096, 4100):
        left_log.write_bytes(data[:-cut])
        assert not wal_repair.has_damaged_frames(left_log)
    left_log.write_bytes(b"")
    assert not wal_repair.has_damaged_frames(left_log) and not wal_repair.has_damaged_frames(left_log.with_name("none"))


def test_leftovers_of_an_older_generation_are_no_damage(folder, vault, tmp_path):
    """After a checkpoint SQLite writes from the start of the file again; old frames stay behind the new ones."""
    vault.database.execute("PRAGMA journal_size_limit = -1")
    for _ in range(30):
        vault.masters.add("main", "x" * 9000)
    vault.database.execute("PRAGMA wal_checkpoint(RESTART)")
    vault.masters.add("main", "{}")
    copy = Path(shutil.copy(folder / "vault.db-wal", tmp_path / "wal"))
    data = copy.read_bytes()
    frame, new = 4096 + 24, data[32 + 8 : 32 + 16]
    count = sum(data[at + 8 : at + 16] == new for at in range(32, len(data), frame))
    assert 0 < count < (len(data) - 32) // frame, "older salts at the end"
    assert not wal_repair.has_damaged_frames(copy)
    flip(copy, 32 + count * frame - 100)
    assert not wal_repair.has_damaged_frames(copy), "the last frame of a log being started over: cut short by a crash"
    flip(copy, 32 + (count - 1) * frame - 100)
    assert wal_repair.has_damaged_frames(copy)


def reopen_copy(folder, tmp_path, clock):
    """The key, taken from a copy of the folder so that its log stays as it is."""
    with Vault.open(shutil.copytree(folder, tmp_path / "copy"), UNLOCK, clock=clock) as copy:
        return copy.access.database_key()


def schema_page(folder, key):
    """The number of a page below the root of the schema, which the log does not hold."""
    return schema_table._schema_pages(pages.plain_image((folder / "vault.db").read_bytes()[:4096], key, []))[1]


def salvaged_masters(salvage, out):
    salvage(out)
    return (out / "masters.jsonl").read_text("utf-8").splitlines()


def test_salvage_of_a_vault_that_does_not_open_takes_what_its_log_still_holds(left_log, folder, tmp_path, clock):
    key = reopen_copy(folder, tmp_path, clock)
    flip(folder / "vault.db", (schema_page(folder, key) - 1) * 4096 + 2000)
    other = shutil.copytree(folder, tmp_path / "other")
    assert len(salvaged_masters(partial(inspection.salvage_folder, folder, UNLOCK), tmp_path / "out")) == 6
    with pytest.raises(UserError, match="vault-damaged"):
        Vault.open(folder, UNLOCK, clock=clock)  # SQLite brings the log into the database on its way out
    assert len(salvaged_masters(partial(inspection.salvage_folder, folder, UNLOCK), tmp_path / "after")) == 6
    log = other / left_log.name
    flip(log, 32 + (log.stat().st_size - 32) // 2)
    found = salvaged_masters(partial(inspection.salvage_folder, other, UNLOCK), tmp_path / "cut")
    assert 0 < len(found) < 6, "the commits before the damage"


def test_a_log_laid_over_the_database_is_what_sqlite_makes_of_it(left_log, folder, clock, reopen):
    data = (folder / "vault.db").read_bytes()
    laid = wal_repair.replay(data, left_log)
    reopen().close()
    assert laid == (folder / "vault.db").read_bytes() != data
    assert wal_repair.replay(data, folder / "none") == data


@given(st.binary(max_size=9000))
@settings(max_examples=60, deadline=None)
def test_any_bytes_as_a_log_change_nothing_and_crash_nothing(tmp_path_factory, noise):
    path = tmp_path_factory.getbasetemp() / "noise-wal"
    path.write_bytes(noise)
    assert wal_repair.replay(b"x" * 8192, path) == b"x" * 8192


def test_an_open_vault_is_written_out_with_what_its_log_holds(vault, tmp_path):
    fill(vault, 2)
    assert inspection.salvage_open(vault, tmp_path / "out") == []
    assert len((tmp_path / "out" / "copies.jsonl").read_text("utf-8").splitlines()) == 2
    assert vault.ledger.verify() is None


def test_a_page_the_disk_cannot_read_is_a_damaged_page(closed, clock, tmp_path, monkeypatch):
    """A bad sector: the rest of the file is read, and comes out."""
    folder, _ = closed
    path, real_open, real_read = folder / "vault.db", pages.open_file, pages.read_bytes
    whole = path.read_bytes()
    bad = len(whole) - pages.PAGE

    class Sector(io.FileIO):
        def read(self, size=-1):
            if self.tell() == bad:
                raise OSError(errno.EIO, "bad sector")
            return super().read(size)

    def open_file(named):
        if named != path:
            return real_open(named)
        with real_open(named) as file:
            return io.BufferedReader(Sector(os.dup(file.fileno())))

    def read_bytes(named, limit):
        if named == path:
            raise OSError(errno.EIO, "bad sector")
        return real_read(named, limit)

    monkeypatch.setattr(pages, "read_bytes", read_bytes)
    monkeypatch.setattr(pages, "open_file", open_file)
    assert pages.read_tolerant(path) == whole[:bad] + bytes(pages.PAGE) + whole[bad + pages.PAGE :]
    found = inspection.verify_folder(folder, UNLOCK, clock=clock)
    assert ("vault.db", "pages", str(len(whole) // pages.PAGE)) in [
        (item.where, item.code, item.detail) for item in found
    ]
    inspection.salvage_folder(folder, UNLOCK, tmp_path / "out")
    assert list((tmp_path / "out" / "files").iterdir())


def test_no_single_page_takes_more_with_it_than_what_stands_on_it(folder, clock):
    """A flipped byte on each page in turn, indexes and inner pages of tables included: only what stands on that very page
    may be missing, and what is missing is named."""
    with Vault.create(folder, PASSPHRASE, keyring=False, clock=clock) as vault:
        recipient = fill(vault, 120)
        vault.masters.add("main", json.dumps({"long": "x" * 20_000}))
        for number in range(121, 126):
            vault.copies.add(record(recipient.id, number), [file_of(os.urandom(9000), "pdf")])
        vault.incidents.add_file(vault.incidents.add("text", "t", "2026-01-01", {}).id, "mail.eml", b"mail")
        vault.checks.add({"a": 1}, "page", b"source", title="t")
        key, salt = vault.access.database_key(), vault.access.content.salt
    data = (folder / "vault.db").read_bytes()

    def read(image_data, bad):
        image = salvage.DecryptedImage(image_data, key, bad)
        rows = {(table, json.dumps(row, sort_keys=True)) for table, row in image.rows()}
        named = {digest: blob for _, digest, blob in image.files() if blob is not None}
        named |= dict(image.unreferenced_files(set(named)))
        found = image.unreadable()
        image.close()
        return rows, named, found

    rows, files, found = read(data, [])
    assert found == [] and len(files) == 247
    inner = 0
    for number in range(1, len(data) // pages.PAGE + 1):
        at = (number - 1) * pages.PAGE + 2000
        harmed = data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :]
        kept, came_out, told = read(harmed, pages.damaged_pages(harmed, key, salt))
        kept = {row for row in kept if not row[0].endswith("-damaged")}
        assert kept <= rows and came_out.items() <= files.items()
        missing = len(rows - kept)
        assert told or not (missing or len(files) > len(came_out)), number  # an empty table may be named for nothing
        whole_table = told == ["copy_files"]  # its rows stand in the ledger as well: the files come out by name
        assert (missing <= 60 or whole_table) and len(files) - len(came_out) <= 60, number
        inner += not told
    assert inner > 40
