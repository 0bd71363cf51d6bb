"""`countermark help`: the list of pages, a page, and a page that does not exist. No vault is needed."""

from __future__ import annotations

import json

import pytest

from app.services.guide import PAGES
from ui.commands.cli import run


def test_the_list_and_a_page_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["help", "--json", "--language", "en"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in listed["pages"]] == list(PAGES)
    for language, heading in (("en", "# Making a copy"), ("zh", "# 制作副本")):
        assert run(["help", "copy", "--language", language]) == 0
        out = capsys.readouterr().out
        assert out.startswith(heading) and "<a id" not in out


def test_a_page_that_does_not_exist_is_said_with_those_that_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["help", "copies", "--language", "en"]) == 1
    captured = capsys.readouterr()
    assert "“copies”" in captured.err and "limits" in captured.err and not captured.out
