"""`countermark platform` and `countermark checkup`, as their contract says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2

Command = Callable[..., Any]


def test_states_are_kept_and_listed(ready: Command) -> None:
    assert (
        ready("platform", "set", "LinkedIn", "--state", "public", "--date", "2026-11-01").data["since"] == "2026-11-01"
    )
    listed = {one["id"]: one for one in ready("platform", "list").data["platforms"]}
    assert listed["linkedin"]["counts_as_public"] is True
    assert listed["linkedin"]["steps"]["delete"][0]["source"]
    assert listed["zhaopin"]["steps"]["delete"] == []
    assert ready("platform", "set", "Nobody", "--state", "hidden").status == 1


def test_the_check_up_prints_and_tells_what_to_write(ready: Command, tmp_path: Path) -> None:
    ready(
        "copy", "make", "--recipient", "Northwind", "--stage", "apply", "--format", "txt", "--out", str(tmp_path / "o")
    )
    page = tmp_path / "checkup.pdf"
    found = ready("checkup", "--out", str(page))
    assert found.status == 0, found.err
    assert [one["recipient"] for one in found.data["held"]] == ["Northwind"]
    assert found.data["letters"] == []
    said = "".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(page))
    assert "Northwind" in said
    assert "Letters to send" in said


def test_everything_about_a_platform_can_be_said_and_read(ready: Command, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("设置 → 隐私 → 对所有人隐藏", "utf-8")
    assert ready("platform", "note", "BOSS直聘", "--step", "hide", "--text", str(notes)).status == 0
    looked = ("--seen", "phone", "--not-seen", "photo", "--date", "2026-11-01")
    assert ready("platform", "looked", "boss", *looked).status == 0
    assert ready("platform", "got", "boss", "--date", "2026-10-01", "--knows", "phone").data["got"][0]["kinds"] == [
        "phone"
    ]
    assert ready("platform", "review", "boss", "--date", "2027-03-01").data["review"] == "2027-03-01"
    shown = ready("platform", "show", "boss")
    assert shown.data["pasted"]["hide"]["text"] == "设置 → 隐私 → 对所有人隐藏"
    assert shown.data["seen"]["phone"] == {
        "question": shown.data["seen"]["phone"]["question"],
        "seen": True,
        "date": "2026-11-01",
    }
    assert shown.data["seen"]["photo"]["seen"] is False
    assert shown.data["seen"]["name"]["seen"] is None
    assert shown.data["home"]["source"]
    assert ready("platform", "looked", "boss", "--seen", "shoe-size").status == 1
    notes.write_text("", "utf-8")
    assert ready("platform", "note", "boss", "--step", "hide", "--text", str(notes)).data["pasted"] == {}


def test_a_platform_of_ones_own_is_added_and_removed(ready: Command) -> None:
    assert ready("platform", "add", "Harbour Jobs", "--url", "harbour.example").data["own"] is True
    assert ready("platform", "set", "Harbour Jobs", "--state", "hidden").data["state"] == "hidden"
    assert ready("platform", "remove", "LinkedIn").status == 1
    assert ready("platform", "remove", "Harbour Jobs").data == {"removed": "Harbour Jobs"}
    assert ready("platform", "show", "Harbour Jobs").status == 1


def test_the_backup_is_part_of_the_check_up(ready: Command) -> None:
    assert ready("checkup").data["backup"] is None
    assert ready("checkup", "--backup", "yes").data["backup"]["opened"] is True


def test_the_source_of_every_step_is_printed_and_where_there_is_none(command: Command) -> None:
    found = command("platform", "sources")
    rows = {(one["platform"], one["topic"]): one["source"] for one in found.data["sources"]}
    assert len({name for name, _ in rows}) >= 8 and {topic for _, topic in rows} == {
        "hide",
        "refresh",
        "delete",
        "complain",
    }
    assert rows["LinkedIn", "delete"] and rows["Zhaopin", "hide"] == ""
    assert all(one["kind"] in ("own-page", "second-hand") for one in found.data["sources"] if one["source"])
    own = {one["platform"] for one in found.data["sources"] if one["kind"] == "own-page"}
    assert own == {"LinkedIn", "Indeed"}, "the others have no page of their own that was read"
    said = command("platform", "sources", as_json=False).out.splitlines()
    assert len(said) == len(found.data["sources"]) and any(line.startswith("Zhaopin\thide\tnone") for line in said)
