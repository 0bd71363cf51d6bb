"""A card of the Settings page: the keyring, replacing the encryption key, and the ledger as files (exports, proofs, external time-stamps).

Whatever is written is written where the person says. A "no", or no name, changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox

from app.errors import AppError, UserError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.dialogs.short_questions import ask_secret
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.platform.file_dialogs import open_file
from ui.desktop.shell.date_formats import format_day
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Card, rule
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text

if TYPE_CHECKING:
    from app.vault.keys.key_derivation import SlotKind
    from app.vault.ledger.timestamp import TimeStamp
    from app.vault.vault import Vault

EXPORTS: Final = "CSV (*.csv);;JSON (*.json);;iCalendar (*.ics);;ZIP (*.zip)"


class KeepingCard(Translatable, Card):
    """Other key slots of the vault, and exports of the ledger."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(space="m")
        self._shell = shell
        self._place = JobSlot(self)
        self.keyring, self.busy, self.key_slots = QCheckBox(), Busy(), Text(look="caption")
        self.rekey, self.export = Button("", "key"), Button("", "archive")
        self.request, self.stamp = Button("", "clock"), Button("", "check")
        self.record = Text(look="muted")
        titled(self, "key", lambda: self.tr("Unlock methods"))
        self.body.addWidget(self.keyring)
        self.body.addWidget(self.key_slots)
        self._line(
            self.rekey,
            lambda: self.tr(
                "Use this if someone learned your passphrase or saw your recovery sheet. Old keys stop working."
            ),
        )
        self.body.addWidget(rule())
        titled(self, "archive", lambda: self.tr("Ledger"))
        self.body.addWidget(self.record)
        self._line(
            self.export,
            lambda: self.tr(
                "Export as a table, data, a calendar, or proof that anyone can verify. These files are not encrypted."
            ),
        )
        self._line(
            self.request,
            lambda: self.tr("Send this small file to a time-stamping authority. It contains only a hash."),
        )
        self._line(
            self.stamp, lambda: self.tr("Their answer proves what the ledger contained on that day. It is saved.")
        )
        self.body.addWidget(self.busy)
        self.busy.hide()
        self._retranslate()
        self._connect()

    def _line(self, button: Button, hint: Callable[[], str]) -> None:
        text = Text(look="muted")
        text.set_text(hint)
        self.body.addWidget(row_with_buttons(text, button))

    def _retranslate(self) -> None:
        self.bind_text(self.keyring.setText, lambda: self.tr("Unlock automatically with this computer's keyring"))
        self.rekey.set_text(lambda: self.tr("Replace encryption key…"))
        self.export.set_text(lambda: self.tr("Export the ledger…"))
        self.request.set_text(lambda: self.tr("Request a time-stamp…"))
        self.stamp.set_text(lambda: self.tr("Import a time-stamp…"))
        self.on_language_change(self.show_now)

    def _connect(self) -> None:
        self.keyring.clicked.connect(self._set_keyring)
        self.rekey.clicked.connect(self._rekey)
        self.export.clicked.connect(self._export)
        self.request.clicked.connect(self._request)
        self.stamp.clicked.connect(self._import)
        self._place.busy_changed.connect(self._one_at_a_time)
        self.busy.watch(self._place)

    def _one_at_a_time(self, busy: bool) -> None:
        """Disable the buttons while a job runs, so that the next does not replace it."""
        for button in (self.keyring, self.rekey, self.export, self.request, self.stamp):
            button.setEnabled(not busy)

    def show_now(self) -> None:
        """Show the ways in that there are, and how far the ledger goes."""
        self._show_record()
        key_slots = self._shell.session.vault.access.key_slots()
        self.keyring.setChecked(any(slot.kind == "keyring" for slot in key_slots))
        lines = (
            sentence("way-in", {"kind": f"way-{slot.kind.value}", "since": format_day(slot.created)})
            for slot in key_slots
        )
        self.key_slots.setText("\n".join(lines))

    def _show_record(self) -> None:
        """Show how many entries there are and from when, and differences that were found since the vault was opened."""
        vault = self._shell.session.vault
        try:
            head = vault.ledger.head()
        except UserError:  # a new key that failed half-way has locked the vault; the window follows
            return
        told = self.tr("Entries: {count}, the last on {day}. “Check vault” compares them with the vault.")
        lines = [told.format(count=head.number, day=format_day(head.at))] if head is not None else []
        if vault.ledger_view.problems:
            lines.append(self.tr("The vault differs from the ledger. “Check vault” lists the differences."))
        self.record.setText("\n".join(lines))

    def _run(self, work: Callable[[CancelToken], object], done: Callable[[], str], step: str = "working") -> None:
        messages = self._shell.messages

        def stepping(token: CancelToken, progress: Progress) -> object:
            progress(step, 0, 0)
            return work(token)

        def finished(_result: object) -> None:
            messages.inform(done())

        def failed(error: AppError) -> None:
            if error.code == "vault-locked" or not self._shell.session.vault.access.usable:
                self._shell.lock()  # a re-keying that failed half-way: opening again settles it
            messages.error(error)

        self._place.start(stepping, Outcomes(finished, failed, self.busy.report, self.show_now))

    def _set_keyring(self, on: bool) -> None:
        from app.services.vaults import set_keyring

        vault = self._shell.session.vault
        self._run(
            lambda token: set_keyring(vault, on=on, cancel=token),
            lambda: (
                self.tr("This computer's keyring now unlocks the vault.")
                if on
                else self.tr("This computer's keyring no longer unlocks the vault.")
            ),
        )

    def _rekey(self) -> None:
        from app.services.vaults import rekey

        question = Question(
            lambda: self.tr("Replace encryption key"),
            lambda: self.tr("Your passphrase stays the same. Older recovery sheets stop working."),
            lambda: self.tr("Replace key"),
            field=lambda: self.tr("Your passphrase"),
        )
        vault = self._shell.session.vault
        secret = ask_secret(self, question, partial(_check_passphrase, vault))
        if not secret:
            return
        ended: list[SlotKind] = []

        def told() -> str:
            lines = [sentence("rekeyed")]
            return "\n".join(lines + [sentence("way-ended", {"kind": f"way-{kind.value}"}) for kind in ended])

        self._run(lambda token: ended.extend(rekey(vault, secret, cancel=token)), told, "rekey")

    def _export(self) -> None:
        path = ask_save_path(self, self.tr("Export the ledger"), "Countermark-ledger.csv", EXPORTS)
        if path is None:
            return
        from app.services.ledgers import export

        vault = self._shell.session.vault
        self._run(
            lambda token: export(vault, path, cancel=token),
            lambda: self.tr("Ledger exported to {name}.").format(name=path.name),
            "write",
        )

    def _request(self) -> None:
        path = ask_save_path(self, self.tr("Request a time-stamp"), "Countermark-ledger.tsq", "RFC 3161 (*.tsq)")
        if path is None:
            return
        from app.services.ledgers import request_stamp

        vault = self._shell.session.vault
        rows: list[int] = []
        self._run(
            lambda _token: rows.append(request_stamp(vault, path)),
            lambda: sentence("timestamp-requested", {"path": path.name, "row": rows[0]}),
        )

    def _import(self) -> None:
        answer = open_file(self, self.tr("The authority's answer"), "RFC 3161 (*.tsr);;* (*)")
        roots = ""
        if answer:
            roots = open_file(self, self.tr("The authority's root certificates"), "PEM (*.pem *.crt *.cer);;* (*)")
        if not roots:
            return
        from app.services.ledgers import import_stamp_files

        vault = self._shell.session.vault
        kept: list[TimeStamp] = []

        def told() -> str:
            stamp = kept[0]
            return sentence("timestamp-kept", {"row": stamp.row, "time": stamp.time, "authority": stamp.authority})

        self._run(lambda _token: kept.append(import_stamp_files(vault, Path(answer), Path(roots))), told)


def _check_passphrase(vault: Vault, passphrase: str) -> None:
    if not vault.access.check_passphrase(passphrase):
        raise UserError("wrong-passphrase")
