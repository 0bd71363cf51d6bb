"""`countermark alias …`: the scheme of e-mail aliases, and an address that is switched off."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app import messages
from app.domain.alias_scheme import PROVIDED, SCHEMES, AliasScheme
from app.errors import UserError
from ui.commands.common import Result, Subparsers, secret_of_file, unlocked_vault

if TYPE_CHECKING:
    from app.vault.vault import Vault


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parser."""
    verbs = nouns.add_parser("alias", parents=[common], help="e-mail aliases").add_subparsers(
        dest="verb", required=True, metavar="ACTION"
    )
    choose = verbs.add_parser("set", parents=[common], help="choose the scheme; a provider is asked whether it works")
    choose.add_argument("--scheme", required=True, choices=SCHEMES)
    choose.add_argument("--domain", default="")
    choose.add_argument("--url", default="", help="base address of your own server of the provider")
    choose.add_argument(
        "--key-from", default="", metavar="FILE", help="read the provider's API key; the keyring keeps it"
    )
    choose.set_defaults(run=_set_scheme)
    verbs.add_parser("show", parents=[common], help="show the scheme").set_defaults(run=_show)
    off = verbs.add_parser("disable", parents=[common], help="switch off the address a provider made for a copy")
    off.add_argument("copy", help="the copy's reference or id")
    off.set_defaults(run=_disable)


def _set_scheme(options: argparse.Namespace) -> Result:
    from app.services.copies import CopyService
    from ui.online_lookups import alias_providers

    scheme = AliasScheme(options.scheme, options.domain.strip().lower(), options.url.strip())
    key = secret_of_file(options.key_from).strip() if options.key_from else ""
    with unlocked_vault(options) as vault:
        if scheme.scheme in PROVIDED:
            scheme = alias_providers(vault).choose(scheme, key)
        CopyService(vault).set_alias_scheme(scheme)
        notes = _notes(vault, scheme, options.language)
    return Result(_json(scheme), (_line(scheme), *notes))


def _notes(vault: Vault, scheme: AliasScheme, language: str) -> tuple[str, ...]:
    """Return what to know of a scheme: where sub-addresses are not delivered, and what a provider is told."""
    from app.mail.providers import undelivered_plus
    from app.services import stored_resume

    if scheme.scheme in PROVIDED:
        return (messages.sentence("alias-provider-told", language, {"host": scheme.url.partition("://")[2]}),)
    if scheme.scheme != "subaddress":
        return ()
    warnings = [messages.sentence("alias-subaddress-warning", language)]
    latest = stored_resume.latest(vault)
    address = stored_resume.current(vault).resume.basics.email if latest is not None else ""
    if (found := undelivered_plus(address)) is not None:
        params: dict[str, str | int] = {"domain": address.rpartition("@")[2], "date": found.checked}
        warnings.insert(0, messages.sentence("alias-plus-undelivered", language, params))
    return tuple(warnings)


def _show(options: argparse.Namespace) -> Result:
    from app.services.copies import CopyService

    with unlocked_vault(options) as vault:
        scheme = CopyService(vault).alias_scheme()
    return Result(_json(scheme), (_line(scheme),))


def _disable(options: argparse.Namespace) -> Result:
    from ui.online_lookups import alias_providers

    with unlocked_vault(options) as vault:
        copy = vault.copies.by_reference(options.copy) or vault.copies.get(options.copy)
        if copy is None:
            raise UserError("copy-unknown", reference=options.copy)
        address = alias_providers(vault).disable(copy.copy_id)
    told = messages.sentence("alias-disabled", options.language, {"address": address})
    return Result({"copy_id": copy.copy_id, "address": address, "enabled": False}, (told,))


def _json(scheme: AliasScheme) -> dict[str, object]:
    told: dict[str, object] = {"scheme": scheme.scheme, "domain": scheme.domain}
    return {**told, "url": scheme.url} if scheme.url else told


def _line(scheme: AliasScheme) -> str:
    return f"{scheme.scheme} {scheme.domain} {scheme.url}".strip()
