"""A stored master version ↔ the résumé and the wordings the person approved with it.

Wordings are part of a version, because the carriers of a copy are defined on exactly one version.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.copies import MasterVersion
from app.domain.resume import Resume
from app.domain.resume_json import from_json, to_json
from app.errors import UserError

if TYPE_CHECKING:
    from app.vault.vault import Vault

MAIN = "main"
_WORDINGS = "x-wordings"


@dataclass(frozen=True, slots=True)
class Master:
    """One version: `wordings` maps a field id to the approved variants (the master's own text is not repeated)."""

    name: str
    number: int
    resume: Resume
    wordings: Mapping[str, tuple[str, ...]]


def encode(resume: Resume, wordings: Mapping[str, Sequence[str]] | None = None) -> str:
    """Canonical JSON text for the vault."""
    document = to_json(resume, ids=True)
    if wordings:
        document[_WORDINGS] = {key: list(value) for key, value in sorted(wordings.items()) if value}
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(version: MasterVersion) -> Master:
    """Inverse of `encode`."""
    document = json.loads(version.document)
    wordings = {key: tuple(value) for key, value in document.pop(_WORDINGS, {}).items()}
    return Master(version.master, version.number, from_json(document), wordings)


def current(vault: Vault, master: str = MAIN) -> Master:
    """The latest version. Raises `UserError` `no-resume` when nothing was imported yet."""
    version = vault.masters.latest(master)
    if version is None:
        raise UserError("no-resume")
    return decode(version)


def version(vault: Vault, master: str, number: int) -> Master:
    """One version that copies were made from. Raises `UserError` `vault-damaged` when it is not there."""
    stored = vault.masters.get(master, number)
    if stored is None:
        raise UserError("vault-damaged", path=f"{master} {number}")
    return decode(stored)
