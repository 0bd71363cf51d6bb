"""Which numbers of a workbook are dates: asked of openpyxl, and of the editions of Excel that it does not know."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from checkers.registers.number_formats import convert_number, kind

CODES = (
    "yyyy\\-mm\\-dd", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "d/m/yyyy;@", "[Red]0.00", "0_d", "0\\d",
    "\"days\" 0", "[h]:mm", "[hh]:mm:ss", "[mm]:ss", "[s]", "General", "@", "#,##0.00 [$€-407]", "h:mm AM/PM", "[Blue]0;[Red]d", "[HH]:MM",
)  # fmt: skip


@pytest.mark.parametrize("code", [*CODES, *BUILTIN_FORMATS.values()])
def test_a_code_is_a_date_or_a_span_where_openpyxl_says_so(code: str) -> None:
    wanted = "time" if is_timedelta_format(code) else "day" if is_date_format(code) else ""
    assert kind(200, {200: code}) == wanted


def test_built_in_formats_are_known_by_their_numbers() -> None:
    for number, code in BUILTIN_FORMATS.items():
        assert kind(number, {}) == kind(200, {200: code}), code
    assert {number for number in range(300) if kind(number, {})} - BUILTIN_FORMATS.keys() == {
        *range(27, 37), *range(50, 59),
    }, "the dates of East Asian editions: 31 is “yyyy年m月d日” in Chinese"  # fmt: skip


@pytest.mark.parametrize("since_1904", [False, True])
def test_a_number_means_what_openpyxl_says(since_1904: bool) -> None:
    rng = random.Random(4)
    calendar = CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900
    numbers = [0, 0.5, 0.999999999, 1, 59, 59.5, 60, 61, 46_000, 46_000.375, -3, *(rng.uniform(-5, 60_000) for _ in range(300))]  # fmt: skip
    for number in numbers:
        assert convert_number(number, since_1904=since_1904, span=False) == from_excel(number, calendar), number
    for number in (0, 1.25, 30 / 24, 400.5):
        assert convert_number(number, since_1904=since_1904, span=True) == from_excel(number, calendar, timedelta=True)


def test_what_no_calendar_has_stays_a_number() -> None:
    assert convert_number(1e9, since_1904=False, span=False) == 1e9
    assert convert_number(float("1e300"), since_1904=False, span=True) == 1e300
    assert convert_number(46_148, since_1904=False, span=False) == datetime(2026, 5, 6)
    assert convert_number(1.25, since_1904=False, span=True) == timedelta(hours=30)
