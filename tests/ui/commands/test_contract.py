"""The command line that scripts rely on: keys, exit codes, and one sentence for every mistake."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from app import resources


def test_vault_create_makes_the_folder_and_refuses_a_second_time(command, vault_folder: Path) -> None:
    answer = command("vault", "create", "--no-keyring")
    assert answer.status == 0
    assert {path.name for path in vault_folder.iterdir()} >= {"vault.db", "vault.keys"}
    again = command("vault", "create", "--no-keyring")
    assert again.status == 1
    assert again.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["resume", "show"], ["copy", "list"], ["ledger", "verify"], ["trace", "-"]])
def test_a_missing_vault_is_one_sentence(command, arguments: list[str], tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", __import__("io").TextIOWrapper(__import__("io").BytesIO(b"text")))
    answer = command(*arguments, vault=tmp_path / "none")
    assert answer.status == 1
    assert answer.err.strip()
    assert not (tmp_path / "none").exists()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_wrong_passphrase_is_one_sentence_and_changes_nothing(ready, vault_folder: Path, monkeypatch) -> None:
    before = contents(vault_folder)
    monkeypatch.setenv("COUNTERMARK_PASSPHRASE", "something else")
    answer = ready("resume", "show")
    assert answer.status == 1
    assert "passphrase" in answer.err.lower()
    assert contents(vault_folder) == before


def test_usage_errors_exit_with_two(command) -> None:
    assert command("copy", "make", as_json=False).status == 2
    assert command("nonsense", as_json=False).status == 2


def test_import_and_show(ready) -> None:
    shown = ready("resume", "show").data
    assert shown["basics"]["name"] == "Amara Lindqvist"
    assert shown["x-personal"]["idNumbers"] == [{"kind": "Passport", "value": "533380006"}]
    again = ready("resume", "import", str(resources.path("samples", "resume-zh.docx"))).data
    assert again["version"] == 2
    assert again["draft"]["basics"]["name"] == "闻人若溪"
    assert again["warnings"] == [] or all("message" in warning for warning in again["warnings"])


def test_copy_make_gives_the_keys_of_the_contract(ready, tmp_path: Path) -> None:
    out = tmp_path / "out"
    answer = ready(
        "copy",
        "make",
        "--recipient",
        "Northwind",
        "--stage",
        "apply",
        "--format",
        "pdf,docx,txt,json",
        "--out",
        str(out),
    )
    assert answer.status == 0, answer.err
    made = answer.data
    assert made["verified"] is True
    assert made["stage"] == "apply"
    assert {item["format"] for item in made["files"]} == {"pdf", "docx", "txt", "json"}
    for item in made["files"]:
        data = Path(item["path"]).read_bytes()
        assert item["sha256"] == hashlib.sha256(data).hexdigest()
        assert item["bytes"] == len(data)
        assert b"533380006" not in data
        assert b"7946" not in re.sub(
            rb"\n\d{10} \d{5} [nf]", b"", data
        )  # places in a PDF's table are no telephone number
    assert {"personal.id_numbers.i1.value", "basics.phone"} <= {item["field"] for item in made["withheld"]}
    assert "basics.name" in made["disclosed"]
    assert {"contact", "order"} <= set(made["marks"])
    listed = ready("copy", "list").data["copies"]
    assert [row["reference"] for row in listed] == [made["reference"]]
    assert ready("ledger", "verify").data["ok"] is True


def test_a_kind_policy_file_is_applied_and_a_wrong_one_is_named(ready, tmp_path: Path) -> None:
    policy = tmp_path / "policy.json"
    policy.write_text(json.dumps({"base": "browse", "set": {"employer": "keep"}}))
    answer = ready(
        "copy",
        "make",
        "--recipient",
        "Northwind",
        "--policy",
        str(policy),
        "--format",
        "txt",
        "--out",
        str(tmp_path / "o"),
    )
    assert answer.status == 0, answer.err
    text = Path(answer.data["files"][0]["path"]).read_text("utf-8")
    assert "Fennmark Freight" in text
    assert "Lindqvist" not in text
    policy.write_text(json.dumps({"base": "browse", "set": {"shoe_size": "keep"}}))
    wrong = ready("copy", "make", "--recipient", "Northwind", "--policy", str(policy), "--out", str(tmp_path / "o"))
    assert wrong.status == 1
    assert "shoe_size" in wrong.err


def test_trace_names_the_copy_and_says_cannot_tell_for_the_master(ready, tmp_path: Path) -> None:
    made = ready(
        "copy",
        "make",
        "--recipient",
        "Northwind",
        "--stage",
        "apply",
        "--format",
        "pdf,docx,txt",
        "--out",
        str(tmp_path / "o"),
    ).data
    for item in made["files"]:
        traced = ready("trace", item["path"])
        assert traced.status == 0
        assert traced.data["verdict"] == "identified"
        assert traced.data["candidates"][0]["copy_id"] == made["copy_id"]
        assert traced.data["candidates"][0]["p_false"] <= 1e-6
    traced = ready("trace", str(resources.path("samples", "resume-en.json")))
    assert traced.status == 3
    assert traced.data["verdict"] == "inconclusive"
    unrelated = ready("trace", str(resources.path("samples", "posting-zh.txt")), as_json=False)
    assert unrelated.status == 3
    assert "Cannot tell" in unrelated.out


def test_aliases_differ_per_copy_and_are_recorded(ready, tmp_path: Path) -> None:
    assert ready("alias", "set", "--scheme", "catch-all", "--domain", "mail.example.org").status == 0
    assert ready("alias", "show").data == {"scheme": "catch-all", "domain": "mail.example.org"}
    seen = set()
    for number in range(2):
        made = ready(
            "copy",
            "make",
            "--recipient",
            "Northwind",
            "--stage",
            "apply",
            "--format",
            "txt",
            "--out",
            str(tmp_path / str(number)),
        ).data
        alias = made["aliases"]["email"]
        assert alias.endswith("@mail.example.org")
        assert alias in Path(made["files"][0]["path"]).read_text("utf-8")
        seen.add(alias)
    assert len(seen) == 2


def test_batch_makes_a_copy_a_row_and_reports_the_bad_row(ready, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "recipient,kind,domain,stage,format\nAlpha,employer,alpha.example,apply,txt\nBeta,planet,,apply,txt\nGamma,agency,,browse,txt\n"
    )
    answer = ready("copy", "batch", str(rows), "--out", str(tmp_path / "out"))
    assert answer.status == 1
    assert [item["recipient"] for item in answer.data["copies"]] == ["Alpha", "Gamma"]
    assert [item["row"] for item in answer.data["failed"]] == [3]


def test_copy_verify_finds_what_a_policy_withholds(ready, tmp_path: Path) -> None:
    clean, dirty = tmp_path / "clean.txt", tmp_path / "dirty.txt"
    clean.write_text("Planned stock for 85 stores.")
    dirty.write_text("Call Amara at ０２０ 7946 0321 or +44-20-7946-0321.")
    assert ready("copy", "verify", str(clean)).status == 0
    found = ready("copy", "verify", str(dirty))
    assert found.status == 1
    assert "phone" in {item["kind"] for item in found.data["findings"]}


def test_check_of_a_page_gives_signals_with_spans(command) -> None:
    path = resources.path("samples", "posting-zh.txt")
    answer = command("check", str(path))
    assert answer.status == 0, answer.err
    assert answer.data["posting"]["organisation"] == "远山物流有限公司"
    text = path.read_text("utf-8")
    assert {signal["severity"] for signal in answer.data["signals"]} >= {"critical"}
    for signal in answer.data["signals"]:
        assert signal["source"]
        assert signal["advice"]
        assert signal["evidence"]
        for span in signal["evidence"]:
            assert span["text"] in text
    assert set(answer.data["card"]) >= {"confirmed", "needs_you", "not_checked"}


def test_a_link_is_not_fetched_without_consent(command) -> None:
    answer = command("check", "http://127.0.0.1:9/job")
    assert answer.status == 1
    assert "--online" in answer.err


def test_check_streams_json_lines_in_order(command, tmp_path: Path) -> None:
    rows = [{"id": n, "text": f"招聘文员 {n}，入职需交押金300元"} for n in range(3)]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    answer = command("check", str(path), "--jsonl", as_json=False)
    documents = [json.loads(line) for line in answer.out.splitlines()]
    assert [document["id"] for document in documents] == [0, 1, 2]
    assert all(document["signals"] for document in documents)


def test_redact_scan_offsets_are_code_points(command, tmp_path: Path) -> None:
    text = "𠮷田：请致电 138-0013-8000 或写信到 mei@example.cn"
    path = tmp_path / "t.jsonl"
    path.write_text(json.dumps({"id": "a", "text": text}, ensure_ascii=False))
    answer = command("redact", "scan", str(path), "--jsonl", as_json=False, vault=None)
    spans = json.loads(answer.out)["spans"]
    assert {"phone", "email"} <= {span["kind"] for span in spans}
    for span in spans:
        assert text[span["start"] : span["end"]] == span["text"]


def test_backup_test_restore_and_restore(ready, tmp_path: Path) -> None:
    backup = tmp_path / "b.age"
    assert ready("vault", "backup", str(backup)).status == 0
    assert backup.read_bytes().startswith(b"age-encryption.org/v1")
    assert ready("vault", "test-restore", str(backup)).data["ok"] is True
    assert ready("vault", "restore", str(backup), vault=tmp_path / "new").status == 0
    shown = ready("resume", "show", vault=tmp_path / "new").data
    assert shown["basics"]["name"] == "Amara Lindqvist"
    assert ready("vault", "restore", str(backup), vault=tmp_path / "new").status == 1
    assert ready("vault", "verify").data["ok"] is True
