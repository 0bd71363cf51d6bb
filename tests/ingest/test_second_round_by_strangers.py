"""One example for each rule learnt from the second round of résumés written by people who had not seen the reader: towns and
units in names, studies under training, degrees with brackets, memberships, levels of languages, wrapped names."""

from __future__ import annotations

import pytest

from app.ingest.layout.rows import Row, paragraphs
from app.ingest.provenance import Notes, SectionResults
from app.ingest.sections.certificates import certificate_name, read_certificates
from app.ingest.sections.languages import language_items
from app.ingest.sections.section_division import zones_of
from app.ingest.source_lines import Box
from app.text.places import is_province_with_town

HEAD = "Jane Roe\njane.roe@example.com\n\n"


def studies(draft) -> list[tuple[str, str, str]]:
    return [(study.institution, study.study_type, study.area) for study in draft.resume.education]


def jobs(draft) -> list[tuple[str, str, str]]:
    return [(job.organisation, job.position, job.location) for job in draft.resume.work]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("TRAINING\nSep 2009 – Feb 2011\tAdvanced Certificate in Dairy Work\nHollow Agricultural College\n", ("Hollow Agricultural College", "Advanced Certificate", "Dairy Work")),
        ("TRAINING\nDiploma in Rigging\nTidewater Polytechnic, 2015 - 2017\n", ("Tidewater Polytechnic", "Diploma", "Rigging")),
        ("EDUCATION\nNZ Certificate in Garden Services (Level 4), Tree Care\nTidewater Polytechnic, 2015 - 2017\n", ("Tidewater Polytechnic", "NZ Certificate in Garden Services (Level 4)", "Tree Care")),
        ("EDUCATION\nMeisterbrief (Master Craftswoman), Organ Building\nHandwerkskammer Nordmark (final grade: 1.4)\n09/2016 – 01/2018\n", ("Handwerkskammer Nordmark", "Meisterbrief (Master Craftswoman)", "Organ Building")),
        ("EDUCATION\nCBSE Class XII, Science\nKendriya Vidyalaya\n2013 – 2015\n", ("Kendriya Vidyalaya", "CBSE Class XII", "Science")),
        ("EDUCATION\nHarrow Hill University\t2009 – 2015\nB.MLS, Laboratory Science (Blood)\n", ("Harrow Hill University", "B.MLS", "Laboratory Science (Blood)")),
        ("EDUCATION\nYear 10 Certificate, 1992 - 1995\nHarlow Creek High School\n", ("Harlow Creek High School", "Year 10 Certificate", "")),
        ("學歷\n2006 年 9 月至 2009 年 7 月\t葵北職業訓練學院\t工藝證書（升降機機械）\n", ("葵北職業訓練學院", "工藝證書", "升降機機械")),
        ("學歷\n2001年至2008年\t沙田某某中學\t中學會考及高級程度會考\n", ("沙田某某中學", "中學會考及高級程度會考", "")),
    ],
)  # fmt: skip
def test_studies(lines: str, read: tuple[str, str, str], draft_of) -> None:
    assert studies(draft_of(HEAD + lines)) == [read]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("学历\n2015 年 9 月至 2019 年 6 月\n（兼读制）\n狮山都会大学\n工商管理学士（市场学）\n", [("狮山都会大学", "工商管理学士", "市场学", "2015-09", "2019-06")]),
        ("教育培训\n1994.09—\n1997.07\n葫芦岛广播电视大学\t机械制造\t大专\n", [("葫芦岛广播电视大学", "大专", "机械制造", "1994-09", "1997-07")]),
    ],
)  # fmt: skip
def test_dates_stand_over_their_study(lines: str, read: list[tuple[str, ...]], draft_of) -> None:
    found = draft_of(f"林可\nlin@example.com\n\n{lines}").resume.education
    assert [(one.institution, one.study_type, one.area, one.start, one.end) for one in found] == read


def test_a_remark_in_brackets_names_nothing(draft_of) -> None:
    draft = draft_of(
        "林可\nlin@example.com\n\n工作经历\n2013/7-2016/9\t伊兰酒店\t西饼房学徒\n● 看炉、洗模具\n2008/6-至今(不定期)\t阿帕馕店(自家经营)\t店员、后为合伙人\n"
    )
    assert [(job.organisation, job.position) for job in draft.resume.work] == [
        ("伊兰酒店", "西饼房学徒"),
        ("阿帕馕店(自家经营)", "店员、后为合伙人"),
    ]


