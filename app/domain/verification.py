"""Results of the verifier for a finished file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.domain.sensitivity import Kind

_NOT_HELD: Final = ("unreadable", "unproven", "locked", "empty")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something withheld (or not allowed) in a file: the channel, where in it, the kind (None: structural), the
    field it belongs to (may be empty), a stable code and an excerpt. Codes: `value`, `pattern`, `structure`,
    `unfaithful`; and where nothing can be vouched for `unreadable`, `unproven` (what is
    drawn is not, or not provably, what the text says), `locked` (a password), `empty` (no text at all)."""

    channel: str
    where: str
    code: str
    kind: Kind | None = None
    field: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """Result of re-reading one file: the channels that ran, and the findings (empty = nothing found in N channels)."""

    format: str
    channels: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def held(self) -> tuple[Finding, ...]:
        """Findings of something that is in the file, not of what could not be read."""
        return tuple(finding for finding in self.findings if finding.code not in _NOT_HELD)

    @property
    def clean(self) -> bool:
        """True when nothing was found in the channels that ran (never "anonymous")."""
        return bool(self.channels) and not self.findings
