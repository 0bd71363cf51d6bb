"""More cards of the Settings page: reminders, the trash, deleting everything, and diagnostics."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from app.clock import local_day
from app.errors import AppError
from app.files import write_atomic
from app.services.trash import TrashItem
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.dialogs.shown_text import DiagnosticsDialog, EraseDialog
from ui.desktop.shell.date_formats import day_of, format_day
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.page_host import Shell
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, Card, clear, column, row
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import flow, row_with_buttons
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line

if TYPE_CHECKING:
    from app.redact.scan import Span

HOURS = 24


def titled(card: Card, glyph: str, title: Callable[[], str]) -> None:
    """Give a card its heading."""
    label = Text(look="section")
    label.set_text(title)
    head = row(space="m")
    head.addWidget(Glyph(glyph, "accent", 22))
    head.addWidget(label, 1)
    card.body.addLayout(head)


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


class TrashCard(Translatable, Card):
    """Items in the trash, and restoring them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(space="m")
        self._shell = shell
        self.none, self._hint, self.lines = Text(look="muted"), Text(look="muted"), column(space="s")
        titled(self, "trash", lambda: self.tr("Trash"))
        self.body.addWidget(self._hint)
        self.body.addWidget(self.none)
        self.body.addLayout(self.lines)
        self._hint.set_text(
            lambda: self.tr(
                "Recipients who never received anything are deleted after 30 days. Items in the ledger stay hidden until you restore them."
            )
        )
        self.none.set_text(lambda: self.tr("Trash is empty."))
        self.on_language_change(self.show_now)

    def show_now(self) -> None:
        """Show what is in it."""
        clear(self.lines)
        found = self._shell.session.trash.all()
        self.none.setVisible(not found)
        for one in found:
            self.lines.addWidget(self._line(one))

    def _line(self, one: TrashItem) -> QWidget:
        held, back = QWidget(), Button("quiet", "arrow-left")
        texts = column(held, space="xs")
        texts.setSpacing(0)
        texts.addWidget(ElidedLabel(one.title, "strong"))
        texts.addWidget(Text(self.tr("since {day}").format(day=format_day(one.at)), "caption"))
        back.setText(self.tr("Restore"))
        back.clicked.connect(partial(self._restore_item, one))
        return row_with_buttons(held, back, space="m")

    def _restore_item(self, one: TrashItem) -> None:
        self._shell.session.trash.restore(one.kind, one.id)
        self.show_now()


class EraseCard(Translatable, Card):
    """Deletes everything of the person's own after a typed confirmation; in the vault of a student who is advised it removes that student alone."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(space="m")
        self._shell, self.erase = shell, Button("danger", "trash")
        student = shell.vaults.student_name
        text = Text(look="muted")
        if student:
            titled(self, "trash", lambda: self.tr("Remove this student"))
            text.set_text(
                lambda: self.tr(
                    "Removes {name} from your caseload: this vault, its key, its backups and files not yet sent. Your other students and your settings stay. What stays about {name} is a line without a name, that there was a consent and when it ended. Copies that were sent stay with whoever has them."
                ).format(name=student)
            )
            self.erase.set_text(lambda: self.tr("Remove this student…"))
        else:
            titled(self, "trash", lambda: self.tr("Delete everything"))
            text.set_text(lambda: self.tr("The vault, its local backups and the settings, from this computer."))
            self.erase.set_text(lambda: self.tr("Delete everything…"))
        self.body.addWidget(row_with_buttons(text, self.erase))
        self.erase.clicked.connect(lambda: self._erase(is_student=bool(student)))

    def _erase(self, *, is_student: bool) -> None:
        if is_student or EraseDialog(self, self._elsewhere()).exec() == QDialog.DialogCode.Accepted:
            self._shell.erase_everything()
        else:
            self._shell.messages.inform(self.tr("Nothing was deleted."))

    def _elsewhere(self) -> str:
        """Return what is not deleted with the person's own vault: what counsellors were allowed to have, and students on this computer."""
        from app.services.caseload_student_consent import ConsentService

        session = self._shell.session
        today = local_day(session.clock())
        given = [
            one for one in ConsentService(session.vault).given() if not one.withdrawn and today <= one.terms.expires
        ]
        lines = [
            self.tr(
                "{counsellor} keeps what you allowed until {day}. To end that, press “Allow, share, take back…” before you delete."
            ).format(counsellor=one_line(one.counsellor), day=day_of(one.terms.expires))
            for one in given
        ]
        if self._shell.vaults.has_caseload:
            lines.append(
                self.tr("The students you advise are in vaults of their own and stay. Delete them on their page.")
            )
        return "\n".join(lines)


class DiagnosticsCard(Translatable, Card):
    """Diagnostics for whoever helps."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(space="m")
        self._shell = shell
        self._place = JobSlot(self)
        self.report, text = Button("", "info"), Text(look="muted")
        titled(self, "info", lambda: self.tr("If something goes wrong"))
        text.set_text(lambda: self.tr("Versions and counts for the person helping you, without personal data."))
        self.body.addWidget(row_with_buttons(text, self.report))
        self.report.set_text(lambda: self.tr("Diagnostics…"))
        self.busy = Busy()
        self.body.addWidget(self.busy)
        self.busy.watch(self._place, "search")
        self._place.busy_changed.connect(lambda busy: self.report.setEnabled(not busy))
        self.report.clicked.connect(self._report)

    def _report(self) -> None:
        from ui.desktop.models.diagnostics import collect, collect_environment, probe_sandbox, redact_report

        session, outside = self._shell.session, collect_environment(self._shell.settings)

        def work(token: CancelToken, progress: Progress) -> tuple[str, tuple[Span, ...]]:
            text = collect(session, (*outside, *probe_sandbox(token)))
            token.check()
            made = redact_report(session, text)
            token.check()
            return made

        self._place.start(work, Outcomes(self._show_report, self._shell.messages.error))

    def _show_report(self, made: tuple[str, tuple[Span, ...]]) -> None:
        text, found = made
        dialog = DiagnosticsDialog(text, len(found), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            path = ask_save_path(
                self, self.tr("Save the diagnostics"), "countermark-diagnostics.txt", self.tr("Text (*.txt)")
            )
            if path is not None:
                self._save(path, text)

    def _save(self, path: Path, text: str) -> None:
        try:
            write_atomic(path, text.encode())
        except AppError as error:
            self._shell.messages.error(error)
            return
        self._shell.messages.inform(self.tr("Diagnostics saved."))
