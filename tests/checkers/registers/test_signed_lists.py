"""Official lists that a colleague signed: searched until their last day, replaced by a newer one, and without the columns that name people."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.errors import UserError
from checkers.registers.list_descriptions import SignedBy
from checkers.registers.list_snapshot import import_snapshot, snapshot_rows
from checkers.registers.store import RegisterStore

CELLS = [["宁波海川人力资源有限公司", "91330201MA0000007X", "", "330200260001", "2027-02-28", "", "宁波", ""]]
TABLE = (
    "机构名称,统一社会信用代码,许可证编号,法定代表人,联系电话,住所\n"
    "宁波海川人力资源有限公司,91330201MA0000007X,330200260001,王某,0574-88881234,宁波\n,,,,,\n"
)


class Clock:
    """Stands still until told to move."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_a_signed_list_is_searched_until_its_last_day(tmp_path: Path) -> None:
    clock, path = Clock(), tmp_path / "registers.db"
    with RegisterStore(path, clock) as store:
        import_snapshot(store, "Agencies", CELLS, as_of="2026-10-01", signed=SignedBy("Town office", "2026-12-01"))
        (one,) = store.registers()
        assert (one.author, one.expires, one.as_of) == ("Town office", "2026-12-01", "2026-10-01")
        assert store.search("宁波海川人力资源有限公司")[0].match == "equal"
    clock.now = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
    with RegisterStore(path, clock, read_only=True) as store:
        assert store.registers() and not store.expired()
    clock.now = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
    with RegisterStore(path, clock, read_only=True) as store:
        assert not store.registers() and [one.register for one in store.expired()] == ["Agencies"]
        assert not store.search("宁波海川人力资源有限公司")
    with RegisterStore(path, clock) as store:
        import_snapshot(store, "Agencies", CELLS, as_of="2026-11-30", signed=SignedBy("Town office", "2027-01-01"))
        assert store.search("宁波海川人力资源有限公司") and not store.expired()
        store.remove("Agencies")
        assert not store.registers() and not store.expired()


def test_a_list_from_its_authority_takes_the_place_of_a_signed_one(tmp_path: Path) -> None:
    clock = Clock()
    (tmp_path / "agencies.csv").write_text(TABLE, "utf-8")
    with RegisterStore(tmp_path / "registers.db", clock) as store:
        import_snapshot(store, "agencies", CELLS, as_of="2026-10-01", signed=SignedBy("Town office", "2026-12-01"))
        store.import_file(tmp_path / "agencies.csv")
        clock.now = datetime(2027, 1, 1, tzinfo=UTC)
        (one,) = store.registers()
        assert (one.author, one.expires) == ("", "")


def test_a_file_of_an_earlier_program_knows_no_signed_lists(tmp_path: Path) -> None:
    path = tmp_path / "registers.db"
    (tmp_path / "agencies.csv").write_text(TABLE, "utf-8")
    with RegisterStore(path, Clock()) as store:
        store.import_file(tmp_path / "agencies.csv")
    with sqlite3.connect(path) as database:
        database.execute("drop table signed")
    with RegisterStore(path, Clock(), read_only=True) as store:
        assert [one.register for one in store.registers()] == ["agencies"] and store.search("宁波海川人力资源有限公司")


def test_of_a_table_only_names_numbers_states_and_places_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "agencies.csv"
    path.write_text(TABLE, "utf-8")
    with RegisterStore(tmp_path / "registers.db", Clock()) as store:
        (row,) = snapshot_rows(store, path, most=5)
        assert row["name"] == "宁波海川人力资源有限公司" and row["city"] == "宁波"
        assert not any("王某" in cell or "8888" in cell for cell in row.values())
        path.write_text(TABLE * 2, "utf-8")
        with pytest.raises(UserError, match="register-too-long"):
            snapshot_rows(store, path, most=1)
        path.write_text("remark\nx\n", "utf-8")
        with pytest.raises(UserError, match="table-no-name"):
            snapshot_rows(store, path, most=1)
