"""Edges of the command line: broken lines, odd ids, spreadsheets' CSV, garbage, no terminal, the recovery code."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from ui.commands.cli import run

BROKEN = (
    b'{"id": 1, "text": "Call +44 20 7946 0321"}\n'
    b"\n"
    b"not json\n"
    b'{"id": {"a": [null]}, "text": "x"}\n'
    b'{"id": "no text"}\n'
    b'{"id": null, "text": "caf\xc3\xa9\xe2\x80\xa8next"}\r\n'
    b"[1, 2]\n"
    b'{"id": 2.5, "text": ""}'
)


@pytest.mark.parametrize("command", [["redact", "scan"], ["check"]])
def test_a_broken_line_stops_nothing_and_ids_keep_their_type(command, tmp_path: Path, capsys) -> None:
    (tmp_path / "rows.jsonl").write_bytes(BROKEN)
    assert run([*command, str(tmp_path / "rows.jsonl"), "--jsonl"]) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.split("\n") if line]
    assert [row["id"] for row in rows] == [1, None, {"a": [None]}, "no text", None, None, 2.5]
    assert ["error" in row for row in rows] == [False, True, False, True, False, True, False]


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ","), ("gb18030", ";"), ("utf-16", "\t")])
def test_a_table_from_a_spreadsheet_is_read(ready, tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = (
        ("Recipient", "kind", "domain", "stage", "format"),
        ('"远山 / 物流"', "employer", "a.example", "apply", "txt"),
    )
    text = "\r\n".join(delimiter.join(row) for row in rows) + "\r\n\r\n"
    (tmp_path / "rows.csv").write_bytes(text.encode(encoding))
    answer = ready("copy", "batch", str(tmp_path / "rows.csv"), "--out", str(tmp_path / "out"))
    assert answer.status == 0, answer.err
    assert [copy["recipient"] for copy in answer.data["copies"]] == ["远山 / 物流"]


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a"])
def test_garbage_is_one_sentence_and_one_json_document(ready, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(bytes(range(256)) * 40)
    for command in (["resume", "import"], ["trace"]):
        answer = ready(*command, str(tmp_path / name))
        assert answer.status == 1
        assert set(answer.data) == {"error"}
        assert answer.err.count("\n") == 1


def test_nothing_is_asked_where_there_is_no_terminal(ready, monkeypatch) -> None:
    monkeypatch.delenv("COUNTERMARK_PASSPHRASE")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    answer = ready("resume", "show")
    assert answer.status == 1
    assert answer.data["error"]["code"] == "passphrase-needed"


def test_a_passphrase_file_and_a_new_one(ready, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.delenv("COUNTERMARK_PASSPHRASE")
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("correct horse battery\n", "utf-8")
    new.write_text("a quite different passphrase\r\n", "utf-8")
    assert ready("vault", "passphrase", "--passphrase-file", str(old), "--new-passphrase-file", str(new)).status == 0
    assert ready("resume", "show", "--passphrase-file", str(old)).status == 1
    assert ready("resume", "show", "--passphrase-file", str(new)).status == 0


def test_the_recovery_code_opens_the_vault(ready, vault_folder: Path, tmp_path: Path, monkeypatch) -> None:
    from app.services.vaults import open_vault

    with open_vault(vault_folder, "correct horse battery") as vault:
        groups = vault.access.new_recovery().groups
    monkeypatch.delenv("COUNTERMARK_PASSPHRASE")
    code = tmp_path / "code.txt"
    code.write_text("\n".join(groups), "utf-8")
    assert ready("resume", "show", "--recovery-code-file", str(code)).status == 0
    code.write_text(" ", "utf-8")
    assert ready("resume", "show", "--recovery-code-file", str(code)).status == 1
    code.write_text("AAAA-BBBB", "utf-8")
    assert ready("resume", "show", "--recovery-code-file", str(code)).status == 1


def test_a_bug_or_a_stop_is_still_one_document(ready, monkeypatch) -> None:
    from app.services.recipients import RecipientService

    for failure, code in ((KeyboardInterrupt(), "cancelled"), (ZeroDivisionError(), "bug-ZeroDivisionError")):

        def broken(self, failure=failure):
            raise failure

        monkeypatch.setattr(RecipientService, "all", broken)
        answer = ready("recipient", "list")
        assert answer.status == 1
        assert answer.data["error"]["code"] == code
        assert "Traceback" not in answer.err


@pytest.mark.parametrize("suffix", ["csv", "json", "ics", "zip"])
def test_the_ledger_is_exported(ready, tmp_path: Path, suffix: str) -> None:
    assert ready("ledger", "export", str(tmp_path / f"ledger.{suffix}")).status == 0
    assert (tmp_path / f"ledger.{suffix}").stat().st_size > 50


@pytest.mark.parametrize("verb", ["make", "verify", "meter"])
def test_a_policy_file_that_names_a_field_the_resume_lacks_says_so(ready, tmp_path: Path, verb: str) -> None:
    policy, sent = tmp_path / "mine.json", tmp_path / "sent.txt"
    sent.write_text("Nothing of mine.", "utf-8")
    arguments = {
        "make": ["--recipient", "Northwind", "--format", "txt", "--out", str(tmp_path)],
        "verify": [str(sent)],
        "meter": ["--recipient", "Northwind"],
    }[verb]
    policy.write_text('{"fields": {"basics.emial": "remove"}}', "utf-8")
    answer = ready("copy", verb, *arguments, "--policy", str(policy))
    assert answer.status == 1
    assert answer.data["error"]["code"] == "policy-unknown-field"
    assert "basics.email" in answer.err
    policy.write_text('{"fields": {"basics.email": "remove"}}', "utf-8")
    assert ready("copy", verb, *arguments, "--policy", str(policy)).status == 0
