"""A mail draft with a copy's files attached, written beside them. Sends nothing: what is attached are the exact bytes that the ledger holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.chinese_script import in_script
from app.domain.copy_file_names import parts_of
from app.domain.style import language_group
from app.files import write_atomic
from app.render.mail_draft import mail_draft
from app.services import copy_file_names

if TYPE_CHECKING:
    from app.domain.copies import CopyRecord
    from app.domain.policy import Redaction
    from app.vault.vault import Vault


def subject_of(redaction: Redaction, language: str) -> str:
    """Return the usual subject of an application: 应聘岗位-姓名-学校 in Chinese, `Application: position – name` in English, of what the copy shows."""
    parts = parts_of(redaction, "", "")
    if language_group(language) == "zh":
        aim = f"{in_script('应聘', language)}{parts['position']}" if parts["position"] else in_script("求职", language)
        return "-".join(one for one in (aim, parts["name"], parts["school"]) if one)
    told = " – ".join(one for one in (parts["position"], parts["name"]) if one)
    return f"Application: {told}" if told else "Application"


def draft_with_files(
    vault: Vault, records: Sequence[CopyRecord], folder: Path, subject: str, *, body: str = "\n", to: str = ""
) -> Path:
    """Write a draft with every file of the copies attached into a folder, under a name that is free there, and return its path. Raises
    `UserError` `vault-damaged`, `EnvironmentProblem`, and as `Copies.require_release`."""
    for one in records:
        vault.copies.require_release(one.copy_id)
    files = [(file.name, vault.copies.file_bytes(one.copy_id, file.format)) for one in records for file in one.files]
    stem = copy_file_names.free_stem_in(folder, Path(records[0].files[0].name).stem, ("eml",))
    path = folder / f"{stem}.eml"
    write_atomic(path, mail_draft(subject, body, to=to, attachments=files), replace=False)
    return path
