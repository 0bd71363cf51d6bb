"""`countermark copy cover`: a cover letter beside a copy, written by the person, checked, marked and recorded like the copy."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.files import read_file
from ui.commands.common import Result, Subparsers, unlocked_vault

if TYPE_CHECKING:
    from app.services.cover_letters import LetterResult

_MAIL = "eml"


def add_cover_parser(verbs: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the action's parser."""
    cover = verbs.add_parser("cover", parents=[common], help="a cover letter beside a copy")
    cover.add_argument("--copy", required=True, metavar="ID", help="reference or id of the copy it goes with")
    cover.add_argument(
        "--text",
        required=True,
        metavar="FILE",
        help="your letter as plain text: an empty line between paragraphs, {glad|happy} for wordings you approve",
    )
    cover.add_argument("--format", default="pdf", help="pdf,docx,txt, and eml: a mail draft with the copy attached")
    cover.add_argument("--subject", default="", help="of the mail (default: the usual one)")
    cover.add_argument(
        "--reference",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="print the letter's reference (default: as its copy does)",
    )
    cover.add_argument("--out", required=True, metavar="DIR")
    cover.set_defaults(run=run_cover)


def run_cover(options: argparse.Namespace) -> Result:
    """Make the letter, and with the format `eml` also a mail draft that carries it as its text and the copy's files."""
    from app.services.cover_letters import CoverLetterService
    from app.services.mail_drafts import draft_with_files, subject_of

    text = read_file(Path(options.text)).decode("utf-8-sig", "replace")
    formats = [part.strip().lower() for part in options.format.split(",") if part.strip()]
    written = [one for one in formats if one != _MAIL] or ["txt"]
    out = Path(options.out)
    with unlocked_vault(options) as vault:
        service = CoverLetterService(vault)
        plan = service.plan(service.copy_of(options.copy), text, reference=options.reference)
        subject = options.subject or subject_of(plan.redaction, plan.document.language)
        result = service.make(plan, written, out, subject=subject)
        draft = ""
        if _MAIL in formats:
            draft = str(draft_with_files(vault, (plan.beside, result.record), out, subject, body=plan.body))
    return Result(_letter_json(result, draft), _lines(result, draft, options.language))


def _letter_json(result: LetterResult, draft: str) -> dict[str, object]:
    record = result.record
    return {
        "copy_id": record.copy_id,
        "reference": record.reference,
        "beside": result.plan.beside.reference,
        "recipient": result.recipient.name,
        "files": [
            {"path": file.path, "format": file.format, "sha256": file.sha256, "bytes": file.size}
            for file in record.files
        ],
        "mail": draft or None,
        "disclosed": list(record.disclosed),
        "pages": result.plan.fit.pages,
        "variants": len(result.plan.spec.carriers),
        "verified": all(one.clean for one in result.verifications),
    }


def _lines(result: LetterResult, draft: str, language: str) -> tuple[str, ...]:
    told: dict[str, str | int] = {"reference": result.record.reference, "recipient": result.recipient.name}
    lines = [messages.sentence("cover-made", language, told), *(file.path for file in result.record.files)]
    if draft:
        lines.append(draft)
    if result.plan.fit.pages > 1:
        lines.append(messages.sentence("cover-pages", language, {"pages": result.plan.fit.pages}))
    return tuple(lines)
