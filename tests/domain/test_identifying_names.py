"""What was decided about names: by owner, through edits and new files, and never in what leaves the vault."""

from __future__ import annotations

import dataclasses
import json

import pytest

from app.domain.identifying_names import (
    LONGEST,
    PERSON,
    OwnedNames,
    carried_over,
    clean_name,
    identifying_terms,
    owned_names,
    with_names,
    without_identifying_terms,
)
from app.domain.person import person_alone
from app.domain.resume import Basics, Education, Resume, Work, fields
from app.domain.resume_json import from_json, to_json
from app.domain.sensitivity import Kind
from app.services.resume_export import names_json, to_json_resume

BARE = Resume(
    "en",
    Basics("Ada Quill", "Engineer"),
    work=(Work("w1", "Brightwater Systems Ltd"), Work("w2", "Alder Mills"), Work("w3", "")),
    education=(Education("e1", "University of Elmet"),),
)
DECIDED = with_names(
    with_names(with_names(BARE, PERSON, ("quillbot9",), ()), "work.w1.organisation", ("Tidepool",), ("Monday",)),
    "education.e1.institution",
    ("Owlery",),
    (),
)


def decided(resume: Resume) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {one.owner: (one.confirmed, one.dismissed) for one in owned_names(resume) if one.confirmed or one.dismissed}


def test_the_person_comes_first_then_each_organisation_with_a_name() -> None:
    assert [(one.owner, one.kind) for one in owned_names(BARE)] == [
        (PERSON, Kind.NAME),
        ("work.w1.organisation", Kind.EMPLOYER),
        ("work.w2.organisation", Kind.EMPLOYER),
        ("education.e1.institution", Kind.SCHOOL),
    ]
    assert owned_names(DECIDED)[1] == OwnedNames(
        "work.w1.organisation", Kind.EMPLOYER, "Brightwater Systems Ltd", ("Tidepool",), ("Monday",)
    )


@pytest.mark.parametrize("owner", ["work.w9.organisation", "work.w1", "basics", "skills.s1.name", ""])
def test_an_owner_that_is_not_there_is_refused(owner: str) -> None:
    with pytest.raises(KeyError):
        with_names(BARE, owner, ("x",), ())


def test_both_are_stored_and_no_text_of_the_resume() -> None:
    assert from_json(to_json(DECIDED, ids=True)) == DECIDED
    assert fields(DECIDED) == fields(BARE)


def test_what_leaves_the_vault_has_neither() -> None:
    assert without_identifying_terms(DECIDED) == BARE
    exported = to_json_resume(DECIDED)
    assert not any(name in exported for name in ("quillbot9", "Tidepool", "Monday", "Owlery", "dentifying"))
    assert names_json(DECIDED)[1] == {
        "owner": "work.w1.organisation",
        "name": "Brightwater Systems Ltd",
        "confirmed": ["Tidepool"],
        "not_identifying": ["Monday"],
    }


def test_an_edit_changes_no_decision() -> None:
    stale = dataclasses.replace(BARE, basics=dataclasses.replace(BARE.basics, name="Ada Quill-Moss"))
    assert decided(carried_over(stale, DECIDED)) == decided(DECIDED)


def test_a_renamed_employer_keeps_its_names_and_a_deleted_one_takes_them_away() -> None:
    renamed = dataclasses.replace(BARE, work=(Work("w1", "Brightwater Group"), *BARE.work[1:]))
    assert decided(carried_over(renamed, DECIDED))["work.w1.organisation"] == (("Tidepool",), ("Monday",))
    deleted = dataclasses.replace(BARE, work=BARE.work[1:])
    assert "Tidepool" not in {term.value for term in identifying_terms(carried_over(deleted, DECIDED))}


def test_a_new_file_with_other_ids_keeps_them_with_the_same_organisation() -> None:
    """Entries of a file are numbered by their place: a newer job at the top moves the others."""
    read = Resume("en", BARE.basics, work=(Work("w1", "Newcomer Ltd"), Work("w2", "BRIGHTWATER  systems ltd")))
    found = decided(carried_over(read, DECIDED))
    assert found == {PERSON: (("quillbot9",), ()), "work.w2.organisation": (("Tidepool",), ("Monday",))}


def test_two_jobs_at_one_employer_keep_their_own() -> None:
    twice = dataclasses.replace(DECIDED, work=(*DECIDED.work[:2], Work("w4", "Brightwater Systems Ltd")))
    again = carried_over(without_identifying_terms(twice), twice)
    assert again.work[0].identifying_terms == ("Tidepool",)
    assert again.work[2].identifying_terms == ()


def test_another_resume_of_the_same_person_knows_their_names() -> None:
    assert person_alone(DECIDED, "zh-Hans").personal.identifying_terms == ("quillbot9",)


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("  Tide\u200bpool \n app ", "Tidepool app"),
        ("青鸾", "青鸾"),
        ("…—!", ""),
        ("", ""),
        ("x" * (LONGEST + 1), ""),
        ("\x00\x07", ""),
    ],
)
def test_a_name_is_cleaned(given: str, stored: str) -> None:
    assert clean_name(given) == stored


def test_old_versions_have_none() -> None:
    assert decided(from_json(json.loads(json.dumps(to_json(BARE, ids=True))))) == {}
