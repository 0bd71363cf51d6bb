"""Card of the office on the page of students: which office, last sync, what the members must know. Hidden where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.workers.cancellation import CancelToken, Progress
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import Messages, sentence
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.safe_text import Text

if TYPE_CHECKING:
    from app.errors import AppError
    from app.services.caseload import Caseload
    from app.services.caseload_office import OfficeStatus, SyncResult


class OfficeCard(Translatable, Card):
    """`changed`: colleagues ended students, or a sync is over; `told`: the state of the office was read."""

    changed = Signal()
    told = Signal()

    def __init__(self, caseload: Caseload, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__("inset", space="s", parent=parent)
        self._caseload, self._messages, self._place = caseload, messages, JobSlot(self)
        self.status: OfficeStatus | None = None
        self.pseudonyms = False
        self.summary, self.warnings = Text(look="strong"), Text()
        self.sync = Button("", "redo")
        self.body.addWidget(row_with_buttons(self.summary, self.sync))
        self.body.addWidget(self.warnings)
        self.sync.set_text(lambda: self.tr("Sync now"))
        self.sync.clicked.connect(lambda: self._sync())
        self._place.busy_changed.connect(lambda busy: self.sync.setEnabled(not busy))
        self.on_language_change(lambda: self._show(self.status))
        self.hide()

    def refresh(self) -> None:
        """Read the state of the office beside the window, and show it."""
        from app.services import caseload_office, office_step

        def work(_token: CancelToken, _progress: Progress) -> OfficeStatus | None:
            return (
                caseload_office.OfficeService(self._caseload).status()
                if office_step.is_joined(self._caseload)
                else None
            )

        self._place.start(work, Outcomes(self._show, self._messages.error))

    def _sync(self) -> None:
        from app.services.caseload_office import OfficeService

        def work(token: CancelToken, progress: Progress) -> tuple[SyncResult, OfficeStatus]:
            service = OfficeService(self._caseload)
            return service.sync(cancel=token, progress=progress), service.status()

        self._messages.clear()
        self._place.start(work, Outcomes(self._synced, self._failed))

    def _synced(self, found: tuple[SyncResult, OfficeStatus]) -> None:
        done, status = found
        self._show(status)
        counts = {"came": done.came, "written": done.written, "restored": done.restored, "ended": done.ended}
        self._messages.inform(sentence("office-synced", dict(counts)))
        self.changed.emit()

    def _failed(self, error: AppError) -> None:
        self._messages.error(error)

    def _show(self, status: OfficeStatus | None) -> None:
        from app.services import caseload_office_texts

        self.status = status
        self.setVisible(status is not None)
        if status is not None:
            language = translations().language
            warnings = caseload_office_texts.warning_lines(status, language, pseudonyms=self.pseudonyms)
            self.summary.setText("\n".join(caseload_office_texts.card_lines(status, language)))
            self.warnings.setText("\n".join(warnings[:_SHOWN]))
            self.warnings.setVisible(bool(warnings))
        self.told.emit()


_SHOWN = 4
"""Warnings on the card; all of them are in the dialog."""
