"""The ledger as CSV, JSON and calendar. Plain text: written only where the person says, never by itself.

The calendar is iCalendar
(RFC 5545): one all-day event per copy, with lines folded at 75 octets.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.clock import to_iso
from app.csv_file import csv_bytes
from app.domain.copies import CopyRecord
from app.errors import UserError
from app.files import write_atomic
from app.workers.cancellation import CancelToken, check

if TYPE_CHECKING:
    from app.vault.vault import Vault

_CSV: Final = (
    "created",
    "reference",
    "recipient",
    "kind",
    "domains",
    "stage",
    "channel",
    "master",
    "master_version",
    "disclosed",
    "withheld",
    "formats",
    "sha256",
    "check",
    "voided",
)


def to_csv(vault: Vault) -> bytes:
    """Export the copies as CSV, one line each, newest first."""
    rows: list[Sequence[str]] = [_CSV]
    recipients = {recipient.id: recipient for recipient in vault.recipients.all()}
    for copy in vault.copies.all():
        recipient = recipients[copy.recipient_id]
        cells = (
            copy.created,
            copy.reference,
            recipient.name,
            str(recipient.kind),
            " ".join(recipient.domains),
            str(copy.stage),
            copy.channel,
            copy.master,
            str(copy.master_version),
            " ".join(copy.disclosed),
            " ".join(sorted({str(item.kind) for item in copy.withheld})),
            " ".join(file.format for file in copy.files),
            " ".join(file.sha256 for file in copy.files),
            copy.check_id,
            copy.voided,
        )
        rows.append(cells)
    return csv_bytes(rows)


def to_json(vault: Vault) -> bytes:
    """Export every ledger row as stored (with salt and hashes), ready for the check that docs/vault-format.md describes."""
    head = vault.ledger.head()
    document = {
        "format": "countermark-ledger",
        "version": 1,
        "vault": vault.vault_id,
        "exported": to_iso(vault.clock()),
        "head": {"number": head.number, "hash": head.hash} if head else None,
        "rows": [row._asdict() for row in vault.ledger.rows()],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def to_ics(vault: Vault) -> bytes:
    """Export one all-day iCalendar event per copy that was not voided."""
    recipients = {recipient.id: recipient.name for recipient in vault.recipients.all()}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Countermark//ledger//EN", "CALSCALE:GREGORIAN"]
    for copy in reversed(vault.copies.all()):
        if not copy.voided:
            lines += _event(copy, recipients[copy.recipient_id], to_iso(vault.clock()))
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + "\r\n" for line in lines).encode()


_WRITERS: Final[Mapping[str, Callable[[Vault], bytes]]] = {".csv": to_csv, ".json": to_json, ".ics": to_ics}


def write_export(
    vault: Vault, path: Path, references: Collection[str] | None = None, *, cancel: CancelToken | None = None
) -> None:
    """Export to `path` in the format of its extension; `.zip` is the proof, of the copies `references` alone if given.

    Raises UserError `export-format-unknown`, `export-only-proof` (references for another format), `copy-unknown`,
    `ledger-broken`, and `Cancelled`: no file is written then.
    """
    from app.vault.ledger.proof import to_proof

    if path.suffix.lower() == ".zip":
        write_atomic(path, to_proof(vault, references, cancel))
        return
    if references is not None:
        raise UserError("export-only-proof")
    maker = _WRITERS.get(path.suffix.lower())
    if maker is None:
        raise UserError("export-format-unknown", name=path.name)
    data = maker(vault)
    check(cancel)
    write_atomic(path, data)


def _event(copy: CopyRecord, recipient: str, now: str) -> list[str]:
    day = copy.created[:10].replace("-", "")
    details = f"{copy.stage} · {copy.channel} · {', '.join(file.format for file in copy.files)}"
    return [
        "BEGIN:VEVENT",
        f"UID:{copy.copy_id}@countermark.invalid",
        f"DTSTAMP:{now.replace('-', '').replace(':', '')}",
        f"DTSTART;VALUE=DATE:{day}",
        f"SUMMARY:{_escaped(f'{copy.reference} → {recipient}')}",
        f"DESCRIPTION:{_escaped(details)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(untrusted_text: str) -> str:
    text = "".join(ch for ch in untrusted_text if ch >= " " or ch == "\n")
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    parts: list[str] = []
    current = b""
    for ch in line:
        piece = ch.encode()
        if len(current) + len(piece) > (75 if not parts else 74):
            parts.append(current.decode())
            current = b""
        current += piece
    return "\r\n ".join([*parts, current.decode()])
