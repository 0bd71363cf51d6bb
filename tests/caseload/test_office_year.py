"""A year of an office, small: everybody ends with the same records, a folder stays small, and a day's sync costs the same after a year."""

from __future__ import annotations

from pathlib import Path

from benchmarks.caseload_office import simulate
from tests.sampling import repeats


def test_an_office_after_many_days(tmp_path: Path) -> None:
    days = repeats(60, 8)
    found = simulate(tmp_path, counsellors=repeats(8, 3), students=repeats(600, 60), days=days)
    assert found["same_everywhere"] and found["records"] + found["ended"] == found["added"]
    assert found["ended"] and found["folder_bytes"] < 20_000 * found["added"]
    assert found["files"] <= (days + 3) * repeats(8, 3) + found["added"] + 20  # one file a member a day, and the keys
