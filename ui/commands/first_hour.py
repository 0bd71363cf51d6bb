"""`countermark first-hour [CASE]`: what to do now, without a vault or a résumé."""

from __future__ import annotations

import argparse
from pathlib import Path

from app import messages
from app.errors import UserError
from ui.commands.common import Result, Subparsers


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parser."""
    first = nouns.add_parser("first-hour", parents=[common], help="what to do now: paid, sent an ID, told a code …")
    first.add_argument("case", nargs="?", default="", help="one of the cases that are listed without it")
    first.add_argument("--country", default="", metavar="CODE", help="whose offices are named, such as CN or GB")
    first.add_argument("--out", type=Path, metavar="FILE.pdf", help="save the steps as a page to print")
    first.set_defaults(run=_first_hour)


def _first_hour(options: argparse.Namespace) -> Result:
    from app.files import write_atomic
    from app.incidents.first_hour import cases, told
    from app.reader_country import COUNTRIES, known_country, reader_country
    from app.services.first_hour_print import steps_page
    from checkers.country_offices import offices_by_kind

    key = "zh" if options.language.startswith("zh") else "en"
    if not options.case:
        rows = [{"id": one.id, "name": one.name[key]} for one in cases()]
        return Result({"cases": rows}, tuple(f"{one['id']:10} {one['name']}" for one in rows))
    found = next((one for one in cases() if one.id == options.case), None)
    if found is None:
        known = ", ".join(one.id for one in cases())
        raise UserError("first-hour-unknown", case=options.case[:40], cases=known)
    code = known_country(options.country) if options.country else reader_country()
    if options.country and not code:
        raise UserError("country-unknown", country=options.country[:20], countries=", ".join(COUNTRIES))
    steps = told(found, offices_by_kind(code, options.language), options.language)
    if options.out:
        write_atomic(options.out, steps_page(found.name[key], steps, options.language), replace=False)
    numbered = ((f"{number}. {step.text}", step.source) for number, step in enumerate(steps, 1))
    lines = (
        found.name[key],
        *(line for text, source in numbered for line in (text, f"   {source}" if source else "") if line),
    )
    said = (messages.sentence("first-hour-checked", options.language),)
    return Result(
        {
            "case": found.id,
            "country": code,
            "steps": [step.text for step in steps],
            "sources": [step.source for step in steps],
        },
        (*lines, *said),
    )
