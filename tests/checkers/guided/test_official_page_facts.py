"""What only the person can find out: read from pasted pages, dated, read honestly; sentences for every case in both languages."""

from __future__ import annotations

import re

import pytest

from app.domain.ages import Age, age_of
from app.domain.checks import CheckCard, Outcome, Posting
from app.errors import UserError
from checkers import card_json
from checkers.card_edit import with_lines
from checkers.guided.official_page_facts import fact_lines, facts, facts_in, pages_for, reading
from checkers.guided.recruiter_questions import answer_line, questions, results, ways
from checkers.signals.base import line

FIRM = Posting("客服", organisation="宁波海川贸易有限公司", language="zh")
GSXT = (
    "统一社会信用代码：91330200MA2AAAAA1X 企业名称：宁波海川贸易有限公司 成立日期：2026年03月01日 注册资本：500万元 实缴资本：0万元 "
    "参保人数：0人 曾用名：宁波海山贸易有限公司 登记状态：存续"
)


def card(*lines: object) -> CheckCard:
    empty = CheckCard(FIRM, "2026-11-30T08:00:00Z", (), (), (), ())
    return with_lines(empty, lines, created="2026-11-30T09:00:00Z")  # type: ignore[arg-type]


def test_facts_are_read_from_a_page_in_one_line_or_many() -> None:
    wanted = {"founded": "2026年03月01日", "paid-in": "0万元", "insured": "0人", "former-name": "宁波海山贸易有限公司"}
    assert facts_in(GSXT) == wanted
    assert facts_in(GSXT.replace(" ", "\n").replace("：", "\n")) == wanted
    assert facts_in("Incorporated on\n1 March 2020\nPrevious company names\nOLD LTD") == {
        "founded": "1 March 2020",
        "former-name": "OLD LTD",
    }
    assert facts_in("被执行人(3)\n同地址企业 25")["cases"] == "3" and facts_in("同地址企业 25")["address"] == "25"
    assert facts_in("An ordinary text about capital and court cases.") == {}


@pytest.mark.parametrize(
    ("code", "value", "wanted"),
    [
        *(("insured", value, "none") for value in ("0", "0人", "0 人", "无", "none", "０", "-", "没有")),
        *(("insured", value, "some") for value in ("12", "12人", "1,024", "50-99人")),
        ("insured", "不详", "unread"),
        *(("paid-in", value, "none") for value in ("0万元", "0.00 万元人民币", "未实缴")),
        *(("paid-in", value, "some") for value in ("500万元", "0.5万元", "10 万")),
        *(("founded", value, wanted) for value, wanted in (("2026-03-01", "none"), ("2011年3月2日", "some"))),
        *(("founded", value, "unread") for value in ("2027-01-01", "long ago")),
        *(("abnormal", value, wanted) for value, wanted in (("无", "none"), ("地址无法联系", "some"))),
        ("former-name", "Old Ltd", "some"),
    ],
)
def test_a_value_is_read_as_nothing_as_something_or_not_at_all(code: str, value: str, wanted: str) -> None:
    fact = next(one for one in facts() if one.code == code)
    assert reading(fact, value, "2026-11-30") == wanted


def test_nothing_insured_is_a_question_and_no_verdict() -> None:
    (one,) = fact_lines({"insured": "0", "paid-in": " "}, FIRM, page="gsxt", day="2026-11-01")
    assert (one.outcome, one.as_of, one.source) == (Outcome.CONFIRMED_BUT, "2026-11-01", "gsxt (pasted by you)")
    assert "Ask who signs your contract" in card_json.line_text(one, "en")
    assert "由哪家公司签合同" in card_json.line_text(one, "zh")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_case_has_a_sentence_without_a_verdict(language: str) -> None:
    values = {"none": "0", "some": "7", "unread": "?"}
    days = {"none": "2026-11-01", "some": "2001-01-01", "unread": "?"}
    texts = []
    for fact in facts():
        for value in (days if fact.value == "day" else values).values():
            texts += [
                card_json.line_text(one, language)
                for one in fact_lines({fact.code: value}, FIRM, page="p", day="2026-11-30")
            ]
    for question in questions():
        for way in ways("en"):
            for result in results("en"):
                answer = answer_line(question.code, "yes", FIRM, way=way, result=result, day="2026-11-30")
                texts.append(card_json.line_text(answer, language))
    assert not [text for text in texts if re.search(r"[{}]|fact-|answer-|\bsafe\b|安全|骗子|违法|illegal", text)]
    day = {"en": "30 November 2026", "zh": "2026年11月30日"}[language]
    assert all(day in text for text in texts)


