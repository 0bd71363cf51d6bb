"""A card of the Settings page: reminders, their quiet hours, and the tray."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Card
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import flow
from ui.desktop.widgets.safe_text import Text

if TYPE_CHECKING:
    pass

HOURS = 24


class RemindersCard(Translatable, Card):
    """Settings of reminders; off until the person turns them on."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(space="m")
        self._shell = shell
        self.on, self.tray, self.since, self.until = QCheckBox(), QCheckBox(), ComboBox(), ComboBox()
        self._label, self._to, self._hint = Text(wrap=False), Text(wrap=False), Text(look="muted")
        titled(self, "clock", lambda: self.tr("Reminders"))
        self.body.addWidget(self._hint)
        self.body.addWidget(self.on)
        self.body.addWidget(flow(self._label, self.since, self._to, self.until, space="m"))
        self.body.addWidget(self.tray)
        for box in (self.since, self.until):
            for hour in range(HOURS):
                box.addItem("", hour)
        self._label.setBuddy(self.since)
        self._to.setBuddy(self.until)
        self.on_language_change(self._retranslate)
        self.on.clicked.connect(lambda on: self._change(reminders=on))
        self.tray.clicked.connect(lambda on: self._change(tray=on))
        self.since.activated.connect(lambda: self._change(quiet_from=self.since.currentData()))
        self.until.activated.connect(lambda: self._change(quiet_until=self.until.currentData()))

    def _retranslate(self) -> None:
        self._hint.setText(
            self.tr("A reminder only says that something is due. It names no one, because others may see your screen.")
        )
        self.on.setText(self.tr("Remind me when dates are due"))
        self.tray.setText(self.tr("Keep running in the system tray when the window is closed"))
        self._label.setText(self.tr("Quiet hours"))
        self._to.setText(self.tr("until"))
        self.since.setAccessibleName(self.tr("Quiet hours begin"))
        self.until.setAccessibleName(self.tr("Quiet hours end"))
        for box in (self.since, self.until):
            for hour in range(HOURS):
                box.setItemText(hour, f"{hour:02}:00")

    def show_now(self) -> None:
        """Show the settings in force."""
        settings = self._shell.settings
        self.on.setChecked(settings.reminders)
        self.tray.setChecked(settings.tray)
        self.since.setCurrentIndex(settings.quiet_from % HOURS)
        self.until.setCurrentIndex(settings.quiet_until % HOURS)

    def _change(self, **values: bool | int) -> None:
        self._shell.change_settings(dataclasses.replace(self._shell.settings, **values))  # type: ignore[arg-type]
