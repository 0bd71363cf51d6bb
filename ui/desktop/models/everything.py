"""Everything the vault holds, written as plain files into a new folder that the person chose. Reads the vault only.

Every version of the résumé as JSON Resume, the ledger, the exact bytes of every copy, and every incident: what is known of it
as JSON, and what surfaced as it was received.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cancel import CancelToken, Progress
from app.clock import to_iso
from app.files import make_private_folder, write_atomic
from app.plain_text import plain

if TYPE_CHECKING:
    from app.domain.records import Incident
    from app.vault.vault import Vault
    from ui.desktop.session import Session

MOST_LETTERS: Final = 60
"""Of the name that a file had: with those of a folder in front it stays within what every system allows."""


def export_everything(session: Session, parent: Path, cancel: CancelToken, progress: Progress) -> Path:
    """Write it all into a new folder under `parent` and return that folder.

    Raises `EnvironmentProblem` when the files cannot be written, `UserError` when the vault is locked or damaged, and `Cancelled`:
    nothing readable stays then.
    """
    folder = _new_folder(parent, f"Countermark-{to_iso(session.clock())[:10]}")
    try:
        _write_into(folder, session, cancel, progress)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _write_into(folder: Path, session: Session, cancel: CancelToken, progress: Progress) -> None:
    from app.resume.exporters import to_json_resume
    from app.services import masters
    from app.vault import export

    vault = session.vault
    versions = [version for name in vault.masters.names() for version in vault.masters.versions(name)]
    copies = vault.copies.all()
    incidents = vault.incidents.all()
    total = len(versions) + len(copies) + len(incidents) + 1
    for number, version in enumerate(versions):
        cancel.check()
        progress("write", number, total)
        text = to_json_resume(masters.decode(version).resume)
        write_atomic(folder / f"resume-{version.master}-{version.number}.json", text.encode())
    write_atomic(folder / "ledger.json", export.to_json(vault))
    cancel.check()
    write_atomic(folder / "ledger.csv", export.to_csv(vault))
    make_private_folder(folder / "copies")
    for number, copy in enumerate(copies, len(versions) + 1):
        cancel.check()
        progress("write", number, total)
        for file in copy.files:
            data = vault.copies.file_bytes(copy.copy_id, file.format)
            write_atomic(folder / "copies" / f"{copy.reference}.{file.format}", data)
    for number, incident in enumerate(incidents, 1):
        cancel.check()
        progress("write", total - len(incidents) + number, total)
        _write_incident(folder / "incidents", f"{harmless_name(incident.when)}-{number}", incident, vault)


def _write_incident(parent: Path, name: str, incident: Incident, vault: Vault) -> None:
    for folder in (parent, parent / name):
        make_private_folder(folder)
    facts = {"title": incident.title, "kind": incident.kind, "surfaced": incident.when, "kept": incident.created}
    named = [(f"{number}-{harmless_name(file.name)}", file) for number, file in enumerate(incident.files, 1)]
    files = [{"file": written, "name": file.name, "sha256": file.sha256} for written, file in named]
    text = json.dumps(
        {"id": incident.id, **facts, "files": files, "facts": incident.body}, ensure_ascii=False, indent=2
    )
    write_atomic(parent / name / "incident.json", f"{text}\n".encode())
    for written, file in named:
        data = vault.incidents.file_bytes(incident.id, file.name)
        if data is not None:
            write_atomic(parent / name / written, data)


def harmless_name(untrusted_name: str) -> str:
    """A file name that every system takes, and that reads as what it is: its last letters, so that the ending stays."""
    return re.sub(r'[<>:"/\\|?*]', "_", plain(untrusted_name))[-MOST_LETTERS:].rstrip(". ") or "file"


def _new_folder(parent: Path, name: str) -> Path:
    """A folder that was not there before, so that nothing is overwritten."""
    number, folder = 1, parent / name
    while folder.exists():
        number += 1
        folder = parent / f"{name}-{number}"
    make_private_folder(folder)
    return folder
