"""Résumés of a tenth round of strangers, in small examples of our own: towns, lengths and levels behind names."""

from __future__ import annotations

from app.ingest.draft_codec import draft_from_json
from app.ingest.jobs import read_resume

ZH = "林可\n155-0127-5558 | lin@example.com\n\n"


def resume(text):
    return draft_from_json(read_resume({"name": "x.txt"}, text.encode())).resume


def test_a_town_behind_an_employer_is_no_part_of_its_name():
    found = resume(
        f"{ZH}工作经历\n头锅\t重庆山城某某酒楼 重庆\t2016/02—2021/03\n• 主理川渝江湖菜。\n打荷\t乐山某某宾馆 乐山\t2012/09—2016/01\n• 协助宴席备料。\n"
    )
    assert [(work.organisation, work.location) for work in found.work] == [
        ("重庆山城某某酒楼", "重庆"),
        ("乐山某某宾馆", "乐山"),
    ]


def test_the_length_of_a_job_and_its_label_of_place_are_no_duties():
    found = resume(
        "許某某\n0955-501-883\n工作經歷\n製程工程師\n晶某半導體股份有限公司\n2019/3~仍在職 5年1個月\n工作地點 新竹市\n1. 負責蝕刻站點良率分析\n2. 導入SPC管制\n"
    )
    assert found.work[0].location == "新竹市"
    assert [line.text for line in found.work[0].highlights] == ["負責蝕刻站點良率分析", "導入SPC管制"]


def test_a_post_at_a_university_is_a_job_and_a_degree_above_the_sections_no_study():
    found = resume(
        f"{ZH}实习与校内工作\n杭州某某科技有限公司 | 开发实习生\t2023年7月 ~ 2023年10月\n• 重构接口\n浙江某某大学计算机学院 | 《数据结构》课程助教\t2022年9月 ~ 2023年1月\n• 批改上机作业\n"
    )
    assert [work.position for work in found.work] == ["开发实习生", "《数据结构》课程助教"]
    assert not found.education
    found = resume(
        "JANE ROE\nB.E. Mechanical Engineering (2020-2024 batch)\njane@college.example.in\n\nEDUCATION\nB.E. Mechanical Engineering, Kaveri Institute of Technology, 2020 - 2024\n"
    )
    assert [study.institution for study in found.education] == ["Kaveri Institute of Technology"]
    assert not found.work
    assert not found.personal.birth_date


def test_each_skill_keeps_its_own_level_and_each_language_its_words():
    found = resume(f"{ZH}技能/语言\n金蝶K/3：精通 | 用友U8：熟练\n英语：读写能力一般 | 听说能力一般\n")
    assert [(skill.name or skill.keywords[0], skill.level) for skill in found.skills] == [
        ("金蝶K/3", "精通"),
        ("用友U8", "熟练"),
    ]
    assert [(tongue.language, tongue.fluency) for tongue in found.languages] == [
        ("英语", "读写能力一般 | 听说能力一般")
    ]


def test_a_label_opens_a_project_and_is_no_part_of_its_name():
    found = resume(
        "Jane Roe\njane@example.com\n\nPROJECTS\nFinal Year Project: Solar Paddy Dryer\n- Built a 25 kg tray dryer.\nMini Project: Coconut Dehusker\n"
    )
    assert [project.name for project in found.projects] == ["Solar Paddy Dryer", "Coconut Dehusker"]
