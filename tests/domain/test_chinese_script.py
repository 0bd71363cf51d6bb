"""Our own words in a copy are written in the script of the résumé; those of the person stay."""

from __future__ import annotations

import dataclasses

import pytest

from app.domain import chinese_script, style
from app.domain.compose import compose
from app.domain.document import footer, page_label
from app.domain.resume import Resume
from app.domain.resume_json import from_json
from app.domain.style import HEADINGS, PRESENT_WORDS, default_style
from app.text.characters import basic_simplified

OWN = [text for texts in HEADINGS["zh"].values() for text in texts] + [
    *PRESENT_WORDS["zh"],
    "编号",
    "第 {n} 页，共 {of} 页",
]

ALIKE = set("出教志向表面游")
"""Characters that our words and the person below share in both scripts (齣, 敎, 誌, 嚮, 錶, 麵, 遊 are other words)."""


def simplified(text: str) -> set[str]:
    plain, traditional = set(basic_simplified().values()), set(map(chr, basic_simplified()))
    return (set(text) & plain) - traditional - ALIKE


@pytest.fixture
def resume() -> Resume:
    """Somebody whose words are of both scripts alike, with every kind of section."""
    data = {
        "basics": {
            "name": "方中平",
            "email": "fang@example.hk",
            "phone": "+852 5550 0100",
            "location": {"city": "香港"},
        },
        "work": [{"name": "中大公司", "position": "文員", "startDate": "2020-01", "highlights": ["日常工作"]}],
        "education": [{"institution": "香港大學", "area": "英文", "startDate": "2012", "endDate": "2016"}],
        "skills": [{"name": "文字", "keywords": ["Word", "Excel"]}],
        "languages": [{"language": "英文", "fluency": "流利"}],
        "interests": [{"name": "游泳"}],
        "awards": [{"title": "一等", "date": "2015"}],
        "certificates": [{"name": "IELTS"}],
        "references": [{"name": "王大文", "reference": "上司"}],
        "x-personal": {"birthDate": "1990-01-02", "gender": "女", "nationality": "中"},
    }
    return dataclasses.replace(from_json(data), language="zh-Hant")


def test_nothing_of_ours_is_simplified_in_a_traditional_copy(resume: Resume) -> None:
    made = compose(resume, default_style(resume.language), reference="R7K4-Q2MD")
    texts = repr(made.blocks) + made.title + footer(made) + page_label(made)
    assert simplified(texts) == set()
    assert all(
        word in texts for word in ("工作經歷", "教育背景", "專業技能", "語言能力", "個人簡歷", "編號", "性別", "國籍")
    )


@pytest.mark.parametrize("language", ["zh", "zh-Hans", "zh-CN", "en"])
def test_other_copies_are_what_they_were(resume: Resume, language: str) -> None:
    assert chinese_script.in_script("工作经历", language) == "工作经历"


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hant-HK", "zh-TW", "zh-HK"])
@pytest.mark.parametrize("text", OWN)
def test_each_word_reads_as_the_same_one_when_marks_are_looked_for(language: str, text: str) -> None:
    written = chinese_script.in_script(text, language)
    assert simplified(written) == set()
    assert written.translate(basic_simplified()) == text


def test_every_heading_that_is_chosen_is_converted(resume: Resume) -> None:
    for section, texts in HEADINGS["zh"].items():
        for text in texts:
            chosen = dataclasses.replace(default_style("zh"), headings={section: text})
            assert simplified(style.heading(chosen, "zh-Hant", section)) == set()
