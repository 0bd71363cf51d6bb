"""Ledger operations beyond showing it: exports and proofs, external time-stamps, checking a ledger file, search.

Reaches no network: a time-stamp request is a file that the person sends, its response a file that they bring back.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.stored_records import SearchHit
from app.errors import UserError
from app.files import problem_of, read_bytes, write_atomic
from app.services.recipients import RecipientService
from app.vault.ledger import ledger_file, timestamp
from app.vault.ledger.export import write_export
from app.vault.ledger.ledger_file import LedgerFileReport
from app.vault.ledger.timestamp import TimeStamp
from app.workers.cancellation import CancelToken

if TYPE_CHECKING:
    from app.vault.vault import Vault


_MOST: Final = 1_000_000
"""Bytes of a time-stamp or of certificates."""


def export(
    vault: Vault,
    path: Path,
    *,
    recipient: str = "",
    references: Sequence[str] = (),
    cancel: CancelToken | None = None,
) -> int | None:
    """Export the ledger to `.csv`, `.json`, `.ics` or a `.zip` proof; a proof may be of one recipient's or some copies alone.

    Returns how many copies were chosen, None for the whole ledger. Raises UserError `recipient-unknown`,
    `recipient-no-copies`, `copy-unknown`, `export-only-proof`, `export-format-unknown` or `ledger-broken`, and
    `Cancelled`: no file is written then.
    """
    vault.ledger_view.compare()
    if not recipient and not references:
        write_export(vault, path, cancel=cancel)
        return None
    chosen = set(references)
    if recipient:
        found = vault.copies.for_recipient(RecipientService(vault).find(recipient).id)
        if not found:
            raise UserError("recipient-no-copies", name=recipient)
        chosen |= {copy.reference for copy in found}
    write_export(vault, path, sorted(chosen), cancel=cancel)
    return len(chosen)


def void(vault: Vault, reference: str, reason: str) -> int:
    """Void the copy with that reference; returns the number of the further row. Raises `copy-unknown`."""
    with vault.transaction():
        copy = vault.copies.by_reference(reference)
        if copy is None:
            raise UserError("copy-unknown", reference=reference)
        vault.copies.void(copy.copy_id, reason)
        head = vault.ledger.head()
    return head.number if head else 0


def request_stamp(vault: Vault, path: Path) -> int:
    """Write an RFC 3161 request for the ledger's head to a new file; returns the number of the row it covers."""
    number, request = timestamp.create_request(vault)
    write_atomic(path, request, replace=False)
    return number


def import_stamp(vault: Vault, untrusted_response: bytes, roots_pem: bytes) -> TimeStamp:
    """Check an authority's response against the ledger and store it. Raises UserError `timestamp-…`."""
    return timestamp.import_response(vault, untrusted_response, roots_pem)


def import_stamp_files(vault: Vault, answer: Path, roots: Path) -> TimeStamp:
    """Run `import_stamp` on two files a person chose. Raises further `EnvironmentProblem` and UserError `too-large`."""
    return import_stamp(vault, _small_file(answer), _small_file(roots))


def _small_file(path: Path) -> bytes:
    try:
        return read_bytes(path, _MOST)
    except OSError as error:
        raise problem_of(error, path) from error


def check_file(untrusted_data: bytes) -> LedgerFileReport:
    """Check an exported ledger or a proof, anyone's; needs no vault. Raises UserError `not-a-ledger-file`, …"""
    return ledger_file.check_ledger_file(untrusted_data)


def search(vault: Vault, query: str, *, limit: int = 50) -> list[SearchHit]:
    """Return recipients, copies, checks and incidents with every word of `query`; an index that is behind is updated first."""
    if vault.search_is_behind:
        vault.catch_up_search()
    return vault.search(query, limit=limit)
