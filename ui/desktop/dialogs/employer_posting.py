"""Checking a posting of an employer of a fair: pasted or from a file, its check card kept in the caseload's own vault, for every student alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.clock import to_iso
from app.errors import AppError
from app.reader_country import known_country
from app.services.checks import whose
from app.services.prior_disclosures import core_name
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.models.check_page_work import CHATS, KINDS, Checked, examine
from ui.desktop.pages.check.check_card import CardView
from ui.desktop.shell.jobs import JobSlot, Outcomes, Work
from ui.desktop.shell.session import Session
from ui.desktop.shell.untrusted_input import UntrustedInput, choose_pages
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.status_label import StatusLabel
from ui.desktop.widgets.text_or_file_input import Intake

if TYPE_CHECKING:
    from app.services.caseload import Caseload
    from app.services.checks import CheckResult


class EmployerPostingDialog(Dialog):
    """Checks postings of one employer, or of another of the `employers` on the list whom a posting names. `kept` tells that a card was stored."""

    def __init__(
        self, caseload: Caseload, employer: str, parent: QWidget | None = None, *, employers: Sequence[str] = ()
    ) -> None:
        super().__init__(980, parent, height=640)
        self._employers, self._kept_for = employers, ""
        self._caseload, self._employer, self.kept = caseload, employer, False
        self._place, self.busy, self.status_label = JobSlot(self), Busy(), StatusLabel()
        self.hint, self.intake, self.card = Text(look="muted"), Intake(), CardView()
        self.another, self.close_it = Button("", "plus"), Button()
        self.intake.sample.hide()
        self.card.setMinimumHeight(440)
        self.card.bar.hide()
        for part in (self.hint, self.status_label, self.busy):
            self.body.addWidget(part)
        self.body.addWidget(self.intake, 1)
        self.body.addWidget(self.card, 1)
        self.finish(self.another, self.close_it)
        self.busy.watch(self._place, "check")
        self._show_card(False)
        self.on_language_change(self._retranslate)
        self._connect()

    def _retranslate(self) -> None:
        self._name_window()
        self.hint.setText(
            self.tr(
                "The check card is kept in your caseload with its date, and used for every fair. No student is named in it."
            )
        )
        self.intake.label.setText(self.tr("Paste the posting"))
        self.intake.text.setAccessibleName(self.tr("Paste the posting"))
        self.intake.file.setText(self.tr("Open a file…"))
        self.intake.go.setText(self.tr("Check posting"))
        self.another.setText(self.tr("Check another posting"))
        self.close_it.setText(self.tr("Close"))

    def _name_window(self) -> None:
        name = one_line(self._kept_for or self._employer)
        self.setWindowTitle(self.tr("Check a posting of {employer}").format(employer=name))

    def _connect(self) -> None:
        self.intake.given.connect(lambda text: self.check(UntrustedInput("", untrusted_text=text)))
        self.intake.file_asked.connect(lambda: self._choose())
        self.another.clicked.connect(lambda: self._show_card(False))
        self.close_it.clicked.connect(self.reject)
        self.finished.connect(lambda _answer: self._place.cancel())
        self._place.busy_changed.connect(lambda busy: self.intake.setEnabled(not busy))
        self.card.country_chosen.connect(lambda code: self._tell_for(code))
        self.card.seen_asked.connect(lambda page: self._ask_seen(page))
        self.card.picture_asked.connect(lambda *picture: self._show_picture(*picture))

    @cached_property
    def _session(self) -> Session:
        return Session(self._caseload.vault, self._caseload.vault.clock)

    def _choose(self) -> None:
        def refuse(sentence: str) -> None:
            self.status_label.show_text(sentence)

        incoming = choose_pages(self, self.tr("Choose a posting"), self.tr("Postings"), (*KINDS, *CHATS), refuse)
        if incoming is not None:
            self.check(incoming)

    def check(self, incoming: UntrustedInput) -> None:
        """Check a posting, store its card for the employer, and show it."""

        def work(token: CancelToken, progress: Progress) -> Checked:
            return examine(self._session, incoming, token, progress, employer=self._employer, employers=self._employers)

        self.status_label.show_text("")
        self._place.start(work, Outcomes(self._checked, self._failed, self.busy.report))

    def _checked(self, found: Checked) -> None:
        self.kept = True
        self.intake.text.clear()
        self.mark_saved()
        posting = found.result.card.posting
        named, kept = posting.organisation or posting.brand, whose(posting, self._employer, self._employers)
        self._kept_for = kept
        self._name_window()
        if core_name(named) != core_name(self._employer):
            text = self.tr("The posting names {named}. Its card is kept for {employer}.")
            self.status_label.show_text(text.format(named=one_line(named), employer=one_line(kept)))
        self._shown(found.result)

    def _shown(self, result: CheckResult) -> None:
        self.card.load(result, self._session.checks)
        for button in (self.card.report, self.card.evidence, self.card.first_steps, self.card.complain):
            button.hide()  # what a student does about a posting, in a vault of their own
        self._show_card(True)

    def _show_card(self, shown: bool) -> None:
        self.card.setVisible(shown)
        self.another.setVisible(shown)
        self.intake.setVisible(not shown)
        if not shown:
            self.status_label.show_text("")
            self._kept_for = ""
            self._name_window()

    def _failed(self, error: AppError) -> None:
        self.status_label.refuse(error)

    def _go_on(self, work: Work[CheckResult]) -> None:
        self._place.start(work, Outcomes(self._shown, self._failed, self.busy.report))

    def _tell_for(self, country: str) -> None:
        result, checks = self.card.result, self._session.checks
        if result is not None and known_country(result.card.lines) != country:
            self._go_on(lambda _token, _progress: checks.told_for(result, country))

    def _ask_seen(self, page: str) -> None:
        """Add what an official page showed that the person asked."""
        from ui.desktop.dialogs.official_page_result import GuidedDialog

        result, checks, dialog = self.card.result, self._session.checks, GuidedDialog(page, self)
        if dialog.exec() == GuidedDialog.DialogCode.Accepted and result is not None:
            lines, pictures = dialog.lines(result.card.posting, to_iso(self._session.clock())), dialog.pictures
            self._go_on(lambda _token, _progress: checks.add_answers(result, lines, pictures))

    def _show_picture(self, digest: str, untrusted_name: str, untrusted_told: str) -> None:
        from ui.desktop.dialogs.stored_picture import PictureDialog

        PictureDialog(self._session, digest, untrusted_name, untrusted_told, self).exec()
