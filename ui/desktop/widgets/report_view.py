"""Reports of a caseload as a page holds them: one dimension at a time, each chart with its table; making and saving is asked for by signals."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.widgets.basic import Button, Segments, clear, column
from ui.desktop.widgets.chart import ChartView
from ui.desktop.widgets.flow_layout import flow, row_with_buttons
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import Text

if TYPE_CHECKING:
    from app.caseload.report_counts import Published

_DIMENSIONS: Final = ("employer", "sector", "stage", "month")
_WIDTH: Final = 1_400
"""Most width of a chart with its table."""


def _dimension_name(key: str) -> str:
    translate = QCoreApplication.translate
    return {
        "employer": translate("report", "By employer"),
        "sector": translate("report", "By sector"),
        "stage": translate("report", "By stage"),
        "month": translate("report", "By month"),
    }[key]


class ReportView(Translatable, QWidget):
    """`make_asked`: a report up to the last full month is to be made, or (True) up to now; `save_asked`: what is shown is to be saved as PDF and CSV;
    `sectors_asked`: a list of employers' sectors is to be read."""

    make_asked = Signal(bool)
    save_asked = Signal()
    sectors_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.published: Published | None = None
        self.lead, self.note = Text(look="lead"), Text(look="muted")
        self.make, self.so_far, self.save = Button("primary", "plus"), Button("", "clock"), Button("", "print")
        self.sectors = Button("", "folder")
        self.by, self.view = Segments(_DIMENSIONS), Scroll(width=_WIDTH)
        self.charts: list[ChartView] = []
        self._sections = column(space="l")
        body = self.view.body
        body.addWidget(self.note)
        body.addLayout(self._sections)
        body.addStretch(1)
        line = column(self, space="m")
        line.addWidget(row_with_buttons(self.lead, flow(self.make, self.so_far, self.sectors, self.save)))
        line.addWidget(self.by)
        line.addWidget(self.view, 1)
        self.make.set_text(lambda: self.tr("Make report"))
        self.so_far.set_text(lambda: self.tr("This month so far"))
        self.save.set_text(lambda: self.tr("Save as PDF and CSV…"))
        for key, button in self.by.buttons.items():
            button.set_text(partial(_dimension_name, key))
        self.by.choose(_DIMENSIONS[0])
        self.by.chosen.connect(lambda _: self._draw())
        self.make.clicked.connect(lambda: self.make_asked.emit(False))
        self.so_far.clicked.connect(lambda: self.make_asked.emit(True))
        self.save.clicked.connect(self.save_asked)
        self.sectors.set_text(lambda: self.tr("Sectors of employers…"))
        self.sectors.clicked.connect(self.sectors_asked)
        self.on_language_change(self._draw)
        self._draw()

    def show_report(self, published: Published | None) -> None:
        """Show what was published last; None: nothing was."""
        self.published = published
        self._draw()

    def _draw(self) -> None:
        clear(self._sections)
        self.charts = []
        shown = self.published is not None
        for widget in (self.by, self.note, self.save):
            widget.setVisible(shown)
        if self.published is None:
            self.lead.setText(self.tr("No report yet. A report counts copies, answers, requests and signals by month."))
            return
        self._draw_report(self.published)

    def _draw_report(self, published: Published) -> None:
        from app.caseload.report_choices import Dimension
        from app.services.caseload_reports import limits, report_subject, sections

        language = translations().language
        self.lead.setText(self.tr("Report: {period}").format(period=report_subject(published, language)))
        self.note.setText(" ".join(limits(published, language)))
        for section in sections(published, [Dimension(self.by.key)], language):
            chart = ChartView()
            chart.show_section(section.title, section.chart, section.table)
            self._sections.addWidget(Text(section.title, look="section"))
            self._sections.addWidget(chart)
            self.charts.append(chart)
