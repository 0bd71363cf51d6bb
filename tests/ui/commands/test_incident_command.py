"""`countermark incident`: log a call in one line, see it in the list, show it, go on with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app import resources

Command = Callable[..., Any]


def test_a_call_is_logged_listed_and_shown(ready: Command, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    phone = json.loads(resources.path("samples", "resume-en.json").read_text("utf-8"))["basics"]["phone"]
    facts.write_text(
        json.dumps({"knew": [phone, {"value": "my old job", "implied": True}], "when": "2026-11-20"}), "utf-8"
    )
    picture = tmp_path / "chat.png"
    picture.write_bytes(b"\x89PNG as it was")
    made = ready(
        *("incident", "add", "Loan offer", "--from", "+44 20 7946 0000", "--time", "14:05", "--money", "yes"),
        *("--facts", str(facts), "--file", str(picture), "--said", "They offered a training loan."),
    )
    assert made.status == 0, made.err
    assert made.data["when"] == "2026-11-20"
    assert made.data["files"] == [
        {"name": "chat.png", "sha256": hashlib.sha256(picture.read_bytes()).hexdigest(), "bytes": 14}
    ]
    assert made.data["weighed"]["verdict"] == "inconclusive"
    listed = ready("incident", "list").data["incidents"]
    assert [one["id"] for one in listed] == [made.data["id"]]
    shown = ready("incident", "show", made.data["id"], as_json=False).out
    assert "bank and the police" in shown
    assert "14:05" in shown
    assert "my old job" in shown


def test_an_incident_grows_and_keeps_what_was_before(ready: Command) -> None:
    made = ready("incident", "add", "A strange message", "--kind", "message", "--when", "2026-11-01").data["id"]
    changed = ready(
        "incident",
        "update",
        made,
        "--status",
        "waiting",
        "--note",
        "asked them",
        "--follow-up",
        "2026-12-01",
        "ask again",
    )
    assert changed.status == 0, changed.err
    assert changed.data["follow_ups"] == [{"day": "2026-12-01", "what": "ask again", "done": False}]
    done = ready("incident", "update", made, "--done", "1", "--note", "they answered", "--status", "closed").data
    assert done["follow_ups"][0]["done"] is True
    assert done["notes"] == "asked them\nthey answered"
    assert "step" not in done["follow_ups"][0] and done["next"] == ["Ask in a letter where they got my data"]
    assert ready("ledger", "verify").status == 0


def test_a_noted_report_does_its_step_and_the_country_names_the_offices(ready: Command) -> None:
    made = ready("incident", "add", "A deposit", "--money", "yes", "--country", "cn").data
    assert made["country"] == "CN" and made["next"][1] == "Report it: the police (110)"
    listed = ready("incident", "update", made["id"], "--follow-up", "2026-12-01", "报案或举报：警方（110）").data
    assert listed["follow_ups"][0]["what"] == "Report it: the police (110)" and not listed["follow_ups"][0]["done"]
    noted = ready("incident", "update", made["id"], "--case", "派出所", "A-77").data
    assert noted["follow_ups"][0]["done"] is True and noted["cases"][0]["number"] == "A-77"
    assert ready("incident", "update", made["id"], "--country", "Atlantis").status == 1


def test_what_cannot_be_is_one_sentence(ready: Command) -> None:
    assert ready("incident", "show", "nothing").status == 1
    late = ready("incident", "add", "x", "--when", "2199-01-01")
    assert late.status == 1
    assert late.err.strip().count("\n") == 0


def test_incidents_are_joined_given_files_and_split(ready: Command, tmp_path: Path) -> None:
    first = ready("incident", "add", "A call", "--from", "010-55550100").data["id"]
    second = ready("incident", "add", "A message", "--kind", "message", "--from", "010-55550100").data["id"]
    third = ready("incident", "add", "A mail", "--kind", "mail", "--join", first).data["id"]
    found = ready("incident", "join", first, second).data
    assert {one["id"]: set(one["joined"]) for one in found["joined"]} == {
        first: {second, third},
        second: {first, third},
        third: {first, second},
    }
    assert found["repeated"] == ["010-55550100"]
    picture = tmp_path / "chat.png"
    picture.write_bytes(b"\x89PNG")
    added = ready("incident", "attach", second, str(picture)).data["files"]
    assert [(one["name"], bool(one["added"])) for one in added] == [("chat.png", True)]
    assert ready("incident", "split", second).data["joined"] == []
    assert ready("incident", "show", first).data["joined"] == [third]
    assert ready("incident", "join", first).status == 1
