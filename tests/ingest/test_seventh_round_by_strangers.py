"""Forms of the seventh stranger's résumés, in small examples of our own."""

from __future__ import annotations

import pytest

from app.ingest.layout.rows import Row
from app.ingest.sections.certificates import is_fellowship
from app.ingest.sections.degrees_and_schools import split_degree_zh
from app.ingest.sections.heading_lines import cut_headings
from app.ingest.sections.vocabulary import heading_key, meant_kind

EN = "Jane Roe\njane.roe@example.com\n\n"
ZH = "林可\nlin@example.com\n\n"


def jobs(draft):
    return [(job.organisation, job.position, job.location) for job in draft.resume.work]


def studies(draft):
    return [(one.institution, one.study_type, one.area) for one in draft.resume.education]


def test_service_at_sea_is_work_and_no_study(draft_of) -> None:
    draft = draft_of(
        f"{EN}II. EDUCATION\n\nBayview Maritime College, BS Marine Engineering, 2009 - 2013\n\n"
        "III. SEA SERVICE RECORD (latest first)\n\nOiler, Southern Cross Lines, March 2019 - May 2020\nWiper, Harbour Tugs Inc., June 2015 - May 2016\n"
    )
    assert len(draft.resume.education) == 1
    assert [(job.organisation, job.position) for job in draft.resume.work] == [
        ("Southern Cross Lines", "Oiler"),
        ("Harbour Tugs Inc.", "Wiper"),
    ]


def test_posts_beyond_the_classroom_are_no_studies(draft_of) -> None:
    text = (
        f"{EN}EDUCATION\n\nBA History, University of Wrekin, 2009 - 2012\n\n"
        "Beyond the classroom\n\nTreasurer, Hill Road Parish Council (2016 - 2019)\n"
    )
    draft = draft_of(text)
    assert len(draft.resume.education) == 1
    assert [(one.organisation, one.position) for one in draft.resume.volunteer] == [
        ("Hill Road Parish Council", "Treasurer")
    ]


@pytest.mark.parametrize(
    "duty",
    ["2022年完成出货额1800万元，退货率0.3%；", "2021年起带出徒弟六名；"],
)
def test_a_year_that_opens_a_duty_opens_no_job(duty, draft_of) -> None:
    draft = draft_of(
        f"{ZH}工作经历\n\n2019.3-至今 宁波恒远纺织有限公司\n跟单员\n负责三家工厂的订单；\n{duty}\n2015.1-2019.2 绍兴好布有限公司\n理货员\n"
    )
    assert [job.organisation for job in draft.resume.work] == ["宁波恒远纺织有限公司", "绍兴好布有限公司"]
    assert duty.rstrip("；") in [line.text.rstrip("；") for line in draft.resume.work[0].highlights]


def test_a_sentence_with_since_is_a_duty(draft_of) -> None:
    draft = draft_of(
        f"{EN}EXPERIENCE\n\nBaker at Corner Bakery, Leeds\nMay 2021 to now\nA team of four; none of them was late since 2022.\n"
        "Porter at Grand Hotel, York\n2018 to 2020\nCarried the bags of 90 guests a day.\n"
    )
    assert [job.position for job in draft.resume.work] == ["Baker", "Porter"]


def test_a_school_behind_its_level_takes_the_degree_below(draft_of) -> None:
    draft = draft_of(
        f"{EN}EDUCATION\n\nTertiary: Bayview State College\nBachelor of Science in Fisheries, 2011 - 2015\nSecondary: Hill Road High School, 2007 - 2011\n"
    )
    assert [one.institution for one in draft.resume.education] == ["Bayview State College", "Hill Road High School"]
    assert (draft.resume.education[0].area, draft.resume.education[0].end) == ("Fisheries", "2015")


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("Address: Lindenweg 4, 72764, Reutlingen, Germany", "Reutlingen"),
        ("Flat 2, 9 Cable Road, Doncaster, DN4 0ZZ", "Doncaster"),
    ],
)
def test_a_postal_code_in_a_part_of_its_own(line, town, draft_of) -> None:
    assert draft_of(f"{EN}{line}\n\nEXPERIENCE\n\nCook, Fish Inn, 2015 - 2019\n").resume.basics.location.city == town


def test_the_length_of_all_jobs_is_no_employer(draft_of) -> None:
    draft = draft_of("王小明\nlin@example.com\n\n工作經歷\n\n總年資 5~6年\n廚師\n好味餐廳\n2019/4 ~ 2024/5\n")
    assert [(job.organisation, job.position) for job in draft.resume.work] == [("好味餐廳", "廚師")]


def test_trade_training_and_school_in_the_margin_heads_studies() -> None:
    rows = cut_headings(
        [Row("Trade training & school\tDiploma in Joinery, Hill Polytechnic, 2011 – 2015", 0, 0, bold=True)]
    )
    assert [row.text for row in rows] == [
        "Trade training & school",
        "Diploma in Joinery, Hill Polytechnic, 2011 – 2015",
    ]
    assert meant_kind(heading_key(rows[0].text)) == "education"


def test_a_school_in_capitals_heads_nothing() -> None:
    row = Row("BAYVIEW MARITIME COLLEGE\tBS Marine Engineering\t2008 - 2012", 0, 0)
    assert cut_headings([row]) == [row]


