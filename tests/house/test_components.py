"""The table of the bundle's components: what is too large, or tells less than it seems, is said."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from source_tree import ROOT

sys.path.insert(0, str(ROOT / "packaging"))
import components


def test_a_file_counts_once_and_links_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "_internal" / "PySide6" / "Qt").mkdir(parents=True)
    (tmp_path / "countermark").write_bytes(bytes(10))
    (tmp_path / "_internal" / "PySide6" / "Qt" / "libQt6.so").write_bytes(bytes(7))
    (tmp_path / "_internal" / "PySide6" / "QtGui.so").write_bytes(bytes(5))
    (tmp_path / "_internal" / "libQt6.so").symlink_to("PySide6/Qt/libQt6.so")
    parts = [
        {"name": "qt", "paths": ["PySide6/Qt/*"], "ceiling": 1},
        {"name": "binding", "paths": ["PySide6/*", "gone/*"], "ceiling": 1},
    ]
    totals, unused = components.by_component(components.sizes(tmp_path), parts)
    assert totals == {"qt": 7, "binding": 5, "other": 10} and unused == ["gone/*"]


def test_each_component_and_the_whole_have_a_ceiling() -> None:
    totals, ceilings = {"a": 2_000_000, "b": 1_000_001}, {"a": 2, "b": 1}
    assert components.too_large(totals, ceilings, 3) == ["b: 1.0 MB, ceiling 1", "whole: 3.0 MB, ceiling 3"]
    assert components.too_large(totals, {"a": 2, "b": 1.1}, 3.1) == []


def test_the_ceilings_of_the_parts_leave_the_whole_room_to_be_too_large() -> None:
    """Parts that are all at their ceilings may be more than the whole may be, but not by much: else they would bind nothing."""
    parts = components.FACTS["components"]
    assert len({part["name"] for part in parts}) == len(parts)
    total = sum(part["ceiling"] for part in parts) + components.FACTS["bundle"]["other"]
    assert components.FACTS["bundle"]["ceiling"] <= total <= components.FACTS["bundle"]["ceiling"] * 1.06


@pytest.mark.parametrize("folder", ["empty"])
def test_an_empty_folder_is_no_bundle(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "components.py"), str(tmp_path / folder)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1 and "matches no file" in done.stderr
