"""Names that no list knows, told by the place they have in all entries of their section, in examples of our own."""

from __future__ import annotations

import pytest

EN = "Jane Roe\njane.roe@example.com\n\n"
ZH = "林可\nlin@example.com\n\n"


def studies(draft):
    return [(one.institution, one.study_type, one.area) for one in draft.resume.education]


def jobs(draft):
    return [(one.organisation, one.position, one.location) for one in draft.resume.work]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (
            "BSc Geography, Kilmarnagh College, 2006 – 2009\nA levels: Art, French, Harkaway Hall, 2004 – 2006",
            [("Kilmarnagh College", "BSc", "Geography"), ("Harkaway Hall", "A levels", "Art, French")],
        ),
        (
            "2009 - 2013  Thorley Hall: NVQ Level 3 Plumbing\n2004 - 2009  Thorley School: GCSEs",
            [("Thorley Hall", "NVQ Level 3", "Plumbing"), ("Thorley School", "GCSEs", "")],
        ),
        (
            "Roe University - Truck Program - 2008\nThe Ogilvie Barn - BSc (Hons) - 2006",
            [("Roe University", "Truck Program", ""), ("The Ogilvie Barn", "BSc (Hons)", "")],
        ),
    ],
)
def test_a_school_stands_where_the_others_stand(lines, read, draft_of) -> None:
    assert studies(draft_of(f"{EN}EDUCATION\n\n{lines}\n")) == read


def test_a_subject_between_degree_and_school_is_no_school(draft_of) -> None:
    lines = "AAS, Automotive Systems Technology, St Cuthman's High, 2022\nHigh School Diploma, Wrexford College, 2011"
    assert studies(draft_of(f"{EN}EDUCATION\n\n{lines}\n"))[0] == (
        "St Cuthman's High",
        "AAS",
        "Automotive Systems Technology",
    )


def test_entries_set_alike_are_studies_of_their_own(draft_of) -> None:
    found = draft_of(f"{EN}EDUCATION\n\nFerrant Gash\t2010 – 2014\nRumford Boys\t2003 – 2009\n").resume.education
    assert [(one.institution, one.start) for one in found] == [("Ferrant Gash", "2010"), ("Rumford Boys", "2003")]


def test_the_way_of_a_study_stays_with_its_degree(draft_of) -> None:
    found = draft_of(f"{ZH}教育背景\n\n2018.03-2020.12 南山医科大学 护理学 本科（函授）\n")
    assert studies(found) == [("南山医科大学", "本科（函授）", "护理学")]


def test_a_name_that_ends_like_a_month_is_no_date(draft_of) -> None:
    found = draft_of(f"{EN}EDUCATION\n\nCertificate, Welding - Lynn Grammar, 2013\n").resume.education
    assert [(one.institution, one.end) for one in found] == [("Lynn Grammar", "2013")]


def test_dates_within_those_above_make_an_employer_of_any_words(draft_of) -> None:
    draft = draft_of(
        f"{EN}EXPERIENCE\n\nTessellate, Melbourne VIC\tJan 2018 – Present\nLead Data Analyst\tJul 2022 – Present\n- Own the churn model\n"
        "Data Analyst\tFeb 2019 – Jun 2022\n- Built dashboards\n"
    )
    assert jobs(draft) == [
        ("Tessellate", "Lead Data Analyst", "Melbourne VIC"),
        ("Tessellate", "Data Analyst", "Melbourne VIC"),
    ]


def test_a_head_follows_the_order_that_the_other_heads_agree_on(draft_of) -> None:
    draft = draft_of(
        f"{EN}EXPERIENCE\n\nPhase Teacher, Marrow & Finch Solicitors, Polokwane (January 2018 to the present)\n- Taught a class\n"
        "Foundation Phase Teacher, Redcurrant Events, Tzaneen (January 2014 to December 2017)\n- Started a reading corner\n"
    )
    assert [one[:2] for one in jobs(draft)] == [
        ("Marrow & Finch Solicitors", "Phase Teacher"),
        ("Redcurrant Events", "Foundation Phase Teacher"),
    ]


def test_facts_of_a_firm_are_no_employer(draft_of) -> None:
    draft = draft_of(
        f"{ZH}工作經歷\n\n品管工程師\n浚誠樓｜生化科技研發業｜新竹縣竹北市\n2021/3~仍在職\n執行進料檢驗\n"
        "檢驗員\n海逸軒｜食品製造業｜台中市大里區\n2017/8~2021/2\n微生物檢測\n"
    )
    assert [one[0] for one in jobs(draft)] == ["浚誠樓", "海逸軒"]
