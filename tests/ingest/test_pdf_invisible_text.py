"""Letters of a PDF that show nothing on the page are hidden text; white on a dark bar and the text layer of a scan are read."""

from __future__ import annotations

import io

import pikepdf
import pytest

HEAD = "BT /F 12 Tf 40 780 Td (Jane Smith) Tj 0 -20 Td (jane@example.com, an engineer for pumps and for many other things) Tj ET "
TEXT = "BT /F 12 Tf 40 600 Td (quite unseen) Tj ET "
BAR = "0.1 0.1 0.3 rg 30 590 200 30 re f "
LIGHT = "/Half gs "
HIDDEN = {
    "white": "1 1 1 rg " + TEXT,
    "nearly white": "0.97 0.97 0.97 rg " + TEXT,
    "white on a white bar": "1 1 1 rg 30 590 200 30 re f " + TEXT,
    "invisible on paper": "3 Tr " + TEXT,
    "transparent": LIGHT + TEXT,
    "white and then covered": "1 1 1 rg " + TEXT + "1 1 1 rg 30 590 200 30 re f ",
}
SEEN = {
    "black": "0 0 0 rg " + TEXT,
    "light grey": "0.8 0.8 0.8 rg " + TEXT,
    "white on a bar": BAR + "1 1 1 rg " + TEXT,
    "the text layer of a scan": "0 0 0 rg " + TEXT + "3 Tr " + TEXT,
}


def page_with(content: str) -> bytes:
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    page = document.pages[0]
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=font), ExtGState=pikepdf.Dictionary(Half=pikepdf.Dictionary(ca=0.02))
    )
    page.Contents = document.make_stream((HEAD + content).encode())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(draft_of, content: str) -> tuple[bool, list[tuple[str, str]]]:
    draft = draft_of(page_with(content), "cv.pdf")
    told = [(warning.code, warning.params.get("count", "")) for warning in draft.warnings]
    return "quite unseen" in draft.source_text, told


@pytest.mark.parametrize("how", HIDDEN)
def test_letters_that_show_nothing_are_left_out_and_told(draft_of, how):
    assert read(draft_of, HIDDEN[how]) == (False, [("hidden-text", "1")])


@pytest.mark.parametrize("how", SEEN)
def test_letters_that_show_are_read(draft_of, how):
    assert read(draft_of, SEEN[how]) == (True, [])
