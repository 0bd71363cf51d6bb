"""Insights into one's own applications: one dimension at a time, its chart with the table beside it, and saving all of them to print."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.files import write_atomic
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.platform.file_dialogs import save_file
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Segments, column
from ui.desktop.widgets.chart import ChartView
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text

_WIDTH = 1_400
"""Most width of a chart with its table."""
DIMENSIONS = ("month", "status", "source", "stage")


def _dimension_name(key: str) -> str:
    translate = QCoreApplication.translate
    return {
        "status": translate("insights", "By status"),
        "stage": translate("insights", "By hiring stage"),
        "source": translate("insights", "By source"),
        "month": translate("insights", "By month"),
    }[key]


class InsightsView(Translatable, QWidget):
    """Counts of what was sent and answered. Reads the vault when it is shown."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell, self._printing = shell, JobSlot(self)
        self.lead, self.note, self.print = Text(look="strong"), Text(look="muted"), Button("", "print")
        self.by, self.chart, self.busy = Segments(DIMENSIONS, small=True), ChartView(), Busy()
        self.busy.watch(self._printing, "render")
        view = Scroll(width=_WIDTH)
        for part in (self.chart, self.note):
            view.body.addWidget(part)
        view.body.addStretch(1)
        line = column(self, space="m")
        line.addWidget(row_with_buttons(self.lead, self.print))
        line.addWidget(self.busy)
        line.addWidget(self.by)
        line.addWidget(view, 1)
        self.print.set_text(lambda: self.tr("Save as PDF…"))
        for key, button in self.by.buttons.items():
            button.set_text(partial(_dimension_name, key))
        self.by.choose(DIMENSIONS[0])
        self.by.chosen.connect(lambda _: self.refresh())
        self.print.clicked.connect(self._ask_print)
        self.on_language_change(self._retranslate)

    def _retranslate(self) -> None:
        self.bind_text(self.by.setAccessibleName, lambda: self.tr("Counted by"))
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        from app.services.application_insights import By, limits, outcomes, section, summary

        language = translations().language
        found = outcomes(self._shell.session.vault)
        self.lead.setText(summary(found, language))
        self.note.setText(limits(language))
        for part in (self.chart, self.by, self.note, self.print):
            part.setVisible(bool(found))
        counted = section(found, By(self.by.key), language)
        self.chart.show_section(counted.title, counted.chart, counted.table)

    def _ask_print(self) -> None:
        name, _ = save_file(self, self.tr("Save the insights"), self.tr("Countermark-applications.pdf"), "PDF (*.pdf)")
        if name:
            self.print_to(Path(name).with_suffix(".pdf"))

    def print_to(self, path: Path) -> None:
        """Save all charts and tables as pages to print."""
        vault, language = self._shell.session.vault, translations().language

        def work(token: CancelToken, _progress: Progress) -> str:
            from app.services.application_insights import insights_pdf, outcomes

            pages = insights_pdf(outcomes(vault), language)
            token.check()
            write_atomic(path, pages)
            return path.name

        def done(name: str) -> None:
            self._shell.messages.inform(self.tr("Saved: {name}").format(name=name))

        self._printing.start(work, Outcomes(done, self._shell.messages.error))
