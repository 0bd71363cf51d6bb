"""The same résumés in layouts of many tool chains, in small examples of our own: cards, margins, forms, saved pages."""

from __future__ import annotations

import pytest

from app.ingest.formats.html import read_html
from app.ingest.layout.page import Glyph, Page
from app.ingest.layout.page_lines import lines_of_page
from app.ingest.layout.rows import Row, paragraphs, rows_of
from app.ingest.provenance import Notes
from app.ingest.sections.certificates import is_fellowship
from app.ingest.sections.contact import own_phones
from app.ingest.sections.degrees_and_schools import split_degree, split_degree_zh
from app.ingest.sections.entry_headers import read_head
from app.ingest.sections.heading_lines import with_whole_headings
from app.ingest.sections.languages import language_items
from app.ingest.sections.lexical_tests import is_duty
from app.ingest.sections.vocabulary import known_kind
from app.ingest.sections.work import read_work
from app.ingest.source_lines import Box, TextLine

EN = "Jane Roe\njane.roe@example.com\n\n"
ZH = "林可\nlin@example.com\n\n"


def run(x, y, text, *, bold=False):
    """Return the letters of a line in type of 10 points, each half an em wide."""
    glyphs = []
    for char in text:
        if char != " ":
            glyphs.append(Glyph(char, x, y, x + 5, y + 12, 10.0, y + 9, bold=bold))
        x += 5
    return glyphs


def texts(*runs):
    page = Page(1, 595.0, 842.0, [glyph for one in runs for glyph in one])
    return [line.text for line in lines_of_page(page).lines]


def row(text, top, *, x=40.0, end=None, at=0, bullet=False, bold=False, lead=30.0, margin=0.0):
    box = Box(x, top, end or x + 5.0 * len(text), top + 12)
    return Row(text, at, at, 1, box, 10.0, bullet=bullet, bold=bold, indent=x, lead=lead, margin=margin)


def test_two_cards_side_by_side_are_two_entries():
    left = [run(40, 100, "Monash College"), run(40, 114, "Diploma of Baking"), run(40, 128, "2020 - 2021")]
    right = [run(300, 100, "Deakin College"), run(300, 114, "Diploma of Sewing"), run(300, 128, "2014 - 2017")]
    below = [run(40, 160, "Skills"), run(40, 174, "Piping")]
    read = texts(*left, *right, *below)
    assert read[:6] == [
        "Monash College",
        "Diploma of Baking",
        "2020 - 2021",
        "Deakin College",
        "Diploma of Sewing",
        "2014 - 2017",
    ]


def test_a_label_close_to_the_column_beside_it_is_a_cell():
    column = [run(160, 100 + 14 * n, text) for n, text in enumerate(["Baker, Roe Ltd", "sold bread", "baked bread"])]
    label = run(86, 142, "Volunteering")
    first = run(150 + 5 - 5 + 4, 142, "")
    beside = run(160, 142, "Treasurer, Leeds PTA")
    assert "Volunteering\tTreasurer, Leeds PTA" in texts(*column, [*label, *first, *beside])


def test_a_head_that_wraps_before_its_date_is_one_line():
    lines = texts(
        [*run(40, 100, "Postdoctoral Fellow, Cascadia Institute for Science,"), *run(430, 100, "2018 - 2021")],
        run(40, 114, "Corvallis, OR"),
    )
    assert lines == ["Postdoctoral Fellow, Cascadia Institute for Science, Corvallis, OR\t2018 - 2021"]


def test_a_bracket_with_the_date_that_wraps_is_closed():
    lines = [
        TextLine(
            "Fellow, Bodmin College (Oct 2017 to Aug", 1, Box(40, 100, 350, 112), 10.0, stops=(40.0,), ends=(350.0,)
        ),
        TextLine("2021)", 1, Box(40, 114, 70, 126), 10.0, stops=(40.0,), ends=(70.0,)),
        TextLine("Led seminars", 1, Box(40, 128, 100, 140), 10.0, stops=(40.0,), ends=(100.0,)),
    ]
    assert [known.text for known in rows_of(lines)] == ["Fellow, Bodmin College (Oct 2017 to Aug 2021)", "Led seminars"]


def test_a_line_in_small_letters_below_an_item_goes_on_from_it():
    items = [
        row("Launched the loyalty scheme for members and reached 48,000", 100, at=0, bullet=True),
        row("members", 114, at=1),
        row("Managed two executives and an apprentice in the whole of the south", 128, at=2, bullet=True),
    ]
    assert next(known.text for known in paragraphs(items)).endswith("48,000 members")


