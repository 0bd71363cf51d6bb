"""Fees and kept papers in Hong Kong and Taiwan: the law and the lines of there, only where a posting is clearly of there."""

from __future__ import annotations

import pytest

from app.domain.checks import Posting, Signal
from checkers.check import check
from checkers.intake.posting_reader import from_fields
from checkers.posting_country import is_mainland, region_of
from checkers.rules.engine import shipped_engine

WHEN = "2026-11-26T09:00:00Z"
HK_FEE = "【九龍灣倉務員】入職前先過數$1,000作制服按金，做滿三個月先退。FPS 轉賬後 send 收據。"
TW_FEE = "台北門市人員，月薪三萬二，勞健保。錄取後須先匯款保證金三千元，做滿三個月退還。"
TW_PAPERS = "新竹作業員，需於報到當日將身分證正本交由公司保管至離職為止。"
AGENCY = "受客戶委託招聘。"
HK_PAPERS = "尖沙咀酒店房務員，入職時須將身份證正本及畢業證書正本交由公司保管，離職時歸還。"


def signals(text: str, *said: str) -> list[Signal]:
    engine, found = shipped_engine(), check(from_fields(text), created=WHEN).signals
    return [one for one in found if (rule := engine.rule(one.code)) and rule.says in said]


def told(found: list[Signal], language: str) -> str:
    return " ".join(one.advice[language] + one.explanation[language] for one in found)


@pytest.mark.parametrize(
    ("text", "says", "law", "article", "words"),
    [
        (HK_FEE, "fee", "香港《盜竊罪條例》（第210章）", "16A", ("deceit", "2717 1771", "18222")),
        (HK_FEE + AGENCY, "fee", "香港《職業介紹所規例》（第57A章）", "10", ("10 %", "2115 3667", "18222")),
        (HK_PAPERS, "papers", "", "", ("2717 1771", "999")),
        (HK_PAPERS + AGENCY, "papers", "香港《職業介紹所實務守則》", "", ("Code of Practice", "2115 3667", "999")),
        (TW_FEE, "fee", "就業服務法", "5(2)", ("deposit", "165", "1955")),
        (TW_PAPERS, "papers", "就業服務法", "5(2)", ("identity card", "110", "1955")),
        (TW_PAPERS + AGENCY, "papers", "就業服務法", "40", ("agency", "110", "1955")),
    ],
)
def test_the_law_and_the_lines_of_there_are_named(
    text: str, says: str, law: str, article: str, words: tuple[str, ...]
) -> None:
    found = signals(text, says)
    assert found and {(one.basis.law, one.basis.article) for one in found} == {(law, article)}
    assert all(word in told(found, "en") for word in words)
    for language in ("en", "zh"):
        assert "12333" not in told(found, language)
    assert not any("劳动合同法" in one.source for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "到職須先繳押金300元，離職退還。聯絡人陳小姐。",  # traditional, but of nowhere
        "澳門氹仔酒店侍應，報到前繳按金$500，做滿三個月退還。",
        "台北、香港兩地均有職缺，到職須先繳保證金三千元，離職退還。",  # of both
    ],
)
def test_a_posting_that_is_not_clearly_of_there_gets_no_law_and_no_claim_of_one(text: str) -> None:
    found = signals(text, "fee")
    assert found and not any(one.basis.law for one in found)
    words = told(found, "en") + told(found, "zh")
    assert not any(word in words for word in ("12333", "may not", "不得", "法律", "18222", "1955", "by law"))
    assert all(one.advice["en"] and one.advice["zh"] and one.explanation["zh"] for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "香港公司深圳办事处招文员，入职须先交押金300元，离职退还。",  # simplified: mainland
        "常驻台湾高雄，入职须先交押金300元，离职退还。",
    ],
)
def test_simplified_postings_that_name_a_place_there_keep_the_law_of_the_mainland(text: str) -> None:
    posting = from_fields(text)
    assert is_mainland(posting) and region_of(posting) is None
    assert {one.basis.law for one in signals(text, "fee")} == {"劳动合同法"}


def test_english_postings_name_no_region() -> None:
    assert region_of(Posting("Clerk in Hong Kong, HK$18,000, pay the HK$500 deposit first", language="en")) is None


def test_an_english_posting_cites_no_article_of_the_mainland() -> None:
    text = "Parcel coordinator, Bristol. Contact our manager on Telegram @northwind_hr for the interview."
    found = check(from_fields(text), created=WHEN).signals
    assert any("FTC" in one.source for one in found)
    assert not any("第" in one.source and "条" in one.source for one in found)
