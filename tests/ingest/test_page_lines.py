"""Lines, cells, bullets and reading order from the model of a page, without any file."""

from __future__ import annotations

import pytest

from app.ingest.layout.page import Glyph, Page, Rule
from app.ingest.layout.page_lines import lines_of_page
from app.ingest.layout.rows import paragraphs, rows_of
from app.ingest.layout.ruled_tables import ruled_tables
from app.ingest.layout.table_rows import unwrapped
from app.ingest.layout.text_lines import lines_of
from app.ingest.source_lines import Box
from app.text.characters import is_ideograph


def write(x, y, text, em=10.0, *, bold=False, spacing=0.0, tall=1.2):
    """Letters half an em wide, ideographs one, on the baseline `y`, in a box of `tall` em; spaces are in the file."""
    glyphs = []
    for char in text:
        wide = em if is_ideograph(char) or char in "，。、" else em / 2
        glyphs.append(Glyph(char, x, y - 0.9 * em, x + wide, y + (tall - 0.9) * em, em, y, bold))
        x += wide + spacing
    return [*glyphs, Glyph("\n", 0, 0, 0, 0, 0, 0, made=True)]


def run(x, y, text, em=10.0, *, bold=False):
    """The same without the break that pdfium makes behind a text object."""
    return write(x, y, text, em, bold=bold)[:-1]


def read(*pieces, rules=(), discs=(), width=595.0):
    page = Page(1, width, 842.0, [glyph for piece in pieces for glyph in piece], rules, discs)
    return [line.text for line in lines_of_page(page).lines]


def told(*pieces, **drawn):
    page = Page(1, 595.0, 842.0, [glyph for piece in pieces for glyph in piece], **drawn)
    return lines_of_page(page)


# ---- lines and words


def test_letters_on_one_baseline_are_one_line_whatever_their_font_and_box():
    """Two fonts in a head: the boxes differ by half their height, the baseline does not."""
    assert read(write(50, 100, "Fitter, "), write(90, 100, "Acme Ltd", tall=1.9)) == ["Fitter, Acme Ltd"]


def test_a_raised_figure_stays_in_its_line_and_the_next_line_does_not_join():
    raised = run(75, 96, "th", 6)
    assert read(run(50, 100, "on 19"), raised, write(81, 100, " of May")) == ["on 19th of May"]
    assert read(write(50, 100, "first line"), write(50, 111, "next line")) == ["first line", "next line"]
    assert read(write(50, 100, "BIG", 20), write(90, 110, "small", 8)) == ["BIG", "small"]


def test_a_gap_of_a_fifth_of_an_em_parts_words_and_one_of_more_than_an_em_cells():
    assert read(run(50, 100, "ab"), run(61.5, 100, "cd"), run(74, 100, "ef")) == ["abcd ef"]
    assert read(run(50, 100, "ab"), run(71, 100, "cd"), run(93, 100, "ef")) == ["ab cd\tef"]


def test_behind_a_bold_label_half_the_gap_is_a_cell():
    assert read(write(50, 100, "Phone", bold=True), write(82, 100, "0161")) == ["Phone\t0161"]
    assert read(write(50, 100, "Phone"), write(82, 100, "0161")) == ["Phone 0161"]


def test_ideographs_are_parted_by_spaces_of_the_file_only():
    assert read(run(50, 100, "张伟"), run(73, 100, "会计")) == ["张伟会计"]
    assert read(write(50, 100, "张伟 会计")) == ["张伟 会计"]


@pytest.mark.parametrize("text", ["JANE DOE", "JANE van DOE", "欧阳 文龙先生"])
def test_letters_set_apart_are_words(text):
    glyphs = write(50, 100, text, 20, spacing=5)
    parted = [glyph for glyph in glyphs if glyph.char != " "]
    assert read(parted) == [text]


def test_initials_and_short_words_are_no_letter_spacing():
    assert read(write(50, 100, "A B C D of it")) == ["A B C D of it"]


