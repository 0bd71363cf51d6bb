"""Checks of single fields: lenient, so that only what no address, number or date looks like is doubted."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.text.field_checks import ends_before_start, problem


@pytest.mark.parametrize(
    ("kind", "name", "values"),
    [
        (
            Kind.EMAIL,
            "email",
            ["a@example.org", "li.na+job@mail.example.com", "李娜@例子.中国", "o'neill@example.ie", ""],
        ),
        (Kind.EMAIL, "other_emails", ["a@example.org, b@example.org"]),
        (
            None,
            "url",
            [
                "example.org",
                "https://example.org/a?b=c#d",
                "www.example.org",
                "linkedin.com/in/ann-lee",
                "x.example:8080/a",
            ],
        ),
        (Kind.LINK, "url", ["例子.中国/我", "HTTP://EXAMPLE.ORG"]),
        (
            Kind.PHONE,
            "phone",
            ["+44 20 7946 0321", "(555) 010-0199", "13800138000", "138 0013 8000", "＋86 138 0013 8000"],
        ),
        (
            Kind.PHONE,
            "phone",
            ["0711/5556677", "020 7946 0321 ext. 12", "010-12345678转801", "13800138000；010-12345678"],
        ),
        (Kind.DATES, "start", ["2019", "2019-09", "2020-02-29", ""]),
        (None, "label", ["not a date, not a link"]),
    ],
)
def test_what_people_write_is_let_be(kind: Kind | None, name: str, values: list[str]) -> None:
    assert [(value, found) for value in values if (found := problem(kind, name, value))] == []


@pytest.mark.parametrize(
    ("kind", "name", "values", "code"),
    [
        (
            Kind.EMAIL,
            "email",
            ["a@example", "a.example.org", "a b@example.org", "a@@example.org", "a@example..org"],
            "field-email",
        ),
        (Kind.EMAIL, "other_emails", ["a@example.org, b@example"], "field-email"),
        (None, "url", ["example", "my page.org", "https://", "javascript:alert(1)", "a@example.org"], "field-link"),
        (Kind.PHONE, "phone", ["123", "call me", "0207946o321", "1234567890123456"], "field-phone"),
        (Kind.DATES, "end", ["summer 2019", "2019-13", "2021-02-29", "05/03/2020"], "field-date"),
        (Kind.DATES, "date", ["0219-09", "2919"], "field-year"),
        (Kind.BIRTH, "birth_date", ["31 February"], "field-date"),
    ],
)
def test_what_cannot_be_right_is_doubted(kind: Kind | None, name: str, values: list[str], code: str) -> None:
    assert {value: problem(kind, name, value) for value in values} == dict.fromkeys(values, code)


def test_an_end_is_before_its_start_only_where_that_is_certain() -> None:
    assert ends_before_start("2020-03", "2019-12") and ends_before_start("2020", "2019-12")
    assert not ends_before_start("2020-03", "2020") and not ends_before_start("2020", "2020-03")
    assert not ends_before_start("2020-03", "") and not ends_before_start("2020-03", "later")
