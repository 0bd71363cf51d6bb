"""Canonical JSON: the one text form of data that is hashed or signed. Never accepts NaN or non-string keys."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

encode: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode


def canonical(value: object) -> str:
    """Serialise to canonical JSON: keys sorted by code point, no spaces, non-ASCII as itself, no NaN.

    Raises ValueError or TypeError otherwise.
    """
    _check(value)
    return storable(encode(value))


def storable(untrusted_text: str) -> str:
    """Replace lone surrogates and NUL in a text by `?`.

    No UTF-8 file can hold surrogates (a JSON file can spell them); NUL ends a query and marks lost bytes in a damaged
    vault.
    """
    return untrusted_text.encode("utf-8", "replace").decode().replace("\0", "?")


def _check(value: object) -> None:
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("keys of canonical JSON are text")
        for item in value.values():
            _check(item)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            _check(item)
