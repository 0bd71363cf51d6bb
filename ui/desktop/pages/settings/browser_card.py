"""A card of the Settings page: installing the companion's entry in each browser, and what came last."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.companion import browser_manifests
from app.companion.browser_manifests import Browser
from app.errors import AppError
from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.shell.date_formats import format_moment
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Card, column, rule
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.safe_text import Text, one_line


class BrowserCard(Translatable, Card):
    """Browsers, each switched on or off. `switches` are the buttons by the key of the browser."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(space="m")
        self._shell = shell
        self.switches: dict[str, Button] = {}
        self.states: dict[str, Text] = {}
        self.hint, self.last = Text(look="muted"), Text()
        titled(self, "globe", lambda: self.tr("Check postings from the browser"))
        self.body.addWidget(self.hint)
        for browser in browser_manifests.browsers():
            self.body.addWidget(self._row(browser))
        self.body.addWidget(rule())
        self.body.addWidget(self.last)
        self.hint.set_text(
            lambda: self.tr(
                "The Countermark extension adds one button to the browser. Only when you press it, the text and address of the page you look at come to this program, and go nowhere else. Switch on here which browsers may do that."
            )
        )
        self.on_language_change(self.show_now)
        shell.inbox.changed.connect(self.show_now)

    def _row(self, browser: Browser) -> QWidget:
        held, name, state = QWidget(), Text(browser.name, "strong"), Text(look="caption")
        texts = column(held, space="xs")
        texts.setSpacing(0)
        texts.addWidget(name)
        texts.addWidget(state)
        button = Button("", "link")
        button.clicked.connect(partial(self._change, browser))
        self.switches[browser.key], self.states[browser.key] = button, state
        return row_with_buttons(held, button, space="m")

    def _change(self, browser: Browser, _checked: bool = False) -> None:
        try:
            if browser in browser_manifests.registered():
                browser_manifests.remove(browser)
            else:
                browser_manifests.register(browser)
        except AppError as error:
            self._shell.messages.error(error)
        self._shell.inbox.follow_entries()
        self.show_now()

    def show_now(self) -> None:
        """Show which browsers are switched on, and what came last."""
        on = browser_manifests.registered()
        for browser in browser_manifests.browsers():
            state, button = self.states[browser.key], self.switches[browser.key]
            is_on = browser in on
            path = browser_manifests.manifest_path(browser)
            state.setText(self.tr("On. Entry: {path}").format(path=one_line(str(path))) if is_on else self.tr("Off"))
            button.setText(self.tr("Switch off") if is_on else self.tr("Switch on"))
            name = self.tr("{name}: switch off") if is_on else self.tr("{name}: switch on")
            button.setAccessibleName(name.format(name=browser.name))
        self.last.setText(self._last_words())

    def _last_words(self) -> str:
        arrival = self._shell.inbox.last
        if arrival is None:
            return self.tr("Nothing received from a browser since the program was started.")
        text = self.tr("Last received: “{title}”, {moment}, {size} kB")
        size = translations().locale.toString(max(1, round(arrival.size / 1000)))
        title = one_line(arrival.untrusted_title) or self.tr("without a title")
        return text.format(title=title, moment=format_moment(arrival.at), size=size)
