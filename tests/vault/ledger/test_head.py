"""A step back is noticed: an older database, an older page, another vault's files; and what is no step back says nothing."""

from __future__ import annotations

import json
import shutil

import pytest
from vault_samples import PASSPHRASE, file_of, fill, record, snapshot

from app.errors import EnvironmentProblem, UserError
from app.services.vaults import replace_with_local_backup, verify_vault
from app.vault import vault as vault_module
from app.vault.backup import backup_file, local_backup
from app.vault.keys.key_derivation import PassphraseUnlock
from app.vault.ledger import head
from app.vault.repair import pages
from app.vault.repair.inspection import Damage
from app.vault.vault import OlderVault, Vault

UNLOCK = PassphraseUnlock(PASSPHRASE)


def open_it(folder, clock, older=OlderVault.REFUSE):
    return Vault.open(folder, UNLOCK, clock=clock, older=older)


def refusal(folder, clock):
    """The error that refuses to open the vault; nothing was written then."""
    before = snapshot(folder)
    with pytest.raises(UserError) as caught:
        open_it(folder, clock)
    assert {path: data for path, data in snapshot(folder).items() if path.name != "vault.lock"} == {
        path: data for path, data in before.items() if path.name != "vault.lock"
    }
    return caught.value


@pytest.fixture
def older(vault, folder, clock):
    """A closed vault with a local backup, and two copies that came after it. The rows of the backup."""
    recipient = fill(vault, 2)
    local_backup.create_local_backup(vault)
    rows = vault.ledger.head().number
    for number in (3, 4):
        vault.copies.add(record(recipient.id, number), [file_of(b"%d" % number)])
    vault.close()
    return rows


def database_of_the_backup(folder):
    (made,) = local_backup.local_backups(folder)
    shutil.copy(made.folder / "vault.db", folder / "vault.db")


def test_the_head_follows_every_transaction_that_adds_rows(vault, folder):
    def kept():
        return json.loads((folder / "vault.head").read_bytes())

    assert kept()["number"] == 1 and (folder / "vault.head").stat().st_mode & 0o77 == 0
    fill(vault, 2)
    assert (kept()["number"], kept()["hash"]) == (4, vault.ledger.head().hash)
    with pytest.raises(RuntimeError), vault.transaction():
        vault.copies.void("copy1", "x")
        raise RuntimeError
    assert kept()["number"] == 4
    with vault.transaction():
        vault.copies.void("copy1", "x")
        vault.copies.void("copy2", "x")
        assert kept()["number"] == 4, "never ahead of what is committed"
    assert kept()["number"] == 6
    assert "王" not in (folder / "vault.head").read_text() and "Acme" not in (folder / "vault.head").read_text()


def test_an_older_database_is_refused_with_how_much_is_missing(older, folder, clock):
    database_of_the_backup(folder)
    error = refusal(folder, clock)
    assert (error.code, error.params) == ("vault-step-back", {"missing": 2})
    assert verify_vault(folder, PASSPHRASE, clock=clock) == [Damage("vault.db", "step-back", "2")]
    assert refusal(folder, clock).code == "vault-step-back", "examining it accepts nothing"


def test_accepting_it_is_a_row_and_said_once(older, folder, clock):
    database_of_the_backup(folder)
    with open_it(folder, clock, OlderVault.ACCEPT) as vault:
        row = vault.ledger.head()
        assert (row.kind, row.number, row.body["missing"]) == ("step-back-accepted", older + 1, 2)
        assert [left["number"] for left in row.body["left"]] == [older + 2]
    with open_it(folder, clock) as vault:
        assert vault.notices == [] and vault.ledger.verify() is None and vault.ledger.head() == row


def test_a_ledger_that_went_on_elsewhere_is_refused_too(older, folder, clock):
    """As long as the one last used, and another one."""
    kept = (folder / "vault.head").read_bytes()
    database_of_the_backup(folder)
    with open_it(folder, clock, OlderVault.ACCEPT) as vault:
        vault.masters.add("main", "{}")
    (folder / "vault.head").write_bytes(kept)
    with Vault.open(folder, UNLOCK, clock=clock) as vault:
        assert vault.notices == [], "that head was left behind knowingly"
    database_of_the_backup(folder)
    (folder / "vault.head").unlink()
    with open_it(folder, clock) as vault:
        vault.masters.add("main", "{}")
        vault.masters.add("main", "{}")
    (folder / "vault.head").write_bytes(kept)
    assert (refusal(folder, clock).code, refusal(folder, clock).params) == ("vault-other-history", {"row": older + 2})
    assert verify_vault(folder, PASSPHRASE, clock=clock) == [Damage("vault.db", "other-history", str(older + 2))]


