"""Reads the four stages' policies and a person's own policy file; anything unknown is an error that names it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeVar

from app import resources
from app.domain.policy import Policy
from app.domain.resume import Resume, fields
from app.domain.sensitivity import Kind, Operator, Stage
from app.errors import UserError

_KEYS: Final = frozenset(["base", "set", "fields"])
_MAX_CHARACTERS: Final = 100_000

Choice = TypeVar("Choice", bound=StrEnum)


@lru_cache(maxsize=8)
def stage_policy(stage: Stage) -> Policy:
    """Return the policy shipped for a stage (`resources/policies/<stage>.json`), total over all kinds."""
    data = json.loads(resources.path("policies", f"{stage.value}.json").read_text(encoding="utf-8"))
    operators = {Kind(kind): Operator(operator) for kind, operator in data["operators"].items()}
    missing = set(Kind) - set(operators)
    if missing:
        raise ValueError(f"policy {stage.value} lacks {sorted(missing)}")
    return Policy(stage, operators)


def load_policy(text: str) -> Policy:
    """Parse a policy file: `{"base": STAGE, "set": {KIND: OPERATOR}, "fields": {FIELD_ID: OPERATOR}}`; `base` defaults to browse. Raises
    UserError `policy-not-json`, `policy-not-object`, `policy-key-twice`, `policy-unknown-key`, `policy-unknown-stage`,
    `policy-unknown-kind`, `policy-unknown-operator` or `policy-not-mapping`, each naming what is wrong."""
    data = _parsed(text)
    unknown = sorted(set(data) - _KEYS)
    if unknown:
        raise UserError("policy-unknown-key", key=_shortened(unknown[0]), known=", ".join(sorted(_KEYS)))
    base = stage_policy(_choice(Stage, data.get("base", Stage.BROWSE.value), "policy-unknown-stage"))
    operators = dict(base.operators)
    for key, value in _mapping(data, "set").items():
        operators[_choice(Kind, key, "policy-unknown-kind")] = _choice(Operator, value, "policy-unknown-operator")
    fields = {
        key: _choice(Operator, value, "policy-unknown-operator") for key, value in _mapping(data, "fields").items()
    }
    return Policy(base.stage, operators, fields)


def require_fields(policy: Policy, resume: Resume) -> None:
    """Raise UserError `policy-unknown-field`, with the field ids most like it, if a policy file names a field the résumé lacks: it would
    silently do nothing there."""
    known = [field.id for field in fields(resume)]
    for name in policy.fields:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=3, cutoff=0) or known[:3]
            raise UserError("policy-unknown-field", value=_shortened(name), known=", ".join(near))


def _parsed(text: str) -> dict[str, object]:
    if len(text) > _MAX_CHARACTERS:
        raise UserError("policy-not-json", line=1)
    try:
        data = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_unique_keys)
    except json.JSONDecodeError as error:
        raise UserError("policy-not-json", line=error.lineno) from error
    except RecursionError as error:
        raise UserError("policy-not-json", line=1) from error
    if not isinstance(data, dict):
        raise UserError("policy-not-object")
    return data


def _unique_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Build an object, refusing a key that stands twice: of two operators for one kind nobody could say which one counts."""
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise UserError("policy-key-twice", key=_shortened(key))
    return dict(pairs)


def _mapping(data: Mapping[str, object], key: str) -> dict[str, object]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise UserError("policy-not-mapping", key=key)
    return value


def _choice(options: type[Choice], value: object, code: str) -> Choice:
    try:
        return options(str(value))
    except ValueError:
        known = ", ".join(option.value for option in options)
        raise UserError(code, value=_shortened(value), known=known) from None


def _shortened(value: object) -> str:
    return str(value)[:40]
