"""Records of the vault besides résumés and copies: stored checks, incidents, wordings, search hits, ledger problems.

Plain frozen values; never opens a file or a database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

BEGUN: Final = "begun"
"""How a request to the network ends as long as it has not: it is recorded before anything of it is sent, and once more at its end."""


class AssignedCopy(NamedTuple):
    """A copy as attribution needs it: light enough for 100,000 of them. `voided` is empty for a valid copy."""

    copy_id: str
    reference: str
    master: str
    master_version: int
    spec_version: int
    assignment: bytes
    aliases: Mapping[str, str]
    recipient_id: str
    created: str
    voided: str


@dataclass(frozen=True, slots=True)
class StoredCheck:
    """A stored check card: `card` is its JSON form, `source_sha256` the hash of the stored original (may be empty)."""

    id: str
    created: str
    title: str
    organisation: str
    source_name: str
    source_sha256: str
    card: Mapping[str, object]

    @property
    def name(self) -> str:
        """The posting's title with who posts it, as far as they are known."""
        return _posting_name(self.title, self.organisation)


@dataclass(frozen=True, slots=True)
class CheckHeading:
    """Title and time of a check (ISO 8601, UTC), without its card."""

    id: str
    created: str
    title: str
    organisation: str

    @property
    def name(self) -> str:
        """The posting's title with who posts it, as far as they are known."""
        return _posting_name(self.title, self.organisation)


@dataclass(frozen=True, slots=True)
class IncidentFile:
    """One file stored with an incident: hash in hex, size in bytes."""

    name: str
    sha256: str
    size: int
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that surfaced. `kind` is `file`, `text`, `mail` or `call`; `when` is the ISO date it surfaced;
    `body` is JSON: what was seen, what the caller knew, the attribution."""

    id: str
    created: str
    kind: str
    title: str
    when: str
    body: Mapping[str, object]
    files: tuple[IncidentFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """A variant of a field's text; only an `approved` one may be used in a copy."""

    field_id: str
    text: str
    approved: bool


LETTERS: Final = "letter:"
"""Preferences under which letters are kept, each by its id."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One search result.

    `kind` is `recipient`, `copy`, `check`, `incident`, `letter`, `note` or `platform` (in the window also `page`, `command`, `setting`); `id` opens it; `title` is what to show, `excerpt` the text
    around a match in its own spelling (empty where the title alone contains every term), `marks` the spans (start,
    end) of the matches in it. All of it is untrusted.
    """

    kind: str
    id: str
    title: str
    excerpt: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerProblem:
    """Something wrong with a ledger, or with what is stored beside it.

    Row `number` (0: the ledger as a whole), a stable `code`, `detail` (a copy reference, a file format), and the
    `field` of the record that differs from the row.
    """

    number: int
    code: str
    detail: str = ""
    field: str = ""


def _posting_name(title: str, organisation: str) -> str:
    return title if organisation in title else " · ".join(part for part in (title, organisation) if part)
