"""Lossless codec between frozen dataclasses and JSON, by expected type, for data between the program and its children.

The type is declared in the signature of the called function, never named by the data. So only types reachable from
such a signature can be constructed: text, numbers, bytes, enumerations, tuples, sets, mappings, and dataclasses of
these. Nothing is unpickled.
"""

from __future__ import annotations

import base64
import binascii
import collections.abc
import dataclasses
import enum
import functools
import types
import typing
from collections.abc import Callable
from typing import Any, Final

_Coder = Callable[[Any], Any]
_SCALARS: Final = (str, bool, type(None))
_SEQUENCES: Final = (tuple, list, collections.abc.Sequence)
_SETS: Final = (set, frozenset, collections.abc.Set)
_MAPPINGS: Final = (dict, collections.abc.Mapping)


class UnexpectedType(ValueError):
    """Error for data that is not of the expected type."""


def encode(hint: Any, value: Any) -> Any:
    """Return the JSON form of a value of type `hint`. Raises TypeError for a type that cannot be encoded."""
    return _coders(hint)[0](value)


def decode(hint: Any, data: Any) -> Any:
    """Return a value equal to the one that `encode` was given. Raises `UnexpectedType` for any other data."""
    try:
        return _coders(hint)[1](data)
    except (TypeError, KeyError, IndexError, AttributeError, binascii.Error, ValueError) as error:
        raise UnexpectedType(str(error)) from error


@functools.cache
def _coders(hint: Any) -> tuple[_Coder, _Coder]:
    """Return the encoder and the decoder of a type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in (Any, object) or origin is typing.Literal:
        return _unchanged, _unchanged  # JSON already
    if origin in (typing.Union, types.UnionType):
        return _union(arguments)
    if origin in _SEQUENCES:
        return (
            _fixed_tuple_coders(arguments)
            if origin is tuple and arguments[-1:] != (...,)
            else _list_coders(arguments[0], tuple)
        )
    if origin in _SETS:
        return _list_coders(arguments[0], frozenset)
    if origin in _MAPPINGS:
        return _mapping(*arguments)
    if not isinstance(hint, type):
        raise TypeError(f"{hint} cannot cross")
    if hint is bytes:
        return (lambda value: base64.b64encode(value).decode()), lambda data: base64.b64decode(data, validate=True)
    if issubclass(hint, enum.Enum):
        return (lambda value: value.value), hint
    if dataclasses.is_dataclass(hint):
        return _dataclass(hint)
    if hint in _SCALARS or hint in (int, float):
        return _unchanged, functools.partial(_require_type, (int, float) if hint is float else hint)
    raise TypeError(f"{hint} cannot cross")


def _unchanged(value: Any) -> Any:
    return value


def _require_type(kind: Any, data: Any) -> Any:
    if not isinstance(data, kind):
        raise UnexpectedType(f"{kind} expected")
    return data


def _list_coders(item: Any, made: Callable[[Any], Any]) -> tuple[_Coder, _Coder]:
    coders = functools.cache(lambda: _coders(item))  # late: a type may hold itself

    def encode_all(values: Any) -> list[Any]:
        encode_one = coders()[0]
        return [encode_one(value) for value in values]

    def decode_all(data: Any) -> Any:
        decode_one = coders()[1]
        return made(decode_one(value) for value in _require_type(list, data))

    return encode_all, decode_all


def _fixed_tuple_coders(items: tuple[Any, ...]) -> tuple[_Coder, _Coder]:
    pairs = [_coders(item) for item in items]
    return (
        lambda values: [pair[0](value) for pair, value in zip(pairs, values, strict=True)],
        lambda data: tuple(pair[1](value) for pair, value in zip(pairs, _require_type(list, data), strict=True)),
    )


def _mapping(key: Any, value: Any) -> tuple[_Coder, _Coder]:
    encode_key, decode_key = _coders(key)
    encode_value, decode_value = _coders(value)
    return (
        lambda values: [[encode_key(one), encode_value(other)] for one, other in values.items()],
        lambda data: {decode_key(one): decode_value(other) for one, other in _require_type(list, data)},
    )


def _dataclass(kind: type) -> tuple[_Coder, _Coder]:
    @functools.cache
    def fields() -> list[tuple[str, _Coder, _Coder]]:
        hints = typing.get_type_hints(kind)
        return [(field.name, *_coders(hints[field.name])) for field in dataclasses.fields(kind) if field.init]

    def encode_one(value: Any) -> list[Any]:
        if type(value) is not kind:
            raise TypeError(f"{kind} expected, not {type(value)}")
        return [encode_field(getattr(value, name)) for name, encode_field, _ in fields()]

    def decode_one(data: Any) -> Any:
        known = fields()
        values = zip(known, _require_type(list, data), strict=True)
        return kind(**{name: decode_field(value) for (name, _, decode_field), value in values})

    return encode_one, decode_one


def _union(members: tuple[Any, ...]) -> tuple[_Coder, _Coder]:
    """Return the coders of a union: the value is preceded by the index of its member type in the declaration."""

    def encode_one(value: Any) -> list[Any]:
        for place, member in enumerate(members):
            if isinstance(value, typing.get_origin(member) or member):
                return [place, _coders(member)[0](value)]
        raise TypeError(f"{type(value)} was not declared")

    def decode_one(data: Any) -> Any:
        place, value = _require_type(list, data)
        return _coders(members[_require_type(int, place)])[1](value)

    return encode_one, decode_one
