"""Texts as they really surface: in traditional characters, in a form, several copies in one, ranges of years beside no reference."""

from __future__ import annotations

import random

import numpy as np
import pytest
from marks_samples import EN, OPTIONAL, SECRET, WORDINGS, ZH, printed, spec_with_ticks, version, without_contact

from app.domain.attribution import Verdict
from app.domain.compose import compose
from app.marks.apply import apply_marks
from app.marks.assignment import assign, pack
from app.marks.attribution import ALTERNATIVES, Examiner, attribute, placed_factors
from app.marks.copy_table import copy_table
from app.marks.issued_copies import IssuedCopy
from app.marks.normalization import normal
from app.marks.observation import Reader
from app.marks.reference import find_references, reference_candidates
from app.marks.score import ARRANGED, WEIGHTS, arrange_factors, as_laid_out, components, score
from app.marks.several_copies import copies_in
from app.marks.simulated_attacks import without_contact as bare
from app.marks.simulated_rewriting import form
from app.marks.specification import build_spec
from app.text.characters import simplified


def traditional(text):
    other = {new: old for old, new in simplified().items() if old != new and len(old) == 1}
    return "".join(other.get(char, char) for char in text)


def test_a_text_in_traditional_characters_is_read_as_one_in_simplified_ones():
    issued = version(ZH, 40)
    text = printed(without_contact(ZH), issued.spec, "c5")
    other = traditional(text)
    assert sum(a != b for a, b in zip(text, other, strict=True)) > 20
    assert normal(other) == normal(text)
    one, two = (attribute(shown, [issued]).candidates[0] for shown in (text, other))
    assert (one.copy_id, one.bits) == ("c5", two.bits) and two.copy_id == "c5"


@pytest.mark.parametrize("text", ["2013 - 2017", "2013-2017", "2013 – 2017", "1998-2003", "2019 - 2019"])
def test_a_range_of_years_is_no_reference(text):
    assert reference_candidates(f"Harbour Ltd {text} Clerk") == ()
    assert not [p for p in placed_factors(SPEC, Reader(EN, SPEC).observe(text), text) if p.source == "reference"]


def test_other_figures_are_still_read_as_a_misread_reference():
    assert len(reference_candidates("2017-2013")) == 1
    assert find_references("R7K4-Q2MD 2013-2017") in ((), ("R7K4-Q2MD",))


SPEC = spec_with_ticks(EN, WORDINGS, OPTIONAL)


def test_a_form_costs_a_copy_no_more_than_what_the_form_replaced():
    """With the arrangement given up the true copy keeps what its items, order and wordings say; without that hypothesis it lost bits."""
    lost = []
    for number in range(32):
        copy = assign(SECRET, f"c{number}", SPEC)
        marked, style = apply_marks(EN, SPEC, copy)
        text = form(bare(compose(marked, style)), random.Random(number))
        factors = [p for p in placed_factors(SPEC, Reader(EN, SPEC).observe(text), text) if p.source == "body"]
        table = copy_table(SPEC, [IssuedCopy("c", "", pack(SPEC, copy))])
        own, without = (float(score(table, [factors], weights)[0]) for weights in (WEIGHTS, as_laid_out(WEIGHTS)))
        content = [p for p in factors if not p.habit]
        assert own > float(score(table, [content])[0]) - 4.5, "what the weight of the hypothesis costs"
        lost.append(own - without)
    assert np.median(lost) > 0.5, lost  # bits; less, the better a header is read without it


def test_every_hypothesis_weighs_what_the_weights_say():
    assert WEIGHTS.sum() == pytest.approx(1) and as_laid_out(WEIGHTS).sum() == pytest.approx(1)
    text = printed(EN, SPEC, "c1")
    factors = placed_factors(SPEC, Reader(EN, SPEC).observe(text), text)
    table = copy_table(SPEC, [IssuedCopy("c", "", pack(SPEC, assign(SECRET, "c1", SPEC)))])
    kept, style, both = components(table, slice(None), arrange_factors(table, factors))[0, :, 0, 0]
    habits = {
        habit: np.prod([table.values(p, slice(None))[0, 0] for p in factors if p.habit == habit]) for habit in (1, 2)
    }
    assert kept == pytest.approx(style * habits[1]) and style == pytest.approx(both * habits[2])


def test_copies_before_the_fourth_specification_are_judged_as_they_were():
    old = build_spec(EN, WORDINGS, 3)
    text = printed(EN, old, "c1")
    assert not any(p.habit == ARRANGED for p in placed_factors(old, Reader(EN, old).observe(text), text))


@pytest.mark.parametrize(("resume", "wordings"), [(EN, WORDINGS), (ZH, ())], ids=["en", "zh"])
@pytest.mark.parametrize("reference", [True, False])
def test_whole_copies_one_after_the_other_are_each_named(resume, wordings, reference):
    issued = version(resume, 60, wordings)
    for pair in (("c3", "c41"), ("c8", "c9")):
        texts = [printed(without_contact(resume), issued.spec, one, reference=reference) for one in pair]
        answer = attribute("\n".join(texts), [issued])
        assert {one.copy_id for one in answer.candidates} == set(pair) and answer.note == "several-copies"
        alone = [attribute(text, [issued]).candidates[0] for text in texts]
        for one in answer.candidates:
            own = next(other for other in alone if other.copy_id == one.copy_id)
            assert one.p_false >= own.p_false, "the bound pays for the parts"


def test_three_copies_are_three_and_the_same_copy_twice_is_one():
    issued = version(EN, 60, WORDINGS)
    texts = [printed(without_contact(EN), issued.spec, one) for one in ("c3", "c41", "c17")]
    assert {one.copy_id for one in attribute("\n".join(texts), [issued]).candidates} == {"c3", "c41", "c17"}
    twice = attribute("\n".join([texts[0], texts[0]]), [issued])
    assert [one.copy_id for one in twice.candidates] == ["c3"] and twice.verdict is Verdict.IDENTIFIED
    assert twice.note == ""


def test_one_copy_is_never_taken_apart():
    issued = version(EN, 60, WORDINGS)
    reader = Examiner([issued])._ready[0].reader
    for number in range(12):
        text = printed(EN, issued.spec, f"c{number}", reference=True)
        assert copies_in(text, reader) == ()
        assert copies_in(f"{text}\n{text[: len(text) // 4]}", reader) == (), "a quotation is no second copy"
        assert copies_in(f"{text}\n{'Other words of somebody. ' * 80}", reader) == ()


def test_innocents_are_named_no_oftener_in_a_text_of_two_copies():
    """Two copies of another vault: nobody is named, and the best bound is far from the line."""
    issued = version(EN, 200, WORDINGS)
    strange = version(EN, 2, WORDINGS, secret=b"another vault's mark secret ....")
    texts = [
        printed(without_contact(EN), strange.spec, one, secret=b"another vault's mark secret ....")
        for one in ("x", "y")
    ]
    answer = attribute("\n".join(texts), [issued])
    assert answer.verdict is Verdict.INCONCLUSIVE and all(one.p_false > 1e-3 for one in answer.candidates)


def test_you_may_have_sent_it_yourself():
    assert "sent-yourself" in ALTERNATIVES