def test_pieces_that_begin_at_one_place_in_three_lines_are_cells():
    rows = [("Stock control", "First aid"), ("Figma", "Welding"), ("Public speaking", "SQL")]
    glyphs = [
        write(x, 100 + 14 * at, text) for at, row in enumerate(rows) for x, text in zip((50, 131), row, strict=True)
    ]
    assert read(*glyphs) == ["Stock control\tFirst aid", "Figma\tWelding", "Public speaking\tSQL"]
    assert read(*glyphs[:4]) == ["Stock control\tFirst aid", "Figma\tWelding"]
    near = [[run(x, 100 + 14 * at, text) for x, text in ((50, "Stock"), (82, "SQL"))] for at in range(3)]
    assert read(*near[0], *near[1]) == ["Stock SQL"] * 2
    assert read(*near[0], *near[1], *near[2]) == ["Stock\tSQL"] * 3
    prose = [
        write(50, 100 + 14 * at, text) for at, text in enumerate(["so it goes on", "and on it goes", "with no cells"])
    ]
    assert not any("\t" in text for text in read(*prose))


def test_turned_text_is_a_line_of_its_own():
    up = [Glyph(char, 120, 400 - 5 * at - 5, 130, 400 - 5 * at, 10, 100, turn=3) for at, char in enumerate("UP HERE")]
    assert read(run(50, 100, "level"), up, run(140, 100, "again")) == ["level", "UP HERE", "again"]


# ---- bullets


def test_a_disc_before_a_line_makes_it_an_item():
    lines = told(write(60, 100, "Ran the store"), write(60, 114, "Kept the books"), discs=[Box(50, 95, 53, 98)]).lines
    assert [(line.text, line.bullet) for line in lines] == [("Ran the store", True), ("Kept the books", False)]


def test_discs_behind_a_line_or_far_before_it_mean_nothing():
    discs = [Box(200 + 6 * n, 95, 204 + 6 * n, 99) for n in range(5)] + [Box(20, 95, 23, 98)]
    assert not told(write(60, 100, "English"), discs=discs).lines[0].bullet


def test_a_bullet_drawn_apart_from_its_line_counts_like_a_disc():
    lines = told(write(60, 100, "Ran the store"), write(60, 130, "And more"), write(50, 100, "•")).lines
    assert [(line.text, line.bullet) for line in lines if not line.aside] == [
        ("Ran the store", True),
        ("And more", False),
    ]


# ---- ruled tables


def grid(xs, ys):
    return [Rule(True, x, ys[0], ys[-1]) for x in xs] + [Rule(False, y, xs[0], xs[-1]) for y in ys]


def test_cells_of_a_grid_and_of_one_with_merged_cells():
    assert [len(table) for table in ruled_tables(grid((50, 150, 250), (100, 120, 140)))] == [4]
    merged = [rule for rule in grid((50, 150, 250), (100, 120, 140, 160)) if not (rule.vertical and rule.at == 150)]
    merged.append(Rule(True, 150, 120, 160))
    (table,) = ruled_tables(merged)
    assert table[0] == Box(50, 100, 250, 120)
    assert len(table) == 5


def test_rules_that_nearly_touch_are_joined():
    broken = [Rule(False, 100 + 0.4 * (n % 2), 50 + 20 * n, 69 + 20 * n) for n in range(10)]
    rest = [rule for rule in grid((50, 150, 249), (100, 120, 140)) if rule.vertical or rule.at != 100]
    assert [len(table) for table in ruled_tables(broken + rest)] == [4]


def test_a_frame_and_a_single_row_are_no_tables():
    assert not ruled_tables(grid((30, 560), (30, 800)))
    assert not ruled_tables(grid((50, 100, 150, 200, 250, 300), (100, 120)))


def test_a_hostile_grid_costs_no_more_than_the_limit(monkeypatch):
    rules = grid([20 * n for n in range(20)], [20 * n for n in range(20)])
    assert sum(map(len, ruled_tables(rules))) == 19 * 19
    monkeypatch.setattr("app.ingest.layout.ruled_tables._MAX_TRIES", 50)
    assert 0 < sum(map(len, ruled_tables(rules))) <= 50