def test_a_business_in_brackets_stays_with_self_employed(draft_of) -> None:
    draft = draft_of(
        f"{EN}EXPERIENCE\n\nPlumber\nSelf-employed (Roe Plumbing), 2021 – now\n- Fixed boilers.\nLabourer\nHarbour Homes Ltd, 2016 – 2021\n- Dug.\n"
    )
    assert next((job.organisation, job.position) for job in draft.resume.work) == (
        "Self-employed (Roe Plumbing)",
        "Plumber",
    )


def test_a_school_told_in_a_phrase(draft_of) -> None:
    text = (
        f"{ZH}学习经历\n\n2008年9月至2011年7月  在江口县桃映镇高级中学读高中\n2005年9月至2008年7月  于江口县第二中学\n"
    )
    found = studies(draft_of(text))
    assert found[0] == ("江口县桃映镇高级中学", "高中", "")
    assert found[1][0] == "江口县第二中学"


def test_certificates_below_their_dates(draft_of) -> None:
    draft = draft_of(f"{EN}COURSES AND CERTIFICATES\n\n04/2019\nRope Access Training\n2017\nForklift licence\n")
    assert [(paper.name, paper.date) for paper in draft.resume.certificates] == [
        ("Rope Access Training", "2019-04"),
        ("Forklift licence", "2017"),
    ]


def test_a_promise_of_referees_is_no_post(draft_of) -> None:
    draft = draft_of(f"{EN}VOLUNTEERING\n\nRider, Hill Blood Bikes – since 2020\nReferences on request.\n")
    assert [(one.organisation, one.position) for one in draft.resume.volunteer] == [("Hill Blood Bikes", "Rider")]


def test_an_address_ends_with_its_sentence(draft_of) -> None:
    draft = draft_of(
        "石可\n男，汉族，现住安徽省阜阳市颍州区。联系电话：18355500467\n\n工作经历\n\n2019.3-至今 好味餐厅 厨师\n"
    )
    assert "联系" not in draft.resume.basics.location.address + draft.resume.basics.location.city


def test_skills_with_levels_and_lengths_of_a_job_board(draft_of) -> None:
    draft = draft_of(f"{ZH}专业技能\n\n客户拜访：精通 | 120个月\nVISIO：熟练 | 48个月\n")
    assert [(skill.keywords, skill.level) for skill in draft.resume.skills] == [
        (("客户拜访",), "精通"),
        (("VISIO",), "熟练"),
    ]


def test_ranks_in_brackets_are_no_employer(draft_of) -> None:
    draft = draft_of(
        f"{EN}EXPERIENCE\n\nU.S. Army\nRadio Operator (PVT to CPL)\t09/2008 – 12/2013\n- Repaired radios.\n"
    )
    assert [(job.organisation, job.position) for job in draft.resume.work] == [
        ("U.S. Army", "Radio Operator (PVT to CPL)")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Associate, Institute of Certified Surveyors of Ghana (ACS)\t2018", True),
        ("Member, Society of Marine Painters (MSMP)", True),
        ("Associate, Roe & Partners (Accra)", False),
    ],
)
def test_a_grade_behind_its_comma_is_a_fellowship(text, told) -> None:
    assert is_fellowship(text) is told


@pytest.mark.parametrize("line", ["申请人签署：＿＿＿＿＿＿    日期：＿＿＿＿＿＿", "Date: ______________"])
def test_a_line_to_be_filled_in_is_no_skill(line, draft_of) -> None:
    assert [skill.keywords for skill in draft_of(f"{ZH}技能\n\nSPSS、运动贴扎\n{line}\n").resume.skills] == [
        ("SPSS", "运动贴扎")
    ]


def test_trade_and_town_beside_an_employer(draft_of) -> None:
    text = f"{ZH}工作經歷\n\n廚師\n海風大飯店｜餐飲業｜花蓮縣花蓮市\n2014/9 ~ 2019/2\n"
    job = draft_of(text).resume.work[0]
    assert (job.organisation, job.location, job.highlights) == ("海風大飯店", "花蓮縣花蓮市", ())


@pytest.mark.parametrize(
    ("told", "kind"),
    [("四技肄業", "四技肄業"), ("高職畢業", "高職畢業"), ("碩士畢業", "碩士"), ("中五畢業", "中五畢業")],
)
def test_an_unfinished_study_is_no_degree(told, kind) -> None:
    assert split_degree_zh(told) == (kind, "")


def test_examinations_are_named_without_their_number(draft_of) -> None:
    draft = draft_of(f"{EN}EDUCATION\n\nHill High School, 1999 – 2004\n8 GCSEs including Maths and English\n")
    assert draft.resume.education[0].study_type == "GCSEs"


def test_whole_certificates_in_lines_of_their_own(draft_of) -> None:
    text = f"{ZH}专业证照\n\n中餐烹调丙级技术士\n中餐烹调乙级技术士\n"
    assert [paper.name for paper in draft_of(text).resume.certificates] == ["中餐烹调丙级技术士", "中餐烹调乙级技术士"]


def test_a_body_in_brackets_below_its_certificate(draft_of) -> None:
    found = draft_of(f"{ZH}证书\n\n急救员证\n（江口省红十字会）\n").resume.certificates
    assert [(paper.name, paper.issuer) for paper in found] == [("急救员证", "江口省红十字会")]


def test_a_label_among_facts_is_no_heading(draft_of) -> None:
    draft = draft_of(
        "王小明\n\n個人資料\n\n生日：1988/03/27\n兵役狀況\n役畢\n電話：0955-501-338\n\n工作經歷\n\n廚師\n好味餐廳\n2019/4 ~ 2024/5\n"
    )
    assert draft.resume.basics.phone
