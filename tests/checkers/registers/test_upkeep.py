"""What becomes of lists in the store: an older format, a list that is replaced or removed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from checkers.registers.store import OutdatedList, RegisterStore


def test_lists_of_an_older_format_are_named_until_they_come_again(tmp_path: Path) -> None:
    path = tmp_path / "registers.db"
    table = tmp_path / "list-2026-10-31.csv"
    table.write_text("name\nAlpha Foods Ltd\n", encoding="utf-8")
    with RegisterStore(path) as store:
        store.import_file(table, key="list")
        assert store.outdated() == ()
    with sqlite3.connect(path) as db:
        db.execute("pragma user_version=1")
    db.close()
    for _ in range(2):
        with RegisterStore(path) as store:
            assert store.registers() == ()
            assert store.search("alpha foods") == ()
            assert store.outdated() == (OutdatedList("list", "list-2026-10-31.csv", "2026-10-31"),)
    with RegisterStore(path) as store:
        store.import_file(table, key="list")
        assert store.outdated() == ()
        assert store.search("alpha foods")[0].match == "equal"


def test_a_removed_list_gives_its_room_back(tmp_path: Path) -> None:
    path, table = tmp_path / "registers.db", tmp_path / "list.csv"
    table.write_text("name\n" + "".join(f"Firm {n:x}{n * n} Foods Ltd\n" for n in range(20_000)), encoding="utf-8")
    with RegisterStore(path) as store:
        store.import_file(table)
    full = path.stat().st_size
    with RegisterStore(path) as store:
        store.import_file(table)
    assert path.stat().st_size < 1.1 * full, "the list that was replaced still takes room"
    with RegisterStore(path) as store:
        store.remove("list")
    assert path.stat().st_size < 0.2 * full