def test_posts_in_a_list_are_a_position(draft_of) -> None:
    draft = draft_of("林可\nlin@example.com\n\n工作经历\n2013.07-2016.08\t讲解员、标本修复，古生物化石馆\n")
    assert [(job.organisation, job.position) for job in draft.resume.work] == [("古生物化石馆", "讲解员、标本修复")]


def test_a_date_of_a_certificate_that_broke_is_whole() -> None:
    found = SectionResults()
    read_certificates([Row("Six Sigma Green Belt, Oct", 1, 1), Row("2022", 2, 2)], found, Notes())
    assert [(paper.name, paper.date) for paper in found.certificates] == [("Six Sigma Green Belt", "2022-10")]


def test_papers_under_training_stay_certificates(draft_of) -> None:
    draft = draft_of(HEAD + "TRAINING\nFirst Aid, 2019\nManual Handling, 2020\n")
    assert draft.resume.education == ()
    assert [paper.name for paper in draft.resume.certificates] == ["First Aid", "Manual Handling"]


WORK = HEAD + "WORK EXPERIENCE\n"


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("Lifeguard, Dalby Aquatic Centre\nJune 2024 to present\nWatch over up to 80 swimmers and keep the incident book\nBarista, Pain Doré Café\nMay 2023 to May 2024\n", [("Dalby Aquatic Centre", "Lifeguard", ""), ("Pain Doré Café", "Barista", "")]),
        ("Firefighter\nRural Fire Service, Bluewater Brigade\n2015 – 2019\n", [("Rural Fire Service, Bluewater Brigade", "Firefighter", "")]),
    ],
)  # fmt: skip
def test_jobs(lines: str, read: list[tuple[str, str, str]], draft_of) -> None:
    assert jobs(draft_of(WORK + lines)) == read


GENERAL = "Laboratory Scientist\nGeneral Hospital, Gusau\n2015 – 2016\n\n"


def test_a_town_is_part_of_a_public_institutions_name_where_few_names_have_one(draft_of) -> None:
    plain = "Accountant\nOke Diagnostics Ltd\n2017 – 2020\n\nCashier\nHollow Foods Ltd\n2020 – 2021\n"
    assert jobs(draft_of(WORK + GENERAL + plain))[0] == ("General Hospital, Gusau", "Laboratory Scientist", "")


def test_a_town_is_a_place_where_all_names_have_one(draft_of) -> None:
    placed = "Accountant\nOke Diagnostics Ltd, Ibadan\n2017 – 2020\n\nCashier\nHollow Foods Ltd, Abuja\n2020 – 2021\n"
    assert jobs(draft_of(WORK + GENERAL + placed))[0] == ("General Hospital", "Laboratory Scientist", "Gusau")


def test_a_school_for_pupils_has_its_town_in_its_name_as_no_university_has(draft_of) -> None:
    jobs_without = "Cashier\nHollow Foods Ltd\n2020 – 2021\n\nBaker\nMabel Mills Ltd\n2018 – 2019\n\n"
    lines = "EDUCATION\nBA, History, Harlow University, Westby\n2013 – 2016\n\nAbitur\nGymnasium Teletta, Leer\n2004 – 2012\n"
    read = draft_of(WORK + jobs_without + lines).resume.education
    assert [(study.institution, study.location) for study in read] == [
        ("Harlow University", "Westby"),
        ("Gymnasium Teletta, Leer", ""),
    ]


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("育婴员证，2015年取得", "育婴员证", "2015"),
        ("健康证 2026年2月到期", "健康证", ""),
        ("Dangerous Goods Driver Licence, No. DG 118-402", "Dangerous Goods Driver Licence", ""),
        ("保安员证 2022年5月 鲁济保20220714", "保安员证", "2022-05"),
    ],
)
def test_what_happened_on_a_date_is_no_part_of_a_certificate(text: str, name: str, date: str) -> None:
    assert certificate_name(text)[:2] == (name, date)


def test_a_grade_of_membership_keeps_the_body_that_gives_it(draft_of) -> None:
    listed = draft_of(HEAD + "CERTIFICATES\nRegistered Member, Medical Council of Harlow, 2016\nFirst Aid, 2018\n")
    assert next(paper.name for paper in listed.resume.certificates) == "Registered Member, Medical Council of Harlow"
    alone = draft_of(
        HEAD + "Professional membership\nRegistered Member of the Archives and Records Association, since 2002\n"
    )
    assert [paper.name for paper in alone.resume.certificates] == [
        "Registered Member of the Archives and Records Association"
    ]
    assert alone.resume.work == ()


