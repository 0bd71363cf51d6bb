"""Forms of the seventh stranger's résumés, in small examples of our own."""

from __future__ import annotations

import pytest

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
