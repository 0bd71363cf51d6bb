"""Layouts of an eleventh set by strangers, with names of our own: tables, marks and labels that carried names astray."""

from __future__ import annotations


def _jobs(draft):
    return [(work.organisation, work.position, work.start) for work in draft.resume.work]


def _duties(draft):
    return [[line.text for line in work.highlights] for work in draft.resume.work]


def _table(docx, para, tbl, heading, rows):
    """A Word file with a person, a heading and a table."""
    return docx("".join(map(para, ("何家棟", "電話：91234567", heading))) + tbl(*rows))


def test_a_column_of_employers_and_positions_gives_both(draft_of, docx, para, tbl):
    draft = draft_of(
        _table(
            docx,
            para,
            tbl,
            "工作經驗",
            [
                ("日期", "公司／職位", "工作範圍"),
                ("08/2021 – 現在", "海晴國際貿易有限公司 行政主任", "- 處理文具採購"),
                ("06/2015 – 05/2018", "星灣餐飲集團兼職侍應", "- 接待客人及收銀"),
            ],
        ),
        "a.docx",
    )

    assert _jobs(draft) == [
        ("海晴國際貿易有限公司", "行政主任", "2021-08"),
        ("星灣餐飲集團", "兼職侍應", "2015-06"),
    ]
    assert _duties(draft) == [["處理文具採購"], ["接待客人及收銀"]]


_FORM = [
    ("何年何月至何年何月", "在何单位（学校）学习或工作", "职务", "证明人"),
    ("2001年9月至2004年7月", "安平县第三中学 高中", "学生", "李老师"),
    ("2013年2月至2016年4月", "保定市恒建建材厂", "货车司机", "刘厂长"),
    ("2016年5月至2024年8月", "石家庄迅达物流有限公司", "重型半挂车驾驶员", "孙经理"),
]


def test_a_pupil_among_the_posts_of_a_form_went_to_school(draft_of, docx, para, tbl):
    draft = draft_of(_table(docx, para, tbl, "简历", _FORM), "a.docx")

    assert _jobs(draft) == [
        ("保定市恒建建材厂", "货车司机", "2013-02"),
        ("石家庄迅达物流有限公司", "重型半挂车驾驶员", "2016-05"),
    ]
    assert [(study.institution, study.study_type, study.start) for study in draft.resume.education] == [
        ("安平县第三中学", "高中", "2001-09")
    ]
    assert "孙经理" not in str(_duties(draft))


def test_tasks_below_all_jobs_go_to_the_job_they_name(draft_of):
    text = (
        "何大山\n电话：13800138000\n\n工作经历\n"
        "2013.2-2016.4 保定市恒建建材厂 货车司机\n"
        "2016.5-2024.8 石家庄迅达物流有限公司 驾驶员\n"
        "恒建建材：市内建材配送，协助装卸。\n"
        "迅达物流：负责干线运输，无责任事故。\n"
    )

    assert _duties(draft_of(text)) == [["市内建材配送，协助装卸。"], ["负责干线运输，无责任事故。"]]


def test_a_full_stop_between_name_and_post_in_most_heads_parts_them(draft_of):
    text = (
        "Nora Hale\nnora@example.org\n\nAppointments\n\n"
        "2019 Oct – 2022 Aug\tMarwick College, Camford. Junior Research Fellow\n"
        "• Edited parish accounts\n\n"
        "2013 Aug – 2014 Sep\tFenwick Record Office, Ely. Archive Assistant\n"
        "• Catalogued estate papers\n"
    )

    assert _jobs(draft_of(text)) == [
        ("Marwick College", "Junior Research Fellow", "2019-10"),
        ("Fenwick Record Office", "Archive Assistant", "2013-08"),
    ]


