"""The fuzzers end with 1 when they found something, so that nobody has to read their tables."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from benchmarks import fuzz, vault_fuzz


class Breaking:
    """A child in which every input ends in the same way."""

    end_of_all = "bug"

    def __init__(self, target: str) -> None:
        del target

    def ask(self, name: str, data: bytes) -> tuple[str, str, float]:
        return self.end_of_all, "", 0.0

    def end(self) -> None:
        pass


@pytest.mark.parametrize(("end", "status"), [("bug", 1), ("died", 1), ("hang", 1), ("refused", 0), ("draft", 0)])
def test_what_is_wrong_is_the_status(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], end: str, status: int
) -> None:
    monkeypatch.chdir(tmp_path)  # the input that broke it is written there
    monkeypatch.setattr(Breaking, "end_of_all", end)
    monkeypatch.setattr(fuzz, "Child", Breaking)
    monkeypatch.setattr(fuzz, "seeds", lambda *_: {"text": [("a.txt", b"text")]})
    monkeypatch.setattr(sys, "argv", ["fuzz", "--count", "3"])
    assert fuzz.main() == status
    assert "text" in capsys.readouterr().out


@pytest.mark.parametrize(("row", "status"), [((0, 0), None), ((1, 0), 1), ((0, 77), 1)])
def test_a_vault_that_breaks_is_the_status(
    monkeypatch: pytest.MonkeyPatch, row: tuple[int, int], status: int | None
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: object())
    monkeypatch.setattr(vault_fuzz, "report", lambda *_: {"failures": row[0], "status": row[1]})
    monkeypatch.setattr(sys, "argv", ["vault_fuzz"])
    if status is None:
        vault_fuzz.main()
        return
    with pytest.raises(SystemExit) as ended:
        vault_fuzz.main()
    assert ended.value.code == status


def test_without_its_engine_the_vault_is_not_called_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(sys, "argv", ["vault_fuzz"])
    with pytest.raises(SystemExit, match="atheris is missing"):
        vault_fuzz.main()
