"""The verifier leaves the ordinary words that the redactor leaves, and finds by itself what the redactor would have to take out."""

from __future__ import annotations

import pytest

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.verify.literal import Literal, Reading
from app.verify.word_boundaries import is_cut_from_words
from tests.redact.test_words_or_names import LEFT

from .test_independence import found


@pytest.mark.parametrize(("kind", "value", "text"), LEFT)
def test_the_verifier_leaves_what_the_redactor_leaves(kind: Kind, value: str, text: str) -> None:
    assert found(kind, value, text) == []


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.NAME, "Heath Potter", "We agreed with Potter that the kiln stays."),
        (Kind.NAME, "Heath Potter", "Heath wrote the kiln manual."),
        (Kind.NAME, "Rusty Nail", "Rusty Nail signed off the decking."),
        (Kind.NAME, "Ruby Haskell", "Dr Haskell rated the work."),
        (Kind.EMPLOYER, "Boost Mobile", "We moved to the Boost account in May."),
        (Kind.EMPLOYER, "Fossil Group", "Worked at Fossil for a year."),
        (Kind.ADDRESS, "Reading", "Commutes from Reading daily."),
        (Kind.ADDRESS, "Orange", "Lives in Orange, CA since 2015."),
        (Kind.EMPLOYER, "向日葵", "在向日葵工作三年。"),
        (Kind.EMPLOYER, "北京大学", "毕业于北京大学。"),
    ],
)
def test_a_name_that_is_a_word_is_refused(kind: Kind, value: str, text: str) -> None:
    assert found(kind, value, text)


@pytest.mark.parametrize("text", ["Potter", "/Author (Potter) /Title (Resume)", 'creator="Potter"'])
def test_a_name_without_words_around_it_is_refused_outside_prose(text: str) -> None:
    value = ProtectedValue("x", Kind.NAME, "Heath Potter")
    assert list(Literal([value], (), (), prose=False).find([Reading(text)]))


@pytest.mark.parametrize(
    ("text", "row", "cut"),
    [
        ("服务北京大学生创业者", "北京大学", True),
        ("北京大学物理系", "北京大学", False),
        ("北京大学", "北京大学", False),
    ],
)
def test_words_across_an_edge(text: str, row: str, cut: bool) -> None:
    at = text.index(row)
    assert is_cut_from_words(text, at, at + len(row)) is cut


@pytest.mark.parametrize(
    ("value", "text", "excerpts"),
    [
        ("Cold Storage", "Cold storage of vaccines logged twice a day.", []),
        ("Cold Storage", "Joined Cold Storage in 2015.", ["Cold Storage"]),
        ("Cold Storage", "Cold Storage, Jelita branch", ["Cold Storage"]),
        ("Canadian Tire", "Statements under Canadian accounting standards.", []),
        ("Canadian Tire", "Mechanic at Canadian Tire, Burnaby", ["Canadian Tire"]),
    ],
)
def test_a_firm_called_by_words_of_the_language(value: str, text: str, excerpts: list[str]) -> None:
    assert [finding.excerpt for finding in found(Kind.EMPLOYER, value, text)] == excerpts
