"""What a marked copy may and may not change, and the identities it carries."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marks_samples import EN, SECRET, WORDINGS, ZH, printed, spec_with_ticks, version

from app.domain.copies import REFERENCE_ALPHABET
from app.domain.resume import Resume
from app.marks import layers
from app.marks.aliases import TOKEN_ALPHABET, alias_token, make_alias, token_in
from app.marks.apply import apply_marks
from app.marks.assignment import _draw_below, assign, bodies_of, layer_bits, pack, unpack
from app.marks.carriers import Wording
from app.marks.reference import check_character, find_references, is_reference, make_reference
from app.marks.specification import SPEC_VERSION, build_spec

CASES = [(EN, WORDINGS), (ZH, ())]
copy_ids = st.text(alphabet="0123456789abcdef", min_size=4, max_size=32)


@pytest.mark.parametrize("count", [2, 3, 5, 6, 7, 12, 100])
def test_every_value_of_a_choice_has_the_same_chance(count: int):
    """Of all 65536 draws those that are taken fall on each value equally often: the proof of the bound rests on it."""
    taken = Counter(_draw_below(iter([drawn, 0]), count) for drawn in range(65536) if drawn < 65536 - 65536 % count)
    assert set(taken.values()) == {65536 // count} and len(taken) == count
    for drawn in range(65536 - 65536 % count, 65536):
        assert _draw_below(iter([drawn, 1]), count) == 1 % count, "a draw too many is drawn again"


@pytest.mark.parametrize(("resume", "wordings"), CASES, ids=["en", "zh"])
@settings(max_examples=40, deadline=None)
@given(copy_id=copy_ids)
def test_a_copy_is_truthful_and_readable(resume: Resume, wordings: tuple[Wording, ...], copy_id: str):
    spec = build_spec(resume, wordings)
    marked, _ = apply_marks(resume, spec, assign(SECRET, copy_id, spec))
    text = printed(resume, spec, copy_id, reference=True)
    assert not [
        ch for ch in text if ch != "\n" and unicodedata.category(ch) in ("Cf", "Cc", "Co", "Cn", "Mn", "Zl", "Zp")
    ]
    assert all(ch == " " for ch in text if unicodedata.category(ch) == "Zs")
    for skill in resume.skills:
        assert all(keyword in text for keyword in skill.keywords)
    for job in resume.work:
        assert job.organisation in text and job.position in text
    assert [job.id for job in marked.work] == [job.id for job in resume.work]
    assert [(job.start, job.end) for job in marked.work] == [(job.start, job.end) for job in resume.work]
    assert [job.highlights[0].id for job in marked.work] == [job.highlights[0].id for job in resume.work]
    assert marked.basics.name == resume.basics.name and marked.basics.phone == resume.basics.phone
    old = Counter(
        number for job in resume.work for line in job.highlights for number in re.findall(r"[\d.,]*\d", line.text)
    )
    new = Counter(
        number for job in marked.work for line in job.highlights for number in re.findall(r"[\d.,]*\d", line.text)
    )
    assert old == new


@settings(max_examples=40, deadline=None)
@given(copy_id=copy_ids)
def test_packed_assignments_read_back(copy_id: str):
    spec = build_spec(EN, WORDINGS)
    values = assign(SECRET, copy_id, spec)
    packed = pack(spec, values)
    assert len(packed) == 5 + spec.width
    assert unpack(spec, packed) == values


def test_an_assignment_of_another_specification_is_refused():
    packed = pack(build_spec(EN), assign(SECRET, "x", build_spec(EN)))
    other = build_spec(EN, WORDINGS)
    assert bodies_of(other, [packed, packed]) == [None, None]
    with pytest.raises(ValueError):
        unpack(other, packed)
    spec = build_spec(EN)
    with pytest.raises(ValueError):
        unpack(spec, packed[:-1] + b"\xff")


def test_assignment_is_keyed_repeatable_and_uniform():
    spec = build_spec(EN, WORDINGS)
    assert assign(SECRET, "a", spec) == assign(SECRET, "a", spec)
    assert assign(SECRET, "a", spec) != assign(SECRET[::-1], "a", spec)
    drawn = [assign(SECRET, f"copy {number}", spec) for number in range(600)]
    for index, carrier in enumerate(spec.carriers):
        count = len(carrier.options)
        firsts = Counter(one.values[index][0] for one in drawn)
        assert set(firsts) == set(range(count)) and max(firsts.values()) < 600 / count + 6 * (600 / count) ** 0.5
    with pytest.raises(ValueError):
        assign(b"short", "a", spec)


def test_the_specification_is_frozen_for_its_version():
    spec = build_spec(EN, WORDINGS)
    assert SPEC_VERSION == 4 and spec.version == 4
    assert build_spec(EN, WORDINGS).digest == spec.digest != build_spec(EN).digest
    frozen = {1: ("1a371f8a", "c8d6eefa"), 2: ("6264b865", "005e01ef"), 3: ("ac826f91", "60dcd55b")}
    for number, (english, chinese) in frozen.items():
        found = [build_spec(EN, WORDINGS, number).digest.hex(), build_spec(ZH, (), number).digest.hex()]
        assert found == [english, chinese], "what build_spec yields changed: old copies need the old version"
    with pytest.raises(ValueError, match="unknown specification 5"):
        build_spec(EN, WORDINGS, 5)


def test_pins_and_ranks_stay():
    spec = spec_with_ticks(EN)
    ids = {carrier.id for carrier in spec.carriers}
    assert "order:work.w1.highlights" in ids and "order:skills" in ids and "order:projects:0" in ids
    assert not any(carrier.kind == "order" and carrier.target == "work" for carrier in spec.carriers)
    lead = next(c for c in spec.carriers if c.id == "order:work.w1.highlights")
    assert lead.options == ("h3", "h4", "h5"), "the first two bullets stay first"
    assert not any(carrier.kind == "order" and carrier.target == "skills" for carrier in spec_with_ticks(ZH).carriers)


def test_prose_spellings_leave_names_alone():
    spec = build_spec(EN, (), 3)  # the last with a choice of "and" or "&"
    texts = [printed(EN, spec, f"n{number}") for number in range(60)]
    assert all("Salt and Sons subsidiaries" in text and "Research and Development Lead" in text for text in texts)
    assert any("hand & by script" in text for text in texts) and any("hand and by script" in text for text in texts)
    assert any("bikes, and trains" in text for text in texts) and any("bikes and trains" in text for text in texts)
    spaced = [printed(ZH, build_spec(ZH), f"n{number}") for number in range(40)]
    assert all("ABC科技（杭州）有限公司编写" in text for text in spaced)
    assert any("用 Redis 缓存" in text for text in spaced) and any("用Redis缓存" in text for text in spaced)


def test_one_style_per_document():
    spec = build_spec(EN)
    for number in range(40):
        text = printed(EN, spec, f"s{number}")
        ends = [line.endswith(".") for line in text.splitlines() if re.match(r"(Led|Reduced|Built|Fixed|Wrote) ", line)]
        assert len(set(ends)) == 1


def test_variants_that_differ_apart_combine_and_bad_ones_are_dropped():
    base = EN.work[0].highlights[2].text
    good = base.replace("results", "findings"), base.replace("trained 12", "taught 12")
    bad = base.replace("12", "13"), base + "\u200b", " "
    spec = build_spec(EN, [Wording("work.w1.highlights.h3", (*good, *bad))])
    found = [carrier for carrier in spec.carriers if carrier.layer == "wording"]
    assert [carrier.options for carrier in found] == [("results", "findings"), ("trained", "taught")]
    overlapping = base.replace("the results", "the findings"), base.replace("results at", "outcomes at")
    spec = build_spec(EN, [Wording("work.w1.highlights.h3", overlapping)])
    assert [len(c.options) for c in spec.carriers if c.layer == "wording"] == [3]


def test_layers_are_all_registered():
    folder = Path(layers.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert files == {layer.name for layer in layers.LAYERS}
    assert all(carrier.layer in files for carrier in build_spec(EN, WORDINGS).carriers)


def test_references():
    made = {make_reference(SECRET, f"copy{number}") for number in range(500)}
    assert len(made) == 500
    for reference in made:
        assert re.fullmatch(rf"[{REFERENCE_ALPHABET}]{{4}}-[{REFERENCE_ALPHABET}]{{4}}", reference)
        assert is_reference(reference) and is_reference(reference.lower())
    one = make_reference(SECRET, "x")
    wrong = one[:2] + next(s for s in REFERENCE_ALPHABET if s != one[2]) + one[3:]
    assert find_references(f"page 1 · Ref {one.lower()} and real-time work-life {wrong}") == (
        (one,) if not is_reference(wrong) else (one, wrong)
    )


def test_the_check_character_catches_most_slips():
    body = make_reference(SECRET, "y").replace("-", "")
    slips = caught = 0
    for place in range(7):
        for symbol in REFERENCE_ALPHABET:
            if symbol != body[place]:
                slips += 1
                changed = body[:place] + symbol + body[place + 1 : 7]
                caught += check_character(changed) != body[7]
    assert caught == slips


def test_aliases():
    token = alias_token(SECRET, "x")
    assert len(token) == 10 and set(token) <= set(TOKEN_ALPHABET) and len(TOKEN_ALPHABET) == 32
    assert make_alias("subaddress", token, "me+old@example.org") == f"me+{token}@example.org"
    assert make_alias("catch-all", token, "me@example.org", "mine.example") == f"{token}@mine.example"
    assert make_alias("none", token, "me@example.org") is None
    assert make_alias("subaddress", token, "not an address") is None
    assert make_alias("catch-all", token, "me@example.org", "") is None
    assert token_in(f"me+{token}@example.org") == token and token_in("someone@example.org") == ""


def test_capacity_by_layer():
    spec = build_spec(EN, WORDINGS)
    bits = layer_bits(spec, {"basics.email": f"a+{alias_token(SECRET, 'x')}@b.c"})
    assert list(bits) == ["contact", "order", "wording", "style", "headings"]
    assert bits["contact"] == pytest.approx(50 + 34.35, abs=0.01)
    assert bits["wording"] == pytest.approx(3 + 2)
    assert sum(bits.values()) - bits["contact"] == pytest.approx(spec.bits)
    assert len(version(EN, 2, WORDINGS).copies[0].assignment) < 120
