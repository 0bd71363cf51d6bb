"""No employer, school or date is ever taken from another entry, unless the layout says so; and then it is marked."""

from __future__ import annotations

import pytest

from app.ingest.draft_codec import draft_from_json, draft_to_json

HEAD = "Jane Roe\njane.roe@example.com\n\n"
HEAD_ZH = "王小明\nxm@example.cn\n\n工作经历\n\n"


def jobs(draft) -> list[tuple[str, str]]:
    return [(job.organisation, job.position) for job in draft.resume.work]


def inherited(draft) -> set[str]:
    return {path for path, place in draft.places.items() if place.inherited}


def test_a_promotion_takes_the_employer_above_and_says_so(draft_of) -> None:
    draft = draft_of(
        f"{HEAD}Work Experience\n\nPennine Parcel Group Ltd\nOperations Manager    2021 - Present\n- Run a cross-dock\n\n"
        "Shift Manager    2018 - 2021\n- Led the night shift\n\nBarrow & Finch Removals\nDriver's Mate    2013 - 2015\n- Packed goods\n"
    )
    assert jobs(draft) == [
        ("Pennine Parcel Group Ltd", "Operations Manager"),
        ("Pennine Parcel Group Ltd", "Shift Manager"),
        ("Barrow & Finch Removals", "Driver's Mate"),
    ]
    assert inherited(draft) == {"work.w2.organisation"}
    place = draft.places["work.w2.organisation"]
    assert draft.source_text[place.start : place.end] == "Pennine Parcel Group Ltd"
    assert [doubt.field_id for doubt in draft.doubts if doubt.code == "doubt-inherited"] == ["work.w2.organisation"]
    assert draft_from_json(draft_to_json(draft)) == draft


@pytest.mark.parametrize(
    "entry",
    [
        "Nanny    Jun 2014 - Aug 2016\n- Minded children\n",  # apart from it, in time and by an empty line
        "Jun 2014 - Aug 2016    Nanny\n- Minded children\n",  # a head of another shape
    ],
)
def test_a_title_without_a_firm_takes_none(entry: str, draft_of) -> None:
    draft = draft_of(
        f"{HEAD}Work Experience\n\nPennine Parcel Group Ltd\nOperations Manager    Mar 2021 - Present\n- Run a cross-dock\n\n"
        f"{entry}\nBarrow & Finch Removals\nDriver's Mate    2013 - 2014\n- Packed goods\n"
    )
    assert jobs(draft)[1] == ("", "Nanny")
    assert not inherited(draft)


def test_a_head_of_another_shape_takes_no_employer(draft_of) -> None:
    draft = draft_of(
        f"{HEAD}Work Experience\n\nPennine Parcel Group Ltd\nOperations Manager    Mar 2021 - Present\n- Run a cross-dock\n"
        "Jun 2014 - Aug 2016    Nanny\n- Minded children\n"
    )
    assert jobs(draft) == [("Pennine Parcel Group Ltd", "Operations Manager"), ("", "Nanny")]


def test_dates_outside_those_of_the_employer_are_another_job(draft_of) -> None:
    draft = draft_of(
        f"{HEAD_ZH}2015.07-2022.03  华泰电子有限公司\n生产主管（2019.01-2022.03）\n- 管理车间\n技术员（2015.07-2018.12）\n- 调试设备\n"
        "2012.07-2015.06  出纳\n- 记账\n"
    )
    assert jobs(draft) == [("华泰电子有限公司", "生产主管"), ("华泰电子有限公司", "技术员"), ("", "出纳")]


def test_a_line_of_text_is_no_employer(draft_of) -> None:
    draft = draft_of(
        f"{HEAD_ZH}2019.01-2022.03  华泰电子有限公司  生产主管\n管理车间\n2012.07-2015.06  出纳\n记账\n2010.01-2012.06  某某大酒店  服务员\n端盘子\n"
    )
    assert jobs(draft) == [("华泰电子有限公司", "生产主管"), ("", "出纳"), ("某某大酒店", "服务员")]
    assert [line.text for line in draft.resume.work[1].highlights] == ["记账"]


