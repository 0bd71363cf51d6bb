"""Résumés as people write them: headings in their own words, facts in one line, and nothing of it lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.compose import compose
from app.domain.document import Contact
from app.domain.resume import fields
from app.domain.style import Style
from app.ingest.value_folding import skeleton

PLAIN = """Temperance Oyelaran-Whitcombe
14 Saddlers Row, Ludlow SY8 1XX | linkedin.com/in/temperance-ow | British, b. 3 February 1991 | Own van and tools

About me
Conservation joiner who moved into site coordination; nine years on listed buildings.

Where I have worked
Mar 2021 – now	Site coordinator, Brackenhurst Restoration Ltd, Shrewsbury
- Planned 41 jobs a year
Sept 2016 – Feb 2021	Joiner, Hollis & Vane Joinery Ltd
- Sash windows, oak frames

What I can do
Reading drawings, scaffold inspection

People who will vouch for me
Mr Aldous Penhaligon, director, Brackenhurst Restoration Ltd, 01743 960118, a.penhaligon@example.org
Brackenhurst Restoration Ltd, Ms Odile Ferris, foreman, 01743 960120
"""


def test_headings_in_own_words_give_entries(draft_of):
    resume = draft_of(PLAIN).resume
    assert [(w.organisation, w.position, w.start, w.end) for w in resume.work] == [
        ("Brackenhurst Restoration Ltd", "Site coordinator", "2021-03", ""),
        ("Hollis & Vane Joinery Ltd", "Joiner", "2016-09", "2021-02"),
    ]
    assert [skill.keywords for skill in resume.skills] == [("Reading drawings", "scaffold inspection")]
    assert resume.basics.summary.startswith("Conservation joiner")


def test_facts_in_one_line_without_labels(draft_of):
    resume = draft_of(PLAIN).resume
    place = resume.basics.location
    assert (place.address, place.city, place.postal_code) == ("14 Saddlers Row", "Ludlow", "SY8 1XX")
    assert (resume.personal.nationality, resume.personal.birth_date) == ("British", "1991-02-03")
    assert [line.text for section in resume.sections for line in section.lines] == ["Own van and tools"]


def test_a_referee_is_found_in_any_order(draft_of):
    resume = draft_of(PLAIN).resume
    assert [reference.name for reference in resume.references] == ["Mr Aldous Penhaligon", "Ms Odile Ferris"]
    assert "Brackenhurst Restoration Ltd" in resume.references[1].reference
    assert "01743 960120" in resume.references[1].reference


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("楚江云链财务总监 闻人卓 139-7110-2246", "闻人卓"),
        ("闻人卓（楚江云链财务总监）13971102246", "闻人卓"),
        ("郭立群，原部门经理，13971102246", "郭立群"),
    ],
)
def test_a_chinese_referee_is_found_in_any_order(draft_of, line, name):
    resume = draft_of(f"赵敏\n13800001234\n证明人\n{line}\n").resume
    assert [reference.name for reference in resume.references] == [name]
    assert "2246" in resume.references[0].reference


@pytest.mark.parametrize(
    ("heading", "line", "section"),
    [
        ("Where I've been", "2019 – 2023  Welder, Harland Fabrication Ltd", "work"),
        ("My journey so far", "2019 – 2023  Welder, Harland Fabrication Ltd", "work"),
        ("What I studied", "2014 – 2016  Diploma in Welding, Marches College", "education"),
        ("Things I've built", "2020  Solar oven for the village school", "projects"),
        ("What I bring", "TIG, MIG, reading drawings", "skills"),
        ("When I'm not working", "Bell ringing, allotment", "interests"),
        ("People who'll vouch for me", "Ms Ada Lindgren, foreman, 01743 960118", "references"),
        ("工作过的地方", "2019.03-2023.05  江城重工有限公司  焊工", "work"),
        ("实习经历及校园实践", "2019.03-2019.09  江城重工有限公司  实习生", "work"),
        ("我会什么", "氩弧焊、看图纸", "skills"),
        ("在哪儿读的书", "2014.09-2018.06  江城职业技术学院  焊接  大专", "education"),
        ("哪些人可以做我的证明人", "郭立群，原部门经理，13971102246", "references"),
    ],
)
def test_what_a_heading_means(draft_of, heading, line, section):
    name = "赵敏" if heading > "一" else "Ada Lindqvist"
    resume = draft_of(f"{name}\nada.l@example.org\n\n{heading}\n{line}\n").resume
    assert getattr(resume, section), [section.title for section in resume.sections]


def test_words_of_an_employer_are_no_heading(draft_of, docx, para):
    bold = "<w:b/>"
    body = para("Ada Lindqvist") + para("ada.l@example.org") + para("Experience", bold)
    body += para("School of Hard Sums", bold) + para("Tutor, 2019 – 2023") + para("Career Training Partners", bold)
    body += para("Assessor, 2017 – 2019")
    resume = draft_of(docx(body), "a.docx").resume
    assert [work.organisation for work in resume.work] == ["School of Hard Sums", "Career Training Partners"]


def test_a_date_that_a_narrow_cell_broke_is_one_date(draft_of, docx, para):
    cell = "<w:tc>{}</w:tc>".format
    row = "<w:tr>" + cell(para("Mar 2021 –") + para("now"))
    row += cell(para("Site coordinator, Brackenhurst Restoration Ltd") + para("Planned 41 jobs a year.")) + "</w:tr>"
    body = para("Ada Lindqvist") + para("ada.l@example.org") + para("Experience", "<w:b/>") + f"<w:tbl>{row}</w:tbl>"
    work = draft_of(docx(body), "a.docx").resume.work
    assert [(w.organisation, w.position, w.start, w.end) for w in work] == [
        ("Brackenhurst Restoration Ltd", "Site coordinator", "2021-03", "")
    ]


CHINESE = """欧阳若溪
女 | 1996年8月 | 中共党员 | 身体健康能出差
现居：武汉市洪山区珞喻路甲27号3栋1104
邮箱：
ouyang.ruoxi@example.com
手机：19900275183
求职意向
财务数据分析师｜武汉/长沙｜期望薪资 11-14K
"""


def test_chinese_facts_and_the_position_sought(draft_of):
    resume = draft_of(CHINESE).resume
    assert (resume.basics.label, resume.personal.salary) == ("财务数据分析师", "11-14K")
    assert resume.basics.email == "ouyang.ruoxi@example.com"
    kept = [line.text for section in resume.sections for line in section.lines]
    assert kept == ["身体健康能出差", "武汉/长沙"], "what no field took stands in a section, a lone label does not"


@pytest.mark.parametrize("text", [PLAIN, CHINESE], ids=["English", "Chinese"])
def test_no_word_of_the_head_is_lost(draft_of, text):
    draft = draft_of(text)
    held = skeleton(" ".join(field.value for field in fields(draft.resume)))[0]
    said = [
        cell
        for line in text.split("\n\n")[0].splitlines()[1:]
        for cell in line.replace("｜", "|").split("|")
        if cell != "求职意向"
    ]
    for cell in said:
        words = [skeleton(word)[0].strip(",") for word in cell.split("：")[-1].removeprefix("期望薪资").split()]
        dated = any(date in cell for date in ("1991", "1996"))
        assert dated or all(word in held for word in words), cell


def test_a_score_stays_with_its_label(draft_of):
    resume = draft_of(
        "赵敏\n13800001234\n教育背景\n2014.09 - 2018.06　中南财经政法大学　会计学　本科　GPA 3.6/4.0\n"
    ).resume
    assert [(e.score, e.courses) for e in resume.education] == [("3.6/4.0", ())]


def test_parts_of_an_address_are_no_lines_beside_it(draft_of):
    resume = draft_of(
        "Niamh Garrihy\nKilnacreevy, Loughbrackan, Co. Kildare, W91 X0X0\nniamh@example.com\n\n"
        "Work\nSept 2020 – now\tHead groom, Ballydoyne House Stables\n- 32 boxes\n"
    ).resume
    assert resume.basics.location.address.startswith("Kilnacreevy")
    kept = [line.text for section in resume.sections for line in section.lines]
    assert not [text for text in kept if text in "Kilnacreevy, Loughbrackan, Co. Kildare, W91 X0X0"], kept


@pytest.mark.parametrize("signed", ["Wolfenrode, den 12.05.2025\nMarlies Hoppenstedt", "Wolfenrode, 12. Mai 2025"])
def test_place_and_date_over_a_signature_are_no_language(draft_of, signed):
    resume = draft_of(
        "Marlies Hoppenstedt\nAhornweg 14, 38999 Wolfenrode\nm.h@example.com\n\nBerufserfahrung\n"
        "10/2018 – heute\tPflegefachkraft, Seniorenstift Lindenhof GmbH\n\n"
        f"Sprachen\nDeutsch (Muttersprache)\nEnglisch (gut)\n\n{signed}\n"
    ).resume
    assert [spoken.language for spoken in resume.languages] == ["Deutsch", "Englisch"]


def test_a_dated_item_at_the_end_is_no_signature(draft_of):
    resume = draft_of(
        "Marlies Hoppenstedt\nAhornweg 14, 38999 Wolfenrode\nm.h@example.com\n\nBerufserfahrung\n"
        "10/2018 – heute\tPflegefachkraft, Seniorenstift Lindenhof GmbH\n\nZertifikate\nErste Hilfe, 12.05.2025\n"
    ).resume
    assert [paper.name for paper in resume.certificates] == ["Erste Hilfe"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Sgt (Ret.) Leon Maddox", "Leon Maddox"),
        ("Lt. Col. (Ret'd) Jane Doe", "Jane Doe"),
        ("Captain (USN) Maria Lopez-Garcia", "Maria Lopez-Garcia"),
        ("(Dr.) Anna Weber", "Anna Weber"),
        ("Major (Retired) Leon Maddox, MBA", "Leon Maddox"),
        ("Leon Maddox (Ret.)", "Leon Maddox"),
        ("Head Chef (Ret.) Grill House", ""),
    ],
)
def test_a_rank_with_a_bracket_is_no_part_of_the_name(draft_of, line, name):
    rest = "\nleads@mail.example | 555-0101-2233\n\nExperience\nGuard, Quayside Freight, 2019 - 2021\n"
    basics = draft_of(line + rest).resume.basics
    assert basics.name == name
    assert not name or name not in basics.label


@pytest.mark.parametrize(
    ("address", "region", "city"),
    [
        ("北京市朝阳区建国路88号", "", "北京市"),
        ("北京朝阳区建国路88号", "", "北京"),
        ("广东省深圳市南山区科苑路15号", "广东省", "深圳市"),
        ("湖北省恩施土家族苗族自治州恩施市施州大道92号", "湖北省", "恩施土家族苗族自治州"),
        ("内蒙古锡林郭勒盟锡林浩特市团结大街3号", "内蒙古", "锡林郭勒盟"),
        ("臺北市信義區松仁路100號5樓", "", "臺北市"),
        ("上海路5号", "", ""),
        ("人民路菜市场旁3号", "", ""),
    ],
)
def test_a_chinese_address_names_its_province_and_city(draft_of, address, region, city):
    resume = draft_of(
        f"王小明\n手机：13800138000\n地址：{address}\n\n工作经历\n2019.3-2021.5 恒通物流有限公司 司机\n"
    ).resume
    place = resume.basics.location
    assert (place.address, place.region, place.city) == (address, region, city)
    for language in ("zh-Hans", "en"):
        (contact,) = (
            block for block in compose(replace(resume, language=language), Style()).blocks if isinstance(block, Contact)
        )
        assert [part for part in contact.items if part[:2] == address[:2]] == [address], (
            "what it begins with is printed once"
        )


JOBS = "\n\nWhere I've plastered\nCoyne Homes Ltd, Tuam — Plasterer — 2015 to date\n- Skimmed 140 houses\n"
JOBS_ZH = "\n\n干过的\n2018.6-2021.3  长沙五一百货  收银员\n2021.4-至今  步步高超市  理货员\n"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ask: Mrs Nora Coyne, at Coyne Homes, 093 555 0101", "Mrs Nora Coyne"),
        ("Talk to Nora: Nora Coyne, 093 555 0101", "Nora Coyne"),
        ("Old boss: Nora Coyne 093 555 0101", "Nora Coyne"),
        ("问谁：店长 陈红梅 13800138222", "陈红梅"),
        ("能问的人：步步高超市店长陈红梅，13800138222", "陈红梅"),
        ("打听我：车队长何兵，13800138222", "何兵"),
    ],
)
def test_a_referee_in_one_line_behind_any_words(draft_of, line, name):
    """The number was read as a second one of the person's own."""
    head, jobs = ("Declan Furey\nPlasterer\n086 555 0177", JOBS) if line.isascii() else ("何小燕\n13800138111", JOBS_ZH)
    for text in (f"{head}{jobs}\n{line}\n", f"{head}\n\n{line}{jobs}" if "boss" not in line else ""):
        if text:
            resume = draft_of(text).resume
            assert [known.name for known in resume.references] == [name]
            assert (resume.personal.other_phones, resume.sections, len(resume.work) > 0) == ((), (), True)


