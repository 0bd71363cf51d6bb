"""`countermark incident evidence [ID]` and `incident stamp`: a pack of an incident or of checks, that opens and checks without the program."""

from __future__ import annotations

import argparse
import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from app import messages
from app.errors import AppError, UserError
from ui.commands.common import Result, unlocked_vault

if TYPE_CHECKING:
    from app.evidence.pack_draft import ExhibitEdit, PackDraft
    from app.services.evidence import EvidenceService
    from app.services.evidence_sources import PackChoice
    from app.vault.vault import Vault


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the action."""
    parser.add_argument("id", nargs="?", default="", help="the incident; may be left out with --check")
    parser.add_argument("--out", type=Path, metavar="DIR", help="a folder in which the pack gets one of its own")
    parser.add_argument("--check", action="append", default=[], metavar="ID", help="a check card that belongs to it")
    parser.add_argument("--reference", action="append", default=[], metavar="REF", help="a copy that was sent")
    parser.add_argument(
        "--recipient", action="append", default=[], metavar="NAME", help="whose letters and answers belong to it"
    )
    parser.add_argument(
        "--file", action="append", type=Path, default=[], metavar="FILE", help="a further file, as it is"
    )
    parser.add_argument(
        "--hide",
        action="append",
        default=[],
        metavar="WORDS",
        help="a name or number that is hidden in the copies to hand on as well (may be repeated)",
    )
    parser.add_argument(
        "--without-originals",
        action="store_true",
        help="only copies with other people's data hidden: for anybody but the police, a court or a lawyer",
    )
    parser.add_argument("--country", default="", metavar="CODE", help="whose offices are listed, such as CN or GB")
    parser.add_argument(
        "--draft", type=Path, metavar="FILE.json", help="write exhibits and timeline to be edited, and no pack"
    )
    parser.add_argument(
        "--suggest",
        action="store_true",
        help="with --draft: list the words that copies of texts hide, and propose boxes on pictures where text recognition is there",
    )
    parser.add_argument("--exhibits", type=Path, metavar="FILE.json", help="the edited draft")
    parser.set_defaults(run=run_evidence)


def add_stamp_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `incident stamp`."""
    parser.add_argument("folder", type=Path, help="the folder of a pack")
    parser.add_argument("--response", type=Path, metavar="FILE.tsr", help="what the authority answered")
    parser.add_argument("--roots", type=Path, metavar="FILE.pem", help="its certificates")
    parser.set_defaults(run=_stamp)


def run_evidence(options: argparse.Namespace) -> Result:
    """Collect the pack and write it, or write its draft."""
    from app.services.evidence import EvidenceService

    if not (options.out or options.draft):
        raise UserError("evidence-out-missing")
    with unlocked_vault(options) as vault:
        service, choice = EvidenceService(vault), pack_choice(vault, options)
        if options.draft:
            return _write_draft(service, choice, options)
        return write_pack(service, options.id, choice, options.out)


def write_pack(service: EvidenceService, incident_id: str, choice: PackChoice, out: Path) -> Result:
    """Collect a pack and write it into a folder of its own inside `out`."""
    pack = service.collect(incident_id, choice)
    target = service.write(pack, out)
    document: dict[str, object] = {
        "folder": str(target),
        "exhibits": [
            {"number": one.number, "name": one.name, "sha256": one.sha256, "working": one.working}
            for one in pack.exhibits
        ],
        "files": len(pack.files),
    }
    said = messages.sentence("evidence-written", choice.language, {"path": str(target), "count": len(pack.files)})
    return Result(document, (said,))


def pack_choice(vault: Vault, options: argparse.Namespace) -> PackChoice:
    """Return what the options say goes into a pack."""
    from app.domain.incidents import Surfaced
    from app.files import read_file
    from app.reader_country import COUNTRIES, known_country, reader_country
    from app.services.evidence_sources import PackChoice
    from app.services.recipients import RecipientService
    from checkers.country_offices import JurisdictionOffices, channels_of

    code = known_country(options.country) if options.country else reader_country()
    if options.country and not code:
        raise UserError("country-unknown", country=options.country[:20], countries=", ".join(COUNTRIES))
    edits, timeline = _read_edits(options.exhibits) if options.exhibits else ({}, None)
    return PackChoice(
        tuple((one, _card(vault, one, options.language)) for one in options.check),
        tuple(options.reference),
        tuple(RecipientService(vault).find(one).id for one in options.recipient),
        tuple(Surfaced(path.name, read_file(path)) for path in options.file),
        channels_of(code, options.language),
        originals=not options.without_originals,
        language=options.language,
        edits=edits,
        timeline=timeline,
        hidden=tuple(options.hide),
        country=code,
        offices=JurisdictionOffices(),
    )


