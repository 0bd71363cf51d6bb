"""Layouts that no rule was written for, in small examples of our own: open tables, newspaper columns, time lines, names in
pairs, and heads whose places tell what their words do not."""

from __future__ import annotations

from app.ingest.layout.head_roles import read_by_place
from app.ingest.layout.line_roles import divide
from app.ingest.layout.page import Glyph, Page
from app.ingest.layout.page_lines import lines_of_page
from app.ingest.layout.rows import Row, rows_of
from app.ingest.provenance import Notes
from app.ingest.sections.education import read_education
from app.ingest.sections.section_division import zones_of
from app.ingest.sections.work import read_work
from app.ingest.source_lines import Box, TextLine
from app.text.dates import find_dates


def run(x, y, text, *, bold=False):
    """Return the letters of a line in type of 10 points, each half an em wide."""
    glyphs = []
    for char in text:
        if char != " ":
            glyphs.append(Glyph(char, x, y, x + 5, y + 12, 10.0, y + 9, bold=bold))
        x += 5
    return glyphs


def orders(*runs, discs=()):
    return lines_of_page(Page(1, 595.0, 842.0, [glyph for one in runs for glyph in one], (), discs))


def texts(*runs):
    return [line.text for line in orders(*runs).lines]


def row(text, at, *, x=40.0, top=None, bold=False, bullet=False, size=10.0, page=1):
    top = 100.0 + 14 * at if top is None else top
    box = Box(x, top, x + 5.0 * len(text), top + 12)
    return Row(text, at, at, page, box, size, bold=bold, bullet=bullet, indent=x, lead=20.0)


ENTRY = (
    (
        run(40, 100, "2019 - 2021"),
        run(120, 100, "Fitter"),
        run(230, 100, "Roe"),
        run(340, 100, "- fitted pumps and valves for"),
    ),
    (run(350, 114, "the whole of the north"),),
    (
        run(40, 150, "2015 - 2018"),
        run(120, 150, "Baker"),
        run(230, 150, "Lowson"),
        run(340, 150, "- baked bread in two shifts"),
    ),
    (run(340, 164, "- kept the accounts"),),
)


def test_a_table_without_rules_and_names_is_read_entry_by_entry():
    """Every cell of an entry is drawn after the one on its left, as browsers do."""
    assert texts(*(piece for line in ENTRY for piece in line)) == [
        "2019 - 2021\tFitter\tRoe",
        "- fitted pumps and valves for the whole of the north",
        "2015 - 2018\tBaker\tLowson",
        "- baked bread in two shifts",
        "- kept the accounts",
    ]


def test_a_town_on_the_right_makes_no_table():
    read = texts(
        *(run(40, 100, "2019 - 2021"), run(120, 100, "Fitter"), run(480, 100, "Leeds")),
        run(120, 114, "fitted pumps and valves"),
        *(run(40, 150, "2015 - 2018"), run(120, 150, "Baker"), run(480, 150, "Hull")),
        run(120, 164, "baked bread in two shifts"),
    )
    assert read[:2] == ["2019 - 2021\tFitter\tLeeds", "fitted pumps and valves"]


def test_the_second_date_of_a_range_on_its_own_place_makes_no_table():
    read = texts(
        *(
            run(40, 100, "10/2018"),
            run(82, 100, "- today"),
            run(160, 100, "Fitter"),
            run(160, 114, "fitted pumps and valves"),
        ),
        *(
            run(40, 150, "04/2016"),
            run(82, 150, "- 09/2018"),
            run(160, 150, "Baker"),
            run(160, 164, "baked bread daily"),
        ),
    )
    assert read[0].replace("\t", " ") == "10/2018 - today Fitter"


def test_a_date_below_its_name_is_not_late_though_another_column_is_on_its_height():
    left = [run(40, 100, "Fitter"), run(40, 114, "Roe Ltd"), run(40, 128, "2019 - 2021"), run(40, 142, "fitted pumps")]
    right = [
        run(320, 100, "Leeds College"),
        run(320, 114, "2011 - 2013"),
        run(320, 128, "Baking"),
        run(320, 142, "Sewing"),
    ]
    assert texts(*left, *right)[:4] == ["Fitter", "Roe Ltd", "2019 - 2021", "fitted pumps"]


def test_a_disc_before_a_date_marks_a_time_line():
    discs = [Box(30, 104, 34, 108), Box(30, 164, 34, 168), Box(50, 134, 54, 138)]
    lines = orders(
        run(40, 100, "2019 - 2021"),
        run(40, 114, "Fitter, Roe Ltd"),
        run(60, 130, "fitted pumps"),
        run(40, 160, "2015 - 2018 | Leeds"),
        run(40, 174, "Baker, Low & Sons"),
        discs=discs,
    ).lines
    assert [line.text for line in lines if line.bullet] == ["fitted pumps"]


