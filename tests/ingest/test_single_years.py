"""A single year stays that year in every copy; "until now" stands only where the person said so."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from app.domain.copies import Recipient, RecipientKind
from app.domain.document import text_lines
from app.domain.policy import Policy
from app.domain.resume import Education, Project, Resume, Work, fields
from app.domain.resume_json import from_json, from_stored, to_json
from app.domain.sensitivity import Kind, Operator, Stage
from app.errors import UserError
from app.ingest.readings import read_texts
from app.ingest.review import apply_review
from app.redact.engine import redact
from app.redact.policies import stage_policy
from app.render.writers import render
from app.services.copy_plan import AliasScheme, plan_copy
from app.services.stored_resume import Master

OPEN = re.compile(r"present|current|now|至今|现在|今", re.IGNORECASE)

ENGLISH = """Maren Holt
maren.holt@example.org

Experience
Porter, Globex Corporation, 2019
- Carried the post
Volunteer Experience
Reader, Oxfam, 2018
Projects
Tide tables, 2017
- Printed the tables
Education
BSc Physics, University of Hull, 2016
Certificates
First aid, 2015
"""
CHINESE = """林若溪
lin@example.cn

工作经历
2019年  长风食品有限公司  工程师
- 负责仓储
项目经历
潮汐表  2017年
- 打印潮汐表
教育背景
2016年  浙江大学  数学  本科
"""
AS_JSON = {
    "basics": {"name": "Maren Holt", "email": "maren.holt@example.org"},
    "work": [{"name": "Globex", "position": "Porter", "startDate": "2019", "highlights": ["Carried the post"]}],
    "volunteer": [{"organization": "Oxfam", "position": "Reader", "startDate": "2018"}],
    "projects": [{"name": "Tide tables", "startDate": "2017"}],
    "education": [{"institution": "University of Hull", "area": "Physics", "startDate": "2016"}],
    "certificates": [{"name": "First aid", "date": "2015"}],
}


def _plans(resume):
    master = Master("main", 1, resume, {})
    to = Recipient("r1", "Northwind", RecipientKind.EMPLOYER, ())
    for stage in Stage:
        for copy_id in ("a1", "b2", "c3"):
            policy = stage_policy(stage)
            yield plan_copy(
                master, to, policy, secret=b"s" * 32, alias=AliasScheme(), day="2026-01-02", copy_id=copy_id
            )


def _lines(resume):
    return [line for plan in _plans(resume) for line in text_lines(plan.document)]


@pytest.mark.parametrize("form", ["text", "docx", "pdf", "zh", "json"])
def test_a_lone_year_is_never_open(form, draft_of, docx, para, pdf):
    rows = ENGLISH.splitlines()
    resume = {
        "text": lambda: draft_of(ENGLISH),
        "docx": lambda: draft_of(docx("".join(map(para, rows))), "r.docx"),
        "pdf": lambda: draft_of(
            pdf([[(40, 40 + 16 * n, 10, False, row) for n, row in enumerate(rows) if row]]), "r.pdf"
        ),
        "zh": lambda: draft_of(CHINESE),
        "json": lambda: draft_of(json.dumps(AS_JSON), "r.json"),
    }[form]().resume
    dated = [item for section in (resume.work, resume.volunteer, resume.projects, resume.education) for item in section]
    assert len(dated) >= 3 and not any(item.current for item in dated)
    lines = _lines(resume)
    assert not [line for line in lines if OPEN.search(line)]
    for year in ("2019", "2017", "2016"):
        assert any(year in line for line in lines)
        assert not [line for line in lines if re.search(rf"{year}\D*(?:–|-|to|至)\s*\D*$|{year}.*{year}", line)], year


@pytest.mark.parametrize("fmt", ["txt", "json", "docx", "pdf"])
def test_every_format_of_a_copy_says_the_year_alone(fmt):
    plan = next(_plans(from_json(AS_JSON)))
    data = render(plan.document, plan.redaction.resume, fmt)
    text = read_texts(f"copy.{fmt}", data)[0]
    assert "2019" in text and not OPEN.search(re.sub("Carried the post", "", text))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("2019 – Present", True),
        ("2019 - now", True),
        ("since 2019", True),
        ("2019.03/至今", True),
        ("2019年至今", True),
        ("2019", False),
        ("03/2019", False),
        ("2019 – 2020", False),
    ],
)
def test_what_the_person_said_of_the_end_is_kept(said, shown, draft_of):
    resume = draft_of(f"Maren Holt\nmaren@example.org\n\nExperience\nPorter, Globex Corporation, {said}\n").resume
    assert [job.current for job in resume.work] == [shown]
    assert any(OPEN.search(line) for line in _lines(resume)) is shown


def test_a_dash_before_more_words_opens_nothing(draft_of):
    resume = draft_of("Maren Holt\nmaren@example.org\n\nExperience\n2019 – Porter, Globex Corporation\n").resume
    assert not any(job.current for job in resume.work)


def test_studies_that_go_on_say_so(draft_of):
    text = "Maren Holt\nmaren@example.org\n\nEducation\nBSc Physics, University of Hull, 2022 – Present\n"
    resume = draft_of(text).resume
    assert [(study.start, study.end, study.current) for study in resume.education] == [("2022", "", True)]
    assert any(OPEN.search(line) for line in _lines(resume))


def test_json_says_that_it_goes_on_by_a_word_or_a_flag(draft_of):
    job = {"name": "Globex", "position": "Porter", "startDate": "2019"}
    basics = {"basics": {"name": "Maren Holt", "email": "m@example.org"}}
    for extra in ({"endDate": "Present"}, {"endDate": "至今"}, {"x-current": True}):
        draft = draft_of(json.dumps({**basics, "work": [job | extra]}), "r.json")
        assert (draft.resume.work[0].end, draft.resume.work[0].current, draft.warnings) == ("", True, ())
    draft = draft_of(json.dumps({**basics, "work": [job]}), "r.json")
    assert not draft.resume.work[0].current
    assert [(one.code, dict(one.params)) for one in draft.warnings] == [
        ("end-missing", {"name": "Globex", "start": "2019"})
    ]


def test_it_goes_out_and_comes_back():
    resume = Resume(
        work=(Work("w1", "Globex", "Porter", start="2019", current=True), Work("w2", "Acme", "Clerk", start="2017")),
        education=(Education("e1", "University of Hull", start="2020", current=True),),
        projects=(Project("p1", "Tide tables", start="2018", current=True),),
    )
    assert from_stored(to_json(resume, ids=True)) == resume
    standard = to_json(resume)
    assert standard["work"][0]["x-current"] is True and "endDate" not in standard["work"][0]
    assert "x-current" not in standard["work"][1]
    assert "current" not in " ".join(field.id for field in fields(resume)), "a flag is no text to be swept"


def test_a_version_stored_before_there_was_a_flag_prints_as_it_did():
    resume = Resume(
        work=(Work("w1", "Globex", "Porter", start="2019"), Work("w2", "Acme", "Clerk", start="2017", end="2017")),
        education=(Education("e1", "University of Hull", start="2020"),),
        projects=(Project("p1", "Tide tables", start="2018"),),
    )
    stored = to_json(resume, ids=True)
    del stored["form"]
    old = from_stored(stored)
    assert [one.current for one in (*old.work, *old.education, *old.projects)] == [True, False, False, True]


@pytest.mark.parametrize("operator", [Operator.REMOVE, Operator.MASK, Operator.GENERALISE, Operator.KEEP])
def test_until_now_goes_with_the_beginning(operator):
    stage = stage_policy(Stage.APPLY)
    policy = Policy(stage.stage, {**stage.operators, Kind.DATES: operator}, stage.fields)
    resume = Resume(work=(Work("w1", "Globex", "Porter", start="2019-03", current=True),))
    (job,) = redact(resume, policy).resume.work
    assert job.current is (operator is not Operator.REMOVE)
    assert bool(job.start) is job.current


def test_an_end_that_cannot_be_generalised_opens_nothing():
    policy = stage_policy(Stage.BROWSE)
    resume = Resume(work=(Work("w1", "Globex", "Porter", start="2019", end="when the kiln broke"),))
    assert not [line for line in text_lines(_composed(resume, policy)) if OPEN.search(line)]


def _composed(resume, policy):
    master, to = Master("main", 1, resume, {}), Recipient("r1", "Northwind", RecipientKind.EMPLOYER, ())
    return plan_copy(master, to, policy, secret=b"s" * 32, alias=AliasScheme(), day="2026-01-02", copy_id="a1").document


def test_a_review_may_say_that_it_goes_on(draft_of):
    draft = draft_of(json.dumps(AS_JSON), "r.json")
    assert apply_review(draft, {"set": {"work.w1.current": "yes"}}).work[0].current
    assert apply_review(draft, {"set": {"work.w1.end": "至今"}}).work[0].current
    ended = replace(draft, resume=apply_review(draft, {"set": {"work.w1.current": "yes"}}))
    (job,) = apply_review(ended, {"set": {"work.w1.end": "2020"}}).work
    assert (job.end, job.current) == ("2020", False)
    with pytest.raises(UserError, match="review-not-understood"):
        apply_review(draft, {"set": {"work.w1.current": "perhaps"}})