def test_short_lines_that_end_alike_are_no_wrapped_text():
    lines = [
        row(text, 100 + 14 * n, at=n, end=85.0, margin=500.0)
        for n, text in enumerate(["粵語 母語", "英語 良好", "法語 良好"])
    ]
    assert [known.text for known in paragraphs(lines)] == ["粵語 母語", "英語 良好", "法語 良好"]


def test_a_heading_broken_over_two_lines_set_right_is_one():
    broken = [
        row("EDUCATION AND", 100, x=93.0, end=179.0, at=0),
        row("TRAINING", 114, x=129.0, end=179.0, at=1),
        row("PERSONAL", 140, x=121.0, end=179.0, at=2),
        row("INFORMATION", 154, x=106.0, end=179.0, at=3),
    ]
    assert [known.text for known in with_whole_headings(broken)] == ["EDUCATION AND TRAINING", "PERSONAL INFORMATION"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Training and certifications", "certificates"),
        ("Licences and certificates", "certificates"),
        ("課外活動及義務工作", "volunteer"),
        ("Skills and interests of mine", ""),
    ],
)
def test_parts_of_one_kind_make_a_heading(heading, kind):
    assert known_kind(heading) == kind


def test_entries_of_a_saved_page_are_no_items_of_a_list():
    page = (
        "<ul><li><h3>Business Analyst</h3><p>Kaveri Infotech</p><p>Jun 2017 - Jun 2020</p></li></ul>"
        "<ul><li>Wrote reports</li><li><p>Ran tests</p></li></ul>"
    )
    lines = read_html(page).lines
    assert [(line.text, line.bullet) for line in lines] == [
        ("Business Analyst\tKaveri Infotech\tJun 2017 - Jun 2020", False),
        ("Wrote reports", True),
        ("Ran tests", True),
    ]


def test_what_a_style_sheet_sets_side_by_side_is_apart():
    page = "<style>.fx{display:flex}</style><div class=fx><span><b>博士后</b></span><span>东陵大学</span></div><p><b>a</b>b</p>"
    assert [line.text for line in read_html(page).lines] == ["博士后\t东陵大学", "ab"]


def test_a_gender_among_contact_data_is_no_town(draft_of):
    text = "Jane Roe\nFemale | 1 May 1990 | 07700 900417 | jane@example.com | Leeds\n\nEXPERIENCE\n\nBaker, Roe Ltd\n2019 - 2020\n"
    assert draft_of(text).resume.basics.location.city == "Leeds"


def test_a_last_word_among_chinese_contact_data_is_the_town(draft_of):
    text = "林可\n女 | 2003年3月14日 | 15500556603 | lin@example.com | {}\n\n工作经历\n\n2020年 - 2021年 护士 某医院\n"
    assert draft_of(text.format("苏溪")).resume.basics.location.city == "苏溪"
    assert draft_of(text.format("共青团员")).resume.basics.location.city == ""


def test_the_number_behind_a_womans_gender_is_her_own():
    assert [find.value for find in own_phones("女 · 1990年4月17日 · 5550 7316", zh=True)] == ["5550 7316"]


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("Roe Logistics, HGV Driver, Leeds", ("HGV Driver", "Roe Logistics", "Leeds")),
        ("Baker & Sons Ltd, Staff Nurse, Acute Unit", ("Staff Nurse, Acute Unit", "Baker & Sons Ltd", "")),
        ("访问学者  University of Northmoor（英国）", ("访问学者", "University of Northmoor（英国）", "")),
    ],
)
def test_heads_in_one_line(line, head):
    found = read_head([Row(line, 0, 0)])
    assert (found.title, found.organisation, found.location) == head


def test_the_town_behind_an_employer_in_its_own_cell():
    cells = (("dates", "2019 - 2020"), ("place", "Household of Mrs. Lim, Quezon City"), ("role", "Caregiver"))
    found = read_head([Row("2019 - 2020\tHousehold of Mrs. Lim, Quezon City\tCaregiver", 0, 0, cells=cells)])
    assert (found.organisation, found.location) == ("Household of Mrs. Lim", "Quezon City")


@pytest.mark.parametrize(
    "duty",
    ["Supervises three account officers across two branches", "Prepares monthly management accounts and returns"],
)
def test_a_line_that_begins_with_a_verb_is_a_duty(duty):
    assert is_duty(duty)


