"""The normal form folds every disguise and maps back exactly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.normalization import folded, normalise


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("１３８００００１２３４", "13800001234"),
        ("欧阳⽂⻰", "欧阳文龙"),  # Kangxi radical and radicals supplement
        ("歐陽文龍", "欧阳文龙"),
        ("Wójcik Łódź", "wojcik lodz"),
        ("Аffinity", "affinity"),  # Cyrillic А
        ("Tο\u200bmasz", "tomasz"),  # Greek omicron, zero-width space
        ("meg\u00adfitz", "megfitz"),
        ("a\u2010b–c−d", "a-b-c-d"),
        ("Weißhaupt", "weisshaupt"),
        ("ﬁle", "file"),
        ("٠١٢٣", "0123"),
        ("a\u3000b\u00a0c", "a b c"),
        ("e\u0301", "e"),
    ],
)
def test_folds_disguises(written: str, plain: str) -> None:
    assert folded(written) == plain


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_offsets_are_ordered_and_parallel(text: str) -> None:
    normal = normalise(text)
    assert len(normal.text) == len(normal.cased) == len(normal.offsets) - 1
    assert list(normal.offsets) == sorted(normal.offsets)
    assert normal.offsets[-1] == len(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_a_span_maps_back_to_the_same_characters(before: str, after: str) -> None:
    text = f"{before}欧陽⻰x9{after}"
    normal = normalise(text)
    at = normal.text.index("欧阳龙x9")
    start, end = normal.original_span(at, at + 5)
    assert folded(text[start:end]).startswith("欧阳龙x9")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_for_ascii_letters(text: str) -> None:
    once = folded(text)
    assert [char for char in folded(once) if char.isascii()] == [char for char in once if char.isascii()]
