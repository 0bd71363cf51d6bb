"""The record is what the ledger says, on the command line: what was changed with the key, an older database in its place."""

from __future__ import annotations

import shutil

import pytest

from app.clock import system_clock
from app.vault.backup import local_backup
from app.vault.keys.key_derivation import PassphraseUnlock
from app.vault.store.database import Database
from app.vault.vault import Vault

PASSPHRASE = "correct horse battery"


def made(ready, tmp_path, recipient):
    options = ("--recipient", recipient, "--stage", "apply", "--format", "txt", "--out", str(tmp_path / "out"))
    answer = ready("copy", "make", *options)
    assert answer.status == 0, answer.err
    return answer.data


def with_the_key(folder, *statements):
    with Vault.open(folder, PassphraseUnlock(PASSPHRASE), clock=system_clock) as vault:
        key, salt = vault.access.database_key(), vault.access.content.salt
    second = Database.connect(folder / "vault.db", key, salt)
    for statement in statements:
        second.execute(statement)
    second.close()


@pytest.fixture
def swapped(ready, tmp_path, vault_folder):
    """Two firms' copies, each given the other one's name by one UPDATE. (their copies)"""
    assert ready("recipient", "add", "Southgate").status == 0
    north, south = made(ready, tmp_path, "Northwind"), made(ready, tmp_path, "Southgate")
    with_the_key(
        vault_folder,
        "UPDATE copies SET recipient_id = (SELECT id FROM recipients WHERE id != copies.recipient_id)",
    )
    return north, south


def test_trace_names_the_firm_that_the_ledger_names(ready, tmp_path, swapped):
    north, south = swapped
    for copy, name in ((north, "Northwind"), (south, "Southgate")):
        answer = ready("trace", next(one["path"] for one in copy["files"] if one["format"] == "txt"))
        best = answer.data["candidates"][0]
        assert (answer.status, best["reference"], best["recipient"]) == (0, copy["reference"], name)
        changed = [(one["subject"], one["field"]) for one in answer.data["record_changed"]]
        assert changed == [(north["reference"], "recipient_id"), (south["reference"], "recipient_id")]
        assert (
            "changed outside the program" in answer.err and f"Copy {copy['reference']}: who received it" in answer.err
        )


def test_lists_name_it_too_and_tell_what_differs(ready, swapped):
    north, south = swapped
    answer = ready("copy", "list")
    names = {row["reference"]: row["recipient"] for row in answer.data["copies"]}
    assert names == {north["reference"]: "Northwind", south["reference"]: "Southgate"}
    assert len(answer.data["record_changed"]) == 2 and "changed outside the program" in answer.err


def test_both_checks_say_which_copy_and_what(ready, swapped, monkeypatch):
    north, _ = swapped
    answer = ready("ledger", "verify")
    assert (answer.status, answer.data["code"], answer.data["field"]) == (1, "copy-changed", "recipient_id")
    assert answer.data["problems"][0]["subject"] == north["reference"]
    answer = ready("vault", "verify")
    assert answer.status == 1 and [one["code"] for one in answer.data["problems"]] == ["record", "record"]
    told = ready("vault", "verify", as_json=False)
    assert f"Copy {north['reference']}: who received it is not what the ledger says (row" in told.err
    monkeypatch.setenv("COUNTERMARK_LANGUAGE", "zh")
    assert f"副本 {north['reference']}：接收方与台账第" in ready("vault", "verify", as_json=False).err


def test_an_export_is_of_the_ledgers_word_and_a_proof_is_refused(ready, tmp_path, swapped):
    north, _ = swapped
    answer = ready("ledger", "export", str(tmp_path / "a.csv"))
    line = next(line for line in (tmp_path / "a.csv").read_text("utf-8-sig").splitlines() if north["reference"] in line)
    assert "Northwind" in line and "Southgate" not in line and "changed outside the program" in answer.err
    assert ready("ledger", "export", str(tmp_path / "a.zip")).data["error"]["code"] == "ledger-broken"


def test_a_sound_vault_says_nothing_of_it(ready, tmp_path):
    made(ready, tmp_path, "Northwind")
    answer = ready("copy", "list")
    assert answer.err == "" and answer.data["record_changed"] == []
    assert ready("ledger", "verify").data["ok"] and ready("vault", "verify").data["ok"]


def test_an_older_database_is_refused_until_it_is_accepted(ready, tmp_path, vault_folder):
    before = {one.folder.name for one in local_backup.local_backups(vault_folder)}
    ready("vault", "local-backups", "make")
    (backup,) = (one for one in local_backup.local_backups(vault_folder) if one.folder.name not in before)
    made(ready, tmp_path, "Northwind")
    shutil.copy(backup.folder / "vault.db", vault_folder / "vault.db")
    for command in (("copy", "list"), ("ledger", "verify"), ("recipient", "list")):
        answer = ready(*command)
        assert (answer.status, answer.data["error"]["code"]) == (1, "vault-step-back"), command
    assert "records missing: 1" in ready("copy", "list", as_json=False).err
    answer = ready("vault", "verify")
    assert answer.status == 1 and [one["code"] for one in answer.data["problems"]] == ["step-back"]
    assert ready("vault", "accept-older").data["accepted"]
    assert ready("copy", "list").data["copies"] == [] and ready("vault", "verify").data["ok"]
    assert not ready("vault", "accept-older").data["accepted"] and ready("copy", "list").err == ""


def test_the_way_back_to_the_newest_backup(ready, tmp_path, vault_folder):
    made(ready, tmp_path, "Northwind")
    older = (vault_folder / "vault.db").read_bytes()
    made(ready, tmp_path, "Northwind")
    name = ready("vault", "local-backups", "make").data["backup"]["name"]
    (vault_folder / "vault.db").write_bytes(older)
    assert ready("copy", "list").data["error"]["code"] == "vault-step-back"
    into = tmp_path / "again"
    assert ready("vault", "local-backups", "restore", name, "--into", str(into)).status == 0
    answer = ready("copy", "list", vault=into)
    assert len(answer.data["copies"]) == 2 and "restored from a backup" in answer.err
    assert ready("copy", "list", vault=into).err == ""


def test_a_proof_that_came_is_told_with_what_it_does_not_show(ready, tmp_path):
    made(ready, tmp_path, "Northwind")
    assert ready("ledger", "export", str(tmp_path / "p.zip")).status == 0
    answer = ready("ledger", "check", str(tmp_path / "p.zip"), as_json=False)
    assert answer.status == 0 and "does not show who wrote it, or that it is whole" in answer.out
    data = ready("ledger", "check", str(tmp_path / "p.zip")).data
    assert data["hidden"] == data["rows"] - data["shown"] > 0
