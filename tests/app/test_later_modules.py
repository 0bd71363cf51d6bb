"""A package may be imported without modules that it names: they are loaded when something is asked of them."""

from __future__ import annotations

import importlib
import sys
import types
from pathlib import Path

import pytest

from app.later_modules import LaterModule, put_off


@pytest.fixture
def asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module `asking` that imports `asked`, and one that is `asked`."""
    (tmp_path / "asked.py").write_text("WORD = 'real'\n")
    (tmp_path / "asking.py").write_text("import asked\ndef word(): return asked.WORD\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("asked", "asking"):
        monkeypatch.delitem(sys.modules, name, raising=False)


@pytest.mark.usefixtures("asking")
def test_a_module_is_loaded_when_something_is_asked_of_it() -> None:
    with put_off("asked"):
        asking = importlib.import_module("asking")
    assert "asked" not in sys.modules
    assert asking.word() == "real"
    assert "asked" in sys.modules
    del sys.modules["asked"], sys.modules["asking"]


@pytest.mark.usefixtures("asking")
def test_what_is_asked_meanwhile_is_the_real_thing_too() -> None:
    with put_off("asked"):
        assert importlib.import_module("asking").word() == "real"
        assert not isinstance(sys.modules["asked"], LaterModule)
    assert sys.modules["asked"].WORD == "real"
    del sys.modules["asked"], sys.modules["asking"]


@pytest.mark.usefixtures("asking")
def test_known_attributes_load_nothing_and_another_module_may_stand_in() -> None:
    with put_off(asked=LaterModule("asked", WORD="known")):
        asking = importlib.import_module("asking")
    assert asking.word() == "known"
    assert "asked" not in sys.modules
    del sys.modules["asking"]
    other = types.ModuleType("other")
    vars(other)["WORD"] = "other"
    with put_off(asked=other):
        assert importlib.import_module("asking").word() == "other"
    assert "asked" not in sys.modules
    del sys.modules["asking"]


@pytest.mark.usefixtures("asking")
def test_what_is_loaded_already_stays() -> None:
    real = importlib.import_module("asked")
    with put_off("asked"):
        assert sys.modules["asked"] is real
    assert sys.modules["asked"] is real
    del sys.modules["asked"]


def test_a_name_that_does_not_exist_is_told_when_it_is_asked() -> None:
    with put_off("asked.not.there"):
        stand_in = sys.modules["asked.not.there"]
    with pytest.raises(ImportError):
        stand_in.anything  # noqa: B018
