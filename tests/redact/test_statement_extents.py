"""A short statement is found with the words that belong to it: an age with its month, an illness with who has it and what follows, an amount whole."""

from __future__ import annotations

import pytest

from app.redact.pay_phrases import widened
from app.redact.statement_clauses import widened_clause
from app.redact.statement_phrases import widened_birth, widened_statement


def grown(text: str, found: str, widen: object, **options: bool) -> str:
    assert callable(widen)
    start = text.index(found)
    return text[slice(*widen(text, start, start + len(found), **options))]


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        ("(fifty-two in march) my rent", "fifty-two", "fifty-two in march"),
        ("passport 88, b. 1991, single", "1991", "b. 1991"),
        ("我今年本命年,四十八,党员", "四十八", "今年本命年,四十八"),
        ("五十整生日那天我请客", "五十", "五十整生日"),
        ("on 3 may the shop opens", "3 may", "3 may"),
    ],
)
def test_an_age_has_its_month(text: str, found: str, wanted: str) -> None:
    assert grown(text, found, widened_birth) == wanted


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        ("另外母亲中风后需要人照顾", "中风后需要人照顾", "另外母亲中风后需要人照顾"),
        ("酒精性脂肪肝，今年起只闻不喝。", "酒精性脂肪肝", "酒精性脂肪肝，今年起只闻不喝"),
        (
            "shrapnel in one knee, can't lift over 9 kg. muslim",
            "shrapnel in one knee",
            "shrapnel in one knee, can't lift over 9 kg",
        ),
        ("我们两个娃都成家了，党员", "成家了", "我们两个娃都成家了"),
        ("有痛风，本科毕业", "有痛风", "有痛风"),
    ],
)
def test_a_clause_has_who_and_what_follows(text: str, found: str, wanted: str) -> None:
    assert grown(text, found, widened_clause, with_rest=True) == wanted


def test_an_origin_has_the_word_that_opens_it() -> None:
    assert grown("i'm a proud maori woman", "maori", widened_statement) == "a proud maori"


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [("pay n7,440,000; cover", "7,440", "n7,440,000"), ("说到手一万三就去", "一万三", "到手一万三")],
)
def test_an_amount_is_whole(text: str, found: str, wanted: str) -> None:
    assert grown(text, found, widened).removeprefix("n") == wanted.removeprefix("n")
