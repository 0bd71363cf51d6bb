"""The record of every network request ever made: in the vault's ledger when one is open, else in a plain list.

Never holds a personal value of the vault: host, what was sent, why and when.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.files import make_private_folder, write_atomic

if TYPE_CHECKING:
    from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request: host, what was sent (method and path), why it was made, when (RFC 3339), and how it ended."""

    host: str
    sent: str
    why: str
    at: str
    result: str


RequestLog = Callable[[RequestLine], None]


def vault_log(vault: Vault) -> RequestLog:
    """Records requests in the ledger."""

    def record(line: RequestLine) -> None:
        with vault.transaction():
            vault.ledger.append("request", asdict(line))

    return record


def file_log(path: Path) -> RequestLog:
    """Records requests as JSON lines, for use without a vault."""

    def record(line: RequestLine) -> None:
        make_private_folder(path.parent)
        before = path.read_bytes() if path.exists() else b""
        write_atomic(path, before + (json.dumps(asdict(line), ensure_ascii=False) + "\n").encode())

    return record


def read_requests(vault: Vault) -> tuple[RequestLine, ...]:
    """All requests in the ledger, newest first."""
    rows = [entry.body for entry in vault.ledger.entries(kind="request")]
    names = ("host", "sent", "why", "at", "result")
    return tuple(RequestLine(**{name: str(row.get(name, "")) for name in names}) for row in reversed(rows))
