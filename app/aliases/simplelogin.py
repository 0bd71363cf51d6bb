"""SimpleLogin (https://github.com/simple-login/app/blob/master/docs/api.md, read 2026-11-29): options, custom alias, toggle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.aliases.provider import NOTE, Domain, MadeAlias, Service, address_of, rows
from app.errors import UserError

BASE: Final = "https://app.simplelogin.io"


class SimpleLogin:
    """One account at SimpleLogin, or at a server of one's own."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def domains(self) -> tuple[Domain, ...]:
        """Return the domains of the suffixes that are offered; every prefix can be chosen."""
        names = [str(one["suffix"]).rpartition("@")[2] for one in self._suffixes()]
        return tuple(Domain(name, own=True) for name in dict.fromkeys(names))

    def create(self, domain: str, token: str) -> MadeAlias:
        """Make `token` + suffix on a domain, passed on to the account's default mailbox."""
        chosen = [one for one in self._suffixes() if str(one["suffix"]).endswith(f"@{domain}")]
        if not chosen:
            raise UserError("alias-domain-gone", domain=domain, host=self._service.host)
        best = min(chosen, key=lambda one: len(str(one["suffix"])))  # without an added word where that is offered
        body = {
            "alias_prefix": token,
            "signed_suffix": best.get("signed_suffix"),
            "mailbox_ids": [self._mailbox()],
            "note": NOTE,
        }
        made = self._ask("POST", "/api/v3/alias/custom/new", body)
        address = address_of(self._service, made.get("email"), domain)
        if address != f"{token}{best['suffix']}".lower() or not isinstance(made.get("id"), int):
            raise self._service.unexpected()
        return MadeAlias(address, str(made["id"]))

    def disable(self, alias_id: str) -> None:
        """Switch an alias off; the request toggles, so one that was off already is asked for twice."""
        if self._ask("POST", f"/api/aliases/{int(alias_id)}/toggle", {}).get("enabled") is not False:
            state = self._ask("POST", f"/api/aliases/{int(alias_id)}/toggle", {})
            if state.get("enabled") is not False:
                raise self._service.unexpected()

    def _suffixes(self) -> list[Mapping[str, Any]]:
        found = self._ask("GET", "/api/v5/alias/options")
        if found.get("can_create") is False:
            raise UserError("alias-quota", host=self._service.host)
        listed = rows(self._service, found, "suffixes")
        if not all(isinstance(one.get("suffix"), str) and "@" in one["suffix"] for one in listed):
            raise self._service.unexpected()
        return listed

    def _mailbox(self) -> int:
        """Return the id of the default mailbox, else of the first."""
        listed = rows(self._service, self._ask("GET", "/api/v2/mailboxes"), "mailboxes")
        ids = [one["id"] for one in sorted(listed, key=lambda one: one.get("default") is not True) if "id" in one]
        if not ids or not isinstance(ids[0], int):
            raise self._service.unexpected()
        return ids[0]

    def _ask(self, method: str, path: str, body: Mapping[str, object] | None = None) -> Mapping[str, Any]:
        return self._service.ask(method, path, {"Authentication": self._service.key}, body)
