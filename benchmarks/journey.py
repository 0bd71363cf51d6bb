"""The whole journey on every file of a folder: `python -m benchmarks.journey FOLDER [--stages apply,browse]`.

Import → master → a copy per stage in four formats → trace each file and the middle half of its text → verify each file
against its own stage and against browse → ledger. One line per file: what failed, where, and the time.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from app.domain.attribution import Verdict
from app.domain.copies import RecipientKind
from app.domain.sensitivity import Stage
from app.errors import AppError
from app.redact.policies import stage_policy
from app.services.copies import FORMATS, CopyRefused, CopyRequest, CopyResult, CopyService
from app.services.file_verification import verify_against_policy
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.traces import TraceService
from app.services.vaults import create_vault
from app.vault.vault import Vault

SUFFIXES = (".pdf", ".docx", ".json", ".txt", ".md", ".html", ".zip", ".xml", ".jpg", ".png")


def journey(path: Path, stages: tuple[Stage, ...], tally: Counter[str]) -> list[str]:
    """All problems of one file; an empty list is a clean journey."""
    problems: list[str] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        create_vault(Path(folder) / "v", "journey passphrase", keyring=False) as vault,
    ):
        service = ImportService(vault)
        draft = service.read(path.name, path.read_bytes())
        service.accept(draft.resume)
        for number, stage in enumerate(stages):
            recipient = RecipientService(vault).add(f"Company {number}", RecipientKind.EMPLOYER)
            request = CopyRequest(recipient, stage_policy(stage), FORMATS)
            try:
                made = CopyService(vault).make(request, Path(folder) / stage.value)
            except CopyRefused as error:
                first = error.findings[0]
                problems.append(
                    f"{stage.value}: refused: {first.code} {first.kind} {first.field} in {first.channel} {first.where} {first.excerpt!r}"
                )
                continue
            tally["copies"] += 1
            problems += _trace(vault, made, stage, tally)
            problems += _verify(vault, made, stage)
        if vault.ledger.verify() is not None:
            problems.append("ledger")
    return problems


def _trace(vault: Vault, made: CopyResult, stage: Stage, tally: Counter[str]) -> list[str]:
    problems = []
    for file in made.record.files:
        data = Path(file.path).read_bytes()
        if not _names(vault, file.name, data, made):
            problems.append(f"{stage.value}: {file.format} not identified")
        if file.format == "txt":
            lines = [line for line in data.decode().splitlines() if made.record.reference not in line]
            quarter = len(lines) // 4
            tally["no reference"] += _names(vault, "", "\n".join(lines).encode(), made)
            tally["half"] += _names(vault, "", "\n".join(lines[quarter : 3 * quarter + 1]).encode(), made)
    return problems


def _names(vault: Vault, name: str, data: bytes, made: CopyResult) -> bool:
    result = TraceService(vault).trace(name, data)
    right = bool(result.suspects) and result.suspects[0].copy.copy_id == made.record.copy_id
    if result.attribution.verdict is not Verdict.INCONCLUSIVE and not right:
        raise SystemExit(f"wrong copy named for {made.record.reference}")
    return right and result.attribution.verdict is Verdict.IDENTIFIED


def _verify(vault: Vault, made: CopyResult, stage: Stage) -> list[str]:
    problems = []
    for file in made.record.files:
        found = verify_against_policy(vault, file.name, Path(file.path).read_bytes(), stage_policy(stage))
        if not found.clean:
            first = found.findings[0]
            problems.append(
                f"{stage.value}: {file.format} verify: {first.kind} {first.field} in {first.channel} {first.excerpt!r}"
            )
    return problems


def main(arguments: list[str]) -> int:
    """Run the journey on every file; returns the number of files with problems."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stages", default="browse,apply,interview,offer")
    options = parser.parse_args(arguments)
    stages = tuple(Stage(name) for name in options.stages.split(","))
    tally: Counter[str] = Counter()
    failed = 0
    for path in sorted(item for item in options.folder.rglob("*") if item.suffix.lower() in SUFFIXES):
        began = time.perf_counter()
        try:
            problems = journey(path, stages, tally)
        except AppError as error:
            problems = [f"refused: {error}"]
        failed += bool(problems)
        print(
            f"{path.name[:60]:60} {time.perf_counter() - began:6.1f} s  {'ok' if not problems else '; '.join(problems)}",
            flush=True,
        )
    print(dict(tally))
    return failed


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
