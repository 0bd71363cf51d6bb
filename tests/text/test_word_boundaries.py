"""Rows of characters that could be a name, cut out of other words or not."""

from __future__ import annotations

import pytest

from app.text.lexicons import is_long_word, is_ordinary, ordinary_words
from app.text.word_boundaries import cuts_words


@pytest.mark.parametrize(
    ("text", "row", "cut"),
    [
        ("服务北京大学生创业者", "北京大学", True),
        ("北京大学物理系", "北京大学", False),
        ("获全上海大学生辩论赛亚军", "上海大学", True),
        ("在上海大学生物系", "上海大学", False),
        ("上海大学", "上海大学", False),
    ],
)
def test_words_that_go_beyond_a_name(text: str, row: str, cut: bool) -> None:
    at = text.index(row)
    assert cuts_words(text, at, at + len(row)) is cut


def test_a_tie_is_a_person_unless_a_word_reaches_over_the_edge() -> None:
    assert cuts_words("英文强", 1, 3, of_person=True)
    assert not cuts_words("英文强", 1, 3)
    assert not cuts_words("组长张力", 2, 4, of_person=True)


def test_the_word_lists_are_read_whole() -> None:
    assert {"aardvark", "bury", "converse", "jackhammer", "zucchini"} <= ordinary_words()
    assert len(ordinary_words()) > 40_000
    assert is_ordinary("kafka") and is_ordinary("grant") and not is_ordinary("okonkwo")
    assert is_long_word("地平线") and not is_long_word("阿里巴巴")
