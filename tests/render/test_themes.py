"""Each theme is a table of values: complete, readable in grey, tagged, exact in text, in PDF and Word alike."""

from __future__ import annotations

import dataclasses
import io
import itertools
import re

import docx as python_docx
import pikepdf
import pypdfium2
import pytest

from app import resources
from app.domain.compose import compose
from app.domain.design import Appearance, Layout
from app.domain.document import Bullet, Entry, Pair, Paragraph, Title, text_lines
from app.domain.style import default_style
from app.errors import UserError
from app.render import docx, pdf, photo
from app.render.themes.look import pair_of, tint
from app.render.themes.theme import ACCENTS, DEFAULTS, FONTS, THEMES, layout_of, theme
from app.render.themes.word import word_look
from app.verify.channels.text_equality import compare, without_page_numbers
from app.verify.verify import verify_file

from .conftest import MakeDocument, shown_text
from .random_resumes import random_resume

EVERY = pytest.mark.parametrize("key", THEMES)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_table_is_a_theme_and_every_theme_has_one() -> None:
    assert {file.stem for file in resources.path("themes").glob("*.json")} == set(THEMES)
    assert set(DEFAULTS.values()) <= set(THEMES)


@EVERY
def test_a_table_is_complete_in_both_languages_and_dark_enough(key: str) -> None:
    found = theme(key)
    assert set(found.names) == set(found.purposes) == set(found.floor) == {"en", "zh"}
    assert found.fonts in FONTS
    assert 1.05 / (luminance(found.accent) + 0.05) >= 7
    assert layout_of(Appearance(key)) == Layout(key)


def test_every_colour_that_is_offered_reads_on_white_and_in_grey() -> None:
    assert all(1.05 / (luminance(accent) + 0.05) >= 7 for accent in ACCENTS)


def test_no_two_themes_look_alike() -> None:
    """Fonts, head, headings, inks, place of dates and facts: two themes differ in three of them at least."""
    seen = {
        key: (one.fonts, one.head, one.heading_ink, one.rule, one.rule_ink, one.sub_ink, one.dates, one.facts)
        for key in THEMES
        if (one := theme(key))
    }
    for first, second in itertools.combinations(THEMES, 2):
        differences = sum(mine != other for mine, other in zip(seen[first], seen[second], strict=True))
        assert differences >= 3, (first, second)


@pytest.mark.parametrize("accent", [*ACCENTS, "#767676", "#c00000"])
def test_the_ground_of_a_heading_carries_dark_text_and_is_no_hidden_ink(accent: str) -> None:
    ground = tint(accent)
    assert min(int(ground[at : at + 2], 16) for at in (1, 3, 5)) / 255 <= 0.85, (
        "the verifier refuses what is nearly white"
    )
    assert (luminance(ground) + 0.05) / (luminance("#1a1a1a") + 0.05) >= 7


def test_an_unknown_theme_is_named() -> None:
    with pytest.raises(UserError, match="theme-unknown"):
        theme("../../etc")


@EVERY
@pytest.mark.parametrize("seed", [3, 8])
def test_both_formats_say_the_same_in_the_same_order(key: str, seed: int) -> None:
    photo.clear_cache()
    resume = random_resume(seed)
    made = compose(
        resume, default_style(resume.language), reference="R7K4-Q2MD",
        layout=Layout(key, pages=2), arrangement=theme(key).arrangement, day="2026-11-29",
    )  # fmt: skip
    data, expected = pdf.write(made), text_lines(made)
    assert compare(without_page_numbers(shown_text(data).split("\f"), expected), expected) == ""
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert b"pdfuaid:part>1<" in opened.Root.Metadata.read_bytes()
        assert opened.Root.MarkInfo.Marked
    opened_word = python_docx.Document(io.BytesIO(docx.write(made)))
    word = "\n".join(paragraph.text for paragraph in opened_word.paragraphs)
    assert compare(f"{word}\n{expected[-1]}", expected) == ""


@pytest.mark.parametrize("dates", ["first", "second", "last"])
@EVERY
def test_the_verifier_reads_what_a_theme_draws_wherever_the_dates_stand(
    key: str, dates: str, make_document: MakeDocument
) -> None:
    document = make_document(bullets=6)
    blocks = tuple(dataclasses.replace(one, dates=dates) if isinstance(one, Entry) else one for one in document.blocks)
    facts = (Pair("Born", "1994"), Pair("From", "Leeds"), Paragraph("A line of its own."))
    blocks = (*blocks[:3], *facts, *blocks[3:])
    document = dataclasses.replace(document, blocks=blocks, layout=Layout(key, pages=2))
    for name, data in (("copy.pdf", pdf.write(document)), ("copy.docx", docx.write(document))):
        found = verify_file(name, data, absent=(), allowed=(), expected=text_lines(document), own=True).findings
        assert [one for one in found if one.code != "pattern"] == []


