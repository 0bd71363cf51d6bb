"""Advice is told once on a card, sentence by sentence."""

from __future__ import annotations

from app.domain.advice import deduplicate_advice, drop_repeated_sentences, with_advice


def test_what_one_advice_said_the_next_does_not_say_again() -> None:
    given = ["Do not pay. Call 12333.", "Do not pay. Keep the U.S. form.", "Call 12333. Do not pay.", ""]
    assert list(drop_repeated_sentences(given)) == ["Do not pay. Call 12333.", "Keep the U.S. form.", "", ""]
    assert list(drop_repeated_sentences(["不要付钱。可拨打 12333。", "不要付钱。证件自己保管。"])) == [
        "不要付钱。可拨打 12333。",
        "证件自己保管。",
    ]


def test_every_sentence_of_an_advice_is_kept_that_was_not_said() -> None:
    text = "Ask at example.com, not here! Is it open? Then go"
    assert list(drop_repeated_sentences([text, text])) == [text, ""]


def test_findings_whose_advice_tells_the_same_stand_above_one_advice() -> None:
    given = [
        ("pay-nothing", "Do not pay. Call 12333."),
        ("", "Look closely."),
        ("pay-nothing", "Never pay, refunded or not. Call 12333. Keep the chat."),
        ("keep-papers", "Show papers. Call 12333."),
        ("", "Look closely."),
    ]
    assert deduplicate_advice(given) == [
        ((0, 2), "Never pay, refunded or not. Call 12333. Keep the chat."),
        ((1,), "Look closely."),
        ((3,), "Show papers."),
        ((4,), ""),
    ]


def test_encoded_signals_are_put_together_and_the_last_has_the_advice() -> None:
    rows = [{"code": code, "advice": f"{does}.", "does": does} for code, does in (("a", "x"), ("b", "y"), ("c", "x"))]
    assert [(row["code"], advice) for row, advice in with_advice(rows)] == [("a", ""), ("c", "x."), ("b", "y.")]
    kept_by_an_earlier_version = [{"code": "a", "advice": "Do it."}, {"code": "b", "advice": "Do it."}]
    assert [advice for _, advice in with_advice(kept_by_an_earlier_version)] == ["Do it.", ""]
