"""Forms that a fourth 24 résumés by a stranger showed the reader did not know, in small examples of our own, each with its
neighbours."""

from __future__ import annotations

import pytest

from app.ingest.sections.languages import language_items
from app.ingest.sections.lexical_tests import is_pause
from app.ingest.sections.vocabulary import known_kind, meant_kind

EN = "Jane Roe\njane.roe@example.com\n\n"
ZH = "林可\nlin@example.com\n\n"


def jobs(draft):
    return [(job.organisation, job.position, job.location) for job in draft.resume.work]


def posts(draft):
    return [(post.organisation, post.position) for post in draft.resume.volunteer]


def papers(draft):
    return [(paper.name, paper.date, paper.issuer) for paper in draft.resume.certificates]


def tongues(draft):
    return [(known.language, known.fluency) for known in draft.resume.languages]


def skills(draft):
    return [word for skill in draft.resume.skills for word in skill.keywords]


# ---- posts that are no jobs


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("课外服务", "volunteer"),
        ("Other responsibilities", "volunteer"),
        ("实习与兼职", "work"),
        ("Responsibilities", ""),
    ],
)
def test_headings_of_posts_beside_jobs_are_known(heading, kind) -> None:
    assert known_kind(heading) == kind


def test_giving_back_is_voluntary_whoever_says_it() -> None:
    assert meant_kind("gives back") == meant_kind("giving back") == "volunteer"


def test_posts_under_other_responsibilities_are_no_jobs(draft_of) -> None:
    draft = draft_of(
        f"{EN}WORK EXPERIENCE\n\nClerk\nRoe Trading Ltd\nMay 2019 - June 2021\n- Filed letters\n\nOTHER RESPONSIBILITIES\n\nTreasurer, Harbour Youth Fellowship (2022 to date)\n"
    )
    assert jobs(draft) == [("Roe Trading Ltd", "Clerk", "")]
    assert posts(draft) == [("Harbour Youth Fellowship", "Treasurer")]


@pytest.mark.parametrize(
    ("text", "pause"),
    [
        ("专心育儿", True),
        ("專心帶娃", True),
        ("专心致志", False),
        ("职业空窗", True),
        ("照顾家人", True),
        ("照顾家人客户", False),
    ],
)
def test_years_given_to_a_child_are_a_pause(text, pause) -> None:
    assert is_pause(text) is pause


# ---- languages among other things


def test_each_sentence_of_a_mixed_section_is_a_list_of_its_own(draft_of) -> None:
    draft = draft_of(f"{EN}LANGUAGES AND SKILLS\n\nSpanish (fluent), Latin (reading). Palaeography, QGIS.\n")
    assert tongues(draft) == [("Spanish", "fluent"), ("Latin", "reading")]
    assert skills(draft) == ["Palaeography", "QGIS"]
    draft = draft_of(
        f"{ZH}教育经历\n某某大学 化学 本科 2010-2014\n\n技能与语言\n球差电镜、Origin。英语（流利），德语（A2）\n"
    )
    assert tongues(draft) == [("英语", "流利"), ("德语", "A2")]
    assert skills(draft) == ["球差电镜", "Origin"]


def test_a_language_with_its_level_is_one_under_any_heading_of_lists(draft_of) -> None:
    draft = draft_of(f"{EN}INTERESTS AND VOLUNTEERING\n\nConversational Welsh. Open-water swimming. Basic carpentry.\n")
    assert tongues(draft) == [("Welsh", "Conversational")]
    assert [known.name for known in draft.resume.interests] == ["Open-water swimming", "Basic carpentry"]


def test_labels_in_cells_send_rows_to_their_own_lists(draft_of, docx, tbl, para) -> None:
    body = para("Jane Roe") + para("jane.roe@example.com") + para("FURTHER QUALIFICATIONS")
    body += tbl(
        ["2018", "Forklift licence"], ["Software", "EPLAN, SAP PM"], ["Languages", "German (native), Dutch (B2)"]
    )
    draft = draft_of(docx(body), "resume.docx")
    assert papers(draft) == [("Forklift licence", "2018", "")]
    assert skills(draft) == ["EPLAN", "SAP PM"]
    assert tongues(draft) == [("German", "native"), ("Dutch", "B2")]


def test_levels_of_several_skills_stay_with_their_language() -> None:
    assert language_items("英语：读写良好，听说一般；日语：N3") == ["英语：读写良好，听说一般", "日语：N3"]
    assert language_items("英语，说得不多") == ["英语", "说得不多"]
    assert language_items("Proficiency") == []


# ---- towns


def test_a_town_in_brackets_is_one_for_every_employer_of_a_resume(draft_of) -> None:
    entry = "{}\n2019年4月—2024年10月  厨师\n- 负责宴席热菜\n\n"
    both = ZH + "工作经历\n\n" + entry.format("老周湘菜馆（泷水）") + entry.format("桂香楼大酒店（上海）")
    assert jobs(draft_of(both)) == [("老周湘菜馆", "厨师", "泷水"), ("桂香楼大酒店", "厨师", "上海")]
    alone = ZH + "工作经历\n\n" + entry.format("老周湘菜馆（泷水）")
    assert jobs(draft_of(alone)) == [("老周湘菜馆（泷水）", "厨师", "")]
    branch = ZH + "工作经历\n\n" + entry.format("信禾事务所（湖北分所）") + entry.format("桂香楼大酒店（上海）")
    assert jobs(draft_of(branch))[0] == ("信禾事务所（湖北分所）", "厨师", "")


