"""A copy made on the command line for somebody whose kept check shows critical signs: made, said, and in the ledger once."""

from __future__ import annotations

from pathlib import Path

POSTING = "Company: Northwind Ltd\nA deposit of $80 for the uniform is paid before your first day and returned when you leave."


def test_the_signs_are_said_once_and_kept(ready, tmp_path: Path) -> None:
    posting = tmp_path / "posting.txt"
    posting.write_text(POSTING, "utf-8")
    card = ready("check", str(posting), "--keep").data
    grave = [signal["code"] for signal in card["signals"] if signal["severity"] == "critical"]
    assert grave
    arguments = ("copy", "make", "--recipient", "Northwind", "--stage", "apply", "--format", "txt")
    first = ready(*arguments, "--out", str(tmp_path / "1"))
    assert first.status == 0
    (warning,) = [one for one in first.data["warnings"] if one["code"] == "gate-made"]
    assert warning["signals"] == grave and str(len(grave)) in warning["message"]
    second = ready(*arguments, "--out", str(tmp_path / "2"))
    assert second.status == 0 and second.data["warnings"] == []
    rows = [row for row in ready("ledger", "show").data["entries"] if row["kind"] == "gate"]
    assert [row["body"]["sent"] for row in rows] == [True]


def test_no_check_no_words(ready, tmp_path: Path) -> None:
    made = ready("copy", "make", "--recipient", "Northwind", "--stage", "apply", "--out", str(tmp_path))
    assert made.status == 0 and made.data["warnings"] == []
