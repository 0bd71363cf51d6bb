from __future__ import annotations

from app import resources
from app.ingest.reading import read_resume


def test_bullets_whose_list_stands_in_the_style_stay_bullets() -> None:
    path = resources.path("samples", "resume-zh.docx")
    resume = read_resume(path.name, path.read_bytes()).resume
    assert [job.organisation for job in resume.work] == ["明溪供应链管理（杭州）有限公司", "禾木电商物流有限公司"]
    assert [len(job.highlights) for job in resume.work] == [4, 4]
    assert [job.position for job in resume.work] == ["仓储主管", "仓储专员"]
