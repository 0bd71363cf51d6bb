"""Refuses network actions while "Stay offline" is on, with a link to the switch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.settings import offline_error

if TYPE_CHECKING:
    from ui.desktop.shell.page_host import Shell


def refuse_when_offline(shell: Shell) -> bool:
    """Return True if the offline switch is on, after a message with a link to the setting."""
    if shell.settings.offline:
        way = QCoreApplication.translate("offline", "Open the network settings")
        shell.messages.error(offline_error(shell.settings), way, lambda: shell.show_settings("network"))
    return shell.settings.offline
