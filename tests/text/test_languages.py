"""Which language a text is written in."""

from __future__ import annotations

import pytest

from app.domain.scripts import mostly_han
from app.text.languages import languages_of, written_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Experience in Berlin 2019", "en"),
        ("张三，工程师，负责系统开发", "zh-Hans"),
        ("張三，工程師，負責系統開發", "zh-Hant"),
        ("著名大学，皇后大道", "zh-Hans"),
        ("Software engineer (王芳), ten years of backend development in London and Leeds", "en"),
        ("", "en"),
        ("2019 — 2021", "en"),
    ],
)
def test_written_language(text: str, language: str) -> None:
    assert written_language(text) == language
    assert mostly_han(text) is language.startswith("zh")


def test_a_tenth_of_the_letters_is_not_yet_chinese() -> None:
    assert not mostly_han("abcdefghi字")
    assert mostly_han("abcdefgh字")


def test_small_words_tell_a_language() -> None:
    assert languages_of({"und", "mit"}, "und mit") == {"de"}
    assert languages_of({"und"}, "und") == frozenset()
