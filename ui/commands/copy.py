"""`countermark copy …`: make, batch, cover, meter, list, edited, verify."""

from __future__ import annotations

import argparse
import csv
import io
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app import messages
from app.csv_file import plain_cell
from app.domain.copies import CopyRecord, Recipient, RecipientKind
from app.domain.policy import UNPRINTABLE, Policy
from app.domain.professional_registers import with_registrations
from app.domain.sensitivity import Stage
from app.errors import AppError, UserError
from app.files import read_file
from app.services import risk_confirmation
from ui.commands.common import Result, Subparsers, finding_json, problem_json, unlocked_vault, with_student
from ui.commands.copy_cover import add_cover_parser
from ui.commands.copy_design import add_design_options, chosen_appearance, fit_warnings, layout_json
from ui.commands.copy_edited import run_edited
from ui.commands.copy_hand_over import (
    add_hand_over_options,
    keep_expected,
    reference_printed,
    reference_warnings,
)
from ui.commands.copy_identifying_names import may_identify_json, may_identify_line
from ui.commands.copy_meter import run_meter
from ui.commands.copy_verify import verify_sentences
from ui.commands.copy_words import add_word_options, word_choices, word_warnings

if TYPE_CHECKING:
    from app.services.copies import CopyResult
    from app.vault.vault import Vault

STAGES = [stage.value for stage in Stage]


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
    verbs = nouns.add_parser("copy", parents=[common], help="redacted, marked copies").add_subparsers(
        dest="verb", required=True, metavar="ACTION"
    )
    make = verbs.add_parser("make", parents=[with_student(common)], help="make one copy")
    make.add_argument("--recipient", required=True)
    make.add_argument("--stage", choices=STAGES, default="", help="default: as in this recipient's last copy")
    make.add_argument("--policy", metavar="FILE", default="")
    make.add_argument("--format", default="pdf", help="pdf,docx,txt,json")
    make.add_argument("--out", required=True, metavar="DIR")
    make.add_argument("--notice", action=argparse.BooleanOptionalAction, default=None, help="print 'Prepared for …'")
    make.add_argument("--master", default="main")
    add_design_options(make)
    add_hand_over_options(make)
    add_word_options(make)
    make.set_defaults(run=_make)
    batch = verbs.add_parser("batch", parents=[common], help="make a copy per row of a CSV")
    batch.add_argument("rows")
    batch.add_argument("--out", required=True, metavar="DIR")
    batch.add_argument("--master", default="main")
    add_design_options(batch)
    add_hand_over_options(batch)
    batch.set_defaults(run=_batch)
    add_cover_parser(verbs, common)
    measure = verbs.add_parser("meter", parents=[common], help="how well a copy could be traced, before it is sent")
    measure.add_argument("--recipient", required=True)
    measure.add_argument("--stage", choices=STAGES, default="")
    measure.add_argument("--policy", metavar="FILE", default="")
    measure.add_argument("--drill", action="store_true", help="run simulated leaks against all your copies")
    measure.add_argument("--master", default="main")
    measure.set_defaults(run=_meter)
    verbs.add_parser("list", parents=[common], help="list copies").set_defaults(run=_list)
    changed = verbs.add_parser(
        "edited", parents=[common], help="the file sent was changed by hand: its marks count no more"
    )
    changed.add_argument("copy", help="reference or id of the copy")
    changed.add_argument("file", help="the file as it was sent, or - for standard input")
    changed.set_defaults(run=run_edited)
    verify = verbs.add_parser(
        "verify", parents=[with_student(common)], help="re-read a file against what a policy withholds"
    )
    verify.add_argument("file")
    verify.add_argument("--policy", metavar="FILE", default="")
    verify.add_argument("--stage", choices=STAGES, default="")
    verify.add_argument("--master", default="main")
    verify.set_defaults(run=_verify)


def policy_of(stage: str, policy_file: str, default: Stage | None = None) -> Policy:
    """Return the policy of `--policy FILE` (it names its own base), else of `--stage`, else of `default`."""
    from app.redact.policies import load_policy, stage_policy

    if policy_file:
        return load_policy(read_file(Path(policy_file)).decode("utf-8-sig", "replace"))
    if stage:
        return stage_policy(Stage(stage))
    if default is None:
        raise UserError("stage-missing")
    return stage_policy(default)


def check_fields(vault: Vault, policy: Policy, options: argparse.Namespace) -> None:
    """Raise UserError for a field of a policy file that the master does not have."""
    from app.redact.policies import require_fields
    from app.services import stored_resume

    if options.policy and policy.fields:
        require_fields(policy, stored_resume.current(vault, options.master).resume)


def warnings_of(result: CopyResult, language: str) -> list[dict[str, object]]:
    """Return warnings: fields the person keeps that had to be left out or changed."""
    found: list[dict[str, object]] = []
    for item in dict.fromkeys((one.field, one.kind) for one in result.overruled):
        params: dict[str, str | int] = {"field": item[0], "kind": item[1].value}
        sentence = messages.sentence("kept-field-overruled", language, params)
        found.append({"code": "kept-field-overruled", "message": sentence, **params})
    return found


