"""Search in an imported list: only equal names are found; near names are near; figures decide."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkers.registers import grams
from checkers.registers.names import core_name, split_names
from checkers.registers.store import RegisterStore

NAMES = [
    "Northgate Logistics Ltd", "Alpine Growth Fund II LLP", "Alpine Growth Fund III LLP", "Target Date 2050 Trust Inc",
    "宁波海川贸易有限公司", "宁波海川人力资源有限公司", "华为技术有限公司", "华为", "深圳市云达科技有限公司",
    "HH Global 株式会社", "Alpha Investment Japan特定目的会社", "Water Lilies Debt Fund（適格機関投資家専用）", "ARMOR AS",
    "Harbour Staffing Limited t/a Blue Anchor", "  Stray Blanks Foods Ltd ", "Müller & Söhne GmbH & Co. KG", "株式会社北星", "ООО Ромашка",
]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegisterStore]:
    folder = tmp_path_factory.mktemp("registers")
    table = folder / "list.csv"
    table.write_text("name,status\n" + "".join(f'"{name}",active\n' for name in NAMES), encoding="utf-8")
    with RegisterStore(folder / "registers.db") as opened:
        opened.import_file(table)
        yield opened


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("NORTHGATE LOGISTICS LIMITED", "Northgate Logistics Ltd"),
        ("northgate logistics", "Northgate Logistics Ltd"),
        ("宁波海川贸易有限责任公司", "宁波海川贸易有限公司"),
        ("華為技術有限公司", "华为技术有限公司"),
        ("华为", "华为"),
        ("Blue Anchor", "Blue Anchor"),
        ("Harbour Staffing", "Harbour Staffing Limited"),
        ("stray blanks foods", "Stray Blanks Foods Ltd"),
        ("Muller and Sohne", "Müller & Söhne GmbH & Co. KG"),
        ("北星", "株式会社北星"),
        ("HH Global KK", "HH Global 株式会社"),
        ("alpha investment japan", "Alpha Investment Japan特定目的会社"),
        ("ооо ромашка", "ООО Ромашка"),
    ],
)
def test_equal_names_are_found(store: RegisterStore, query: str, name: str) -> None:
    hit = store.search(query)[0]
    assert (hit.match, hit.name, hit.score, hit.register) == ("equal", name, 100.0, "list")


@pytest.mark.parametrize(
    ("query", "name"),
    [("Northgat Logistics", "Northgate Logistics Ltd"), ("Northgate Logistiks Ltd", "Northgate Logistics Ltd")],
)
def test_near_names_are_only_near(store: RegisterStore, query: str, name: str) -> None:
    hit = store.search(query)[0]
    assert (hit.match, hit.name) == ("near", name)
    assert hit.score < 100


def test_the_latin_part_of_a_mixed_name_finds_it(store: RegisterStore) -> None:
    hits = store.search("Water Lilies Debt Fund")
    assert (hits[0].name, hits[0].match) == ("Water Lilies Debt Fund（適格機関投資家専用）", "similar")


def test_letters_that_changed_places_in_a_short_name_are_seen_through(tmp_path: Path) -> None:
    """`aromr` shares one gram with `armor`, fewer than with many other names."""
    table = tmp_path / "list.csv"
    others = [f"Aro{first}{second} Foods Ltd" for first in "bcdfgklmn" for second in "aeioubcdfgklmnpqst"]
    table.write_text("name\nARMOR AS\n" + "\n".join(others), encoding="utf-8")
    with RegisterStore(tmp_path / "registers.db") as opened:
        opened.import_file(table)
        assert "ARMOR AS" in [hit.name for hit in opened.search("AROMR AS", limit=5)]


def test_of_equally_distant_names_the_likelier_slip_comes_first(tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    names = ["Dalenbury", "Palendbury", "Palendale", "Palenabdle", "Palenadlex", "Salenadle"]
    table.write_text("name\n" + "\n".join(f"{name} Ltd" for name in names), encoding="utf-8")
    with RegisterStore(tmp_path / "registers.db") as opened:
        opened.import_file(table)
        assert opened.search("Palenadle")[0].name == "Palendale Ltd"


def test_two_characters_find_longer_names_as_similar_at_most(store: RegisterStore) -> None:
    matches = {hit.name: hit.match for hit in store.search("华为")}
    assert matches == {"华为": "equal", "华为技术有限公司": "similar"}


@pytest.mark.parametrize("query", ["Alpine Growth Fund IV", "Target Date 2060 Trust"])
def test_numerals_must_be_equal(store: RegisterStore, query: str) -> None:
    hits = store.search(query)
    assert hits
    assert {hit.match for hit in hits} == {"similar"}


def test_different_trade_is_no_near_name(store: RegisterStore) -> None:
    assert {hit.match for hit in store.search("宁波海川物流有限公司")} <= {"similar"}


@pytest.mark.parametrize(
    "query", ["", "   ", "!!!", "Ltd", "zzzz qqqq", '"; drop table source; --', "a" * 5000, "\ud800", "%_", "\0"]
)
def test_odd_queries_find_nothing(store: RegisterStore, query: str) -> None:
    assert [hit for hit in store.search(query) if hit.match != "similar"] == []
    assert store.registers()[0].rows == len(NAMES) + 1


def test_limit_and_order(store: RegisterStore) -> None:
    hits = store.search("宁波海川贸易", limit=2)
    assert len(hits) == 2
    assert [hit.match for hit in hits] == ["equal", "similar"]


def test_variants_of_many_names_are_among_the_first_five(tmp_path: Path) -> None:
    from benchmarks.registers import measured, names, variants

    rng = random.Random(5)
    made = names(3_000, 3)
    table = tmp_path / "names.csv"
    table.write_text("name\n" + "\n".join(made), encoding="utf-8")
    queries = [(*variants(name, rng), name) for name in rng.sample(made, 150)]
    with RegisterStore(tmp_path / "registers.db") as store:
        store.import_file(table)
        report = measured(lambda query: [hit.name for hit in store.search(query, limit=5)], queries)
    assert report["recall_at_5"] >= 0.98  # type: ignore[operator]


@given(st.lists(st.text(alphabet="ab cé华为技术_1", min_size=1, max_size=12), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_packed_grams_hold_exactly_the_rows_of_each_gram(texts: list[str]) -> None:
    cores = [core for core in map(core_name, texts) if core]
    held: dict[int, set[int]] = {}
    segment = grams.build_segment(cores)
    for gram, count, blob in segment.lists:
        found = grams.unpacked(blob, count).tolist()
        assert len(found) == count
        assert found == sorted(set(found))
        held[gram] = set(found)
    assert len(segment.sizes) == len(cores)
    for row, core in enumerate(cores):
        assert segment.sizes[row] == len(grams.gram_codes(core))
        for gram in grams.gram_codes(core).tolist():
            assert row in held[gram]


def test_rows_of_long_lists_lie_end_to_end_in_pieces_and_come_back() -> None:
    rng = random.Random(9)
    cores = sorted(
        f"{rng.choice(('acme', 'orchard', 'bolton', 'quince'))} {rng.randrange(10**6):06} works" for _ in range(20_000)
    )
    segment = grams.build_segment(cores)
    pieces = dict(enumerate(segment.pieces))
    assert len(pieces) > 3 and {len(piece) for piece in segment.pieces[:-1]} == {grams.PIECE}
    long = [(gram, count, place) for gram, count, place in segment.lists if grams.is_long(count)]
    rows = {gram: grams.unpacked(grams.pack_pieces(place, pieces), count).tolist() for gram, count, place in long}
    assert len(rows) > 20 and any(len(grams.pieces_of(place)) > 1 for _, _, place in long)
    for word in ("acme", "works"):
        for gram in grams.gram_codes(word).tolist():
            assert {row for row, core in enumerate(cores) if word in core.split()} <= set(rows[gram])


@given(st.lists(st.integers(0, grams.SEGMENT - 1), min_size=1, max_size=50, unique=True), st.booleans())
@settings(max_examples=60, deadline=None)
def test_row_numbers_survive_packing(numbers: list[int], frequent: bool) -> None:
    wanted = np.sort(np.array(numbers, dtype=np.int64))
    steps = np.concatenate((wanted[:1], np.diff(wanted)))
    blob, _ = grams._encode(steps, np.full(len(steps), frequent))
    count = len(wanted) if not frequent else grams._FREQUENT
    assert grams.unpacked(blob, count).tolist() == wanted.tolist()


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_core_is_stable(text: str) -> None:
    core = core_name(text)
    assert "\n" not in core
    assert core_name(core.upper().lower()) is not None


def test_trading_names() -> None:
    assert split_names("A Ltd T/A B  trading as  C") == ("A Ltd", "B", "C")
    assert split_names(" Trading Places Ltd ") == ("Trading Places Ltd",)
    assert split_names("  ") == ()
