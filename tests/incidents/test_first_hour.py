"""The first steps: every case in both languages, with the numbers of the country; no vault is needed."""

from __future__ import annotations

import re

import pytest

from app.domain.offices import Channel
from app.incidents.first_hour import PLACE, cases, told
from app.reader_country import COUNTRIES
from checkers.country_offices import offices_by_kind

ACCUSING = ("leaked by", "guilty", "scammer", "criminal", "骗子", "犯罪分子")
REASSURING = ("you are safe", "do not worry", "guarantee", "不用担心", "放心", "保证")


@pytest.mark.parametrize("code", [*COUNTRIES, ""])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_case_of_every_country_says_what_to_do(code: str, language: str) -> None:
    offices = offices_by_kind(code, language)
    for case in cases():
        steps = told(case, offices, language)
        assert len(steps) >= 3, case.id
        assert not [step for step in steps if PLACE in step.text or "()" in step.text or "（）" in step.text]


@pytest.mark.parametrize("code", [*COUNTRIES, ""])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_step_that_names_an_office_has_its_source_and_the_day_it_was_checked(code: str, language: str) -> None:
    offices = offices_by_kind(code, language)
    for step in (step for case in cases() for step in told(case, offices, language)):
        named = [one for one in offices.values() if one.line(language) in step.text]
        assert bool(named) == bool(step.source), step.text
        assert not named or re.search(r"20\d\d-\d\d-\d\d", step.source)
        unsure = ("官方" if language == "zh" else "Not confirmed") in step.source
        assert not named or named[0].confirmed or unsure, "what no official page confirmed says so"


@pytest.mark.parametrize("code", [*COUNTRIES, ""])
def test_whoever_is_in_danger_or_sent_papers_is_told_of_the_police_everywhere(code: str) -> None:
    for case in (one for one in cases() if one.id in ("paid", "sent-id", "installed", "went")):
        said = " ".join(step.text for step in told(case, offices_by_kind(code, "en"), "en")).lower()
        assert "call" in said or "report" in said
        first = told(case, offices_by_kind(code, "en"), "en")[0].text
        assert case.id != "went" or first.startswith("In danger: call")


@pytest.mark.parametrize("code", ["GB", "US", "AU", "NZ", "SG", "IE", "EU"])
def test_no_emergency_number_is_named_for_a_report(code: str) -> None:
    police = offices_by_kind(code, "en")["police"]
    for case in (one for one in cases() if one.id in ("sent-id", "installed")):
        steps = told(case, offices_by_kind(code, "en"), "en")
        assert not any(police.reached in step.text for step in steps)
        assert any("the police" in step.text for step in steps)


@pytest.mark.parametrize("code", COUNTRIES)
def test_whoever_paid_is_told_a_number_or_page_of_their_country(code: str) -> None:
    paid = next(case for case in cases() if case.id == "paid")
    offices = offices_by_kind(code, "en")
    assert offices["money"].line("en") in " ".join(step.text for step in told(paid, offices, "en"))


def test_the_words_accuse_and_reassure_nobody() -> None:
    for case in cases():
        for step in case.steps:
            said = " ".join((*step.words.values(), *step.otherwise.values())).lower()
            assert not [word for word in (*ACCUSING, *REASSURING) if word in said]


def test_a_line_for_advice_is_told_beside_the_police_but_no_office_twice() -> None:
    paid = next(one for one in cases() if one.id == "paid")
    money, police, line = (Channel(name, "1", "x · 2026-01-01", True) for name in ("M", "P", "F"))
    steps = told(paid, {"money": police, "police": police, "fraud": line}, "zh")
    assert [one.text for one in steps[1:3]] == ["随后报案：P（1）。", "也可向F（1）咨询和举报。"]
    for offices in ({"money": money, "fraud": money}, {"money": money, "police": police, "fraud": police}):
        assert len(told(paid, offices, "en")) == len(steps) - 1
