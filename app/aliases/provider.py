"""Common part of SimpleLogin and addy.io: one JSON request, its errors, and the checks of what comes back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, cast
from urllib.parse import urlsplit

from app.domain.network_gate import WebAnswer, WebGate
from app.errors import AppError, UserError
from app.text.hostnames import to_ascii
from app.text.mail_and_web_addresses import emails

NOTE: Final = "Countermark"
"""All that a provider is told about an alias: never for whom it is made."""
_DONE: Final = frozenset((200, 201, 204))
_SHOWN: Final = 200
_TRANSLATED: Final = {
    "page-slow": "alias-slow",
    "connect-failed": "alias-unreachable",
    "host-busy": "alias-busy",
    "page-large": "alias-unexpected",
    "page-type": "alias-unexpected",
    "redirects-many": "alias-unexpected",
    "redirect-elsewhere": "alias-unexpected",
}
"""Errors of the network whose sentence speaks of pages."""


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain on which aliases can be made; `own`: the part before the @ can be chosen."""

    name: str
    own: bool


@dataclass(frozen=True, slots=True)
class MadeAlias:
    """An alias that a provider made: its address, and the provider's id of it."""

    address: str
    id: str


class AliasProvider(Protocol):
    """A provider as the program uses it."""

    def domains(self) -> tuple[Domain, ...]:
        """Return the domains on which the person can have aliases. Raises UserError `alias-…` like every call."""

    def create(self, domain: str, token: str) -> MadeAlias:
        """Make an alias on a domain, named by the token where a name can be chosen."""

    def disable(self, alias_id: str) -> None:
        """Switch an alias off: mail to it is not passed on any more."""


@dataclass(frozen=True, slots=True)
class Service:
    """A provider's address and the person's key of it; `gate` sends one request."""

    base: str
    key: str = field(repr=False)
    gate: WebGate

    def ask(
        self, method: str, path: str, headers: Mapping[str, str], body: Mapping[str, object] | None = None
    ) -> Mapping[str, Any]:
        """Send one request; returns the JSON object of the answer, an empty one for 204.

        Raises `UserError` `alias-key-refused`, `alias-forbidden`, `alias-gone`, `alias-taken`, `alias-busy`, `alias-down`,
        `alias-refused`, `alias-unexpected`, `alias-slow`, `alias-unreachable`, and others of the gate.
        """
        data = None if body is None else json.dumps(body).encode()
        kind = {} if data is None else {"Content-Type": "application/json"}
        try:
            answer = self.gate(method, self.base + path, {"Accept": "application/json", **kind, **headers}, data)
        except AppError as error:
            if error.code in _TRANSLATED:
                raise UserError(_TRANSLATED[error.code], host=self.host) from None
            raise
        if answer.status not in _DONE:
            raise self._refusal(answer)
        if answer.status == 204:
            return {}
        found = _object(answer.untrusted_body)
        if found is None:
            raise UserError("alias-unexpected", host=self.host)
        return found

    @property
    def host(self) -> str:
        """The provider's host, for sentences."""
        return urlsplit(self.base).hostname or ""

    def unexpected(self) -> UserError:
        """Return the error for an answer that is not as documented."""
        return UserError("alias-unexpected", host=self.host)

    def _refusal(self, answer: WebAnswer) -> UserError:
        codes = {401: "alias-key-refused", 404: "alias-gone", 409: "alias-taken", 429: "alias-busy"}
        if answer.status in codes:
            return UserError(codes[answer.status], host=self.host)
        if answer.status >= 500:
            return UserError("alias-down", host=self.host, status=answer.status)
        said = self._said(answer.untrusted_body)
        if answer.status == 403:
            return UserError("alias-forbidden", host=self.host, answer=said)
        if said and 400 <= answer.status < 500:
            return UserError("alias-refused", host=self.host, answer=said)
        return self.unexpected()

    def _said(self, untrusted_body: bytes) -> str:
        """Return the provider's own words, in one short line and never with the key in it."""
        found = _object(untrusted_body) or {}
        words = found.get("error") or found.get("message") or ""
        line = " ".join("".join(sign if sign.isprintable() else " " for sign in str(words)).split())[:_SHOWN]
        return "" if self.key and self.key in line else line


def clean_base(untrusted_url: str) -> str:
    """Return a base address without its last slash. Raises UserError `alias-url` for all but https with a host and a path."""
    try:
        parts = urlsplit(untrusted_url.strip())
        host, port = to_ascii(parts.hostname or ""), parts.port
    except ValueError:
        raise UserError("alias-url") from None
    plain = parts.username is None and parts.password is None and not parts.query and not parts.fragment
    if parts.scheme != "https" or not host or not plain or "@" in parts.netloc:
        raise UserError("alias-url")
    named = f"[{host}]" if ":" in host else host
    return f"https://{named}{'' if port is None else f':{port}'}{parts.path.rstrip('/')}"


def address_of(service: Service, untrusted: object, domain: str) -> str:
    """Return an address that a provider made on `domain`. Raises UserError `alias-unexpected` for anything else."""
    text = untrusted.lower() if isinstance(untrusted, str) else ""
    found = next(emails(text), None)
    if found is None or found.group() != text or len(text) > 120 or not text.endswith(f"@{domain}"):
        raise service.unexpected()
    return text


def rows(service: Service, found: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """Return a list of objects in an answer. Raises UserError `alias-unexpected`."""
    listed = found.get(key)
    if not isinstance(listed, list) or not all(isinstance(row, dict) for row in listed):
        raise service.unexpected()
    return cast("list[Mapping[str, Any]]", listed)


def _object(untrusted_body: bytes) -> Mapping[str, Any] | None:
    try:
        found = json.loads(untrusted_body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
