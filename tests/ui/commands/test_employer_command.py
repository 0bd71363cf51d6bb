"""`countermark employer`: facts, answers and own notes by command; own notes are in nothing that leaves the vault but its backups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app.services.check_print import card_pages
from app.services.vaults import open_vault
from checkers import card_json

Command = Callable[..., Any]
NAME = "宁波海川贸易有限公司"
ASKED = ("--question", "known", "--text", "没有这个岗位", "--way", "own-number", "--result", "denied")
POSTING = f"公司名称：{NAME}\n岗位：文员\n联系电话：13812345678\n入职需交押金300元。"


@pytest.fixture
def opened(command: Command, tmp_path: Path) -> Command:
    assert command("vault", "create", "--no-keyring").status == 0
    (tmp_path / "posting.txt").write_text(POSTING, "utf-8")
    return command


def test_facts_and_answers_are_kept_with_the_employer_and_its_next_check(opened: Command, tmp_path: Path) -> None:
    first = opened("check", str(tmp_path / "posting.txt"), "--keep")
    assert [row["text"] for row in first.data["by_hand"]["facts"]] == [""] * 7 and "own_notes" not in first.data
    page = tmp_path / "page.txt"
    page.write_text("成立日期：2011年3月1日 实缴资本：0万元 参保人数：0人", "utf-8")
    made = opened(
        "employer", "fact", NAME, "--pasted", str(page), "--set", "cases=2", "--page", "gsxt", "--date", "2020-11-01"
    )
    assert made.status == 0, made.err
    assert opened("employer", "answer", NAME, *ASKED).status == 0
    (tmp_path / "other.txt").write_text(POSTING.replace("文员", "客服"), "utf-8")
    later = opened("check", str(tmp_path / "other.txt"), "--keep")
    rows = {row["code"]: row for row in later.data["by_hand"]["facts"] if row["text"]}
    assert set(rows) == {"founded", "paid-in", "insured", "cases"} and "look it up again" in rows["insured"]["noted"]
    assert later.data["by_hand"]["questions"][0]["code"] == "signs"
    shown = opened("employer", "show", "宁波海川贸易公司")
    assert len(shown.data["checks"]) == 4 and [one["code"] for one in shown.data["questions"] if one["text"]] == [
        "known"
    ]
    told = opened("check", str(tmp_path / "other.txt"), "--keep", as_json=False).out
    assert "0 insured staff" in told and "denied" in told
    assert opened("employer", "forget", NAME).status == 0
    assert not [row for row in opened("employer", "show", NAME).data["facts"] if row["text"]]


def test_a_printed_card_names_the_page_a_fact_is_from(opened: Command, tmp_path: Path) -> None:
    assert (
        opened(
            "employer", "fact", NAME, "--set", "insured=0", "--page", "Brass register", "--date", "2024-05-06"
        ).status
        == 0
    )
    made = opened("employer", "answer", NAME, *ASKED)
    assert made.status == 0
    with open_vault(tmp_path / "vault", "correct horse battery") as vault:
        stored = vault.checks.get(made.data["check_id"])
        assert stored is not None
        pages = card_pages(card_json.encode(card_json.load(stored.card), "en"), "en")
    text = " ".join("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pages)).split())
    assert "0 insured staff (Brass register, noted by you on 6 May 2024)" in text and "Answer of" in text
    assert "Brass register (pasted by you)" in text


def test_what_cannot_be_noted_is_refused_with_what_can(opened: Command) -> None:
    for arguments, code in (
        (("fact", NAME), "fact-none"),
        (("fact", NAME, "--set", "insured"), "fact-form"),
        (("fact", NAME, "--set", "mood=good"), "fact-unknown"),
        (("fact", NAME, "--set", "insured=0", "--date", "2999-01-01"), "noted-day-unknown"),
        (("fact", NAME, "--set", "insured=0", "--date", "yesterday"), "noted-day-unknown"),
        (("answer", NAME, "--question", "x", "--text", "y", "--way", "chat", "--result", "open"), "question-unknown"),
        (("note", "--text", "about nobody"), "own-note-empty"),
        (("forget", "7"), "own-note-unknown"),
        (("forget", "Nobody"), "own-note-unknown"),
    ):
        refused = opened("employer", *arguments)
        assert (refused.status, refused.data["error"]["code"]) == (1, code)
        assert not refused.err.startswith(code)
    assert opened("employer", "list").data == {"notes": [], "employers": []}


def test_a_note_is_told_by_the_next_check_and_is_in_no_print_and_no_pack(opened: Command, tmp_path: Path) -> None:
    secret = "purple-elephant-remark"
    note = ("employer", "note", "--recruiter", "--avoid", "--phone", "138 1234 5678", "--text", secret)
    assert opened(*note).status == 0
    pdf, pack = tmp_path / "card.pdf", tmp_path / "pack"
    pack.mkdir()
    found = opened("check", str(tmp_path / "posting.txt"), "--evidence", str(pack), "--out", str(pdf))
    assert found.status == 0, found.err
    (own,) = found.data["own_notes"]
    assert (own["text"], own["by"], own["avoid"]) == (secret, "13812345678", True)
    assert "purple" not in "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    for path in pack.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert secret.encode() not in data, path
        if path.suffix == ".pdf":
            assert "purple" not in "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    assert secret not in opened("ledger", "show").out
    listed = opened("employer", "list").data["notes"]
    assert [one["met"][0]["kind"] for one in listed] == ["check"]
    again = opened("employer", "note", "--recruiter", "Wang", "--text", "a")
    assert opened("employer", "note", "--recruiter", "Wang", "--text", "b").data["id"] == again.data["id"]


def test_notes_and_facts_travel_with_a_backup(opened: Command, tmp_path: Path) -> None:
    assert opened("employer", "note", NAME, "--text", "never again").status == 0
    assert opened("employer", "fact", NAME, "--set", "insured=0").status == 0
    backup, other = tmp_path / "all.age", tmp_path / "other"
    assert opened("vault", "backup", str(backup)).status == 0
    assert opened("vault", "restore", str(backup), vault=other).status == 0
    there = opened("employer", "show", NAME, vault=other)
    assert [one["text"] for one in there.data["notes"]] == ["never again"]
    assert [row["code"] for row in there.data["facts"] if row["text"]] == ["insured"]
