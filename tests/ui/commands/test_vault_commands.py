"""The vault's and the ledger's own commands: ways in, new key, local backups, salvage, proofs, time-stamps, search."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest

from app.clock import system_clock
from app.services import vaults
from app.vault.backup import local_backup

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "vault"))

from timestamp_authority import Authority


@pytest.fixture
def sheet(ready, tmp_path, monkeypatch):
    """The file that holds the code of a recovery sheet just made."""
    from app.render import recovery_sheet as sheets

    codes = []
    monkeypatch.setattr(sheets, "recovery_sheet", lambda groups, **_: codes.append("-".join(groups)) or b"%PDF")
    assert ready("vault", "recovery-sheet", str(tmp_path / "sheet.pdf")).status == 0
    path = tmp_path / "code.txt"
    path.write_text(codes[0] + "\n")
    return path


def kinds(answer):
    return sorted(way["kind"] for way in answer.data["ways"])


def made_copy(ready, tmp_path, recipient="Northwind"):
    options = ("--recipient", recipient, "--stage", "apply", "--format", "txt", "--out", str(tmp_path / "out"))
    answer = ready("copy", "make", *options)
    assert answer.status == 0, answer.err
    return answer.data


def test_ways_are_listed_and_removed_but_not_the_last(ready, sheet):
    assert kinds(ready("vault", "ways")) == ["passphrase", "recovery"]
    assert ready("vault", "ways", "--remove", "keyring").status == 1
    assert kinds(ready("vault", "ways", "--remove", "recovery")) == ["passphrase"]
    refused = ready("vault", "ways", "--remove", "passphrase")
    assert refused.status == 1 and refused.data["error"]["code"] == "last-way-in"
    assert kinds(ready("vault", "ways")) == ["passphrase"]


def test_a_keyring_that_is_not_there_changes_nothing(ready):
    refused = ready("vault", "ways", "--add-keyring")
    assert refused.status == 1 and refused.data["error"]["code"].startswith("keyring")
    assert kinds(ready("vault", "ways")) == ["passphrase"]


def test_the_recovery_code_opens_and_a_wrong_one_names_its_group(ready, sheet, monkeypatch):
    monkeypatch.delenv("COUNTERMARK_PASSPHRASE")
    assert ready("resume", "show", "--recovery-code-file", str(sheet)).status == 0
    code = sheet.read_text()
    sheet.write_text(("1" if code[0] != "1" else "2") + code[1:])
    answer = ready("resume", "show", "--recovery-code-file", str(sheet))
    assert answer.status == 1 and answer.data["error"]["code"] == "recovery-group"


def test_a_new_key_ends_the_sheet_and_says_so(ready, sheet):
    answer = ready("vault", "rekey")
    assert answer.data == {"rekeyed": True, "ways": ["passphrase"], "ended": ["recovery"]}
    assert ready("resume", "show", "--recovery-code-file", str(sheet)).status == 1
    assert ready("vault", "verify").data["ok"]


def test_rekeying_with_the_sheet_keeps_the_sheet(ready, sheet):
    answer = ready("vault", "rekey", "--recovery-code-file", str(sheet))
    assert answer.data["ways"] == ["recovery"] and answer.data["ended"] == ["passphrase"]
    assert ready("resume", "show").status == 1
    assert ready("resume", "show", "--recovery-code-file", str(sheet)).status == 0


def test_local_backups_are_made_by_themselves_listed_and_restored(ready, tmp_path, vault_folder):
    first = ready("vault", "local-backups").data["backups"]
    assert len(first) == 1, "made when the first command that wrote something closed the vault"
    made = ready("vault", "local-backups", "make").data["backup"]
    listed = ready("vault", "local-backups", "list").data["backups"]
    assert made in listed and len(listed) == 2 and not any(item["damaged"] for item in listed)
    into = tmp_path / "again"
    assert ready("vault", "local-backups", "restore", made["name"], "--into", str(into)).status == 0
    assert ready("resume", "show", vault=into).data == ready("resume", "show").data
    assert ready("vault", "local-backups", "restore", made["name"], "--into", str(into)).status == 1
    assert ready("vault", "local-backups", "restore", "none", "--into", str(tmp_path / "x")).status == 1


def test_a_damaged_local_backup_is_named(ready, vault_folder):
    (made,) = local_backup.local_backups(vault_folder)
    path = made.folder / "vault.db"
    path.write_bytes(path.read_bytes()[:-1])
    answer = ready("vault", "local-backups", "list")
    assert answer.status == 1 and answer.data["backups"][0]["damaged"] == ["vault.db"]


def test_a_local_backup_that_cannot_be_made_stops_nothing(ready, vault_folder, monkeypatch):
    shutil.rmtree(vault_folder / "backups")
    (vault_folder / "backups").write_text("in the way")
    answer = ready("resume", "show")
    assert answer.status == 0 and answer.err.count("\n") == 1, "one sentence, told once"


def test_closing_backs_up_a_day_later(ready, vault_folder):
    before = len(local_backup.local_backups(vault_folder))
    ready("recipient", "add", "Later")
    assert len(local_backup.local_backups(vault_folder)) == before, "too early"
    vault = vaults.open_vault(vault_folder, "correct horse battery")
    vault.masters.add("main", "{}")
    vault.clock = lambda: system_clock() + timedelta(hours=25)
    assert vaults.close_vault(vault)
    assert len(local_backup.local_backups(vault_folder)) == before + 1


def test_salvage_writes_what_is_left_and_names_what_is_lost(ready, tmp_path, vault_folder):
    copy = made_copy(ready, tmp_path)
    whole = ready("vault", "salvage", str(tmp_path / "whole")).data
    assert whole["lost"] == [] and (tmp_path / "whole" / "copies.jsonl").read_text("utf-8").count("\n") == 1
    path = vault_folder / "vault.db"
    data = bytearray(path.read_bytes())
    data[20] ^= 1
    page = max(range(len(data) // 4096), key=lambda number: number)
    data[page * 4096 + 100] ^= 1
    path.write_bytes(data)
    assert ready("resume", "show").status == 1
    answer = ready("vault", "salvage", str(tmp_path / "left"))
    assert answer.status == 0 and copy["reference"] in (tmp_path / "left" / "copies.jsonl").read_text("utf-8")
    assert ready("vault", "salvage", str(tmp_path / "left")).data["error"]["code"] == "folder-not-empty"


def test_a_backup_for_an_age_key_restores_with_its_identity_file(ready, tmp_path, monkeypatch):
    identity = pyrage.x25519.Identity.generate()
    keyfile = tmp_path / "key.txt"
    keyfile.write_text(f"# created: 2026-11-24\n# public key: {identity.to_public()}\n{identity}\n")
    backup, opens = str(tmp_path / "b.age"), ("--identity-file", str(keyfile))
    assert ready("vault", "backup", backup, "--recipient", str(identity.to_public())).status == 0
    assert ready("vault", "test-restore", backup).status == 1, "the passphrase does not open it"
    assert ready("vault", "test-restore", backup, *opens).data["ok"]
    new = tmp_path / "new.txt"
    new.write_text("another passphrase\n")
    there = tmp_path / "there"
    assert ready("vault", "restore", backup, *opens, "--new-passphrase-file", str(new), vault=there).status == 0
    assert ready("resume", "show", vault=there).status == 1
    assert ready("resume", "show", "--passphrase-file", str(new), vault=there).status == 0
    new.write_text("short")
    refused = ready("vault", "restore", backup, *opens, "--new-passphrase-file", str(new), vault=tmp_path / "no")
    assert refused.status == 1 and not (tmp_path / "no").exists()


def test_a_proof_of_one_recipient_shows_no_other(ready, tmp_path):
    ready("recipient", "add", "Southwind")
    shown, hidden = made_copy(ready, tmp_path), made_copy(ready, tmp_path, "Southwind")
    proof = tmp_path / "p.zip"
    assert ready("ledger", "export", str(proof), "--recipient", "Northwind").data["copies"] == 1
    with zipfile.ZipFile(proof) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert shown["reference"].encode() in everything
    assert hidden["reference"].encode() not in everything and b"Southwind" not in everything
    report = ready("ledger", "check", str(proof)).data
    assert report["ok"] and report["shown"] == 1
    ready("recipient", "add", "Nobody")
    assert ready("ledger", "export", str(proof), "--recipient", "Nobody").status == 1
    wrong = ready("ledger", "export", str(tmp_path / "p.csv"), "--recipient", "Northwind")
    assert wrong.status == 1 and not (tmp_path / "p.csv").exists()


def test_a_changed_ledger_file_is_told(ready, tmp_path):
    path = tmp_path / "l.json"
    assert ready("ledger", "export", str(path)).status == 0
    assert ready("ledger", "check", str(path)).data["ok"]
    document = json.loads(path.read_text("utf-8"))
    document["rows"][1]["at"] = "2020-01-01T00:00:00Z"
    path.write_text(json.dumps(document), "utf-8")
    answer = ready("ledger", "check", str(path))
    assert answer.status == 1 and answer.data["row"] == 2 and answer.data["problem"] == "hash"


def test_search_finds_by_part_of_a_name(ready, tmp_path):
    reference = made_copy(ready, tmp_path)["reference"]
    hits = ready("ledger", "search", "rthwi").data["hits"]
    assert [hit["kind"] for hit in hits] == ["recipient", "copy"] and reference in hits[1]["title"]
    assert ready("ledger", "search", "nothing like it").data["hits"] == []


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program as authority")
def test_a_time_stamp_goes_out_as_a_file_and_comes_back(ready, tmp_path):
    authority = Authority(tmp_path / "tsa")
    request, answer, roots = tmp_path / "q.tsq", tmp_path / "a.tsr", tmp_path / "roots.pem"
    row = ready("ledger", "timestamp", "request", str(request)).data["row"]
    answer.write_bytes(authority.stamp(request.read_bytes()))
    roots.write_bytes(authority.root)
    kept = ready("ledger", "timestamp", "import", str(answer), "--certificates", str(roots))
    assert kept.status == 0 and kept.data["row"] == row and "Stamper" in kept.data["authority"]
    assert len(ready("ledger", "timestamp", "list").data["timestamps"]) == 1
    assert ready("ledger", "verify").data["ok"]
    answer.write_bytes(b"no response")
    assert ready("ledger", "timestamp", "import", str(answer), "--certificates", str(roots)).status == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_plain_lines_in_both_languages(ready, language):
    answer = ready("vault", "ways", "--language", language, as_json=False)
    assert answer.status == 0 and answer.out.strip()
    assert ready("vault", "rekey", "--language", language, as_json=False).out.strip()


def test_a_broken_ledger_names_row_and_kind_of_damage(ready, vault_folder):
    from app.services.vaults import open_vault

    with open_vault(vault_folder, "correct horse battery") as vault:
        vault.database.execute("DROP TRIGGER ledger_no_update")
        vault.database.execute("UPDATE ledger SET kind = 'x' WHERE number = 1")
    answer = ready("ledger", "verify")
    first = {"row": 1, "code": "hash", "subject": "", "field": ""}
    wanted = {"ok": False, "row": 1, "code": "hash", "problem": "hash", "field": "", "problems": [first]}
    assert answer.status == 1 and answer.data == wanted


def test_corrections_are_further_rows(ready, tmp_path):
    ready("recipient", "add", "Southwindd", "--domain", "a.example")
    made = ready(
        "copy", "make", "--recipient", "Southwindd", "--stage", "apply", "--format", "txt", "--out", str(tmp_path)
    )
    before = ready("ledger", "show").data["entries"]
    edited = ready("recipient", "edit", "Southwindd", "--rename", "Southwind", "--notes", "李经理 0571-8888 6666")
    assert edited.status == 0 and edited.data["domains"] == ["a.example"] and edited.data["name"] == "Southwind"
    reference = made.data["reference"]
    assert (
        ready("ledger", "void", reference.lower(), "--reason", "sent to the wrong one").data["row"] == len(before) + 2
    )
    after = ready("ledger", "show").data["entries"]
    assert after[: len(before)] == before
    assert [row["kind"] for row in after[len(before) :]] == ["recipient-changed", "copy-voided"]
    assert after[-2]["body"]["before"]["name"] == "Southwindd" and after[-1]["body"]["reference"] == reference
    for query, kinds in (("057188886666", ["recipient"]), ("李经", ["recipient"]), ("wrong one", ["copy"])):
        assert [hit["kind"] for hit in ready("ledger", "search", query).data["hits"]] == kinds
    assert ready("ledger", "verify").data["ok"]
    for command, code in (
        (("ledger", "void", "XXXX-XXXX", "--reason", "x"), "copy-unknown"),
        (("recipient", "edit", "Nobody", "--notes", "x"), "recipient-unknown"),
    ):
        assert ready(*command).data["error"]["code"] == code


def test_a_sheet_that_is_not_written_ends_no_sheet(ready, tmp_path):
    (tmp_path / "sheet.pdf").write_bytes(b"mine")
    before = ready("vault", "ways").data["ways"]
    answer = ready("vault", "recovery-sheet", str(tmp_path / "sheet.pdf"))
    assert answer.data["error"]["code"] == "file-exists" and (tmp_path / "sheet.pdf").read_bytes() == b"mine"
    assert ready("vault", "ways").data["ways"] == before
    assert ready("vault", "recovery-sheet", str(tmp_path / "new.pdf")).status == 0
    assert [way["kind"] for way in ready("vault", "ways").data["ways"]] == ["passphrase", "recovery"]


@pytest.mark.skipif(os.name != "posix", reason="POSIX rights")
def test_a_folder_open_to_others_is_told_by_the_examination_and_closed(ready, vault_folder: Path) -> None:
    vault_folder.chmod(0o755)
    for arguments in (("vault", "verify"), ("copy", "list")):
        vault_folder.chmod(0o755)
        answer = ready(*arguments)
        assert answer.status == 0 and "could look into the vault's folder" in answer.err
        assert stat.S_IMODE(vault_folder.stat().st_mode) == 0o700
    assert ready("vault", "verify").data == {"ok": True, "problems": [], "notices": []}
