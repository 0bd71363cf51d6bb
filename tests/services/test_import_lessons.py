"""Lessons of corrected imports: known by their layout, proposed as doubts, forgotten when they are wrong."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from app.domain.draft import Draft, SourceSpan
from app.domain.resume import Line, Resume, Section, Skill, Work
from app.services.import_lessons import DOUBT, MOST, Lesson, Lessons, apply, learn
from app.services.imports import ImportService
from app.services.vaults import create_vault

HEADINGS = ("Experience", "Tools I know", "Education")
READ = Resume(
    work=(Work("w1", "Clerk", "Acme Ltd", start="2019"), Work("w2", "Driver", "Globex Ltd", start="2016")),
    sections=(Section("s1", "Tools I know", (Line("h1", "Welding"), Line("h2", "Brazing"))),),
)
PUT_RIGHT = Resume(
    work=tuple(dataclasses.replace(job, organisation=job.position, position=job.organisation) for job in READ.work),
    skills=(Skill("s1", "", "", ("Welding", "Brazing")),),
)


def draft_of(resume: Resume, headings: tuple[str, ...] = HEADINGS, form: str = "pdf") -> Draft:
    places = {
        f"work.{job.id}.{name}": SourceSpan(1, getattr(job, name), at, at + 4, 0.9)
        for job in resume.work
        for at, name in enumerate(("organisation", "position", "start"))
    }
    return Draft(resume, form, "", places, (), ("work.w1.organisation",), headings=headings)


def next_resume() -> Resume:
    jobs = (Work("w1", "Baker", "Initech Ltd", start="2020"), Work("w2", "", "Alone Ltd"))
    return Resume(work=jobs, sections=(Section("s1", "TOOLS I KNOW", (Line("h1", "Sewing"),)),))


def test_a_lesson_is_applied_to_the_next_file_of_the_layout_as_doubts() -> None:
    lesson = learn(draft_of(READ), PUT_RIGHT)
    assert lesson is not None
    assert lesson.parts == {"work": {"position": "organisation", "organisation": "position"}}
    assert lesson.sections == {"tools i know": "skills"}
    draft = apply(draft_of(next_resume()), [lesson])
    first, second = draft.resume.work
    assert (first.position, first.organisation) == ("Baker", "Initech Ltd")
    assert (second.position, second.organisation) == ("Alone Ltd", ""), "one of the two says nothing of their order"
    assert draft.resume.sections == () and draft.resume.skills[0].keywords == ("Sewing",)
    told = {doubt.field_id for doubt in draft.doubts if doubt.code == DOUBT}
    assert told == {"work.w1.position", "work.w1.organisation", "skills.s1"}
    assert draft.places["work.w1.position"].text == "Baker", "the place goes with the words"


@pytest.mark.parametrize(
    "other",
    [
        draft_of(next_resume(), ("Work", "Schooling", "Hobbies")),
        draft_of(next_resume(), form="docx"),
        draft_of(next_resume(), HEADINGS[:1]),
    ],
)
def test_another_layout_is_left_alone(other: Draft) -> None:
    lesson = learn(draft_of(READ), PUT_RIGHT)
    assert lesson is not None and apply(other, [lesson]) is other


def test_one_entry_of_many_that_was_put_right_is_no_lesson() -> None:
    jobs = tuple(Work(f"w{n}", f"Firm {n} Ltd", f"Post {n}", start=f"201{n}") for n in range(1, 6))
    read = draft_of(Resume(work=jobs))
    right = dataclasses.replace(jobs[0], organisation=jobs[0].position, position=jobs[0].organisation)
    lesson = learn(read, Resume(work=(right, *jobs[1:])))
    assert lesson is not None and lesson.parts == {} and lesson.sections == {}
    typed = tuple(dataclasses.replace(job, organisation="Another") for job in jobs)
    lesson = learn(read, Resume(work=typed))
    assert lesson is not None and lesson.parts == {}, "what was typed anew tells nothing of the layout"


def test_a_file_without_headings_teaches_nothing() -> None:
    assert learn(draft_of(READ, ()), PUT_RIGHT) is None


def test_lessons_are_kept_in_the_vault_and_forgotten(tmp_path: Path, cheap_kdf: None) -> None:
    vault = create_vault(tmp_path / "vault", "a long passphrase", keyring=False)
    service, lessons = ImportService(vault), Lessons(vault)
    service.learn(draft_of(READ), PUT_RIGHT)
    (kept,) = lessons.all()
    assert kept == learn(draft_of(READ), PUT_RIGHT)
    assert service.with_lessons(draft_of(next_resume())).doubts
    service.learn(draft_of(READ), READ)
    assert lessons.all() == (), "the next file of the layout was right as it was read"
    for number in range(MOST + 3):
        lessons.remember(Lesson("pdf", (f"a{number}", f"b{number}"), "", {}, {"x": "skills"}))
    assert len(lessons.all()) == MOST and lessons.all()[-1].headings == (f"a{MOST + 2}", f"b{MOST + 2}")
    vault.preferences.set("import-lessons", [{"format": "pdf"}, 7])
    assert lessons.all() == (), "what another version wrote is passed over"
    lessons.forget()
    assert vault.preferences.get("import-lessons") is None
    vault.close()