def test_only_an_answer_on_a_number_of_ones_own_counts_as_confirmed() -> None:
    outcomes = {
        (way, result): answer_line("known", "x", FIRM, way=way, result=result, day="2026-11-30").outcome
        for way in ways("en")
        for result in results("en")
    }
    assert [key for key, found in outcomes.items() if found is Outcome.CONFIRMED] == [("own-number", "confirmed")]
    for bad in ({"code": "nonsense"}, {"answer": "  "}, {"way": "x"}, {"result": "x"}):
        given = {"code": "known", "answer": "x", "way": "chat", "result": "open"} | bad
        with pytest.raises(UserError):
            answer_line(
                given["code"], given["answer"], FIRM, way=given["way"], result=given["result"], day="2026-11-30"
            )


def test_a_card_tells_what_is_known_what_is_old_and_where_to_look() -> None:
    old = fact_lines({"insured": "12", "founded": "2011-03-02"}, FIRM, page="gsxt", day="2025-09-30")
    new = fact_lines({"insured": "0"}, FIRM, page="gsxt", day="2026-11-30")
    told = card_json.by_hand(card(*new), old, "2026-11-30", "", "en")
    rows = {row["code"]: row for row in told["facts"]}  # type: ignore[attr-defined, index]
    assert (rows["insured"]["value"], rows["insured"]["noted"]) == ("0", "noted today")
    assert rows["founded"]["noted"] == "noted 14 months ago: look it up again"
    assert rows["paid-in"]["text"] == "" and "14 years before" in rows["founded"]["text"]
    assert [page["code"] for page in told["pages"]] == ["gsxt", "zxgk"]  # type: ignore[attr-defined, index]


def test_pages_are_those_of_the_postings_country_else_of_the_readers() -> None:
    leeds = Posting("Packer in Leeds, UK", organisation="Brass Kettle Ltd", location="Leeds, UK")
    assert [one.code for one in pages_for(leeds, "CN")] == ["companies-house"]
    nowhere = Posting("Packer", organisation="Brass Kettle")
    assert [one.code for one in pages_for(nowhere, "AU")] == ["au-abn"] and pages_for(nowhere) == ()
    known = {one.code for one in facts()}
    assert all(set(one.facts) <= known for country in ("CN", "GB", "TW", "DE") for one in pages_for(nowhere, country))


def test_where_an_agency_posts_its_order_is_asked_first() -> None:
    agency = card(line("agency-mandate", Outcome.NEEDS_MANUAL))
    first = [card_json.by_hand(one, (), "2026-11-30", "", "en")["questions"][0]["code"] for one in (agency, card())]  # type: ignore[index]
    assert first == ["order", "signs"]


def test_an_age_is_told_in_the_unit_people_use() -> None:
    assert [age_of("2026-01-31", day) for day in ("2026-01-31", "2026-02-01", "2026-03-17", "2026-03-18")] == [
        *(Age("day", 0), Age("day", 1), Age("day", 45), Age("month", 1))
    ]
    assert age_of("2024-12-01", "2026-11-30") == Age("month", 23) and age_of("2024-11-30", "2026-11-30") == Age(
        "year", 2
    )
    assert age_of("2026-12-24", "2026-11-30") == Age("day", 0)
