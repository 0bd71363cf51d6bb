"""A name inside a fixed term is nobody's: left by the redactor and by the verifier, unless it goes beyond the term or is the person's own."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.text.fixed_terms import fixed_terms, makes_term
from app.text.normalization import folded
from tests.redact.known_checks import found, uncovered
from tests.verify.test_independence import found as found_by_verifier

LEFT = [
    (Kind.NAME, "Ada Huntington", "Cared for people with Huntington's disease."),
    (Kind.NAME, "Ola Brinell", "Vickers and Brinell hardness tests weekly"),
    (Kind.NAME, "Tom Yankauer", "Checked the Yankauer suckers on each shift."),
    (Kind.NAME, "Ida Schrader", "Fitted Schrader valves to all wheels."),
    (Kind.REFEREE, "Max Bourdon", "Read the Bourdon equation aloud."),
    (Kind.ADDRESS, "Damascus", "Forged Damascus kitchen knives."),
    (Kind.ADDRESS, "Paris", "Cast in plaster of Paris."),
    (Kind.SCHOOL, "Harvard University", "Taught Harvard referencing."),
    (Kind.EMPLOYER, "Pearson", "Ran a Pearson correlation."),
    (Kind.EMPLOYER, "Harbour Valley Aged Care", "HVAC design for clinics"),
    (Kind.EMPLOYER, "British Airways", "BA (Hons) Fine Art"),
]  # fmt: skip

FOUND = [
    (Kind.NAME, "Ada Huntington", "Ask Huntington about the ward.", "Huntington"),
    (Kind.NAME, "Ada Huntington", "Ada Huntington's disease notes", "Ada Huntington"),
    (Kind.NAME, "Neve Kirkpatrick", "The Kirkpatrick model, which I wrote, is in use.", "Kirkpatrick"),
    (Kind.ADDRESS, "Paris", "Moved to Paris in May.", "Paris"),
    (Kind.SCHOOL, "Harvard University", "Lectured at Harvard for a year.", "Harvard"),
    (Kind.EMPLOYER, "Harbour Valley Aged Care", "Nights at HVAC, 2019", "HVAC"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "text"), LEFT)
def test_a_part_of_a_term_is_left_by_both(kind: Kind, value: str, text: str) -> None:
    assert found(kind, value, text) == []
    assert found_by_verifier(kind, value, text) == []


@pytest.mark.parametrize(("kind", "value", "text", "expected"), FOUND)
def test_what_is_no_part_of_a_term_is_found(kind: Kind, value: str, text: str, expected: str) -> None:
    assert not uncovered(kind, value, text, expected)


def spans(text: str) -> list[str]:
    return [text[start:end] for start, end in fixed_terms(folded(text), text)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("a Foley catheter", ["Foley catheter"]),
        ("Petri dishes", ["Petri dishes"]),
        ("eggs Benedict", ["eggs Benedict"]),
        ("Foley changed catheters", []),
        ("Foley's old catheters", []),
        ("Foley ran the catheter clinic", []),
    ],
)
def test_the_extent_of_a_term(text: str, terms: list[str]) -> None:
    assert spans(text) == terms


def test_a_noun_of_science_makes_a_term_of_any_name() -> None:
    assert makes_term("the lindqvist reflex", 13)
    assert not makes_term("the lindqvist family", 13)
