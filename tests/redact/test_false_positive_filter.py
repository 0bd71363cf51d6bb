"""Known values refute guesses of the patterns: the work beside a known employer, the signature under a letter to the person."""

from __future__ import annotations

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.redact.personal_data_scan import scan

EMPLOYER = ProtectedValue("emp", Kind.EMPLOYER, "Ateliers Bellerive SAS")
NAME = ProtectedValue("full", Kind.NAME, "Jasmine O'Hara")


def found(text: str, *known: ProtectedValue) -> list[str]:
    return [span.text for span in scan(text, known)]


def test_the_work_beside_a_known_employer_is_no_firm() -> None:
    line = "Parcours\nChaudronnière, Bellerive, 2018-2024"
    assert found(line, EMPLOYER) == ["Bellerive"]
    assert found(line) == ["Chaudronnière"]


def test_another_firm_with_its_own_dates_or_form_on_that_line_stays() -> None:
    assert "Ondelette Conseil SARL" in found("Ondelette Conseil SARL · Bellerive · 2018-2024", EMPLOYER)


def test_who_signs_a_letter_to_the_person_is_somebody_else() -> None:
    letter = "Hi {},\nGreat talking yesterday about the role.\nThanks!\nDana"
    assert "Dana" not in found(letter.format("Jasmine"), NAME)
    assert "Dana" in found(letter.format("team"), NAME)