def result_json(result: CopyResult, language: str) -> dict[str, object]:
    """Return one made copy as JSON."""
    record = result.record
    return {
        "copy_id": record.copy_id,
        "reference": record.reference,
        "recipient": result.recipient.name,
        "stage": record.stage.value,
        "files": [
            {"path": file.path, "format": file.format, "sha256": file.sha256, "bytes": file.size}
            for file in record.files
        ],
        "withheld": [
            {"field": item.field, "kind": item.kind.value, "operator": item.operator.value, "reason": item.reason}
            for item in record.withheld
        ],
        "disclosed": list(record.disclosed),
        "marks": {layer: round(bits, 1) for layer, bits in result.marks.items()},
        "aliases": {key.removeprefix("basics."): value for key, value in record.aliases.items()},
        "warnings": [],
        "may_identify": [],
        "verified": all(item.clean for item in result.verifications),
        "channels": {item.format: list(item.channels) for item in result.verifications},
        "layout": layout_json(result),
        "master_version": record.master_version,
        "created": record.created,
        "seconds": round(result.seconds, 3),
    }


def _make_one(
    vault: Vault,
    recipient: Recipient,
    policy: Policy,
    formats: Sequence[str],
    options: argparse.Namespace,
    told: dict[Stage, list[dict[str, object]]],
) -> dict[str, object]:
    """Make a copy and return it as JSON. `told` keeps, by stage, the names that may identify: those of one résumé are looked for once."""
    from app.services import stored_resume
    from app.services.copies import CopyRequest, CopyService
    from ui.online_lookups import alias_providers

    notice = getattr(options, "notice", None)
    words = word_choices(vault, options)
    look = chosen_appearance(options)
    if not getattr(options, "policy", ""):
        policy = with_registrations(policy, stored_resume.current(vault, options.master).resume)
    policy = keep_expected(vault, policy, options)
    request = CopyRequest(
        *(recipient, policy, tuple(formats)),
        master=options.master,
        notice=notice,
        words=words,
        appearance=look,
        reference=reference_printed(vault, recipient, options),
        name_template=options.name_template,
    )
    asked = risk_confirmation.pending_question(vault, recipient.name)
    result = CopyService(vault, providers=alias_providers(vault)).make(request, Path(options.out))
    if asked is not None:  # nobody can be asked here: the command is the answer, and the sentence is said
        risk_confirmation.record_answer(vault, asked, sent=True)
    document = result_json(result, options.language)
    document["warnings"] = [
        *warnings_of(result, options.language),
        *word_warnings(result, options.language),
        *fit_warnings(result, options.language),
        *reference_warnings(vault, request, result, options.language),
        *_critical(asked, options.language),
    ]
    if policy.stage not in told:
        told[policy.stage] = may_identify_json(vault, result, options.language)
    document["may_identify"] = told[policy.stage]
    return document


def _critical(asked: risk_confirmation.Question | None, language: str) -> list[dict[str, object]]:
    if asked is None:
        return []
    told = "; ".join(one[language if language in one else messages.SOURCE] for one in asked.explanations)
    params: dict[str, str | int] = {"count": len(asked.codes), "told": told}
    sentence = messages.sentence("gate-made", language, params)
    return [{"code": "gate-made", "message": sentence, "check_id": asked.check_id, "signals": list(asked.codes)}]


def _meter(options: argparse.Namespace) -> Result:
    return run_meter(options, policy_of(options.stage, options.policy), check_fields)


def known_formats(text: str) -> tuple[str, ...]:
    """Return the formats that a text names. Raises `UserError` `format-unknown`."""
    from app.services.copies import known_formats as known

    return known(_formats(text))


def _formats(text: str) -> list[str]:
    return [
        part.strip().lower()
        for part in text.replace(";", ",").replace("|", ",").replace("+", ",").split(",")
        if part.strip()
    ]


def _make(options: argparse.Namespace) -> Result:
    from app.services.recipients import RecipientService
    from app.services.remembered_choices import remembered_policy

    given = policy_of(options.stage, options.policy) if options.stage or options.policy else None
    with unlocked_vault(options) as vault:
        if given is not None:
            check_fields(vault, given, options)
        recipient = RecipientService(vault).find(options.recipient)
        policy = given or remembered_policy(vault, recipient)
        if policy is None:
            raise UserError("stage-missing")
        document = _make_one(vault, recipient, policy, _formats(options.format), options, {})
    made = {"reference": str(document["reference"]), "recipient": recipient.name}
    lines = [messages.sentence("copy-made", options.language, made)]
    lines += [str(file["path"]) for file in _rows_of(document, "files")]
    kinds = {str(i["kind"]) for i in _rows_of(document, "withheld") if i["reason"] != UNPRINTABLE}
    named = [messages.sentence(f"kind-{kind}", options.language) for kind in sorted(kinds)]
    between = "、" if options.language.startswith("zh") else ", "
    lines.append(messages.sentence("copy-withheld", options.language, {"kinds": between.join(named)}))
    lines += [str(item["message"]) for item in _rows_of(document, "warnings")]
    lines += may_identify_line([str(item["text"]) for item in _rows_of(document, "may_identify")], options.language)
    return Result(document, tuple(lines))


