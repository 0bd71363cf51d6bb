"""Places of values on the pages: the region of a field holds its words and no others, by pdfium's own boxes of the letters."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from app.domain.words_on_pages import Area
from app.ingest.draft_codec import draft_from_json, draft_to_json
from app.ingest.layout import letter_places
from app.ingest.page_pictures import pictures_of_file
from app.ingest.value_folding import mend, skeleton

DATA = Path(__file__).parent / "data"
FILES = (
    "2026-11-28_layouts_01/a01_sidebar_en.pdf",  # Chromium
    "2026-11-28_layouts_01/a03_form_zh.pdf",
    "2026-11-28_layouts_01/b01_table_en.pdf",  # LibreOffice
    "2026-11-28_layouts_01/b02_table_zh.pdf",
    "2026-11-28_layouts_01/c02_columns_zh.pdf",  # Typst
    "2026-11-28_layouts_01/d02_form_zh.pdf",  # WeasyPrint
    "2026-11-28_layouts_01/e01_discs_en.pdf",  # ReportLab
    "2026-11-24_mixed_01/23_sales_zh.pdf",
    "2026-11-24_mixed_04/10_site_engineer_in.pdf",
)


def letters_of(document: pdfium.PdfDocument, number: int) -> list[tuple[str, float, float]]:
    """The letters of a page, each with the middle of its ink."""
    page = document[number - 1]
    text, height, found = page.get_textpage(), page.get_height(), []
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        char = chr(raw.FPDFText_GetUnicode(text.raw, index))
        found.append((char, (left + right) / 2, height - (bottom + top) / 2))
    return found


def letters_inside(letters: list[tuple[str, float, float]], area: Area) -> str:
    held = (
        char
        for char, x, y in letters
        if area.left - 0.3 <= x <= area.right + 0.3 and area.top - 1 <= y <= area.bottom + 1
    )
    return skeleton(mend("".join(held)))[0].casefold()


@pytest.mark.parametrize("name", FILES)
def test_the_region_of_a_field_holds_its_words_and_no_others(draft_of, name):
    data = (DATA / name).read_bytes()
    draft, document = draft_of(data, name), pdfium.PdfDocument(data)
    letters = {number: letters_of(document, number) for number in range(1, len(document) + 1)}
    placed = {key: place for key, place in draft.places.items() if place.page}
    assert len(placed) > 25
    for key, place in placed.items():
        areas = draft.areas(place)
        assert areas, f"{key} {place.text!r}"
        wanted = "".join(skeleton(draft.source_text[start:end])[0] for start, end in place.spans).casefold()
        assert "".join(letters_inside(letters[area.page], area) for area in areas) == wanted, key


@pytest.mark.parametrize(
    "name", ["2026-11-28_layouts_01/a01_sidebar_en.pdf", "2026-11-28_layouts_01/c02_columns_zh.pdf"]
)
def test_the_words_inside_a_region_are_those_of_the_field(draft_of, name):
    draft = draft_of((DATA / name).read_bytes(), name)
    for place in draft.places.values():
        for area in draft.areas(place):
            (start, end), *others = draft.pages.inside(area)
            assert not others
            assert draft.pages.offset_at(area.page, area.left + 0.1, (area.top + area.bottom) / 2) == start
            assert any(low <= start and end <= high for low, high in place.spans)


def test_words_that_stand_twice_have_each_their_own_place(draft_of, pdf):
    rows = [
        "Jane Roe",
        "jane@example.com",
        "Experience",
        "Clerk, Acme Ltd, 2019 - 2021",
        "Clerk, Globex Ltd, 2016 - 2018",
    ]
    draft = draft_of(pdf([[(72, 72 + 30 * at, 11, False, row) for at, row in enumerate(rows)]]), "cv.pdf")
    tops = [draft.areas(draft.places[f"work.w{number}.position"])[0].top for number in (1, 2)]
    assert tops[1] - tops[0] == pytest.approx(30, abs=1)


def test_what_cannot_be_told_apart_has_no_place(draft_of, pdf, monkeypatch):
    """Without the boxes of the lines, and without neighbours, one of two equal words is as good as the other."""
    monkeypatch.setattr(letter_places._Placement, "_stands_in", lambda self, piece, at: True)
    monkeypatch.setattr(letter_places._Placement, "_settle_neighbours", lambda self, order: False)
    rows = ["Jane Roe", "jane@example.com", "Skills", "Welding", "Interests", "Welding"]
    draft = draft_of(pdf([[(72, 72 + 30 * at, 11, False, row) for at, row in enumerate(rows)]]), "cv.pdf")
    assert draft.areas(draft.places["basics.name"])
    assert [draft.areas(place) for place in draft.places.values() if place.text == "Welding"] == [(), ()]


def test_a_page_of_too_many_letters_has_no_places(draft_of, monkeypatch):
    monkeypatch.setattr(letter_places, "MAX_LETTERS", 100)
    draft = draft_of((DATA / FILES[0]).read_bytes(), "cv.pdf")
    assert draft.pages.runs == () and len(draft.pages.sizes) == 1
    assert not any(draft.areas(place) for place in draft.places.values())


def test_pieces_that_no_field_took_have_their_place(draft_of, pdf):
    rows = ["Jane Roe", "jane@example.com", "Experience", "Clerk, Acme Ltd, 2019 - 2021", "Ethnic group: Han"]
    rows_zh = [(72, 72 + 30 * at, 11, False, row) for at, row in enumerate(rows)]
    draft = draft_of(pdf([rows_zh]), "cv.pdf")
    for place in draft.unread:
        assert draft.source_text[place.start : place.end] == place.text or place.start == place.end


def test_a_text_file_has_no_pages(draft_of):
    draft = draft_of("Jane Roe\njane@example.com\n\nExperience\nClerk, Acme Ltd, 2019 - 2021\n")
    assert draft.pages.sizes == () and draft.areas(draft.places["basics.name"]) == ()


def test_the_places_survive_the_way_out_of_the_isolated_process(draft_of):
    draft = draft_of((DATA / FILES[0]).read_bytes(), "cv.pdf")
    assert draft.pages.runs and draft_from_json(draft_to_json(draft)) == draft


@pytest.mark.parametrize(
    "run",
    [
        [0, 4, 2, 0.0, 1.0, 0.0, 1.0],
        [4, 4, 1, 0.0, 1.0, 0.0, 1.0],
        [0, 1, 1, 0.0, float("inf"), 0.0, 1.0],
        [0, 4, 1, 0.0, 1.0, 0.0, 1.0, 2.0],
    ],
)
def test_places_that_no_page_has_are_refused(draft_of, run):
    data = draft_to_json(draft_of("Jane Roe\njane@example.com\nClerk, Acme Ltd, 2019 - 2021\n"))
    data["pages"] = {"sizes": [[595, 842]], "runs": [run]}
    with pytest.raises(ValueError):
        draft_from_json(data)


def test_pages_are_drawn_in_the_isolated_process():
    data = (DATA / FILES[0]).read_bytes()
    (picture,) = pictures_of_file("cv.pdf", data, 400)
    assert (picture.width, len(picture.rgb)) == (400, 3 * picture.width * picture.height)
    assert 560 <= picture.height <= 572 and picture.rgb.count(b"\xff") > len(picture.rgb) // 2
    assert pictures_of_file("cv.txt", b"Jane Roe\njane@example.com\n", 400) == ()
