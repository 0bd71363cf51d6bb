"""Text résumés of many shapes, English and Chinese, to fields; and the proof that nothing is invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.resume import fields
from app.errors import UserError
from app.ingest.draft_codec import draft_from_json
from app.ingest.jobs import read_resume as job
from app.ingest.value_folding import skeleton

ENGLISH = """Ma Li
Shanghai, China | +86 138 0000 1234 | ma.li@example.com | WeChat: mali_88

PROFESSIONAL SUMMARY
Operations analyst with 8 years in logistics.

PROFESSIONAL EXPERIENCE
Affinity Offices Ltd., Shanghai
Senior Analyst
January 2019 - Present
- Automated 312 reports across 4 regions
Riffle & Fjord AB, Stockholm, Sweden
Analyst                                      06/2015 - 12/2018
- Ran a migration of the warehouse system

EDUCATION
Fudan University, Shanghai
Master of Science in Statistics, 2013 - 2015
Bachelor of Economics, 2009 - 2013

SKILLS
Languages: Python, R, SQL
Tools: Tableau, Excel

LANGUAGES
Mandarin (native), English (fluent)

REFERENCES
Dr. Harold Okonkwo, former manager, (773) 555-0188, h.okonkwo@example.org
"""

CHINESE = """个人简历
姓名：赵镕𠮷        性别：女
出生日期：1995年3月      籍贯：山东青岛      政治面貌：群众
手机：１３９ １２３４ ５６７８    邮箱：zhaorj@example.com
微信号：zrj-1995     现居地：杭州市西湖区
身份证号：310115199206150033
求职意向：新媒体运营    期望薪资：12-15K
教育经历
2013年9月-2017年6月    浙江传媒学院    新闻学    本科
工作经历
2019年5月-至今    杭州云上花开网络科技有限公司    新媒体运营主管
1、负责账号的内容策划，粉丝由 3 万增至 42 万；
2017年7月-2019年4月    浙江晚报社    记者
1、采写稿件 200 余篇；
技能证书
英语六级、普通话一级乙等
证明人：高立青 技术总监 13900005678
自我评价
踏实认真，善于沟通。
"""

TRADITIONAL = """歐陽 詠詩
電話：0912-345-678
電子郵件：yongshi.ou@example.tw
地址：臺北市信義區松仁路100號5樓
學歷
國立臺灣大學 資訊管理學系 碩士 2014/09 - 2016/06
工作經歷
遠山數位股份有限公司
資深產品經理 2019/03 - 至今
．帶領 6 人團隊
語文能力
英文 精通、日文 中等
"""


def test_an_english_resume(draft_of):
    resume = draft_of(ENGLISH).resume
    assert (resume.basics.name, resume.basics.email, resume.basics.phone) == (
        "Ma Li",
        "ma.li@example.com",
        "+86 138 0000 1234",
    )
    assert (resume.basics.location.city, resume.basics.location.region) == ("Shanghai", "China")
    assert [(p.network, p.username) for p in resume.basics.profiles] == [("WeChat", "mali_88")]
    assert [(w.organisation, w.position, w.location, w.start, w.end) for w in resume.work] == [
        ("Affinity Offices Ltd.", "Senior Analyst", "Shanghai", "2019-01", ""),
        ("Riffle & Fjord AB", "Analyst", "Stockholm, Sweden", "2015-06", "2018-12"),
    ]
    assert resume.work[0].highlights[0].text == "Automated 312 reports across 4 regions"
    assert [(e.institution, e.study_type, e.area, e.start, e.end) for e in resume.education] == [
        ("Fudan University", "Master of Science", "Statistics", "2013", "2015"),
        ("Fudan University", "Bachelor of Economics", "", "2009", "2013"),
    ]
    assert [(s.name, s.keywords) for s in resume.skills] == [
        ("Languages", ("Python", "R", "SQL")),
        ("Tools", ("Tableau", "Excel")),
    ]
    assert [(spoken.language, spoken.fluency) for spoken in resume.languages] == [
        ("Mandarin", "native"),
        ("English", "fluent"),
    ]
    assert resume.references[0].name == "Dr. Harold Okonkwo"
    assert "(773) 555-0188" in resume.references[0].reference
    assert resume.language == "en"


def test_a_chinese_resume(draft_of):
    resume = draft_of(CHINESE).resume
    personal = resume.personal
    assert (resume.basics.name, resume.basics.phone, resume.basics.email) == (
        "赵镕𠮷",
        "139 1234 5678",
        "zhaorj@example.com",
    )
    assert (resume.basics.label, resume.basics.location.city) == ("新媒体运营", "杭州市西湖区")
    assert (personal.gender, personal.birth_date, personal.native_place) == ("女", "1995-03", "山东青岛")
    assert (personal.political_status, personal.salary) == ("群众", "12-15K")
    assert [(n.kind, n.value) for n in personal.id_numbers] == [("身份证", "310115199206150033")]
    assert [(w.organisation, w.position, w.start, w.end) for w in resume.work] == [
        ("杭州云上花开网络科技有限公司", "新媒体运营主管", "2019-05", ""),
        ("浙江晚报社", "记者", "2017-07", "2019-04"),
    ]
    (study,) = resume.education
    assert (study.institution, study.area, study.study_type, study.start) == (
        "浙江传媒学院",
        "新闻学",
        "本科",
        "2013-09",
    )
    assert [c.name for c in resume.certificates] == ["英语六级", "普通话一级乙等"]
    assert (resume.references[0].name, resume.references[0].reference) == ("高立青", "技术总监 13900005678")
    assert resume.basics.summary == "踏实认真，善于沟通。"
    assert resume.language == "zh-Hans"


def test_a_traditional_chinese_resume(draft_of):
    resume = draft_of(TRADITIONAL).resume
    assert (resume.language, resume.basics.name, resume.basics.phone) == ("zh-Hant", "歐陽詠詩", "0912-345-678")
    assert resume.basics.location.address == "臺北市信義區松仁路100號5樓"
    assert (resume.work[0].organisation, resume.work[0].position, resume.work[0].start) == (
        "遠山數位股份有限公司",
        "資深產品經理",
        "2019-03",
    )
    assert (resume.education[0].study_type, resume.education[0].area) == ("碩士", "資訊管理學系")
    assert [(item.language, item.fluency) for item in resume.languages] == [("英文", "精通"), ("日文", "中等")]


@pytest.mark.parametrize("line", ["{}", "{} | 07700 900123", "Address: {}", "07700 900123 · {}"])
@pytest.mark.parametrize("address", ["12 Harbour Road, Leeds LS1 4DY", "12 Harbour Road, Leeds, LS1 4DY"])
def test_a_british_address_in_one_line_is_street_town_and_postcode(draft_of, line, address):
    resume = draft_of(
        f"Ann Lee\n{line.format(address)}\nann@example.org\n\nWork\nAnalyst, Acme Ltd, 2019 - 2021\n"
    ).resume
    place = resume.basics.location
    assert (place.address, place.city, place.postal_code) == ("12 Harbour Road", "Leeds", "LS1 4DY")


HEADS = [
    ("Software Engineer, Globex Corporation\nJul 2021 - Present", "Software Engineer", "Globex Corporation", ""),
    (
        "Full-Stack Developer — Northwind Bank, India\nAug 2023 - Present",
        "Full-Stack Developer",
        "Northwind Bank",
        "India",
    ),
    (
        "Software Engineer II, Payments Platform  Aug 2024 - Present\nWingtip Financial | Chicago, IL",
        "Software Engineer II, Payments Platform",
        "Wingtip Financial",
        "Chicago, IL",
    ),
    (
        "Acme Analytics, Inc. — Data Science Intern, Jun 2023 - Aug 2023",
        "Data Science Intern",
        "Acme Analytics, Inc.",
        "",
    ),
    (
        "Nexus AI, Co-Founder & CTO – San Francisco, CA  June 2023 – present",
        "Co-Founder & CTO",
        "Nexus AI",
        "San Francisco, CA",
    ),
    (
        "FACEBOOK | Software Engineer\nJan 2015 - Present | New York, NY",
        "Software Engineer",
        "FACEBOOK",
        "New York, NY",
    ),
    ("2019 – present: Head of Finance, Zenith Foods Plc, Lagos", "Head of Finance", "Zenith Foods Plc", "Lagos"),
    ("Mar 2021 - Present\n• Staff Engineer, Globex Systems LLC", "Staff Engineer", "Globex Systems LLC", ""),
    (
        "Peer Tutor (15 to 20 hours per week)\nAugust 2022 – Present\nMulticultural Program – State Polytechnic University",
        "Peer Tutor (15 to 20 hours per week)",
        "Multicultural Program – State Polytechnic University",
        "",
    ),
    ("Freelance  Berkeley, CA\nEnglish Tutor  March 2023-December 2024", "English Tutor", "Freelance", "Berkeley, CA"),
    ("山高月小科技（上海）有限公司 ｜ 高级工程师　2019.07 – 至今", "高级工程师", "山高月小科技（上海）有限公司", ""),
    ("2019.07-至今 云栈科技有限公司 产品经理", "产品经理", "云栈科技有限公司", ""),
]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Yasmin Nasr", "Yasmin Nasr"),
        ("Ali Alwii", "Ali Alwii"),
        ("Dana Roe, PhD", "Dana Roe"),
        ("Dana Roe MSc", "Dana Roe"),
        ("Dana Roe Jr.", "Dana Roe"),
    ],
)
def test_degrees_behind_a_name_are_none_of_it_and_the_end_of_a_name_is_no_degree(draft_of, line, name):
    assert draft_of(f"{line}\ndana@example.com\n\nSKILLS\nWelding\n").resume.basics.name == name


@pytest.mark.parametrize(("head", "title", "organisation", "place"), HEADS)
def test_heads_of_jobs(draft_of, head, title, organisation, place):
    draft = draft_of(f"Jane Doe\njane@example.com\n\nEXPERIENCE\n{head}\n• Built the platform for 30 teams\n")
    (work,) = draft.resume.work
    assert (work.position, work.organisation, work.location) == (title, organisation, place)
    assert work.start and work.highlights[-1].text == "Built the platform for 30 teams"


def test_two_roles_at_one_employer(draft_of):
    text = "Jane Doe\njane@example.com\nEXPERIENCE\nGlobex Corporation | Springfield, IL\nSenior Engineer | Jul 2021 – Present\n• Migrated it\nEngineer | Jan 2019 – Jun 2021\n• Kept it\n"
    works = draft_of(text).resume.work
    assert [(w.organisation, w.position) for w in works] == [
        ("Globex Corporation", "Senior Engineer"),
        ("Globex Corporation", "Engineer"),
    ]


def test_a_referee_is_not_the_person(draft_of):
    text = "Jane Doe\nEXPERIENCE\nEngineer, Globex Corporation, 2019 - 2020\nREFERENCES\nAnna Bell, manager, (773) 555-0188, anna@example.org\n"
    resume = draft_of(text).resume
    assert (resume.basics.email, resume.basics.phone) == ("", "")
    assert resume.references[0].name == "Anna Bell"


def test_what_must_be_confirmed(draft_of):
    draft = draft_of(CHINESE)
    for field_id in (
        "basics.name",
        "basics.email",
        "basics.phone",
        "work.w1.organisation",
        "references.r1.name",
        "personal.id_numbers.n1.value",
    ):
        assert field_id in draft.to_confirm


def test_places_point_at_the_source(draft_of):
    draft = draft_of(CHINESE)
    place = draft.places["basics.phone"]
    assert draft.source_text[place.start : place.end] == place.text == "１３９ １２３４ ５６７８"
    start = draft.places["work.w2.start"]
    assert draft.source_text[start.start : start.end] == "2017年7月"


@pytest.mark.parametrize("text", ["hello", "1234567890\n" * 5, "　\n\n。", "Skills\n\nEducation\n"])
def test_nothing_found_is_a_refusal(draft_of, text):
    with pytest.raises(UserError) as refused:
        draft_of(text)
    assert refused.value.code == "nothing-found"


def test_an_unfilled_template_is_named(draft_of):
    draft = draft_of("姓名：XXX\n【工作经历】\n1. 公司名称 | 岗位名称 | 20XX.XX -- 20XX.XX\n- 负责 XXX\n")
    assert "template-text" in [warning.code for warning in draft.warnings]
    assert draft.resume.basics.name == ""


ICONS = re.compile("[\u2600-\u27bf\ue000-\uf8ff\ufe0f\u20e3\U0001f000-\U0001faff\U000f0000-\U0010fffd]\u200d?")
"""Decorative characters: the import takes them out and says so (`pictures-dropped`)."""


def assert_grounded(draft):
    source = skeleton(ICONS.sub(" ", draft.source_text))[0]
    for field in fields(draft.resume):
        if field.id == "personal.photo" or field.id.endswith(".network"):
            continue
        place = draft.places[field.id]
        assert skeleton(ICONS.sub(" ", place.text))[0] in source
        if field.kind is None or field.kind.value not in ("dates", "birth"):
            assert all(skeleton(ICONS.sub(" ", line))[0] in source for line in field.value.split("\n")), field


@pytest.mark.parametrize("text", [ENGLISH, CHINESE, TRADITIONAL])
def test_every_value_is_in_the_source(draft_of, text):
    assert_grounded(draft_of(text))


PIECES = st.sampled_from(
    [
        *ENGLISH.splitlines(),
        *CHINESE.splitlines(),
        *TRADITIONAL.splitlines(),
        "\t",
        "• ",
        "Present",
        "2020 - 2021",
        "שלום",
        "𠮷",
        "\u202e",
        "a@b.co",
        "姓名：",
        "：",
        "|" * 9,
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=25))
def test_any_text_gives_a_grounded_draft_or_a_refusal(lines):
    text = "\n".join(lines)
    try:
        draft = draft_from_json(job({"name": "x.txt"}, text.encode("utf-8", "surrogatepass")))
    except UserError as refused:
        assert refused.code in ("nothing-found", "empty-file", "unsupported-format", "damaged-file", "unsafe-xml")
        return
    assert_grounded(draft)


GERMAN = """Jördis Quandt
Geboren am: 14.02.1991
E-Mail: joerdis.quandt@briefkasten.example.de

