"""Glyph names mean what fontTools says they mean, by a list that is fontTools' own."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from fontTools.agl import LEGACY_AGL2UV, toUnicode

from app import resources
from app.verify.glyph_names import to_unicode


def test_the_list_is_the_one_of_the_installed_fonttools() -> None:
    place = Path(__file__).parents[2] / "packaging" / "glyph_names.py"
    spec = importlib.util.spec_from_file_location("glyph_names", place)
    assert spec is not None and spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    kept = resources.path("unicode", "glyph_names.txt").read_text("utf-8")
    assert kept == maker.glyph_list(), "run `python packaging/glyph_names.py`"


def test_every_name_of_the_list_means_what_fonttools_says() -> None:
    assert len(LEGACY_AGL2UV) > 4000
    for name in LEGACY_AGL2UV:
        assert to_unicode(name) == toUnicode(name) != "", name


@pytest.mark.parametrize(
    "name",
    [
        "uni4E2D", "uni4E2D6587", "uni4e2d", "uni4E2", "uni4E2D6", "uniD83DDE00", "unix4E2D", "u4E2D", "u1F600", "u110000", "u0001F600",
        "uD800", "u41", "f_i", "f_f_i.alt", "Lcommaaccent_uni20AC0308_u1040C.alternate", "foo", ".notdef", "", "_", "A_", "g12", "cid:34",
        "A.sc", "a_nosuch_b", "uni4E2D\n", "u4E2D\n", "longs_t.oldstyle", "uni", "u",
    ],
)  # fmt: skip
def test_a_made_up_name_means_what_fonttools_says(name: str) -> None:
    assert to_unicode(name) == (toUnicode(name) if "\n" not in name else "")