def test_a_label_beside_the_rows_of_its_section_is_a_heading():
    rules = [
        rule for rule in grid((50, 120, 220, 320), (80, 100, 120, 140)) if rule.vertical or rule.at not in (100, 120)
    ]
    rules += [Rule(False, y, 120, 320) for y in (100, 120)]
    cells = [(52, 94, "Employment"), (122, 94, "2021"), (222, 94, "Acme"), (122, 114, "2019"), (222, 114, "Mill")]
    lines = told(*(write(*cell) for cell in cells), rules=rules).lines
    assert [(line.text, line.heading) for line in lines] == [("Employment", 2), ("2021\tAcme", 0), ("2019\tMill", 0)]


def test_a_ruled_table_is_read_cell_by_cell_with_its_cells_whole():
    rules = grid((50, 120, 220, 400), (80, 100, 160))
    heads = [write(x, 94, text) for x, text in ((52, "Dates"), (122, "Employer"), (222, "Duties"))]
    cells = [
        write(52, 115, "Mar 2021 –"), write(52, 127, "now"), write(122, 115, "Acme Stores of York"), write(122, 127, "Ltd"),
        write(222, 115, "Ran the largest store of the north"), write(222, 127, "and east"), write(222, 139, "Kept books"),
    ]  # fmt: skip
    assert read(*heads, *cells, rules=rules) == [
        "Dates\tEmployer\tDuties",
        "Mar 2021 – now\tAcme Stores of York Ltd\tRan the largest store of the north and east",
        "Kept books",
    ]


def cell(*lines, step=12.0):
    """The paragraphs of a cell 170 points wide; a line may bring its own distance from the one above."""
    y, glyphs = 0.0, []
    for line in lines:
        text, down = line if isinstance(line, tuple) else (line, step)
        y += down
        glyphs += write(52, y, text)
    return [line.text for line in unwrapped(lines_of(glyphs, 1), 50, 220)]


def test_lines_of_a_cell_go_on_where_the_next_word_had_no_room():
    assert cell("Reported near misses and chaired", "the walk") == ["Reported near misses and chaired the walk"]
    assert cell("Reported near misses", "The walk") == ["Reported near misses", "The walk"]
    assert cell("审核合同与发票，按时申报纳税和账目", "往来") == ["审核合同与发票，按时申报纳税和账目往来"]
    assert cell("审核合同与发票", "按时申报") == ["审核合同与发票", "按时申报"]


def test_a_small_letter_a_duty_and_a_wider_space_tell_the_paragraphs_of_a_cell():
    assert cell("Ran the weekly stock", "count") == ["Ran the weekly stock count"]
    assert cell("Reported near misses and chaired", "Supervised apprentices") == [
        "Reported near misses and chaired",
        "Supervised apprentices",
    ]
    assert cell("Bachelor of Fine Arts and Graphic", "Design") == ["Bachelor of Fine Arts and Graphic Design"]
    spaced = ["Reported near misses and chaired", ("The second walk of the quarter", 18), ("Again", 12)]
    assert cell(*spaced) == ["Reported near misses and chaired", "The second walk of the quarter Again"]


def test_text_between_tables_and_outside_cells_is_kept():
    rules = grid((50, 120, 220), (80, 100, 120))
    cells = [write(x, y, text) for x, y, text in ((52, 94, "a"), (122, 94, "b"), (52, 114, "c"), (122, 114, "d"))]
    assert read(write(50, 60, "Above"), *cells, write(50, 140, "Below"), rules=rules) == [
        "Above",
        "a\tb",
        "c\td",
        "Below",
    ]


