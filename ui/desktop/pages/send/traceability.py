"""The Send page's estimate of how traceable the previewed copy is, and the drill on it. Shows both in the meter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from app.workers.cancellation import CancelToken, Progress
from ui.desktop.models import traceability
from ui.desktop.models.copy_preview import Preview
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.traceability_view import MeterView

if TYPE_CHECKING:
    from app.domain.attribution import DrillResult, ScenarioBits
    from app.domain.document import Document


PAUSE_MS: Final = 400
"""An estimate waits this long, so that choices made one after the other are shown at once."""


class Drills(QObject):
    """Measures and tries what `show` was given last."""

    def __init__(self, shell: Shell, meter: MeterView) -> None:
        super().__init__(meter)
        self._shell, self._meter = shell, meter
        self._measuring, self._trying = JobSlot(self), JobSlot(self)
        self._preview: Preview | None = None
        self._measured_for: tuple[int, str, Document] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._measure)
        meter.looked.connect(self._look)
        meter.try_asked.connect(self.try_it)
        meter.cancelled.connect(self._trying.cancel)

    def show(self, preview: Preview) -> None:
        """Measure a previewed copy once it is visible. The estimate yields to previews, so that pages are never late."""
        if self._preview is None or self._preview.plan.document != preview.plan.document:
            self._meter.show_results(())  # they were of another copy
        self._preview = preview
        if self._meter.isVisible():
            self._look()

    def _look(self) -> None:
        if self._preview is not None and self._measured_for != _key(self._preview):
            self._pause.start()

    def _measure(self) -> None:
        if self._preview is None:
            return
        plan, session, key = self._preview.plan, self._shell.session, _key(self._preview)

        def show(bits: tuple[ScenarioBits, ...]) -> None:
            self._measured_for = key
            self._meter.show_bits(bits)

        self._measuring.start(
            lambda token, progress: traceability.measure(session, plan, token),
            Outcomes(show, self._shell.messages.error),
        )

    def interrupt(self) -> None:
        """A new preview begins: an estimate under way stops, and begins again when that preview is shown."""
        self._pause.stop()
        self._measuring.cancel()

    def try_it(self) -> None:
        """Run the attack simulation on the previewed copy, and show the result of each trace."""
        if self._preview is None:
            return
        plan, session = self._preview.plan, self._shell.session

        def work(token: CancelToken, progress: Progress) -> tuple[DrillResult, ...]:
            return traceability.try_it(session, plan, token, progress)

        self._meter.go.setEnabled(False)
        self._meter.busy.begin("compare")
        self._trying.start(
            work, Outcomes(self._meter.show_results, self._shell.messages.error, self._meter.busy.report, self._tried)
        )

    def _tried(self) -> None:
        self._meter.busy.hide()
        self._meter.go.setEnabled(True)


def _key(preview: Preview) -> tuple[int, str, Document]:
    return preview.plan.master.number, preview.plan.copy_id, preview.plan.document
