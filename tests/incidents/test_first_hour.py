"""The first steps: every case in both languages, with the numbers of the country; no vault is needed."""

from __future__ import annotations

import pytest

from app.countries import COUNTRIES
from app.incidents.first_hour import PLACE, cases, told
from checkers.offices import offices_of

ACCUSING = ("leaked by", "guilty", "scammer", "criminal", "骗子", "犯罪分子")
REASSURING = ("you are safe", "do not worry", "guarantee", "不用担心", "放心", "保证")


@pytest.mark.parametrize("code", [*COUNTRIES, ""])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_case_of_every_country_says_what_to_do(code: str, language: str) -> None:
    offices = offices_of(code, language)
    for case in cases():
        steps = told(case, offices, language)
        assert len(steps) >= 3, case.id
        assert not [step for step in steps if PLACE in step or "()" in step or "（）" in step]


@pytest.mark.parametrize("code", COUNTRIES)
def test_whoever_paid_is_told_a_number_or_page_of_their_country(code: str) -> None:
    paid = next(case for case in cases() if case.id == "paid")
    offices = offices_of(code, "en")
    assert offices["money"] in " ".join(told(paid, offices, "en"))


def test_the_words_accuse_and_reassure_nobody() -> None:
    for case in cases():
        for step in case.steps:
            said = " ".join(step.words.values()).lower()
            assert not [word for word in (*ACCUSING, *REASSURING) if word in said]


def test_a_line_for_advice_is_told_beside_the_police_but_no_office_twice() -> None:
    paid = next(one for one in cases() if one.id == "paid")
    steps = told(paid, {"money": "the police (110)", "police": "the police (110)", "fraud": "the line (96110)"}, "zh")
    assert steps[1:3] == ("随后报案：the police (110)。", "也可拨打the line (96110)咨询和举报。")
    for offices in ({"money": "M", "fraud": "M"}, {"money": "M", "police": "P", "fraud": "P"}):
        assert len(told(paid, offices, "en")) == len(steps) - 1
