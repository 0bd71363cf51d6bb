"""A check reads the registers in a process that may write nothing: the file is left so that this is enough."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app import paths
from app.workers.cancellation import CancelToken
from checkers.registers.file_version import FORMAT, is_settled
from checkers.registers.store import RegisterStore, close_for_readers
from ui.checking_child import ChildEngine

NAME = "Nowhere Widgets Limited"
POSTING = f"Clerk wanted\nCompany: {NAME}\nPay 2,000 a month.".encode()


@pytest.fixture
def registers(hermetic_home: Path) -> Path:
    path = paths.registers_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    source = path.with_name("list-2026-01-02.csv")
    source.write_text(f"Company name,Company number\n{NAME},01234567\n")
    with RegisterStore(path) as store:
        store.import_file(source)
    return path


def confirmed() -> bool:
    """Whether a check in a confined child finds the name in the list."""
    card = ChildEngine().examine(
        POSTING, name="", url="", content_type="", created="2026-11-24T00:00:00Z", cancel=CancelToken()
    )
    return any("list-2026-01-02" in f"{line}" for line in (*card.confirmed, *card.needs_you))


def beside(path: Path) -> list[str]:
    return [end for end in ("-wal", "-shm", "-journal") if Path(f"{path}{end}").exists()]


def test_a_closed_file_has_no_log_beside_it_and_is_read_without_writing(registers: Path) -> None:
    assert is_settled(registers) and not beside(registers)
    before = registers.read_bytes()
    assert confirmed()
    assert registers.read_bytes() == before and not beside(registers)


def test_a_file_with_a_log_of_an_earlier_version_is_settled_before_it_is_read(registers: Path) -> None:
    with sqlite3.connect(registers) as database:
        assert database.execute("pragma journal_mode=wal").fetchone() == ("wal",)
    database.close()
    assert not is_settled(registers)
    assert confirmed()
    assert is_settled(registers)


def test_a_list_is_read_while_another_is_being_imported(registers: Path) -> None:
    with RegisterStore(registers) as store:
        assert beside(registers), "who imports keeps a log"
        store._db.execute("begin immediate")
        assert confirmed()
        store._db.execute("rollback")
    assert is_settled(registers)


def test_who_may_not_write_names_lists_of_an_older_layout_and_leaves_them(registers: Path) -> None:
    with sqlite3.connect(registers) as database:
        database.execute(f"pragma user_version={FORMAT - 1}")
    database.close()
    with RegisterStore(registers, read_only=True) as store:
        assert store.registers() == ()
        assert [one.register for one in store.outdated()] == ["list-2026-01-02"]
    with sqlite3.connect(registers) as database:
        assert database.execute("select count(*) from source").fetchone() == (1,)
    database.close()
    close_for_readers(registers)
    with RegisterStore(registers, read_only=True) as store:
        assert [one.register for one in store.outdated()] == ["list-2026-01-02"]
        assert store._db.execute("select count(*) from source").fetchone() == (0,), "the program itself upgraded it"
        with pytest.raises(sqlite3.OperationalError):
            store._db.execute("delete from outdated")


def test_what_is_no_database_is_left_to_who_reads_it(tmp_path: Path) -> None:
    damaged = tmp_path / "registers.db"
    damaged.write_bytes(b"no database at all" * 100)
    assert is_settled(damaged) and is_settled(tmp_path / "none")
    close_for_readers(damaged)
    assert damaged.read_bytes().startswith(b"no database")
