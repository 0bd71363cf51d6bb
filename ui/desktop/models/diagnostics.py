"""A diagnostics text without personal data: versions, the platform, settings, and counts; scanned before it is shown.

Reads counts only, never a name or a text of the vault; whatever the scan still finds is blacked out.
"""

from __future__ import annotations

import locale
import platform
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from app import __version__
from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.errors import AppError, Cancelled
from app.workers.cancellation import CancelToken

if TYPE_CHECKING:
    from app.redact.personal_data_scan import Span
    from app.settings import Settings
    from ui.desktop.shell.session import Session

_PARTS: Final = ("PySide6-Essentials", "sqlcipher3", "sqlite-utils", "typst", "pypdfium2", "keyring", "plyer")
_FOLDER: Final = re.compile(r"/(?:users|home)/+([^/\r\n\"*:<>?|]{1,80})", re.IGNORECASE)
"""A person's own folder on any system."""
_TABLES: Final = ("recipients", "copies", "checks", "incidents", "masters", "ledger", "preferences")


def collect_environment(settings: Settings) -> list[str]:
    """Return facts known without the vault; call it in the window's thread."""
    screen = QGuiApplication.primaryScreen()
    return [
        f"Countermark {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, frozen {getattr(sys, 'frozen', False)}",
        f"System {platform.system()} {platform.release()} {platform.machine()}",
        f"Window system {QGuiApplication.platformName()}, scale {screen.devicePixelRatio() if screen else 0}",
        f"Locale {'.'.join(part or '' for part in locale.getlocale())}",
        *(f"Part {name} = {_version(name)}" for name in _PARTS),
        *(f"Setting {key} = {value}" for key, value in asdict(settings).items()),
    ]


def probe_sandbox(token: CancelToken) -> tuple[str, ...]:
    """Return what a process that reads strangers' files can reach here, by trying it now. Raises `Cancelled`."""
    from app.services.confinement_check import examine

    try:
        return examine(token).lines()
    except AppError as error:
        if isinstance(error, Cancelled):
            raise
        return (f"Sandbox could not be tried: {error.code}",)


def collect(session: Session, outside: Sequence[str]) -> str:
    """The raw text, with what is `collect_environment`."""
    database = session.vault.database
    lines = [
        *outside,
        f"Vault schema {database.user_version}, notices {', '.join(session.vault.notices) or 'none'}",
        *(f"Vault {table}: {database.fetch_one(f'SELECT count(*) FROM {table}')[0]!s}" for table in _TABLES),
        f"Ledger problem: {session.vault.ledger.verify() or 'none'}",
    ]
    return "\n".join(lines) + "\n"


def redact_report(session: Session, text: str) -> tuple[str, tuple[Span, ...]]:
    """Black out every finding in the text; returns it with the findings.

    Findings are known values of the vault, owners of folders named in it, and personal data by pattern.
    """
    from app.redact.personal_data_scan import scan

    text_of_paths = text.replace("\\", "/")  # a folder of Windows is read as one of any other system
    everything = scan(text_of_paths, [*_values(session), *_owners(text_of_paths)])
    found = tuple(
        one for one in everything if one.detector != "tagger"
    )  # it judges sentences; these are names of settings
    for span in reversed(found):
        text = f"{text[: span.start]}[{span.kind.value}]{text[span.end :]}"
    return text, found


def _values(session: Session) -> list[ProtectedValue]:
    """The person's own values in every résumé, and whom and what else the vault names."""
    from app.redact.known_value_matcher import protected_values

    vault = session.vault
    resumes = [session.imports.current(master) for master in vault.masters.names()]
    values = [value for resume in resumes if resume is not None for value in protected_values(resume)]
    named = [
        *(one.name for one in vault.recipients.all()),
        *(one.title for one in vault.incidents.all()),
        *(part for one in vault.checks.headings() for part in (one.title, one.organisation)),
        *(one.reference for one in vault.copies.all()),
    ]
    return values + [ProtectedValue("vault", Kind.EMPLOYER, name) for name in dict.fromkeys(named) if name]


def _owners(text: str) -> list[ProtectedValue]:
    """The person's name on this computer, and those to whom the folders in a text belong: names (of two Chinese characters, too)
    that are written like accounts."""
    names = {Path.home().name, *(found[1].strip() for found in _FOLDER.finditer(text))}
    known = sorted(name for name in names if len(name) > 2 or not name.isascii())
    return [ProtectedValue("home", kind, name) for name in known for kind in (Kind.NAME, Kind.MESSENGER)]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not there"
