"""The Settings page: appearance and language, the vault, every request ever made, and the program's limits."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QWidget

from app import messages, paths
from app.reader_country import COUNTRIES, system_country
from app.services.network_request_log import read_requests
from checkers.jurisdictions import country_title
from ui.desktop.dialogs import vault_check, vault_files
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.pages.settings.about_card import AboutCard
from ui.desktop.pages.settings.alias_card import AddressCard
from ui.desktop.pages.settings.browser_card import BrowserCard
from ui.desktop.pages.settings.counsellor_card import CounsellorCard
from ui.desktop.pages.settings.delete_everything_card import EraseCard
from ui.desktop.pages.settings.diagnostics_card import DiagnosticsCard
from ui.desktop.pages.settings.file_names_card import NamesCard
from ui.desktop.pages.settings.new_files_card import ArrivalsCard
from ui.desktop.pages.settings.preset_note import PresetNote, preset_now
from ui.desktop.pages.settings.protection_card import ProtectionCard
from ui.desktop.pages.settings.registers_card import KINDS, RegistersCard
from ui.desktop.pages.settings.reminders_card import RemindersCard
from ui.desktop.pages.settings.shortcuts_card import KeysCard
from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.pages.settings.trash_card import TrashCard
from ui.desktop.pages.settings.updates_card import UpdatesCard
from ui.desktop.pages.settings.vault_card import KeepingCard
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.page_host import Shell
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button, Card, rule
from ui.desktop.widgets.drop_down import LETTERS, ComboBox
from ui.desktop.widgets.flow_layout import Point, row_with_buttons
from ui.desktop.widgets.page import LateScroll, Page
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.requests_view import RequestsView
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.split import Tabs

SCALES: Final = (100, 125, 150, 200)
LOCK_MINUTES: Final = (2, 5, 10, 30, 0)


class SettingsPage(Page):
    """Settings, each applied at once."""

    key = "settings"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._place = JobSlot(self)
        self.language, self.theme, self.scale, self.minutes = ComboBox(), ComboBox(), ComboBox(), ComboBox()
        self.country = ComboBox()
        self.preset_notes = list[PresetNote]()
        self.offline, self.motion, self.table = QCheckBox(), QCheckBox(), RequestsView()
        self.requests = self.table.requests
        self.passphrase, self.sheet, self.backup = Button("", "key"), Button("", "print"), Button("", "archive")
        self.take_along, self.check = Button("", "folder"), Button("", "check")
        self.busy, self.none = Busy(), Text(look="muted")
        self.tabs, self._sheets = Tabs(), dict[str, LateScroll]()
        self.frame.addWidget(self.tabs, 1)
        self.reminders = RemindersCard(shell)
        self._sheet("general", lambda: (self._look(), self.reminders, self._arrivals()))
        waiting = QWidget(self)  # what stands on a sheet that nobody opens would outlive the page, and hold the session
        waiting.hide()
        boxes = (
            self.language,
            self.country,
            self.theme,
            self.scale,
            self.minutes,
            self.offline,
            self.motion,
            self.table,
            self.none,
            self.busy,
        )
        buttons = (self.passphrase, self.sheet, self.backup, self.check, self.take_along)
        for part in (*boxes, *buttons, self.reminders):
            if part.parentWidget() is None:
                part.setParent(waiting)
        self._sheet("copies", lambda: (self.address, NamesCard(self._shell)))
        self._sheet("vault", self._vault_cards)
        self._sheet("security", lambda: (ProtectionCard(),))
        self._sheet("registers", lambda: (self.registers,))
        self._sheet("network", lambda: (UpdatesCard(self._shell), self._network()))
        self._sheet("browser", lambda: (self.browser,))
        self._sheet("limits", lambda: (self._limits(),))
        self._sheet("help", lambda: (KeysCard(), self.diagnostics, AboutCard()))
        self.title.set_text(lambda: self.tr("Settings"))
        self.subtitle.hide()
        self.on_language_change(self._name_choices)
        self._connect()

    @cached_property
    def keeping(self) -> KeepingCard:
        """Ways to unlock, and the ledger as files."""
        return KeepingCard(self._shell)

    @cached_property
    def counsellors(self) -> CounsellorCard:
        """The card that leads to consents and shared matters."""
        return CounsellorCard(self._shell)

    @cached_property
    def trash(self) -> TrashCard:
        """The card with items in the trash."""
        return TrashCard(self._shell)

    @cached_property
    def address(self) -> AddressCard:
        """The e-mail address that copies show."""
        return AddressCard(self._shell)

    @cached_property
    def registers(self) -> RegistersCard:
        """The official lists on this computer."""
        return RegistersCard(self._shell)

    @cached_property
    def browser(self) -> BrowserCard:
        """The button in the browser, and what it handed over last."""
        return BrowserCard(self._shell)

    @cached_property
    def deletion(self) -> EraseCard:
        """The card that deletes everything."""
        return EraseCard(self._shell)

    @cached_property
    def diagnostics(self) -> DiagnosticsCard:
        """The card with the diagnostics."""
        return DiagnosticsCard(self._shell)

    def _vault_cards(self) -> tuple[Card, ...]:
        """The cards of the vault; the keys of a student's vault are the caseload's."""
        own = (self._vault(), self.counsellors, self.keeping) if self._shell.session.vault.access.key_slots() else ()
        return (*own, self.trash, self.deletion)

    def _sheet(self, key: str, cards: Callable[[], Sequence[Card]]) -> None:
        scroll = LateScroll(cards, 1080 if key == "network" else 820)
        self._sheets[key] = scroll
        self.tabs.addTab(scroll, "")

    def show_sheet(self, key: str) -> None:
        """Open one of the sheets: general, copies, vault, security, registers, network, browser, limits, help."""
        self._sheets[key].fill()
        self.tabs.setCurrentWidget(self._sheets[key])

    def show_setting(self, key: str, name: str) -> None:
        """Open a sheet at the setting or the card of that name, and give it the focus."""
        self.show_sheet(key)
        scroll = self._sheets[key]
        named = [
            one
            for one in scroll.findChildren(QWidget)
            if name in (one.accessibleName(), one.text() if isinstance(one, QLabel | QAbstractButton) else "")
        ]
        for one in sorted(named, key=lambda one: one.focusPolicy() is Qt.FocusPolicy.NoFocus):
            one.setFocus()
            QTimer.singleShot(0, scroll, partial(scroll.reveal, one))
            return

    # -- the cards ----------------------------------------------------------------------------------------------------

    def _arrivals(self) -> Card:
        card = ArrivalsCard(self._shell)
        card.tray_changed.connect(self.reminders.show_now)
        return card

    def _look(self) -> Card:
        card = self._card("moon", lambda: self.tr("Appearance and language"))
        self._setting(card, self.language, lambda: self.tr("Language"), "language")
        self._setting(card, self.country, lambda: self.tr("Country"), "country")
        self._setting(card, self.theme, lambda: self.tr("Colours"))
        self._setting(card, self.scale, lambda: self.tr("Text size"))
        self.bind_text(self.motion.setText, lambda: self.tr("Always reduce motion"))
        otherwise = Text(look="muted")
        for told in (otherwise.setText, self.motion.setAccessibleDescription):
            self.bind_text(told, lambda: self.tr("When this is off, the system setting is used."))
        card.body.addWidget(self.motion)
        card.body.addWidget(otherwise)
        return card

    def _vault(self) -> Card:
        card = self._card("lock", lambda: self.tr("Vault"))
        self._setting(card, self.minutes, lambda: self.tr("Lock automatically"), "lock_minutes")
        card.body.addWidget(rule())
        where, folder = Text(look="caption"), str(self._shell.session.folder)
        where.set_text(lambda: self.tr("Your vault is stored in {folder}").format(folder=folder))
        for button, hint in (
            (self.passphrase, lambda: self.tr("Your copies and résumé stay as they are.")),
            (
                self.sheet,
                lambda: self.tr("Unlocks the vault if you forget the passphrase. A new sheet replaces the old one."),
            ),
            (
                self.backup,
                lambda: self.tr(
                    "One encrypted file with everything. It is tested once to make sure it can be restored."
                ),
            ),
            (
                self.check,
                lambda: self.tr("Reads the whole vault and compares it with what was saved."),
            ),
            (
                self.take_along,
                lambda: self.tr(
                    "Everything in the vault and settings as plain files. Anyone who finds them can read them."
                ),
            ),
        ):
            text = Text(look="muted")
            text.set_text(hint)
            card.body.addWidget(row_with_buttons(text, button))
        card.body.addWidget(where)
        room = self.busy.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # what is about to be pressed below stays where it is
        self.busy.setSizePolicy(room)
        card.body.addWidget(self.busy)
        self.busy.hide()
        self.passphrase.set_text(lambda: self.tr("Change passphrase…"))
        self.sheet.set_text(lambda: self.tr("Create recovery sheet…"))
        self.backup.set_text(lambda: self.tr("Back up…"))
        self.check.set_text(lambda: self.tr("Check vault"))
        self.take_along.set_text(lambda: self.tr("Export everything…"))
        return card

    def _network(self) -> Card:
        card = self._card("globe", lambda: self.tr("Network"))
        text = Text(look="muted")
        text.set_text(
            lambda: self.tr("The program uses the network only when you press a button that says what is sent.")
        )
        card.body.addWidget(text)
        card.body.addWidget(self.offline)
        self._preset_note(card, "offline")
        self.bind_text(self.offline.setText, lambda: self.tr("Stay offline (block all requests)"))
        card.body.addWidget(self.none)
        card.body.addWidget(self.table)
        self.none.set_text(lambda: self.tr("This vault has never made a network request."))
        self.bind_text(self.table.setAccessibleName, lambda: self.tr("Requests"))
        self._show_requests()
        return card

    def _show_requests(self) -> None:
        lines = read_requests(self._shell.session.vault, paths.requests_file())
        self.requests.show_rows(lines)
        if self.table.parent() is not None:  # else the sheet was not looked at yet
            self.none.setVisible(not lines)
            self.table.setVisible(bool(lines))

    def _limits(self) -> Card:
        card = self._card("info", lambda: self.tr("What this cannot do"))
        for text in self._limit_texts():
            point = Point("unknown", "muted")
            point.label.set_text(text)
            card.body.addWidget(point)
        return card

    def _limit_texts(self) -> list[Callable[[], str]]:
        return [
            lambda: self.tr("You can't recall a copy you have sent. Anyone who has it can read it and pass it on."),
            lambda: self.tr(
                "Marks don't survive everything. A résumé that was reworded or cut to a few lines may match no copy, or several."
            ),
            lambda: self.tr(
                "Marks can't show who gave a caller your name or number. These are the same in every copy that shows them."
            ),
            lambda: self.tr(
                "A copy from before this program has no marks, and one that you changed by hand has fewer."
            ),
            lambda: self.tr(
                "A result names a copy, not a person. The recipient may have been hacked, or passed it on lawfully."
            ),
            lambda: self.tr("A check lists warning signs. Someone else can misuse a real company's name."),
            lambda: self.tr(
                "A check finds known scams only, and official lists are as old as their files. A posting without signs may still be a scam."
            ),
            lambda: self.tr("While the vault is unlocked, spyware on this computer can see what you see."),
            lambda: self.tr("Deleting a file does not always erase it from a modern disk."),
            lambda: self.tr(
                "Without the passphrase, keyring or recovery sheet, no one can open the vault. There is no back door."
            ),
        ]

    def _card(self, glyph: str, title: Callable[[], str]) -> Card:
        card = Card(space="m")
        titled(card, glyph, title)
        return card

    def _preset_note(self, card: Card, setting: str) -> None:
        """A line below what was added last, which says that a school presets it."""
        note = PresetNote(self._shell, setting)
        card.body.addWidget(note)
        note.show_now(preset_now())
        self.preset_notes.append(note)

    def _setting(self, card: Card, box: QComboBox, name: Callable[[], str], preset: str = "") -> None:
        label = Text()
        label.set_text(name)
        label.setBuddy(box)
        box.setMinimumContentsLength(LETTERS + 2)  # the longest fits: those of one card are equally wide
        self.bind_text(box.setAccessibleName, name)
        card.body.addWidget(row_with_buttons(label, box))
        if preset:
            self._preset_note(card, preset)

    # -- choices ------------------------------------------------------------------------------------------------------

    def _name_choices(self) -> None:
        settings, locale = self._shell.settings, theme()
        languages = [(code, messages.language_name(code)) for code in messages.languages()]
        names = (
            self.tr("General"),
            self.tr("Copies"),
            self.tr("Vault"),
            self.tr("Security"),
            self.tr("Official lists"),
            self.tr("Network"),
            self.tr("Browser"),
            self.tr("What this cannot do"),
            self.tr("Help"),
        )
        for place, name in enumerate(names):
            self.tabs.setTabText(place, name)
        _fill(self.language, [("", self.tr("System default")), *languages], settings.language)
        self._name_countries()
        themes = [("", self.tr("System default")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        _fill(self.theme, themes, settings.theme)
        _fill(self.scale, [(size, self.tr("{size}%").format(size=size)) for size in SCALES], locale.scale)
        among = {*LOCK_MINUTES, settings.lock_minutes}  # a school, or a file changed by hand, may name another number
        few = {0: self.tr("Never"), 1: self.tr("After 1 minute")}
        minutes = [
            (count, few.get(count) or self.tr("After {count} minutes").format(count=count))
            for count in sorted(among, key=lambda count: count or math.inf)
        ]
        _fill(self.minutes, minutes, settings.lock_minutes)
        self.requests.retell()

    def _name_countries(self) -> None:
        language = "zh" if translations().language == "zh" else "en"
        names = {code: name for code in COUNTRIES if (name := country_title(code, language))}
        guess = names.get(system_country())
        own = self.tr("System default ({country})").format(country=guess) if guess else self.tr("System default")
        _fill(self.country, [("", own), *names.items()], self._shell.settings.country)

    def _connect(self) -> None:
        self.country.activated.connect(lambda: self._change(country=self.country.currentData()))
        self.language.activated.connect(lambda: self._change(language=self.language.currentData()))
        self.theme.activated.connect(lambda: self._change(theme=self.theme.currentData()))
        self.scale.activated.connect(lambda: self._change(text_scale=self.scale.currentData()))
        self.minutes.activated.connect(lambda: self._change(lock_minutes=self.minutes.currentData()))
        self.motion.clicked.connect(lambda on: self._change(reduced_motion=on))
        self.offline.clicked.connect(lambda on: self._change(offline=on, damaged=False))
        self.passphrase.clicked.connect(lambda: self._change_passphrase())
        session, messages = self._shell.session, self._shell.messages
        self.sheet.clicked.connect(self._save_sheet)
        place, report = self._place, self.busy.report
        self.backup.clicked.connect(lambda: vault_files.save_backup(self, session, messages, place, report))
        self.take_along.clicked.connect(lambda: vault_files.save_everything(self, session, messages, place, report))
        self.check.clicked.connect(lambda: vault_check.check(self, session.vault, messages, place, report))
        self._place.busy_changed.connect(self._one_at_a_time)
        self.busy.watch(self._place)

    def _change(self, **values: object) -> None:
        self._shell.change_settings(dataclasses.replace(self._shell.settings, **values))  # type: ignore[arg-type]
        self._show_preset()

    def _show_preset(self) -> None:
        given = preset_now()
        for note in self.preset_notes:
            note.show_now(given)

    def _one_at_a_time(self, busy: bool) -> None:
        """Work on the vault that is under way is not thrown away by the next."""
        for button in (self.passphrase, self.sheet, self.backup, self.take_along, self.check):
            button.setEnabled(not busy)

    def offer_passphrase(self) -> None:
        """Ask for a new passphrase because the recovery sheet was used; without one, the old ones stay."""
        self._change_passphrase(after_sheet=True)

    def _change_passphrase(self, *, after_sheet: bool = False) -> None:
        dialog = PassphraseDialog(self, after_sheet=after_sheet)
        if dialog.exec() == PassphraseDialog.DialogCode.Accepted:
            access, chosen = self._shell.session.vault.access, dialog.passphrase
            self._place.start(
                lambda token, _progress: access.set_passphrase(chosen, token),
                Outcomes(lambda _nothing: self._passphrase_changed(after_sheet), self._shell.messages.error),
            )
        dialog.deleteLater()

    def _passphrase_changed(self, after_sheet: bool) -> None:
        self.keeping.show_now()
        if after_sheet:
            self._shell.messages.inform(self.tr("The passphrase was changed. Now print a new recovery sheet."))
            self.sheet.setFocus()
        else:
            self._shell.messages.inform(self.tr("The passphrase was changed."))

    def _save_sheet(self) -> None:
        vault_files.save_sheet(
            self, self._shell.session.vault, self._shell.messages, self._place, self.keeping.show_now
        )

    def accepts(self, incoming: UntrustedInput) -> bool:
        """Tables: official lists."""
        return incoming.path is not None and incoming.suffix in KINDS and not incoming.more

    def dropped(self, incoming: UntrustedInput) -> None:
        """Import a list, or several one after the other."""
        self.show_sheet("registers")
        self.registers.begin(incoming)

    def entered(self) -> None:
        """Bring the page up to date."""
        self.offline.setChecked(self._shell.settings.offline)
        self.motion.setChecked(self._shell.settings.reduced_motion)
        self._show_preset()
        self.reminders.show_now()
        for name in ("address", "trash", "keeping", "registers", "browser"):
            if (made := self.__dict__.get(name)) is not None:  # the others show what there is when made
                made.show_now()
        self._show_requests()


def _fill(box: QComboBox, choices: Sequence[tuple[str | int, str]], chosen: str | int) -> None:
    box.clear()
    for key, name in choices:
        box.addItem(name, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