Beruflicher Werdegang
04/2018 – heute\tElbtal Messtechnik GmbH, Dresden
\tKalibriertechnikerin

Schulbildung und Ausbildung
2011 – 2014\tAusbildung zur Mechatronikerin, BSZ Görlitz
2003 – 2011\tGymnasium am Neißeufer, Abitur

Ehrenamt
seit 2019 Freiwillige Feuerwehr Dresden-Neustadt
"""


def test_a_german_lebenslauf_keeps_its_sections_apart(draft_of):
    draft = draft_of(GERMAN)
    assert draft.resume.personal.birth_date == "1991-02-14"
    assert [work.organisation for work in draft.resume.work] == ["Elbtal Messtechnik GmbH"]
    assert [(entry.start, entry.end) for entry in draft.resume.education] == [("2011", "2014"), ("2003", "2011")]
    assert draft.resume.education[1].institution == "Gymnasium am Neißeufer"
    assert [entry.organisation for entry in draft.resume.volunteer] == ["Freiwillige Feuerwehr Dresden-Neustadt"]
    assert draft.resume.basics.summary == ""


def test_a_job_to_date_and_a_school_of_something(draft_of):
    draft = draft_of(
        "Caoimhe Ruane\n\nWORK HISTORY\nAtlantic Loom Co-op — Weaver\nJune 2020 to date\nSet up the second loom shed.\n\n"
        "Mercado Azul, Valparaíso — Sous-chef\nJan 2017 – Dec 2019\n\n"
        "EDUCATION\nB.A. Textile Design, Limerick School of Design, 2012-2016\n"
    )
    loom, kitchen = draft.resume.work
    assert (loom.organisation, loom.start, loom.end) == ("Atlantic Loom Co-op", "2020-06", "")
    assert [line.text for line in loom.highlights] == ["Set up the second loom shed."]
    assert (kitchen.position, kitchen.organisation, kitchen.location) == ("Sous-chef", "Mercado Azul", "Valparaíso")
    (school,) = draft.resume.education
    assert (school.institution, school.courses) == ("Limerick School of Design", ())
