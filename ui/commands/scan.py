"""`countermark scan …`: mark a photo or scan of an identity document before it is handed over."""

from __future__ import annotations

import argparse
from pathlib import Path

from app import messages
from app.files import read_file
from ui.commands.common import Result, Subparsers, unlocked_vault


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parser."""
    verbs = nouns.add_parser("scan", parents=[common], help="scans of identity documents").add_subparsers(
        dest="verb", required=True, metavar="ACTION"
    )
    make = verbs.add_parser("make", parents=[common], help="burn purpose, recipient and date into a scan")
    make.add_argument("image", help="JPEG, PNG, WebP, BMP, GIF, TIFF, or a PDF of up to four pages")
    make.add_argument("--recipient", required=True)
    make.add_argument("--purpose", required=True, help="what the recipient may use it for")
    make.add_argument(
        "--strike",
        action="append",
        default=[],
        metavar="X,Y,W,H",
        help="black out a box: fractions of the picture (0-1) or pixels; may be repeated",
    )
    make.add_argument(
        "--numbers",
        choices=("struck", "shown"),
        default="",
        help="whether your ID numbers may stay readable (default: struck when anything is struck)",
    )
    make.add_argument("--out", required=True, metavar="DIR")
    make.add_argument("--master", default="main")
    make.set_defaults(run=_make)


def _make(options: argparse.Namespace) -> Result:
    from app.services.id_scans import ScanRequest, ScanService, parse_strike
    from app.services.recipients import RecipientService

    strikes = tuple(parse_strike(text) for text in options.strike)
    data = read_file(Path(options.image))
    with unlocked_vault(options) as vault:
        request = ScanRequest(
            data,
            RecipientService(vault).find(options.recipient),
            options.purpose,
            strikes,
            numbers_struck=options.numbers == "struck" or (not options.numbers and bool(strikes)),
            language=options.language,
            master=options.master,
        )
        result = ScanService(vault).make(request, Path(options.out))
    record = result.record
    warnings = [] if result.was_read else ["scan-unread"]
    document: dict[str, object] = {
        "copy_id": record.copy_id,
        "reference": record.reference,
        "recipient": result.recipient.name,
        "channel": record.channel,
        "files": [
            {"path": file.path, "format": file.format, "sha256": file.sha256, "bytes": file.size}
            for file in record.files
        ],
        "shown": list(result.shown),
        "withheld": [
            {"field": item.field, "kind": item.kind.value, "operator": item.operator.value} for item in record.withheld
        ],
        "verified": result.verification.clean,
        "channels": list(result.verification.channels),
        "was_read": result.was_read,
        "warnings": [{"code": code, "message": messages.sentence(code, options.language)} for code in warnings],
        "seconds": round(result.seconds, 3),
    }
    told = {"reference": record.reference, "recipient": result.recipient.name}
    lines = [messages.sentence("scan-made", options.language, told), *(file.path for file in record.files)]
    lines += [messages.sentence(code, options.language) for code in warnings]
    if result.shown:
        lines.append(messages.sentence("scan-shows", options.language, {"fields": ", ".join(result.shown)}))
    return Result(document, tuple(lines))
