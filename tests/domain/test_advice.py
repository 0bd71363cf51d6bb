"""Advice is told once on a card, sentence by sentence."""

from __future__ import annotations

from app.domain.advice import said_once


def test_what_one_advice_said_the_next_does_not_say_again() -> None:
    given = ["Do not pay. Call 12333.", "Do not pay. Keep the U.S. form.", "Call 12333. Do not pay.", ""]
    assert list(said_once(given)) == ["Do not pay. Call 12333.", "Keep the U.S. form.", "", ""]
    assert list(said_once(["不要付钱。可拨打 12333。", "不要付钱。证件自己保管。"])) == [
        "不要付钱。可拨打 12333。",
        "证件自己保管。",
    ]


def test_every_sentence_of_an_advice_is_kept_that_was_not_said() -> None:
    text = "Ask at example.com, not here! Is it open? Then go"
    assert list(said_once([text, text])) == [text, ""]
