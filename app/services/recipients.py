"""The people and organisations that receive copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.copies import Recipient, RecipientKind
from app.errors import UserError
from app.text.printable import proper_name

if TYPE_CHECKING:
    from app.vault.vault import Vault


class RecipientService:
    """Adds and finds recipients; names are unique."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(self, name: str, kind: RecipientKind = RecipientKind.EMPLOYER, domains: Sequence[str] = ()) -> Recipient:
        """Add a recipient. Raises `UserError` `recipient-empty` or `recipient-exists`."""
        name = proper_name(name)
        if not name:
            raise UserError("recipient-empty")
        if self._vault.recipients.by_name(name) is not None:
            raise UserError("recipient-exists", name=name)
        with self._vault.transaction():
            return self._vault.recipients.add(name, kind, _clean_domains(domains))

    def edit(
        self,
        name: str,
        *,
        rename: str = "",
        kind: RecipientKind | None = None,
        domains: Sequence[str] | None = None,
        notes: str | None = None,
    ) -> Recipient:
        """Change a recipient; what is not given stays. The ledger keeps the previous values.

        Raises `UserError` `recipient-unknown` or `recipient-exists`.
        """
        known = self.find(name)
        changed = replace(
            known,
            name=rename or known.name,
            kind=kind or known.kind,
            domains=known.domains if domains is None else _clean_domains(domains),
            notes=known.notes if notes is None else notes,
        )
        self._vault.recipients.update(changed)
        return self._vault.recipients.get(known.id) or changed

    def find(self, name: str) -> Recipient:
        """Return the recipient of that name. Raises `UserError` `recipient-unknown`."""
        recipient = self._vault.recipients.by_name(name)
        if recipient is None:
            raise UserError("recipient-unknown", name=name)
        return recipient

    def find_or_add(
        self, name: str, kind: RecipientKind = RecipientKind.EMPLOYER, domains: Sequence[str] = ()
    ) -> Recipient:
        """Return the recipient of that name, added when new."""
        known = self._vault.recipients.by_name(name)
        return known or self.add(name, kind, domains)

    def for_copy(
        self, name: str, kind: RecipientKind = RecipientKind.EMPLOYER, domains: Sequence[str] = ()
    ) -> Recipient:
        """Return the recipient of a copy that is about to be made, added when new. Raises as `refusal` tells; then nobody is added."""
        refused = self.refusal(name)
        if refused is not None:
            raise refused
        return self.find_or_add(name, kind, domains)

    def refusal(self, name: str) -> UserError | None:
        """Return why no copy may go to somebody of that name (see `Copies.before_add`); None if one may."""
        try:
            self._vault.copies.before_add(proper_name(name))
        except UserError as error:
            return error
        return None

    def all(self) -> tuple[Recipient, ...]:
        """Return all recipients."""
        return tuple(self._vault.recipients.all())


def _clean_domains(domains: Sequence[str]) -> tuple[str, ...]:
    return tuple(domain.strip().lower() for domain in domains if domain)