@pytest.mark.parametrize(
    "heading", ["Ask", "Say hello to", "Good word", "Word of mouth", "Bosses past", "The Hallam lot"]
)
def test_names_with_numbers_under_any_heading_of_a_marked_text_are_referees(draft_of, heading):
    draft = draft_of(
        "# Moira Lacey\nSeamstress · 0151 496 0177\n\n## Work\n**Seamstress**, Hallam Curtains, Bootle, 2012 to now\n- Pinch pleats\n\n"
        f"## {heading}\nFr. Tomás Lenihan, 021 555 0199\nJoan Ashby (Hallam Curtains) 0151 496 0101\n",
        "cv.md",
    )
    resume = draft.resume
    assert [known.name for known in resume.references] == ["Fr. Tomás Lenihan", "Joan Ashby"]
    assert (resume.basics.location.address, resume.personal.other_phones, resume.sections) == ("", (), ())


def test_own_data_under_a_heading_of_ones_own_stay_ones_own(draft_of):
    draft = draft_of(
        "# Moira Lacey\nSeamstress\n\n## Here I am\n0151 496 0177\nmoira@lacey.example\n\n## Work\nSeamstress, Hallam Curtains, 2012 to now\n",
        "cv.md",
    )
    assert (draft.resume.basics.phone, draft.resume.references) == ("0151 496 0177", ())