def _rows_of(document: dict[str, object], key: str) -> list[dict[str, object]]:
    return cast("list[dict[str, object]]", document[key])


def _batch(options: argparse.Namespace) -> Result:
    from app.services.recipients import RecipientService

    rows = _rows(Path(options.rows))
    made: list[dict[str, object]] = []
    failed: list[dict[str, object]] = []
    told: dict[Stage, list[dict[str, object]]] = {}
    began = time.perf_counter()
    with unlocked_vault(options) as vault:
        service = RecipientService(vault)
        for number, row in enumerate(rows, 2):
            if not any(row.values()):
                continue
            try:
                recipient = service.for_copy(
                    row.get("recipient", ""),
                    RecipientKind(row.get("kind") or "employer"),
                    _domains(row.get("domain", "")),
                )
                policy = policy_of(row.get("stage") or "apply", "")
                formats = _formats(row.get("format") or "pdf")
                made.append(_make_one(vault, recipient, policy, formats, options, told))
            except ValueError:
                sentence = messages.sentence("row-invalid", options.language, {"row": number})
                failed.append(
                    {"row": number, "recipient": row.get("recipient", ""), "code": "row-invalid", "message": sentence}
                )
            except AppError as error:
                sentence = messages.of_error(error, options.language)
                failed.append(
                    {"row": number, "recipient": row.get("recipient", ""), "code": error.code, "message": sentence}
                )
    data: dict[str, object] = {"copies": made, "failed": failed, "seconds": round(time.perf_counter() - began, 3)}
    lines = tuple(f"{item['reference']}\t{item['recipient']}" for item in made)
    return Result(data, lines, int(bool(failed)), tuple(f"{item['row']}: {item['message']}" for item in failed))


def _rows(path: Path) -> list[dict[str, str]]:
    text = _decode_table(read_file(path))
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if not reader.fieldnames or "recipient" not in [name.strip().lower() for name in reader.fieldnames]:
        raise UserError("csv-columns", columns="recipient,kind,domain,stage,format")
    try:
        return [
            {
                (key or "").strip().lower(): plain_cell(value).strip()
                for key, value in row.items()
                if isinstance(value, str)
            }
            for row in reader
        ]
    except csv.Error:
        raise UserError("csv-columns", columns="recipient,kind,domain,stage,format") from None


def _decode_table(data: bytes) -> str:
    """Decode a table: UTF-8, UTF-16 with a byte order mark, or the GB 18030 that Chinese Excel saves."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _domains(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.replace(";", " ").replace(",", " ").split() if part)


def _row_json(record: CopyRecord, recipient: Recipient) -> dict[str, object]:
    return {
        "copy_id": record.copy_id,
        "reference": record.reference,
        "recipient": recipient.name,
        "stage": record.stage.value,
        "created": record.created,
        "channel": record.channel,
        "voided": record.voided,
        "files": [{"path": file.path, "format": file.format, "sha256": file.sha256} for file in record.files],
    }


def _list(options: argparse.Namespace) -> Result:
    from app.services.copies import CopyService

    with unlocked_vault(options) as vault:
        rows = CopyService(vault).all()
        changed = [problem_json(one) for one in vault.ledger_view.problems]
    lines = tuple(
        f"{record.reference}\t{record.created[:10]}\t{record.stage.value}\t{who.name}" for record, who in rows
    )
    return Result({"copies": [_row_json(record, who) for record, who in rows], "record_changed": changed}, lines)


def _verify(options: argparse.Namespace) -> Result:
    from app.services import stored_resume
    from app.services.file_verification import verify_against_policy

    policy = policy_of(options.stage, options.policy, Stage.BROWSE)
    data = read_file(Path(options.file))
    with unlocked_vault(options) as vault:
        check_fields(vault, policy, options)
        if not options.policy:
            policy = with_registrations(policy, stored_resume.current(vault, options.master).resume)
        report = verify_against_policy(vault, Path(options.file).name, data, policy, master=options.master)
    findings = [finding_json(item) for item in report.findings]
    document: dict[str, object] = {
        "file": options.file,
        "format": report.format,
        "channels": list(report.channels),
        "findings": findings,
        "verified": report.clean,
    }
    sentences = verify_sentences(report, options.file, options.language)
    return Result(document, sentences) if report.clean else Result(document, (), 1, sentences)
