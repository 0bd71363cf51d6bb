"""The type and the subject of a degree, in the forms of the countries people write from."""

from __future__ import annotations

import pytest

from app.ingest.sections.degrees_and_schools import is_degree, split_degree, split_degree_zh

WRITTEN = [
    ("BA (Hons) Business Management", "BA (Hons)", "Business Management"),
    ("BSc (Hons) Geography", "BSc (Hons)", "Geography"),
    ("MSc Environmental Economics", "MSc", "Environmental Economics"),
    ("A Levels: Business Studies (B), Geography (B)", "A Levels", "Business Studies (B), Geography (B)"),
    ("8 GCSEs", "8 GCSEs", ""),
    ("PGCE Primary (5–11) with QTS", "PGCE", "Primary (5–11) with QTS"),
    ("BTEC Level 3 Engineering", "BTEC Level 3", "Engineering"),
    ("Level 3 NVQ Diploma in Pharmacy Service Skills", "Level 3 NVQ Diploma", "Pharmacy Service Skills"),
    ("NVQ Level 3 Diploma in Electrotechnical Services", "NVQ Level 3 Diploma", "Electrotechnical Services"),
    ("QQI Level 5 Healthcare Support", "QQI Level 5", "Healthcare Support"),
    ("Leaving Certificate", "Leaving Certificate", ""),
    ("National Craft Certificate – Electrical", "National Craft Certificate", "Electrical"),
    ("Associate of Applied Science", "Associate of Applied Science", ""),
    ("Master of Science in Information Systems", "Master of Science", "Information Systems"),
    ("Bachelor of Business Administration", "Bachelor of Business Administration", ""),
    ("Master of Business Administration (MBA)", "Master of Business Administration (MBA)", ""),
    ("Bachelor's degree, Supply Chain Management", "Bachelor's degree", "Supply Chain Management"),
    ("High School Diploma", "High School Diploma", ""),
    ("B.E. (Computer)", "B.E.", "Computer"),
    ("B.E. (EEE)", "B.E.", "EEE"),
    ("M.A. (Hindi)", "M.A.", "Hindi"),
    ("B.Tech, Civil Engineering", "B.Tech", "Civil Engineering"),
    ("H.S.C.", "H.S.C.", ""),
    ("10+2", "10+2", ""),
    ("B.Sc. (Hons) Microbiology", "B.Sc. (Hons)", "Microbiology"),
    ("National Diploma (ND)", "National Diploma (ND)", ""),
    ("Higher National Diploma in Accountancy", "Higher National Diploma", "Accountancy"),
    ("First School Leaving Certificate", "First School Leaving Certificate", ""),
    ("Kenya Certificate of Secondary Education", "Kenya Certificate of Secondary Education", ""),
    ("Ausbildung zur Industriekauffrau", "Ausbildung", "Industriekauffrau"),
    ("Bachelor of Arts, Betriebswirtschaft", "Bachelor of Arts", "Betriebswirtschaft"),
    ("Studium der Informatik", "Studium", "Informatik"),
    ("Realschulabschluss", "Realschulabschluss", ""),
    ("BTS Hôtellerie-restauration", "BTS", "Hôtellerie-restauration"),
    ("Baccalauréat professionnel Restauration", "Baccalauréat professionnel", "Restauration"),
    ("Master 2 Droit des affaires", "Master 2", "Droit des affaires"),
    ("Titre professionnel Assistante de vie aux familles", "Titre professionnel", "Assistante de vie aux familles"),
    ("Tertiary: Bachelor of Science in Office Administration", "Bachelor of Science", "Office Administration"),
    ("Higher Diploma in Accounting", "Higher Diploma", "Accounting"),
    ("Diploma of Nursing (HLT54115)", "Diploma", "Nursing"),
    ("Certificate III in Individual Support", "Certificate III", "Individual Support"),
    ("Year 12 (QCE)", "Year 12 (QCE)", ""),
    ("NCEA Level 2", "NCEA Level 2", ""),
    ("Matric (Grade 12)", "Matric (Grade 12)", ""),
    ("N6 Human Resource Management", "N6", "Human Resource Management"),
    ("Office Administration N4", "N4", "Office Administration"),
]
WRITTEN_ZH = [
    ("软件工程（本科）", "本科", "软件工程"),
    ("本科/学士", "本科/学士", ""),
    ("文學士（榮譽）", "文學士（榮譽）", ""),
    ("教育文憑", "教育文憑", ""),
    ("统招本科", "统招本科", ""),
    ("汽车驾驶 中专", "中专", "汽车驾驶"),
    ("初中毕业", "初中", ""),
    ("大學畢業", "大學", ""),
    ("物業管理高級文憑", "高級文憑", "物業管理"),
    ("香港中學文憑考試", "香港中學文憑考試", ""),
]


