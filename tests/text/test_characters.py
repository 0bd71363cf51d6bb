"""Characters that are written more than one way."""

from __future__ import annotations

from app.ingest.value_folding import mend, skeleton
from app.text.characters import (
    basic_simplified,
    fold,
    has_han,
    is_ideograph,
    narrow,
    radicals,
    simplified,
    traditional_and_simplified,
    without_accents,
)
from app.text.normalization import folded
from app.verify.folding import letters_of


def test_full_width_and_spaces_keep_their_places() -> None:
    text = "Ｊａｎｅ－Ｄｏｅ\u3000１３８—⺮"
    assert fold(text) == "Jane-Doe 138-竹"
    assert narrow(text) == "Jane-Doe 138—⺮"
    assert len(fold(text)) == len(narrow(text)) == len(text)


def test_every_home_of_a_radical_agrees() -> None:
    """A value that a PDF spoiled is the same to the importer, the redactor and the verifier; none becomes a rare character."""
    for shape, char in radicals().items():
        assert mend(chr(shape)) == char
        assert folded(chr(shape)) == folded(char)
        assert letters_of(chr(shape)) == letters_of(char)
        assert skeleton(chr(shape))[0] == skeleton(char)[0]
        assert char < "\U00010000" or "\u31c0" <= chr(shape) <= "\u31ef"  # strokes alone


def test_traditional_and_simplified() -> None:
    assert "張國榮".translate(basic_simplified()) == "张国荣"
    assert {ord(old): new for old, new in simplified().items() if max(old, new) < "\U00010000"} == basic_simplified()
    assert len(basic_simplified()) == 2956  # a change needs a new CORE_VERSION of the registers
    assert traditional_and_simplified("學习") == (1, 1)
    assert traditional_and_simplified("大小") == (0, 0)


def test_scripts_and_accents() -> None:
    assert is_ideograph("㐀") and is_ideograph("𠮷") and not is_ideograph("あ")
    assert has_han("a字") and not has_han("aé")
    assert without_accents("Łódź Ångström") == "Łodz Angstrom"
