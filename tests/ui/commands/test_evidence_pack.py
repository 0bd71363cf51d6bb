"""Evidence packs from a check and from an incident: edited exhibits, pictures with parts destroyed, letters, ledger proof, time-stamp."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from app import resources
from app.ingest.formats.ocr_engines import engines
from tests.vault.timestamp_authority import Authority

Command = Callable[..., Any]
POSTING = "Accountant wanted in Leeds. Pay a deposit of £300 before you begin. Call Mr Zhou, +44 7700 900555.\n"
SECRET = "MetadataOfThePerson"


def run_python(program: str, folder: Path) -> tuple[int, str]:
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, cwd=folder)
    return done.returncode, done.stdout + done.stderr


def proof_of(folder: Path, name: str, into: Path) -> tuple[int, str]:
    with zipfile.ZipFile(folder / "data" / name) as proof:
        proof.extractall(into)
    return run_python("verify_proof.py", into)


def chat_picture(path: Path) -> bytes:
    """Write a screenshot of a chat, with a number of somebody else and metadata."""
    picture = Image.new("RGB", (900, 400), (255, 255, 255))
    font = ImageFont.truetype(str(resources.path("fonts", "NotoSans-Regular.ttf")), 40)
    pen = ImageDraw.Draw(picture)
    pen.text((40, 40), "Pay the deposit before Monday", font=font, fill=(0, 0, 0))
    pen.text((40, 240), "Call me: +44 7700 900555", font=font, fill=(0, 0, 0))
    info = PngInfo()
    info.add_text("Author", SECRET)
    picture.save(path, pnginfo=info)
    return path.read_bytes()


def edited(command: Command, tmp_path: Path, *arguments: str, **changes: Callable[[dict[str, Any]], object]) -> Path:
    """Make a draft, change it, and return its file."""
    draft = tmp_path / "draft.json"
    assert command("incident", "evidence", *arguments, "--draft", str(draft)).status == 0
    document = json.loads(draft.read_text("utf-8"))
    changes["change"](document)
    path = tmp_path / "edited.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_a_check_alone_makes_a_pack_with_the_posting_as_it_was(ready: Command, tmp_path: Path) -> None:
    posting, out, receipt = tmp_path / "posting.txt", tmp_path / "out", tmp_path / "receipt.png"
    posting.write_text(POSTING, "utf-8")
    chat_picture(receipt)
    out.mkdir()
    made = ready("check", str(posting), "--evidence", str(out), "--country", "GB")
    assert made.status == 0, made.err
    first = Path(made.data["evidence"])
    assert (first / "data/originals/01-posting.txt").read_text("utf-8") == POSTING
    assert list((first / "data/checks").glob("02-*.pdf"))
    assert "900555" not in (first / "data/working/01-posting.txt").read_text("utf-8")
    again = ready("incident", "evidence", "--check", made.data["check_id"], "--file", str(receipt), "--out", str(out))
    folder = Path(again.data["folder"])
    assert (folder / "data/originals/01-receipt.png").read_bytes() == receipt.read_bytes()
    assert run_python("verify_bag.py", folder)[0] == 0
    status, said = proof_of(folder, "ledger-proof.zip", tmp_path / "proof")
    assert status == 0, said
    assert "'check'" in said
    assert not (folder / "data/sent").exists()


OFFER = """深圳市鑫达电子商务有限公司 招聘线上客服
薪资:8000-12000元/月,日结,无需经验,在家也可以做
地点:深圳市龙华区
要求:身份证原件,入职前需缴纳押金1200元(服装费、培训费),离职退还
联系:刘经理 微信 xinda8888 电话 13800138000
"""


def test_the_copy_of_a_posting_hides_people_and_keeps_the_offer(ready: Command, tmp_path: Path) -> None:
    posting, out = tmp_path / "posting.txt", tmp_path / "out"
    posting.write_text(OFFER, "utf-8")
    out.mkdir()
    made = ready("check", str(posting), "--evidence", str(out), "--country", "CN")
    assert made.status == 0, made.err
    incident = ready("incident", "add", "Posting", "--check", made.data["check_id"]).data["id"]
    logged = ready("incident", "evidence", incident, "--out", str(out))
    for folder in (Path(made.data["evidence"]), Path(logged.data["folder"])):
        (shown,) = [one.read_text("utf-8") for one in (folder / "data/working").iterdir()]
        assert shown.splitlines()[:4] == OFFER.splitlines()[:4]
        assert "13800138000" not in shown
        assert "xinda8888" not in shown


def test_boxes_destroy_pixels_and_metadata_and_the_original_stays(ready: Command, tmp_path: Path) -> None:
    chat = chat_picture(tmp_path / "chat.png")
    incident = ready("incident", "add", "Chat", "--file", str(tmp_path / "chat.png")).data["id"]

    def change(document: dict[str, Any]) -> None:
        document["exhibits"][0] |= {
            "boxes": [[0.0, 0.55, 1.0, 0.45]],
            "source": "my own telephone",
            "purpose": "the demand",
        }
        document["timeline"] = [
            "2026-11-21 A call.",
            "2026-11-20 10:00 A message asked for a deposit.",
            "It named no sum.",
        ]

    path = edited(ready, tmp_path, incident, change=change)
    made = ready("incident", "evidence", incident, "--out", str(tmp_path), "--exhibits", str(path))
    assert made.status == 0, made.err
    folder = Path(made.data["folder"])
    assert (folder / "data/originals/01-chat.png").read_bytes() == chat
    working = folder / "data" / made.data["exhibits"][0]["working"]
    assert SECRET.encode() not in working.read_bytes()
    with Image.open(io.BytesIO(working.read_bytes())) as shown, Image.open(io.BytesIO(chat)) as before:
        assert shown.info == {}
        assert not any(shown.crop((0, 220, 900, 400)).tobytes())
        assert shown.crop((0, 0, 900, 200)).tobytes() == before.crop((0, 0, 900, 200)).tobytes()
    document = json.loads((folder / "data/summary.json").read_text("utf-8"))
    assert document["exhibits"][0]["source"] == "my own telephone"
    assert document["exhibits"][0]["purpose"] == "the demand"
    assert document["timeline"] == [
        {"day": "2026-11-20", "time": "10:00", "text": "A message asked for a deposit. It named no sum."},
        {"day": "2026-11-21", "time": "", "text": "A call."},
    ]


def test_a_picture_nobody_looked_through_has_no_copy_to_hand_on(ready: Command, tmp_path: Path) -> None:
    chat_picture(tmp_path / "chat.png")
    incident = ready("incident", "add", "Chat", "--file", str(tmp_path / "chat.png")).data["id"]
    made = ready("incident", "evidence", incident, "--out", str(tmp_path))
    assert made.data["exhibits"][0]["working"] == ""
    assert not (Path(made.data["folder"]) / "data/working").exists()

    def leave_out(document: dict[str, Any]) -> None:
        document["exhibits"][0]["include"] = False

    path = edited(ready, tmp_path, incident, change=leave_out)
    made = ready("incident", "evidence", incident, "--out", str(tmp_path), "--exhibits", str(path))
    assert made.data["exhibits"] == []


def test_without_originals_nothing_of_others_is_in_the_pack(ready: Command, tmp_path: Path) -> None:
    chat_picture(tmp_path / "chat.png")
    note = tmp_path / "chat.txt"
    note.write_text("Pay 300 to Mr Zhou, +44 7700 900555, before Monday.\n", "utf-8")
    files = ("--file", str(tmp_path / "chat.png"), "--file", str(note))
    incident = ready("incident", "add", "Chat", *files).data["id"]
    made = ready("incident", "evidence", incident, "--out", str(tmp_path), "--without-originals")
    assert made.status == 0, made.err
    folder = Path(made.data["folder"])
    assert run_python("verify_bag.py", folder)[0] == 0
    assert not (folder / "data/originals").exists()
    assert not (folder / "data/ledger-proof.zip").exists()
    assert not any(b"900555" in one.read_bytes() for one in folder.rglob("*") if one.is_file())
    told = json.loads((folder / "data/summary.json").read_text("utf-8"))["exhibits"]
    assert {one["name"]: (one["path"], bool(one["working"]), len(one["sha256"])) for one in told} == {
        "chat.png": ("", False, 64),
        "chat.txt": ("", True, 64),
    }
    assert "without originals" in (folder / "data/README.txt").read_text("utf-8")
    whole = Path(ready("incident", "evidence", incident, "--out", str(tmp_path)).data["folder"])
    assert "whole folder" in (whole / "data/README.txt").read_text("utf-8")


def test_who_posted_stays_readable_and_the_persons_words_stay_theirs(ready: Command, tmp_path: Path) -> None:
    posting = tmp_path / "posting.txt"
    posting.write_text("深圳市鸿达优聘人力资源有限公司 急招文员/客服，无需经验。\n联系王经理 13812345678\n", "utf-8")
    check = ready("check", str(posting), "--evidence", str(tmp_path)).data["check_id"]
    incident = ready("incident", "add", "Deposit", "--check", check, "--kind", "given", "--said", "我转账800元。")
    assert incident.status == 0, incident.err
    made = ready("incident", "evidence", incident.data["id"], "--check", check, "--out", str(tmp_path))
    folder = Path(made.data["folder"])
    assert [path.name for path in (folder / "data/originals").iterdir()] == ["01-posting.txt"], "once"
    assert list((folder / "data/checks").glob("02-文员*鸿达优聘人力资源有限公司*.pdf"))
    working = (folder / "data/working/01-posting.txt").read_text("utf-8")
    assert "鸿达优聘人力资源有限公司" in working
    assert "13812345678" not in working
    told = json.loads((folder / "data/summary.json").read_text("utf-8"))
    (line,) = [one["text"] for one in told["timeline"] if "800" in one["text"]]
    assert "My notes: 我转账800元。" in line
    assert "They said" not in line


def test_text_recognition_proposes_boxes_over_others(ready: Command, tmp_path: Path) -> None:
    if not engines():
        pytest.skip("no text recogniser: install tesseract (packaging/setup.sh says how)")
    chat_picture(tmp_path / "chat.png")
    incident = ready("incident", "add", "Chat", "--file", str(tmp_path / "chat.png")).data["id"]
    made = ready("incident", "evidence", incident, "--draft", str(tmp_path / "draft.json"), "--suggest")
    (box,) = made.data["exhibits"][0]["suggested"]
    assert 0.5 < box[1] < 0.7
    assert made.data["exhibits"][0]["boxes"] is None, "a guess is no look"


def test_letters_and_answers_of_a_recipient_are_in_it(ready: Command, tmp_path: Path) -> None:
    sent = tmp_path / "sent"
    copy = ready(
        *("copy", "make", "--recipient", "Northwind", "--stage", "apply", "--format", "txt", "--out", str(sent))
    )
    letter = ready(
        *("letter", "--recipient", "Northwind", "--kind", "access", "--law", "gdpr", "--out", str(tmp_path / "l.txt"))
    )
    assert letter.status == 0, letter.err
    ready("letter", "sent", letter.data["id"])
    reply = tmp_path / "reply.txt"
    reply.write_text("We hold nothing. Ms Hale, +44 7700 900111", "utf-8")
    answered = ready("letter", "answered", letter.data["id"], "--with", "refused", "--reply", str(reply))
    assert answered.status == 0, answered.err
    incident = ready("incident", "add", "A strange call").data["id"]
    made = ready("incident", "evidence", incident, "--reference", copy.data["reference"], "--out", str(tmp_path))
    assert made.status == 0, made.err
    folder = Path(made.data["folder"])
    texts = [one.read_text("utf-8") for one in sorted((folder / "data/letters").iterdir())]
    assert letter.data["text"].splitlines()[0] in texts[0]
    assert "We hold nothing." in texts[1]
    assert "900111" not in next((folder / "data/working").glob("02-*")).read_text("utf-8")
    told = json.loads((folder / "data/summary.json").read_text("utf-8"))["timeline"]
    assert any("Northwind answered it: refused" in one["text"] for one in told)
    status, said = proof_of(folder, "ledger-proof.zip", tmp_path / "proof")
    assert status == 0, said
    assert "letter-answered" in said


def test_case_numbers_and_replies_are_kept_and_told(ready: Command, tmp_path: Path) -> None:
    incident = ready("incident", "add", "Deposit").data["id"]
    ready("incident", "update", incident, "--case", "Report Fraud", "NFRC-77")
    changed = ready("incident", "update", incident, "--reply", "1", "Looked into.")
    assert [(one["office"], one["number"], one["reply"]) for one in changed.data["cases"]] == [
        ("Report Fraud", "NFRC-77", "Looked into.")
    ]
    assert ready("incident", "update", incident, "--reply", "2", "x").status == 1
    made = ready("incident", "evidence", incident, "--out", str(tmp_path))
    told = json.loads((Path(made.data["folder"]) / "data/summary.json").read_text("utf-8"))["timeline"]
    assert any("Case number: NFRC-77. Report Fraud replied: “Looked into.”" in one["text"] for one in told)


def test_a_stamp_is_checked_before_it_is_taken_and_by_the_script(ready: Command, tmp_path: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("no openssl (packaging/setup.sh says how)")
    incident = ready("incident", "add", "Deposit").data["id"]
    packs = [Path(ready("incident", "evidence", incident, "--out", str(tmp_path)).data["folder"]) for _ in range(2)]
    authority, stranger = Authority(tmp_path / "authority"), Authority(tmp_path / "stranger")
    (tmp_path / "roots.pem").write_bytes(authority.root)
    response, roots = tmp_path / "answer.tsr", str(tmp_path / "roots.pem")

    def stamp(pack: Path) -> Any:
        return ready("incident", "stamp", str(pack), "--response", str(response), "--roots", roots)

    response.write_bytes(b"nothing")
    assert stamp(packs[0]).status == 1, "never asked for"
    requests = [Path(ready("incident", "stamp", str(pack)).data["request"]) for pack in packs]
    assert ready("incident", "stamp", str(packs[0])).data["request"] == str(requests[0])
    for wrong in (b"nothing", authority.stamp(requests[1].read_bytes()), stranger.stamp(requests[0].read_bytes())):
        response.write_bytes(wrong)
        assert stamp(packs[0]).status == 1
        assert not (packs[0] / "tagmanifest-sha256.txt.tsr").exists()
    response.write_bytes(authority.stamp(requests[0].read_bytes()))
    made = stamp(packs[0])
    assert made.status == 0, made.err
    assert made.data["time"].endswith("Z")
    status, said = run_python("verify_bag.py", packs[0])
    assert status == 0, said
    assert "The time-stamp is about this pack." in said
    manifest = packs[0] / "tagmanifest-sha256.txt"
    manifest.write_text(manifest.read_text("utf-8") + "\n", "utf-8")
    assert "the time-stamp is not about this pack" in run_python("verify_bag.py", packs[0])[1]


def test_what_is_wrong_is_one_sentence_and_writes_nothing(ready: Command, tmp_path: Path) -> None:
    incident, out = ready("incident", "add", "Deposit").data["id"], tmp_path / "out"
    out.mkdir()
    texts = {
        "no.json": "{",
        "list.json": "[]",
        "key.json": '{"timeline": [], "exhibits": [{"key": "x", "source": "", "purpose": ""}]}',
        "box.json": '{"timeline": [], "exhibits": [{"key": "x", "source": "", "purpose": "", "boxes": [[2, 0, 1, 1]]}]}',
        "line.json": '{"timeline": ["no day"], "exhibits": []}',
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
        found = ready("incident", "evidence", incident, "--out", str(out), "--exhibits", str(tmp_path / name))
        assert found.status == 1, name
        assert found.err.strip().count("\n") == 0
    assert ready("incident", "evidence", "--out", str(out)).status == 1
    assert ready("incident", "evidence", incident).status == 1
    assert ready("incident", "stamp", str(out)).status == 1
    assert list(out.iterdir()) == []


def two_pages(text: str) -> bytes:
    """Return a PDF of two pages, with a text layer where there is a text."""
    from app.render.letter import letter_file

    if text:
        return letter_file("Receipt\n\n" + "\n\n".join([text, *("x",) * 60]), ".pdf", "en")
    out = io.BytesIO()
    pages = [Image.new("RGB", (300, 400), (240, 240, 240)) for _ in range(2)]
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:])
    return out.getvalue()


def test_a_pdf_gets_its_text_or_its_pages_or_is_said_to_have_no_copy(ready: Command, tmp_path: Path) -> None:
    (tmp_path / "told.pdf").write_bytes(two_pages("Paid to Mr Zhou, +44 7700 900555."))
    (tmp_path / "seen.pdf").write_bytes(two_pages(""))
    files = ("--file", str(tmp_path / "told.pdf"), "--file", str(tmp_path / "seen.pdf"))
    incident = ready("incident", "add", "Receipt", *files).data["id"]
    plain = ready("incident", "evidence", incident, "--out", str(tmp_path))
    assert [one["working"] for one in plain.data["exhibits"]] == ["", "working/02-told.txt"]
    assert "900555" not in (Path(plain.data["folder"]) / "data/working/02-told.txt").read_text("utf-8")

    def change(document: dict[str, Any]) -> None:
        for row in document["exhibits"]:
            row["boxes"] = [[0, 0, 1, 0.1]]

    path = edited(ready, tmp_path, incident, change=change)
    made = ready("incident", "evidence", incident, "--out", str(tmp_path), "--exhibits", str(path))
    assert [one["working"] for one in made.data["exhibits"]] == ["working/01-seen.png", "working/02-told.png"]
    with Image.open(Path(made.data["folder"]) / "data/working/01-seen.png") as pages:
        assert pages.height > 2 * pages.width, "both pages, one below the other"
        assert pages.getpixel((5, 5)) == (0, 0, 0)


def test_a_picture_that_is_none_is_refused_with_its_boxes_and_nothing_is_written(
    ready: Command, tmp_path: Path
) -> None:
    (tmp_path / "chat.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing more")
    incident, out = ready("incident", "add", "Chat", "--file", str(tmp_path / "chat.png")).data["id"], tmp_path / "out"
    out.mkdir()

    def change(document: dict[str, Any]) -> None:
        document["exhibits"][0]["boxes"] = []

    path = edited(ready, tmp_path, incident, change=change)
    made = ready("incident", "evidence", incident, "--out", str(out), "--exhibits", str(path))
    assert made.status == 1
    assert made.err.strip().count("\n") == 0
    assert list(out.iterdir()) == []
    assert ready("incident", "evidence", incident, "--out", str(out)).status == 0, "as it is it may go in"
