"""Names people go by, made from a known given name, each beside a text where the same letters are a word or somebody else."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from tests.redact.known_checks import found

FOUND = [
    # the beginning with an ending
    ("Solomon Achterberg", "ops reach Solly through WhatsApp", "Solly"),
    ("Bartholomew Quill", "I do mind, but fifty-six. Barty.\nQ: Number?", "Barty"),
    ("Bernadette Coyle", "Evening Bernie, would you be a referee", "Bernie"),
    ("Gwendolyn Price", "hey it's Gwenny, the crane driver", "Gwenny"),
    ("Tobias Reuter", "Moin, hier ist Tobi", "Tobi"),
    ("Thorben Aske", "09:10 shift log\nThorbi: crane is down", "Thorbi"),
    # the last syllables
    ("Annika Lindqvist", "dry dock 2\nNika covers until 06:00", "Nika"),
    ("Veronika Kraus", "Please ask Nika about the keys", "Nika"),
    ("Olena Hrytsenko", "version 0.19. CV of Lena: linkedin", "Lena"),
    ("Bogumila Zak", "Dear Mila,\nthe desk is yours", "Mila"),
    ("Ottoline Marsh", "Everybody left early. Toline.", "Toline"),
    # a syllable doubled
    ("Josephine Baudin", "Hey it's Fifi :) from the circus", "Fifi"),
    ("Faye Okafor", "hey it's Fifi :) dm me @fifi.lund", "Fifi"),
    ("Lucia Ferrer", "Thanks Lulu, see you", "Lulu"),
    ("Colette Brun", "call Coco before noon", "Coco"),
    ("Mirjam Vogel", "I am known as Mimi", "Mimi"),
]  # fmt: skip
QUIET = [
    ("Bartholomew Quill", "Barley and party at five. Call Party Planners before noon."),
    ("Thorben Aske", "thorbi is a word here. Call Thorbi before noon"),
    ("Manuel Ortiz", "Many: the crews were. Ask Many to come? Many covers the floor."),
    ("Solomon Achterberg", "Solly Cohen wrote it; the firm Solly's Bagels"),
    ("Annika Lindqvist", "Nika Island, the Nika prize, a bag by the nika stage"),
    ("Olena Hrytsenko", "The river Lena is long; Lena Headey acts"),
    ("Josephine Baudin", "FIFI rules; the fifi hook on the ladder"),
    ("Colette Brun", "Coco Chanel and coco matting; Coco pops on sale"),
    ("Veronika Kraus", "Ask Nika Turbina about it, see Nika.example.com"),
    ("Tobias Reuter", "Sushi Tobi-ko, Tobi Street 4"),
    ("Stacey Holm", "Stay: the night. Contact Status before noon"),
    ("Carmen Diaz", "Call Cargo before noon. Cars are sold on Monday. Thanks Carry"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "written"), FOUND)
def test_the_name_somebody_goes_by_is_found(name: str, text: str, written: str) -> None:
    assert written in found(Kind.NAME, name, text)


@pytest.mark.parametrize(("name", "text"), QUIET)
def test_a_word_or_somebody_else_is_not(name: str, text: str) -> None:
    assert found(Kind.NAME, name, text) == []
