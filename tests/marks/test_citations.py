"""A reference that is only cited, or that stands below another copy's text, is told from a copy's own footer."""

from __future__ import annotations

import dataclasses

import pytest
from marks_samples import EN, WORDINGS, ZH, printed, version, without_contact

from app.domain.attribution import IDENTIFIED, Verdict
from app.marks.attribution import attribute
from app.marks.citations import CitedVersion, claims_of
from app.marks.issued_copies import IssuedVersion


def _issued(resume, count=40):
    return [version(resume, count, WORDINGS if resume is EN else ())]


def _part(text, first, last):
    rows = text.splitlines()
    return "\n".join(rows[int(len(rows) * first) : int(len(rows) * last)])


@pytest.mark.parametrize("resume", [EN, ZH], ids=["en", "zh"])
def test_a_copy_with_its_own_footer_is_what_it_was(resume):
    issued = _issued(resume)
    text = printed(without_contact(resume), issued[0].spec, "c7", reference=True)
    answer = attribute(text, issued)
    assert answer.verdict is Verdict.IDENTIFIED and answer.candidates[0].copy_id == "c7"
    assert (answer.cited, answer.conflict, answer.note) == ((), False, "")
    place = [item for item in answer.candidates[0].evidence if item.place == "reference"]
    assert place and place[0].bits > 20


@pytest.mark.parametrize(
    ("resume", "share"),
    [(EN, (0.0, 0.34)), (EN, (0.33, 0.67)), (EN, (0.6, 1.0)), (EN, (0.0, 1.0)), (ZH, (0.33, 0.67)), (ZH, (0.0, 1.0))],
)
def test_a_part_of_one_copy_above_the_footer_of_another_names_no_other(resume, share):
    issued = _issued(resume)
    body = printed(without_contact(resume), issued[0].spec, "c3")
    answer = attribute(f"{_part(body, *share)}\nRef {issued[0].copies[7].reference}", issued)
    assert "c7" not in [one.copy_id for one in answer.candidates if one.p_false <= 1e-3]
    assert answer.verdict is not Verdict.IDENTIFIED
    assert (answer.cited, answer.conflict, answer.note) == (("c7",), True, "reference-conflict")


def test_the_copy_that_the_body_speaks_for_is_named_with_the_conflict():
    issued = _issued(EN)
    body = printed(without_contact(EN), issued[0].spec, "c3")
    answer = attribute(f"{body}\nRef {issued[0].copies[7].reference}", issued)
    assert answer.verdict is Verdict.PROBABLE and answer.candidates[0].copy_id == "c3" and answer.conflict
    assert answer.candidates[0].p_false <= IDENTIFIED, "the bound is told as it is; the verdict is lowered"


def test_a_letter_that_cites_one_copy_above_another_whole_copy_names_the_copy():
    issued = _issued(EN)
    body = printed(without_contact(EN), issued[0].spec, "c3", reference=True)
    answer = attribute(f"About {issued[0].copies[7].reference}: see below.\n{body}", issued)
    assert answer.verdict is Verdict.IDENTIFIED
    assert [one.copy_id for one in answer.candidates if one.p_false <= 1e-3] == ["c3"]
    assert (answer.cited, answer.conflict, answer.note) == (("c7",), False, "reference-cited")


def test_two_whole_copies_in_one_text_are_no_citation_of_each_other():
    issued = _issued(EN)
    both = [printed(without_contact(EN), issued[0].spec, one, reference=True) for one in ("c3", "c7")]
    answer = attribute("\n".join(both), issued)
    named = {one.copy_id for one in answer.candidates if one.p_false <= 1e-3}
    assert named and named <= {"c3", "c7"}


def test_an_alias_names_its_copy_whatever_reference_is_cited():
    issued = _issued(EN)
    alias = {"basics.email": "ada+abcdefghjk@example.org"}
    copies = [dataclasses.replace(one, aliases=alias if one.copy_id == "c5" else {}) for one in issued[0].copies]
    held = [IssuedVersion(issued[0].resume, issued[0].spec, copies)]
    answer = attribute(f"ada+abcdefghjk@example.org, ref {copies[7].reference}", held)
    assert answer.candidates[0].copy_id == "c5" and answer.cited == ("c7",)


def test_a_few_last_lines_with_their_own_footer_are_no_citation():
    """Two rows of a list that stand in this copy's order: the footer below them counts, another copy's does not."""
    import numpy as np

    for own, cited in ((4.5, ()), (4.0, ("own",)), (-2.0, ("own",))):
        judged = claims_of([CitedVersion(("own", "other"), {0: True}, np.asarray([own, 0.5]), False)], 100)
        assert (judged.cited, judged.conflict_with("")) == (cited, False)


def test_a_reference_that_no_copy_has_is_nothing():
    issued = _issued(EN)
    answer = attribute("Ref R7K4-Q2MD", issued)
    assert (answer.cited, answer.candidates, answer.note) == ((), (), "no-marks")


def test_the_line_grows_with_the_copies():
    """A true reference meets a body that speaks more for one of N others: that needs log2(20 N) bits more."""
    import numpy as np

    def judged(best, total):
        scores = np.asarray([-2.0, best])
        return claims_of([CitedVersion(("own", "other"), {0: True}, scores, True)], total)

    assert judged(9.0, 2).cited == ("own",) and judged(9.0, 2).conflict_with("")
    assert judged(9.0, 1_000).cited == () and not judged(9.0, 1_000).conflict_with("")
    assert judged(17.0, 1_000).cited == ("own",)
