"""Dialogs and answers that the page of students opens, each loaded when it is first asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.files import read_file
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.caseload.students import Student
    from app.services.caseload import Caseload
    from app.services.caseload_consent import BoardRow
    from app.services.caseload_roster import Preview
    from ui.desktop.models.students_table import StudentsTable
    from ui.desktop.pages.caseload.office_card import OfficeCard
    from ui.desktop.shell.jobs import JobSlot
    from ui.desktop.shell.messages import Messages
    from ui.desktop.widgets.fitted_table import FittedTable
    from ui.desktop.widgets.panels import Busy


class OpenedDialogs(QWidget):
    """Base of the page of students, which has what is declared here. `opened` carries the student whose vault is to be opened; `wiped`: the caseload
    is to be deleted."""

    opened = Signal(object)
    wiped = Signal()

    model: StudentsTable
    table: FittedTable
    office: OfficeCard
    busy: Busy
    _caseload: Caseload
    _messages: Messages
    _place: JobSlot

    def refresh(self) -> None:
        """Read the students and the office again."""
        raise NotImplementedError

    def _row(self) -> BoardRow | None:
        """Return the row that is selected."""
        raise NotImplementedError

    def _name(self) -> str:
        """Return how the selected student is called on this screen."""
        raise NotImplementedError

    def _chosen_id(self) -> str:
        """Return the id of the selected student, or an empty text."""
        raise NotImplementedError

    @property
    def shown_students(self) -> list[Student]:
        """The students on show, in their order."""
        raise NotImplementedError

    @property
    def selected_students(self) -> list[Student]:
        """The students that are selected, in the order shown."""
        raise NotImplementedError

    def _unseen(self) -> list[Student]:
        """List the students, as shown, whose résumé nobody compared with its file yet."""
        raise NotImplementedError

    def _show_done(self) -> None:
        """Show the students after something was done to them."""
        raise NotImplementedError

    def _other_names(self, roster: Preview) -> list[str]:
        """Return a line for each row whose résumé names somebody else; both names, where names are shown."""
        if self.model.pseudonyms:
            return [sentence("roster-other-name", {"row": row}) for row in roster.others]
        lines = list[str]()
        for row in roster.others:
            name, found = map(one_line, roster.other_name(row))
            lines.append(sentence("roster-other-name-of", {"row": row, "name": name, "found": found}))
        return lines

    def _paper(self) -> None:
        from app.services.caseload_consent import asks_kinds, without_consent, without_resume
        from ui.desktop.dialogs.paper_consent import PaperConsentDialog

        chosen = self.selected_students
        if chosen:
            places = {one.folder: place for place, one in enumerate(self.shown_students)}
            missing = sorted(without_consent(self._caseload), key=lambda one: places.get(one.folder, len(places)))
            asked = without_resume(self._caseload, missing)
            asked |= {one.id for one in chosen if asks_kinds(self._caseload, one)}
            PaperConsentDialog(
                *(self._caseload, chosen[0], self._name(), self),
                chosen=chosen,
                letterhead=self._caseload.letterhead,
                missing=missing,
                without_resume=asked,
                employers=self._caseload.form_employers,
                pseudonyms=self.model.pseudonyms,
            ).exec()
            self.refresh()

    def _review(self) -> None:
        from ui.desktop.dialogs.compared_resumes import ComparedResumesDialog

        dialog = ComparedResumesDialog(
            *(self._caseload, self._unseen(), self),
            chosen=self._chosen_id(),
            ticked=self._caseload.ticked,
            pseudonyms=self.model.pseudonyms,
        )
        if dialog.exec() == ComparedResumesDialog.DialogCode.Accepted:
            self._show_done()
            if dialog.wanted is not None:
                self.opened.emit(dialog.wanted)

    def _make_copies(self) -> None:
        from ui.desktop.dialogs.fair import FairDialog

        dialog = FairDialog(self._caseload, self, pseudonyms=self.model.pseudonyms)
        wanted: list[Student] = []
        dialog.opened.connect(wanted.append)
        dialog.changed.connect(self.refresh)
        dialog.restore()
        dialog.exec()
        self.table.setFocus()
        if wanted:
            self.opened.emit(wanted[0])

    def trace_file(self, path: Path) -> None:
        """Compare a file with the copies of all students beside the window, and tell whose it is and to whom it went, or that it cannot be told."""
        from app.services.caseload_trace import CohortFinding, trace_cohort
        from app.services.caseload_trace_texts import finding_lines
        from app.services.compute import ChildCompute
        from app.workers.child_pool import end_pools
        from ui.desktop.dialogs.caseload_trace_result import CohortFindingDialog

        compute = ChildCompute()

        def work(token: CancelToken, _progress: Progress) -> CohortFinding:
            return trace_cohort(self._caseload, path.name, read_file(path), compute=compute, cancel=token)

        def done(found: CohortFinding) -> None:
            told = finding_lines(found, translations().language, pseudonyms=self.model.pseudonyms)
            CohortFindingDialog(told, self).exec()

        self._messages.clear()
        self._place.start(work, Outcomes(done, self._messages.error, self.busy.report, ended=end_pools))

    def _show_report(self) -> None:
        from app.services.caseload_reports import CaseloadReports
        from ui.desktop.dialogs.caseload_report import CaseloadReportDialog

        try:
            published = CaseloadReports(self._caseload.vault).published()
        except AppError as error:
            self._messages.error(error)
            return
        CaseloadReportDialog(self._caseload, published, self).exec()

    def _show_office(self) -> None:
        from ui.desktop.dialogs.office import OfficeDialog

        dialog = OfficeDialog(self._caseload, self.office.status, self, pseudonyms=self.model.pseudonyms)
        dialog.changed.connect(self.refresh)
        dialog.exec()

    def _leave(self) -> None:
        from ui.desktop.dialogs.caseload_leaving import LeavingDialog

        dialog = LeavingDialog(self._caseload, self._caseload.grace_days, self.model.rowCount(), self)
        dialog.wiped.connect(self.wiped)
        dialog.received.connect(self.refresh)
        dialog.exec()
        self.refresh()

    def _show_lists(self, dropped: Path | None = None) -> None:
        from app.services.shared_lists import SharedLists
        from ui.desktop.dialogs.signed_lists import SignedListsDialog

        lists = SharedLists(self._caseload.vault, self._caseload.identity.sign_key, self._caseload.vault.clock)
        dialog = SignedListsDialog(self._caseload, lists.lists(), self)
        if dropped is not None:
            dialog.read(dropped)
        dialog.exec()

    def _show_notices(self) -> None:
        from app.services.caseload_notices import notices
        from ui.desktop.dialogs.caseload_notices import NoticesDialog

        NoticesDialog(self._caseload, notices(), self, letterhead=self._caseload.letterhead).exec()

    def _show_key(self) -> None:
        from ui.desktop.dialogs.counsellor_key import CounsellorKeyDialog

        CounsellorKeyDialog(self._caseload.identity.address, self).exec()
