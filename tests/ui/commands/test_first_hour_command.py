"""`countermark first-hour`: usable at once, without a vault; printable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2

Command = Callable[..., Any]


def test_steps_need_no_vault_and_can_be_printed(command: Command, vault_folder: Path, tmp_path: Path) -> None:
    listed = command("first-hour").data["cases"]
    assert [one["id"] for one in listed] == ["paid", "sent-id", "told-code", "installed", "screen", "went"]
    page = tmp_path / "steps.pdf"
    told = command("first-hour", "paid", "--country", "CN", "--language", "zh", "--out", str(page))
    assert told.status == 0, told.err
    assert "110" in " ".join(told.data["steps"])
    printed = "".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(page))
    assert "止付" in printed
    assert not vault_folder.exists()


def test_an_unknown_case_or_country_is_one_sentence(command: Command) -> None:
    for wrong in (("nothing",), ("paid", "--country", "ZZ")):
        found = command("first-hour", *wrong)
        assert found.status == 1
        assert found.err.strip().count("\n") == 0
