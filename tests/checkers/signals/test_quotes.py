"""What a card quotes: clauses that a person can read, each once, never slivers, never over the limit."""

from __future__ import annotations

import itertools

import pytest

from app.domain.checks import CheckCard
from checkers.check import check
from checkers.intake.posting_reader import from_fields
from checkers.rules.engine import shipped_engine
from checkers.signals.quotes import LONGEST, quotes

WHEN = "2026-11-26T09:00:00Z"
COURSE = "招化妆学徒，岗前统一培训两周，培训的钱自己出一千六，考核过了才上岗，一年后退。包住。"


def quoted(text: str, *words: str) -> list[str]:
    return [
        text[start:end] for start, end in quotes(text, [(text.index(one), text.index(one) + len(one)) for one in words])
    ]


def card(text: str) -> CheckCard:
    return check(from_fields(text), created=WHEN)


def test_parts_near_each_other_are_one_quote_of_whole_clauses() -> None:
    assert quoted(COURSE, "岗前", "自己出", "上岗") == ["岗前统一培训两周，培训的钱自己出一千六，考核过了才上岗"]


def test_a_short_clause_is_quoted_with_its_neighbours_of_the_same_sentence() -> None:
    assert quoted("包住。先押三百，月底退，做满才算。", "押三百") == ["先押三百，月底退，做满才算。"]
    assert quoted("Nice team. Pay $40, cash.", "$40") == ["Pay $40, cash."]


def test_parts_far_apart_are_quoted_apart() -> None:
    text = (
        "Send us $60 for the badge. "
        + "The office is in the old mill by the river. " * 4
        + "The $60 comes back in May."
    )
    assert quoted(text, "$60", "comes back") == ["Send us $60 for the badge.", "The $60 comes back in May."]


@pytest.mark.parametrize("blank", [" ", ""])
def test_a_clause_without_end_is_cut_around_the_part(blank: str) -> None:
    text = blank.join(["word"] * 200 + ["押金300"] + ["word"] * 200)
    (one,) = quoted(text, "押金300")
    assert "押金300" in one and len(one) <= LONGEST and (not blank or set(one.split()) == {"word", "押金300"})


def test_the_part_itself_is_never_cut() -> None:
    text = "交" + "很" * 200 + "多押金"
    assert quoted(text, text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        COURSE,
        "Our vendor sends the laptop once you have sent $300 by Zelle; we refund it with your first pay slip, no interview needed.",
        "想接单先实名哈：身份证正反面、手持身份证半身照、银行卡正反面加预留手机号，一起发我企业微信。等下会收到个6位数验证码，念给我就激活了。",
        "這邊平台抽成高，麻煩加賴 id: hr_momo77 再說明喔～內容是幫賣家結帳衝評價，先墊款再返，一單抽8%，第二單開始用自己的本金。",
    ],
)
def test_evidence_of_rules_is_readable_exact_and_once(text: str) -> None:
    engine = shipped_engine()
    signals = [one for one in card(text).signals if (rule := engine.rule(one.code)) and not rule.logic]
    assert signals
    for signal in signals:
        spans = [(one.start, one.end) for one in signal.evidence]
        assert all(text[one.start : one.end] == one.text and len(one.text) >= 8 for one in signal.evidence)
        assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
        for start, end in (part for hit in engine.match(text) if hit.rule.code == signal.code for part in hit.spans):
            assert any(low <= start and end <= high for low, high in spans)


def test_evidence_in_a_field_beside_the_text_is_quoted_from_that_field() -> None:
    title = "急招打字员，入职先交押金300元，三个月后退"
    posting = from_fields("岗位在市区，做五休二。", title=title)
    (signal,) = [one for one in check(posting, created=WHEN).signals if one.severity == "critical"]
    (one,) = signal.evidence
    assert one.field == "title" and title[one.start : one.end] == one.text and "入职先交押金300元" in one.text


def test_sources_of_one_signal_are_named_once_with_the_latest_date() -> None:
    (signal,) = [one for one in card("到厂先交300块钱床铺押金，干满两个月退").signals if one.severity == "critical"]
    parts = signal.source.split("; ")
    assert signal.source.count("(20") == 1 and signal.source.endswith(")")
    assert not any(one != other and one in other for one in parts for other in parts)
