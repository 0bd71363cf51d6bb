"""`countermark resume optional`: items that not every copy needs, and lists of skills whose order says nothing."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app import messages
from ui.commands.common import Result, unlocked_vault

if TYPE_CHECKING:
    from app.services.optional_items import Choices


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that tick and untick; without any the command lists what there is."""
    parser.add_argument("--leave-out", nargs="+", default=[], metavar="ITEM", help="not every copy needs these")
    parser.add_argument("--keep", nargs="+", default=[], metavar="ITEM", help="every copy has these again")
    parser.add_argument("--free-order", nargs="+", default=[], metavar="LIST", help="the order of these says nothing")
    parser.add_argument("--fixed-order", nargs="+", default=[], metavar="LIST", help="these stay in your order")
    parser.set_defaults(run=_leeway)


def _leeway(options: argparse.Namespace) -> Result:
    from app.services.optional_items import LeewayService

    lines: list[str] = []
    document: dict[str, object] = {}
    with unlocked_vault(options) as vault:
        service = LeewayService(vault)
        if any((options.leave_out, options.keep, options.free_order, options.fixed_order)):
            version = service.change(
                leave_out=options.leave_out,
                keep=options.keep,
                free=options.free_order,
                as_written=options.fixed_order,
                master=options.master,
            )
            document["version"] = version.number
            lines.append(messages.sentence("leeway-kept", options.language, {"version": version.number}))
        choices = service.choices(options.master)
    document |= _json(choices)
    if not (choices.orders or choices.items):
        lines.append(messages.sentence("leeway-none", options.language))
    return Result(document, (*lines, *_lines(choices, options.language)))


def _json(choices: Choices) -> dict[str, object]:
    leeway, outlook = choices.leeway, choices.outlook
    return {
        "lists": [
            {"list": one.path, "name": one.name, "words": list(one.words), "free": one.path in leeway.free}
            for one in choices.orders
        ],
        "items": [
            {
                "item": one.key,
                "text": one.text,
                "optional": one.key in leeway.optional,
                "kept": one.key in choices.kept,
            }
            for one in choices.items
        ],
        "outlook": {"ticked": outlook.ticked, "possible": outlook.possible, "one_in": outlook.now}
        | {"more": outlook.more, "then_one_in": outlook.then},
    }


def _lines(choices: Choices, language: str) -> list[str]:
    leeway, lines = choices.leeway, []
    if choices.orders:
        lines.append(messages.sentence("leeway-orders", language))
    lines += [f"  {_mark(one.path in leeway.free)} {one.path}  {', '.join(one.words)}" for one in choices.orders]
    if choices.items:
        lines.append(messages.sentence("leeway-items", language))
    lines += [f"  {_mark(one.key in leeway.optional)} {one.key}  {one.text}" for one in choices.items]
    code, told = choices.outlook.message
    return [*lines, messages.sentence(code, language, told)] if code else lines


def _mark(ticked: bool) -> str:
    return f"[{'x' if ticked else ' '}]"
