"""Rows of characters that could be a name, cut out of other words or not."""

from __future__ import annotations

import pytest

from app.text.lexicons import is_long_word, is_ordinary, is_word, ordinary_words, word_entry
from app.text.word_boundaries import UNKNOWN, boundary


@pytest.mark.parametrize(
    ("text", "row", "cut"),
    [
        ("获全上海大学生辩论赛亚军", "上海大学", True),
        ("在上海大学生物系", "上海大学", False),
        ("在云南开客栈两年", "南开", True),
        ("运河海鲜码头装卸", "河海", True),
        ("管理南京东路旗舰店", "京东", True),
        ("将传统刺绣发扬光大", "光大", True),
        ("任何工种都能带班", "何工", True),
        ("浙大农学院", "浙大", False),
        ("武大测绘学院", "武大", False),
        ("美的小家电导购", "美的", False),
        ("上海交大船舶专业", "交大", False),
    ],
)
def test_words_that_go_over_the_edge_of_a_name(text: str, row: str, cut: bool) -> None:
    at = text.index(row)
    assert (boundary(text, at, at + len(row)).margin < 12) is cut


def test_a_row_alone_has_no_other_reading_and_no_words_beside_it() -> None:
    found = boundary("昊禾", 0, 2)
    assert (found.margin, found.entry, found.before, found.after) == (UNKNOWN, None, "", "")


def test_the_words_beside_a_name_are_those_of_the_best_reading() -> None:
    found = boundary("负责昊禾数控班", 2, 4)
    assert (found.before, found.after) == ("负责", "数控")


def test_a_frequent_word_costs_less_than_its_characters() -> None:
    assert boundary("理想", 0, 2).inner < boundary("昊禾", 0, 2).inner


def test_the_word_lists_are_read_whole() -> None:
    assert {"aardvark", "bury", "converse", "jackhammer", "zucchini"} <= ordinary_words()
    assert len(ordinary_words()) > 40_000
    assert is_ordinary("kafka") and is_ordinary("grant") and not is_ordinary("okonkwo")
    assert is_long_word("地平线") and not is_long_word("阿里巴巴")
    assert is_word("理想") and is_word("元旦") and not is_word("昊禾")
    assert word_entry("北大") == ("organisation", word_entry("北大")[1])
    assert word_entry("的")[1] > word_entry("理想")[1] > word_entry("贝壳")[1]
