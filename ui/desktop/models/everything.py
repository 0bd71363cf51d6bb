"""Everything the vault holds, written as plain files into a new folder that the person chose. Reads the vault only.

Every version of the résumé as JSON Resume, the ledger, and the exact bytes of every copy.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from app.cancel import CancelToken, Progress
from app.clock import to_iso
from app.errors import Cancelled
from app.files import make_private_folder, write_atomic

if TYPE_CHECKING:
    from ui.desktop.session import Session


def export_everything(session: Session, parent: Path, cancel: CancelToken, progress: Progress) -> Path:
    """Write it all into a new folder under `parent` and return that folder.

    Raises `EnvironmentProblem` when the files cannot be written, and `Cancelled`: nothing readable stays then.
    """
    folder = _new_folder(parent, f"Countermark-{to_iso(session.clock())[:10]}")
    try:
        _write_into(folder, session, cancel, progress)
    except Cancelled:
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
    total = len(versions) + len(copies) + 1
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


def _new_folder(parent: Path, name: str) -> Path:
    """A folder that was not there before, so that nothing is overwritten."""
    number, folder = 1, parent / name
    while folder.exists():
        number += 1
        folder = parent / f"{name}-{number}"
    make_private_folder(folder)
    return folder
