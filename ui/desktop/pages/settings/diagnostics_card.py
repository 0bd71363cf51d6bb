"""A card of the Settings page: the diagnostics text for whoever helps, without personal data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from app.errors import AppError
from app.files import write_atomic
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.diagnostics import DiagnosticsDialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text

if TYPE_CHECKING:
    from app.redact.personal_data_scan import Span


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