@pytest.mark.parametrize(
    ("heading", "line", "study"),
    [
        ("Courses", "Advanced Certificate in Craft Baking, TU Dublin, 2013 (Distinction)", ("TU Dublin", "Advanced Certificate", "Craft Baking", "2013")),
        ("Training", "Retail Management Diploma, Athlone Institute of Technology, 2018", ("Athlone Institute of Technology", "Retail Management Diploma", "", "2018")),
        ("Papers", "BSc Nursing, University of Galway, 2016", ("University of Galway", "BSc", "Nursing", "2016")),
        ("课程", "市场营销 大专，长沙商贸学院，2013年", ("长沙商贸学院", "大专", "市场营销", "2013")),
        ("培训", "汽车驾驶 中专，资阳交通职业技术学校，1996年9月至1998年7月", ("资阳交通职业技术学校", "中专", "汽车驾驶", "1998-07")),
    ],
)  # fmt: skip
def test_a_degree_under_courses_or_papers_is_a_study(draft_of, heading, line, study):
    resume = draft_of(f"# Ann Roe\n\n087 555 0143\n\n## {heading}\n\n{line}\n", "cv.md").resume
    (read,) = resume.education
    assert (read.institution, read.study_type, read.area, read.end) == study
    assert (resume.sections, resume.certificates, resume.publications, read.courses) == ((), (), (), ())


