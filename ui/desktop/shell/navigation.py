"""Navigation through the window: opening a page, or one item on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication

from ui.desktop.shell.page_host import Addressee
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.widgets.page import Page
from ui.desktop.widgets.safe_text import one_line
from ui.desktop.widgets.sidebar import page_name

if TYPE_CHECKING:
    from app.domain.records import SearchHit
    from ui.desktop.shell.messages import Messages
    from ui.desktop.shell.page_stack import PageStack
    from ui.desktop.widgets.sidebar import Sidebar

P = TypeVar("P", bound=Page)


class Navigation:
    """Mixin for the window: the part of `Shell` by which pages open others."""

    messages: Messages
    stack: PageStack

    @property
    def rail(self) -> Sidebar:
        """Return the sidebar."""
        raise NotImplementedError

    def page(self, key: str) -> Page:
        """Return a page, built when first asked for."""
        return self.stack.page(key)

    def go(self, key: str) -> None:
        """Open a page."""
        if self.stack.currentWidget() is not self.page(key):
            self.messages.clear()
        page = self.stack.open(key)
        self.rail.mark(key)
        page.entered()
        self.tell_record()

    def choose_page(self, key: str) -> None:
        """Open a page from the sidebar; of the one that is open already, its start."""
        page = self.page(key)
        if self.stack.currentWidget() is page:
            page.to_start()
        self.go(key)

    def tell_record(self) -> None:
        """Show records that differ from the ledger, if there are any."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Refresh the visible page."""
        self.page(self.stack.key).entered()

    def _at(self, key: str, kind: type[P]) -> P:
        self.go(key)
        page = self.page(key)
        assert isinstance(page, kind)
        return page

    def hand(self, key: str, incoming: UntrustedInput) -> None:
        """Open a page and give it a file or text. Input that it already holds is kept."""
        self.go(key)
        page = self.page(key)
        if not page.has_pending_input:
            page.dropped(incoming)
            return
        translate = QCoreApplication.translate
        text = translate(
            "navigation",
            "“{page}” is not done with what it was given before. Finish or cancel that, then drop {name} again.",
        )
        name = (
            translate("navigation", "“{name}”").format(name=one_line(incoming.name))
            if incoming.name
            else translate("navigation", "the text")
        )
        self.messages.warn(text.format(page=page_name(key), name=name))

    def send_to(self, addressee: Addressee) -> None:
        """Open the Send page for an addressee."""
        from ui.desktop.pages.send.page import SendPage

        self._at("send", SendPage).address(addressee)

    def show_copy(self, copy_id: str) -> None:
        """Open the Applications page at one copy."""
        from ui.desktop.pages.applications.page import ApplicationsPage

        self._at("applications", ApplicationsPage).show_copy(copy_id)

    def show_recipient(self, recipient_id: str) -> None:
        """Open the Applications page at one recipient."""
        from ui.desktop.pages.applications.page import ApplicationsPage

        self._at("applications", ApplicationsPage).show_recipient(recipient_id)

    def show_wordings(self) -> None:
        """Open the Résumé page at its wordings."""
        from ui.desktop.pages.resume.page import ResumePage

        self._at("resume", ResumePage).show_wordings()

    def show_names(self) -> None:
        """Open the Résumé page at the names that give somebody away."""
        from ui.desktop.pages.resume.page import ResumePage

        self._at("resume", ResumePage).show_names()

    def show_settings(self, sheet: str) -> None:
        """Open the Settings page at one of its sheets."""
        from ui.desktop.pages.settings.page import SettingsPage

        self._at("settings", SettingsPage).show_sheet(sheet)

    def show_setting(self, key: str) -> None:
        """Open the Settings page at one setting (`ui.desktop.models.commands.SETTINGS`), and give it the focus."""
        from ui.desktop.models.commands import SETTINGS
        from ui.desktop.pages.settings.page import SettingsPage

        sheet, name = SETTINGS[key]
        self._at("settings", SettingsPage).show_setting(sheet, name())

    def run_command(self, key: str) -> None:
        """Run a command of the search box (`ui.desktop.models.commands`)."""
        raise NotImplementedError

    def open_hit(self, hit: SearchHit) -> None:
        """Open what a search found."""
        openers = {
            "copy": self.show_copy,
            "recipient": self.show_recipient,
            "check": self.show_check,
            "incident": self.show_incident,
            "letter": self.show_letter,
            "platform": self.show_platform,
            "page": self.go,
            "setting": self.show_setting,
            "command": self.run_command,
        }
        openers[hit.kind](hit.id)

    def show_incident(self, incident_id: str) -> None:
        """Open the Leaks page at one incident."""
        from ui.desktop.pages.leaks.page import LeaksPage

        self._at("leaks", LeaksPage).show_incident(incident_id)

    def show_letter(self, letter_id: str) -> None:
        """Open the letters to the recipient of one letter."""
        from ui.desktop.pages.applications.page import ApplicationsPage

        self._at("applications", ApplicationsPage).show_letter(letter_id)

    def log_incident(self, where: str, *, case: str = "", check_id: str = "", country: str = "") -> None:
        """Open the Leaks page and begin a report; `where` it surfaced, the `case` of the first steps that was followed with its `country`, and
        the check card of its posting may be empty."""
        from ui.desktop.pages.leaks.page import LeaksPage

        self._at("leaks", LeaksPage).ask_report(where, case=case, check_id=check_id, country=country)

    def show_platform(self, platform_id: str) -> None:
        """Open the Applications page at one recruitment platform; at their list where the id is empty."""
        from ui.desktop.pages.applications.page import ApplicationsPage

        self._at("applications", ApplicationsPage).show_platform(platform_id)

    def track_posting(self, check_id: str) -> None:
        """Open the Applications page and add an application for the posting of a check."""
        from ui.desktop.pages.applications.page import ApplicationsPage

        self._at("applications", ApplicationsPage).add_application(check_id)

    def show_check(self, check_id: str) -> None:
        """Open the Check page at one stored card."""
        from ui.desktop.pages.check.page import CheckPage

        self._at("check", CheckPage).show_stored(check_id)
