"""`trace --facts`: who had all that a caller knew, with the values of each copy's time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import resources

Command = Callable[..., Any]


@pytest.fixture
def sent(ready: Command, tmp_path: Path) -> Command:
    """Northwind got an offer copy, Contoso one for an interview, the board one to browse."""
    assert ready("recipient", "add", "Contoso").status == 0
    assert ready("recipient", "add", "Board", "--kind", "platform").status == 0
    for number, (name, stage) in enumerate((("Northwind", "offer"), ("Contoso", "interview"), ("Board", "browse"))):
        made = ready(
            "copy",
            "make",
            "--recipient",
            name,
            "--stage",
            stage,
            "--format",
            "txt",
            "--out",
            str(tmp_path / str(number)),
        )
        assert made.status == 0, made.err
    return ready


def sample() -> Any:
    return json.loads(resources.path("samples", "resume-en.json").read_text("utf-8"))


def facts(tmp_path: Path, *knew: object, when: str = "") -> str:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps({"knew": list(knew), **({"when": when} if when else {})}), "utf-8")
    return str(path)


def test_exclusions_come_first_and_a_phone_alone_names_nobody(sent: Command, tmp_path: Path) -> None:
    phone = sample()["basics"]["phone"]
    found = sent("trace", "--facts", facts(tmp_path, phone))
    assert found.status == 3
    assert found.data["verdict"] == "inconclusive"
    assert found.data["candidates"] == []
    told = found.data["facts"]
    assert told["total"] == 3
    assert sorted(told["had_all"]) == ["Contoso", "Northwind"]
    assert told["missing"] == {phone: 1}


def test_a_number_is_known_in_any_spelling(sent: Command, tmp_path: Path) -> None:
    digits = "".join(one for one in sample()["basics"]["phone"] if one.isdigit())
    told = sent("trace", "--facts", facts(tmp_path, digits[-10:])).data["facts"]
    assert sorted(told["had_all"]) == ["Contoso", "Northwind"]


def test_what_no_copy_held_is_said(sent: Command, tmp_path: Path) -> None:
    found = sent("trace", "--facts", facts(tmp_path, "my shoe size is 41", sample()["basics"]["phone"]))
    told = found.data["facts"]
    assert told["not_mine"] == ["my shoe size is 41"]
    assert told["had_all"] == []
    said = sent("trace", "--facts", facts(tmp_path, "my shoe size is 41"), as_json=False).out
    assert "not in your résumé" in said


def test_a_copy_made_after_the_call_counts_for_nothing(sent: Command, tmp_path: Path) -> None:
    told = sent("trace", "--facts", facts(tmp_path, sample()["basics"]["phone"], when="2001-01-01")).data["facts"]
    assert told["total"] == 0
    assert told["too_late"] == 3


def test_an_old_number_points_at_those_who_got_the_old_version(sent: Command, tmp_path: Path) -> None:
    master = sample()
    old = master["basics"]["phone"]
    master["basics"]["phone"] = "+44 7700 900321"
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(master), "utf-8")
    assert sent("resume", "import", str(changed)).status == 0
    assert sent("recipient", "add", "Later").status == 0
    out = str(tmp_path / "later")
    assert (
        sent("copy", "make", "--recipient", "Later", "--stage", "interview", "--format", "txt", "--out", out).status
        == 0
    )
    assert sorted(sent("trace", "--facts", facts(tmp_path, old)).data["facts"]["had_all"]) == ["Contoso", "Northwind"]
    assert sent("trace", "--facts", facts(tmp_path, "+44 7700 900321")).data["facts"]["had_all"] == ["Later"]


def test_an_alias_is_evidence_of_its_own(sent: Command, tmp_path: Path) -> None:
    assert sent("alias", "set", "--scheme", "subaddress").status == 0
    out = str(tmp_path / "alias")
    made = sent("copy", "make", "--recipient", "Contoso", "--stage", "apply", "--format", "txt", "--out", out)
    alias = made.data["aliases"]["email"]
    told = sent("trace", "--facts", facts(tmp_path, alias)).data["facts"]
    assert [(one["value"], one["recipient"]) for one in told["made_for_one"]] == [(alias, "Contoso")]
    assert told["missing"] == {}


def test_facts_beside_a_file_leave_the_answer_of_the_file(sent: Command, tmp_path: Path) -> None:
    copy = next((tmp_path / "1").glob("*.txt"))
    alone = sent("trace", str(copy)).data
    both = sent("trace", str(copy), "--facts", facts(tmp_path, sample()["basics"]["phone"])).data
    assert both["verdict"] == alone["verdict"] == "identified"
    assert both["candidates"] == alone["candidates"]
    assert both["facts"]["total"] == 3


@pytest.mark.parametrize(
    "text", ["", "[]", '{"knew": []}', '{"knew": [3]}', '{"knew": ["x"], "when": "soon"}', "[" * 9000]
)
def test_a_bad_facts_file_gets_one_sentence(ready: Command, tmp_path: Path, text: str) -> None:
    path = tmp_path / "facts.json"
    path.write_text(text, "utf-8")
    found = ready("trace", "--facts", str(path))
    assert found.status == 1
    assert "facts.json" in found.err
    assert "Traceback" not in found.err


def test_without_anything_the_command_says_what_it_needs(ready: Command) -> None:
    assert "--facts" in ready("trace").err
