"""Navigation through the window: opening a page, or one item on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from ui.desktop.widgets.page import Page
from ui.desktop.widgets.safe_text import one_line
from ui.desktop.widgets.sidebar import page_name

if TYPE_CHECKING:
    from app.domain.stored_records import SearchHit
    from ui.desktop.shell.messages import Messages
    from ui.desktop.shell.page_host import Addressee
    from ui.desktop.shell.page_stack import PageStack
    from ui.desktop.shell.untrusted_input import UntrustedInput
    from ui.desktop.widgets.sidebar import Sidebar

P = TypeVar("P", bound=Page)


class PageOpener(QObject):
    """Opens a page that a change of language or look has not come to yet in a few turns of the event loop: at once it would take the sum of
    them. The last choice counts, and none counts behind a gate."""

    def __init__(self, owner: QObject, stack: PageStack, may_open: Callable[[], bool]) -> None:
        super().__init__(owner)
        self._stack, self._may_open = stack, may_open
        self._key = ""
        self._action: Callable[[], object] = _nothing
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)

    @property
    def waits(self) -> bool:
        """Return True while a page is made ready."""
        return self._turn.isActive()

    def open(self, key: str, action: Callable[[], object]) -> None:
        """Run an action that opens a page: now where the page has language and look in force, else once it has them."""
        self._key, self._action = key, action
        if self._stack.make_ready(key):
            self._turn.start()
        else:
            self.stop()
            action()

    def stop(self) -> None:
        """Open nothing later: something else was opened."""
        self._turn.stop()
        self._action = _nothing

    def _go_on(self) -> None:
        if self._may_open():
            self.open(self._key, self._action)
        else:
            self.stop()  # what it was to show there is forgotten


def _nothing() -> None:
    """Do nothing."""


class Navigation:
    """Mixin for the window: the part of `Shell` by which pages open others."""

    messages: Messages
    stack: PageStack
    opener: PageOpener

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
        self.opener.stop()
        page = self.stack.open(key)
        self.rail.mark(key)
        page.entered()
        self.tell_record()

    def choose_page(self, key: str) -> None:
        """Open a page from the sidebar; of the one that is open already, its start."""
        self.opener.open(key, lambda: self._to_page(key))

    def _to_page(self, key: str) -> None:
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

    def _open(self, key: str, kind: type[P], action: Callable[[P], object]) -> None:
        """Open a page and do something there, once the page has language and look in force."""
        self.opener.open(key, lambda: action(self._at(key, kind)))

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
            "“{page}” is still working on something else. Finish or cancel that, then drop {name} again.",
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

        self._open("send", SendPage, lambda page: page.address(addressee))

    def show_copy(self, copy_id: str) -> None:
        """Open the Applications page at one copy."""
        from ui.desktop.pages.applications.page import ApplicationsPage

        self._open("applications", ApplicationsPage, lambda page: page.show_copy(copy_id))

    def show_recipient(self, recipient_id: str) -> None:
        """Open the Applications page at one recipient."""
        from ui.desktop.pages.applications.page import ApplicationsPage

        self._open("applications", ApplicationsPage, lambda page: page.show_recipient(recipient_id))

    def show_application(self, application_id: str) -> None:
        """Open the Applications page at one job."""
        from ui.desktop.pages.applications.page import ApplicationsPage

        self._open("applications", ApplicationsPage, lambda page: page.show_application(application_id))

    def show_wordings(self) -> None:
        """Open the Résumé page at its wordings."""
        from ui.desktop.pages.resume.page import ResumePage

        self._open("resume", ResumePage, lambda page: page.show_wordings())

    def show_names(self) -> None:
        """Open the Résumé page at the names that give somebody away."""
        from ui.desktop.pages.resume.page import ResumePage

        self._open("resume", ResumePage, lambda page: page.show_names())

    def show_settings(self, sheet: str) -> None:
        """Open the Settings page at one of its sheets."""
        from ui.desktop.pages.settings.page import SettingsPage

        self._open("settings", SettingsPage, lambda page: page.show_sheet(sheet))

    def offer_passphrase(self) -> None:
        """Open the Settings page at the vault, and ask for a new passphrase: the old one was forgotten."""
        from ui.desktop.pages.settings.page import SettingsPage

        def offer(page: SettingsPage) -> None:
            page.show_sheet("vault")
            page.offer_passphrase()

        self._open("settings", SettingsPage, offer)

    def show_setting(self, key: str) -> None:
        """Open the Settings page at one setting (`ui.desktop.models.search_commands.SETTINGS`), and give it the focus."""
        from ui.desktop.models.search_commands import SETTINGS
        from ui.desktop.pages.settings.page import SettingsPage

        sheet, name = SETTINGS[key]
        self._open("settings", SettingsPage, lambda page: page.show_setting(sheet, name()))

    def allow_counsellor(self) -> None:
        """Open the Settings page, and the dialog about counsellors there."""
        from ui.desktop.pages.settings.page import SettingsPage

        def allow(page: SettingsPage) -> None:
            page.show_sheet("vault")
            page.counsellors.show_dialog()

        self._open("settings", SettingsPage, allow)

    def run_command(self, key: str) -> None:
        """Run a command of the search box (`ui.desktop.models.search_commands`)."""
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
            "meeting": self.show_meeting,
            "note": self.show_note,
            "page": self.go,
            "setting": self.show_setting,
            "command": self.run_command,
        }
        openers[hit.kind](hit.id)

    def show_incident(self, incident_id: str) -> None:
        """Open the Leaks page at one incident."""
        from ui.desktop.pages.leaks.page import LeaksPage

        self._open("leaks", LeaksPage, lambda page: page.show_incident(incident_id))

    def show_meeting(self, plan_id: str) -> None:
        """Open one plan for a meeting; a new one where the id is empty."""
        from ui.desktop.pages.today.page import TodayPage

        self._open("today", TodayPage, lambda page: page.show_meeting(plan_id))

    def show_note(self, note_id: str) -> None:
        """Open the Check page with the person's own notes, that of an id first."""
        from ui.desktop.pages.check.page import CheckPage

        self._open("check", CheckPage, lambda page: page.show_note(note_id))

    def show_letter(self, letter_id: str) -> None:
        """Open the letters to the recipient of one letter."""
        from ui.desktop.pages.applications.page import ApplicationsPage

        self._open("applications", ApplicationsPage, lambda page: page.show_letter(letter_id))

    def log_incident(self, where: str, *, case: str = "", check_id: str = "", country: str = "") -> None:
        """Open the Leaks page and begin a report; `where` it surfaced, the `case` of the first steps that was followed with its `country`, and
        the check card of its posting may be empty."""
        from ui.desktop.pages.leaks.page import LeaksPage

        self._open(
            "leaks", LeaksPage, lambda page: page.ask_report(where, case=case, check_id=check_id, country=country)
        )

    def show_platform(self, platform_id: str) -> None:
        """Open the Applications page at one recruitment platform; at their list where the id is empty."""
        from ui.desktop.pages.applications.page import ApplicationsPage

        self._open("applications", ApplicationsPage, lambda page: page.show_platform(platform_id))

    def track_posting(self, check_id: str) -> None:
        """Open the Applications page and add an application, for the posting of a check where one is named."""
        from ui.desktop.pages.applications.page import ApplicationsPage

        self._open("applications", ApplicationsPage, lambda page: page.add_application(check_id))

    def show_check(self, check_id: str) -> None:
        """Open the Check page at one stored card."""
        from ui.desktop.pages.check.page import CheckPage

        self._open("check", CheckPage, lambda page: page.show_stored(check_id))
