"""Makes the enumerations of Qt's Python binding in a third of the time. Must not import the binding.

WORKAROUND: the binding makes every enumeration of a class when that class is first named, by calling `enum.Enum(name, pairs)`; those of
`Qt` alone are 93 with 1,200 members, and Python's general way (a class body, a proxy and a search for descriptors for each member) takes
11 ms of every start for them, 7 of which are gained. Here the members of such a plain list are put where Python puts them; all else of the class comes from one that
Python made. The result is the same, attribute by attribute (`tests/ui/test_fast_enums.py`), and a Python whose enumerations are made of
anything else is left alone. A binding that asks otherwise, or for other kinds, gets what Python makes. To be without it, leave out the line
`fast_enums.install()` in `ui/desktop/__init__.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any, Final

_KINDS: Final = (Enum, IntEnum, Flag, IntFlag)
_MEMBER: Final = {"_value_", "_name_", "__objclass__", "_sort_order_"}
_OF_MEMBERS: Final = ("_member_names_", "_member_map_", "_value2member_map_")
_OF_FLAGS: Final = {"_flag_mask_": 1, "_singles_mask_": 1, "_all_bits_": 1}
_CHANGEABLE: Final = (list, dict, set)
_PROBE: Final = [("PROBE", 1), ("AGAIN", 1)]

create_as_python_does: Final[Callable[..., Any]] = getattr(EnumType, "_create_", Enum)
"""How Python makes an enumeration; one that has no such function makes nothing known here."""
_forms: Final[dict[tuple[type, object], dict[str, Any]]] = {}
"""By kind and boundary: all that the class of an enumeration has beside its members."""
_taken: Final[dict[type, frozenset[str]]] = {}
"""By kind: names with which a member needs more than to be put there."""


def install() -> None:
    """Make enumerations so from now on, if those of this Python are made of what is known here."""
    if all(_is_known(kind) for kind in _KINDS):
        EnumType._create_ = _create  # type: ignore[attr-defined]


def _is_known(kind: type[Enum]) -> bool:
    try:
        probe = create_as_python_does(kind, "Probe", _PROBE, module=__name__)
    except TypeError:  # asked in another way
        return False
    made, inside = vars(probe["PROBE"]), vars(probe)
    return (
        made == {"_value_": 1, "_name_": "PROBE", "__objclass__": probe, "_sort_order_": 0}
        and [inside.get(name) for name in _OF_MEMBERS]
        == [["PROBE"], dict.fromkeys(("PROBE", "AGAIN"), probe["PROBE"]), {1: probe["PROBE"]}]
        and all(inside.get(name) is probe["PROBE"] for name in ("PROBE", "AGAIN"))
        and {name: inside[name] for name in _OF_FLAGS if name in inside}
        == (_OF_FLAGS if issubclass(kind, Flag) else {})
        and {name for name, value in inside.items() if type(value) in _CHANGEABLE and value} == set(_OF_MEMBERS)
    )


def _create(cls: type[Enum], class_name: str, names: Any, **how: Any) -> Any:
    """Replace `EnumType._create_`."""
    if how.get("module") is None:
        how["module"] = sys._getframe(2).f_globals.get("__name__")  # that of who asked `EnumType.__call__`, as there
    if cls not in _KINDS or how.get("type") is not None or how["module"] is None or not _are_plain(cls, names):
        return create_as_python_does(cls, class_name, names, **how)
    return _filled(cls, class_name, names, how)


def _are_plain(kind: type[Enum], names: Any) -> bool:
    """Return True for a list of pairs that Python would put into the class as they are."""
    if not isinstance(names, (list, tuple)) or not names:
        return False
    if kind not in _taken:
        _taken[kind] = frozenset(name for base in kind.__mro__ for name in vars(base)) | {"mro"}
    taken, least = _taken[kind], 0 if issubclass(kind, Flag) else -sys.maxsize
    seen = dict(names) if all(type(pair) is tuple for pair in names) else {}
    return len(seen) == len(names) and all(
        name not in taken and name[:1] != "_" and type(value) is int and value >= least for name, value in names
    )


def _filled(kind: type[Enum], class_name: str, names: Sequence[tuple[str, int]], how: dict[str, Any]) -> Any:
    """Return the enumeration of these members."""
    is_flag, is_number = issubclass(kind, Flag), issubclass(kind, int)
    listed, members, by_value = list[str](), dict[str, Any](), dict[int, Any]()
    form = _form(kind, how.get("boundary"))
    inside = {key: value.copy() if type(value) in _CHANGEABLE else value for key, value in form.items()}
    inside.update(zip(_OF_MEMBERS, (listed, members, by_value), strict=True))
    inside["__module__"] = how["module"]
    if how.get("qualname") is not None:
        inside["__qualname__"] = how["qualname"]
    made: Any = type.__new__(EnumType, class_name, (kind,), inside)
    mask = singles = 0
    put = type.__setattr__
    for name, value in names:
        single = value > 0 and not value & (value - 1)
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = int.__new__(made, value) if is_number else object.__new__(made)
            member._value_, member._name_, member.__objclass__, member._sort_order_ = value, name, made, len(listed)
            if single or not is_flag:
                listed.append(name)
        members[name] = member
        put(made, name, member)
        mask, singles = mask | value, singles | value if single else singles
    if is_flag:
        for name, bits in (
            ("_flag_mask_", mask),
            ("_singles_mask_", singles),
            ("_all_bits_", 2 ** mask.bit_length() - 1),
        ):
            put(made, name, bits)
        if (values := [members[name]._value_ for name in listed]) != sorted(values):
            put(made, "_iter_member_", made._iter_member_by_def_)
    return made


def _form(kind: type[Enum], boundary: object) -> dict[str, Any]:
    """Return what the class of an enumeration without members has, made by Python once."""
    if (kind, boundary) not in _forms:
        empty = create_as_python_does(kind, "Empty", (), module=__name__, boundary=boundary)
        _forms[kind, boundary] = {
            name: value for name, value in vars(empty).items() if name not in ("__dict__", "__weakref__")
        }
    return _forms[kind, boundary]
