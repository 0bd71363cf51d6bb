"""The usual Chinese spaces around a number cut no line, and what stands behind a position and a colon is a duty."""

from __future__ import annotations

import io

import docx
import pytest

from app.domain.resume import Resume
from app.ingest.reading import read_resume


def read(*lines: tuple[str, str]) -> Resume:
    document = docx.Document()
    for style, text in (("Title", "李晓梅"), ("Normal", "电话：138 0553 1201\u3000邮箱：lixm@example.edu.cn"), *lines):
        document.add_paragraph(text, style=style)
    data = io.BytesIO()
    document.save(data)
    return read_resume("resume.docx", data.getvalue()).resume


def test_a_list_item_with_place_position_and_duty_keeps_its_numbers() -> None:
    made = read(
        ("Heading 1", "实习经历"),
        ("List Bullet", "2025.07 – 2025.09 芜湖市第二人民医院 急诊科 实习护士：负责分诊与生命体征记录，日均接诊 60 人"),
        ("List Bullet", "2026.03 – 2026.06 校医院 志愿者：组织流感疫苗接种 400 人次"),
    )
    first, second = made.work
    assert (first.organisation, first.position) == ("芜湖市第二人民医院", "实习护士")
    assert {one.text for one in first.highlights} == {"负责分诊与生命体征记录，日均接诊 60 人", "急诊科"}
    assert (second.organisation, second.position) == ("校医院", "志愿者")
    assert [one.text for one in second.highlights] == ["组织流感疫苗接种 400 人次"]


def test_an_undated_voluntary_post_with_a_duty() -> None:
    made = read(("Heading 1", "志愿经历"), ("List Bullet", "社区卫生服务中心 志愿者：协助慢病随访 120 人"))
    (post,) = made.volunteer
    assert (post.organisation, post.position) == ("社区卫生服务中心", "志愿者")
    assert [one.text for one in post.highlights] == ["协助慢病随访 120 人"]


@pytest.mark.parametrize("said", ["专业排名前 15%", "专业排名 3/120", "志愿服务 120 小时"])
def test_a_number_among_studies_stays_with_what_it_counts(said: str) -> None:
    made = read(
        ("Heading 1", "教育背景"),
        ("Normal", "2023.09 – 2027.06\u3000皖江理工大学\u3000护理学\u3000本科"),
        ("Normal", f"GPA 3.6/4.0，{said}"),
    )
    (study,) = made.education
    assert study.score == "3.6/4.0" and [one if isinstance(one, str) else one.text for one in study.courses] == [said]