def test_the_items_of_a_list_of_studies_and_courses_are_the_entries(draft_of):
    lines = "- AAT Diploma in Accounting, Calderdale College, 2013\n- BA History, University of Leeds, 2006–2009\n- Sage 200 refresher, March 2025\n"
    resume = draft_of(f"# Ann Roe\n\n087 555 0143\n\n## Study and courses\n\n{lines}", "cv.md").resume
    assert [(study.institution, study.area) for study in resume.education] == [
        ("Calderdale College", "Accounting"),
        ("University of Leeds", "History"),
    ]
    assert [(paper.name, paper.date) for paper in resume.certificates] == [("Sage 200 refresher", "2025-03")]


def test_headings_in_boxes_of_lines_are_headings(draft_of):
    draft = draft_of(
        "蒋雨桐\n手 机：15285550173\n\n┌ 教育 ┐\n2021.09-2025.06      贵州大学      食品科学与工程      本科\n\n┌ 证书 ┐\n英语四级（512分）   食品检验员（中级）\n\n"
        "┌ 课程 ┐\n食品化学 92   食品微生物 90\n"
    )
    assert [paper.name for paper in draft.resume.certificates] == ["英语四级（512分）", "食品检验员（中级）"]
    assert [(section.title, section.lines[0].text) for section in draft.resume.sections] == [
        ("┌ 课程 ┐", "食品化学 92 食品微生物 90")
    ]
