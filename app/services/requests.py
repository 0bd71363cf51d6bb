"""The record of every network request ever made: in the vault's ledger when one is open, else in a plain list.

Never holds a personal value of the vault: host, what was sent, why and when.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
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


def read_requests(vault: Vault, beside: Path | None = None) -> tuple[RequestLine, ...]:
    """All requests in the ledger, and those that `file_log` recorded `beside` it, newest first."""
    lines = [_line(entry.body) for entry in vault.ledger.entries(kind="request", newest_first=True)]
    if beside is not None:
        lines = sorted((*lines, *_read_file(beside)), key=lambda line: line.at, reverse=True)
    return tuple(lines)


def _read_file(path: Path) -> tuple[RequestLine, ...]:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ()
    return tuple(_line(row) for row in map(_object, reversed(lines)) if row)  # a line that is none is passed over


def _object(untrusted_line: str) -> dict[str, object]:
    try:
        row = json.loads(untrusted_line)
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def _line(row: Mapping[str, object]) -> RequestLine:
    return RequestLine(**{spec.name: str(row.get(spec.name, "")) for spec in fields(RequestLine)})
