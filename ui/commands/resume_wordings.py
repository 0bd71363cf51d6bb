"""`countermark resume wordings`: proposed and approved wordings of the master's sentences."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app import messages
from app.errors import UserError
from ui.commands.common import Result, unlocked_vault

if TYPE_CHECKING:
    from app.services.wordings import Sentence


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments `--propose` (list proposals as well) and `--approve FIELD_ID N…` (approve some of one sentence)."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--propose", action="store_true", help="list what could be approved, too")
    group.add_argument("--approve", nargs="+", metavar=("FIELD_ID", "N"), help="approve proposals by number")
    parser.set_defaults(run=_wordings)


def _wordings(options: argparse.Namespace) -> Result:
    from app.services.wordings import WordingService

    with unlocked_vault(options) as vault:
        service = WordingService(vault)
        if options.approve:
            field_id, *numbers = options.approve
            version = service.approve(field_id, _numbers(field_id, numbers), options.master)
            params: dict[str, str | int] = {"version": version.number}
            lines = [messages.sentence("wordings-approved", options.language, params)]
        else:
            lines = []
        sentences = service.sentences(options.master)
    shown = [one for one in sentences if options.propose or any(variant.approved for variant in one.variants)]
    document: dict[str, object] = {"sentences": [_json(one, every=options.propose) for one in shown]}
    if options.approve:
        document["version"] = version.number
    if not shown:
        lines.append(messages.sentence("wordings-none", options.language))
    return Result(document, (*lines, *(line for one in shown for line in _lines(one, every=options.propose))))


def _numbers(field_id: str, given: list[str]) -> list[int]:
    bad = next((text for text in given if not text.isdecimal()), "" if given else "0")
    if bad:
        raise UserError("wording-number-unknown", field=field_id, number=bad, count=0)
    return [int(text) for text in given]


def _json(one: Sentence, *, every: bool) -> dict[str, object]:
    variants = [
        {"number": variant.number, "text": variant.text, "rule": variant.rule, "approved": variant.approved}
        for variant in one.variants
        if every or variant.approved
    ]
    return {"field": one.field_id, "text": one.text, "variants": variants}


def _lines(one: Sentence, *, every: bool) -> list[str]:
    shown = [variant for variant in one.variants if every or variant.approved]
    marks = [f"  [{'x' if variant.approved else ' '}] {variant.number or '-'}  {variant.text}" for variant in shown]
    return [f"{one.field_id}: {one.text}", *marks]
