"""A sheet of glyphs that was drawn for one copy serves the next with the same fonts; any other font is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_letters

import numpy as np
import pytest

from app.verify import drawn_glyphs
from app.verify.drawn_glyphs import DrawnGlyph
from app.verify.model import Context, Source

from .lying_fonts import showing
from .persona import base, judged

SHOWN = "Ouyang Wenlong of Birmingham"


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    drawn_glyphs._kept.clear()
    yield
    drawn_glyphs._kept.clear()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the sizes of the documents that were drawn, filled as they are."""
    sizes: list[int] = []
    real = drawn_glyphs.open_document
    monkeypatch.setattr(drawn_glyphs, "open_document", lambda data: (sizes.append(len(data)), real(data))[1])
    return sizes


def _glyphs(data: bytes) -> list[DrawnGlyph]:
    return list(drawn_glyphs.drawn_glyphs(Source(data, Context(False, None, (), ()), ())))


def _told(glyphs: list[DrawnGlyph]) -> list[tuple[str, frozenset[int], str, bytes]]:
    return [(glyph.face, glyph.pages, glyph.text, glyph.ink.tobytes()) for glyph in glyphs]


@pytest.mark.parametrize("text", ["Someone else was here", "某人在此工作多年负责支付平台结算系统迁移"])
def test_the_same_fonts_are_drawn_once_and_told_alike(text: str, drawn: list[int]) -> None:
    data = base("pdf", text)
    first = _told(_glyphs(data))
    sheets = len(drawn)
    assert first
    assert _told(_glyphs(data)) == first
    assert len(drawn) == sheets > 0


def test_a_font_that_lies_is_not_taken_for_the_honest_one() -> None:
    honest, lying = showing(SHOWN, SHOWN), showing(SHOWN, "the old mill at Brockhampton")
    assert not [finding for finding in judged(honest).findings if finding.channel == "pdf.glyphs"]
    assert [finding.code for finding in judged(lying).findings if finding.channel == "pdf.glyphs"] == ["unproven"]


def test_glyphs_come_in_the_order_of_their_text_and_are_kept_in_another() -> None:
    letters = "".join(map(chr, range(0x9100, 0x9100 + 60)))
    glyphs = [glyph.text for glyph in _glyphs(base("pdf", letters)) if glyph.text in letters]
    assert sorted(glyphs, key=letters.index) == glyphs
    assert len(glyphs) > drawn_glyphs._OWN_SHEETS
    for sheet in drawn_glyphs._kept.values():
        kept = [text for text, _ in sheet.values() if text in letters]
        assert not kept or kept != sorted(kept)


def test_few_sheets_are_kept_and_none_of_large_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(drawn_glyphs._KEPT + 3):
        assert _glyphs(showing(ascii_letters[: 3 + number], ascii_letters[: 3 + number]))
    assert len(drawn_glyphs._kept) == drawn_glyphs._KEPT
    assert all(cell.base is None for sheet in drawn_glyphs._kept.values() for _, cell in sheet.values())
    drawn_glyphs._kept.clear()
    monkeypatch.setattr(drawn_glyphs, "_LARGEST_KEPT", 10)
    assert all(isinstance(glyph.ink, np.ndarray) for glyph in _glyphs(showing(SHOWN, SHOWN)))
    assert not drawn_glyphs._kept
