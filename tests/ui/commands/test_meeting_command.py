"""`countermark meeting …`: add, list, show, back; as pages, in both languages, with one sentence for what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app.services.meetings import MeetingService

Command = Callable[..., Any]
PLAN = (
    *("meeting", "add", "Northwind interview", "--begins", "2099-01-01T09:00", "--back-by", "2099-01-01 18:00"),
    *("--country", "cn", "--place-told", "Room 3, Jinghai", "--contact", "Mr Wang", "--recipient", "Northwind"),
)


def test_a_plan_is_made_listed_shown_and_ended(ready: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "plan.pdf"
    made = ready(*PLAN, "--trusted", "Li Mei", "--trusted-phone", "139 0000 0000", "--out", str(page))
    assert made.status == 0, made.err
    assert made.data["state"] == "planned"
    assert made.data["missing"] == ["place_found", "number_found", "transport"]
    assert [one["number"] for one in made.data["call"]] == ["110"]
    said = pypdfium2.PdfDocument(page)[0].get_textpage().get_text_range()
    assert "Li Mei" in said
    assert "110" in said
    assert [one["id"] for one in ready("meeting", "list").data["meetings"]] == [made.data["id"]]
    assert "Room 3, Jinghai" in ready("meeting", "show", made.data["id"], as_json=False).out
    assert "身份证件不离身" in ready("meeting", "show", made.data["id"], "--language", "zh", as_json=False).out
    monkeypatch.setattr(MeetingService, "now", lambda _self: "2099-06-01T09:00")
    assert ready("meeting", "show", made.data["id"]).data["state"] == "overdue"
    back = ready("meeting", "back", made.data["id"])
    assert back.data["state"] == "back"
    assert ready("meeting", "show", made.data["id"]).data["returned"]


def test_what_is_wrong_is_one_sentence_and_keeps_nothing(ready: Command, tmp_path: Path) -> None:
    taken = tmp_path / "taken.pdf"
    taken.write_bytes(b"mine")
    for wrong in (
        (*PLAN[:3], "--begins", "2026-01-01T09:00", "--back-by", "2026-01-02T09:00"),
        (*PLAN, "--out", str(taken)),
        (*PLAN, "--out", str(tmp_path / "plan.xyz")),
        (*PLAN[:4], "soon", *PLAN[5:]),
        (*PLAN[:-1], "Nobody"),
        ("meeting", "show", "9"),
        ("meeting", "back", "9"),
    ):
        found = ready(*wrong)
        assert found.status == 1, wrong
        assert found.err.strip().count("\n") == 0
    assert ready("meeting", "list").data["meetings"] == []
    assert taken.read_bytes() == b"mine"