def _write_draft(service: EvidenceService, choice: PackChoice, options: argparse.Namespace) -> Result:
    from app.evidence.pack_draft import Form
    from app.files import write_atomic

    draft = service.draft(options.id, choice)
    boxes: dict[str, list[list[float]]] = {}
    words: dict[str, list[str]] = {}
    for one in draft.exhibits if options.suggest else ():
        if one.form in (Form.FILE, Form.PDF):
            with contextlib.suppress(AppError):  # no text that can be read, so nothing to choose of
                text, parts = service.text(options.id, choice, one.key)
                words[one.key] = list(dict.fromkeys(text[part.start : part.end] for part in parts))
        if one.form is Form.PICTURE:
            found = service.suggest(service.original(options.id, choice, one.key))
            boxes[one.key] = [[left, top, right - left, bottom - top] for left, top, right, bottom in found]
    document = _draft_json(draft, boxes, words)
    write_atomic(options.draft, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode(), replace=False)
    said = messages.sentence("evidence-drafted", options.language, {"path": str(options.draft)})
    return Result({"draft": str(options.draft), **document}, (said,))


def _draft_json(
    draft: PackDraft, boxes: Mapping[str, list[list[float]]], words: Mapping[str, list[str]]
) -> dict[str, Any]:
    """Return a draft to be edited: `boxes` are rows of left, top, width, height as fractions; null: not looked through. `found` are words that
    a text's copy hides; those that are copied to `show` stay readable, and those of `hide` are hidden as well."""
    from app.evidence.pack_draft import timeline_text

    return {
        "title": draft.title,
        "timeline": timeline_text(draft.timeline).splitlines(),
        "exhibits": [
            {
                "key": one.key,
                "name": one.name,
                "form": one.form.value,
                "source": one.source,
                "purpose": one.purpose,
                "include": True,
                "boxes": None,
                **({"found": words[one.key], "show": [], "hide": []} if one.key in words else {}),
                **({"suggested": boxes[one.key]} if one.key in boxes else {}),
            }
            for one in draft.exhibits
        ],
    }


def _read_edits(path: Path) -> tuple[dict[str, ExhibitEdit], str]:
    """Read an edited draft. Raises UserError `evidence-exhibits-invalid`."""
    from app.evidence.pack_draft import ExhibitEdit
    from app.files import read_file

    try:
        document = json.loads(read_file(path))
        edits = {
            str(row["key"]): ExhibitEdit(
                *(str(row["source"]), str(row["purpose"]), row.get("include") is not False),
                None if row.get("boxes") is None else tuple(_box(one) for one in row["boxes"]),
                *(tuple(map(str, row.get(key) or ())) for key in ("show", "hide")),
            )
            for row in document["exhibits"]
        }
        return edits, "\n".join(map(str, document["timeline"]))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise UserError("evidence-exhibits-invalid", name=path.name) from None


def _box(row: object) -> tuple[float, float, float, float]:
    left, top, width, height = (float(one) for one in cast("list[float]", row))
    if not (0 <= left < 1 and 0 <= top < 1 and 0 < width <= 1 and 0 < height <= 1):
        raise ValueError
    return left, top, min(1.0, left + width), min(1.0, top + height)


def _stamp(options: argparse.Namespace) -> Result:
    from app.files import read_file
    from app.services.evidence_stamp import add_response, write_request

    if not options.response:
        path = write_request(options.folder)
        said = messages.sentence("evidence-request-written", options.language, {"path": str(path)})
        return Result({"request": str(path), "time": None}, (said,))
    if not options.roots:
        raise UserError("timestamp-roots-missing")
    time, authority = add_response(options.folder, read_file(options.response), read_file(options.roots))
    said = messages.sentence("evidence-stamped", options.language, {"time": time, "authority": authority or "–"})
    return Result({"request": None, "time": time, "authority": authority}, (said,))


def _card(vault: Vault, check_id: str, language: str) -> Mapping[str, object]:
    """Return the document of a stored card. Raises UserError `check-unknown`."""
    from checkers.card_json import encode, load

    stored = vault.checks.get(check_id)
    if stored is None:
        raise UserError("check-unknown", check=check_id)
    return encode(load(stored.card), language)
