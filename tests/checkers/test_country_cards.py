"""A hundred cards (country, kind, place of the posting) name the law and the line that were checked by hand."""

from __future__ import annotations

from pathlib import Path

from benchmarks.country_cards import rows
from checkers.intake.posting_reader import from_fields
from checkers.jurisdictions import country
from checkers.signals.employer_agency import is_agency

CHECKED = Path(__file__).with_name("data") / "country_cards.tsv"


def checked() -> list[str]:
    return [line for line in CHECKED.read_text("utf-8").splitlines() if not line.startswith("#")]


def test_a_hundred_cards_name_the_law_and_the_line_that_were_checked_by_hand() -> None:
    assert len(checked()) == 100
    assert [row.written() for row in rows()] == checked()


def test_every_law_and_every_line_of_the_table_has_a_source() -> None:
    for line in checked():
        reader, place, _, _, law, article, first = line.split("\t")
        there, home = country(place), country(reader)
        assert there is not None and home is not None
        if law:
            assert any(one.source and article == one.article and law in one.law.values() for one in there.laws), line
        mark = first.removeprefix(f"{place} ")
        assert any(mark in (one.number, one.url) and one.source for one in (*home.offices, *there.offices)), line


def test_an_agency_is_known_by_what_it_asks_and_not_by_being_denied() -> None:
    assert is_agency(from_fields("Employment agency in Leeds seeks porters. You pay our placement fee of 300 first."))
    assert is_agency(from_fields("面试前先交中介服务费300元，由我们推荐给用人单位。"))
    assert not is_agency(from_fields("We are not an employment agency in any form; porters for our own hotel."))
    assert not is_agency(from_fields("工厂直招，无中介费，不通过职业介绍所。"))
