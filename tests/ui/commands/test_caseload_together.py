"""`countermark caseload share|matter …`, and letters and evidence `--of` a student, as a script calls them: two vaults and files between them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

UNTIL = "2027-06-30"


@pytest.fixture
def office(command: Callable, ready: Callable, tmp_path: Path) -> Path:
    """A caseload with the student of the ready vault, by a consent for advice."""
    made = command("caseload", "create", vault=tmp_path / "office")
    terms = ("--counsellor", "Ms Wu", "--key", made.data["key"], "--expires", UNTIL, "--stage", "interview")
    assert ready("caseload", "consent", "make", *terms, "--out", str(tmp_path / "a.consent")).status == 0
    taken = command("caseload", "consent", "import", str(tmp_path / "a.consent"), vault=tmp_path / "office")
    assert taken.status == 0, taken.err
    return tmp_path / "office"


def test_a_draft_there_and_back(ready: Callable, command: Callable, office: Path, tmp_path: Path) -> None:
    shared = tmp_path / "draft.shared"
    made = ready("caseload", "share", "draft", "--stage", "interview", "--question", "Clear?", "--out", str(shared))
    assert made.status == 0, made.err
    student = ready("caseload", "list", vault=office).data["students"][0]["id"]
    shown = command("caseload", "matter", "show", str(shared), vault=office)
    assert (shown.data["kind"], shown.data["student"]) == ("draft", student)
    assert command("caseload", "matter", "import", str(shared), vault=office).data["question"] == "Clear?"
    table = tmp_path / "answer.csv"
    listed = command("caseload", "matter", "list", student, "--table", str(table), vault=office).data["matters"]
    with table.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    line = next(row for row in rows if ".highlights." in row["key"])
    line["after"], line["why"] = "Led a team of four", "shorter"
    with table.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    out = ("--suggestions", str(table), "--message", "Good", "--out", str(tmp_path / "a.answer"))
    answered = command("caseload", "matter", "answer", student, listed[0]["matter"], *out, vault=office)
    assert answered.status == 0 and answered.data["suggestions"] == 1
    received = ready("caseload", "share", "answer", str(tmp_path / "a.answer")).data
    assert received["message"] == "Good" and received["suggestions"][0]["decision"] == "open"
    assert "Led a team of four" not in ready("resume", "show").out
    done = ready("caseload", "share", "accept", received["answer"], "1").data
    assert done["suggestions"][0]["decision"] == "accepted" and "Led a team of four" in ready("resume", "show").out
    again = ready("caseload", "share", "accept", received["answer"], "1")
    assert again.status == 1 and again.data["error"]["code"] == "suggestion-unknown"
    assert ready("caseload", "share", "list").data["shared"][0]["counsellor"] == "Ms Wu"


def test_a_letter_and_a_pack_in_the_students_name(
    ready: Callable, command: Callable, office: Path, tmp_path: Path
) -> None:
    copies = ("--recipient", "Hengtai", "--stage", "interview", "--format", "txt", "--out", str(tmp_path / "copies"))
    assert ready("recipient", "add", "Hengtai").status == 0 and ready("copy", "make", *copies).status == 0
    logged = ready("incident", "add", "A strange call", "--when", "2026-11-01")
    assert logged.status == 0, logged.err
    shared = tmp_path / "call.shared"
    about = (logged.data["id"], "--recipient", "Hengtai", "--out", str(shared))
    assert ready("caseload", "share", "incident", *about).status == 0
    incident = command("caseload", "matter", "import", str(shared), vault=office).data["incident"]
    student = command("caseload", "list", vault=office).data["students"][0]
    letter = tmp_path / "letter.txt"
    kind = ("--recipient", "Hengtai", "--kind", "access", "--out", str(letter))
    assert command("letter", *kind, "--of", student["id"], vault=office).status == 0
    assert student["name"] in letter.read_text("utf-8")
    (tmp_path / "packs").mkdir()
    pack = command(
        "incident", "evidence", incident, "--out", str(tmp_path / "packs"), "--of", student["id"], vault=office
    )
    assert pack.status == 0 and (Path(pack.data["folder"]) / "data" / "summary.pdf").is_file()
    unknown = command("letter", *kind, "--of", "nobody", vault=office)
    assert unknown.status == 1 and unknown.data["error"]["code"] == "student-unknown"