def test_a_newer_local_backup_tells_when_the_head_is_gone(vault, folder, clock):
    recipient = fill(vault, 2)
    local_backup.create_local_backup(vault, label="old")
    vault.copies.add(record(recipient.id, 3), [file_of(b"3")])
    local_backup.create_local_backup(vault, label="new")
    vault.close()
    shutil.copy(next((folder / "backups").glob("*-old")) / "vault.db", folder / "vault.db")
    (folder / "vault.head").unlink()
    assert refusal(folder, clock).params == {"missing": 1}


def test_a_head_nobody_authenticated_is_as_good_as_none(older, folder, clock):
    path = folder / "vault.head"
    good = json.loads(path.read_bytes())
    for change in ({"number": 99}, {"hash": "0" * 64}, {"mac": ""}, {"mac": 3}, {"number": True}, {"number": None}):
        path.write_text(json.dumps({**good, **change}))
        with open_it(folder, clock) as vault:
            assert vault.notices == ["vault-head-missing"], change
        assert json.loads(path.read_bytes()) == good, "made again"
    for data in (b"", b"[]", b"{", b"\xff" * 99, b"[" * 9000):
        path.write_bytes(data)
        with open_it(folder, clock) as vault:
            assert vault.notices == ["vault-head-missing"]
    with open_it(folder, clock) as vault:
        assert vault.notices == []


def test_other_vaults_files_are_refused(older, folder, clock, tmp_path):
    other = tmp_path / "other"
    with Vault.create(other, PASSPHRASE, keyring=False, clock=clock) as second:
        fill(second, 1)
    ours = shutil.copytree(folder, tmp_path / "ours")
    for name in ("vault.db", "vault.head"):
        shutil.copy(other / name, folder / name)
        error = refusal(folder, clock)
        assert (error.code, error.params["name"]) == ("vault-files-mixed", name)
        with pytest.raises(UserError, match="vault-files-mixed"):
            verify_vault(folder, PASSPHRASE, clock=clock)
        shutil.copy(ours / name, folder / name)
    for name in ("vault.db", "vault.keys", "vault.keys.copy"):  # one passphrase for both: they open, but for the head
        shutil.copy(other / name, folder / name)
    assert refusal(folder, clock).params["name"] == "vault.head"


def test_an_older_page_does_not_make_a_void_copy_valid(vault, folder, clock):
    """SQLCipher authenticates each page by itself: an older one of the same place is as good as new to it."""
    fill(vault, 120)
    vault.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = (folder / "vault.db").read_bytes()
    vault.copies.void("copy1", "sent in error")
    key = vault.access.database_key()
    vault.close()
    after = (folder / "vault.db").read_bytes()
    page = page_of(after, key, b"sent in error", b"R7K4-0001", without=b"copy-voided")
    put_back = after[: page * 4096] + before[page * 4096 : (page + 1) * 4096] + after[(page + 1) * 4096 :]
    (folder / "vault.db").write_bytes(put_back)
    with open_it(folder, clock) as again:
        assert again.database.fetch_one("SELECT voided FROM copies WHERE copy_id = 'copy1'") == ("",), (
            "the old page is in force"
        )
        (problem,) = again.ledger_view.compare()
        assert (problem.code, problem.detail, problem.field) == ("copy-changed", "R7K4-0001", "void")
        assert again.copies.get("copy1").voided == "sent in error"
    assert [item.code for item in verify_vault(folder, PASSPHRASE, clock=clock)] in (
        ["record"],
        ["record", "structure"],
    )


def page_of(data, key, *words, without):
    """The index of the page that holds all words, but for the ledger's."""
    image = pages.plain_image(data, key, [])
    held = [image[at : at + 4096] for at in range(0, len(image), 4096)]
    return next(index for index, page in enumerate(held) if all(word in page for word in words) and without not in page)


def test_every_older_page_is_noticed(folder, clock, tmp_path):
    """The last rows of the ledger among them: each page that a void copy changed, put back one by one. What is not noticed holds
    nothing but words of the search index."""
    with Vault.create(folder, PASSPHRASE, keyring=False, clock=clock) as vault:
        fill(vault, 60)
        vault.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        before = (folder / "vault.db").read_bytes()
        vault.copies.void("copy1", "sent in error")
    after = (folder / "vault.db").read_bytes()
    changed = [at for at in range(0, len(before), 4096) if before[at : at + 4096] != after[at : at + 4096]]
    good, noticed = kept_in(folder, clock), 0
    for at in changed:
        target = shutil.copytree(folder, tmp_path / str(at))
        (target / "vault.db").write_bytes(after[:at] + before[at : at + 4096] + after[at + 4096 :])
        if verify_vault(target, PASSPHRASE, clock=clock):
            noticed += 1
        else:
            assert kept_in(target, clock) == good, at // 4096
    assert noticed > 3


