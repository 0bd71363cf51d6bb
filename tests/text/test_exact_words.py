"""Words are found as they are written: capitals count, layout does not, and a longer word is another word."""

from __future__ import annotations

import pytest

from app.text.exact_words import exact_spans


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Led Bosch and BOSCH teams", "Bosch", ["Bosch"]),
        ("Ellis\n Don won", "Ellis Don", ["Ellis\n Don"]),
        ("young people at Young Ltd", "Young", ["Young"]),
        ("Built GrabPay, grabbed Grabber", "Grab", ["GrabPay"]),
        ("起了个名叫“刘顺雪线”", "刘顺", ["刘顺"]),
        ("刘 顺", "刘顺", ["刘 顺"]),
        ("Known as @tin.v later", "as @tin.v", ["as @tin.v"]),
        ("Tamil name: வெங்கட்ராமன்.", "வெங்கட்ராமன்", ["வெங்கட்ராமன்"]),
        ("done 😀", "😀", ["😀"]),
        ("nothing", "", []),
        ("nothing", "Bosch", []),
    ],
)
def test_exact_words(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in exact_spans(text, words)] == found
