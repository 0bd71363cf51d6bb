"""`countermark copy cover` and the options of handing over: what they answer, and what they refuse."""

from __future__ import annotations

from pathlib import Path

TEXT = "Dear Ms Novak,\n\nI would be {glad|happy} to talk.\n\nKind regards,\n"


def test_a_letter_and_a_mail_go_with_a_copy(ready, tmp_path):
    made = ready(
        "copy", "make", "--recipient", "Northwind", "--stage", "apply", "--format", "txt", "--out", str(tmp_path)
    )
    text = tmp_path / "letter.txt"
    text.write_text(TEXT, "utf-8")
    asked = ("copy", "cover", "--copy", made.data["reference"], "--text", str(text), "--out", str(tmp_path))
    letter = ready(*asked, "--format", "pdf,eml")
    assert letter.status == 0 and letter.data["beside"] == made.data["reference"] and letter.data["verified"]
    assert Path(letter.data["mail"]).read_bytes().count(b"Content-Disposition: attachment") == 2
    assert {one["format"] for one in letter.data["files"]} == {"pdf"} and letter.data["variants"] == 1
    text.write_text("Dear all,\n\nMy number is +44 7700 900123.", "utf-8")
    refused = ready(*asked)
    assert refused.status == 1 and "+44 7700 900123" in str(refused.data) + refused.err
    assert ready("ledger", "verify").status == 0


def test_names_reference_and_what_is_expected(ready, tmp_path):
    asked = ("copy", "make", "--recipient", "Northwind", "--stage", "apply", "--format", "txt", "--out", str(tmp_path))
    made = ready(*asked, "--name-template", "{recipient}-{name}", "--no-reference")
    assert made.status == 0
    (file,) = made.data["files"]
    assert Path(file["path"]).name.startswith("Northwind-")
    assert made.data["reference"] not in Path(file["path"]).read_text("utf-8")
    assert [one["code"] for one in made.data["warnings"] if one["code"] == "reference-left-out"]
    wrong = ready(*asked, "--name-template", "{phone}")
    assert wrong.status == 1 and "{phone}" in wrong.err
