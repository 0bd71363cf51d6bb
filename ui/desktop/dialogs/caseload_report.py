"""Reports of a caseload in the window: what was published last, a new one made of all students' vaults, and saving it as PDF and CSV."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.platform.file_dialogs import open_file, output_folder
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.report_view import ReportView
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.caseload.report_counts import Fact, Published
    from app.services.caseload import Caseload
    from app.vault.vault import Vault


class CaseloadReportDialog(Dialog):
    """Shows the report that was published last, and makes the next one: up to the last month that is over, or up to now."""

    def __init__(self, caseload: Caseload, published: Published | None, parent: QWidget | None = None) -> None:
        super().__init__(1_100, parent, height=660)
        self._caseload = caseload
        self._place, self.busy = JobSlot(self), Busy()
        self.view, self.status_label, self.close_it = ReportView(), StatusLabel(), Button()
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.busy)
        self.body.addWidget(self.status_label)
        self.finish(self.close_it)
        self.busy.watch(self._place)
        self.view.show_report(published)
        self.on_language_change(self._retranslate)
        self.view.make_asked.connect(lambda so_far: self._make(so_far=so_far))
        self.view.save_asked.connect(lambda: self._save())
        self.view.sectors_asked.connect(lambda: self._choose_sectors())
        self.close_it.clicked.connect(self.accept)
        self.finished.connect(lambda _answer: self._place.cancel())
        self._place.busy_changed.connect(lambda busy: self.view.setEnabled(not busy))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Reports"))
        self.close_it.setText(self.tr("Close"))

    def _make(self, *, so_far: bool) -> None:
        from app.caseload.report_counts import late_facts
        from app.services.caseload_reports import CaseloadReports, facts_of, posting_facts
        from app.services.caseload_sectors import known_sectors
        from app.services.caseload_vaults import count_ended, each_student

        def work(token: CancelToken, _progress: Progress) -> tuple[Published, int, int, int]:
            def read(student: str, vault: Vault) -> list[Fact]:
                token.check()
                return facts_of(student, vault, sectors)

            sectors = known_sectors(self._caseload.vault)
            per_student, unopened = each_student(self._caseload, read)
            facts = [fact for one in per_student for fact in one]
            facts += posting_facts(self._caseload.vault, sectors, facts)
            published = CaseloadReports(self._caseload.vault).publish(facts, so_far=so_far)
            return published, late_facts(facts, published), unopened, count_ended(self._caseload)

        self._place.start(work, Outcomes(self._made, self.status_label.refuse))

    def _made(self, found: tuple[Published, int, int, int]) -> None:
        published, late, unopened, ended = found
        self.view.show_report(published)
        counted = (("report-late", late), ("cohort-unopened", unopened), ("report-ended", ended))
        self.status_label.show_text("\n".join(sentence(code, {"count": count}) for code, count in counted if count))

    def _choose_sectors(self) -> None:
        name = open_file(self, self.tr("Sectors of employers"), self.tr("Lists (*.csv *.xlsx)"))
        if name:
            self.read_sectors(Path(name))

    def read_sectors(self, path: Path) -> None:
        """Read a list of employers and their sectors, and remember it for the reports that are made from now on."""
        from app.services.caseload_sectors import read_sectors, remember_sectors
        from checkers.registers.tables import rows

        def work(token: CancelToken, _progress: Progress) -> int:
            with rows(path, token) as table:
                return remember_sectors(self._caseload.vault, read_sectors(table, path.name))

        def done(count: int) -> None:
            self.status_label.show_text(
                self.tr("Sectors known of employers: {count}. Reports made from now on use them.").format(count=count)
            )

        self._place.start(work, Outcomes(done, self.status_label.refuse))

    def _save(self) -> None:
        name = output_folder(self, self.tr("Folder for the report"))
        if name:
            self.save(Path(name))

    def save(self, folder: Path) -> None:
        """Write the report that is shown into a folder, as PDF and CSV."""
        from app.caseload.report_choices import Dimension
        from app.services.caseload_reports import write_report

        published, language = self.view.published, translations().language
        assert published is not None

        def done(files: tuple[Path, ...]) -> None:
            self.status_label.show_text(sentence("report-written", {"paths": ", ".join(map(str, files))}))

        self._place.start(
            lambda _token, _progress: tuple(write_report(published, tuple(Dimension), folder, language)),
            Outcomes(done, self.status_label.refuse),
        )
