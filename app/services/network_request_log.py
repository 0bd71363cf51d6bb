"""The record of every network request ever made: in the vault's ledger when one is open, else in a plain list.

Never holds a personal value of the vault: host, what was sent, why and when.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.stored_records import BEGUN
from app.files import LARGEST, append_line_locked, make_private_folder, read_tail

if TYPE_CHECKING:
    from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request: host, what was sent (method and path), why, when (RFC 3339), and its result.

    Result `BEGUN`: the program was ended before that was known.
    """

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
        append_line_locked(path, json.dumps(asdict(line), ensure_ascii=False).encode("utf-8", "replace"))

    return record


def read_requests(vault: Vault, beside: Path | None = None) -> tuple[RequestLine, ...]:
    """Return all requests in the ledger, and those that `file_log` recorded `beside` it, newest first, each once."""
    lines = drop_matched_beginnings(
        _line(entry.body) for entry in vault.ledger.entries(kind="request", newest_first=True)
    )
    if beside is not None:
        lines = sorted((*lines, *drop_matched_beginnings(_read_file(beside))), key=lambda line: line.at, reverse=True)
    return tuple(lines)


def drop_matched_beginnings(newest_first: Iterable[RequestLine]) -> list[RequestLine]:
    """Return the lines without beginnings whose end is listed too."""
    lines, ends = list(newest_first), Counter[RequestLine]()
    for line in lines:
        if line.result != BEGUN:
            ends[replace(line, result=BEGUN)] += 1
    kept = []
    for line in lines:
        if line.result == BEGUN and ends[line] > 0:
            ends[line] -= 1
        else:
            kept.append(line)
    return kept


def _read_file(path: Path) -> tuple[RequestLine, ...]:
    try:
        lines = read_tail(path, LARGEST).decode("utf-8", "replace").split("\n")
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
