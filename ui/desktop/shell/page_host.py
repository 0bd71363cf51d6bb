"""The interface of the window for its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.settings import Settings
from ui.desktop.shell.messages import Messages
from ui.desktop.shell.new_files import Arrivals
from ui.desktop.shell.session import Session
from ui.desktop.shell.untrusted_input import UntrustedInput

if TYPE_CHECKING:
    from ui.desktop.shell.browser_inbox import BrowserInbox
    from ui.desktop.shell.vault_switch import VaultSwitch


@dataclass(frozen=True, slots=True)
class Addressee:
    """A recipient proposed to the Send page: outside text from a posting, the check it came from, the stage to offer, and the application the
    copy is for.

    An empty stage means the default; without a name the person enters the recipient.
    """

    untrusted_name: str = ""
    domains: tuple[str, ...] = ()
    check_id: str = ""
    stage: str = ""
    application_id: str = ""


class Shell(Protocol):
    """Protocol of the window for its pages."""

    @property
    def session(self) -> Session:
        """Return the services of the open vault."""

    @property
    def messages(self) -> Messages:
        """Return the messages of the window."""

    @property
    def settings(self) -> Settings:
        """Return the current settings."""

    @property
    def vaults(self) -> VaultSwitch:
        """Return which vault the window is about."""

    @property
    def inbox(self) -> BrowserInbox:
        """Return what takes postings from browsers."""

    @property
    def arrivals(self) -> Arrivals:
        """Return the watch over the folder for new files."""

    def change_settings(self, settings: Settings) -> None:
        """Apply settings and save them."""

    def go(self, key: str) -> None:
        """Open a page."""

    def look_again(self) -> None:
        """Refresh the visible page after a change elsewhere."""

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

    def show_application(self, application_id: str) -> None:
        """Open the Applications page at one job."""

    def begin_resume(self, how: str) -> None:
        """Open the Résumé page and start from an `own` file, the `sample`, or by `hand`."""

    def show_wordings(self) -> None:
        """Open the Résumé page at its wordings."""

    def show_names(self) -> None:
        """Open the Résumé page at the names that give somebody away."""

    def show_check(self, check_id: str) -> None:
        """Open the Check page at one stored card."""

    def show_note(self, note_id: str) -> None:
        """Open the Check page with the person's own notes, that of an id first."""

    def track_posting(self, check_id: str) -> None:
        """Open the Applications page and add an application for the posting of a check."""

    def show_incident(self, incident_id: str) -> None:
        """Open the Leaks page at one incident."""

    def log_incident(self, where: str, *, case: str = "", check_id: str = "", country: str = "") -> None:
        """Open the Leaks page and begin a report; `where` it surfaced, the `case` of the first steps that was followed with its `country`, and
        the check card of its posting may be empty."""

    def show_platform(self, platform_id: str) -> None:
        """Open the Applications page at one recruitment platform; at their list where the id is empty."""

    def show_settings(self, sheet: str) -> None:
        """Open the Settings page at one of its sheets."""

    def erase_everything(self) -> None:
        """Delete the vault and the program's other files and return to the first run (the caller asks first); a student's vault leads to the question of
        the list of students."""

    def lock(self) -> None:
        """Close the vault and show the lock screen."""
