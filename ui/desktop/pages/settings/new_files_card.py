"""A card of the Settings page: the folder in which new files are noticed ("New files"), and the start at log-in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from app import login_start
from app.errors import AppError, UserError
from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.platform.file_dialogs import output_folder
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.new_files import set_watched_folder, watched_folder
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Card, rule
from ui.desktop.widgets.flow_layout import flow, row_with_buttons
from ui.desktop.widgets.safe_text import Text, one_line


class ArrivalsCard(Translatable, Card):
    """A watched folder with `choose` and `stop`, and the box `at_login`; all off until the person turns them on. `tray_changed` is emitted where the
    box turned the tray icon on."""

    tray_changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(space="m")
        self._shell = shell
        self.hint, self.folder = Text(look="muted"), Text(look="strong")
        self.choose, self.stop = Button("", "folder"), Button("quiet")
        self.at_login, self._login_hint = QCheckBox(), Text(look="muted")
        titled(self, "file", lambda: self.tr("New files"))
        self.body.addWidget(self.hint)
        self.body.addWidget(row_with_buttons(self.folder, flow(self.choose, self.stop)))
        self.body.addWidget(rule())
        self.body.addWidget(self.at_login)
        self.body.addWidget(self._login_hint)
        self.on_language_change(self._retranslate)
        self.choose.clicked.connect(self._choose)
        self.stop.clicked.connect(lambda: self._watch(""))
        self.at_login.clicked.connect(self._start_at_login)

    def _retranslate(self) -> None:
        self.hint.setText(
            self.tr(
                "While Countermark is open, it can tell you when a file arrives in a folder, such as Downloads. It opens nothing by itself, and the notification names no one."
            )
        )
        self.choose.setText(self.tr("Choose a folder…"))
        self.stop.setText(self.tr("Stop watching"))
        self.at_login.setText(self.tr("Start Countermark when I log in"))
        self._login_hint.setText(
            self.tr(
                "It waits in the system tray, locked; reminders come once you have unlocked it. This also turns the tray icon on."
            )
        )
        self.show_now()

    def show_now(self) -> None:
        """Show what is in force."""
        folder = watched_folder(self._shell.session.vault)
        self.folder.setText(one_line(folder) if folder else self.tr("No folder is watched."))
        self.stop.setVisible(bool(folder))
        self.at_login.setChecked(login_start.is_on())

    def _choose(self) -> None:
        folder = output_folder(
            self, self.tr("Folder whose new files you want to hear of"), watched_folder(self._shell.session.vault)
        )
        if folder:
            self._watch(folder)

    def _watch(self, folder: str) -> None:
        if not self._shell.arrivals.watch(folder):
            self._shell.messages.error(UserError("folder-not-watched", path=folder))
            folder = ""
        set_watched_folder(self._shell.session.vault, folder)
        self.show_now()

    def _start_at_login(self, on: bool) -> None:
        try:
            login_start.switch_on() if on else login_start.switch_off()
        except AppError as error:
            self._shell.messages.error(error)
        if on and login_start.is_on():
            self._shell.change_settings(replace(self._shell.settings, tray=True))
            self.tray_changed.emit()
        self.show_now()
