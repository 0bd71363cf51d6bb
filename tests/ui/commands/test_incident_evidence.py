"""`countermark incident evidence`: a pack that checks without the program, with originals untouched and others hidden."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app.text.characters import has_han

Command = Callable[..., Any]
CHAT = "Mr Zhou: I am Zhou Wenbin, +44 7700 900555, z.wenbin@example.net. Pay the deposit.\n"


@pytest.fixture
def logged(ready: Command, tmp_path: Path) -> tuple[Command, str]:
    chat = tmp_path / "chat.txt"
    chat.write_text(CHAT, "utf-8")
    (tmp_path / "receipt.png").write_bytes(b"\x89PNG not really")
    made = ready(
        *("incident", "add", "Deposit asked", "--from", "+44 7700 900555", "--when", "2026-11-20", "--time", "10:00"),
        *("--money", "yes", "--said", "Pay the deposit.", "--file", str(chat), "--file", str(tmp_path / "receipt.png")),
    )
    assert made.status == 0, made.err
    return ready, made.data["id"]


def text_of(path: Path) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))


def test_a_pack_opens_and_checks_without_the_program(logged: tuple[Command, str], tmp_path: Path) -> None:
    command, incident = logged
    out = tmp_path / "out"
    copy = command(
        "copy",
        "make",
        "--recipient",
        "Northwind",
        "--stage",
        "apply",
        "--format",
        "txt",
        "--out",
        str(tmp_path / "sent"),
    )
    out.mkdir()
    made = command(
        "incident", "evidence", incident, "--out", str(out), "--reference", copy.data["reference"], "--country", "GB"
    )
    assert made.status == 0, made.err
    folder = Path(made.data["folder"])
    done = subprocess.run(["sha256sum", "-c", "manifest-sha256.txt"], capture_output=True, text=True, cwd=folder)
    assert done.returncode == 0, done.stdout
    done = subprocess.run([sys.executable, "verify_bag.py"], capture_output=True, text=True, cwd=folder)
    assert done.returncode == 0, done.stdout
    assert (folder / "data/originals/01-chat.txt").read_text("utf-8") == CHAT
    working = next((folder / "data/working").glob("*chat*")).read_text("utf-8")
    assert "900555" not in working
    assert "z.wenbin" not in working
    assert "Pay the deposit." in working
    with zipfile.ZipFile(folder / "data/sent/copies-proof.zip") as proof:
        proof.extractall(tmp_path / "proof")
    done = subprocess.run([sys.executable, "verify_proof.py"], capture_output=True, text=True, cwd=tmp_path / "proof")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_summary_puts_bank_and_police_first_and_accuses_nobody(logged: tuple[Command, str], tmp_path: Path) -> None:
    command, incident = logged
    folder = Path(command("incident", "evidence", incident, "--out", str(tmp_path), "--country", "GB").data["folder"])
    said = " ".join(text_of(folder / "data/summary.pdf").split())
    assert (
        said.index("bank and the police")
        < said.index("What happened")
        < said.index("Where to turn")
        < said.index("Exhibits: number")
    )
    assert hashlib.sha256(CHAT.encode()).hexdigest() in said.replace(" ", "")
    assert "It accuses nobody" in said
    assert not {"leaked", "guilty", "culprit"} & set(said.lower().split())
    document = json.loads((folder / "data/summary.json").read_text("utf-8"))
    assert [one["name"] for one in document["exhibits"]] == ["chat.txt", "receipt.png"]
    assert document["timeline"][0]["time"] == "10:00"


def test_a_pack_made_after_bank_and_police_were_told_no_longer_sends_there_first(
    logged: tuple[Command, str], tmp_path: Path
) -> None:
    command, incident = logged
    made = command(
        "incident", "update", incident, "--case", "My bank", "B-1", "--case", "Police", "P-2", "--country", "GB"
    )
    assert made.status == 0, made.err
    folder = Path(command("incident", "evidence", incident, "--out", str(tmp_path), "--country", "GB").data["folder"])
    said = " ".join(text_of(folder / "data/summary.pdf").split())
    assert "bank and the police" not in said and "ask them to stop" not in said and "Where to turn" in said


def test_in_chinese_too_and_never_over_an_earlier_pack(logged: tuple[Command, str], tmp_path: Path) -> None:
    command, incident = logged
    arguments = ("incident", "evidence", incident, "--out", str(tmp_path), "--country", "CN", "--language", "zh")
    first, second = (Path(command(*arguments).data["folder"]) for _ in range(2))
    assert first != second
    assert "经过" in text_of(first / "data/summary.pdf")
    assert "110" in text_of(first / "data/summary.pdf")


def test_what_is_unknown_is_one_sentence_and_nothing_is_written(logged: tuple[Command, str], tmp_path: Path) -> None:
    command, incident = logged
    out = tmp_path / "out"
    out.mkdir()
    for wrong in (
        ("nothing",),
        (incident, "--reference", "XXXX"),
        (incident, "--check", "none"),
        (incident, "--country", "ZZ"),
    ):
        found = command("incident", "evidence", *wrong, "--out", str(out))
        assert found.status == 1
        assert found.err.strip().count("\n") == 0
    assert command("incident", "evidence", incident, "--out", str(tmp_path / "missing")).status == 1
    assert list(out.iterdir()) == []


CHINESE_CHAT = """王经理: 你好，我是恒通物流的王建国，电话 13912345678，微信 wjg_hr88，先交500元押金就能上岗
我: 阿强也要交吗？
王经理: 公司规定
"""


def test_a_working_copy_says_where_others_were_hidden_and_hides_what_the_person_names(
    ready: Command, tmp_path: Path
) -> None:
    (tmp_path / "chat.txt").write_text(CHINESE_CHAT, "utf-8")
    incident = ready("incident", "add", "押金", "--file", str(tmp_path / "chat.txt")).data["id"]
    made = ready("incident", "evidence", incident, "--out", str(tmp_path), "--hide", "阿强", "--language", "zh")
    working = (Path(made.data["folder"]) / "data" / made.data["exhibits"][0]["working"]).read_text("utf-8")
    for told in ("王建国", "13912345678", "wjg_hr88", "阿强", "王经理"):
        assert told not in working, told
    assert "【已隐去：电话】" in working and "【已隐去】也要交吗？" in working and "先交500元押金就能上岗" in working


def test_a_file_whose_origin_nobody_stated_says_so_and_the_loss_stands_in_the_timeline(
    ready: Command, tmp_path: Path
) -> None:
    (tmp_path / "receipt.txt").write_text("Paid 500.\n", "utf-8")
    incident = ready("incident", "add", "Deposit", "--money", "yes", "--amount", "500 yuan").data["id"]
    receipt = ("--file", str(tmp_path / "receipt.txt"))
    made = ready("incident", "evidence", incident, "--out", str(tmp_path), "--country", "CN", *receipt)
    folder = Path(made.data["folder"])
    document = json.loads((folder / "data/summary.json").read_text("utf-8"))
    assert document["exhibits"][0]["source"] == "kept by me; where it came from is not stated"
    assert "Money was lost: 500 yuan" in document["timeline"][0]["text"]
    said = " ".join(text_of(folder / "data/summary.pdf").split())
    assert said.index("110 the police") < said.index("96110")
    assert not has_han(said), "who reads English is told in English"


def test_what_was_kept_with_a_call_is_not_said_to_have_come_by_it(logged: tuple[Command, str], tmp_path: Path) -> None:
    command, incident = logged
    for language, source in (
        ("en", "kept with my record: call · +44 7700 900555"),
        ("zh", "随本人记录保存：电话 · +44 7700 900555"),
    ):
        made = command("incident", "evidence", incident, "--out", str(tmp_path), "--language", language)
        document = json.loads((Path(made.data["folder"]) / "data/summary.json").read_text("utf-8"))
        assert {one["source"] for one in document["exhibits"]} == {source}
