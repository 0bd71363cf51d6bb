"""What a person learns before a copy is sent, and how approved wordings change it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app import resources
from app.domain.attribution import DrillResult, Verdict
from app.services.traceability import Traceability
from ui.commands.copy_meter import _lines

if TYPE_CHECKING:
    from app.services.copy_plan import CopyPlan

SCENARIOS = ["full", "platform", "half", "one-job", "scan", "retyped", "rewritten", "translated"]


def test_the_meter_says_how_a_copy_could_be_traced_and_makes_nothing(ready, vault_folder: Path) -> None:
    orders = [one["list"] for one in ready("resume", "optional").data["lists"]]
    ready("resume", "optional", "--free-order", *orders)
    measured = ready("copy", "meter", "--recipient", "Northwind", "--stage", "apply", "--drill")
    assert measured.status == 0, measured.err
    found = measured.data
    assert [one["scenario"] for one in found["scenarios"]] == SCENARIOS
    full = found["scenarios"][0]
    assert full["verdict"] == "identified"
    assert full["bits"] > full["needed"] > 20
    assert found["drill"][0]["attack"] == "verbatim"
    assert found["drill"][0]["right"] is True
    assert not any(one["wrong"] for one in found["drill"])
    assert ready("copy", "list").data["copies"] == []
    browse = [ready("copy", "meter", "--recipient", "Northwind", "--stage", "browse").data for _ in range(3)]
    again = ready("copy", "meter", "--recipient", "Northwind", "--stage", "apply").data["scenarios"][0]["bits"]
    fewest = min(one["scenarios"][0]["bits"] for one in browse)  # each copy draws its own marks
    assert fewest < max(full["bits"], again)
    assert browse[0]["drill"] == []
    said = ready("copy", "meter", "--recipient", "Northwind", "--stage", "apply", "--language", "zh", as_json=False)
    assert "全文：可以溯源" in said.out


def test_wordings_are_proposed_approved_by_number_and_part_of_a_new_version(ready) -> None:
    assert ready("resume", "wordings").data == {"sentences": []}
    proposed = ready("resume", "wordings", "--propose").data["sentences"]
    assert proposed
    field = proposed[0]["field"]
    assert not any(variant["approved"] for one in proposed for variant in one["variants"])
    approved = ready("resume", "wordings", "--approve", field, "1")
    assert approved.status == 0, approved.err
    assert approved.data["version"] == 2
    assert [one["field"] for one in approved.data["sentences"]] == [field]
    assert ready("resume", "wordings", "--approve", field, "1").data["version"] == 2
    listed = ready("resume", "wordings").data["sentences"]
    assert listed[0]["variants"][0]["text"] == proposed[0]["variants"][0]["text"]
    master = ready("resume", "show").data
    assert proposed[0]["variants"][0]["text"] not in json.dumps(master, ensure_ascii=False)


def test_items_and_orders_are_ticked_and_listed(ready) -> None:
    listed = ready("resume", "optional")
    assert listed.data["lists"] and listed.data["items"], listed.err
    assert not any(one["free"] for one in listed.data["lists"])
    assert not any(one["optional"] for one in listed.data["items"])
    assert listed.data["outlook"]["ticked"] == 0 and listed.data["outlook"]["then_one_in"] > 5
    item, order = listed.data["items"][0]["item"], listed.data["lists"][0]["list"]
    ticked = ready("resume", "optional", "--leave-out", item, "--free-order", order)
    assert (ticked.status, ticked.data["version"]) == (0, 2), ticked.err
    assert [one["item"] for one in ticked.data["items"] if one["optional"]] == [item]
    assert [one["list"] for one in ticked.data["lists"] if one["free"]] == [order]
    shown = ready("resume", "optional", "--language", "zh", as_json=False).out
    assert f"[x] {item}" in shown and "不是每份副本都需要" in shown
    wrong = ready("resume", "optional", "--leave-out", "work.nothing")
    assert (wrong.status, wrong.data["error"]["code"], wrong.err.count("\n")) == (1, "leeway-unknown", 1)
    back = ready("resume", "optional", "--keep", item, "--fixed-order", order)
    assert not any(one["optional"] for one in back.data["items"])


def test_a_wrong_field_or_number_is_one_sentence_and_changes_nothing(ready) -> None:
    field = ready("resume", "wordings", "--propose").data["sentences"][0]["field"]
    for given in (["work.nothing", "1"], [field, "99"], [field, "0"], [field, "one"], [field]):
        answer = ready("resume", "wordings", "--approve", *given)
        assert answer.status == 1
        assert answer.err.count("\n") == 1
        assert answer.data["error"]["code"] in ("wording-field-unknown", "wording-number-unknown")
    assert ready("resume", "import", str(resources.path("samples", "resume-en.json"))).data["version"] == 1


def test_a_drill_that_names_another_copy_is_told_as_wrong() -> None:
    result = DrillResult("half", Verdict.IDENTIFIED, False, 3.0, 30.0, 1.0, wrong=True)
    plan = cast("CopyPlan", None)
    for language, said in (("en", "names another copy (wrong)"), ("zh", "指向了另一份副本（错误）")):
        (row,) = [line for line in _lines(Traceability(plan, 2, (), (result,), None, 0.0), language) if "3 " in line]
        assert said in row