def test_a_known_heading_in_a_wide_form_is_a_heading():
    rules = grid((50, 120, 220, 320), (80, 100, 120, 140))
    rules = [rule for rule in rules if not (rule.vertical and rule.at == 220)] + [Rule(True, 220, 80, 120)]
    cells = [(52, 94, "Name"), (122, 94, "Jane"), (222, 94, "x"), (52, 114, "a"), (122, 114, "b"), (222, 114, "c")]
    skills = [(52, 134, "Skills"), (122, 134, "SQL, Figma")]
    lines = told(*(write(*cell) for cell in cells + skills), rules=rules).lines
    assert [(line.text, line.heading) for line in lines[-2:]] == [("Skills", 2), ("SQL, Figma", 0)]


# ---- tables without rules


def column_table(middle):
    """A form without borders; the first columns stand in the middle or at the top of their row."""
    shift = 7 if middle else 0
    heads = [write(x, 100, text) for x, text in ((50, "Dates"), (130, "Employer"), (230, "Position"), (300, "Duties"))]
    first = [
        write(50, 122 + shift, "2021 - now"), write(130, 122 + shift, "Acme Stores"), write(230, 122 + shift, "Fitter"),
        write(300, 122, "Ran the largest store of"), write(300, 136, "the north east"),
    ]  # fmt: skip
    second = [
        write(50, 158 + shift, "2018 - 2021"), write(130, 158 + shift, "Borough Mill"), write(230, 158 + shift, "Clerk"),
        write(300, 158, "Kept all of the accounts"), write(300, 172, "and the stock"),
    ]  # fmt: skip
    return [*heads, *first, *second]


@pytest.mark.parametrize("middle", [False, True])
def test_a_table_without_rules_is_read_by_its_columns_and_rows(middle):
    after = write(50, 200, "Skills: everything that a line of prose over all columns can name, and more of it")
    assert read(*column_table(middle), after, width=470)[:4] == [
        "Dates\tEmployer\tPosition\tDuties",
        "2021 - now\tAcme Stores\tFitter\tRan the largest store of the north east",
        "2018 - 2021\tBorough Mill\tClerk\tKept all of the accounts and the stock",
        "Skills: everything that a line of prose over all columns can name, and more of it",
    ]


def test_a_table_without_rules_ends_at_a_heading_but_not_at_a_wrapped_word_that_could_be_one():
    glyphs = column_table(False)
    wrapped = [write(230, 136, "Skills")]
    heading = [write(50, 200, "Languages"), write(50, 216, "Welsh")]
    lines = read(*glyphs, *wrapped, *heading, width=470)
    assert lines[1].startswith("2021 - now\tAcme Stores\tFitter Skills\t")
    assert lines[-2:] == ["Languages", "Welsh"]


def columns(*rows, step=14):
    """Rows of cells, each with its own distance from the one above if the last item is a number."""
    y, glyphs = 100 - step, []
    for row in rows:
        down = row[-1] if isinstance(row[-1], int) else step
        y += down
        glyphs += [
            write(x, y, text) for x, text in zip((50, 130, 230), row, strict=False) if text and isinstance(text, str)
        ]
    return glyphs


def test_a_date_broken_in_a_column_without_space_between_rows_begins_no_row():
    head, *body = read(
        *columns(("Dates", "Employer", "Position"), ("2021 -", "Acme Groceries of", "Fitter"), ("now", "Stores", "")),
        *columns(
            ("", "", ""),
            ("", "", ""),
            ("", "", ""),
            ("Jan 2018 – May", "Mill of the Great", "Clerk"),
            ("2020", "Borough", ""),
        ),
    )
    assert head == "Dates\tEmployer\tPosition"
    assert body == [
        "2021 -now\tAcme Groceries of Stores\tFitter",
        "Jan 2018 – May 2020\tMill of the Great Borough\tClerk",
    ]


def test_where_rows_stand_apart_a_line_of_the_first_column_begins_none():
    glyphs = columns(
        ("Employer", "Position", "Dates"),
        ("Acme Stores", "Fitter", "2021 - now", 24),
        ("of York", "", ""),
        ("Mill", "Clerk", "2018", 24),
    )
    assert read(*glyphs)[1:] == ["Acme Stores of York\tFitter\t2021 - now", "Mill\tClerk\t2018"]


