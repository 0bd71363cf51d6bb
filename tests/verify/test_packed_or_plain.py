"""Letters that pass for the beginning of deflated data are read as they are, too: `Siobhan` in base64 was taken for packed data and lost."""

from __future__ import annotations

import base64

import pytest

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.verify.image_bytes import _texts
from app.verify.judge import verify
from app.verify.model import Context
from app.verify.registry import CHANNELS

NAMES = ("Siobhan Delaney-Quirke", "Rosalind Achterberg", "Kirsty Abernethy-Cole", "Joonas Vahtera")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_base64_is_found_whatever_its_letters_look_like(name: str) -> None:
    value = ProtectedValue("basics.name", Kind.NAME, name)
    text = f"A listed company, since 2021\n{base64.b64encode(name.encode()).decode()}\n"
    found = verify("copy.txt", text.encode(), Context(own=False, expected=None, absent=(value,), allowed=()), CHANNELS)
    assert {one.field for one in found.findings} == {"basics.name"}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_the_bytes_of_a_picture_is_read(name: str) -> None:
    assert name in list(_texts(name.encode()))
