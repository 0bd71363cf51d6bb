"""`countermark caseload office …` as scripts and people call it: two counsellors, one folder; every warning has a sentence in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from app import messages, resources

SOURCES = ("app/caseload/office", "app/services")


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.fixture
def office(command: Callable, tmp_path: Path, shared: Path) -> Callable:
    """`office("wu", …)` runs an office command on Ms Wu's caseload, `office("li", …)` on Mr Li's; both belong to the office."""
    made = {name: command("caseload", "create", vault=tmp_path / name).data for name in ("wu", "li")}

    def run(who: str, *words: str) -> object:
        return command("caseload", "office", *words, vault=tmp_path / who)

    create = run("wu", "create", str(shared), "--title", "Careers", "--as", "Ms Wu")
    assert create.status == 0 and create.data["students"] == 0
    assert run("wu", "invite", made["li"]["key"], "--as", "Mr Li").status == 0
    asked = run("li", "join", str(shared))
    assert asked.status == 1 and made["wu"]["fingerprint"] in asked.err
    joined = run("li", "join", str(shared), "--owner", made["wu"]["fingerprint"])
    assert joined.status == 0 and [one["name"] for one in joined.data["members"]] == ["Ms Wu", "Mr Li"]
    return run


def test_a_student_a_note_a_contradiction_and_a_withdrawal(
    office: Callable, ready: Callable, command: Callable, tmp_path: Path
) -> None:
    key = command("caseload", "key", vault=tmp_path / "wu").data["key"]
    terms = ("--counsellor", "Ms Wu", "--key", key, "--purpose", "fair", "--employer", "Acme GmbH")
    package = str(tmp_path / "a.consent")
    assert ready("caseload", "consent", "make", *terms, "--expires", "2027-06-30", "--out", package).status == 0
    assert command("caseload", "consent", "import", package, vault=tmp_path / "wu").status == 0
    assert office("wu", "sync").data["written"] == 1
    assert office("li", "sync").data["came"] == 1
    (row,) = office("li", "students").data["students"]
    assert (row["adviser"], row["expires"], row["contradictions"]) == ("Ms Wu", "2027-06-30", [])
    assert office("li", "note", row["id"], "called").data == {"unsent": 1}
    assert office("li", "assign", row["office_id"][:8], "Mr Li").status == 0
    assert office("wu", "assign", row["id"], "Ms Wu").status == 0
    for who in ("li", "wu", "li"):
        office(who, "sync")
    shown = office("wu", "show", row["id"])
    assert shown.status == 0, shown.err
    assert shown.data["contradictions"] == ["adviser"] and [one["text"] for one in shown.data["notes"]] == ["called"]
    assert {one["by"] for one in shown.data["fields"]["adviser"]} == {"Ms Wu", "Mr Li"}
    assert office("wu", "status").data["contradictions"] == 1
    first = shown.data["fields"]["adviser"][0]["by"]
    assert office("wu", "choose", row["id"], "adviser", "1").status == 0
    for who in ("wu", "li"):
        office(who, "sync")
    settled = office("li", "show", row["id"])
    assert settled.data["contradictions"] == [] and settled.data["adviser"] == first
    assert office("li", "choose", row["id"], "adviser", "1").data["error"]["code"] == "office-nothing-to-choose"
    assert office("li", "withdraw", row["id"]).status == 0
    assert office("wu", "sync").data["ended"] == 1
    assert command("caseload", "list", vault=tmp_path / "wu").data == {"students": []}
    assert [one["code"] for one in office("wu", "status", "--mark-read").data["told"]][-1] == "office-ended"
    assert office("wu", "status").data["told"] == []


def test_of_two_consents_one_is_ended_for_all(
    office: Callable, ready: Callable, command: Callable, tmp_path: Path
) -> None:
    key = command("caseload", "key", vault=tmp_path / "wu").data["key"]
    given = {}
    for purpose, more in (("advice", ()), ("fair", ("--employer", "Acme GmbH"))):
        terms = ("--counsellor", "Ms Wu", "--key", key, "--purpose", purpose, *more, "--expires", "2027-06-30")
        package = str(tmp_path / f"{purpose}.consent")
        given[purpose] = ready("caseload", "consent", "make", *terms, "--out", package).data["consent"]
        assert command("caseload", "consent", "import", package, vault=tmp_path / "wu").status == 0
    for who in ("wu", "li"):
        office(who, "sync")
    (row,) = office("li", "students").data["students"]
    assert {one["id"]: one["purpose"] for one in row["consents"]} == {given[one]: one for one in given}
    shown = office("li", "show", row["id"])
    assert all(one in shown.out for one in given.values()) or shown.data["consents"] == row["consents"]
    assert office("li", "withdraw", row["id"], "--consent", "x").data["error"]["code"] == "office-consent-unknown"
    assert office("li", "withdraw", row["id"], "--consent", given["fair"]).status == 0
    assert office("wu", "sync").data["ended"] == 1
    (student,) = command("caseload", "status", vault=tmp_path / "wu").data["students"]
    assert (student["state"], student["purpose"], student["consent"]) == ("active", "advice", given["advice"])
    assert [(one["consent"], one["state"]) for one in student["consents"]] == [(given["advice"], "active")]
    assert [one["id"] for one in office("li", "students").data["students"][0]["consents"]] == [given["advice"]]


def test_members_come_and_go(office: Callable, shared: Path) -> None:
    assert office("li", "remove", "Ms Wu").data["error"]["code"] == "office-not-owner"
    assert office("wu", "remove", "Nobody").data["error"]["code"] == "office-member-unknown"
    assert office("wu", "remove", "Mr Li").status == 0
    assert office("li", "sync").data["removed"] is True
    assert [one["removed"] for one in office("wu", "members").data["members"]] == [False, True]
    assert office("li", "leave").data == {"left": True}
    assert office("li", "status").data["error"]["code"] == "office-none-joined"


def test_sync_is_an_action_of_its_own_and_a_comparison_is_recorded(
    office: Callable, command: Callable, tmp_path: Path
) -> None:
    assert command("caseload", "sync", vault=tmp_path / "wu").data["title"] == "Careers"
    fingerprint = command("caseload", "key", vault=tmp_path / "li").data["fingerprint"]
    wrong = office("wu", "compare", "Mr Li", "AAAAA-AAAAA-AAAAA-AAAAA")
    assert wrong.status == 1 and fingerprint in wrong.err
    told = {one["name"]: one for one in office("wu", "compare", "Mr Li", fingerprint).data["members"]}
    assert told["Mr Li"]["compared"] and told["Mr Li"]["added_by"] == "Ms Wu" and not told["Ms Wu"]["added_by"]
    told = {one["name"]: one for one in office("li", "members").data["members"]}
    assert told["Ms Wu"]["compared"] and not told["Mr Li"]["compared"]


def test_a_folder_that_lost_files_is_told_and_whole_again(office: Callable, shared: Path) -> None:
    office("li", "sync")
    lost = sorted((shared / "events").rglob("*.events"))[0]
    lost.unlink()
    assert office("wu", "sync").data["restored"] + office("li", "sync").data["restored"] == 1
    assert lost.exists()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_that_is_told_has_a_sentence(language: str) -> None:
    root = resources.path("languages").parents[1]
    files = [path for place in SOURCES for path in (root / place).glob("*office*" if "services" in place else "*.py")]
    codes = {
        code
        for path in files
        for code in re.findall(r'(?:tell|UserError|Problem)\(\s*"(office-[a-z-]+)"', path.read_text())
    }
    codes |= {"office-ended-one", "office-replaced", "office-consent-older"}
    codes |= {f"office-waiting-{one}" for one in ("gap", "key", "late", "fork", "damaged")}
    params = dict.fromkeys(("member", "name", "title", "path", "id", "owner", "student", "purpose", "day"), "X") | {
        "count": 1,
        "limit": 1,
    }
    assert len(codes) > 20
    for code in codes:
        assert messages.sentence(code, language, params) not in ("", code)
