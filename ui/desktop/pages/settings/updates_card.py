"""A card of the Settings page: whether to ask for newer versions, what is known of them, and the page where they are to be had."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox

import app
from app import paths
from app.services.updates import News, UpdateService, publisher
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.pages.settings.preset_note import PresetNote, preset_now
from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.safe_text import Text

if TYPE_CHECKING:
    from app.vault.vault import Vault


def ask_now(vault: Vault, service: UpdateService, _token: CancelToken, _progress: Progress) -> News:
    """Ask the publisher, listed in the vault's requests. Raises UserError."""
    from app.services.network_request_log import vault_log
    from ui.online_lookups import fetch_news

    return service.ask(fetch_news(vault_log(vault)))


class UpdatesCard(Translatable, Card):
    """A tick, a sentence, two buttons. Nothing is asked by showing it."""

    def __init__(self, shell: Shell, service: UpdateService | None = None) -> None:
        super().__init__(space="m")
        self._shell, self._place = shell, JobSlot(self)
        self._service = service or UpdateService(paths.updates_file(), publisher())
        self.agreed, self.sentence, self.sent = QCheckBox(), Text(look="muted"), Text(look="muted")
        self.ask, self.page = Button("", "globe"), Button("", "arrow-right")
        titled(self, "archive", lambda: self.tr("Newer versions"))
        self.preset_note = PresetNote(shell, "updates")
        self.body.addWidget(self.agreed)
        self.body.addWidget(self.preset_note)
        self.body.addWidget(self.sent)
        self.body.addWidget(row_with_buttons(self.sentence, self.page, self.ask))
        self.ask.set_text(lambda: self.tr("Check now"))
        self.page.set_text(lambda: self.tr("Open the download page"))
        self.agreed.clicked.connect(self._agree)
        self.ask.clicked.connect(self._ask)
        self.page.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self._service.news().page)))
        self._place.busy_changed.connect(lambda busy: self.ask.setEnabled(not busy and bool(self._service.address)))
        self.on_language_change(self.show_now)

    def show_now(self) -> None:
        """Show the setting and what is known."""
        news, address = self._service.news(), self._service.address
        self.agreed.setText(self.tr("Check for newer versions, at most twice a day"))
        self.agreed.setChecked(self._shell.settings.updates)
        self.preset_note.show_now(preset_now())
        for part in (self.agreed, self.ask):
            part.setEnabled(bool(address))
        self.sent.setText(
            self.tr(
                "Asks {address}. Nothing about you, this computer or the program is sent, and nothing is installed by itself."
            ).format(address=address)
        )
        self.sent.setVisible(bool(address))
        self.page.setVisible(news.newer)
        self.sentence.setText(
            self._known(news) if address else self.tr("This build names no publisher, so it cannot check.")
        )

    def _known(self, news: News) -> str:
        if news.newer:
            found = self.tr("Version {version} is available. You have {own}.")
        elif news.version:
            found = self.tr("You have {own}. The newest version known is {version}.")
        else:
            found = self.tr("You have {own}. Not checked yet.")
        return found.format(version=news.version, own=app.__version__)

    def _agree(self, on: bool) -> None:
        self._shell.change_settings(dataclasses.replace(self._shell.settings, updates=on))
        self.preset_note.show_now(preset_now())
        if on and self._service.is_due():
            self._ask()

    def _ask(self) -> None:
        work = partial(ask_now, self._shell.session.vault, self._service)
        self._place.start(work, Outcomes(lambda _news: self.show_now(), self._shell.messages.error))
