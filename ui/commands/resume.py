"""`countermark resume …`: import, show, export, wordings, what copies may leave out, names; its versions and other master résumés (`resume_versions`)."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from app import messages
from app.domain.identifying_names import without_identifying_terms
from app.domain.resume_json import to_json
from app.errors import UserError
from app.files import read_file
from ui.commands import resume_identifying_names, resume_optional_items, resume_versions, resume_wordings
from ui.commands.common import Result, Subparsers, unlocked_vault


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
    verbs = nouns.add_parser("resume", parents=[common], help="the master résumé").add_subparsers(
        dest="verb", required=True, metavar="ACTION"
    )
    read = verbs.add_parser("import", parents=[common], help="import a file as a new version")
    read.add_argument("file")
    read.add_argument("--review", metavar="FILE", default="", help="corrections as JSON")
    read.add_argument("--explain", action="store_true", help="import nothing; print role and scores of every line")
    read.set_defaults(run=_import)
    show = verbs.add_parser("show", parents=[common], help="print the master as JSON Resume")
    show.set_defaults(run=_show)
    export = verbs.add_parser("export", parents=[common], help="write the master as JSON Resume")
    export.add_argument("file")
    export.set_defaults(run=_export)
    wordings = verbs.add_parser("wordings", parents=[common], help="other wordings your copies may use")
    resume_wordings.add_arguments(wordings)
    optional = verbs.add_parser("optional", parents=[common], help="what copies may leave out or put in another order")
    resume_optional_items.add_arguments(optional)
    names = verbs.add_parser("names", parents=[common], help="names that give you, an employer or a school away")
    resume_identifying_names.add_arguments(names)
    versioned = resume_versions.add_parsers(verbs, common)
    for parser in (read, show, export, wordings, optional, names, *versioned):
        parser.add_argument("--master", default="main", help="which résumé, if you keep several")


def _explain(options: argparse.Namespace) -> Result:
    from app.ingest.reading import explain_resume

    lines = explain_resume(Path(options.file).name, read_file(Path(options.file)))
    told = []
    for line in lines:
        terms = "  ".join(f"{name} {value:+.1f}" for name, value in line["terms"].items())
        told.append(f"{line['section']:12} {line['role']:8} {line['score']:+6.1f}  {line['text']}  {terms}".rstrip())
    return Result({"lines": lines}, tuple(told))


def _import(options: argparse.Namespace) -> Result:
    if options.explain:
        return _explain(options)
    from app.ingest.review import apply_review
    from app.services.imports import ImportService

    with unlocked_vault(options) as vault:
        service = ImportService(vault)
        draft = service.read(Path(options.file).name, read_file(Path(options.file)))
        resume = apply_review(draft, _corrections(options.review)) if options.review else draft.resume
        version = service.accept(resume, master=options.master, draft=draft)
    warnings = [
        {
            "code": warning.code,
            "message": messages.sentence(warning.code, options.language, dict(warning.params)),
            **warning.params,
        }
        for warning in draft.warnings
    ]
    doubts: list[dict[str, object]] = [
        {
            "field": doubt.field_id,
            "code": doubt.code,
            "weight": doubt.weight,
            "message": messages.sentence(doubt.code, options.language, dict(doubt.params)),
        }
        for doubt in draft.doubts
    ]
    data: dict[str, object] = {
        "draft": to_json(draft.resume),
        "warnings": warnings,
        "doubts": doubts,
        "version": version.number,
        "master": version.master,
        "format": draft.source_format,
        "to_confirm": list(draft.to_confirm),
        "places": {key: asdict(place) for key, place in draft.places.items()},
        "where": {key: [area._asdict() for area in draft.areas(place)] for key, place in draft.places.items()},
        "unread": [
            {**asdict(place), "where": [area._asdict() for area in draft.areas(place)]} for place in draft.unread
        ],
    }
    done = messages.sentence(
        "imported", options.language, {"version": version.number, "fields": len(draft.places) or 1}
    )
    told = [*(warning["message"] for warning in warnings), *(doubt["message"] for doubt in doubts)]
    return Result(data, (done, *map(str, told)))


def _corrections(name: str) -> dict[str, object]:
    try:
        corrections = json.loads(read_file(Path(name)))
    except ValueError:
        raise UserError("json-damaged", path=name) from None
    if not isinstance(corrections, dict):
        raise UserError("json-damaged", path=name)
    return corrections


def _master_json(options: argparse.Namespace) -> dict[str, object]:
    from app.services.stored_resume import current

    with unlocked_vault(options) as vault:
        return to_json(without_identifying_terms(current(vault, options.master).resume))  # `resume names` lists them


def _show(options: argparse.Namespace) -> Result:
    document = _master_json(options)
    return Result(document, (json.dumps(document, ensure_ascii=False, indent=2),))


def _export(options: argparse.Namespace) -> Result:
    from app.files import write_atomic

    text = json.dumps(_master_json(options), ensure_ascii=False, indent=2) + "\n"
    write_atomic(Path(options.file), text.encode())
    return Result({"file": options.file}, (options.file,))
