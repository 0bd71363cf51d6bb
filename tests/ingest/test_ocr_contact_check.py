"""What only the pixels of a PDF tell fills gaps in the contact fields, is asked about, and changes nothing else."""

from __future__ import annotations

from dataclasses import replace

from app.domain.draft import Draft, ImportWarning, SourceSpan
from app.domain.resume import Basics, Resume
from app.ingest.ocr_contact_check import DOUBTFUL, filled, needs_ocr_contacts


def draft(text: str, *, email: str = "", phone: str = "", name: str = "", codes: tuple[str, ...] = ()) -> Draft:
    values = {"email": email, "phone": phone, "name": name}
    places = {
        f"basics.{key}": SourceSpan(1, value, text.index(value), text.index(value) + len(value), 0.9)
        for key, value in values.items()
        if value
    }
    warnings = tuple(ImportWarning(code) for code in codes)
    return Draft(Resume(basics=Basics(**values)), "pdf", text, places, warnings, tuple(places))


READ = draft("欧阳文龙 ou@example.cn", email="ou@example.cn", name="欧阳文龙", codes=(DOUBTFUL,))
SEEN = draft("欧阳文尤 +86 13800001234 0u@example.cn", email="0u@example.cn", phone="+86 13800001234", name="欧阳文尤")


def test_a_missing_number_comes_from_the_pixels_and_must_be_confirmed() -> None:
    made = filled(READ, SEEN)
    assert made.resume.basics == replace(READ.resume.basics, phone="+86 13800001234")
    place = made.places["basics.phone"]
    assert made.source_text[place.start : place.end] == "+86 13800001234"
    assert "basics.phone" in made.to_confirm
    assert [warning.code for warning in made.warnings] == [DOUBTFUL, "read-by-ocr"]


def test_what_was_read_as_text_stays() -> None:
    assert filled(READ, SEEN).resume.basics.email == "ou@example.cn"
    assert filled(READ, draft("nothing here")) == READ


def test_only_a_doubtful_text_with_a_gap_is_looked_at_again() -> None:
    assert needs_ocr_contacts(READ)
    assert not needs_ocr_contacts(replace(READ, warnings=()))
    assert not needs_ocr_contacts(draft("a@b.cn 1", email="a@b.cn", phone="1", codes=(DOUBTFUL,)))
