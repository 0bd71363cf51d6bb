"""Fields set right by hand, answers that came later, and texts pasted back from official pages."""

from __future__ import annotations

import re

import pytest

from app.domain.checks import CardLine, Outcome
from app.errors import UserError
from checkers import card_json
from checkers.card_edit import corrected, told_anew, with_lines
from checkers.check import check
from checkers.guided import pasted_register_page
from checkers.intake.posting_reader import extract
from checkers.signals.base import CheckContext, line

WHEN, LATER = "2026-11-24T09:00:00Z", "2026-11-25T10:00:00Z"
POSTING = "公司名称：宁波海川贸易有限公司\n岗位：文员\n统一社会信用代码：91110000600037341L\n简历发 hr@haichuan.cn"
GSXT = """国家企业信用信息公示系统
企业名称：宁波海川贸易有限公司
统一社会信用代码：91110000600037341L
登记状态：存续（在营、开业、在册）
成立日期：2011年3月2日
未列入经营异常名录"""


def pasted(text: str) -> tuple[CardLine, ...]:
    return pasted_register_page.lines(text, extract(POSTING.encode()), page="gsxt", today=WHEN)


def test_a_field_set_right_is_used_and_marked() -> None:
    posting = extract(b"Company: Northgate\nSend your CV to hr@northgate.co.uk")
    changed = corrected(posting, {"organisation": "Northgate Logistics Ltd", "identifiers": "00445790, 09384423"})
    assert changed.organisation == "Northgate Logistics Ltd"
    assert changed.identifiers == ("00445790", "09384423")
    assert {"organisation=by-hand", "identifiers=by-hand"} <= set(changed.found_by)
    assert not any(entry.startswith("organisation=") and entry != "organisation=by-hand" for entry in changed.found_by)
    assert (changed.text, changed.original_sha256) == (posting.text, posting.original_sha256)
    subjects = {one.subject for one in check(changed, created=WHEN).needs_you}
    assert "Northgate Logistics Ltd" in subjects


@pytest.mark.parametrize("name", ["text", "original_sha256", "nonsense"])
def test_text_and_hash_cannot_be_set(name: str) -> None:
    with pytest.raises(UserError) as caught:
        corrected(extract(POSTING.encode()), {name: "x"})
    assert caught.value.code == "field-unknown"


def test_later_answers_make_a_new_card_and_leave_the_old_one() -> None:
    old = check(extract(POSTING.encode()), created=WHEN)
    answers = (
        line("online-name-found", Outcome.CONFIRMED, "a", "", "GLEIF", LATER),
        line("online-name-differs", Outcome.CONFIRMED_BUT, "b", "", "VIES", LATER),
        line("online-unknown-down", Outcome.UNKNOWN, "c", "", "RDAP", LATER),
    )
    new = with_lines(old, answers, created=LATER)
    assert (new.confirmed[0], new.needs_you[0], new.not_checked[0]) == answers
    assert "online-not-asked" in {one.code for one in old.not_checked}
    assert "online-not-asked" not in {one.code for one in new.not_checked}
    assert (old.created, new.created) == (WHEN, LATER)
    again = with_lines(new, (line("online-not-active", Outcome.CONFIRMED_BUT, "a", "", "GLEIF", LATER),), created=LATER)
    assert [one.code for one in (*again.confirmed, *again.needs_you) if one.source == "GLEIF"] == ["online-not-active"]


@pytest.mark.parametrize(
    ("text", "code", "outcome"),
    [
        (GSXT, "pasted-same", Outcome.CONFIRMED),
        (GSXT.replace("存续（在营、开业、在册）", "吊销，未注销"), "pasted-ended", Outcome.CONFIRMED_BUT),
        (GSXT.replace("海川", "海山"), "pasted-other-name", Outcome.CONFIRMED_BUT),
        (GSXT.replace("41L", "42L"), "pasted-other-number", Outcome.CONFIRMED_BUT),
        (GSXT.replace("登记状态", "某状态"), "pasted-no-state", Outcome.CONFIRMED_BUT),
        (GSXT.replace("\n", " "), "pasted-same", Outcome.CONFIRMED),
        (GSXT.replace("：", "\n"), "pasted-same", Outcome.CONFIRMED),
        (GSXT.replace("0", "０"), "pasted-same", Outcome.CONFIRMED),
        (GSXT + "\n行政处罚(2) 严重失信主体名单(0)", "pasted-listed", Outcome.CONFIRMED_BUT),
        (GSXT + "\n行政处罚(0) 严重失信主体名单(0)", "pasted-same", Outcome.CONFIRMED),
        ("您搜索的条件：共查询到 0 条信息", "pasted-nothing", Outcome.NOT_FOUND_HERE),
        ("点击按钮进行验证", "pasted-unread", Outcome.UNKNOWN),
        (GSXT.replace("未列入", "列入"), "pasted-listed", Outcome.CONFIRMED_BUT),
    ],
)
def test_what_was_pasted_back_is_compared(text: str, code: str, outcome: Outcome) -> None:
    first = pasted(text)[0]
    assert (first.code, first.outcome) == (code, outcome)
    assert pasted_register_page.PASTED in first.source and first.as_of == WHEN
    for language in ("en", "zh"):
        assert "{" not in card_json.line_text(first, language)
        assert "2026-11-24" in card_json.line_text(first, language)


def test_a_company_about_to_be_struck_off_is_not_confirmed() -> None:
    text = "Company name: 宁波海川贸易有限公司\nCompany status: Active — Active proposal to strike off"
    assert pasted(text)[0].code == "pasted-ended"


def test_what_the_page_does_not_say_leaves_no_empty_brackets() -> None:
    for text in (
        "企业名称：宁波海川贸易有限公司",
        "被执行人姓名/名称：宁波海川贸易有限公司\n案号：（2026）浙0201执1号",
    ):
        for one in pasted(text):
            for language in ("en", "zh"):
                assert not re.search(r"\(\)|（）| {2}", card_json.line_text(one, language))


def test_an_english_page_is_read_too_and_a_huge_paste_is_cut() -> None:
    found = pasted_register_page.read(
        "Company name: TESCO PLC\nCompany number: 00445790\nCompany status: Active\n" + "x" * 9_000_000
    )
    assert (found.name, found.number, found.state) == ("TESCO PLC", "00445790", "Active")


def test_a_card_told_anew_keeps_the_answers_that_came_later() -> None:
    posting = extract(b"Accountant in Leeds. Pay a deposit of 300 before you begin.")
    old = check(posting, created=WHEN, context=CheckContext(today=WHEN[:10], country="US"))
    answers = (line("online-found", Outcome.CONFIRMED_BUT, "a", "", "GLEIF", WHEN),)
    fresh = check(posting, created=LATER, context=CheckContext(today=LATER[:10], country="NG"))
    told = told_anew(with_lines(old, answers, created=WHEN), fresh)
    assert answers[0] in told.needs_you
    assert "online-not-asked" not in [one.code for one in told.not_checked]
    assert (told.signals, told.lines, told.created) == (fresh.signals, "NG", LATER)
