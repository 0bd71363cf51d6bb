"""Types of a fetch: consent, limits, log record, response; and parsing of web addresses. Opens nothing.

`checkers.net.client` acts on these; everything else may use these types without touching the network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from app.errors import UserError
from app.text.hostnames import to_ascii

PAGE_TYPES = (
    "text/html",
    "text/plain",
    "application/xhtml+xml",
    "application/json",
    "application/ld+json",
    "multipart/related",
    "message/rfc822",
)

MAX_SHOWN = 500
"""Letters of a request that the log keeps."""


@dataclass(frozen=True, slots=True)
class Consent:
    """A person's agreement to contact `host` for the reason `why` (a stable code). Without `granted` nothing is
    sent."""

    host: str
    why: str
    granted: bool


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """One request for the log: host, method and address sent, why, when (RFC 3339 UTC), and its result (`BEGUN`: not yet)."""

    host: str
    sent: str
    why: str
    at: str
    result: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one fetch.

    Bytes of the decoded body, seconds in all, redirects, tries, seconds between two requests to a host, allowed
    content types (empty = any), and whether a redirect may lead to another organisation's host (RDAP).
    """

    size: int = 2_000_000
    seconds: float = 30.0
    redirects: int = 3
    tries: int = 3
    pause: float = 1.0
    content_types: tuple[str, ...] = PAGE_TYPES
    other_hosts: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response: the final address, HTTP status, content type without parameters (`full_type` with), headers, body."""

    url: str
    status: int
    content_type: str
    full_type: str
    data: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def host_of(url: str) -> str:
    """Return the host of a web address in lower case ASCII. Raises `UserError` for anything else."""
    return split_url(url)[1]


def split_url(url: str) -> tuple[SplitResult, str, int]:
    """Split a web address into parts (with the host in ASCII), ASCII host and port.

    Raises `UserError` `url-invalid`, `url-scheme`, `url-credentials`.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise UserError("url-invalid") from None
    if parts.scheme not in ("http", "https"):
        raise UserError("url-scheme")
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        raise UserError("url-credentials")
    try:
        host = to_ascii(parts.hostname or "")
    except ValueError:
        raise UserError("url-invalid") from None
    named = f"[{host}]" if ":" in host else host
    shown = named if parts.port is None else f"{named}:{parts.port}"
    return parts._replace(netloc=shown), host, port or (443 if parts.scheme == "https" else 80)
