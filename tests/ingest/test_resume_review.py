"""Corrections, differences and the export of a master."""

from __future__ import annotations

import dataclasses
import json

import pytest

from app.domain.resume import Line
from app.domain.resume_difference import Change, differences
from app.errors import UserError
from app.ingest.review import apply_review
from app.services.resume_export import to_json_resume

TEXT = "Jane Doe\njane@example.com | (312) 555-0142\nEXPERIENCE\nEngineer, Globex Corporation, 2019 - 2020\n• Built it\n• Ran it\nINTERESTS\nchess\n"


@pytest.fixture
def draft(draft_of):
    return draft_of(TEXT)


def test_set_drop_and_whole(draft):
    resume = apply_review(
        draft,
        {
            "set": {"basics.name": "Ma Li", "work.w1.highlights.h2": "Kept it running", "basics.location.city": "上海"},
            "drop": ["interests", "basics.phone"],
        },
    )
    assert (resume.basics.name, resume.basics.phone, resume.interests, resume.basics.location.city) == (
        "Ma Li",
        "",
        (),
        "上海",
    )
    assert [line.text for line in resume.work[0].highlights] == ["Built it", "Kept it running"]
    assert apply_review(draft, {"drop": ["work.w1"]}).work == ()
    assert apply_review(draft, {"drop": ["work.w1.highlights"]}).work[0].highlights == ()
    whole = apply_review(draft, {"resume": {"basics": {"name": "X Y"}}, "set": {"basics.email": "x@example.com"}})
    assert (whole.basics.name, whole.basics.email, whole.work) == ("X Y", "x@example.com", ())
    assert apply_review(draft, {}) == draft.resume


@pytest.mark.parametrize(
    ("corrections", "code"),
    [
        ({"sett": {}}, "review-unknown-key"),
        ({"set": {"basics.nmae": "x"}}, "review-unknown-field"),
        ({"set": {"work.w9.position": "x"}}, "review-unknown-field"),
        ({"set": {"work": "x"}}, "review-unknown-field"),
        ({"drop": ["nothing"]}, "review-unknown-field"),
        ({"drop": "work"}, "review-not-understood"),
        ({"set": []}, "review-not-understood"),
        ({"resume": []}, "review-not-understood"),
        ({"resume": {"basicz": {}}}, "review-unknown-field"),
        ([], "review-not-understood"),
    ],
)
def test_wrong_corrections_are_named(draft, corrections, code):
    with pytest.raises(UserError) as refused:
        apply_review(draft, corrections)
    assert refused.value.code == code


def test_differences(draft):
    old = draft.resume
    new = apply_review(draft, {"set": {"basics.name": "Ma Li", "basics.label": "Engineer"}, "drop": ["basics.phone"]})
    found = {(d.change, d.field_id, d.before, d.after) for d in differences(old, new)}
    assert found == {
        (Change.CHANGED, "basics.name", "Jane Doe", "Ma Li"),
        (Change.ADDED, "basics.label", "", "Engineer"),
        (Change.REMOVED, "basics.phone", "(312) 555-0142", ""),
    }
    assert differences(old, old) == ()
    renumbered = dataclasses.replace(old, work=tuple(dataclasses.replace(w, id="w7") for w in old.work))
    assert differences(old, renumbered) == ()
    more = dataclasses.replace(old.work[0], highlights=(*old.work[0].highlights, Line("h3", "New")))
    assert [d.after for d in differences(old, dataclasses.replace(old, work=(more,)))] == ["New"]


def test_export_reads_back(draft, draft_of):
    text = to_json_resume(draft.resume)
    assert json.loads(text)["work"][0]["name"] == "Globex Corporation"
    again = draft_of(text, "r.json")
    assert differences(draft.resume, again.resume) == ()
    assert again.warnings == ()
