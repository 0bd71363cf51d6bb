"""Recipients, copies and their records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.domain.policy import Withheld
from app.domain.sensitivity import Stage

FILE: Final = "file"
"""The channel of a copy that is handed over as files."""
FORM: Final = "platform form"
"""The channel of a copy that is pasted into a web form, part by part."""
SCAN: Final = "id-scan"
"""The channel of a copy that is a scan; its specification is 0: it carries no marks besides what is burnt in."""
LETTER: Final = "cover-letter"
"""The channel of a cover letter beside a copy; its specification is 0: its marks are those of its own text (`app.services.cover_letters`)."""
REFERENCE_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Symbols of a reference without 0/O, 1/I/L and U: 30 symbols; the last one of a reference is a check character."""


class RecipientKind(StrEnum):
    """Kind of a recipient."""

    EMPLOYER = "employer"
    PLATFORM = "platform"
    AGENCY = "agency"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Employer, platform, agency or person that receives a copy. `domains` are its web or mail domains."""

    id: str
    name: str
    kind: RecipientKind
    domains: tuple[str, ...] = ()
    created: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class MasterVersion:
    """One version of a master résumé. `master` names the résumé (a person may keep several), `number` starts at 1;
    `document` is the internal JSON form (`resume_json.to_json(ids=True)`) as canonical text."""

    master: str
    number: int
    created: str
    document: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CopyFile:
    """One written file: `path` is where it was last written (may be empty), `sha256` in hex, `size` in bytes."""

    format: str
    name: str
    sha256: str
    size: int
    path: str = ""


@dataclass(frozen=True, slots=True)
class CopyRecord:
    """A copy as the ledger knows it, without the bytes. `assignment` is the packed marks (see `app.marks`),
    `spec_version` the carrier specification they belong to, `aliases` maps field id → alias handed out."""

    copy_id: str
    reference: str
    recipient_id: str
    stage: Stage
    policy: Mapping[str, str]
    master: str
    master_version: int
    created: str
    channel: str
    disclosed: tuple[str, ...]
    withheld: tuple[Withheld, ...]
    assignment: bytes
    spec_version: int
    aliases: Mapping[str, str] = field(default_factory=dict)
    files: tuple[CopyFile, ...] = ()
    check_id: str = ""
    voided: str = ""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One row of the append-only chain: `hash` = SHA-256 over `number`, `at`, `kind`,
    the salted hash of `body`, and `previous` (docs/vault-format.md)."""

    number: int
    at: str
    kind: str
    body: Mapping[str, object]
    previous: str
    hash: str
