"""Entries of a résumé joined, divided and moved: nothing that was read is lost."""

from __future__ import annotations

import pytest

from app.domain.resume import Award, Certificate, Education, Line, Project, Publication, Resume, Section, Work, fields
from app.services.resume_entries import LINES, TARGETS, divide, join_with_above, move

CLERK = Work("w1", "Acme Ltd", "Clerk", start="2019", end="2021", highlights=(Line("h1", "Filed"), Line("h2", "Typed")))
DRIVER = Work("w2", "Globex", "Driver", "Leeds", start="2016-03", current=True, highlights=(Line("h1", "Drove"),))
WORK = Resume(work=(CLERK, DRIVER))


def words(resume: Resume) -> set[str]:
    """Every word of the fields, without the dates."""
    return {
        word.strip(",;") for one in fields(resume) for word in one.value.split() if not word.strip(",;")[:1].isdigit()
    }


def test_a_joined_entry_has_the_lines_of_both_and_the_other_head_as_one() -> None:
    changed = join_with_above(WORK, "work.w2", "Driver at Globex, Leeds")
    assert changed is not None and changed.entry == "work.w1"
    (job,) = changed.resume.work
    assert (job.position, job.organisation, job.location) == ("Clerk", "Acme Ltd", "Leeds")
    assert (job.start, job.end, job.current) == ("2016-03", "", True)
    assert [line.text for line in job.highlights] == ["Filed", "Typed", "Driver at Globex, Leeds", "Drove"]
    assert len({line.id for line in job.highlights}) == 4
    assert changed.moved["work.w2.location"] == "work.w1.location"
    moved = changed.moved["work.w2.highlights.h1"]
    assert next(line.text for line in job.highlights if moved.endswith(f".{line.id}")) == "Drove"


def test_an_empty_field_of_the_upper_entry_is_filled_and_nothing_becomes_a_line() -> None:
    resume = Resume(work=(Work("w1", "Acme Ltd", start="2019"), Work("w2", position="Clerk", end="2021")))
    changed = join_with_above(resume, "work.w2")
    assert changed is not None
    assert changed.resume.work == (Work("w1", "Acme Ltd", "Clerk", start="2019", end="2021"),)


def test_the_first_entry_has_none_above_it() -> None:
    assert join_with_above(WORK, "work.w1") is None
    assert join_with_above(WORK, "skills.s1") is None


@pytest.mark.parametrize(
    ("line", "second_first", "head"),
    [
        ("Driver, Globex Ltd, 2016 - 2018", False, ("Driver", "Globex Ltd", "", "2016", "2018", False)),
        ("Globex Ltd, Driver, 2016 - 2018", True, ("Driver", "Globex Ltd", "", "2016", "2018", False)),
        ("2016 - present  Driver at Globex | Leeds", False, ("Driver", "Globex", "Leeds", "2016", "", True)),
        ("2016年3月至2018年5月\t恒通物流\t司机", True, ("司机", "恒通物流", "", "2016-03", "2018-05", False)),
    ],
)
def test_a_dated_line_is_the_head_of_the_new_entry(
    line: str, second_first: bool, head: tuple[str, str, str, str, str, bool]
) -> None:
    job = Work("w1", "Acme", "Clerk", highlights=(Line("h1", "Filed"), Line("h2", line), Line("h3", "Drove")))
    changed = divide(Resume(work=(job, DRIVER)), "work.w1", "highlights", 1, second_first=second_first)
    assert changed is not None
    first, made, last = changed.resume.work
    assert (first.highlights, last) == ((Line("h1", "Filed"),), DRIVER)
    assert (made.position, made.organisation, made.location, made.start, made.end, made.current) == head
    assert made.highlights == (Line("h3", "Drove"),) and changed.entry == f"work.{made.id}"


def test_a_line_without_a_date_goes_to_the_new_entry_as_it_is() -> None:
    changed = divide(WORK, "work.w1", "highlights", 1)
    assert changed is not None
    made = changed.resume.work[1]
    assert made == Work(made.id, highlights=(Line("h2", "Typed"),))
    assert divide(WORK, "work.w1", "highlights", 2) is None, "there is nothing behind the cursor"


def test_a_text_is_divided_at_the_cursor() -> None:
    resume = Resume(work=(Work("w1", "Acme / Globex", "Clerk"),))
    changed = divide(resume, "work.w1", "organisation", 5)
    assert changed is not None
    assert [job.organisation for job in changed.resume.work] == ["Acme", "Globex"]
    again = divide(resume, "work.w1", "organisation", 0)
    assert again is not None and again.resume.work == (resume.work[0], Work("w2"))


@pytest.mark.parametrize(("section", "target"), [(one, to) for one, targets in TARGETS.items() for to in targets])
def test_no_word_is_lost_by_moving_an_entry(section: str, target: str) -> None:
    whole = {
        "work": WORK.work[1:],
        "volunteer": WORK.work[1:],
        "education": (Education("e1", "Leeds College", "Leeds", area="Physics", study_type="BSc", score="2:1", courses=(Line("h1", "Optics"),)),),
        "projects": (Project("p1", "Bridge", "A model", "Leeds College", roles=("Lead",), highlights=(Line("h1", "Built"),)),),
        "certificates": (Certificate("c1", "Forklift", "2017", "Leeds College"),),
        "awards": (Award("a1", "Medal", "2017", "Leeds College", "For bridges"),),
        "publications": (Publication("p1", "Bridges", "Leeds College", "2017", summary="Of steel"),),
        "sections": (Section("s1", "Tools", (Line("h1", "Welding"), Line("h2", "Brazing"))),),
    }  # fmt: skip
    resume = Resume(**{section: whole[section]})
    owner = f"{section}.{whole[section][0].id}"
    changed = move(resume, owner, target)
    assert changed is not None and not getattr(changed.resume, section)
    title = (
        {"Tools"} if section == "sections" and target in ("languages", "certificates", "awards", "interests") else set()
    )
    assert words(resume) - words(changed.resume) <= title, "the heading of a list that is none any more"
    ids = {one.id: one.value for one in fields(changed.resume)}
    before = {one.id: one.value for one in fields(resume)}
    assert all(ids[new] == before[old] for old, new in changed.moved.items())


def test_an_entry_goes_nowhere_else() -> None:
    assert move(WORK, "work.w1", "skills") is None and move(WORK, "work.w9", "volunteer") is None
    assert set(LINES) < set(TARGETS)
