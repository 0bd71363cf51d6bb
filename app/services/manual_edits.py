"""Copies that were edited by hand after they were made: which of their marks the file that was really sent still has.

What a person changed no longer shows what was assigned, so those places are excluded: they count neither for nor
against that copy. Must never add evidence, and never look at a text that surfaced.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.copies import CopyRecord
from app.errors import UserError
from app.services import child_tasks, stored_resume
from app.services.compute import LOCAL, Compute
from app.services.copy_plan import spec_of
from app.workers.cancellation import CancelToken, check

if TYPE_CHECKING:
    from app.vault.vault import Vault

_KEY: Final = "edited-copies"


@dataclass(frozen=True, slots=True)
class ManualEdit:
    """The copy, and the ids of the carriers that its edited file changed."""

    copy: CopyRecord
    excluded: tuple[str, ...]


def excluded_carriers(vault: Vault) -> Mapping[str, frozenset[str]]:
    """Return copy id → carriers that were changed by hand."""
    stored = vault.ledger_view.excluded(dict(vault.preferences.get(_KEY, {})))
    return {str(copy_id): frozenset(map(str, carriers)) for copy_id, carriers in stored.items()}


def record_manual_edit(
    vault: Vault, copy: str, name: str, data: bytes, *, compute: Compute = LOCAL, cancel: CancelToken | None = None
) -> ManualEdit:
    """Compare the file that was really sent with the copy (its id or reference) and exclude what differs from now on;
    a later call replaces an earlier one. Recorded in the ledger. Raises `UserError` `copy-unknown`, or for a file that
    cannot be read."""
    from app.ingest.readings import read_texts

    record = vault.copies.get(copy) or vault.copies.by_reference(copy)
    if record is None:
        raise UserError("copy-unknown", reference=copy)
    text = read_texts(name or "pasted.txt", data, cancel=cancel or CancelToken())[0]
    changed = _changed_places(vault, record, text, compute, cancel)
    check(cancel)
    body = {"copy_id": record.copy_id, "sha256": hashlib.sha256(data).hexdigest(), "excluded": list(changed)}
    with vault.transaction():
        known = {key: sorted(carriers) for key, carriers in excluded_carriers(vault).items()}
        vault.preferences.set(_KEY, {**known, record.copy_id: list(changed)})
        vault.ledger.append("copy-edited", body)
    return ManualEdit(record, changed)


def _changed_places(
    vault: Vault, record: CopyRecord, text: str, compute: Compute, cancel: CancelToken | None
) -> tuple[str, ...]:
    master = stored_resume.version(vault, record.master, record.master_version)
    spec = spec_of(master, record.spec_version, compute)
    packed = next(row.assignment for row in vault.copies.assigned(record.master) if row.copy_id == record.copy_id)
    return compute.run(child_tasks.changed_places, master.resume, spec, packed, text, cancel=cancel)
