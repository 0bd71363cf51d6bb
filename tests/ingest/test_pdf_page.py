"""The page model of real PDFs: size and place of letters, rules, discs, turned and cropped pages, and hostile drawings."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2 as pdfium
import pytest

from app.ingest.formats import pdf_drawings
from app.ingest.formats.pdf import read_pdf
from app.ingest.formats.pdf_page import read_page

NAME = "BT /F 20 Tf 72 700 Td (Jane Smith) Tj ET "
MAIL = "BT /F 10 Tf 72 680 Td (jane@example.com, an engineer for pumps and for many other things) Tj ET "


def page_of(content, *, rotate=0, crop=None, box=(0, 0, 595, 842), forms=None):
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    page = document.pages[0]
    page.MediaBox = list(box)
    if crop:
        page.CropBox = list(crop)
    page.Rotate = rotate
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    if forms:
        page.Resources.XObject = nested(document, *forms)
    page.Contents = document.make_stream(content.encode())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def nested(document, depth, innermost):
    """Form X0 draws X1, which draws X2, and so on; the last one draws `innermost`."""
    held = None
    for level in reversed(range(depth)):
        stream = document.make_stream((innermost if held is None else f"/X{level + 1} Do").encode())
        stream.Type, stream.Subtype, stream.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 595, 842]
        if held is not None:
            stream.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({f"/X{level + 1}": held}))
        held = stream
    return pikepdf.Dictionary(X0=held)


def model(data, limit=10_000):
    document = pdfium.PdfDocument(data)
    try:
        return read_page(document[0], 1, limit)
    finally:
        document.close()


def texts(data):
    return [line.text for line in read_pdf(data).lines]


def test_the_size_of_a_letter_is_font_size_times_matrix():
    page, hidden = model(page_of("q .75 0 0 .75 0 0 cm BT /F 16 Tf 96 900 Td (Jane) Tj ET Q"))
    assert hidden == 0
    assert [round(glyph.em, 2) for glyph in page.glyphs] == [12.0] * 4
    assert page.glyphs[0].baseline == pytest.approx(842 - 675, abs=0.1)


def test_small_letters_in_a_large_matrix_are_seen_and_large_ones_in_a_small_matrix_are_not():
    tiny = "q .1 0 0 .1 0 0 cm BT /F 20 Tf 720 6500 Td (hidden keywords) Tj ET Q "
    large = "q 20 0 0 20 0 0 cm BT /F .5 Tf 3.6 30 Td (plainly visible) Tj ET Q "
    source = read_pdf(page_of(NAME + MAIL + tiny + large))
    assert "plainly visible" in source.text
    assert "hidden" not in source.text
    assert [(warning.code, warning.params["count"]) for warning in source.warnings] == [("hidden-text", "1")]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(rotate):
    """Each content is turned against the page, so that what is shown is upright text."""
    turned = {
        0: "q 1 0 0 1 0 0 cm ",
        90: "q 0 1 -1 0 595 0 cm ",
        180: "q -1 0 0 -1 595 842 cm ",
        270: "q 0 -1 1 0 0 842 cm ",
    }[rotate]
    rule = "72 500 m 300 500 l S "
    body = (
        "BT /F 10 Tf 72 300 Td (Smith) Tj ET BT /F 10 Tf 200 300 Td (Jones) Tj ET BT /F 10 Tf 72 250 Td (below) Tj ET "
    )
    data = page_of(turned + body + rule + "Q", rotate=rotate)
    page, hidden = model(data)
    width, height = (595, 842) if rotate % 180 == 0 else (842, 595)
    assert (page.width, page.height, hidden) == (width, height, 0)
    assert {glyph.turn for glyph in page.glyphs if not glyph.made} == {0}
    first = page.glyphs[0]
    assert (first.x0, first.baseline) == (pytest.approx(72, abs=1), pytest.approx(height - 300, abs=1))
    (line,) = page.rules
    assert (line.vertical, round(line.at), round(line.start), round(line.end)) == (False, height - 500, 72, 300)


def test_a_cropped_page_is_measured_from_its_crop():
    data = page_of(NAME + MAIL + "72 670 m 300 670 l S", box=(-50, -30, 595, 842), crop=(20, 40, 560, 800))
    page, hidden = model(data)
    assert hidden == 0
    assert (page.glyphs[0].x0, page.glyphs[0].baseline) == (pytest.approx(52, abs=2), pytest.approx(100, abs=0.1))
    assert [(round(rule.at), round(rule.start)) for rule in page.rules] == [(130, 52)]


def test_letters_outside_the_crop_are_hidden():
    outside = "BT /F 10 Tf 72 820 Td (outside the crop) Tj ET "
    source = read_pdf(page_of(NAME + MAIL + outside, crop=(0, 0, 595, 800)))
    assert "outside" not in source.text
    assert [warning.code for warning in source.warnings] == ["hidden-text"]


def test_text_that_runs_up_the_margin_is_one_line():
    up = "BT /F 12 Tf 0 1 -1 0 40 300 Tm (Curriculum vitae) Tj ET "
    down = "BT /F 12 Tf 0 -1 1 0 560 500 Tm (page one) Tj ET "
    over = "BT /F 12 Tf -1 0 0 -1 400 500 Tm (upside down) Tj ET "
    assert {"Curriculum vitae", "page one", "upside down"} <= set(texts(page_of(NAME + MAIL + up + down + over)))


def test_rules_come_as_strokes_bars_and_outlines_and_discs_as_curves_and_squares():
    strokes = "72 500 m 300 500 l S 72 500 m 72 450 l S "
    bar = "72 400 228 .8 re f "
    outline = "100 300 80 40 re S "
    disc = "60 200 m 62 202 l 64 200 l 62 198 l h f 60 150 3 3 re f "
    page, _ = model(page_of(strokes + bar + outline + disc))
    assert len([rule for rule in page.rules if not rule.vertical]) == 4
    assert len([rule for rule in page.rules if rule.vertical]) == 3
    assert len(page.discs) == 2


def test_what_is_drawn_in_no_colour_is_no_rule():
    page, _ = model(page_of("72 500 m 300 500 l n 72 400 228 .8 re n"))
    assert not page.rules


def test_drawings_in_nested_forms_are_found_in_their_place():
    data = page_of("q 2 0 0 2 0 0 cm /X0 Do Q", forms=(3, "50 100 m 100 100 l S"))
    page, _ = model(data)
    assert [(round(rule.at), round(rule.start), round(rule.end)) for rule in page.rules] == [(642, 100, 200)]


# ---- hostile


def test_forms_nested_without_end_are_not_followed_and_their_text_is_read():
    deep = page_of(NAME + MAIL + "/X0 Do", forms=(40, "50 100 m 100 100 l S"))
    page, hidden = model(deep)
    assert not page.rules
    assert hidden == 0
    assert "Jane Smith" in texts(deep)


def test_a_page_of_a_hundred_thousand_lines_is_read_without_rules(monkeypatch):
    monkeypatch.setattr(pdf_drawings, "MAX_OBJECTS", 2_000)
    monkeypatch.setattr(pdf_drawings, "MAX_RULES", 300)
    lines = "".join(f"400 {y % 800} m 560 {y % 800} l S\n" for y in range(100_000))
    data = page_of(NAME + MAIL + lines)
    page, _ = model(data)
    assert not page.rules
    assert "Jane Smith" in texts(data)


def test_objects_beyond_the_limit_are_not_looked_at(monkeypatch):
    monkeypatch.setattr(pdf_drawings, "MAX_OBJECTS", 10)
    page, _ = model(page_of("".join(f"72 {y * 5} m 300 {y * 5} l S\n" for y in range(50))))
    assert len(page.rules) == 10


def test_a_path_of_many_segments_is_read_up_to_its_limit(monkeypatch):
    monkeypatch.setattr(pdf_drawings, "MAX_SEGMENTS", 50)
    path = "100 -3 m " + "".join(f"{100 + 100 * (n % 2)} {n} l " for n in range(1_000))
    page, _ = model(page_of(path + "100 1200 l 300 1200 l S 72 700 m 300 700 l S"))
    assert [round(rule.at) for rule in page.rules] == [142]


def test_a_matrix_of_no_numbers_places_no_drawing(monkeypatch):
    read = pdf_drawings.raw.FPDFPageObj_GetMatrix

    def spoilt(item, held):
        found = read(item, held)
        held._obj.e = float("nan")
        return found

    monkeypatch.setattr(pdf_drawings.raw, "FPDFPageObj_GetMatrix", spoilt)
    page, _ = model(page_of(NAME + "72 500 228 .8 re f 72 400 m 300 400 l S 60 150 3 3 re f "))
    assert not page.rules
    assert not page.discs


@pytest.mark.parametrize("number", ["1e40", "-99999999999999999999999999999999999999999", "nan", "3.4e38"])
def test_places_that_are_no_numbers_draw_nothing(number):
    spoilt = f"q {number} {number} {number} {number} {number} {number} cm 72 500 m 300 500 l S 60 150 3 3 re f Q "
    text = f"q 1 0 0 1 {number} {number} cm BT /F 10 Tf 10 10 Td (nowhere) Tj ET Q "
    data = page_of(spoilt + text + NAME + MAIL)
    page, _ = model(data)
    assert all(abs(rule.at) < 1e6 for rule in page.rules)
    assert "Jane Smith" in texts(data)