def test_a_name_that_the_song_face_lacks_is_set_in_one_face(make_document: MakeDocument) -> None:
    document = dataclasses.replace(make_document("zh-Hans", bullets=1), layout=Layout("zh-standard"))
    assert pair_of(document).han == "Noto Serif SC"
    rare = dataclasses.replace(document, blocks=(Title("王\u4dae"), *document.blocks[1:]))
    assert pair_of(rare).han == "Noto Sans SC"
    fonts = set(re.findall(rb"/[A-Z]{6}\+(\w+)", pdf.write(rare)))
    assert fonts and b"NotoSerifSC" not in fonts


@pytest.mark.parametrize(("word", "broken"), [("h-index", False), ("well-indexed", True)])
def test_a_word_whose_first_part_is_one_letter_is_not_broken_at_its_hyphen(
    word: str, broken: bool, make_document: MakeDocument
) -> None:
    """The word is moved past the end of the line letter by letter."""
    document = make_document(bullets=1)
    points = tuple(Bullet(f"{'x' * length} aaaa bbbb cccc dddd eeee ffff {word}") for length in range(50, 90))
    with pypdfium2.PdfDocument(pdf.write(dataclasses.replace(document, blocks=(document.blocks[0], *points)))) as drawn:
        shown = "".join(page.get_textpage().get_text_range() for page in drawn)
    assert word in shown and (f"{word.split('-')[0]}\ufffe" in shown) == broken, "U+FFFE: a hyphen at the end of a line"


def test_a_page_of_several_says_which_it_is_and_only_a_name_that_is_shown(make_document: MakeDocument) -> None:
    document = dataclasses.replace(make_document(bullets=70), name="")
    pages = shown_text(pdf.write(document)).split("\f")
    assert len(pages) == 2 and "Page 2 of 2" in pages[1] and "Maria" not in pages[1]
    named = dataclasses.replace(document, name="Maria-Christina Oyelaran-Fitzgerald")
    assert "Maria-Christina Oyelaran-Fitzgerald · Page 2 of 2" in shown_text(pdf.write(named)).split("\f")[1]
    assert "Page" not in shown_text(pdf.write(make_document(bullets=3)))


def test_what_pretends_to_be_a_page_number_is_added_text() -> None:
    expected = ("Ann Lee", "A line", "Ref R7K4-Q2MD")
    good = ["Ann Lee A line Ref R7K4-Q2MD Page 1 of 2", "Ref R7K4-Q2MD Ann Lee · Page 2 of 2"]
    assert compare(without_page_numbers(good, expected), expected) == ""
    for bad in ("Page 3 of 2", "Bob · Page 2 of 2", "Page 2 of 2 Page 2 of 2"):
        assert compare(without_page_numbers([good[0], f"Ref R7K4-Q2MD {bad}"], expected), expected).startswith("added")


def test_in_word_sections_begin_below_the_photo_and_a_signature_is_never_alone() -> None:
    photo.clear_cache()
    everyone = map(random_resume, range(60))
    resume = next(one for one in everyone if one.personal.photo and one.basics.name and one.basics.location.city)
    bare = dataclasses.replace(resume, personal=dataclasses.replace(resume.personal, photo=""))
    for one, below in ((resume, 1), (bare, 0)):
        made = compose(
            one, default_style(one.language), layout=Layout("european"), arrangement=theme("european").arrangement, day="2026-11-29"
        )  # fmt: skip
        word = python_docx.Document(io.BytesIO(docx.write(made))).paragraphs
        names = [paragraph.style.name for paragraph in word]
        assert names.count("Below") == below
        if below:
            assert names[names.index("Below") + 1] == "Heading 1"
        assert names[-1] == "Signature" and word[-2].paragraph_format.keep_with_next


@pytest.mark.parametrize("key", THEMES)
def test_in_word_every_family_is_one_that_machines_have_and_dates_stay_whole(key: str) -> None:
    """A family that is replaced by a wider one runs over the pages of the PDF; a date at the end of a row is never broken over two lines."""
    made = compose(random_resume(3), default_style("en"), layout=Layout(key), arrangement=theme(key).arrangement)
    file = python_docx.Document(io.BytesIO(docx.write(made)))
    assert word_look(made).latin in ("Calibri", "Georgia", "Times New Roman")
    listed = file.styles["Listed"].paragraph_format
    assert listed.right_indent is not None and listed.right_indent.mm > 14, "beside the longest month and year"
