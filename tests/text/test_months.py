"""Month names: which word is which month, as it is written and in the normal form."""

from __future__ import annotations

import re

import pytest

from app.domain.style import MONTHS
from app.redact.matchers.dates import parse_date
from app.services.csv_columns import iso_day
from app.text.dates import find_dates, to_iso
from app.text.months import any_month, month_numbers, normal_names
from app.text.normalization import folded


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("january", 1), ("feb", 2), ("märz", 3), ("marz", 3), ("mrz", 3), ("maerz", 3), ("avr", 4), ("août", 8), ("aout", 8),
        ("sept", 9), ("października", 10), ("pazdziernika", 10), ("wrz", 9), ("mai", 5), ("mayo", 5), ("maart", 3), ("out", 10),
        ("şubat", 2), ("января", 1), ("янв", 1), ("травня", 5), ("prosinec", 12), ("joulukuuta", 12), ("δεκεμβρίου", 12),
    ],
)  # fmt: skip
def test_a_word_is_a_month(word: str, number: int) -> None:
    assert month_numbers()[word] == number
    assert folded(word) in normal_names(number)
    assert re.fullmatch(any_month(), folded(word) + ".")


def test_what_is_a_word_of_its_own_is_none() -> None:
    """Look-alikes make Latin words of Cyrillic short forms (`мар`); short forms that nobody writes are English words."""
    for word in ("map", "hob", "pro", "led", "mac", "dub", "may be", ""):
        assert word not in month_numbers()
        assert not any(word in normal_names(number) for number in range(1, 13))


def test_every_language_names_twelve_months() -> None:
    assert set(month_numbers().values()) == set(range(1, 13))
    assert all(
        set(month_numbers(language).values()) == set(range(1, 13)) for language in ("en", "de", "pl", "el", "tr")
    )
    assert [month_numbers("en")[name.lower()] for name in MONTHS] == list(range(1, 13))


def test_one_word_for_two_months_is_that_of_the_language_named_first() -> None:
    assert month_numbers()["listopada"] == 11  # Polish; in Croatian October
    assert month_numbers("hr")["listopada"] == 10
    assert "listopada" in normal_names(10) and "listopada" in normal_names(11)


def test_dates_of_a_resume_are_read_with_and_without_accents() -> None:
    assert [to_iso(text) for text in ("février 2019", "fevrier 2019", "DECEMBRE 2021", "März 2020")] == [
        "2019-02",
        "2019-02",
        "2021-12",
        "2020-03",
    ]
    assert (
        find_dates("Set 2019 records, out 2020 runs")[0].first == "2019"
    )  # Italian and Portuguese months: English words here


def test_a_stray_word_does_not_make_the_month() -> None:
    assert parse_date("1 Sep 2020 (may change)") == (2020, 9, 1)
    assert parse_date("12 lutego 1990") == (1990, 2, 12)
    assert parse_date("listopad 1990") == (1990, 11, 0)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("3 März 2024", "2024-03-03"), ("3 de mayo de 2024", "2024-05-03"), ("12 janv. 2024", "2024-01-12"),
        ("Janurary 5, 2024", "2024-01-05"), ("5 Sept 2024", "2024-09-05"), ("5 Xyz 2024", ""), ("31 Feb 2024", ""),
    ],
)  # fmt: skip
def test_days_of_a_list_of_applications(cell: str, day: str) -> None:
    assert iso_day(cell, american=None) == day