def test_an_item_that_wraps_to_the_place_of_its_text_is_one_whatever_it_begins_with():
    def line(text, top, x, *, bullet=False):
        return TextLine(text, 1, Box(x, top, x + 5.0 * len(text), top + 12), 10.0, bullet=bullet, lead=20.0)

    lines = [
        line("Fitter, Roe Ltd", 100, 40),
        line("Fitted pumps and valves for all of", 114, 60, bullet=True),
        line("Yorkshire", 128, 60),
        line("Kept the accounts of the workshop", 142, 60, bullet=True),
        line("Baker, Low & Sons", 170, 40),
    ]
    assert [found.text for found in rows_of(lines)][1:3] == [
        "Fitted pumps and valves for all of Yorkshire",
        "Kept the accounts of the workshop",
    ]
    loose = [*lines, line("Leeds", 184, 60)]  # a line of its own begins there: then the place says nothing
    assert "Yorkshire" in [found.text for found in rows_of(loose)]


def test_a_section_flows_on_at_the_top_of_the_next_column():
    rows = [
        row("Jane Roe", 0, size=20.0),
        row("Education", 30, bold=True, size=13.0),
        row("BSc Nursing", 31),
        row("University of Leeds", 32, x=320.0, top=140.0),
        row("2010 - 2013", 33, x=320.0, top=154.0),
    ]
    told = {zone.kind: [found.text for found in zone.rows] for zone in zones_of(rows)}
    assert told["education"] == ["BSc Nursing", "University of Leeds", "2010 - 2013"]


def test_names_in_pairs_without_dates_stay_in_their_pairs():
    rows = [
        row("Volunteer", 0, bold=True, top=100.0),
        row("NSS Unit II", 1, top=113.0),
        row("Treasurer", 2, bold=True, top=131.0),
        row("Code Kovai Student Club", 3, top=144.0),
    ]
    assert [(part.start, part.body) for part in divide(rows)] == [(0, 2), (2, 4)]


def test_the_place_of_a_name_in_all_heads_tells_what_its_words_do_not():
    """The town below the date is no employer, and `Tallyman` no town, though no list knows either."""

    def head(date, firm, town, post, at):
        first = Row(f"{date}\t{firm}", at, at, stop=120.0)
        return [first, Row(f"{town}\t{post}", at + 1, at + 1, stop=120.0)]

    heads = [
        head("2019 - 2021", "Roe Bakery Ltd", "Stuhr", "Sales Assistant", 0),
        head("2015 - 2018", "Kunststoffwerk Low AG", "Weinsberg", "Office Manager", 3),
        head("2012 - 2014", "Hegau Works", "Stuhr", "Tallyman", 6),
    ]
    read = [found for found in read_by_place(heads) if found]
    assert [(found.employer, found.position, found.place) for found in read] == [
        ("Roe Bakery Ltd", "Sales Assistant", "Stuhr"),
        ("Kunststoffwerk Low AG", "Office Manager", "Weinsberg"),
        ("Hegau Works", "Tallyman", "Stuhr"),
    ]
    jobs = read_work([line for one in heads for line in one], "work", 1, Notes())
    assert [(job.organisation, job.position) for job in jobs][-1] == ("Hegau Works", "Tallyman")


def test_places_that_say_nothing_together_are_not_read():
    heads = [[Row("Harrow", 0, 0), Row("Marlow", 1, 1)], [Row("Barlow", 3, 3), Row("Farrow", 4, 4)]]
    assert read_by_place(heads) == [None, None]


def test_a_foreign_school_among_the_items_of_a_study_is_a_study():
    lines = [
        "MSc Physics",
        "University of Leeds, 2010 - 2014",
        "Univerzita Karlova, exchange year, 2012",
        "Thesis on graphs",
    ]
    rows = [Row(text, at, at, bullet=at > 1) for at, text in enumerate(lines)]
    studies = read_education(rows, 1, Notes())
    assert [(study.institution, study.end) for study in studies] == [
        ("University of Leeds", "2014"),
        ("Univerzita Karlova", "2012"),
    ]


def test_a_month_before_a_year_behind_a_hyphen_is_a_date():
    assert [(span.first, span.last) for span in find_dates("11-2022 - 08-2023")] == [("2022-11", "2023-08")]
    assert not find_dates("555-11-2022")
