"""The honesty suite: nothing may loosen the bound on naming an innocent copy."""

from __future__ import annotations

import itertools
import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marks_samples import EN, OPTIONAL, OTHER, SECRET, WORDINGS, ZH, printed, spec_with_ticks, version

from app.domain.attribution import Verdict
from app.domain.compose import compose
from app.domain.document import text_lines
from app.domain.resume import Line, Resume
from app.domain.style import default_style
from app.marks.apply import apply_marks
from app.marks.assignment import Assignment, assign, pack
from app.marks.attribution import attribute, attribute_many, placed_factors
from app.marks.joint_scores import PARTNERS, joint_scores
from app.marks.likelihood_factors import ChoiceFactor, OrderFactor, TokenFactor, choice_factor
from app.marks.observation import Reader
from app.marks.score import CopyTable, PlacedFactor, score
from app.marks.specification import Spec, build_spec
from app.marks.tail_bound import ScoreTail
from tests.sampling import repeats, sample

SPEC = spec_with_ticks(EN, WORDINGS, OPTIONAL)
READER = Reader(EN, SPEC)
COPY = printed(EN, SPEC, "c1")


def uniform(spec: Spec, count: int, seed: int) -> CopyTable:
    """Innocent copies: independent of any text."""
    rng = np.random.default_rng(seed)
    columns = []
    for carrier in spec.carriers:
        size = len(carrier.options)
        if carrier.kind == "choice":
            columns.append(rng.integers(0, size, (count, 1), dtype=np.uint8))
        else:
            columns.append(rng.permuted(np.tile(np.arange(size, dtype=np.uint8), (count, 1)), axis=1))
    return CopyTable(count, {"body": np.concatenate(columns, axis=1)})


def factors_of(text: str) -> list[PlacedFactor]:
    return [p for p in placed_factors(SPEC, READER.observe(text), text) if p.source == "body"]


def every_value(factor: ChoiceFactor | OrderFactor | TokenFactor) -> np.ndarray:
    if isinstance(factor, ChoiceFactor):
        return np.arange(factor.table.shape[1], dtype=np.uint8)[:, None]
    if isinstance(factor, OrderFactor):
        return np.asarray(list(itertools.permutations(range(factor.size))), dtype=np.uint8)
    return np.asarray(list(itertools.product(range(factor.symbols), repeat=factor.width)), dtype=np.uint8)


choices = st.integers(2, 6).flatmap(
    lambda k: st.lists(st.lists(st.integers(0, 40), min_size=k, max_size=k), min_size=1, max_size=6).map(
        lambda rows: choice_factor(k, rows)
    )
)
orders = st.integers(2, 5).flatmap(
    lambda n: st.builds(
        OrderFactor,
        st.just(n),
        st.permutations(range(n)).flatmap(lambda p: st.integers(1, n).map(lambda m: tuple(p[:m]))),
        st.sampled_from([-1, 0, 1, 2]),
    )
)
tokens = st.lists(st.lists(st.sampled_from([0, 1, 2, 255]), min_size=3, max_size=3), min_size=1, max_size=4).map(
    lambda rows: TokenFactor(np.asarray(rows, dtype=np.uint8), 3)
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(choices, orders, tokens))
def test_every_factor_has_mean_one_over_all_values(factor):
    values = factor.values(every_value(factor))
    assert values.min() > 0
    assert np.allclose(values.mean(axis=1), 1.0, atol=1e-9)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.integers(0, 10**6), st.floats(0.05, 1.0), st.floats(0.0, 0.3))
def test_every_observed_factor_of_any_text_has_mean_one(noise_text, seed, share, rate):
    rng = random.Random(seed)
    start = rng.randrange(len(COPY))
    text = COPY[start : start + int(share * len(COPY))]
    text = noise_text + "".join(rng.choice("aeiou ,.|") if rng.random() < rate else ch for ch in text)
    for placed in factors_of(text):
        factor = placed.factor
        if isinstance(factor, OrderFactor) and factor.size > 6:
            continue
        assert np.allclose(factor.values(every_value(factor)).mean(axis=1), 1.0, atol=1e-9)


@settings(max_examples=25, deadline=None)
@given(st.one_of(choices, orders, tokens), st.integers(0, 2))
def test_tilted_draws_follow_the_factor(factor, noise):
    count = 20_000
    drawn = factor.draw(np.random.default_rng(4), np.full(count, noise, dtype=np.intp))
    values = every_value(factor)
    law = factor.values(values)[noise] / len(values)
    found = {tuple(value): 0 for value in values.tolist()}
    for value in drawn.tolist():
        found[tuple(value)] += 1
    share = np.asarray([found[tuple(value)] for value in values.tolist()]) / count
    assert np.abs(share - law).max() < 5.5 * math.sqrt(0.25 / count)


