"""The stance of texts: whose words change a signal, whose do not, odd texts, and the fit on rows that a reader can check."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.checks import Severity
from benchmarks.stance import Row, apart, fitted
from checkers.check import check
from checkers.intake import from_fields
from checkers.rules.engine import Engine
from checkers.rules.loader import read_pack, with_packs
from checkers.rules.normal import normalise
from checkers.scope.units import sentences
from checkers.signals.base import CheckContext
from checkers.wording.stance import heaviest_spans, stance_score
from tests.growth import MUCH, growth

WHEN = "2026-11-24T09:00:00Z"
DEMAND = "Send £45 for the uniform before your first shift and your rota will show."
TOLD = (
    "Lettings assistant. Show flats, take holding deposits from tenants (a week's rent at most), register the deposits in time and chase references. "
    "Basic £23k, bonus, company car."
)
HONEST = "We are a bakery in Leith. Bread at five, rolls at six, and the shop opens at seven. The pay is twelve pounds sixty an hour, every Friday. "
OWN = """\
pack: mine
version: "2026-01-01"
rules:
  - code: my-rule
    severity: critical
    patterns: ['holding deposits']
    negation: none
    explanation: {en: x, zh: x}
    advice: {en: x, zh: x}
    source: mine
    date: "2026-01-01"
    positive: ["holding deposits"]
    negative: [other]
"""


def found(text: str, context: CheckContext | None = None) -> dict[str, Severity]:
    card = check(from_fields(text), created=WHEN, context=context)
    return {signal.code: signal.severity for signal in card.signals}


def test_what_a_text_tells_of_is_a_warning_and_what_it_asks_is_critical() -> None:
    assert found(DEMAND) == {"en-fee-in-words": Severity.CRITICAL}
    assert found(TOLD) == {"en-frame-fee": Severity.WARNING}


def test_honest_words_far_away_do_not_lower_a_demand() -> None:
    for text in (HONEST * 8 + DEMAND, DEMAND + " " + HONEST * 8):
        assert found(text)["en-fee-in-words"] is Severity.CRITICAL


def test_a_rule_of_ones_own_is_never_lowered() -> None:
    own = CheckContext(engine=Engine(with_packs([read_pack("mine.yaml", OWN)])))
    assert found(TOLD, own)["my-rule"] is Severity.CRITICAL


def test_a_text_that_asks_as_a_whole_quotes_what_weighs_and_an_honest_one_is_left_alone() -> None:
    text = "帮忙去柜台取钱送到车站储物柜，一次四百块现结。别问是谁存的也别打听，聊完就删。"
    signals = [signal for signal in check(from_fields(text), created=WHEN).signals if signal.code == "asks-as-a-whole"]
    assert [signal.severity for signal in signals] == [Severity.CRITICAL]
    assert all(text[one.start : one.end] == one.text and one.text.strip() for one in signals[0].evidence)
    assert found(HONEST) == {}


@pytest.mark.parametrize("text", ["", " ", "a", "押", "\ud800押金押金", "🙂" * 50, "1234567", "привет мир"])
def test_odd_texts_are_read_without_complaint(text: str) -> None:
    assert isinstance(stance_score(text), float)
    assert stance_score("") == stance_score("🙂") == 0.0
    found(text)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="押金交 a£.。\nsend45", max_size=80))
def test_what_weighs_most_lies_in_the_text_in_order(text: str) -> None:
    plain = normalise(text).text
    spans = heaviest_spans(plain, sentences(plain), 2)
    assert spans == sorted(spans) and len(spans) <= 2
    assert all(0 <= start < end <= len(plain) for start, end in spans)


def test_time_grows_with_the_text_and_no_faster() -> None:
    for unit in ("押金交钱", "send money ", "a", "。"):
        assert growth(stance_score, unit * 25_000, unit * 100_000) < MUCH


def test_weights_tell_what_asks_from_what_tells_and_a_set_is_read_by_weights_that_never_saw_it() -> None:
    ask = ["please pay the fee now", "pay the fee before you start", "please pay before you start"]
    tell = ["guests hand in the key", "the key is given to guests", "guests hand it in at the desk"]
    rows = [Row(text, "one", True) for text in ask] + [Row(text, "one", False) for text in tell]
    weights = {"en": fitted(rows, "en")}
    assert stance_score("pay the fee", weights) > 0 > stance_score("guests hand in", weights)
    assert stance_score("nothing known here at all", {"en": fitted(rows[:2] + rows[3:5], "en")}) == 0.0
    strange = [Row("pay the fee now please", "two", False), Row("guests hand in the key", "two", True)]
    report = apart(
        [*rows, *strange, *(Row("押金" * 3, name, asks) for name in ("one", "two") for asks in (True, False))]
    )
    assert report["en"]["two"]["auc"] == 0.0
    assert np.isclose(report["en"]["one"]["auc"], 0.0)
