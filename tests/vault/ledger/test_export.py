"""CSV, JSON, calendar and the proof; the proof's own program is run as a third party would."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile

import pytest
from vault_samples import file_of, fill, record

from app.domain.copies import RecipientKind
from app.errors import UserError
from app.vault.ledger import export
from app.vault.ledger.proof import to_proof
from app.vault.ledger.row_hashes import body_hash, row_hash


def run_proof(folder):
    command = [sys.executable, "-I", str(folder / "verify_proof.py")]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env={"PYTHONUTF8": "1"})


@pytest.fixture
def unpacked(vault, tmp_path):
    """A proof of one copy of three, unpacked."""
    fill(vault, 3)
    secret = vault.recipients.add("Secret Rival Ltd", RecipientKind.EMPLOYER)
    vault.copies.add(record(secret.id, 9), [file_of(b"rival")])
    vault.copies.void("copy2", "typo")
    data = to_proof(vault, ["r7k4-0002"])
    zipfile.ZipFile(io.BytesIO(data)).extractall(tmp_path / "proof")
    return tmp_path / "proof"


def test_csv_reads_back_and_cannot_run_formulas(vault):
    fill(vault, 2)
    evil = vault.recipients.add('=HYPERLINK("x")', RecipientKind.PLATFORM, ["@sum"])
    vault.copies.add(record(evil.id, 3, channel="+1"), [file_of(b"z")])
    rows = list(csv.DictReader(io.StringIO(export.to_csv(vault).decode("utf-8-sig"))))
    assert [row["reference"] for row in rows] == ["R7K4-0003", "R7K4-0002", "R7K4-0001"]
    assert rows[0]["recipient"] == '\'=HYPERLINK("x")' and rows[0]["domains"] == "'@sum" and rows[0]["channel"] == "'+1"
    assert rows[1]["recipient"] == "Acme 有限公司" and rows[1]["withheld"] == "phone"
    assert rows[1]["sha256"].split() == [file.sha256 for file in vault.copies.get("copy2").files]


def test_json_lets_anyone_recompute_the_chain(vault):
    fill(vault, 2)
    document = json.loads(export.to_json(vault))
    previous = "0" * 64
    for row in document["rows"]:
        digest = row_hash(row["number"], row["at"], row["kind"], body_hash(row["salt"], row["body"]), previous)
        assert row["previous"] == previous and row["hash"] == digest
        previous = digest
    assert document["head"] == {"number": 4, "hash": previous}


def test_calendar_follows_the_standard(vault):
    fill(vault, 2)
    odd = vault.recipients.add("甲,乙;丙\\丁" + "很长的名字" * 20, RecipientKind.AGENCY)
    vault.copies.add(record(odd.id, 3), [file_of(b"z")])
    vault.copies.void("copy1", "x")
    data = export.to_ics(vault)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75 and lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""]
    text = data.decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 2 and "DTSTART;VALUE=DATE:20261124" in text
    assert "SUMMARY:R7K4-0003 → 甲\\,乙\\;丙\\\\丁很长" in text


def test_proof_is_valid_and_shows_only_what_was_chosen(unpacked):
    done = run_proof(unpacked)
    assert (
        done.returncode == 0 and "Consistent with itself, 5 rows hidden" in done.stdout and "R7K4-0002" in done.stdout
    )
    everything = b"".join(path.read_bytes() for path in unpacked.rglob("*") if path.is_file())
    assert b"Rival" not in everything and b"R7K4-0001" not in everything and b"R7K4-0003" not in everything
    assert sorted(path.name for path in (unpacked / "files").iterdir()) == ["R7K4-0002.pdf", "R7K4-0002.txt"]


def test_the_program_in_the_proof_is_a_page_of_standard_library(unpacked):
    text = (unpacked / "verify_proof.py").read_text("utf-8")
    assert len(text.splitlines()) <= 140
    imports = [line for line in text.splitlines() if line.startswith(("import", "from"))]
    assert imports == ["import hashlib", "import json", "import pathlib", "import sys"]


def change(ledger, number, **values):
    ledger["rows"][number - 1].update(values)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda ledger: change(ledger, 2, at="2020-01-01T00:00:00Z"),
        lambda ledger: change(ledger, 4, body=ledger["rows"][3]["body"].replace("Acme", "Acne")),
        lambda ledger: change(ledger, 4, salt="00"),
        lambda ledger: ledger["rows"].pop(2),
        lambda ledger: ledger["rows"].pop(),
        lambda ledger: ledger["rows"].reverse(),
        lambda ledger: ledger["head"].update(number=2),
    ],
)
def test_a_changed_proof_is_not_valid(unpacked, tamper):
    path = unpacked / "ledger.json"
    ledger = json.loads(path.read_text("utf-8"))
    tamper(ledger)
    path.write_text(json.dumps(ledger), "utf-8")
    done = run_proof(unpacked)
    assert done.returncode == 1 and "NOT VALID" in done.stdout


def test_a_changed_or_missing_file_is_not_valid(unpacked):
    file = unpacked / "files" / "R7K4-0002.txt"
    file.write_bytes(b"other")
    assert run_proof(unpacked).returncode == 1
    file.unlink()
    assert run_proof(unpacked).returncode == 1


def test_proof_of_everything_and_refusals(vault, tmp_path):
    fill(vault, 2)
    assert len(zipfile.ZipFile(io.BytesIO(to_proof(vault))).namelist()) == 3 + 4
    assert to_proof(vault) == to_proof(vault)
    with pytest.raises(UserError, match="copy-unknown"):
        to_proof(vault, ["ZZZZ-ZZZZ"])
    vault.database.execute("UPDATE masters SET document = ''")
    with pytest.raises(UserError, match="ledger-broken"):
        to_proof(vault)


def test_export_by_file_name(vault, tmp_path):
    fill(vault)
    for name, start in (("a.csv", b"\xef\xbb\xbf"), ("a.JSON", b"{"), ("a.ics", b"BEGIN"), ("a.zip", b"PK")):
        export.write_export(vault, tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)
    with pytest.raises(UserError, match="export-format-unknown"):
        export.write_export(vault, tmp_path / "a.docx")
    assert not (tmp_path / "a.docx").exists()
