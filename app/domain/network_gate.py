"""The protocol of the network gate that `app` may ask for: implemented by `checkers.net.client`, handed in by the composition root. Opens nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import ssl


class NetworkGate(Protocol):
    """Rules for a connection that is no web request: the offline switch, the addresses that may be dialled, the TLS policy."""

    def require_online(self) -> None:
        """Raise UserError `offline` while the program is to stay offline."""

    def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """Resolve `host` to the addresses to dial. Raises UserError `host-unknown`, `address-private`."""

    def tls(self, host: str) -> ssl.SSLContext:
        """Return a TLS context that checks certificate and name."""


@dataclass(frozen=True, slots=True)
class WebAnswer:
    """Response of a web service: HTTP status and body. The headers are not passed on."""

    status: int
    untrusted_body: bytes = field(repr=False, default=b"")


class WebGate(Protocol):
    """One request to a web service of the person's choice, logged before it is sent."""

    def __call__(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> WebAnswer:
        """Send the request and return the response, whatever its status. Raises UserError as `HttpClient.fetch` does."""


class KeyStore(Protocol):
    """The person's passwords and keys of services, in the operating system's keyring only."""

    def key(self, service: str) -> str:
        """Return what is kept for `service`, "" when there is none or the keyring does not answer."""

    def store(self, service: str, key: str) -> None:
        """Keep it; an empty one is deleted. Raises UserError `key-not-kept`."""
