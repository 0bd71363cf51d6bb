"""Everything the vault and the settings hold, written as plain files into a new folder that the person chose. Reads only.

Every version of the résumé as JSON Resume, the ledger, the exact bytes of every copy, every check and every incident with what
it rests on as it was received; and in `kept.json` what else was noted: recipients, how each application stands, its dates,
names that give somebody away, wordings, the rest of what the vault keeps in small, and the settings.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import paths, settings
from app.clock import to_iso
from app.files import make_private_folder, write_atomic
from app.text.printable import plain
from app.workers.cancellation import CancelToken, Progress

if TYPE_CHECKING:
    from app.domain.copies import CopyRecord, MasterVersion
    from app.domain.stored_records import Incident, StoredCheck
    from app.vault.vault import Vault
    from ui.desktop.shell.session import Session

MOST_LETTERS: Final = 60
"""Of the name that a file had: with those of a folder in front it stays within what every system allows."""


def export_everything(session: Session, parent: Path, cancel: CancelToken, progress: Progress) -> Path:
    """Write it all into a new folder under `parent` and return that folder.

    Raises `EnvironmentProblem` when the files cannot be written, `UserError` when the vault is locked or damaged, and `Cancelled`:
    nothing readable stays then.
    """
    folder = _new_folder(parent, f"Countermark-{to_iso(session.clock())[:10]}")
    try:
        jobs = _jobs(folder, session)
        for number, job in enumerate(jobs):
            cancel.check()
            progress("write", number, len(jobs))
            job()
        cancel.check()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _jobs(folder: Path, session: Session) -> list[Callable[[], None]]:
    """Return the steps that write the export, one file or folder at a time."""
    from app.services import stored_resume
    from app.services.resume_export import to_json_resume
    from app.vault.ledger import export

    vault = session.vault

    def resume(version: MasterVersion) -> None:
        name = f"resume-{harmless_name(version.master)}-{version.number}.json"
        write_atomic(folder / name, to_json_resume(stored_resume.decode(version).resume).encode())

    def copy(record: CopyRecord) -> None:
        for file in record.files:
            data = vault.copies.file_bytes(record.copy_id, file.format)
            write_atomic(folder / "copies" / f"{record.reference}.{file.format}", data)

    make_private_folder(folder / "copies")
    versions = [version for name in vault.masters.names() for version in vault.masters.versions(name)]
    return [
        *(partial(resume, version) for version in versions),
        lambda: write_atomic(folder / "ledger.json", export.to_json(vault)),
        lambda: write_atomic(folder / "ledger.csv", export.to_csv(vault)),
        lambda: _write_json(folder / "kept.json", _other_notes(session)),
        *(partial(copy, record) for record in vault.copies.all()),
        *(partial(_write_check, folder / "checks", *one, vault) for one in enumerate(vault.checks.all(), 1)),
        *(partial(_write_documents, folder / "documents", *one, session) for one in _with_documents(vault)),
        *(partial(_write_incident, folder / "incidents", *one, vault) for one in enumerate(vault.incidents.all(), 1)),
    ]


def _other_notes(session: Session) -> dict[str, object]:
    """Return the notes besides facts: all of it small."""
    from app.services import stored_resume
    from app.services.resume_export import names_json

    vault, applications = session.vault, session.applications
    return {
        "recipients": [
            {
                **asdict(one),
                "statuses": [asdict(step) for step in applications.history(one.id)],
                "dates": [asdict(date) for date in applications.dates(one.id)],
            }
            for one in vault.recipients.all()
        ],
        "saved": {copy.reference: [file.path for file in copy.files] for copy in vault.copies.all()},
        "names": {
            name: names_json(stored_resume.decode(version).resume)
            for name in vault.masters.names()
            if (version := stored_resume.latest(vault, name)) is not None
        },
        "wordings": {name: [asdict(one) for one in vault.wordings.list(name)] for name in vault.masters.names()},
        "preferences": vault.preferences.with_prefix(""),
        "settings": asdict(settings.load(paths.settings_file())),
    }


def _write_check(parent: Path, number: int, check: StoredCheck, vault: Vault) -> None:
    from app.vault.store.checks import pictures_of

    name = f"{check.created[:10]}-{number}"
    for folder in (parent, parent / name):
        make_private_folder(folder)
    facts = {"title": check.title, "organisation": check.organisation, "source": check.source_name}
    pictures = [
        {"file": f"{place}-{harmless_name(called)}", "name": called, "sha256": digest}
        for place, (digest, called) in enumerate(pictures_of(check.card).items(), 2)
        if vault.checks.has_picture(digest)
    ]
    kept = {"checked": check.created, "pictures": pictures, "card": check.card}
    _write_json(parent / name / "check.json", {**facts, **kept})
    data = vault.checks.source(check.id)
    if data is not None:
        write_atomic(parent / name / f"1-{harmless_name(check.source_name)}", data)
    for one in pictures:
        if (picture := vault.checks.picture(one["sha256"])) is not None:
            write_atomic(parent / name / one["file"], picture)


def _with_documents(vault: Vault) -> list[tuple[int, str]]:
    from app.services.application_details import DOCUMENTS

    return list(enumerate(sorted(vault.preferences.with_prefix(DOCUMENTS)), 1))


def _write_documents(parent: Path, number: int, application_id: str, session: Session) -> None:
    from app.services.application_details import ApplicationDetails

    service, folder = ApplicationDetails(session.vault, session.clock), parent / str(number)
    for made in (parent, folder):
        make_private_folder(made)
    for place, one in enumerate(service.documents(application_id), 1):
        data = service.document_bytes(application_id, one.name)
        write_atomic(folder / f"{place}-{harmless_name(one.name)}", data)


def _write_incident(parent: Path, number: int, incident: Incident, vault: Vault) -> None:
    name = f"{harmless_name(incident.when)}-{number}"
    for folder in (parent, parent / name):
        make_private_folder(folder)
    facts = {"title": incident.title, "kind": incident.kind, "surfaced": incident.when, "kept": incident.created}
    named = [(f"{place}-{harmless_name(file.name)}", file) for place, file in enumerate(incident.files, 1)]
    files = [{"file": written, "name": file.name, "sha256": file.sha256} for written, file in named]
    _write_json(parent / name / "incident.json", {"id": incident.id, **facts, "files": files, "facts": incident.body})
    for written, file in named:
        data = vault.incidents.file_bytes(incident.id, file.name)
        if data is not None:
            write_atomic(parent / name / written, data)


def _write_json(path: Path, content: Mapping[str, object]) -> None:
    write_atomic(path, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())


def harmless_name(untrusted_name: str) -> str:
    """Return a file name valid on every system; a long one keeps its end, with the extension."""
    return re.sub(r'[<>:"/\\|?*]', "_", plain(untrusted_name))[-MOST_LETTERS:].rstrip(". ") or "file"


def _new_folder(parent: Path, name: str) -> Path:
    """A folder that was not there before, so that nothing is overwritten."""
    number, folder = 1, parent / name
    while folder.exists():
        number += 1
        folder = parent / f"{name}-{number}"
    make_private_folder(folder)
    return folder
