"""`countermark demo`: the whole journey on shipped sample data, headless, in a temporary vault.

Everything is done by the same services as in the window; nothing here is simulated.
"""

from __future__ import annotations

import argparse
import json
import secrets
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages, resources
from app.domain.attribution import Verdict
from app.domain.copies import RecipientKind
from app.domain.sensitivity import Stage
from app.errors import UserError
from app.files import make_private_folder, read_file
from ui.commands.common import Result, Subparsers

if TYPE_CHECKING:
    from app.services.copies import CopyResult
    from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Sample:
    """One language of the demo: the résumé, the posting, and two recipients."""

    language: str
    resume: str
    posting: str
    recipients: tuple[tuple[str, RecipientKind, Stage], ...]


SAMPLES = (
    Sample(
        "en",
        "resume-en.json",
        "posting-en.html",
        (
            ("Northwind Logistics Ltd", RecipientKind.EMPLOYER, Stage.APPLY),
            ("JobSquare (platform)", RecipientKind.PLATFORM, Stage.BROWSE),
        ),
    ),
    Sample(
        "zh",
        "resume-zh.docx",
        "posting-zh.txt",
        (
            ("远山物流有限公司", RecipientKind.EMPLOYER, Stage.APPLY),
            ("招聘广场（平台）", RecipientKind.PLATFORM, Stage.BROWSE),
        ),
    ),
)


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parser."""
    demo = nouns.add_parser("demo", parents=[common], help="the whole journey on sample data")
    demo.add_argument("--out", metavar="DIR", default="", help="where the files go (default: a new folder)")
    demo.set_defaults(run=_demo)


def _demo(options: argparse.Namespace) -> Result:
    out = Path(options.out) if options.out else Path(tempfile.mkdtemp(prefix="countermark-demo-"))
    make_private_folder(out)
    steps: list[dict[str, str]] = []

    def say(code: str, language: str, **params: str | int) -> None:
        text = messages.sentence(f"demo-{code}", language, params)
        steps.append({"step": code, "text": text})
        if not options.json:
            print(text, flush=True)

    say("start", options.language, folder=str(out))
    for sample in SAMPLES:
        _journey(sample, out / sample.language, say)
    say("end", options.language, folder=str(out))
    return Result({"out": str(out), "steps": steps, "ok": True})


def _journey(sample: Sample, out: Path, say: Callable[..., None]) -> None:
    from app.services.vaults import create_vault

    folder = Path(tempfile.mkdtemp(prefix="countermark-vault-"))
    try:
        vault = create_vault(folder / "vault", secrets.token_urlsafe(12), keyring=False)
        try:
            say("vault", sample.language)
            _import(vault, sample, say)
            _check(sample, out, say)
            copies = [_copy(vault, sample, number, out, say) for number in range(len(sample.recipients))]
            _trace(vault, copies[0], sample, say)
            _cannot_tell(vault, sample, say)
            _verify_ledger(vault, sample, say)
        finally:
            vault.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _import(vault: Vault, sample: Sample, say: Callable[..., None]) -> None:
    from app.services.imports import ImportService

    path = resources.path("samples", sample.resume)
    service = ImportService(vault)
    draft = service.read(path.name, read_file(path))
    version = service.accept(draft.resume)
    say("import", sample.language, file=path.name, name=draft.resume.basics.name, version=version.number)


def _check(sample: Sample, out: Path, say: Callable[..., None]) -> None:
    from app.files import write_atomic
    from app.services.checks import CheckService
    from ui.checking_child import ChildEngine

    path = resources.path("samples", sample.posting)
    service = CheckService(ChildEngine())
    card = service.check(read_file(path), name=path.name).card
    make_private_folder(out)
    text = json.dumps(service.encode(card, sample.language), ensure_ascii=False, indent=2)
    write_atomic(out / "check-card.json", text.encode())
    say("check", sample.language, organisation=card.posting.organisation, signals=len(card.signals))
    for signal in card.signals:
        spans = "; ".join(span.text for span in signal.evidence[:2])
        say(
            "signal",
            sample.language,
            severity=messages.sentence(f"severity-{signal.severity.value}", sample.language),
            text=signal.explanation[sample.language],
            evidence=spans,
        )


def _copy(vault: Vault, sample: Sample, number: int, out: Path, say: Callable[..., None]) -> CopyResult:
    from app.redact.policies import stage_policy
    from app.services.copies import FORMATS, CopyRequest, CopyService
    from app.services.recipients import RecipientService

    name, kind, stage = sample.recipients[number]
    recipient = RecipientService(vault).find_or_add(name, kind)
    result = CopyService(vault).make(CopyRequest(recipient, stage_policy(stage), FORMATS), out)
    kinds = sorted({messages.sentence(f"kind-{item.kind.value}", sample.language) for item in result.record.withheld})
    channels = sum(len(item.channels) for item in result.verifications)
    say(
        "copy",
        sample.language,
        reference=result.record.reference,
        recipient=name,
        stage=messages.sentence(f"stage-{stage.value}", sample.language),
        kinds=", ".join(kinds),
        channels=channels,
    )
    return result


def _trace(vault: Vault, copy: CopyResult, sample: Sample, say: Callable[..., None]) -> None:
    from app.services.traces import TraceService

    for file in copy.record.files:
        result = TraceService(vault).trace(file.name, read_file(Path(file.path)))
        best = result.suspects[0] if result.suspects else None
        if (
            result.attribution.verdict is Verdict.INCONCLUSIVE
            or best is None
            or best.copy.copy_id != copy.record.copy_id
        ):
            raise UserError("demo-failed", step=f"trace {file.format}")
        say("trace", sample.language, file=file.name, reference=best.copy.reference, recipient=best.recipient.name)


def _cannot_tell(vault: Vault, sample: Sample, say: Callable[..., None]) -> None:
    from app.services.traces import TraceService

    text = resources.path("samples", sample.posting).read_bytes()
    result = TraceService(vault).trace(sample.posting, text)
    if result.attribution.verdict is not Verdict.INCONCLUSIVE:
        raise UserError("demo-failed", step="cannot tell")
    say("cannot-tell", sample.language)


def _verify_ledger(vault: Vault, sample: Sample, say: Callable[..., None]) -> None:
    if vault.ledger.verify() is not None:
        raise UserError("demo-failed", step="ledger")
    head = vault.ledger.head()
    say("ledger", sample.language, rows=head.number if head else 0)
