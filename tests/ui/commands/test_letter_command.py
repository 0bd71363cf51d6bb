"""`countermark letter`: a letter as a file, sent, answered, followed; every mistake is one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def harbour(ready):
    ready("recipient", "add", "Harbour", "--kind", "platform", "--domain", "harbour.example")
    return ready


def test_a_letter_is_written_kept_sent_answered_and_followed(harbour, tmp_path: Path) -> None:
    out = tmp_path / "letter.txt"
    made = harbour("letter", "--recipient", "Harbour", "--kind", "access", "--law", "gdpr", "--out", str(out))
    assert made.status == 0 and out.read_text("utf-8").startswith("Request for access")
    data = made.data
    assert {"id", "recipient", "kind", "law", "law_name", "path", "text", "notes", "sent", "due"} <= set(data)
    assert (data["kind"], data["law"], data["sent"], data["answer"]) == ("access", "gdpr", "", None)
    assert all({"text", "confirmed", "article", "source", "checked"} == set(note) for note in data["notes"])
    sent = harbour("letter", "sent", data["id"], "--day", "2026-01-31").data
    assert sent["due"] == "2026-02-28"
    (row,) = harbour("letter", "list").data["letters"]
    assert row["next"] == "reminder" and row["recipient"] == "Harbour"
    answered = harbour("letter", "answered", data["id"], "--with", "refused", "--day", "2026-02-10").data
    assert (answered["answer"], answered["answered"], answered["next"]) == ("refused", "2026-02-10", "reasons")
    second = tmp_path / "second.pdf"
    followed = harbour("letter", "next", data["id"], "--out", str(second)).data
    assert followed["kind"] == "reasons" and followed["about"] == data["id"] and second.read_bytes()[:5] == b"%PDF-"
    assert "10 February 2026" in followed["text"]
    assert harbour("letter", "discard", followed["id"]).status == 0
    assert [one["id"] for one in harbour("letter", "list", "--recipient", "Harbour").data["letters"]] == [data["id"]]
    assert harbour("ledger", "verify").status == 0


def test_a_letter_about_an_incident_ticks_its_step(harbour, tmp_path: Path) -> None:
    about = harbour("incident", "add", "Somebody called", "--from", "+44 7700 900123").data["id"]
    for number, kind in enumerate((("source",), ("complaint", "--to", "the regulator"))):
        written = ("letter", "--recipient", "Harbour", "--law", "gdpr", "--out", str(tmp_path / f"{number}.txt"))
        data = harbour(*written, "--kind", *kind).data
        assert harbour("letter", "sent", data["id"], "--incident", "no such").status == 1
        assert not next(one for one in harbour("letter", "list").data["letters"] if one["id"] == data["id"])["sent"]
        assert harbour("letter", "sent", data["id"], "--incident", about).status == 0
    shown = harbour("incident", "show", about).data
    (step,) = shown["follow_ups"]
    assert step["done"] and step["step"] == "letter"
    assert [one["office"] for one in shown["cases"]] == ["the regulator"]


@pytest.mark.parametrize("suffix", ["docx", "pdf", "txt", "eml"])
def test_each_format_in_chinese(harbour, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"letter.{suffix}"
    arguments = (
        "--language",
        "zh",
        "letter",
        "--recipient",
        "Harbour",
        "--kind",
        "erase",
        "--law",
        "pipl",
        "--out",
        str(out),
    )
    made = harbour(*arguments).data
    assert made["language"] == "zh" and "第四十七条" in made["text"] and "此致" in made["text"]
    assert out.stat().st_size > 500
    assert any("790" in note["text"] and not note["confirmed"] for note in made["notes"])
    assert "790" not in made["text"]


def test_mistakes_are_one_sentence_and_keep_nothing(harbour, tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_text("mine", "utf-8")
    write = ("letter", "--recipient", "Harbour", "--kind", "access")
    for arguments in (
        ("letter",),
        ("letter", "--recipient", "Nobody", "--kind", "access", "--out", str(tmp_path / "a.txt")),
        (*write, "--out", str(there)),
        (*write, "--out", str(tmp_path / "a.odt")),
        (*write, "--law", "dpdp", "--out", str(tmp_path / "a.txt")),
        (*write, "--to", "ICO", "--out", str(tmp_path / "a.txt")),
        ("letter", "sent", "7"),
        ("letter", "sent", "7", "--day", "tomorrow"),
        ("letter", "answered", "7", "--with", "done"),
        ("letter", "next", "7", "--out", str(tmp_path / "a.txt")),
    ):
        answer = harbour(*arguments)
        assert answer.status == 1 and answer.err.count("\n") == 1, arguments
        assert "Something unexpected" not in answer.err
    assert there.read_text("utf-8") == "mine" and list(tmp_path.glob("a.*")) == []
    assert harbour("letter", "list").data["letters"] == []
    assert harbour("letter", "--kind", "poem", as_json=False).status == 2


def test_what_is_not_confirmed_is_told_to_the_person_with_a_request_to_check(harbour, tmp_path: Path) -> None:
    out = str(tmp_path / "a.txt")
    told = harbour(
        "letter", "--recipient", "Harbour", "--kind", "withdraw", "--law", "gdpr", "--out", out, as_json=False
    )
    assert "Not in the letter" in told.out and "please check: Article 7(3)" in told.out
    assert "7(3)" not in Path(out).read_text("utf-8")


def test_a_mailbox_is_kept_and_addresses_the_mail(harbour, tmp_path: Path) -> None:
    first = harbour(
        *("letter", "--recipient", "Harbour", "--kind", "access", "--law", "gdpr"),
        *("--mailbox", "privacy@harbour.example", "--out", str(tmp_path / "first.eml")),
    )
    assert first.status == 0, first.err
    assert "To: privacy@harbour.example" in (tmp_path / "first.eml").read_text("utf-8")
    second = harbour(
        *("letter", "--recipient", "Harbour", "--kind", "stop", "--law", "gdpr"),
        *("--out", str(tmp_path / "second.eml")),
    )
    assert second.data["mailbox"] == "privacy@harbour.example"
    wrong = harbour(
        *("letter", "--recipient", "Harbour", "--kind", "stop", "--mailbox", "their site"),
        *("--out", str(tmp_path / "third.eml")),
    )
    assert wrong.status == 1 and wrong.err.strip().count("\n") == 0 and not (tmp_path / "third.eml").exists()
