"""Pages that hold no posting are said to be none; what is not read is said, with how much was read."""

from __future__ import annotations

import pytest

from app.domain.checks import CheckCard
from checkers.card_json import line_text
from checkers.check import check
from checkers.intake import extracted_fields, font_digits, html_text
from checkers.intake.page_kind import page_kind
from checkers.intake.posting_reader import extract, from_fields

WHEN = "2026-11-29T09:00:00Z"
LOGIN = "<form><h1>Sign in</h1><p>Email or phone <input><br>Password <input type='password'></p><a href='/f'>Forgot password?</a> New here? Join now</form>"
RESULTS = "".join(f"<li><a href='https://board.example/jobs/view/{n}0001'>Clerk {n}</a> London</li>" for n in range(12))
PAGES = {
    "login-page": [
        f"<html><title>Log in</title><body>{LOGIN}</body></html>",
        "<html><title>登录</title><body><p>手机号登录</p><p>获取验证码登录</p><input type='password'><a>忘记密码</a><a>注册</a></body></html>",
        "Sign in\nEmail\nPassword\nForgot password?\nNew to LinkedIn? Join now\nContinue with Google",
    ],
    "error-page": [
        "<html><title>404 Not Found</title><body><h1>Sorry</h1><p>We could not find it.</p></body></html>",
        "<html><title>Job</title><body><p>This job is no longer available.</p></body></html>",
        "<html><title>招聘</title><body><p>该职位已下线</p></body></html>",
        "出错了\n您访问的页面不存在",
    ],
    "search-page": [
        f"<html><title>1,240 Clerk jobs in London</title><body><p>Sort by date</p><ul>{RESULTS}</ul></body></html>",
        f"<html><title>文员招聘信息_某招聘网</title><body><p>共找到 300 个职位 排序</p><ul>{RESULTS}</ul></body></html>",
    ],
    "blocked-page": [
        "<html><title>Just a moment...</title><body><p>Checking your browser</p></body></html>",
        "<html><title>安全验证</title><body><p>请完成验证</p></body></html>",
    ],
}


def card_of(text: str) -> CheckCard:
    return check(extract(text.encode()), created=WHEN)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in PAGES.items() for text in texts])
def test_a_page_without_a_posting_says_what_it_is_and_what_to_do(kind: str, text: str) -> None:
    (line,) = [line for line in card_of(text).needs_you if line.code.startswith("note-")]
    assert line.code == f"note-{kind}"
    assert "open" in line_text(line, "en").lower() and "打开" in line_text(line, "zh")


@pytest.mark.parametrize(
    "text",
    [
        f"<html><title>Clerk</title><body><div class='job-description'>File papers, answer calls and sort the post in our office in town every day.</div>{LOGIN}</body></html>",
        "<html><title>Clerk - 500 Main Street</title><body><p>We pay 500 a week. Sign in at the desk on your first day, ask for Maria.</p></body></html>",
        "Warehouse operative\nYou sign in at the gate. 404 Hill Road. Pay weekly, 500 pounds.",
        "Web developer\nYou fix error pages and build search results for jobs in London. Password resets too.",
        "文员，月薪五千，需要熟练处理登录注册问题，面试地点在市中心。",
    ],
)  # fmt: skip
def test_a_posting_is_no_such_page(text: str) -> None:
    assert not [line.code for line in card_of(text).needs_you if line.code.startswith("note-")]


def test_a_long_text_with_a_menu_is_no_log_in_page() -> None:
    assert page_kind("Clerk", "Sign in Join now Forgot password? Password\n" + "We file papers. " * 120, []) == ""


@pytest.mark.parametrize(
    "text",
    ["薪资：\ue031\ue032-\ue033\ue034K", "月薪 \ue031\ue032\ue033元", "薪资 龒龤驋龤元/月", "\ue03a-\ue03bK·13薪"],
)
def test_digits_in_a_font_of_the_site_are_said_and_not_guessed(text: str) -> None:
    posting = extract(f"岗位：文员\n{text}\n负责日常工作".encode())
    assert "font-digits" in posting.notes and not font_digits._GLYPH.search(posting.text)
    (line,) = [line for line in check(posting, created=WHEN).not_checked if line.code == "note-font-digits"]
    assert "read the pay on the page yourself" in line_text(line, "en")
    assert "font-digits" in from_fields(text).notes and from_fields(text).text == text


@pytest.mark.parametrize(
    "text", ["\ue600 收藏 \ue601 分享", "\ue60023 评论", "岗位：文员\n月薪5000元", "龒氏公司招文员"]
)
def test_icons_and_rare_names_are_no_digits(text: str) -> None:
    assert not font_digits.has_drawn_digits(text)


def test_a_text_that_is_cut_says_how_much_was_read() -> None:
    whole = "岗位：文员\n" + "负责日常工作。" * (extracted_fields.MAX_TEXT // 7 + 10)
    card = card_of(whole)
    (line,) = [line for line in card.not_checked if line.code == "note-text-cut"]
    assert line.params == {"read": str(extracted_fields.MAX_TEXT), "whole": str(len(whole))}
    assert len(card.posting.text) == extracted_fields.MAX_TEXT
    assert all(number in line_text(line, language) for number in line.params.values() for language in ("en", "zh"))


def test_a_page_whose_source_is_cut_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_text, "MAX_MARKUP", 200)
    posting = extract(("<html><body><p>Clerk wanted in our office.</p>" + "<p>x</p>" * 100).encode())
    assert any(note.startswith("page-cut:200/") for note in posting.notes)


def test_a_text_that_fits_says_nothing() -> None:
    assert not [line for line in card_of("岗位：文员\n负责日常工作").not_checked if line.code.endswith("-cut")]