def test_a_language_with_the_level_of_an_examination_is_a_language(draft_of) -> None:
    draft = draft_of("尚可\nshang@example.com\n\n语言能力\n普通话：一级乙等\n英语 四级\n大学英语六级\n")
    assert [spoken.language for spoken in draft.resume.languages] == ["普通话", "英语"]
    assert [paper.name for paper in draft.resume.certificates] == ["大学英语六级"]
    assert language_items("英语：熟练 壮语：母语") == ["英语：熟练", "壮语：母语"]


def test_a_label_of_languages_among_skills_needs_no_list(draft_of) -> None:
    draft = draft_of("林可\nlin@example.com\n\n專長\n語文能力\t中文：精通\n")
    assert [spoken.language for spoken in draft.resume.languages] == ["中文"]


def test_a_first_line_below_a_rule_is_no_heading(draft_of) -> None:
    draft = draft_of(HEAD + "LANGUAGES\n=========\nEnglish (first language)\nMaori (good)\n\nSKILLS\n======\nPruning\n")
    assert [spoken.language for spoken in draft.resume.languages] == ["English", "Maori"]


def test_the_name_of_a_form_goes_by_its_label(draft_of) -> None:
    draft = draft_of("SEAFARER’S CURRICULUM VITAE\nName (Last, First, Middle): DELA PEÑA, Rodolfo Macaraeg\n")
    assert draft.resume.basics.name == "DELA PEÑA, Rodolfo Macaraeg"


def boxed(text: str, top: float, width: float) -> Row:
    return Row(text, int(top), int(top), box=Box(20, top, 20 + width, top + 10), size=10, indent=20, last_x1=20 + width)


def test_a_name_that_breaks_off_goes_on_in_the_next_line() -> None:
    rows = [boxed("Sabarmati Institute of", 10, 100), boxed("Design", 22, 30), boxed("Weaving", 34, 36)]
    assert [row.text for row in paragraphs(rows, prose=False)] == ["Sabarmati Institute of Design", "Weaving"]


@pytest.mark.parametrize(
    ("text", "told"),
    [("陕西西安", True), ("内蒙古通辽市", True), ("香港沙田", True), ("陕西大学", False), ("香港电台", False)],
)
def test_a_province_with_its_town_is_a_place(text: str, told: bool) -> None:
    assert is_province_with_town(text) is told


@pytest.mark.parametrize(
    ("lines", "street", "code", "town"),
    [
        ("18 Bóthar na Mara, Salthill, Galway  ·  +353 85 555 0129  ·  e.roe@example.com\n", "18 Bóthar na Mara, Salthill", "", "Galway"),
        ("e.roe@example.com\n9 rue des Tisserands, 69004\nLyon\n", "9 rue des Tisserands", "69004", "Lyon"),
    ],
)  # fmt: skip
def test_addresses(lines: str, street: str, code: str, town: str, draft_of) -> None:
    home = draft_of(
        f"Eoin Roe\n{lines}\nWORK EXPERIENCE\nBaker, Hollow Foods Ltd\n2019 – 2021\n"
    ).resume.basics.location
    assert (home.address, home.postal_code, home.city) == (street, code, town)


def test_items_parted_by_stars_in_one_line_are_items(draft_of) -> None:
    skills = draft_of(HEAD + "SKILLS\n* Work diary * Minor repairs\n").resume.skills
    assert [word for skill in skills for word in skill.keywords] == ["Work diary", "Minor repairs"]


def test_a_post_with_dates_below_is_no_heading_whatever_its_word_may_mean() -> None:
    lines = [("Jane Roe", 20.0), ("Work Experience", 11.5)]
    for post in ("Court Interpreter", "Classroom Interpreter", "Volunteer Health Interpreter"):
        lines += [(post, 11.0), ("Harlow Institute", 10.5), ("January 2018 – May 2019", 10.5)]
        lines += [(f"Interpreted lectures {part} for 35 trainees of the school", 10.5) for part in "abc"]
    lines.append(("Languages", 11.5))
    lines.append(("English", 10.5))
    rows = [
        Row(text, at, at, 1, Box(20, 20 * at, 200, 20 * at + size), size, size > 10.5)
        for at, (text, size) in enumerate(lines)
    ]
    assert [zone.kind for zone in zones_of(rows)] == ["head", "work", "languages"]