def test_a_year_inside_a_duty_opens_no_job(draft_of):
    text = f"{ZH}工作经历\n\n某食品集团  总账会计 (2013.5 ~ 2017.12)\n  负责总账编制\n  牵头2015年用友上线，周期缩短\n"
    (job,) = draft_of(text).resume.work
    assert [line.text for line in job.highlights] == ["负责总账编制", "牵头2015年用友上线，周期缩短"]


@pytest.mark.parametrize(
    ("text", "told"),
    [("Caregiving NC II", ("NC II", "Caregiving")), ("Associate Member", None)],
)
def test_degrees(text, told):
    assert split_degree(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [("小学教育", None), ("生态学（理学博士）", ("理学博士", "生态学")), ("文憑", ("文憑", ""))],
)
def test_chinese_degrees(text, told):
    assert split_degree_zh(text) == told


def test_grades_of_a_body_are_no_studies(draft_of):
    assert is_fellowship("Associate Member (ACA), Institute of Chartered Accountants of Nigeria, 2023")
    text = f"{EN}PROFESSIONAL QUALIFICATIONS\n\nAssociate Member (ACA), Institute of Accountants of Utopia, 2023\n"
    assert draft_of(text).resume.education == ()


def test_a_form_of_studies_opens_each_with_its_first_label(draft_of):
    text = f"{ZH}教育背景\n\n学校：香江书院\n学历：学士\n时间：2010年 ~ 2014年\n学校：狮山大学\n学历：硕士\n专业：老年学\n时间：2020年 ~ 2022年\n"
    studies = draft_of(text).resume.education
    assert [(study.institution, study.study_type, study.area) for study in studies] == [
        ("香江书院", "学士", ""),
        ("狮山大学", "硕士", "老年学"),
    ]


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("French, reading and speaking", ["French: reading and speaking"]),
        ("英语：熟练，雅思 7.0", ["英语：熟练，雅思 7.0"]),
        ("英语\t雅思7.5", ["英语：雅思7.5"]),
        ("English (native), Lakota (conversational)", ["English (native)", "Lakota (conversational)"]),
    ],
)
def test_levels_of_languages(line, items):
    assert language_items(line) == items


@pytest.mark.parametrize(
    ("line", "post"),
    [
        ("Bereavement befriender, Tynedale Hospice at Home", ("Bereavement befriender", "Tynedale Hospice at Home")),
        (
            "Member, Faculty Library Committee, Lakemont College",
            ("Member", "Faculty Library Committee, Lakemont College"),
        ),
        ("陕西省生态学会，青年工作委员会委员", ("青年工作委员会委员", "陕西省生态学会")),
    ],
)
def test_a_voluntary_post_and_its_body_are_parted_by_the_comma(line, post):
    (work,) = read_work([Row(line, 0, 0)], "volunteer", 1, Notes())
    assert (work.position, work.organisation) == post


def test_a_line_of_a_job_board_leaves_no_gap_in_the_head(draft_of):
    text = f"{ZH}工作经历\n\n2021/5-至今   锦帆贸易有限公司 [3年]\n贸易/进出口 | 150-500人 | 民营公司\n运营部   运营经理\n1. 负责运营\n"
    (job,) = draft_of(text).resume.work
    assert (job.organisation, job.position) == ("锦帆贸易有限公司", "运营经理")


def test_a_numbered_item_with_a_year_opens_no_job(draft_of):
    text = (
        f"{ZH}工作经历\n\n中文科教师  慈光中学  2018.09—今\n1. 任教中文科\n2. 2021年起兼任中文科副主任\n3. 带领辩论队\n"
    )
    (job,) = draft_of(text).resume.work
    assert [line.text for line in job.highlights] == ["任教中文科", "2021年起兼任中文科副主任", "带领辩论队"]


def test_what_stands_above_two_columns_is_read_before_them():
    above = [run(40, 60 + 14 * n, text) for n, text in enumerate(["Phone: 1", "Mail: 2", "Town: 3", "Work"])]
    dates = [run(40, 130 + 60 * n, text) for n, text in enumerate(["2010 - 2012", "2012 - 2014", "2014 - 2016"])]
    heads = [run(200, 130 + 60 * n + m, text) for n in range(3) for m, text in ((0, f"Firm {n}"), (14, "Baker"))]
    read = texts(*above, *dates, *heads)
    assert read[4:6] == ["2010 - 2012\tFirm 0", "Baker"]


def test_the_bracket_with_body_and_year_is_no_part_of_a_certificate(draft_of):
    (paper,) = draft_of(f"{EN}CERTIFICATES\n\nBasic Training (STCW) (MARINA, Oct 2020)\n").resume.certificates
    assert (paper.name, paper.date) == ("Basic Training (STCW)", "2020-10")