# ---- order


def column(x, top, *texts):
    return [write(x, top + 14 * at, text) for at, text in enumerate(texts)]


def test_columns_stand_in_the_order_of_the_file_when_it_is_whole():
    left, right = column(50, 100, "l1", "l2", "l3", "l4"), column(300, 100, "r1", "r2", "r3", "r4")
    assert read(*right, *left) == ["r1", "r2", "r3", "r4", "l1", "l2", "l3", "l4"]


def test_lines_drawn_late_stand_where_they_are_seen():
    late = [write(60, 128, "Ran the store"), write(60, 184, "Kept the books")]
    flow = [
        write(50, y, text) for y, text in ((100, "Acme"), (114, "Fitter"), (156, "Mill"), (170, "Clerk"), (212, "End"))
    ]
    assert read(*flow, *late) == ["Acme", "Fitter", "Ran the store", "Mill", "Clerk", "Kept the books", "End"]


def test_dates_drawn_after_everything_else_stand_beside_their_heads():
    heads = column(
        50, 100, "Acme", "ran the store", "Mill", "kept the books", "Borough", "taught the young", "End of it"
    )
    dates = [write(400, y, text) for y, text in ((100, "2019 - 2021"), (128, "2017 - 2019"), (156, "2015 - 2017"))]
    lines = read(*heads, *dates)
    assert lines[0] == "Acme\t2019 - 2021"
    assert lines[2] == "Mill\t2017 - 2019"
    assert lines[4] == "Borough\t2015 - 2017"


def test_a_head_that_wraps_beside_its_date_is_whole():
    head = [write(50, 100, "Harrow Vale Community"), write(170, 100, "2007 - 2010"), write(50, 112, "College")]
    assert read(*head, write(50, 130, "Biology")) == ["Harrow Vale Community College\t2007 - 2010", "Biology"]
    roomy = [write(50, 100, "Fitter"), write(170, 100, "2007 - 2010"), write(50, 112, "Acme")]
    assert read(*roomy) == ["Fitter\t2007 - 2010", "Acme"]


def test_a_column_of_dates_stands_beside_its_heads_with_headings_between():
    """A time line whose dates are drawn after the text: no sidebar, although the dates and headings are a column."""
    heads = [write(50, 80, "Work"), write(50, 180, "School")]
    first = column(150, 100, "Fitter", "Acme", "ran the store", "kept the books")
    second = column(150, 200, "Borough College", "Biology", "with honours", "and prizes")
    dates = [write(50, 100, "2019 - 2021"), write(50, 200, "2015 - 2018")]
    lines = read(*heads, *first, dates[0], *second, dates[1])
    assert lines[:2] == ["Work", "2019 - 2021\tFitter"]
    assert lines[5:7] == ["School", "2015 - 2018\tBorough College"]


def test_a_disc_behind_a_date_is_a_mark_on_a_time_line_and_no_bullet():
    pieces = [write(150, 100, "Fitter"), write(150, 114, "ran the store"), write(50, 100, "2019 - 2021")]
    lines = told(*pieces, discs=[Box(140, 94, 144, 98), Box(140, 108, 144, 112)]).lines
    assert [(line.text, line.bullet) for line in lines[:2]] == [("Fitter", False), ("ran the store", True)]


@pytest.mark.parametrize(
    "parts", [("Jan 2022 – May", "2024"), ("Mar 2021 –", "Present"), ("2019年12月 - 2024年", "1月")]
)
def test_a_date_that_wraps_in_its_column_is_whole_and_beside_its_head(parts):
    pieces = [write(50, 100, parts[0]), write(50, 112, parts[1]), write(170, 100, "Fitter"), write(170, 112, "Acme")]
    whole = "".join(parts) if is_ideograph(parts[0][-1]) else " ".join(parts)
    assert read(*pieces) == [f"{whole}\tFitter", "Acme"]


