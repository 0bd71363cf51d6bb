"""Days as people say them: without a year, by name, within bounds."""

from __future__ import annotations

from datetime import date

import pytest

from app.text.spoken_days import spoken_day

MONDAY = date(2026, 11, 30)
FIRST, LAST = date(1900, 1, 1), date(2200, 1, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("16 Dec", "2026-12-16"),
        ("Dec 16", "2026-12-16"),
        ("December 16th", "2026-12-16"),
        ("16th of December", "2026-12-16"),
        ("16/12", "2026-12-16"),
        ("12/16", "2026-12-16"),
        ("9.12.", "2026-12-09"),
        ("12月9日", "2026-12-09"),
        ("12月9号", "2026-12-09"),
        ("3 January", "2027-01-03"),
        ("28 Oct", "2026-10-28"),
        ("29 Feb", None),
        ("31/11", None),
        ("tomorrow", "2026-12-01"),
        ("后天", "2026-12-02"),
        ("Wednesday", "2026-12-02"),
        ("thurs", "2026-12-03"),
        ("Monday", "2026-12-07"),
        ("周三", "2026-12-02"),
        ("下周三", "2026-12-09"),
        ("下個禮拜三", "2026-12-09"),
        ("本周日", "2026-12-06"),
        ("上周五", "2026-11-27"),
        ("next Wednesday", None),
        ("soon", None),
        ("100", None),
        ("", None),
    ],
)
def test_a_day_without_its_year_or_by_name(text: str, day: str | None) -> None:
    found = spoken_day(text, MONDAY, FIRST, LAST, month_first=None)
    assert (found and found.isoformat()) == day


def test_figures_follow_the_order_of_the_computer() -> None:
    read = [spoken_day("12-9", MONDAY, FIRST, LAST, month_first=order) for order in (True, False, None)]
    assert read == [date(2026, 12, 9), date(2026, 9, 12), None]


def test_where_days_ahead_are_out_of_bounds_the_last_one_is_meant() -> None:
    read = [spoken_day(text, MONDAY, FIRST, MONDAY, month_first=False) for text in ("Wednesday", "2 Dec", "16/12")]
    assert read == [date(2026, 11, 25), date(2025, 12, 2), date(2025, 12, 16)]
    assert spoken_day("tomorrow", MONDAY, FIRST, MONDAY, month_first=False) is None
