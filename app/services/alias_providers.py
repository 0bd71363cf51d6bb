"""Addresses that a provider makes, one for each copy: asked for when a copy is made, switched off when the person says so.

An address that was made for a copy which then was not handed over is used for the next one. The key is in the keyring.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from app.aliases.addy import BASE as ADDY
from app.aliases.addy import Addy
from app.aliases.provider import AliasProvider, Domain, MadeAlias, Service, clean_base
from app.aliases.simplelogin import BASE as SIMPLELOGIN
from app.aliases.simplelogin import SimpleLogin
from app.domain.alias_scheme import AliasScheme
from app.domain.network_gate import KeyStore, WebGate
from app.errors import UserError

if TYPE_CHECKING:
    from app.vault.vault import Vault

PROVIDERS: Final[Mapping[str, tuple[type[SimpleLogin | Addy], str]]] = {
    "simplelogin": (SimpleLogin, SIMPLELOGIN),
    "addy": (Addy, ADDY),
}
"""By the name of the scheme: the provider, and the address of its own service."""
_UNUSED: Final = "alias-unused"
_MADE: Final = "alias-made:"


class AliasProviderService:
    """The provided addresses of one vault."""

    def __init__(self, vault: Vault, gate: WebGate, keys: KeyStore) -> None:
        self._vault, self._gate, self._keys = vault, gate, keys

    def domains(self, scheme: AliasScheme, key: str = "") -> tuple[Domain, ...]:
        """Ask a provider for its domains, with a new `key` or the one that is kept. Raises `UserError` `alias-…`."""
        return self._provider(scheme, key).domains()

    def choose(self, scheme: AliasScheme, key: str = "") -> AliasScheme:
        """Ask a provider whether key and domain are right, and keep the key; without a domain its first one is taken.

        Returns the scheme to be set.

        Raises `UserError` `alias-url`, `alias-key-missing`, `alias-domain-gone`, `key-not-kept`, and those of the provider.
        """
        url = clean_base(scheme.url) if scheme.url.strip() else PROVIDERS[scheme.scheme][1]
        wanted = replace(scheme, url=url, domain=scheme.domain.strip(" @.").lower())
        found = self.domains(wanted, key)
        chosen = next((one for one in found if wanted.domain in ("", one.name)), None)
        if chosen is None:
            raise UserError("alias-domain-gone", domain=wanted.domain, host=url.partition("://")[2])
        if key:
            self._keys.store(self._entry(scheme.scheme), key)
        return replace(wanted, domain=chosen.name, own=chosen.own)

    def take(self, scheme: AliasScheme, token: str) -> str:
        """Return an address for the next copy: one that was made and never handed out, else a new one."""
        unused = self._vault.preferences.get(_UNUSED)
        facts = {"scheme": scheme.scheme, "domain": scheme.domain, "url": scheme.url}
        if isinstance(unused, dict) and {key: unused.get(key) for key in facts} == facts:
            return str(unused["address"])
        made: MadeAlias = self._provider(scheme).create(scheme.domain, token)
        with self._vault.transaction():
            self._vault.preferences.set(_UNUSED, {**facts, "address": made.address, "id": made.id})
        return made.address

    def handed_out(self, copy_id: str, aliases: Mapping[str, str]) -> None:
        """Record that an address belongs to a copy now. To be called in the transaction that records the copy."""
        unused = self._vault.preferences.get(_UNUSED)
        if isinstance(unused, dict) and unused.get("address") in aliases.values():
            self._vault.preferences.set(_MADE + copy_id, {**unused, "on": True})
            self._vault.preferences.set(_UNUSED, None)

    def state(self, copy_id: str) -> bool | None:
        """Return whether the provided address of a copy is on; None if no provider made one."""
        made = self._vault.preferences.get(_MADE + copy_id)
        return bool(made.get("on")) if isinstance(made, dict) else None

    def disable(self, copy_id: str) -> str:
        """Switch the address of a copy off at its provider; returns the address. Raises `UserError` `alias-not-provided`, `alias-…`."""
        made: Any = self._vault.preferences.get(_MADE + copy_id)
        if not isinstance(made, dict):
            raise UserError("alias-not-provided")
        scheme = AliasScheme(str(made["scheme"]), str(made["domain"]), str(made["url"]))
        self._provider(scheme).disable(str(made["id"]))
        with self._vault.transaction():
            self._vault.preferences.set(_MADE + copy_id, {**made, "on": False})
        return str(made["address"])

    def keyring_entries(self) -> tuple[str, ...]:
        """Return the names of the services under which the keyring may hold keys of this vault."""
        return tuple(map(self._entry, PROVIDERS))

    def _provider(self, scheme: AliasScheme, key: str = "") -> AliasProvider:
        kind, _ = PROVIDERS[scheme.scheme]
        known = key or self._keys.key(self._entry(scheme.scheme))
        if not known or not known.isascii() or not known.isprintable():
            raise UserError("alias-key-missing")
        return kind(Service(scheme.url, known, self._gate))

    def _entry(self, scheme: str) -> str:
        return f"alias:{self._vault.vault_id}:{scheme}"
