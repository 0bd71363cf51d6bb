"""`countermark resume names`: names that may give the person, an employer or a school away, and what is decided about them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from app import messages
from ui.commands.common import Result, unlocked_vault

if TYPE_CHECKING:
    from app.domain.identifying_names import NameFacts, OwnerNames

_DECISIONS: Final = {"confirm": "confirmed", "unconfirm": "open", "dismiss": "dismissed", "ask_again": "open"}
_SHOWN: Final = 12
"""Names that a line for people lists of what is withheld anyway."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that decide about one name of one owner."""
    group = parser.add_mutually_exclusive_group()
    for option, text in (
        ("--confirm", "withhold this name wherever its owner is withheld"),
        ("--unconfirm", "do so no longer"),
        ("--dismiss", "it identifies nobody: do not ask again"),
        ("--ask-again", "take that back"),
    ):
        group.add_argument(option, nargs=2, metavar=("OWNER", "NAME"), help=text)
    parser.set_defaults(run=_names)


def _names(options: argparse.Namespace) -> Result:
    from app.domain.identifying_names import Decision
    from app.services.identifying_names import NameService

    chosen = next((key for key in _DECISIONS if getattr(options, key)), "")
    with unlocked_vault(options) as vault:
        service, lines, version = NameService(vault), list[str](), 0
        if chosen:
            owner, name = getattr(options, chosen)
            version = service.decide(owner, name, Decision(_DECISIONS[chosen]), options.master).number
            params: dict[str, str | int] = {"name": name, "version": version}
            lines.append(messages.sentence(f"names-{chosen.replace('_', '-')}", options.language, params))
        report = service.report(options.master)
    document: dict[str, object] = {"owners": [_owner_json(one, options.language) for one in report]}
    if version:
        document["version"] = version
    return Result(document, (*lines, *(line for one in report for line in _owner_lines(one, options.language))))


def _owner_json(one: OwnerNames, language: str) -> dict[str, object]:
    return {
        "owner": one.owner,
        "kind": one.kind.value,
        "name": one.name,
        "withheld_already": list(one.known),
        "confirmed": [_name_json(each, language) for each in one.confirmed],
        "not_identifying": [_name_json(each, language) for each in one.dismissed],
        "candidates": [_name_json(each, language) for each in one.candidates],
    }


def _name_json(one: NameFacts, language: str) -> dict[str, object]:
    return {
        "text": one.text,
        "reason": one.reason,
        "message": messages.sentence(f"name-reason-{one.reason}", language),
        "field": one.seen.field if one.seen else "",
        "sentence": one.seen.text if one.seen else "",
        "count": one.count,
        "ordinary": one.ordinary,
        "also_in": list(one.others),
    }


def _owner_lines(one: OwnerNames, language: str) -> list[str]:
    lines = [f"{one.owner}: {one.name}"]
    if one.known:
        known = messages.sentence("names-known", language, {"names": ", ".join(one.known[:_SHOWN])})
        lines.append(f"  {known}")
    for mark, found in (("x", one.confirmed), ("-", one.dismissed), (" ", one.candidates)):
        for each in found:
            reason = messages.sentence(f"name-reason-{each.reason}", language)
            lines.append(f"  [{mark}] {each.text}  ({reason})")
    return lines
