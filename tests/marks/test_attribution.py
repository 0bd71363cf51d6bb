"""Attribution on what really surfaces: whole texts, parts, rows of a database, edited copies."""

from __future__ import annotations

import dataclasses
import math

import pytest
from marks_samples import EN, SECRET, WORDINGS, ZH, printed, version

from app.domain.attribution import Verdict
from app.marks.aliases import alias_token
from app.marks.attribution import attribute
from app.marks.issued_copies import IssuedVersion
from app.marks.specification import build_spec


@pytest.mark.parametrize(("resume", "wordings"), [(EN, WORDINGS), (ZH, ())], ids=["en", "zh"])
@pytest.mark.parametrize(
    "change", [str, str.lower, lambda text: " ".join(text.split()), lambda text: "\n\n".join(text.splitlines())]
)
def test_a_whole_text_names_its_copy(resume, wordings, change):
    issued = [version(resume, 50, wordings)]
    answer = attribute(change(printed(resume, issued[0].spec, "c17")), issued)
    best = answer.candidates[0]
    assert best.copy_id == "c17"
    assert answer.verdict in (Verdict.IDENTIFIED, Verdict.PROBABLE)
    assert answer.copies_considered == 50 and answer.bits_needed == pytest.approx(math.log2(50 / 1e-6))
    assert sum(best.layers.values()) == pytest.approx(best.bits, abs=6)
    assert {"order", "style"} <= set(best.layers)
    assert all(item.place and item.layer for item in best.evidence)
    assert "forwarded" in answer.alternatives


def test_a_reference_alone_is_a_citation_and_names_nobody():
    issued = [version(EN, 50)]
    reference = issued[0].copies[4].reference
    for text in (f"… Ref {reference}", f"ref {reference.lower()}", f"Your copy {reference} came to us by a colleague."):
        answer = attribute(text, issued)
        assert answer.verdict is Verdict.INCONCLUSIVE and not answer.candidates
        assert (answer.cited, answer.conflict, answer.note) == (("c4",), False, "reference-cited")


def with_aliases(issued: IssuedVersion) -> IssuedVersion:
    copies = [
        dataclasses.replace(
            copy,
            aliases={"basics.email": f"ada+{alias_token(SECRET, copy.copy_id)}@example.org"},
            disclosed=(EN.basics.phone,) if number % 2 else (),
        )
        for number, copy in enumerate(issued.copies)
    ]
    return IssuedVersion(issued.resume, issued.spec, copies)


@pytest.mark.parametrize("shape", ["{mail}", "{MAIL}", "{spaced}", "{wrong}", "{short}"])
def test_a_row_of_a_database_with_the_alias_names_its_copy(shape):
    issued = [with_aliases(version(EN, 200))]
    mail = issued[0].copies[9].aliases["basics.email"]
    row = "Ada Ferrow;+44 7700 900555;" + shape.format(
        mail=mail,
        MAIL=mail.upper(),
        spaced=mail.replace("@", " @ "),
        wrong=mail[:6] + ("a" if mail[6] != "a" else "b") + mail[7:],
        short=mail[:7] + mail[8:],
    )
    answer = attribute(row, issued)
    assert answer.candidates[0].copy_id == "c9"
    assert answer.verdict is (Verdict.PROBABLE if shape == "{short}" else Verdict.IDENTIFIED) or shape == "{short}"


def test_a_row_without_the_alias_cannot_be_attributed_but_excludes():
    issued = [with_aliases(version(EN, 20))]
    for number in ("0044 (7700) 900-555", "+44 7700-900 555", "07700900555"):
        answer = attribute(f"Ada Ferrow; {number}; ada@example.org", issued)
        assert answer.verdict is Verdict.INCONCLUSIVE and answer.note == "contact-row"
        assert set(answer.known_by) == {f"c{odd}" for odd in range(1, 20, 2)}
    assert attribute("order 4477 of 2009, ref 00555, 12 items", issued).known_by == ()


def test_notes_when_there_is_nothing_to_go_by():
    assert attribute("anything", []).note == "no-copies"
    assert attribute("a text about gardening", [version(EN, 5)]).note == "no-marks"


def test_copies_of_several_versions_share_one_family():
    first, second = version(EN, 30, WORDINGS), version(ZH, 70)
    answer = attribute(printed(EN, first.spec, "c3"), [second, first])
    assert answer.copies_considered == 100 and answer.candidates[0].copy_id == "c3"
    more = attribute(printed(EN, first.spec, "c3"), [second, first], tests=8)
    assert more.bits_needed == pytest.approx(answer.bits_needed + 3)
    assert more.candidates[0].p_false == pytest.approx(8 * answer.candidates[0].p_false)


def test_hand_edited_places_say_nothing():
    issued = version(EN, 30, WORDINGS)
    text = printed(EN, issued.spec, "c3")
    plain = attribute(text, [issued]).candidates[0]
    order = "order:work.w1.highlights"
    edited = [
        dataclasses.replace(copy, excluded=frozenset({order})) if copy.copy_id == "c3" else copy
        for copy in issued.copies
    ]
    answer = attribute(text, [IssuedVersion(EN, issued.spec, edited)]).candidates[0]
    lost = next(item.bits for item in plain.evidence if item.place == order)
    assert answer.copy_id == "c3" and answer.bits == pytest.approx(plain.bits - lost, abs=0.5)


def test_copies_of_an_unknown_specification_are_told_by_their_reference_only():
    issued = version(EN, 10)
    other = IssuedVersion(EN, build_spec(EN, WORDINGS), issued.copies)
    text = printed(EN, issued.spec, "c3")
    assert attribute(text, [other]).verdict is Verdict.INCONCLUSIVE
    assert attribute(text + "\nRef " + issued.copies[3].reference, [other]).candidates[0].copy_id == "c3"


def test_a_policy_that_withholds_parts_only_silences_them():
    issued = version(EN, 30, WORDINGS)
    lines = printed(EN, issued.spec, "c8").replace("Salt and Sons", "a maritime company").splitlines()
    text = "\n".join(line for line in lines if "2015" not in line and "@" not in line)
    answer = attribute(text, [issued])
    assert answer.candidates[0].copy_id == "c8" and answer.verdict is not Verdict.INCONCLUSIVE