@pytest.mark.parametrize(("text", "kind", "area"), WRITTEN)
def test_a_degree_has_a_type_and_a_subject(text: str, kind: str, area: str) -> None:
    assert split_degree(text) == (kind, area)


@pytest.mark.parametrize(("text", "kind", "area"), WRITTEN_ZH)
def test_a_chinese_degree_has_a_type_and_a_subject(text: str, kind: str, area: str) -> None:
    assert split_degree_zh(text) == (kind, area)


@pytest.mark.parametrize("text", ["Assistant Manager", "MAN Truck GmbH", "Sales Associate", "Amsterdam", "Engineering", "恩施市第七高中", "车间"])  # fmt: skip
def test_other_words_are_no_degree(text: str) -> None:
    assert not is_degree(text)


@pytest.mark.parametrize(
    ("lines", "studies"),
    [
        ("B.Ed. from Maa Saraswati Mahavidyalaya in 2018 with 61%.\nHigh School from U.P. Board in 2009.", [("Maa Saraswati Mahavidyalaya", "B.Ed.", "", "2018"), ("U.P. Board", "High School", "", "2009")]),
        ("University of West Pennine, BA (Hons) Business Management (2:1)    2010 – 2013\nAquinas Sixth Form, A Levels: Art (B), French (C)    2008 – 2010", [("University of West Pennine", "BA (Hons)", "Business Management", "2013"), ("Aquinas Sixth Form", "A Levels", "Art (B), French (C)", "2010")]),
        ("Secondary: San Isidro National High School\n2009 – 2013", [("San Isidro National High School", "Secondary", "", "2013")]),
        ("1999 – 2007  Gymnasium am Lindenhof, Abitur (Note 2,1)", [("Gymnasium am Lindenhof", "Abitur", "", "2007")]),
        ("2009.09-2012.06  鄂中财税职业学院  会计电算化专业  大专", [("鄂中财税职业学院", "大专", "会计电算化", "2012-06")]),
    ],
)  # fmt: skip
def test_studies_of_a_section(lines: str, studies: list[tuple[str, ...]], draft_of) -> None:
    draft = draft_of(f"Jane Roe\njane.roe@example.com\n\nEducation\n\n{lines}\n")
    assert [(s.institution, s.study_type, s.area, s.end) for s in draft.resume.education] == studies


def test_qualifications_listed_apart_go_to_the_school_of_their_year_and_say_so(draft_of) -> None:
    draft = draft_of(
        "Jane Roe\njane.roe@example.com\n\nEDUCATION\n\nOlubadan Heights University\t2010 – 2014\nUnity Comprehensive High School\t2003 – 2009\n\n"
        "QUALIFICATIONS\n\nB.Sc. Banking and Finance\t2014\nWest African Senior School Certificate (WASSCE)\t2009\n"
    )
    assert [(s.institution, s.study_type, s.area) for s in draft.resume.education] == [
        ("Olubadan Heights University", "B.Sc.", "Banking and Finance"),
        ("Unity Comprehensive High School", "West African Senior School Certificate (WASSCE)", ""),
    ]
    assert {path for path, place in draft.places.items() if place.inherited} == {"education.e1.study_type", "education.e2.study_type"}  # fmt: skip
