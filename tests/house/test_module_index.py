"""The page that says which module holds what is true, and says it in whole sentences."""

from __future__ import annotations

import sys

import pytest
from source_tree import ROOT

sys.path.insert(0, str(ROOT / "packaging"))
import module_index


def test_the_page_says_what_the_docstrings_say() -> None:
    page = (ROOT / module_index.PAGE).read_text("utf-8")
    assert page == module_index.index(), "run `python packaging/module_index.py`"


def test_every_module_of_the_program_stands_in_it_with_a_whole_sentence() -> None:
    lines = [line for line in module_index.index().splitlines() if line.startswith("- `")]
    modules = [name for name in module_index.module_paths() if not name.endswith("/__init__.py")]
    assert len(lines) == len(modules) > 1000
    assert [line for line in lines if line.rstrip('”"`)')[-1] not in ".!?"] == []
    assert [line for line in lines if len(line) < 40] == [], "a name alone says nothing"


@pytest.mark.parametrize(
    ("docstring", "first"),
    [
        ("Reads a file. Writes nothing.", "Reads a file."),
        ("Reads a\nfile.\n\nMore of it.", "Reads a file."),
        ("Checks (RFC 8493. Section 2) a bag. And more.", "Checks (RFC 8493. Section 2) a bag."),
        ("Reads `a. b` of it. And more.", "Reads `a. b` of it."),
        ("Layouts, e.g. tables. And more.", "Layouts, e.g. tables."),
        ("Names of S. Wong. And more.", "Names of S. Wong."),
        ("Finds 公司. And more.", "Finds 公司."),
        ('Says "cannot tell." And more.', 'Says "cannot tell."'),
        ("Version 1.7 of the list", "Version 1.7 of the list"),
    ],
)
def test_a_sentence_ends_where_a_reader_sees_its_end(docstring: str, first: str) -> None:
    assert module_index.first_sentence(docstring) == first


def test_a_page_out_of_date_is_noticed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert module_index.main(["--check"]) == 0
    monkeypatch.setattr(module_index, "HEAD", "# Another page\n")
    assert module_index.main(["--check"]) == 1
    assert "python packaging/module_index.py" in capsys.readouterr().out
