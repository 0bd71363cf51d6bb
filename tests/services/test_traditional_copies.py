"""A copy of a résumé in traditional script: its headings are traditional in every format, it is verified, and found again by its marks."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path

from app import resources
from app.domain.copies import RecipientKind
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services.copies import CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.traces import TraceService
from app.services.vaults import create_vault
from app.text.characters import basic_simplified

TRADITIONAL = {
    ord(plain): chr(code)
    for code, plain in basic_simplified().items()
    if chr(code) in "經歷學業語證專網電話國項資訊發實務總結構運營"
}


def test_a_traditional_copy_is_traditional_throughout_and_found_again(tmp_path: Path) -> None:
    vault = create_vault(
        tmp_path / "vault", "correct horse battery", keyring=False, clock=lambda: datetime(2026, 11, 24, 12, tzinfo=UTC)
    )
    said = resources.path("samples", "resume-zh.json").read_text("utf-8").translate(TRADITIONAL)
    resume = dataclasses.replace(from_json(json.loads(said)), language="zh-Hant")
    ImportService(vault).accept(resume, note="test")
    files: dict[str, list[Path]] = {}
    for name in ("北角物流有限公司", "海港人才有限公司"):
        recipient = vault.recipients.add(name, RecipientKind.EMPLOYER)
        request = CopyRequest(recipient, stage_policy(Stage.APPLY), ("pdf", "docx", "txt"))
        made = CopyService(vault, vault.clock).make(request, tmp_path / name)
        files[made.record.copy_id] = sorted((tmp_path / name).iterdir())
    for copy_id, written in files.items():
        text = next(one for one in written if one.suffix == ".txt").read_text("utf-8")
        assert (
            any(word in text for word in ("工作經歷", "工作經驗", "職業經歷", "工作履歷", "任職經歷"))
            and "工作经" not in text
        )
        leaked = text.rpartition("編號")[0]  # without the reference
        found = TraceService(vault).trace("", leaked.encode())
        assert [one.copy_id for one in found.attribution.candidates][:1] == [copy_id]
    vault.close()
