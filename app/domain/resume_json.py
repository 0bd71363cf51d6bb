"""Résumé ↔ JSON: the standard form (JSON Resume 1.0.0 with `x-personal`) and the lossless internal form with ids.

Reading is tolerant per item (a bad item is reported, not fatal) and never invents a value; unknown keys are
reported. Writing is allow-listed by construction: only declared fields appear.
"""

from __future__ import annotations

import dataclasses
import functools
import typing
from collections.abc import Mapping
from typing import Any, Final

from app.domain.resume import Line, Resume
from app.domain.scripts import mostly_han

Json = dict[str, Any]
_FORM: Final = "form"
FORM: Final = 2
"""Version of the internal form. Form 1 (which had no such key) knew no `x-current`: where an end was missing, the program
said "until now", and so did its form to the person."""


def to_json(resume: Resume, *, ids: bool = False) -> Json:
    """The JSON form; with `ids` the lossless internal form that `from_json` reads back equal."""
    result = _encode(resume, ids)
    result["x-language" if not ids else "language"] = resume.language
    if ids:
        result[_FORM] = FORM
    return result


def _encode(node: Any, ids: bool) -> Json:
    out: Json = {}
    for spec in dataclasses.fields(node):
        value = getattr(node, spec.name)
        if spec.name == "id":
            if ids:
                out["id"] = value
            continue
        key = spec.metadata.get("json")
        if not key or value in ("", (), False):
            continue
        encoded = _encode_value(value, ids)
        if encoded not in ("", [], {}):
            out[key] = encoded
    return out


def _encode_value(value: Any, ids: bool) -> Any:
    if isinstance(value, str | bool):
        return value
    if isinstance(value, tuple):
        return [_encode_value(item, ids) for item in value]
    if isinstance(value, Line) and not ids:
        return value.text
    return _encode(value, ids)


def from_json(data: object, problems: list[str] | None = None, *, language: str = "") -> Resume:
    """Read either form. Ids that are missing are made from position (`w1`, `w1`…); `problems` receives one
    path per value that could not be read or is unknown. Raises ValueError if `data` is no JSON object."""
    if not isinstance(data, dict):
        raise ValueError("not a JSON object")
    found: list[str] = problems if problems is not None else []
    resume = _decode(Resume, data, "", found)
    assert isinstance(resume, Resume)
    tag = data.get("language") or data.get("x-language") or language or guess_language(resume)
    return dataclasses.replace(resume, language=str(tag))


def from_stored(data: object) -> Resume:
    """Read the internal form of any version. In form 1 a job, voluntary role or project that began and had no end was printed
    as going on, so it is `current`: copies made then are rendered and traced as they were."""
    resume = from_json(data)
    assert isinstance(data, dict)  # `from_json` refuses anything else
    if data.get(_FORM, 1) != 1:
        return resume
    changed: Json = {
        section: tuple(
            dataclasses.replace(item, current=bool(item.start and not item.end)) for item in getattr(resume, section)
        )
        for section in ("work", "volunteer", "projects")
    }
    return dataclasses.replace(resume, **changed)


_IGNORED = {"", "$schema", "meta", "language", "x-language", _FORM}


@functools.cache
def _hints(cls: type) -> Mapping[str, Any]:
    return typing.get_type_hints(cls)  # half the time of reading a résumé, when asked for each item anew


def _decode(cls: type, data: Json, path: str, problems: list[str]) -> Any:
    hints = _hints(cls)
    values: Json = {}
    known: set[str] = set()
    for spec in dataclasses.fields(cls):
        key = spec.name if spec.name == "id" else spec.metadata.get("json")
        if not key:
            continue
        known.add(key)
        raw = data.get(key)
        if key == "name" and raw is None and "company" in data:  # JSON Resume before 1.0.0
            raw = data["company"]
            known.add("company")
        if key == "name" and raw is None and "organization" in data:
            raw = data["organization"]
            known.add("organization")
        if key == "x-location" and raw is None and isinstance(data.get("location"), str):  # others' word for it
            raw = data["location"]
            known.add("location")
        if raw is None or raw == "":
            continue
        decoded = _decode_value(hints[spec.name], raw, f"{path}{key}", problems)
        if decoded is not None:
            values[spec.name] = decoded
    problems.extend(f"{path}{key}" for key in data if key not in known and not (path == "" and key in _IGNORED))
    return cls(**values)


def _decode_value(hint: Any, raw: Any, path: str, problems: list[str]) -> Any:
    if hint is bool:
        if isinstance(raw, bool):
            return raw
    elif hint is str:
        if isinstance(raw, str):
            return raw.strip()
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            return str(raw)
    elif typing.get_origin(hint) is tuple:
        if isinstance(raw, list):
            return _decode_items(typing.get_args(hint)[0], raw, path, problems)
    elif isinstance(raw, dict):
        return _decode(hint, raw, f"{path}.", problems)
    problems.append(path)
    return None


def _decode_items(item_type: Any, raw: list[Any], path: str, problems: list[str]) -> tuple[Any, ...]:
    items = []
    taken = {str(entry["id"]) for entry in raw if isinstance(entry, dict) and "id" in entry}
    for index, entry in enumerate(raw, 1):
        where = f"{path}[{index - 1}]"
        if item_type is Line and isinstance(entry, str):
            entry = {"text": entry}
        if isinstance(entry, dict) and item_type is not str:
            if "id" not in entry:
                entry = {**entry, "id": _fresh_id(path, index, taken)}
            items.append(_decode(item_type, entry, f"{where}.", problems))
        else:
            value = _decode_value(item_type, entry, where, problems)
            if value:
                items.append(value)
    return tuple(items)


def _fresh_id(path: str, index: int, taken: set[str]) -> str:
    letter = path.rsplit(".", 1)[-1].removeprefix("x-")[0]
    number = index
    while f"{letter}{number}" in taken:
        number += 1
    taken.add(f"{letter}{number}")
    return f"{letter}{number}"


def guess_language(resume: Resume) -> str:
    """`zh-Hans` if a résumé is mostly written in Han characters, else `en`."""
    return "zh-Hans" if mostly_han(str(_encode(resume, False))) else "en"
