"""`countermark incident evidence ID`: the pack of one incident, that opens and checks without the program."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.errors import UserError
from ui.commands.common import Result, unlocked_vault

if TYPE_CHECKING:
    from app.vault.vault import Vault


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the action."""
    parser.add_argument("id")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="a folder in which the pack gets one of its own"
    )
    parser.add_argument("--check", action="append", default=[], metavar="ID", help="a check card that belongs to it")
    parser.add_argument("--reference", action="append", default=[], metavar="REF", help="a copy that was sent")
    parser.add_argument("--country", default="", metavar="CODE", help="whose offices are listed, such as CN or GB")
    parser.set_defaults(run=run_evidence)


def run_evidence(options: argparse.Namespace) -> Result:
    """Collect the pack and write it."""
    from app.countries import COUNTRIES, known_country, reader_country
    from app.services.evidence import EvidenceService, PackChoice
    from checkers.offices import channels_of

    code = known_country(options.country) if options.country else reader_country()
    if options.country and not code:
        raise UserError("country-unknown", country=options.country[:20], countries=", ".join(COUNTRIES))
    with unlocked_vault(options) as vault:
        service = EvidenceService(vault)
        choice = PackChoice(
            tuple((one, _card(vault, one, options.language)) for one in options.check),
            tuple(options.reference),
            channels_of(code, options.language),
            language=options.language,
        )
        pack = service.collect(options.id, choice)
        target = service.write(pack, options.out)
    document: dict[str, object] = {
        "folder": str(target),
        "exhibits": [{"number": one.number, "name": one.name, "sha256": one.sha256} for one in pack.exhibits],
        "files": len(pack.files),
    }
    said = messages.sentence("evidence-written", options.language, {"path": str(target), "count": len(pack.files)})
    return Result(document, (said,))


def _card(vault: Vault, check_id: str, language: str) -> Mapping[str, object]:
    """Return the document of a stored card. Raises UserError `check-unknown`."""
    from checkers.card_json import encode, load

    stored = vault.checks.get(check_id)
    if stored is None:
        raise UserError("check-unknown", check=check_id)
    return encode(load(stored.card), language)
