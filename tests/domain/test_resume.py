from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from app.domain.compose import compose
from app.domain.document import Entry
from app.domain.resume import (
    Basics,
    IdNumber,
    Line,
    Personal,
    Profile,
    Reference,
    Resume,
    Skill,
    Work,
    fields,
    rewrite,
)
from app.domain.resume_json import from_json, to_json
from app.domain.sensitivity import Kind
from app.domain.style import default_style

words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=12
)


def lines(prefix: str) -> st.SearchStrategy[tuple[Line, ...]]:
    return st.lists(words, max_size=3).map(
        lambda texts: tuple(Line(f"{prefix}{n}", text) for n, text in enumerate(texts))
    )


@st.composite
def resumes(draw: st.DrawFn) -> Resume:
    jobs = tuple(
        Work(f"w{n}", organisation=draw(words), position=draw(words), highlights=draw(lines("h")))
        for n in range(draw(st.integers(0, 3)))
    )
    skills = tuple(
        Skill(f"s{n}", name=draw(words), keywords=tuple(draw(st.lists(words, max_size=3))))
        for n in range(draw(st.integers(0, 2)))
    )
    return Resume(
        language="en",
        basics=Basics(
            name=draw(words),
            email=draw(words),
            profiles=(Profile("p1", "WeChat", draw(words)), Profile("p2", "GitHub", draw(words))),
        ),
        work=jobs,
        skills=skills,
        personal=Personal(
            other_names=tuple(draw(st.lists(words, max_size=2))), id_numbers=(IdNumber("i1", "ID", draw(words)),)
        ),
        references=(Reference("r1", draw(words), draw(words)),),
    )


@given(resumes())
def test_internal_json_is_lossless(resume: Resume) -> None:
    assert from_json(to_json(resume, ids=True)) == resume


@given(resumes())
def test_rewriting_with_identity_changes_nothing(resume: Resume) -> None:
    assert rewrite(resume, lambda field: field.value) == resume


@given(resumes())
def test_field_ids_are_unique_and_rewrite_reaches_each_one(resume: Resume) -> None:
    leaves = fields(resume)
    assert len({field.id for field in leaves}) == len(leaves)
    seen: list[str] = []
    rewrite(resume, lambda field: seen.append(field.id) or field.value)
    assert seen == [field.id for field in leaves]


@given(resumes(), st.data())
def test_emptying_one_leaf_removes_only_that_value(resume: Resume, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(fields(resume)))
    changed = rewrite(resume, lambda item: None if item.id == field.id else item.value)
    before = [item.value for item in fields(resume) if item.id != field.id]
    assert [item.value for item in fields(changed)] == before


def test_a_messenger_profile_is_not_a_link() -> None:
    resume = Resume(basics=Basics(profiles=(Profile("p1", "微信", "oywl_2020"), Profile("p2", "GitHub", "oywl"))))
    kinds = {field.id: field.kind for field in fields(resume)}
    assert kinds["basics.profiles.p1.username"] is Kind.MESSENGER
    assert kinds["basics.profiles.p2.username"] is Kind.LINK


def test_standard_json_has_no_ids_and_reads_back_with_fresh_ones() -> None:
    resume = Resume(work=(Work("w1", organisation="Acme", highlights=(Line("h1", "Did it."),)),))
    document = to_json(resume)
    assert document["work"] == [{"name": "Acme", "highlights": ["Did it."]}]
    assert from_json(document) == resume


def test_problems_name_the_path_of_what_could_not_be_read() -> None:
    problems: list[str] = []
    resume = from_json({"basics": {"name": "Mei", "email": ["x"]}, "work": [{"name": "Acme", "odd": 1}, 7]}, problems)
    assert resume.basics.name == "Mei"
    assert resume.work[0].organisation == "Acme"
    assert problems == ["basics.email", "work[0].odd", "work[1]"]


def test_nothing_is_invented() -> None:
    assert fields(from_json({"basics": {}, "work": [{}]})) == ()


def test_old_company_key_is_understood() -> None:
    assert from_json({"work": [{"company": "Acme"}]}).work[0].organisation == "Acme"


def test_the_town_of_a_school_is_read_under_either_key_and_printed_beside_it() -> None:
    for key in ("x-location", "location"):
        problems: list[str] = []
        resume = from_json({"education": [{"institution": "University College", key: "Cork"}]}, problems)
        assert resume.education[0].location == "Cork" and problems == []
        assert to_json(resume)["education"] == [{"institution": "University College", "x-location": "Cork"}]
        entries = [block for block in compose(resume, default_style("en")).blocks if isinstance(block, Entry)]
        assert [entry.left for entry in entries] == ["University College, Cork"]
    odd: list[str] = []
    assert (
        from_json({"education": [{"institution": "X", "location": {"city": "Cork"}}]}, odd).education[0].location == ""
    )
    assert odd == ["education[0].location"]


def test_language_is_guessed_from_the_text() -> None:
    assert from_json({"basics": {"name": "欧阳文龙", "summary": "八年经验"}}).language == "zh-Hans"
    assert from_json({"basics": {"name": "Jane", "summary": "Eight years"}}).language == "en"


def test_resumes_are_frozen() -> None:
    assert all(dataclasses.is_dataclass(item) for item in (Resume(), Basics()))
    try:
        Resume().basics.name = "x"  # type: ignore[misc]
    except dataclasses.FrozenInstanceError:
        return
    raise AssertionError("a résumé could be changed in place")
