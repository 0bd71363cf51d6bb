"""No text that people read holds a phrase of `found_phrases.yaml`: window, commands, messages, print, README, changelog."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from source_tree import ROOT

from app.services.program_texts import TextRow, text_rows

PHRASES = yaml.safe_load((Path(__file__).parent / "found_phrases.yaml").read_text("utf-8"))
PAGES = ("README.md", "CHANGELOG.md")
GUIDE = ROOT / "resources" / "guide"


def found(texts: list[tuple[str, str]], language: str) -> list[tuple[str, str]]:
    """Where a phrase of a language is left, and which."""
    anywhere, whole = (tuple(map(str, PHRASES[language][kind])) for kind in ("anywhere", "whole"))
    return [
        (where, phrase)
        for where, text in texts
        for phrase in (
            *(one for one in anywhere if one.casefold() in text.casefold()),
            *(one for one in whole if one == text.strip()),
        )
    ]


@pytest.fixture(scope="module")
def rows() -> tuple[TextRow, ...]:
    return text_rows()


def test_no_english_text_holds_a_found_phrase(rows: tuple[TextRow, ...]) -> None:
    texts = [(row.key, row.english) for row in rows]
    texts += [(name, (ROOT / name).read_text("utf-8")) for name in PAGES]
    texts += [(page.name, page.read_text("utf-8")) for page in (GUIDE / "en").glob("*.md")]
    assert len(texts) > 3000
    assert found(texts, "english") == []


def test_no_chinese_text_holds_a_found_phrase(rows: tuple[TextRow, ...]) -> None:
    texts = [(row.key, row.chinese) for row in rows]
    texts += [(name, (ROOT / name).read_text("utf-8")) for name in PAGES]
    texts += [(page.name, page.read_text("utf-8")) for page in (GUIDE / "zh").glob("*.md")]
    assert found(texts, "chinese") == []


def test_such_a_phrase_is_found() -> None:
    assert found([("a", "Please: THE SAME AGAIN.")], "english") == [("a", "The same again")]
    assert found([("a", "Profession"), ("b", "Professional skills")], "english") == [("a", "Profession")]
    assert found([("a", "职业"), ("b", "职业经历"), ("c", "请勿留存为事件")], "chinese") == [
        ("a", "职业"),
        ("c", "留存为事件"),
    ]


def test_every_text_has_both_languages(rows: tuple[TextRow, ...]) -> None:
    assert [row.key for row in rows if row.english.strip() and not row.chinese.strip()] in (
        [],
        ["letters/phrases.yaml:salutation", "letters/phrases.yaml:salutation-authority"],  # a Chinese letter has none
    )


def test_the_table_says_where_each_text_is_shown(rows: tuple[TextRow, ...]) -> None:
    places = {row.where.partition(":")[0] for row in rows}
    assert places == {"window", "message", "resource", "letter", "print"}
    assert [row.key for row in rows if row.where == "window"] == [], "each text of the window names its module"
