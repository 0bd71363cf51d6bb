"""`countermark alias …`: the scheme of e-mail aliases."""

from __future__ import annotations

import argparse

from app import messages
from ui.commands.common import Result, Subparsers, unlocked_vault


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parser."""
    verbs = nouns.add_parser("alias", parents=[common], help="e-mail aliases").add_subparsers(
        dest="verb", required=True, metavar="ACTION"
    )
    choose = verbs.add_parser("set", parents=[common], help="choose the scheme")
    choose.add_argument("--scheme", required=True, choices=["none", "subaddress", "catch-all"])
    choose.add_argument("--domain", default="")
    choose.set_defaults(run=_set_scheme)
    verbs.add_parser("show", parents=[common], help="show the scheme").set_defaults(run=_show)


def _set_scheme(options: argparse.Namespace) -> Result:
    from app.services.copies import CopyService
    from app.services.copy_plan import AliasScheme

    scheme = AliasScheme(options.scheme, options.domain.strip().lower())
    with unlocked_vault(options) as vault:
        CopyService(vault).set_alias_scheme(scheme)
    lines: tuple[str, ...] = (str(options.scheme),)
    if options.scheme == "subaddress":
        lines = (*lines, messages.sentence("alias-subaddress-warning", options.language))
    return Result({"scheme": scheme.scheme, "domain": scheme.domain}, lines)


def _show(options: argparse.Namespace) -> Result:
    from app.services.copies import CopyService

    with unlocked_vault(options) as vault:
        scheme = CopyService(vault).alias_scheme()
    return Result({"scheme": scheme.scheme, "domain": scheme.domain}, (f"{scheme.scheme} {scheme.domain}".strip(),))
