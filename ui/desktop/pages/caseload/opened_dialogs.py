"""Dialogs and answers that the page of students opens, each loaded when it is first asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import AppError
from app.files import read_file
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.caseload.students import Student
    from app.services.caseload_roster import Preview


class OpenedDialogs:
    """Mixin for the page of students."""

    @property
    def _view(self) -> Any:
        """The page, whose module imports this one."""
        return self

    def _other_names(self, roster: Preview) -> list[str]:
        """Return a line for each row whose résumé names somebody else; both names, where names are shown."""
        if self._view.model.pseudonyms:
            return [sentence("roster-other-name", {"row": row}) for row in roster.others]
        lines = list[str]()
        for row in roster.others:
            name, found = map(one_line, roster.other_name(row))
            lines.append(sentence("roster-other-name-of", {"row": row, "name": name, "found": found}))
        return lines

    def _paper(self) -> None:
        from app.services.caseload_consent import asks_kinds, without_consent, without_resume
        from ui.desktop.dialogs.paper_consent import PaperConsentDialog

        chosen = self._view.selected_students
        if chosen:
            places = {one.folder: place for place, one in enumerate(self._view.shown_students)}
            missing = sorted(without_consent(self._view._caseload), key=lambda one: places.get(one.folder, len(places)))
            asked = without_resume(self._view._caseload, missing)
            asked |= {one.id for one in chosen if asks_kinds(self._view._caseload, one)}
            PaperConsentDialog(
                *(self._view._caseload, chosen[0], self._view._name(), self._view),
                chosen=chosen,
                letterhead=self._view._caseload.letterhead,
                missing=missing,
                without_resume=asked,
                employers=self._view._caseload.form_employers,
                pseudonyms=self._view.model.pseudonyms,
            ).exec()
            self._view.refresh()

    def _review(self) -> None:
        from ui.desktop.dialogs.compared_resumes import ComparedResumesDialog

        dialog = ComparedResumesDialog(
            *(self._view._caseload, self._view._unseen(), self._view),
            chosen=self._view._chosen_id(),
            ticked=self._view._caseload.ticked,
            pseudonyms=self._view.model.pseudonyms,
        )
        if dialog.exec() == ComparedResumesDialog.DialogCode.Accepted:
            self._view._show_done()
            if dialog.wanted is not None:
                self._view.opened.emit(dialog.wanted)

    def _make_copies(self) -> None:
        from ui.desktop.dialogs.fair import FairDialog

        dialog = FairDialog(self._view._caseload, self._view, pseudonyms=self._view.model.pseudonyms)
        wanted: list[Student] = []
        dialog.opened.connect(wanted.append)
        dialog.changed.connect(self._view.refresh)
        dialog.restore()
        dialog.exec()
        self._view.table.setFocus()
        if wanted:
            self._view.opened.emit(wanted[0])

    def trace_file(self, path: Path) -> None:
        """Compare a file with the copies of all students beside the window, and tell whose it is and to whom it went, or that it cannot be told."""
        from app.services.caseload_trace import CohortFinding, trace_cohort
        from app.services.caseload_trace_texts import finding_lines
        from app.services.compute import ChildCompute
        from app.workers.child_pool import end_pools
        from ui.desktop.dialogs.caseload_trace_result import CohortFindingDialog

        compute = ChildCompute()

        def work(token: CancelToken, _progress: Progress) -> CohortFinding:
            return trace_cohort(self._view._caseload, path.name, read_file(path), compute=compute, cancel=token)

        def done(found: CohortFinding) -> None:
            told = finding_lines(found, translations().language, pseudonyms=self._view.model.pseudonyms)
            CohortFindingDialog(told, self._view).exec()

        self._view._messages.clear()
        self._view._place.start(
            work, Outcomes(done, self._view._messages.error, self._view.busy.report, ended=end_pools)
        )

    def _show_report(self) -> None:
        from app.services.caseload_reports import CaseloadReports
        from ui.desktop.dialogs.caseload_report import CaseloadReportDialog

        try:
            published = CaseloadReports(self._view._caseload.vault).published()
        except AppError as error:
            self._view._messages.error(error)
            return
        CaseloadReportDialog(self._view._caseload, published, self._view).exec()

    def _show_office(self) -> None:
        from ui.desktop.dialogs.office import OfficeDialog

        dialog = OfficeDialog(
            self._view._caseload, self._view.office.status, self._view, pseudonyms=self._view.model.pseudonyms
        )
        dialog.changed.connect(self._view.refresh)
        dialog.exec()

    def _leave(self) -> None:
        from ui.desktop.dialogs.caseload_leaving import LeavingDialog

        dialog = LeavingDialog(
            self._view._caseload, self._view._caseload.grace_days, self._view.model.rowCount(), self._view
        )
        dialog.wiped.connect(self._view.wiped)
        dialog.received.connect(self._view.refresh)
        dialog.exec()
        self._view.refresh()

    def _show_lists(self, dropped: Path | None = None) -> None:
        from app.services.shared_lists import SharedLists
        from ui.desktop.dialogs.signed_lists import SignedListsDialog

        lists = SharedLists(
            self._view._caseload.vault, self._view._caseload.identity.sign_key, self._view._caseload.vault.clock
        )
        dialog = SignedListsDialog(self._view._caseload, lists.lists(), self._view)
        if dropped is not None:
            dialog.read(dropped)
        dialog.exec()

    def _show_notices(self) -> None:
        from app.services.caseload_notices import notices
        from ui.desktop.dialogs.caseload_notices import NoticesDialog

        NoticesDialog(self._view._caseload, notices(), self._view, letterhead=self._view._caseload.letterhead).exec()

    def _show_key(self) -> None:
        from ui.desktop.dialogs.counsellor_key import CounsellorKeyDialog

        CounsellorKeyDialog(self._view._caseload.identity.address, self._view).exec()