def test_a_name_that_nobody_claimed_stands_beside_its_entry(draft_of) -> None:
    draft = draft_of(
        f"{HEAD}Work Experience\n\nWolf Creek Tool Ltd\nApprentice Toolmaker\n6/2008 - 12/2011\n"
        "Surface grinding, manual mill and lathe, die repair. Shop closed in 2011.\nBig Otter Supper Club\nLine Cook\n2005 - 2008\n"
    )
    assert jobs(draft) == [("Wolf Creek Tool Ltd", "Apprentice Toolmaker"), ("Big Otter Supper Club", "Line Cook")]


def test_a_firm_without_a_title_is_a_job(draft_of) -> None:
    draft = draft_of(
        f"{HEAD}Work Experience\n\nCook, Zorblax Bistro\nJun 2014 - Aug 2016\n- Grilled\n\nNorthgate Bakery Ltd\n2012 - 2014\n\n"
        "Waiter\n2008 - 2010\n- Served\n"
    )
    assert jobs(draft) == [("Zorblax Bistro", "Cook"), ("Northgate Bakery Ltd", ""), ("", "Waiter")]


@pytest.mark.parametrize("label", ["Client: ", "Project: "])
def test_clients_and_projects_under_a_job_are_no_jobs(label: str, draft_of) -> None:
    draft = draft_of(
        f"{HEAD}Work Experience\n\nVertex Consulting Ltd, Senior Consultant, 2018 - 2022\n{label}Norland Bank, 2020 - 2022\n"
        f"- Upgraded core banking\n{label}Fairmont Insurance, 2018 - 2020\n- Built reports\n\nOrbit Ltd, Engineer, 2015 - 2018\n- Kept the billing\n"
    )
    assert jobs(draft) == [("Vertex Consulting Ltd", "Senior Consultant"), ("Orbit Ltd", "Engineer")]
    assert [line.text for line in draft.resume.work[0].highlights] == [
        f"{label}Norland Bank, 2020 - 2022",
        "Upgraded core banking",
        f"{label}Fairmont Insurance, 2018 - 2020",
        "Built reports",
    ]


def test_a_list_of_projects_in_a_job_takes_no_other_job(draft_of) -> None:
    draft = draft_of(
        f"{HEAD}Work Experience\n\nVertex Consulting Ltd\nSenior Consultant, 2018 - 2022\nProjects:\nBilling portal (2020 - 2021)\n- Built it\n"
        "Data lake (2019)\n- Moved 3 TB\n\nOrbit Ltd\nEngineer, 2015 - 2018\n- Kept the billing\n"
    )
    assert jobs(draft) == [("Vertex Consulting Ltd", "Senior Consultant"), ("Orbit Ltd", "Engineer")]
    assert not draft.resume.projects
    assert "Data lake (2019)" in [line.text for line in draft.resume.work[0].highlights]


def test_a_row_of_a_table_keeps_to_its_own_cells(docx, para, tbl, draft_of) -> None:
    rows = (
        ("Dates", "Employer", "Position", "Duties"),
        ("2019 – now", "Tywi Valley Creamery", "Maintenance Fitter", "Planned maintenance"),
        ("2016 – 2019", "", "Agency fitter", "Short contracts across South Wales"),
        ("2012 – 2016", "Corus Strip Ltd", "", "Fitter in the hot mill"),
    )
    head = "".join(map(para, ("Jane Roe", "jane.roe@example.com", "Work history")))
    draft = draft_of(docx(head + tbl(*rows)), "resume.docx")
    assert jobs(draft) == [
        ("Tywi Valley Creamery", "Maintenance Fitter"),
        ("", "Agency fitter"),
        ("Corus Strip Ltd", ""),
    ]


def test_a_school_stands_over_the_degrees_below_it_and_no_others(draft_of) -> None:
    draft = draft_of(
        f"{HEAD}Education\n\nLund Coastal University\nMSc Human Resource Management    2011 - 2013\nBA Sociology    2007 - 2010\n\nBA Psychology    2004 - 2007\n"
    )
    assert [(study.institution, study.study_type, study.area) for study in draft.resume.education] == [
        ("Lund Coastal University", "MSc", "Human Resource Management"),
        ("Lund Coastal University", "BA", "Sociology"),
        ("", "BA", "Psychology"),
    ]
    assert inherited(draft) == {"education.e2.institution"}