def test_dates_of_two_entries_one_under_the_other_are_not_joined():
    assert read(*column(50, 100, "2019 - 2021", "2015 - 2018", "2014")) == ["2019 - 2021", "2015 - 2018", "2014"]


def test_headings_beside_their_content_are_headings():
    rows = [("Skills", "SQL, Figma"), ("Languages", "Welsh, Polish"), ("Education", "Borough College")]
    pieces = [
        write(x, 100 + 30 * at, text) for at, row in enumerate(rows) for x, text in zip((50, 150), row, strict=True)
    ]
    lines = told(*pieces).lines
    assert [(line.text, line.heading) for line in lines[:3]] == [("Skills", 2), ("SQL, Figma", 0), ("Languages", 2)]


def test_a_list_with_labels_has_no_headings():
    rows = [("Languages", "Welsh, Polish"), ("Methods", "SQL, Figma"), ("Skills", "order and patience")]
    pieces = [
        write(x, 100 + 30 * at, text) for at, row in enumerate(rows) for x, text in zip((50, 150), row, strict=True)
    ]
    assert read(*pieces) == ["\t".join(row) for row in rows]


def test_a_heading_that_wraps_in_a_narrow_column_is_one():
    heading = [write(50, 100, "Education and", bold=True), write(50, 112, "Training", bold=True)]
    assert read(*heading, write(150, 100, "Borough College")) == ["Education and Training", "Borough College"]


def test_page_numbers_stand_aside():
    lines = told(write(50, 100, "Jane"), write(280, 830, "Page 2 of 3")).lines
    assert [(line.text, line.aside) for line in lines] == [("Jane", False), ("Page 2 of 3", True)]


# ---- wrapped lines and stacked items


def rows(*pieces):
    return rows_of(lines_of([glyph for piece in pieces for glyph in piece], 1))


def test_a_line_wraps_only_at_the_edge_of_its_column():
    """The address above fills the column; the skills below it are short of its edge and are items."""
    address = [write(50, 100, "Flat 4, 12 Orchard Street, York")]
    skills = [
        write(50, 150 + 14 * at, text) for at, text in enumerate(["Rota planning", "Stock control", "Report writing"])
    ]
    items = paragraphs(rows(*address, *skills)[1:])
    assert [item.text for item in items] == ["Rota planning", "Stock control", "Report writing"]


def test_short_lines_one_below_the_other_are_items_although_some_are_full():
    skills = ["Report writing", "Public speaking", "SQL", "Git"]
    assert [item.text for item in paragraphs(rows(*column(50, 100, *skills)))] == skills


def test_a_paragraph_that_fills_its_lines_is_one():
    text = ["Steady organiser with nine years in the", "busiest depots of the north and a calm", "telephone voice"]
    assert [row.text for row in paragraphs(rows(*column(50, 100, *text)))] == [" ".join(text)]


def test_a_line_set_in_goes_on_from_one_that_is_set_out_and_full():
    """Duties with a hanging indent, no bullets: what is set in below a short head is none."""
    block = [
        write(50, 100, "Supervised apprentices and signed their"),
        write(64, 112, "logbooks"),
        write(50, 124, "Kept the books"),
    ]
    assert [row.text for row in paragraphs(rows(*block))] == [
        "Supervised apprentices and signed their logbooks",
        "Kept the books",
    ]
    head = [write(50, 100, "Fitter, Acme"), write(64, 112, "serving customers and keeping the till")]
    assert [row.text for row in paragraphs(rows(*head))] == ["Fitter, Acme", "serving customers and keeping the till"]


def test_a_chinese_paragraph_whose_first_line_is_set_in_is_one():
    text = [
        write(70, 100, "工作认真负责有较强的沟通能力和团队精神能"),
        write(50, 112, "独立完成各项任务并按时交付成果受到各方好评"),
        write(50, 124, "的人员"),
    ]
    assert len(paragraphs(rows(*text))) == 1
