from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app import paths


@pytest.mark.parametrize(
    ("frozen", "marked", "carried"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_a_program_that_is_carried_about_keeps_its_data_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, frozen: bool, marked: bool, carried: bool
) -> None:
    monkeypatch.delenv("COUNTERMARK_HOME", raising=False)
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "countermark"))
    if marked:
        (tmp_path / "portable.txt").touch()
    assert (paths.data_folder() == tmp_path / "data") is carried
    monkeypatch.setenv("COUNTERMARK_HOME", str(tmp_path / "elsewhere"))
    assert paths.data_folder() == tmp_path / "elsewhere"
