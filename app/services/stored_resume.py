"""Reads and writes a stored master version: the résumé and the wordings the person approved with it.

Wordings are part of a version, because the carriers of a copy are defined on exactly one version.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.copies import MasterVersion
from app.domain.design import Appearance, appearance_from_json, appearance_to_json
from app.domain.optional_items import Leeway, leeway_from_json, leeway_to_json
from app.domain.resume import Resume, fields
from app.domain.resume_json import from_stored, to_json
from app.errors import UserError

if TYPE_CHECKING:
    from app.vault.vault import Vault

MAIN = "main"
_WORDINGS = "x-wordings"
_APPEARANCE = "x-appearance"
_LEEWAY = "x-leeway"
SAMPLE_END = "sample-end"
"""Preference: versions of the main résumé up to this number were the sample's and are not offered any more."""


@dataclass(frozen=True, slots=True)
class Master:
    """One version; `wordings`: field id → the approved variants (without the master's own text); `appearance`: how its copies look;
    `leeway`: what else they may differ in."""

    name: str
    number: int
    resume: Resume
    wordings: Mapping[str, tuple[str, ...]]
    appearance: Appearance = field(default_factory=Appearance)
    leeway: Leeway = field(default_factory=Leeway)


def encode(
    resume: Resume,
    wordings: Mapping[str, Sequence[str]] | None = None,
    appearance: Appearance | None = None,
    leeway: Leeway | None = None,
) -> str:
    """Serialise to canonical JSON text for the vault."""
    document = to_json(resume, ids=True)
    if wordings:
        document[_WORDINGS] = {key: list(value) for key, value in sorted(wordings.items()) if value}
    if appearance is not None and (chosen := appearance_to_json(appearance)):
        document[_APPEARANCE] = chosen
    if leeway is not None and (given := leeway_to_json(leeway)):
        document[_LEEWAY] = given
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(version: MasterVersion) -> Master:
    """Inverse of `encode`."""
    document = json.loads(version.document)
    wordings = {key: tuple(value) for key, value in document.pop(_WORDINGS, {}).items()}
    appearance = appearance_from_json(document.pop(_APPEARANCE, None))
    leeway = leeway_from_json(document.pop(_LEEWAY, None))
    return Master(version.master, version.number, from_stored(document), wordings, appearance, leeway)


def current(vault: Vault, master: str = MAIN) -> Master:
    """Return the latest version. Raises `UserError` `no-resume` when nothing was imported yet."""
    version = latest(vault, master)
    if version is None:
        raise UserError("no-resume")
    return decode(version)


def latest(vault: Vault, master: str = MAIN) -> MasterVersion | None:
    """Return the newest version that is offered, or None."""
    version = vault.masters.latest(master)
    return version if version is not None and version.number > _end(vault, master) else None


def offered_versions(vault: Vault, master: str = MAIN) -> list[MasterVersion]:
    """Return the versions that are offered, oldest first (not those of a removed sample)."""
    end = _end(vault, master)
    return [version for version in vault.masters.versions(master) if version.number > end]


def _end(vault: Vault, master: str) -> int:
    stored = vault.preferences.get(SAMPLE_END, 0) if master == MAIN else 0
    return stored if isinstance(stored, int) else 0


def version(vault: Vault, master: str, number: int) -> Master:
    """Return one version that copies were made from. Raises `UserError` `vault-damaged` when it is missing."""
    stored = vault.masters.get(master, number)
    if stored is None:
        raise UserError("vault-damaged", path=f"{master} {number}")
    return decode(stored)


def kinds_held(resume: Resume) -> frozenset[str]:
    """Return the kinds of personal data that a résumé holds."""
    return frozenset(field.kind.value for field in fields(resume) if field.kind is not None)
