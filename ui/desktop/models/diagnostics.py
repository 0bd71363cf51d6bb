"""A diagnostics text without personal data: versions, the platform, settings, and counts; scanned before it is shown.

Reads counts only, never a name or a text of the vault; whatever the scan still finds is blacked out.
"""

from __future__ import annotations

import locale
import platform
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

if TYPE_CHECKING:
    from app.redact.scan import Span
    from app.settings import Settings
    from ui.desktop.session import Session

_PARTS: Final = ("PySide6-Essentials", "sqlcipher3", "sqlite-utils", "typst", "pypdfium2", "keyring", "plyer")
_TABLES: Final = ("recipients", "copies", "checks", "incidents", "masters", "ledger", "preferences")


def around(settings: Settings) -> list[str]:
    """What is known without the vault; ask in the window's thread."""
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


def collect(session: Session, outside: Sequence[str]) -> str:
    """The raw text, with what is `around`."""
    database = session.vault.database
    lines = [
        *outside,
        f"Vault schema {database.user_version}, notices {', '.join(session.vault.notices) or 'none'}",
        *(f"Vault {table}: {database.one(f'SELECT count(*) FROM {table}')[0]!s}" for table in _TABLES),
        f"Ledger problem: {session.vault.ledger.verify() or 'none'}",
    ]
    return "\n".join(lines) + "\n"


def cleaned(session: Session, text: str) -> tuple[str, tuple[Span, ...]]:
    """The text with every finding blacked out, and the findings: known values of the vault, and personal data."""
    from app.redact.known import protected_values
    from app.redact.scan import scan

    resume = session.imports.current(session.master)
    home = Path.home()
    known = [
        *(protected_values(resume) if resume else ()),
        *(ProtectedValue(one.id, Kind.EMPLOYER, one.name) for one in session.vault.recipients.all()),
        *(ProtectedValue("home", Kind.NAME, name) for name in {home.name} if len(name) > 2),
    ]
    found = scan(text.replace("\\", "/"), known)  # a folder of Windows is read as one of any other system
    for span in reversed(found):
        text = f"{text[: span.start]}[{span.kind.value}]{text[span.end :]}"
    return text, found


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not there"