def _tiny(seed: int) -> tuple[list[PlacedFactor], CopyTable]:
    """A few carriers small enough that all their joint values can be listed."""
    rng = random.Random(seed)
    parts = [
        choice_factor(2, [[0, rng.randrange(9)]]),
        choice_factor(3, [[rng.randrange(9), 0, rng.randrange(9)]]),
        OrderFactor(3, tuple(rng.sample(range(3), 2)), rng.choice([-1, 0, 1, 2])),
        choice_factor(2, [[rng.randrange(9), 0]]),
    ]
    placed, start = [], 0
    for index, factor in enumerate(parts):
        placed.append(PlacedFactor(factor, "body", start, "ab"[index % 2], "order", index == 3, f"p{index}"))
        start += factor.width
    rows = [np.concatenate(row) for row in itertools.product(*(every_value(factor) for factor in parts))]
    return placed, CopyTable(len(rows), {"body": np.asarray(rows, dtype=np.uint8)})


@pytest.mark.parametrize("seed", range(8))
def test_the_mixture_has_mean_one_over_all_copies(seed):
    placed, table = _tiny(seed)
    other, _ = _tiny(seed + 100)
    assert np.exp2(score(table, [placed])).mean() == pytest.approx(1.0, abs=1e-9)
    assert np.exp2(score(table, [placed, other, []])).mean() == pytest.approx(1.0, abs=1e-9)


@pytest.mark.parametrize(("seed", "others"), [(0, 1), (1, 2), (2, 5), (3, PARTNERS), (4, PARTNERS + 1), (5, 40)])
def test_the_joint_score_has_mean_one_over_a_copys_values_whoever_the_others_are(seed, others):
    placed, table = _tiny(seed)
    second, _ = _tiny(seed + 100)
    rest = table.data["body"][np.random.default_rng(seed).integers(0, table.count, others)]
    place = others // 2
    found = []
    for value in table.data["body"]:
        copies = CopyTable(others + 1, {"body": np.insert(rest, place, value, axis=0)})
        readings = [placed, second] if seed % 2 else [placed]
        scores = dict(joint_scores(copies, readings, score(copies, readings)))
        found.append(2.0 ** scores[place])
    assert np.mean(found) == pytest.approx(1.0, abs=1e-9)
    assert np.ptp(found) > 0.1


@pytest.mark.parametrize("seed", range(4))
def test_the_tight_bound_is_above_the_exact_tail_and_never_above_markov(seed):
    placed, table = _tiny(seed)
    exact = score(table, [placed])
    tail = ScoreTail([placed], seed)
    for bits in np.unique(exact):
        true = float((exact >= bits).mean())
        bound = tail.p_value(float(bits))
        assert true <= bound * 1.000001
        assert bound <= max(1.0, 2.0**-bits) + 1e-12 and bound <= 1.0


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6), st.floats(0.1, 1.0), st.floats(0.0, 0.2), st.booleans())
def test_innocent_scores_exceed_k_bits_at_most_every_2_to_the_k(seed, share, rate, lower):
    rng = random.Random(seed)
    start = rng.randrange(int(len(COPY) * (1 - share)) + 1)
    text = COPY[start : start + int(share * len(COPY))]
    text = "".join(rng.choice("etaoin shr") if rng.random() < rate else ch for ch in text)
    factors = factors_of(text.lower() if lower else text)
    if not factors:
        return
    scores = score(uniform(SPEC, 20_000, seed), [factors])
    for bits in range(2, 17):
        limit = 2.0**-bits
        assert (scores >= bits).mean() <= limit + 5 * math.sqrt(limit / 20_000) + 1 / 20_000


def test_family_wise_bounds_are_calibrated():
    runs, family = repeats(160, 60), 400
    smallest = []
    for run in range(runs):
        rng = random.Random(run)
        share = rng.choice([0.3, 0.6, 1.0])
        text = printed(EN, SPEC, f"leak{run}")
        start = rng.randrange(int(len(text) * (1 - share)) + 1)
        factors = factors_of(text[start : start + int(share * len(text))])
        best = float(score(uniform(SPEC, family, run), [factors]).max())
        smallest.append(family * ScoreTail([factors], run, samples=4_000).p_value(best))
    for level in (0.5, 0.1, 0.05):
        share = sum(value <= level for value in smallest) / runs
        assert share <= level + 3 * math.sqrt(level * (1 - level) / runs)


def _lower(text: str) -> str:
    return text.lower()


