"""The interface of the window for its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.settings import Settings
from ui.desktop.shell.messages import Messages
from ui.desktop.shell.session import Session
from ui.desktop.shell.untrusted_input import UntrustedInput


@dataclass(frozen=True, slots=True)
class Addressee:
    """A recipient proposed to the Send page: outside text from a posting, the check it came from, and the stage to offer.

    Stage "": as usual. Without a name: a new copy for whomever the person names.
    """

    untrusted_name: str = ""
    domains: tuple[str, ...] = ()
    check_id: str = ""
    stage: str = ""


class Shell(Protocol):
    """The window, as pages see it."""

    @property
    def session(self) -> Session:
        """The open vault's services."""

    @property
    def messages(self) -> Messages:
        """Where messages go."""

    @property
    def settings(self) -> Settings:
        """The settings in force."""

    def change_settings(self, settings: Settings) -> None:
        """Apply settings and save them."""

    def go(self, key: str) -> None:
        """Open a page."""

    def look_again(self) -> None:
        """Refresh the visible page: something it shows was changed elsewhere."""

    def tell_record(self) -> None:
        """Show records that differ from the ledger, if there are any."""

    def hand(self, key: str, incoming: UntrustedInput) -> None:
        """Open a page and give it a file or text."""

    def send_to(self, addressee: Addressee) -> None:
        """Open the Send page for an addressee."""

    def show_copy(self, copy_id: str) -> None:
        """Open the Applications page at one copy."""

    def show_recipient(self, recipient_id: str) -> None:
        """Open the Applications page at one recipient."""

    def begin_resume(self, how: str) -> None:
        """Open the Résumé page and begin with an `own` file, the `sample`, or by `hand`."""

    def show_wordings(self) -> None:
        """Open the Résumé page at its wordings."""

    def show_check(self, check_id: str) -> None:
        """Open the Check page at one stored card."""

    def show_incident(self, incident_id: str) -> None:
        """Open the Leaks page at one incident."""

    def show_settings(self, sheet: str) -> None:
        """Open the Settings page at one of its sheets."""

    def erase_everything(self) -> None:
        """Delete the vault and the program's other files, and return to the first run. Ask first."""

    def lock(self) -> None:
        """Close the vault and show the lock screen."""
