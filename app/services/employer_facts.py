"""Keeps facts and answers that the person noted about an employer, by its name: a later posting of the same employer shows them, with their age.

The cards on which it was noted keep it as it was then; here the latest of each kind stands, and may be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from app.domain.checks import CardLine, Outcome, Posting
from app.services.prior_disclosures import core_name

if TYPE_CHECKING:
    from app.vault.vault import Vault

NOTED: Final = "noted-employer:"
"""Preferences: by the core of an employer's name, its name as it was written last and the lines by what they are about."""


def keep(vault: Vault, posting: Posting, lines: Iterable[CardLine]) -> None:
    """Keep those of some lines that were noted by hand with the employer of a posting, in the place of earlier ones about the same."""
    name = posting.organisation or posting.brand
    new = {one.noted_about: {**asdict(one), "outcome": one.outcome.value} for one in lines if one.noted_about}
    if new and core_name(name):
        with vault.transaction():
            vault.preferences.set(NOTED + core_name(name), {"name": name, "lines": {**_lines(vault, name), **new}})


def noted(vault: Vault, name: str) -> tuple[CardLine, ...]:
    """Return what was noted about an employer, however its name is spelled."""
    return tuple(line for stored in _lines(vault, name).values() if (line := _line(stored)) is not None)


def forget(vault: Vault, name: str) -> bool:
    """Forget what was noted about an employer; the cards on which it was noted stay. Returns False where there was nothing."""
    with vault.transaction():
        known = bool(_lines(vault, name))
        vault.preferences.set(NOTED + core_name(name), None)
    return known


def employers(vault: Vault) -> dict[str, tuple[CardLine, ...]]:
    """Return every employer about whom something was noted, by name."""
    rows = vault.preferences.with_prefix(NOTED)
    names = (str(row.get("name", "")) for row in rows.values() if isinstance(row, Mapping))
    return {name: noted(vault, name) for name in names if name}


def _lines(vault: Vault, name: str) -> Mapping[str, object]:
    stored = vault.preferences.get(NOTED + core_name(name)) if core_name(name) else None
    lines = stored.get("lines") if isinstance(stored, Mapping) else None
    return lines if isinstance(lines, Mapping) else {}


def _line(stored: object) -> CardLine | None:
    """Return a stored line; None for one that this version cannot read."""
    if not isinstance(stored, Mapping) or stored.get("outcome") not in set(Outcome):
        return None
    texts = {key: str(stored.get(key, "")) for key in ("code", "subject", "evidence", "source", "as_of")}
    params = stored.get("params")
    told = {str(key): str(value) for key, value in params.items()} if isinstance(params, Mapping) else {}
    return CardLine(outcome=Outcome(str(stored["outcome"])), params=told, **texts)
