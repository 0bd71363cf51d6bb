"""Warnings about an application in the window's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.text.printable import one_line
from ui.desktop.shell.messages import sentence

if TYPE_CHECKING:
    from app.services.application_warnings import ApplicationWarning


def warning_line(one: ApplicationWarning) -> str:
    """Return a warning as a sentence."""
    return sentence(f"application-warning-{one.kind.value}", {"name": one_line(one.name), "title": one_line(one.title)})
