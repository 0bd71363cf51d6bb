"""Application of a person's corrections to a draft. The file for `resume import --review FILE` is one JSON object:

    {"set":    {"basics.name": "Ma Li", "work.w1.organisation": "Globex"},
     "drop":   ["basics.location.address", "interests", "work.w2"],
     "resume": {… a whole JSON Resume …}}

`resume` (if given) replaces the parsed résumé, then `drop` takes fields, entries or whole sections out, then `set` writes
fields. An unknown field id, key or section is an error that names it; corrections are applied completely or not at all.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Final

from app.domain.draft import Draft
from app.domain.identifying_names import without_identifying_terms
from app.domain.resume import Resume, fields, rewrite
from app.domain.resume_json import from_json
from app.errors import UserError

KEYS: Final = ("set", "drop", "resume")


def apply_review(draft: Draft, corrections: Mapping[str, Any]) -> Resume:
    """Return the reviewed résumé.

    Raises `UserError`: `review-unknown-key` (key), `review-unknown-field` (field), `review-not-understood` (what).
    """
    if not isinstance(corrections, Mapping):
        raise UserError("review-not-understood", what="review")
    for key in corrections:
        if key not in KEYS:
            raise UserError("review-unknown-key", key=str(key))
    resume = _replaced(draft.resume, corrections.get("resume"))
    for target in _list(corrections.get("drop", []), "drop"):
        resume = _without_path(resume, target)
    changes = corrections.get("set", {})
    if not isinstance(changes, Mapping) or not all(isinstance(text, str) for text in changes.values()):
        raise UserError("review-not-understood", what="set")
    for field_id, text in changes.items():
        resume = _with_leaf(resume, str(field_id).split("."), text.strip(), str(field_id))
    return resume


def _replaced(resume: Resume, data: object) -> Resume:
    if data is None:
        return resume
    problems: list[str] = []
    try:
        found = from_json(data, problems)
    except ValueError as error:
        raise UserError("review-not-understood", what="resume") from error
    if problems:
        raise UserError("review-unknown-field", field=f"resume.{problems[0]}")
    return without_identifying_terms(found)


def _list(data: object, what: str) -> list[str]:
    if not isinstance(data, list) or not all(isinstance(item, str) for item in data):
        raise UserError("review-not-understood", what=what)
    return data


def _without_path(resume: Resume, target: str) -> Resume:
    """Return the résumé without a field, an entry (`work.w2`) or a section (`work`)."""
    known = {field.id for field in fields(resume)}
    if target in known:
        return rewrite(resume, lambda field: None if field.id == target else field.value)
    section, _, entry = target.partition(".")
    names = {spec.name for spec in dataclasses.fields(resume)} - {"language"}
    if section not in names:
        raise UserError("review-unknown-field", field=target)
    current = getattr(resume, section)
    changed: dict[str, Any] = {}
    if not entry:
        changed[section] = () if isinstance(current, tuple) else type(current)()
    elif isinstance(current, tuple) and any(item.id == entry for item in current):
        changed[section] = tuple(item for item in current if item.id != entry)
    if changed:
        return dataclasses.replace(resume, **changed)
    inside = {field for field in known if field.startswith(target + ".")}
    if not inside:
        raise UserError("review-unknown-field", field=target)
    return rewrite(resume, lambda field: None if field.id in inside else field.value)


def _with_leaf(node: Any, path: list[str], text: str, field_id: str) -> Any:
    """Return `node` with one text leaf set; the path may name a leaf that was empty."""
    names = {spec.name for spec in dataclasses.fields(node) if not spec.metadata.get("private")} - {"id"}
    name, rest = path[0], path[1:]
    if name not in names:
        raise UserError("review-unknown-field", field=field_id)
    current = getattr(node, name)
    if isinstance(current, str | bool):
        if rest:
            raise UserError("review-unknown-field", field=field_id)
        return _with_value(node, name, text, field_id)
    if not rest:
        raise UserError("review-unknown-field", field=field_id)
    if isinstance(current, tuple):
        return dataclasses.replace(node, **{name: _written_item(current, rest, text, field_id)})
    return dataclasses.replace(node, **{name: _with_leaf(current, rest, text, field_id)})


def _with_value(node: Any, name: str, text: str, field_id: str) -> Any:
    """Return `node` with one attribute set. An end such as "Present" sets `current`; `current` itself takes yes or no."""
    if name == "current":
        if text.lower() not in ("yes", "no", ""):
            raise UserError("review-not-understood", what=field_id)
        return dataclasses.replace(node, current=text.lower() == "yes")
    if name == "end":
        from app.text.dates import (
            is_present,  # here: an import whose answer is accepted as read needs no patterns
        )

        open_end = is_present(text)
        return dataclasses.replace(node, end="" if open_end else text, current=open_end)
    return dataclasses.replace(node, **{name: text})


def _written_item(items: tuple[Any, ...], path: list[str], text: str, field_id: str) -> tuple[Any, ...]:
    key, rest = path[0], path[1:]
    out: list[Any] = []
    done = False
    for index, item in enumerate(items):
        if isinstance(item, str) and key == str(index) and not rest:
            out.append(text)
        elif not isinstance(item, str) and item.id == key:
            out.append(_with_leaf(item, rest or ["text"], text, field_id))
        else:
            out.append(item)
            continue
        done = True
    if not done and key == str(len(items)) and not rest and all(isinstance(item, str) for item in items):
        out.append(text)
        done = True
    if not done:
        raise UserError("review-unknown-field", field=field_id)
    return tuple(item for item in out if item != "")