def test_a_class_of_licence_is_no_class_of_a_school(draft_of):
    text = (
        "Gwyn Parry\n07700 900631\n\nWork\n\n"
        "Jan 2015 to date: Nant Valley Haulage\nClass 1 Tramper\n- Fridge work all over the UK\n\n"
        "Mar 2006 to Dec 2014: Clwyd Aggregates\nClass 2 Tipper Driver\n- Helped train new starters\n\n"
        "School\nYsgol Bryn Mor, 1985 - 1990. 5 GCSEs including English\n"
    )
    draft = draft_of(text)

    assert _jobs(draft)[0] == ("Nant Valley Haulage", "Class 1 Tramper", "2015-01")
    assert [(study.institution, study.end) for study in draft.resume.education] == [("Ysgol Bryn Mor", "1990")]


def test_neither_a_text_about_oneself_nor_a_served_time_is_a_job(draft_of):
    text = (
        "沈敏\n電話：13800138000\n兵役狀況：役畢（2014/10~2015/09 陸軍）\n\n关于我\n"
        "持证会计，六年以上事务所经验。2019 年至 2022 年因抚育孩子暂离职场，期间坚持学习。\n\n工作经历\n"
        "2022.09 至今\t主办会计\n青岛海澜食品有限公司\n• 负责全盘账务处理\n"
    )

    assert _jobs(draft_of(text)) == [("青岛海澜食品有限公司", "主办会计", "2022-09")]


def test_a_page_saved_from_a_network_keeps_its_labels_out_of_the_names(draft_of):
    text = (
        "Lena Ortiz\nlena@example.org\n\nExperience\n\n"
        "Maison Verret\n5 yrs 7 mos\nSous Chef\nDates employed Mar 2021 – Present · 3 yrs 9 mos\n"
        "- Ran the line five nights a week\n\n"
        "Skills\nButchery\t17 endorsements\nFood Costing\t14 endorsements\n\n"
        "Languages\nEnglish\nPeopleNet © 2024 · Privacy Policy · Help Center\n"
    )
    draft = draft_of(text)

    assert _jobs(draft) == [("Maison Verret", "Sous Chef", "2021-03")]
    assert [word for skill in draft.resume.skills for word in skill.keywords or [skill.name]] == [
        "Butchery",
        "Food Costing",
    ]
    assert [language.language for language in draft.resume.languages] == ["English"]


def test_items_below_the_summary_are_skills_without_a_heading(draft_of):
    text = (
        "DANA WEBER\ndana.weber@example.net\n\nWAREHOUSE MANAGER\n"
        "Army veteran with an active clearance, now leading civilian warehouse teams across two shifts.\n"
        "▪ Inventory Control\n▪ SAP EWM\n▪ Team Leadership\n▪ Forklift Operation\n▪ Load Planning\n\n"
        "PROFESSIONAL EXPERIENCE\n\nPiedmont Freight, LLC — Fayetteville, NC\n"
        "Shift Manager, January 2023 to Present\n• Manage second shift\n"
    )
    draft = draft_of(text)
    words = [word for skill in draft.resume.skills for word in skill.keywords or [skill.name]]

    assert words == ["Inventory Control", "SAP EWM", "Team Leadership", "Forklift Operation", "Load Planning"]


def test_who_gave_a_course_may_stand_before_it(draft_of):
    text = "Anil Rao\nanil@example.in\n\nCERTIFICATIONS\n- NPTEL – Introduction to Soil Mechanics (2022)\n- Coursera – Applied Statistics (2021)\n"

    assert [(paper.name, paper.date, paper.issuer) for paper in draft_of(text).resume.certificates] == [
        ("Introduction to Soil Mechanics", "2022", "NPTEL"),
        ("Applied Statistics", "2021", "Coursera"),
    ]


def test_facts_in_brackets_and_a_town_behind_them_leave_the_employer(draft_of):
    text = (
        "林大同\n電話：0955501277\n\n工作經歷\n\n機械設計工程師\n"
        "鼎昇精密工業股份有限公司（機械設備製造業 100~500人）\n2019/7~仍在職\n- 繪製2D工程圖\n"
    )

    assert _jobs(draft_of(text)) == [("鼎昇精密工業股份有限公司", "機械設計工程師", "2019-07")]
