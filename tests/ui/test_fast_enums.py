"""Enumerations made the short way are those that Python makes, attribute by attribute."""

from __future__ import annotations

import enum
import subprocess
import sys
from enum import Enum, Flag, IntEnum, IntFlag
from types import FunctionType
from typing import Any

import pytest

from ui import fast_enums

PLAIN = (
    [("One", 1), ("Two", 2), ("Four", 4), ("Both", 3), ("Second", 2)],
    [("Four", 4), ("One", 1), ("Nothing", 0)],
    [("Most", 0xFFFFFFFF), ("High", 0x80000000)],
)
NOT_PLAIN = (
    [("name", 1), ("Two", 2)],
    [("_hidden", 1), ("Two", 2)],
    [("mro_", 1), ("Text", "text")],
    ["One", "Two"],
    [],
)
KINDS = [(kind, boundary) for kind in (Enum, IntEnum) for boundary in (None,)]
KINDS += [(kind, boundary) for kind in (Flag, IntFlag) for boundary in (None, enum.KEEP, enum.STRICT)]  # type: ignore[list-item]


def made_of(made: Any) -> dict[str, object]:
    """Everything that the class of an enumeration has, with nothing in it that names the class."""
    return {name: _told(made, value) for name, value in vars(made).items()}


def _told(made: Any, value: Any) -> object:
    if isinstance(value, made):
        own = {**vars(value), "__objclass__": vars(value)["__objclass__"] is made}
        return type(value) is made, repr(value), own, isinstance(value, int) and int(value)
    if isinstance(value, dict):
        return [(key, _told(made, one)) for key, one in value.items()]
    if isinstance(value, (list, set, str, int, tuple, type(None))):
        return value
    value = getattr(value, "__func__", value)
    return value if isinstance(value, FunctionType) else type(value)


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """The short way in force."""
    monkeypatch.setattr(enum.EnumType, "_create_", fast_enums.create_as_python_does)
    fast_enums.install()


@pytest.mark.usefixtures("fast")
@pytest.mark.parametrize("pairs", [*PLAIN, *NOT_PLAIN])
@pytest.mark.parametrize(("kind", "boundary"), KINDS)
def test_it_is_what_python_makes(kind: Any, boundary: Any, pairs: Any) -> None:
    if kind is not Enum and ("Text", "text") in pairs:  # none of these can be text
        return
    short = kind("Made", pairs, qualname="Outer.Made", boundary=boundary)
    usual = fast_enums.create_as_python_does(
        kind, "Made", pairs, module=__name__, qualname="Outer.Made", boundary=boundary
    )
    assert made_of(short) == made_of(usual)
    assert (short.__module__, short.__qualname__) == (__name__, "Outer.Made")
    assert list(map(repr, short)) == list(map(repr, usual))


@pytest.mark.usefixtures("fast")
def test_plain_lists_go_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    fast_enums._filled(Enum, "First", [("One", 1)], {"module": __name__})  # the form is there
    monkeypatch.setattr(fast_enums, "create_as_python_does", None)
    assert Enum("Made", PLAIN[0], module=__name__)["Second"].name == "Two"  # type: ignore[call-overload]


@pytest.mark.usefixtures("fast")
def test_two_share_nothing_that_changes() -> None:
    first, second = (Flag(name, PLAIN[0]) for name in ("First", "Second"))
    shared = {name for name, value in vars(first).items() if type(value) in (list, dict, set)}
    assert shared
    assert not [name for name in shared if vars(first)[name] is vars(second)[name]]
    assert first["One"] | first["Four"] is not second["One"] | second["Four"]
    assert (first["One"] | first["Four"]).value == 5


def test_enumerations_of_another_make_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def otherwise(*given: Any, **named: Any) -> Any:
        made = as_ever(*given, **named)
        made._unhashable_values_.append(1)
        return made

    as_ever = fast_enums.create_as_python_does
    monkeypatch.setattr(fast_enums, "create_as_python_does", otherwise)
    monkeypatch.setattr(enum.EnumType, "_create_", as_ever)
    fast_enums.install()
    assert vars(enum.EnumType)["_create_"] is as_ever


def test_a_python_that_makes_them_in_another_place_starts_all_the_same() -> None:
    program = "import enum; del enum.EnumType._create_\nfrom ui import fast_enums; fast_enums.install()\nprint(vars(enum.EnumType).get('_create_'))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("None\n", "")


EVERY_ONE = """
import enum, importlib, sys
from ui import fast_enums
import test_fast_enums as test
import PySide6.QtCore
plain = []
def create(cls, name, names, **how):
    how["module"] = "PySide6"
    made, usual = (way(cls, name, names, **how) for way in (fast_enums._create, fast_enums.create_as_python_does))
    if test.made_of(made) != test.made_of(usual):  # now: the binding gives it more afterwards
        print(made, "is not what Python makes", file=sys.stderr)
    plain.append(fast_enums._are_plain(cls, names))
    return made
enum.EnumType._create_ = create
for part in ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtNetwork"):
    module = importlib.import_module("PySide6." + part)
    for name in dir(module):
        getattr(module, name)
print(len(plain), sum(plain))
"""


def test_every_enumeration_of_the_toolkit_is_what_python_makes() -> None:
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {__file__.rpartition('/')[0]!r}){EVERY_ONE}"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.stderr == ""
    count, plain = map(int, done.stdout.split())
    assert count > 500
    assert plain > count * 0.9