@pytest.mark.parametrize(
    ("head", "job"),
    [
        ("中洲理工大学材料学院，副研究员，中洲", ("中洲理工大学材料学院", "副研究员", "中洲")),
        ("苏黎湖技术大学，博士后，瑞士", ("苏黎湖技术大学", "博士后", "瑞士")),
    ],
)
def test_a_town_stands_behind_the_position(head, job, draft_of) -> None:
    draft = draft_of(f"{ZH}工作经历\n\n2019.01–2021.12\t{head}\n- 指导硕士研究生 4 名\n")
    assert jobs(draft) == [job]


def test_a_word_that_the_resume_has_as_a_town_is_the_place_of_a_job(draft_of) -> None:
    text = "现居：雁州\n\n工作经历\n\n主班教师 @ 蓝精灵幼儿园 · {}\n2014年8月 至 2019年6月\n- 负责大班的一日活动\n"
    draft = draft_of(ZH + text.format("雁州"))
    assert jobs(draft) == [("蓝精灵幼儿园", "主班教师", "雁州")]
    assert [line.text for line in draft.resume.work[0].highlights] == ["负责大班的一日活动"]
    assert jobs(draft_of(ZH + text.format("混龄班"))) == [("蓝精灵幼儿园", "主班教师", "")]


def test_a_name_that_also_stands_without_its_town_is_complete(draft_of) -> None:
    head = "Jane Roe\n{}\njane.roe@example.com\n\nEXPERIENCE\n\nLecturer in History, University of Harcourt, Ambleford\nMay 2019 - June 2021\n- Led seminars\n"
    assert jobs(draft_of(head.format("School of History, University of Harcourt")))[0][::2] == (
        "University of Harcourt",
        "Ambleford",
    )
    assert jobs(draft_of(head.format("School of History")))[0][::2] == ("University of Harcourt, Ambleford", "")


@pytest.mark.parametrize(
    ("lines", "city"),
    [
        ("男 | 1996年8月生 | 青原 | 13800138000\n\n教育经历\n2011.09-2014.06\t青原县第一中学\t高中", "青原"),
        ("男 | 1996年8月生 | 青原 | 13800138000\n\n教育经历\n2011.09-2014.06\t第一中学\t高中", ""),
        ("0912-555-046 ・ yu@hello.example ・ 台南市東區", "台南市東區"),
        ("City Address\tIloilo City\tReligion\tRoman Catholic", "Iloilo City"),
        ("Main Street, Ballyfoyle, Co. Tipperary", "Ballyfoyle"),
        ("地址：荃灣海霞路8號", "荃灣"),
    ],
)
def test_home_towns_in_the_head(lines, city, draft_of) -> None:
    name = "Jane Roe" if lines.isascii() else "戈建军"
    assert draft_of(f"{name}\n{lines}\n\nx.roe@example.com\n").resume.basics.location.city == city


# ---- posts, papers, skills and what is none of them


def test_the_third_item_of_a_lettered_list_is_no_copyright_notice(draft_of) -> None:
    items = "(a) Kneaded the dough\n(b) Fired the oven\n(c) Cut the losses by half\n(d) Trained two hands\n"
    draft = draft_of(f"{EN}EXPERIENCE\n\nBaker\nRoe Bakery Ltd\nMay 2019 - June 2021\n{items}\n(c) 2024 Jane Roe\n")
    texts = [line.text for line in draft.resume.work[0].highlights]
    assert texts == ["Kneaded the dough", "Fired the oven", "Cut the losses by half", "Trained two hands"]


def test_posts_without_dates_below_a_dated_one_are_posts(draft_of) -> None:
    lines = "Secretary, Ballyfoyle Parents' Association, 2021 to 2024\nCommittee member, Ballyfoyle Tidy Towns\nVolunteer, Harbour Rescue Unit; took part in night drills\n"
    draft = draft_of(f"{EN}VOLUNTEERING\n\n{lines}")
    assert posts(draft) == [
        ("Ballyfoyle Parents' Association", "Secretary"),
        ("Ballyfoyle Tidy Towns", "Committee member"),
        ("Harbour Rescue Unit", "Volunteer"),
    ]
    assert [line.text for line in draft.resume.volunteer[2].highlights] == ["took part in night drills"]
    draft = draft_of(
        f"{EN}VOLUNTEERING\n\nSecretary, Ballyfoyle Parents' Association, 2021 to 2024\nLed trips, ran a shop\n"
    )
    assert posts(draft) == [("Ballyfoyle Parents' Association", "Secretary")]


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("PCV licence Cat D, gained 2017", ("PCV licence Cat D", "2017", "")),
        ("CDL Class A (clean record)", ("CDL Class A", "", "")),
        ("Forklift licence (counterbalance)", ("Forklift licence (counterbalance)", "", "")),
    ],
)
def test_what_stands_behind_a_licence_is_no_part_of_its_name(text, paper, draft_of) -> None:
    assert papers(draft_of(f"{EN}LICENCES\n\n{text}\nFirst Aid\n"))[0] == paper