def _half(text: str) -> str:
    return text[len(text) // 4 : 3 * len(text) // 4]


def _noise(text: str) -> str:
    rng = random.Random(9)
    return "".join("x" if rng.random() < 0.05 else ch for ch in text)


@pytest.mark.parametrize("order", sample(itertools.permutations([_lower, _half, _noise]), 2))
def test_the_order_of_attacks_changes_neither_line_nor_safety(order):
    issued = version(EN, 300, WORDINGS)
    innocent = version(EN, 300, WORDINGS, secret=b"another vault's mark secret ....")
    text = printed(EN, issued.spec, "c5")
    for attack in order:
        text = attack(text)
    answer = attribute(text, [issued])
    assert answer.bits_needed == pytest.approx(math.log2(300 / 1e-6))
    assert {one.copy_id for one in answer.candidates if one.p_false <= 1e-3} <= {"c5"}
    assert answer.candidates[0].copy_id == "c5"
    assert attribute(text, [innocent]).verdict is Verdict.INCONCLUSIVE


def _older(resume: Resume) -> Resume:
    import dataclasses

    first = resume.work[0]
    lines = (*first.highlights[:2], Line("h9", "Kept the archive of tide tables in order"))
    return dataclasses.replace(resume, work=(dataclasses.replace(first, highlights=lines), *resume.work[1:]))


@pytest.mark.parametrize("resume", [EN, ZH], ids=["en", "zh"])
def test_no_name_for_texts_that_are_nobodys_copy(resume):
    issued = [version(resume, 400, WORDINGS if resume is EN else ())]
    plain = default_style(resume.language)
    texts = {
        "own master": "\n".join(text_lines(compose(resume, plain))),
        "older version": "\n".join(text_lines(compose(_older(resume), plain))),
        "unrelated": "\n".join(text_lines(compose(OTHER, default_style("en")))),
        "copy of somebody else's vault": printed(
            resume, issued[0].spec, "c3", secret=b"somebody else's mark secret ...."
        ),
        "copy of another person": printed(
            OTHER, build_spec(OTHER), "c3", secret=b"a third person's mark secret ....", reference=True
        ),
        "empty": "",
        "rubbish": "\x00\u202e🙂" * 50,
    }
    for name, text in texts.items():
        answer = attribute(text, issued)
        assert answer.verdict is Verdict.INCONCLUSIVE, name
        assert all(candidate.p_false > 1e-3 for candidate in answer.candidates), name


def test_several_readings_average_and_keep_the_name():
    issued = version(EN, 200, WORDINGS)
    text = printed(EN, issued.spec, "c7")
    alone = attribute(text, [issued]).candidates[0]
    both = attribute_many([text, "nothing legible"], [issued]).candidates[0]
    assert both.copy_id == "c7"
    assert both.bits == pytest.approx(alone.bits - 1, abs=0.01)


def test_a_blend_of_two_copies_names_both_and_nobody_else():
    issued = version(EN, 100, WORDINGS)
    one, two = printed(EN, issued.spec, "c11"), printed(EN, issued.spec, "c12")
    cut = one.index("Quay Software")
    text = one[: cut - 20] + two[two.index("Quay Software") - 20 :]
    answer = attribute(text, [issued])
    named = {candidate.copy_id for candidate in answer.candidates if candidate.p_false <= 1e-3}
    assert named and named <= {"c11", "c12"}


@pytest.mark.parametrize("parts", [0, 1, 2, 3])
def test_innocents_joint_scores_stay_below_markovs_line(parts):
    """Among copies that really made a text, and among none: shares over 2^k are at most 2^-k, with sampling slack."""
    lines = [printed(EN, SPEC, f"g{part}").splitlines() for part in range(max(parts, 1))]
    rng = random.Random(parts)
    text = "\n".join(rng.choice(row) for row in itertools.zip_longest(*lines, fillvalue=""))
    factors = factors_of(text)
    guilty = [assign(SECRET, f"g{part}", SPEC) for part in range(parts)]
    bodies = [np.frombuffer(pack(SPEC, one)[-SPEC.width :], dtype=np.uint8) for one in guilty]
    over = dict.fromkeys((2, 4, 6), 0)
    seeds = repeats(40, 16)
    for seed in range(seeds):
        table = uniform(SPEC, 100, seed)
        table = CopyTable(100 + parts, {"body": np.vstack([*bodies, table.data["body"]])})
        scores = joint_scores(table, [factors], score(table, [factors]))
        for bits in over:
            over[bits] += sum(value >= bits for index, value in scores if index >= parts)
    likely = {bits: 100 * seeds * 2.0**-bits for bits in over}
    assert all(over[bits] <= likely[bits] + 5 * math.sqrt(likely[bits]) for bits in over)


def test_a_copy_of_a_blend_is_told_by_its_partner():
    """Each place from either of two copies: the joint score of both is far above what each has alone."""
    one, two = (assign(SECRET, name, SPEC) for name in ("g1", "g2"))
    rng = random.Random(3)
    mixed = Assignment(tuple(rng.choice(pair) for pair in zip(one.values, two.values, strict=True)))
    marked, style = apply_marks(EN, SPEC, mixed)
    factors = factors_of("\n".join(text_lines(compose(marked, style))))
    bodies = [np.frombuffer(pack(SPEC, copy)[-SPEC.width :], dtype=np.uint8) for copy in (one, two)]
    table = CopyTable(1_002, {"body": np.vstack([*bodies, uniform(SPEC, 1_000, 2).data["body"]])})
    own = score(table, [factors])
    joint = dict(joint_scores(table, [factors], own))
    assert {index for index, value in joint.items() if value > 13} == {0, 1}
    assert joint[0] + joint[1] > own[0] + own[1] + 5, (joint[0], own[0], joint[1], own[1], sorted(joint.values())[-3])
