"""`countermark lookup NAME_OR_NUMBER --register …`: ask one public register about one organisation, once agreed.

Without `--online` nothing is sent: it shows the request, and its host.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

from app import messages
from app.errors import UserError
from ui.commands.common import Result, Subparsers, secret_of_file, unlocked_vault, vault_folder

if TYPE_CHECKING:
    from app.domain.checks import CardLine
    from checkers.online.ask import LookupContext, Request
    from checkers.online.base import Lookup, Query

REGISTERS = ("gleif companies-house rdap vies brreg recherche-entreprises abn acra hong-kong taiwan").split()


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parser."""
    lookup = nouns.add_parser("lookup", parents=[common], help="ask a public register about an employer")
    lookup.add_argument("query", nargs="?", default="", help="a name, a number, or a domain (rdap)")
    lookup.add_argument("--register", choices=REGISTERS, default="gleif", help="which register is asked")
    lookup.add_argument("--name", default="", help="the name to compare with the holder of a number")
    lookup.add_argument("--online", action="store_true", help="allow the request that is shown without this")
    lookup.add_argument(
        "--ledger",
        action="store_true",
        help="log the request in the vault's ledger, and keep the answer there for a day",
    )
    lookup.add_argument("--live-smoke", action="store_true", help="ask every register its one known question")
    lookup.add_argument("--keep-key", metavar="FILE", default="", help="keep your key of this register in the keyring")
    lookup.set_defaults(run=_lookup)


def _lookup(options: argparse.Namespace) -> Result:
    from checkers.online.registry import LOOKUPS, lookup_named, query_of

    if options.keep_key:
        return _store_key(options)
    if options.live_smoke:
        return _smoke(options)
    chosen = lookup_named(options.register, LOOKUPS)
    if chosen is None or not options.query.strip():
        raise UserError("lookup-unfit", register=options.register)
    query = query_of(chosen, options.query.strip(), options.name.strip())
    request = chosen.preview(query)
    shown = _preview_lines(request, options.language)
    if not options.online:
        sentence = messages.sentence("online-needed", options.language, {"url": request.url})
        error = {"code": "online-needed", "message": sentence}
        return Result({"request": _document(request), "error": error}, shown, 1, (sentence,))
    lines = _with_context(options, partial(_ask, chosen, query, request))
    return Result(
        {"request": _document(request), "lines": [_line(one, options.language) for one in lines]},
        (*shown, *(f"  - {_text(one, options.language)}" for one in lines)),
    )


def _ask(lookup: Lookup, query: Query, request: Request, online: LookupContext) -> tuple[CardLine, ...]:
    from checkers.net.client import Consent

    return lookup.run(query, online, Consent(request.host, "lookup", granted=True))


def _with_context(
    options: argparse.Namespace, work: Callable[[LookupContext], tuple[CardLine, ...]]
) -> tuple[CardLine, ...]:
    """Run `work`; with `--ledger` requests and responses are stored in the vault, else requests in a plain list."""
    from app.services.vaults import vault_exists
    from ui.online_lookups import lookup_context

    if options.ledger:
        if not vault_exists(vault_folder(options)):
            raise UserError("vault-missing", path=str(vault_folder(options)))
        with unlocked_vault(options) as vault:
            return work(lookup_context(vault))
    return work(lookup_context(None))


def _smoke(options: argparse.Namespace) -> Result:
    """Send one known question to every register: for someone with a network, before a release."""
    from checkers.online.base import register_infos
    from checkers.online.registry import LOOKUPS

    asked = [(lookup, register_infos()[lookup.code].smoke) for lookup in LOOKUPS]
    requests = [(lookup, query, lookup.preview(query)) for lookup, query in asked]
    if not options.online:
        shown = tuple(f"{lookup.code}\t{request.url}" for lookup, _, request in requests)
        sentence = messages.sentence("online-needed", options.language, {"url": requests[0][2].url})
        return Result({"error": {"code": "online-needed", "message": sentence}}, shown, 1, (sentence,))
    rows: list[dict[str, str]] = []
    for lookup, query, request in requests:
        lines = _with_context(options, partial(_ask, lookup, query, request))
        rows += [{"register": lookup.code, "code": one.code, "outcome": one.outcome.value} for one in lines]
    answered = {row["register"] for row in rows if row["outcome"] in ("confirmed", "confirmed_but")}
    lines_shown = tuple("\t".join(row.values()) for row in rows)
    return Result({"smoke": rows}, lines_shown, 0 if len(answered) == len(requests) else 1)


def _store_key(options: argparse.Namespace) -> Result:
    from ui.online_lookups import KeyringKeys

    key = secret_of_file(options.keep_key).strip()
    KeyringKeys().store(options.register, key)
    return Result({"register": options.register, "kept": bool(key)}, (options.register,))


def _preview_lines(request: Request, language: str) -> tuple[str, ...]:
    """Return lines with the request and its host, before it is sent."""
    from checkers.online.base import register_infos

    title = register_infos()[request.register].title["zh" if language.startswith("zh") else "en"]
    return (f"{title} — {request.host}", f"GET {request.url}", *(f"→ {value}" for value in request.leaves))


def _document(request: Request) -> dict[str, object]:
    return {
        "register": request.register,
        "host": request.host,
        "url": request.url,
        "leaves": list(request.leaves),
        "needs_key": request.needs_key,
    }


def _text(one: CardLine, language: str) -> str:
    from checkers.card_json import line_text

    return line_text(one, "zh" if language.startswith("zh") else "en")


def _line(one: CardLine, language: str) -> dict[str, object]:
    return {**asdict(one), "outcome": one.outcome.value, "text": _text(one, language)}
