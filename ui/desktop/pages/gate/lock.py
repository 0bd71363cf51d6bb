"""The lock screen: opens the vault by passphrase, by the system's keyring, or by the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.pages.gate.language_box import LanguageBox
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.jobs import JobSlot, Outcomes, Work
from ui.desktop.shell.messages import Messages
from ui.desktop.theme.icons import Glyph
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Button, Card, column
from ui.desktop.widgets.flow_layout import field
from ui.desktop.widgets.page import LOW, Scroll
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.secret_line import SecretLine

if TYPE_CHECKING:
    from app.vault.vault import Vault


class LockPage(Translatable, QWidget):
    """Asks for the passphrase. `opened` carries the open vault; `sheet_used` follows it where the recovery sheet opened it."""

    opened = Signal(object)
    sheet_used = Signal()

    def __init__(self, folder: Path, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._folder, self._messages = folder, messages
        self._place = JobSlot(self)
        self._before: JobSlot | None = None
        self._asked = self._asks_keyring = False
        self.passphrase = SecretLine()
        self.unlock = Button("primary")
        self.sheet = Button("quiet", "key")
        self.earlier = Button("quiet", "archive")
        self.earlier.hide()
        self.first_steps = Button("quiet", "critical")
        self.busy = Busy()
        self._build_layout()
        self._retranslate()
        theme().follow(self._fit)
        self.passphrase.returnPressed.connect(self._enter)
        self.unlock.clicked.connect(self._by_passphrase)
        self.sheet.clicked.connect(self._by_sheet)
        self.earlier.clicked.connect(self._put_back)
        self.first_steps.clicked.connect(self._ask_first_steps)
        self.busy.watch(self._place, "unlock")
        self._place.busy_changed.connect(self._one_at_a_time)

    def _build_layout(self) -> None:
        view, card = Scroll(width=440, centred=True), Card(space="l")
        middle = Qt.AlignmentFlag.AlignHCenter
        self.seal = Glyph("countermark", "text", 56)
        card.body.addWidget(self.seal, 0, middle)
        self.title, self.hint = Text(look="title", wrap=False), Text(look="muted")
        self.title.setAlignment(middle)
        self.hint.setAlignment(middle)
        for widget in (self.title, self.hint):
            card.body.addWidget(widget)
        self.label = Text(look="strong", wrap=False)
        card.body.addWidget(field(self.label, self.passphrase))
        card.body.addWidget(self.unlock)
        card.body.addWidget(self.sheet, 0, middle)
        card.body.addWidget(self.earlier, 0, middle)
        card.body.addWidget(self.first_steps, 0, middle)
        view.body.addWidget(card)
        room = self.busy.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # what is about to be pressed stays where it is when work begins or ends
        self.busy.setSizePolicy(room)
        view.body.addWidget(self.busy)
        self.language = LanguageBox()
        view.body.addWidget(self.language, 0, middle)
        column(self, margins=(SPACE["xl"], SPACE["xl"], SPACE["xl"], 0)).addWidget(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide seal and explanation on a low screen, or with large text, so that every way to unlock and the languages are visible."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to the passphrase, also where the window comes back from the tray: hiding it took the focus away."""
        super().showEvent(event)
        self.passphrase.setFocus()

    def _fit(self) -> None:
        for part in (self.seal, self.hint):
            part.setVisible(self.height() >= theme().px(LOW))

    def _retranslate(self) -> None:
        self.bind_text(self.title.setText, lambda: self.tr("Your vault is locked"))
        self.bind_text(
            self.hint.setText, lambda: self.tr("No one can read it without your passphrase, not even this program.")
        )
        self.bind_text(self.label.setText, lambda: self.tr("Passphrase"))
        self.bind_text(self.passphrase.setAccessibleName, lambda: self.tr("Passphrase"))
        self.bind_text(self.unlock.setText, lambda: self.tr("Unlock"))
        self.bind_text(self.sheet.setText, lambda: self.tr("Use recovery sheet"))
        self.bind_text(self.earlier.setText, lambda: self.tr("Restore a local backup…"))
        self.bind_text(self.first_steps.setText, lambda: self.tr("I already paid or sent my ID…"))

    def _ask_first_steps(self) -> None:
        from ui.desktop.dialogs.first_hour import ask_first_hour

        ask_first_hour(self)

    def try_keyring(self) -> None:
        """Ask the system's keyring, quietly: when it cannot, the passphrase is asked for. Nothing happens where the person was faster."""
        if self._place.busy:
            return
        self._asks_keyring = True
        outcomes = Outcomes(self._opened, self._keyring_refused, self.busy.report, ended=self._keyring_answered)
        self._place.start(self._opening(None, ""), outcomes)

    def _opening(self, passphrase: str | None, code: str, *, accept: bool = False) -> Work[Vault]:
        """Opening the vault by the sheet's `code`, by a passphrase or (None) by the keyring; with `accept` also one that is older
        than the one last used."""

        def work(token: CancelToken, progress: Progress) -> Vault:
            # imported here: nobody waits for this thread
            from app.services.vaults import OlderVault, open_vault, open_with_sheet

            older = OlderVault.ACCEPT if accept else OlderVault.REFUSE
            if code:
                return open_with_sheet(self._folder, code, older=older, cancel=token, progress=progress)
            return open_vault(self._folder, passphrase, older=older, cancel=token, progress=progress)

        return work

    def _by_passphrase(self) -> None:
        given = self.passphrase.text()
        if not given:
            self.passphrase.setFocus()
            return
        self._open(given, "")

    def _by_sheet(self) -> None:
        from app.vault.keys import recovery_code
        from ui.desktop.dialogs.short_questions import ask_lines
        from ui.desktop.models.question_texts import Question

        code = ask_lines(
            self,
            Question(
                lambda: self.tr("Recovery sheet"),
                lambda: self.tr("Type or paste all eight groups. Case, spaces and dashes don't matter."),
                lambda: self.tr("Unlock"),
                field=lambda: self.tr("Groups on your sheet"),
            ),
            recovery_code.from_text,
        )
        if code:
            self._open("", code)

    def _open(self, passphrase: str | None, code: str, *, accept: bool = False) -> None:
        from ui.desktop.dialogs import vault_check

        def salvage(out: Path, token: CancelToken) -> list[str]:
            from app.services.vaults import salvage_vault

            return salvage_vault(self._folder, passphrase, out, sheet=code, cancel=token)

        def go_on() -> None:
            if vault_check.confirm_older(self._messages):
                self._open(passphrase, code, accept=True)

        def opened(vault: Vault) -> None:
            self._opened(vault)
            if code:
                self.sheet_used.emit()

        self._messages.clear()
        outcomes = Outcomes(opened, lambda error: self._refused(error, salvage, go_on), self.busy.report)
        self._place.start(self._opening(passphrase, code, accept=accept), outcomes)

    def _opened(self, vault: Vault) -> None:
        self.passphrase.clear()
        self.opened.emit(vault)

    def _keyring_answered(self) -> None:
        self._asks_keyring = False

    def _keyring_refused(self, error: AppError) -> None:
        if not error.code.startswith("keyring"):
            self._messages.error(error)  # open elsewhere, damaged, newer: the passphrase would not help
        self._unlock_if_asked()

    def _refused(
        self, error: AppError, salvage: Callable[[Path, CancelToken], list[str]], accept: Callable[[], None]
    ) -> None:
        from ui.desktop.dialogs import vault_check

        vault_check.handle_unopenable(self, self._messages, self._place, self.busy.report, error, salvage, accept)
        self.earlier.setVisible(vault_check.can_restore_local_backup(self._folder, error))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _put_back(self) -> None:
        from ui.desktop.dialogs import vault_check

        vault_check.restore_local_backup(
            self, self._folder, self._messages, self._place, self.busy.report, self.earlier.hide
        )

    def wait_for(self, before: JobSlot) -> None:
        """Show what is still done with the vault that was locked, and open it only afterwards."""
        from ui.desktop.shell.after_lock import BACKING_UP

        self._before = before
        self.busy.watch(before, BACKING_UP)
        before.busy_changed.connect(self._after)

    def _after(self, busy: bool) -> None:
        self._one_at_a_time(busy)
        if not busy:
            self._unlock_if_asked()

    def _unlock_if_asked(self) -> None:
        """Do what Enter asked for while something else was under way."""
        asked, self._asked = self._asked, False
        if asked:
            self.unlock.click()

    def _enter(self) -> None:
        self._asked = self._asks_keyring or (self._before is not None and self._before.busy)
        self.unlock.click()

    def _one_at_a_time(self, busy: bool) -> None:
        for button in (self.unlock, self.sheet, self.earlier):
            button.setEnabled(not busy)
