"""Letters of a PDF that show nothing on the page are hidden text; white on a dark bar and the text layer of a scan are read."""

from __future__ import annotations

import io

import pikepdf
import pytest

from app.ingest.reading import read_resume

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
    "black and then covered": "0 0 0 rg " + TEXT + BAR,
    "black on a black bar": "0 0 0 rg 30 590 200 30 re f " + TEXT,
    "the blue of its bar": BAR + "0.1 0.1 0.3 rg " + TEXT,
    "outside its clip": "q 300 300 50 50 re W n " + TEXT + "Q ",
    "clipped away": "q 300 300 50 50 re W n 0 0 20 20 re W n " + TEXT + "Q ",
    "under a picture": TEXT + "q 200 0 0 30 30 590 cm /Photo Do Q ",
    "too small": "BT /F 1.5 Tf 40 600 Td (quite unseen) Tj ET ",
    "small by its matrix": "q .1 0 0 .1 0 0 cm BT /F 15 Tf 400 6000 Td (quite unseen) Tj ET Q ",
    "off the page": "BT /F 12 Tf 40 900 Td (quite unseen) Tj ET ",
}
SEEN = {
    "black": "0 0 0 rg " + TEXT,
    "light grey": "0.8 0.8 0.8 rg " + TEXT,
    "white on a bar": BAR + "1 1 1 rg " + TEXT,
    "the text layer of a scan": "0 0 0 rg " + TEXT + "3 Tr " + TEXT,
    "the text layer under a scan": HEAD + "0 0 0 rg " + TEXT + "q 595 0 0 842 0 0 cm /Photo Do Q ",
    "the text layer of a small picture": "q 200 0 0 30 30 590 cm /Photo Do Q 3 Tr " + TEXT,
    "on a picture": "q 200 0 0 30 30 590 cm /Photo Do Q 1 0 0 rg " + TEXT,
    "inside its clip": "q 30 590 200 30 re W n " + TEXT + "Q ",
    "in outlines": "1 Tr 0 0 0 RG " + TEXT,
    "dark on dark, faintly": BAR + "0.2 0.2 0.4 rg " + TEXT,
    "under a veil": "0 0 0 rg " + TEXT + "/Veil gs 1 1 1 rg 30 590 200 30 re f ",
    "a block": "0 0 0 rg " + TEXT + "BT /F 12 Tf 40 560 Td (|||||||) Tj ET ",
}


def photo(document: pikepdf.Pdf) -> pikepdf.Stream:
    """A picture of fine grain."""
    stream = document.make_stream(bytes((37 * x + 91 * y) % 256 for y in range(400) for x in range(300)))
    stream.Type, stream.Subtype, stream.ColorSpace = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DeviceGray
    stream.Width, stream.Height, stream.BitsPerComponent = 300, 400, 8
    return stream


def page_with(content: str) -> bytes:
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    page = document.pages[0]
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=font),
        ExtGState=pikepdf.Dictionary(Half=pikepdf.Dictionary(ca=0.02), Veil=pikepdf.Dictionary(ca=0.5)),
        XObject=pikepdf.Dictionary(Photo=photo(document)),
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


def test_a_word_that_runs_out_of_its_ground_is_read_whole(draft_of):
    """White on a bar, the end of the address outside: nobody can read that end, but half an address is a wrong one."""
    bar = "0.1 0.1 0.3 rg 30 590 60 30 re f 1 1 1 rg BT /F 12 Tf 40 600 Td (jane.smithson@example.com) Tj ET "
    draft = draft_of(page_with(bar), "cv.pdf")
    assert "jane.smithson@example.com" in draft.source_text
    assert draft.warnings == ()


def page_in_a_font_of_the_system(content: str) -> bytes:
    """A page as Chinese programs write it: its font is named, and not in the file."""
    document = pikepdf.open(io.BytesIO(page_with("")))
    page, name = document.pages[0], pikepdf.Name
    kinds = pikepdf.Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("GB1"), Supplement=2)
    letters = pikepdf.Dictionary(
        Type=name.Font, Subtype=name.CIDFontType0, BaseFont=name("/STSong-Light"), CIDSystemInfo=kinds, DW=1000
    )
    page.Resources.Font.C = pikepdf.Dictionary(
        Type=name.Font,
        Subtype=name.Type0,
        BaseFont=name("/STSong-Light"),
        Encoding=name("/UniGB-UCS2-H"),
        DescendantFonts=[letters],
    )
    page.Contents = document.make_stream((HEAD + content).encode())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def in_that_font(text: str, y: int) -> str:
    return f"BT /C 12 Tf 40 {y} Td <{text.encode('utf-16-be').hex()}> Tj ET "


def test_a_font_that_no_reader_here_has_hides_nothing_but_what_has_the_colour_of_its_ground() -> None:
    """Read where files are read: in a process that reaches no font of the system."""
    seen = in_that_font("龚晓燕，负责财务报表与年度盘点", 740) + "0.1 0.1 0.3 rg 30 690 300 30 re f 1 1 1 rg "
    bar = in_that_font("白字写在深色条上", 700)
    hidden = in_that_font("白纸上的白字", 600) + "0 g 3 Tr " + in_that_font("没有颜色的字", 560)
    draft = read_resume("cv.pdf", page_in_a_font_of_the_system(seen + bar + hidden))
    text = draft.source_text
    assert "龚晓燕，负责财务报表与年度盘点" in text and "白字写在深色条上" in text
    assert "白纸" not in text and "没有颜色" not in text
    assert [(one.code, one.params["count"]) for one in draft.warnings] == [("hidden-text", "1")]
