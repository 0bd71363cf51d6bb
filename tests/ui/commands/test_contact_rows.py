"""A row of a database with contact data alone: whoever had it is listed, nobody is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import resources


@pytest.fixture
def three(ready, tmp_path: Path):
    """Northwind and Contoso got the phone number (interview), the platform did not (browse)."""
    assert ready("alias", "set", "--scheme", "subaddress").status == 0
    assert ready("recipient", "add", "Contoso").status == 0
    assert ready("recipient", "add", "Board", "--kind", "platform").status == 0
    for number, (name, stage) in enumerate((("Northwind", "interview"), ("Contoso", "interview"), ("Board", "browse"))):
        out = str(tmp_path / str(number))
        made = ready("copy", "make", "--recipient", name, "--stage", stage, "--format", "txt", "--out", out)
        assert made.status == 0, made.err
    return ready


def basics() -> dict[str, str]:
    found = json.loads(resources.path("samples", "resume-en.json").read_text("utf-8"))["basics"]
    return {"name": found["name"], "phone": found["phone"], "email": found["email"]}


def row(tmp_path: Path, *cells: str) -> str:
    path = tmp_path / "row.csv"
    path.write_text(";".join(cells), "utf-8")
    return str(path)


def test_a_phone_number_lists_who_ever_had_it_and_names_nobody(three, tmp_path: Path) -> None:
    person = basics()
    leak = row(tmp_path, person["name"], person["phone"])
    traced = three("trace", leak)
    assert traced.status == 3
    assert traced.data["verdict"] == "inconclusive"
    assert traced.data["note"] == "contact-row"
    assert traced.data["known_by"] == ["Contoso", "Northwind"]
    assert traced.data["recipients"] == 3
    said = three("trace", leak, as_json=False)
    assert said.status == 3
    assert "(2 of 3)" in said.out
    assert "Contoso, Northwind" in said.out
    other = three("trace", row(tmp_path, "Somebody Else", "+44 7700 900999", "somebody@example.net")).data
    assert other["known_by"] == []
    assert other["note"] == "contact-unheld"
    assert [(one["value"], one["recipients"]) for one in other["contacts"]] == [
        ("+44 7700 900999", []),
        ("somebody@example.net", []),
    ]


def test_each_number_says_who_held_it_and_one_that_nobody_held_says_so(three, tmp_path: Path) -> None:
    person, other = basics(), "+44 7700 900999"
    leak = row(tmp_path, person["name"], person["phone"], other)
    traced = three("trace", leak).data
    assert {one["value"]: one["recipients"] for one in traced["contacts"]} == {
        person["phone"]: ["Contoso", "Northwind"],
        other: [],
    }
    said = three("trace", leak, as_json=False).out
    assert f"{person['phone']}: shown in copies for Contoso, Northwind." in said
    assert f"{other}: no copy showed it." in said


def test_a_number_inside_a_longer_one_is_another_number(three, tmp_path: Path) -> None:
    digits = "".join(ch for ch in basics()["phone"] if ch.isdigit())
    traced = three("trace", row(tmp_path, "Somebody", f"{digits}77")).data
    assert traced["known_by"] == []


def test_a_stripped_alias_lists_those_who_could_strip_it(three, tmp_path: Path) -> None:
    person = basics()
    copies = three("copy", "list").data["copies"]
    text = next(Path(copy["files"][0]["path"]).read_text("utf-8") for copy in copies if copy["recipient"] == "Contoso")
    user, _, host = person["email"].partition("@")
    given = next(word for word in text.split() if word.startswith(f"{user}+") and word.endswith(f"@{host}"))
    whole = three("trace", row(tmp_path, person["name"], given)).data
    assert [candidate["recipient"] for candidate in whole["candidates"]] == ["Contoso"]
    assert whole["verdict"] == "identified"
    stripped = three("trace", row(tmp_path, person["name"], person["email"])).data
    assert stripped["verdict"] == "inconclusive"
    assert stripped["note"] == "contact-row"
    assert "Contoso" in stripped["known_by"]
    assert "Northwind" in stripped["known_by"]