def kept_in(folder, clock):
    """Every row of every table but the search index's, read from end to end and, of copies, one by one."""
    with open_it(folder, clock, OlderVault.EXAMINE) as vault:
        ask = vault.database.execute
        names = [str(row[0]) for row in ask("SELECT name FROM sqlite_master WHERE type = 'table'")]
        whole = {name: ask(f"SELECT * FROM {name}") for name in names if not name.startswith("search")}
        by_id = [ask("SELECT * FROM copies WHERE copy_id = ?", [row[1]]) for row in whole["copies"]]
        by_place = [ask("SELECT * FROM copies WHERE seq = ?", [row[0]]) for row in whole["copies"]]
        return whole, by_id, by_place


def test_restoring_is_no_step_back_and_stands_in_the_ledger(older, folder, clock, tmp_path):
    (made,) = local_backup.local_backups(folder)
    target = tmp_path / "restored"
    local_backup.restore_local_backup(made, target)
    with open_it(target, clock) as vault:
        row = vault.ledger.head()
        assert vault.notices == ["vault-restored"] and (row.kind, row.number) == ("restored", older + 1)
        assert row.body == {"created": "2026-11-24T09:30:00Z", "missing": 0, "left": []}
    assert not (target / "vault.restored").exists()
    with open_it(target, clock) as vault:
        assert vault.notices == [] and vault.ledger.head() == row


def test_going_back_in_place_leaves_the_newer_backups_behind(vault, folder, clock):
    recipient = fill(vault, 2)
    old = local_backup.create_local_backup(vault, label="old")
    vault.copies.add(record(recipient.id, 3), [file_of(b"3")])
    local_backup.create_local_backup(vault, label="new")
    vault.close()
    replace_with_local_backup(folder, old.folder.name, clock=clock)
    with open_it(folder, clock) as again:
        assert again.notices == ["vault-restored"] and again.copies.count() == 2
        assert [left["number"] for left in again.ledger.head().body["left"]] == [5]
    for _ in range(2):
        with open_it(folder, clock) as again:
            assert again.notices == [] and again.ledger.verify() is None


def test_a_note_of_a_restore_does_not_excuse_an_older_database(older, folder, clock):
    database_of_the_backup(folder)
    (folder / "vault.restored").write_text('{"created": "2026-11-24"}')
    assert refusal(folder, clock).code == "vault-step-back"


def test_a_kill_after_the_row_of_a_restore_repeats_nothing(older, folder, clock, tmp_path, monkeypatch):
    (made,) = local_backup.local_backups(folder)
    target = tmp_path / "restored"
    local_backup.restore_local_backup(made, target)
    with monkeypatch.context() as patch:
        patch.setattr(Vault, "_keep_head", lambda self: None)
        patch.setattr(vault_module, "remove_database", lambda path: None)
        open_it(target, clock).close()
    assert (target / "vault.restored").exists() and not (target / "vault.head").exists()
    with open_it(target, clock) as vault:
        assert [entry.kind for entry in vault.ledger.entries()].count("restored") == 1


def test_a_moved_folder_and_a_backup_file_alarm_nobody(older, folder, clock, tmp_path):
    moved = shutil.move(folder, tmp_path / "another computer")
    with open_it(moved, clock) as vault:
        assert vault.notices == []
        path = tmp_path / "b.age"
        backup_file.write_backup(vault, path, backup_file.BackupPassphrase("x"))
    backup_file.restore(path, backup_file.BackupPassphrase("x"), tmp_path / "pc", clock=clock)
    with open_it(tmp_path / "pc", clock) as vault:
        assert vault.notices == ["vault-restored"] and vault.ledger.verify() is None


def test_the_head_stays_valid_when_the_vault_gets_a_new_key(older, folder, clock):
    with open_it(folder, clock) as vault:
        vault.access.rekey(UNLOCK)
    with open_it(folder, clock) as vault:
        assert vault.notices == []


def test_a_full_disk_leaves_the_head_behind_and_stops_nothing(vault, folder, clock, monkeypatch):
    def full(path, data, **_):
        raise EnvironmentProblem("disk-full", path=str(path))

    fill(vault, 1)
    with monkeypatch.context() as patch:
        patch.setattr(head, "write_atomic", full)
        vault.copies.void("copy1", "x")
    assert json.loads((folder / "vault.head").read_bytes())["number"] == 3
    vault.close()
    with open_it(folder, clock) as again:
        assert again.notices == [] and again.ledger.head().number == 4
    assert json.loads((folder / "vault.head").read_bytes())["number"] == 4


def test_a_vault_of_an_older_version_gets_its_head_quietly(older, folder, clock):
    with open_it(folder, clock) as vault:
        vault.database.execute("DELETE FROM meta WHERE key = 'ledger_covered'")
    (folder / "vault.head").unlink()
    with open_it(folder, clock) as vault:
        assert vault.notices == []
    assert (folder / "vault.head").exists()
