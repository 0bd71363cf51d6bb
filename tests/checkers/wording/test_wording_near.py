"""Nearness to known advertisements: rows come back as they were kept, and the nearest groups are the nearest."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import wording
from benchmarks import wording_fit as fit
from checkers.wording import model, near
from checkers.wording.features import BUCKETS, Vector

EMPTY = Vector(np.zeros(0, dtype=np.int64), np.zeros(0))


def posting(*buckets: int, counts: tuple[int, ...] = ()) -> dict[str, Vector]:
    """A posting that has nothing but a body and bare words, in the buckets given."""
    found = Vector(np.array(buckets), np.array(counts or [1] * len(buckets), dtype=float))
    return dict.fromkeys(near.SHARES, EMPTY) | {"body": found, "plain": found}


def weights(*lost: int) -> dict[str, near.Floats]:
    idf = {name: np.ones(BUCKETS) for name in (*near.SHARES, *near.EXTRA_WEIGHTS)}
    idf["body"][list(lost)] = 0
    return idf


def kept(rows: list[dict[str, Vector]], idf: dict[str, near.Floats]) -> near.StoredRows:
    inner = {name: idf[name] for name in near.SHARES}
    return near.unpacked("near", near.pack_rows("near", rows, inner), inner, near.SHARES)


def buckets_of(found: near.StoredRows) -> list[int]:
    """The body buckets of all rows, row after row."""
    column = np.repeat(np.arange(len(found.starts) - 1), np.diff(found.starts))
    bucket = np.flatnonzero(found.place)[column - 1] - 2 * BUCKETS
    return bucket[np.lexsort((bucket, found.rows))].tolist()


def known(honest: list[dict[str, Vector]], frauds: list[dict[str, Vector]]) -> near.NearestRows:
    idf = weights()
    plain = {"plain": idf["plain"]}
    further = near.unpacked("further", near.pack_rows("further", honest, plain), plain, near.EXTRA_WEIGHTS)
    return near.NearestRows(kept(honest + frauds, idf), np.arange(len(honest) + len(frauds)), len(honest), further)


def test_a_row_is_kept_with_its_buckets_and_counts() -> None:
    rows = [posting(3, 50_000, 100_000, counts=(1, 255, 2)), posting(0), posting(7, 300, 301)]
    found = kept(rows, weights())
    assert buckets_of(found) == [3, 50_000, 100_000, 0, 7, 300, 301]
    raw = 1 + np.log([1, 255, 2])
    assert found.values[found.rows == 0] == pytest.approx(raw / np.linalg.norm(raw), rel=1e-6)
    for number, row in enumerate(rows):
        assert found.to(row)[number] == pytest.approx(1, abs=1e-6)


def test_cosines_are_those_of_the_blocks_by_their_shares() -> None:
    other = posting(3, 5)
    other["title"] = Vector(np.array([9]), np.array([1.0]))
    found = kept([posting(3, 4), other], weights())
    body = near.SHARES["body"]
    assert found.to(posting(3, 4)) == pytest.approx([1, 0.5 * np.sqrt(body / (body + near.SHARES["title"]))], abs=1e-6)
    assert found.to(posting(77)).tolist() == [0, 0]


def test_buckets_without_weight_are_not_kept() -> None:
    found = kept([posting(3, 4, 5)], weights(4))
    assert buckets_of(found) == [3, 5]
    assert found.to(posting(4)).tolist() == [0]


def test_a_step_that_does_not_fit_is_an_error() -> None:
    with pytest.raises(ValueError, match="body"):
        kept([posting(70_000)], weights())


def test_the_nearest_are_honest_or_fraudulent_and_the_own_group_can_be_left_out() -> None:
    store = known([posting(1, 2), posting(50)], [posting(1, 2, 3), posting(60)])
    numbers = store.numbers(posting(1, 2))
    size = len(near.TOPS)
    assert len(numbers) == near.NUMBERS
    assert numbers[0] == pytest.approx(1, abs=1e-6) and numbers[-2] == pytest.approx(1, abs=1e-6)
    assert numbers[size] == pytest.approx(2 / np.sqrt(6), abs=1e-6)
    assert numbers[2 * size] == pytest.approx(numbers[0] - numbers[size])
    without = store.numbers(posting(1, 2), np.array([True, False, False, False]), np.array([True, False]))
    assert without[0] == 0 and without[-2] == 0 and without[size] == pytest.approx(numbers[size])


def test_training_sees_no_row_of_its_own_group() -> None:
    """Twins in one group are far from each other in training, and as near as can be to anyone else who brings the same posting."""
    rows = [posting(1, 2), posting(1, 2), posting(50), posting(1, 60)]
    none = fit.counts([Vector(np.array([0]), np.array([1.0]))])
    data = wording.Data(
        sparse=rows,
        blocks={},
        alone=none,
        dense=np.zeros((4, 1)),
        labels=np.array([1, 1, 0, 0]),
        groups=np.array(["twins", "twins", "b", "c"]),
        further=[posting(1, 2)["plain"], posting(9)["plain"]],
        extra=none,
        extra_groups=np.array(["twins", "x"]),
    )
    made = wording.near_arrays(data, np.arange(4), np.arange(2), weights())
    numbers = made["near_numbers"].astype(float)
    size = len(near.TOPS)
    assert (numbers[:2, size] < 0).all() and (numbers[:2, -2] == 0).all()
    assert numbers[3, size] == pytest.approx(0.5, abs=0.01) and numbers[3, 0] == 0
    steps = {f"idf_{name}": np.full(BUCKETS, 25) for name in (*near.SHARES, *near.EXTRA_WEIGHTS)}
    assert model.near_of(made | steps).numbers(posting(1, 2))[size] == pytest.approx(1, abs=0.01)
