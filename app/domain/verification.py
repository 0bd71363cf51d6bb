"""What the verifier found in a finished file."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.sensitivity import Kind


@dataclass(frozen=True, slots=True)
class Finding:
    """Something withheld (or not allowed) in a file: the channel, where in it, the kind (None: structural), the
    field it belongs to (may be empty), a stable code (`value`, `pattern`, `structure`, `unfaithful`, `unreadable`)
    and an excerpt."""

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
    def clean(self) -> bool:
        """True when nothing was found in the channels that ran (never "anonymous")."""
        return bool(self.channels) and not self.findings