def test_professional_titles_among_schools_are_certificates(draft_of) -> None:
    lines = "Associate Chartered Accountant (ACA), ICAN\t2020\nB.Sc. Accounting, University of Nsugbe\t2015\n"
    draft = draft_of(f"{EN}QUALIFICATIONS\n\n{lines}")
    assert papers(draft) == [("Associate Chartered Accountant (ACA)", "2020", "ICAN")]
    assert [study.institution for study in draft.resume.education] == ["University of Nsugbe"]


def test_a_skill_in_a_table_has_its_level_beside_it(draft_of) -> None:
    draft = draft_of(f"{ZH}专业技能\n\nFlink\t精通\t60个月\nScala\t一般\t24个月\n")
    assert [(skill.level, skill.keywords) for skill in draft.resume.skills] == [
        ("精通", ("Flink",)),
        ("一般", ("Scala",)),
    ]
    draft = draft_of(f"{EN}SKILLS\n\nAdvanced life support; Wound closure; Advanced Excel\n")
    assert skills(draft) == ["Advanced life support", "Wound closure", "Excel"]


def test_facts_of_a_job_board_are_no_duties(draft_of) -> None:
    head = "總年資：9~10年工作經驗\n鴻曜精密機械股份有限公司\t2020/3~2024/2\n機械設備製造業｜200人\n職務名稱\t機構設計工程師\n工作地點\t台中市大里區\n管理責任\t無\n"
    draft = draft_of(f"{ZH}工作經歷\n\n{head}工作內容\t1. 主軸箱與鈑金外罩設計\n")
    assert jobs(draft) == [("鴻曜精密機械股份有限公司", "機構設計工程師", "台中市大里區")]
    assert [line.text for line in draft.resume.work[0].highlights] == ["主軸箱與鈑金外罩設計"]
    draft = draft_of(
        f"{ZH}工作经历\n\n2021/04 - 2024/02\t澜图数据科技有限公司\n数据工程师 | 25001-35000元/月\n- 负责实时数仓\n"
    )
    assert jobs(draft) == [("澜图数据科技有限公司", "数据工程师", "")]
    assert [line.text for line in draft.resume.work[0].highlights] == ["负责实时数仓"]


@pytest.mark.parametrize(
    ("heading", "text", "paper"),
    [
        ("证书", "一级建造师 | 2020-09 | 住建部", ("一级建造师", "2020-09", "住建部")),
        ("证书", "教师资格证（高中语文） 教育部", ("教师资格证（高中语文）", "", "教育部")),
        (
            "CERTIFICATIONS",
            "PMP | Project Management Institute | 2021",
            ("PMP", "2021", "Project Management Institute"),
        ),
        (
            "CERTIFICATIONS",
            "Data Analytics Certificate, Coursera (2021)",
            ("Data Analytics Certificate", "2021", "Coursera"),
        ),
    ],
)
def test_a_certificate_its_body_and_its_date_behind_bars_are_one(heading, text, paper, draft_of) -> None:
    other = "健康证" if heading == "证书" else "First Aid"
    assert papers(draft_of(f"{ZH if heading == '证书' else EN}{heading}\n\n{text}\n{other}\n")) == [
        paper,
        (other, "", ""),
    ]


def test_certificates_parted_by_bars_stay_several(draft_of) -> None:
    draft = draft_of(f"{EN}CERTIFICATIONS\n\nFood Hygiene | First Aid at Work | Safe Pass\n")
    assert [name for name, _, _ in papers(draft)] == ["Food Hygiene", "First Aid at Work", "Safe Pass"]


def test_a_fellowship_among_services_is_a_certificate(draft_of) -> None:
    lines = "2022-2025 Treasurer, Society for Petitioning Studies\n2019 Fellow of the Higher Education Academy (FHEA)\n"
    draft = draft_of(f"{EN}PROFESSIONAL SERVICE\n\n{lines}")
    assert papers(draft) == [("Fellow of the Higher Education Academy (FHEA)", "2019", "")]
    assert posts(draft) == [("Society for Petitioning Studies", "Treasurer")]


def test_the_sentence_that_all_is_true_is_no_skill(draft_of) -> None:
    end = "I hereby certify that the above information is true.\n__________\nSignature\n"
    draft = draft_of(f"{EN}SKILLS\n\nButchery, Buffet set-up\n{end}")
    assert skills(draft) == ["Butchery", "Buffet set-up"]
    assert not draft.resume.sections
    assert "I hereby certify that the above information is true." in [span.text for span in draft.unread]
    draft = draft_of(f"{ZH}专业技能\n\n会计、出纳\n本人郑重声明：以上内容属实\n")
    assert skills(draft) == ["会计", "出纳"]
