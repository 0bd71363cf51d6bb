"""`trace` of several files of one incident, the running total, and copies that were changed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.mail import reading


def _copy(ready, folder: Path, recipient: str) -> tuple[dict, str]:
    made = ready("copy", "make", "--recipient", recipient, "--stage", "apply", "--format", "txt", "--out", str(folder))
    return made.data, Path(made.data["files"][0]["path"]).read_text("utf-8")


def test_several_files_are_one_incident(ready, tmp_path: Path) -> None:
    data, text = _copy(ready, tmp_path, "Northwind")
    (tmp_path / "a.txt").write_text("nobody's text", "utf-8")
    (tmp_path / "b.txt").write_text(text.lower(), "utf-8")
    alone = ready("trace", str(tmp_path / "b.txt"))
    both = ready("trace", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert both.status == 0 and both.data["verdict"] == "identified"
    assert [one["verdict"] for one in both.data["files"]] == ["inconclusive", "identified"]
    assert both.data["file"].endswith("b.txt") and both.data["candidates"][0]["copy_id"] == data["copy_id"]
    assert round(both.data["bits_needed"] - alone.data["bits_needed"], 2) == 1.0
    assert both.data["candidates"][0]["p_false"] == 2 * alone.data["candidates"][0]["p_false"]


def test_of_several_sure_answers_the_surest_is_told(ready, tmp_path: Path) -> None:
    data, text = _copy(ready, tmp_path, "Northwind")
    (tmp_path / "typed.txt").write_text(text.lower(), "utf-8")
    both = ready("trace", str(tmp_path / "typed.txt"), data["files"][0]["path"])
    assert [one["verdict"] for one in both.data["files"]] == ["identified", "identified"]
    assert both.data["file"] == data["files"][0]["path"] and both.data["candidates"][0]["layers"]["file"] == 128.0


def test_the_running_total_is_said(ready, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("nobody's text", "utf-8")
    assert ready("trace", str(tmp_path / "a.txt")).data["tests_made"] == 1
    assert ready("trace", str(tmp_path / "a.txt")).data["tests_made"] == 2
    assert "Texts compared so far: 3." in ready("trace", str(tmp_path / "a.txt"), as_json=False).out


def test_places_changed_by_hand_no_longer_count(ready, tmp_path: Path) -> None:
    data, text = _copy(ready, tmp_path, "Northwind")
    now, other = ("Present", "Now") if "Present" in text else (" Now", " Present")
    sent = tmp_path / "sent.txt"
    sent.write_text(text.replace(now, other), "utf-8")
    before = ready("trace", str(sent)).data["candidates"][0]
    noted = ready("copy", "edited", data["reference"], str(sent))
    assert (
        noted.status == 0
        and noted.data["copy_id"] == data["copy_id"]
        and noted.data["excluded"] == ["style:present_word"]
    )
    after = ready("trace", str(sent)).data["candidates"][0]
    assert after["copy_id"] == data["copy_id"] and after["bits"] > before["bits"]
    assert ready("copy", "edited", "NONE-XXXX", str(sent)).status == 1


def test_a_mail_box_is_compared_message_by_message_and_what_is_left_is_told(
    ready, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_MESSAGES", 2)
    box = tmp_path / "calls.mbox"
    box.write_text("".join(f"From x\nSubject: {number}\n\nNobody's text.\n\n" for number in range(3)), "utf-8")
    traced = ready("trace", str(box))
    assert traced.status == 3
    assert [one["file"] for one in traced.data["files"]] == [f"{box} [1]", f"{box} [2]"]
    assert f"“{box}” holds 3 messages. The last 2 were compared" in traced.err
