"""The sample résumé of an invented person: is it what stands in the vault, and taking it away again in one go.

Nothing is erased: the versions stay in the ledger and are not offered any more, copies made from them are voided.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from app.clock import Clock, system_clock
from app.domain.copies import MasterVersion
from app.services.masters import MAIN, SAMPLE_END, offered
from app.services.trash import Trash

if TYPE_CHECKING:
    from app.vault.vault import Vault

SAMPLE: Final = "sample"
"""The note of a version made from the shipped sample."""
REASON: Final = "made from the sample résumé"


def is_sample(versions: Sequence[MasterVersion]) -> bool:
    """Whether the newest of these versions (oldest first) still is the sample's person, however it was edited."""
    samples = [version for version in versions if version.note == SAMPLE]
    return bool(samples) and _name(samples[-1]) == _name(versions[-1])


def remove(vault: Vault, clock: Clock = system_clock) -> int:
    """Offer no version so far any more; void their copies and put recipients of nothing else in the trash.

    Returns how many copies were voided; nothing happens (0) when the newest version is not the sample.
    """
    versions = offered(vault)
    if not is_sample(versions):
        return 0
    copies = [copy for copy in vault.copies.all() if copy.master == MAIN and not copy.voided]
    gone = [copy for copy in copies if copy.master_version <= versions[-1].number]
    kept = {copy.recipient_id for copy in copies} - {copy.recipient_id for copy in gone}
    with vault.transaction():
        for copy in gone:
            vault.copies.void(copy.copy_id, REASON)
        for recipient_id in {copy.recipient_id for copy in gone} - kept:
            Trash(vault, clock).put("recipient", recipient_id)
        vault.preferences.set(SAMPLE_END, versions[-1].number)
    return len(gone)


def _name(version: MasterVersion) -> str:
    basics = json.loads(version.document).get("basics", {})
    return str(basics.get("name", ""))
