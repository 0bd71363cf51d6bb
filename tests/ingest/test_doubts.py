"""Signs of wrong readings: what is odd in a draft is shown, the most doubtful first, and nothing is changed."""

from __future__ import annotations

import pytest

from app import messages
from app.domain.draft import Draft, SourceSpan
from app.domain.resume import Basics, Certificate, Education, Language, Line, Project, Resume, Skill, Work
from app.ingest.doubts import with_doubts


def job(number: int, organisation: str = "", position: str = "", start: str = "", end: str = "", **more) -> Work:
    name = organisation or f"Firm {number} Ltd"
    return Work(f"w{number}", name, position or "Cook", "", "", start or "2010", end, **more)


def doubts(resume: Resume, places=None) -> list[tuple[str, str]]:
    draft = with_doubts(Draft(resume, "txt", "", places or {}, (), ()))
    assert draft.resume is resume
    return [(doubt.field_id, doubt.code) for doubt in draft.doubts]


@pytest.mark.parametrize(
    ("resume", "field", "code"),
    [
        (Resume(work=(job(1, start="2015-03", end="2014-02"),)), "work.w1.end", "doubt-end-before-start"),
        (Resume(education=(Education("e1", "X College", start="2015", end="2014"),)), "education.e1.end", "doubt-end-before-start"),
        (Resume(projects=(Project("p1", "X", start="2015", end="2014"),)), "projects.p1.end", "doubt-end-before-start"),
        (Resume(work=(job(1, start="2015-03", end="2015-03"),)), "work.w1.end", "doubt-same-dates"),
        (Resume(work=(job(1, start="2015-03", current=True), job(2, start="2014-01", end="2015-06"))), "work.w1.start", "doubt-overlap"),
        (Resume(work=tuple(job(n, "Globex Ltd", start=f"200{n}", end=f"200{n + 1}") for n in (1, 2, 3))), "work.w1.organisation", "doubt-one-employer"),
        (Resume(work=(job(1, position="Austin, TX"),)), "work.w1.position", "doubt-position-place"),
        (Resume(work=(job(1, position="杭州"),)), "work.w1.position", "doubt-position-place"),
        (Resume(work=(job(1, "Sep 2020"),)), "work.w1.organisation", "doubt-employer"),
        (Resume(work=(job(1, "负责公司会议安排及办公用品采购"),)), "work.w1.organisation", "doubt-employer"),
        (Resume(work=(job(1, "Apprentice Toolmaker", "x"),)), "work.w1.organisation", "doubt-employer-position"),
        (Resume(work=(job(1, highlights=(Line("h1", "Oct 2017 – Dec 2020 Silverbeck Hospital Paralegal"),)),)), "work.w1.highlights.h1", "doubt-entry-inside"),
        (Resume(basics=Basics("Jane Roe 2019")), "basics.name", "doubt-name"),
        (Resume(basics=Basics("Curriculum Work Experience Ltd")), "basics.name", "doubt-name"),
        (Resume(certificates=(Certificate("c1", "I also speak Polish, my mother saw to that."),)), "certificates.c1.name", "doubt-item-sentence"),
        (Resume(languages=(Language("l1", "English, German, Irish and some Latin"),)), "languages.l1.language", "doubt-item-list"),
        (Resume(skills=(Skill("s1", "", "", ("熟悉各类办公软件。",)),)), "skills.s1.keywords.0", "doubt-item-sentence"),
        (Resume(work=(Work("w1", "Globex Ltd"),)), "work.w1.position", "doubt-incomplete"),
    ],
)  # fmt: skip
def test_what_is_odd_is_shown(resume: Resume, field: str, code: str) -> None:
    assert (field, code) in doubts(resume)


@pytest.mark.parametrize(
    "resume",
    [
        Resume(basics=Basics("Jane Roe"), work=(job(1, start="2015-03", current=True), job(2, start="2013-01", end="2015-03"))),
        Resume(basics=Basics("王小明"), work=(job(1, "华泰电子有限公司", "生产主管", "2015", "2019"),)),
        Resume(skills=(Skill("s1", "", "", ("Excel (pivot tables, macros, charts)", "库存管理")),)),
        Resume(work=(job(1, end="2012", highlights=(Line("h1", "Cut waste by 12% between 2017 and 2019"),)),)),
    ],
)  # fmt: skip
def test_what_is_in_order_is_not_doubted(resume: Resume) -> None:
    assert doubts(resume) == []


def test_the_most_doubtful_comes_first_and_every_doubt_has_a_sentence() -> None:
    odd = Resume(work=(job(1, start="2015-03", end="2014-02", position="Austin, TX"), Work("w2", "Globex Ltd")))
    places = {"work.w1.organisation": SourceSpan(0, "Firm 1 Ltd", 0, 10, 0.9, inherited=True)}
    draft = with_doubts(Draft(odd, "txt", "", places, (), ()))
    weights = [doubt.weight for doubt in draft.doubts]
    assert weights == sorted(weights, reverse=True)
    assert [doubt.code for doubt in draft.doubts] == ["doubt-end-before-start", "doubt-position-place", "doubt-inherited", "doubt-incomplete"]  # fmt: skip
    for doubt in draft.doubts:
        for language in ("en", "zh"):
            told = messages.sentence(doubt.code, language, dict(doubt.params))
            assert "{" not in told, told
            assert all(value in told for value in doubt.params.values())
