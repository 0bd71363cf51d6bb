"""addy.io (https://app.addy.io/docs, as of 2026-11): domain options, alias with a chosen or a random name, switching off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from app.aliases.provider import NOTE, Domain, MadeAlias, Service, address_of
from app.errors import UserError

BASE: Final = "https://app.addy.io"
_ID: Final = re.compile(r"[0-9a-fA-F-]{8,64}")


class Addy:
    """One account at addy.io, or at a server of one's own."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def domains(self) -> tuple[Domain, ...]:
        """Return the person's own domains, then the shared ones, on which a name cannot be chosen."""
        found = self._ask("GET", "/api/v1/domain-options")
        every, shared = (self._names(found.get(key)) for key in ("data", "sharedDomains"))
        own = [Domain(name, own=True) for name in every if name not in shared]
        return (*own, *(Domain(name, own=False) for name in shared))

    def create(self, domain: str, token: str) -> MadeAlias:
        """Make an alias on a domain, passed on to the account's default recipient."""
        known = {one.name: one for one in self.domains()}
        if domain not in known:
            raise UserError("alias-domain-gone", domain=domain, host=self._service.host)
        named = {"format": "custom", "local_part": token} if known[domain].own else {"format": "random_characters"}
        answer = self._ask("POST", "/api/v1/aliases", {"domain": domain, "description": NOTE, **named})
        made = answer.get("data")
        if not isinstance(made, dict) or not _ID.fullmatch(str(made.get("id", ""))):
            raise self._service.unexpected()
        address = address_of(self._service, made.get("email"), domain)
        if known[domain].own and address != f"{token}@{domain}":
            raise self._service.unexpected()
        return MadeAlias(address, str(made["id"]))

    def disable(self, alias_id: str) -> None:
        """Switch an alias off."""
        if not _ID.fullmatch(alias_id):
            raise UserError("alias-gone", host=self._service.host)
        self._ask("DELETE", f"/api/v1/active-aliases/{alias_id}")

    def _names(self, listed: object) -> list[str]:
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            raise self._service.unexpected()
        return [one.lower() for one in listed]

    def _ask(self, method: str, path: str, body: Mapping[str, object] | None = None) -> Mapping[str, Any]:
        headers = {"Authorization": f"Bearer {self._service.key}", "X-Requested-With": "XMLHttpRequest"}
        return self._service.ask(method, path, headers, body)
