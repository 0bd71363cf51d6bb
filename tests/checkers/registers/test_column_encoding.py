"""What stands beside a name, packed: every cell comes back as it went in, and a register's numbers take few bytes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkers.registers import blocks, column_encoding

CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def read_back(cells: list[list[str]], rows: int = blocks.ROWS) -> tuple[column_encoding.Coding, int]:
    """Pack columns, check that what is not kept as text comes back; (coding, bytes of the blocks)."""
    coding, packed = column_encoding.pack_columns(cells, rows)
    assert column_encoding.from_bytes(coding.to_bytes()) == coding
    reader, count = column_encoding.Reader(coding), len(cells[0])
    assert len(packed) == -(-count // rows)
    for row in range(count):
        found = reader.cells(packed[row // rows], row % rows)
        for place, column in enumerate(cells):
            assert found[place] == ("" if place in coding.text_columns else column[row]), (row, place)
    return coding, sum(map(len, packed))


def register(rng: random.Random, count: int) -> list[list[str]]:
    """Numbers of two kinds, a state, a last day, a town."""
    numbers = [
        f"{rng.randrange(16_000_000):08}"
        if rng.random() < 0.5
        else f"91{rng.choice(('110105', '310115'))}MA" + "".join(rng.choice(CODE) for _ in range(8))
        for _ in range(count)
    ]
    states = [rng.choice(("Active", "Active", "Dissolved", "")) for _ in range(count)]
    return [numbers, states, [""] * count, ["2027-02-28"] * count, [rng.choice("ABCDEFGHIJ") for _ in range(count)]]


def test_a_registers_columns_come_back_and_are_small() -> None:
    rng = random.Random(4)
    coding, size = read_back(register(rng, 3_001))
    assert coding.text_columns == ()
    assert size < 3_001 * 6.5, "a number, a state and a town take some six bytes"


@pytest.mark.parametrize("count", [1, 31, 32, 33, 64])
def test_blocks_of_any_length_come_back(count: int) -> None:
    read_back(register(random.Random(count), count))
    read_back([[""] * count] * 5)


def test_addresses_stay_text() -> None:
    rng = random.Random(7)
    streets = ["".join(rng.choice("abcdefghij klmn") for _ in range(rng.randrange(5, 90))) for _ in range(6_000)]
    coding, _ = read_back([[str(n) for n in range(6_000)], streets])
    assert coding.text_columns == (1,)


@given(
    st.lists(
        st.tuples(st.text(max_size=6), st.text("ab1\0", max_size=3), st.text("0123456789", min_size=8, max_size=30)),
        min_size=1,
        max_size=80,
    )
)
@settings(max_examples=150, deadline=None)
def test_whatever_a_list_holds_comes_back(rows: list[tuple[str, str, str]]) -> None:
    read_back([list(column) for column in zip(*rows, strict=True)], 8)


def test_columns_of_many_shapes_at_once_come_back() -> None:
    """More combinations of lengths than a byte tells apart."""
    rng = random.Random(3)
    cells = [["x" * rng.randrange(1, 40) + str(rng.random()) for _ in range(9_000)] for _ in range(3)]
    read_back(cells)


@given(st.lists(st.tuples(st.text("0123456789AB", min_size=1, max_size=9), st.integers(0, 4_095)), max_size=60))
@settings(max_examples=100, deadline=None)
def test_every_number_is_in_its_bucket(entries: list[tuple[str, int]]) -> None:
    hashes = [blocks.number_hash(number) for number, _ in entries]
    buckets = dict(blocks.packed_numbers(hashes, [row for _, row in entries]))
    for hashed, (_, row) in zip(hashes, entries, strict=True):
        assert row // blocks.ROWS in blocks.blocks_with(buckets[blocks.bucket_of(hashed)], hashed)
        others = {row // blocks.ROWS for other, (_, row) in zip(hashes, entries, strict=True) if other == hashed}
        assert set(blocks.blocks_with(buckets[blocks.bucket_of(hashed)], hashed)) == others


def test_the_numbers_of_a_full_segment_take_some_two_bytes_each() -> None:
    hashes = [blocks.number_hash(str(number)) for number in range(1 << 19)]
    buckets = dict(blocks.packed_numbers(hashes, range(1 << 19)))
    assert sum(map(len, buckets.values())) < 2.4 * len(hashes)
    for number in range(0, 1 << 19, 40_001):
        found = blocks.blocks_with(buckets[blocks.bucket_of(hashes[number])], hashes[number])
        assert number // blocks.ROWS in found and len(found) < 9
