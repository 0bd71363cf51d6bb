"""The Leaks page: something surfaced; which copy is it consistent with? Names a copy, never a culprit."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.clock import local_day
from app.domain.incident_reports import Channel, IncidentReport, Money
from app.domain.incidents import Surfaced
from app.domain.stored_records import Incident
from app.errors import AppError, UserError
from app.files import write_atomic
from app.services.incident_reports import report_of
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.models.counsellor_step import saved_report
from ui.desktop.models.incident_report_words import posting_report
from ui.desktop.models.leaks_page_work import ComparisonResult, compare, compare_kept, compare_sample, notes_on_files
from ui.desktop.models.trace_report import TracedFile, as_json, as_page, headline, name_of
from ui.desktop.pages.leaks.incident_view import IncidentView
from ui.desktop.pages.leaks.joining_incidents import Joining
from ui.desktop.pages.leaks.save_incident import SaveIncidentBar
from ui.desktop.pages.leaks.trace_result import Answer
from ui.desktop.platform.file_dialogs import save_file
from ui.desktop.shell.announce import announce
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes, Work
from ui.desktop.shell.page_host import Addressee, Shell
from ui.desktop.shell.untrusted_input import PICTURES, UntrustedInput, choose_files
from ui.desktop.widgets.basic import Button, at_top, column
from ui.desktop.widgets.drop_down import Choice, add_hidden_label
from ui.desktop.widgets.incident_list import IncidentList
from ui.desktop.widgets.page import Page
from ui.desktop.widgets.panels import Busy, Empty, SampleBar
from ui.desktop.widgets.split import Stack
from ui.desktop.widgets.text_or_file_input import Intake

if TYPE_CHECKING:
    from app.services.incidents import Details

KINDS: Final = (*".pdf .docx .txt .md .json .html .htm .eml .mbox .csv .odt .rtf".split(), *PICTURES)


class LeaksPage(Page):
    """Traces what surfaced, and saves it."""

    key = "leaks"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._place, self._keeping_place = JobSlot(self), JobSlot(self)
        self.intake, self.busy, self.answer, self.stack = Intake(), Busy(), Answer(), Stack()
        self.another, self.export, self.which = Button("", "plus"), Button("", "file"), Choice()
        self.log, self.first_steps = Button("", "plus"), Button("quiet", "critical")
        self.meeting, self.letters, self.mail = Button("quiet", "clock"), Button("quiet", "mail"), Button("", "mail")
        self.remove, self.kept, self.keeping = Button("quiet", "trash"), IncidentList(), SaveIncidentBar(shell)
        self.joining, self.platforms = Joining(shell, self), Button("quiet", "globe")
        self.traced: tuple[TracedFile, ...] = ()
        ended = (self.remove, self.export, self.another)
        begun = (self.log, self.mail, self.first_steps, self.letters, self.meeting, self.platforms)
        for tool in (*ended, *begun):
            self.tools.add(tool)
        self._busy_view, self.answers = at_top(self.busy), QWidget()
        line = column(self.answers, space="m")
        line.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.answer, 1)
        self.intake.add(self.kept)
        self.empty, self.sample_bar = Empty("leaks"), SampleBar()
        self._trying = self._invented = self._stopped = False
        self._state_shown: object = None
        self.empty_example, self.empty_past = Button("quiet"), Button("quiet")
        self.empty.add(self.empty_example)
        self.empty.add(self.empty_past)
        self._empty_view = at_top(self.empty)
        self._home: QWidget = self.intake
        self._begun_at: QWidget | None = None
        self._uncorrected: tuple[str, Details] | None = None
        self.frame.addWidget(self.sample_bar)
        for view in (self.intake, self._busy_view, self.answers, self._empty_view):
            self.stack.addWidget(view)
        self.place_below(self.stack, self.answers, self.keeping)
        self.frame.addWidget(self.stack, 1)
        self._retranslate()
        self._connect()
        self.begin()

    def _connect(self) -> None:
        self.intake.given.connect(lambda text: self.dropped(UntrustedInput("", untrusted_text=text)))
        self.intake.file_asked.connect(self._choose)
        self.busy.cancelled.connect(self._stop)
        self.another.clicked.connect(self.begin)
        self.empty.button.clicked.connect(lambda: self._shell.send_to(Addressee()))
        self.empty_example.clicked.connect(self.try_example)
        self.empty_past.clicked.connect(self._add_past)
        self.intake.sample.clicked.connect(self._try)
        self.sample_bar.remove.clicked.connect(self.begin)
        self.which.activated.connect(self._show_answer)
        self.export.clicked.connect(self._ask_export)
        self.answer.copy_asked.connect(self._shell.show_copy)
        self.kept.opened.connect(self.show_incident)
        self.keeping.opened.connect(self.show_incident)
        self.remove.clicked.connect(self._put_away)
        self.mail.clicked.connect(self._ask_mail)
        self.log.clicked.connect(lambda: self.ask_report())
        self.platforms.clicked.connect(lambda: self._shell.show_platform(""))
        self.kept.join_asked.connect(lambda: self.joining.ask_join())
        self.joining.changed.connect(self._show_joined)
        self.first_steps.clicked.connect(self.ask_first_steps)
        self.letters.clicked.connect(self._show_letters)
        self.meeting.clicked.connect(self._plan_meeting)

    @cached_property
    def incident(self) -> IncidentView:
        """The view of one saved incident, built when one was opened."""
        view = IncidentView(self._shell)
        view.compare_asked.connect(self._compare_kept)
        view.copy_asked.connect(self._shell.show_copy)
        view.correct_asked.connect(self._ask_correct)
        view.told_asked.connect(self._ask_told)
        view.save_asked.connect(self._ask_save)
        view.report_changed.connect(self._revise)
        view.evidence_asked.connect(lambda incident_id: self._ask_evidence(incident_id))
        view.opened.connect(self.show_incident)
        view.join_asked.connect(self.joining.ask_join)
        view.split_asked.connect(self.joining.split)
        view.files_asked.connect(self.joining.ask_files)
        self.stack.addWidget(view)
        return view

    def _retranslate(self) -> None:
        self.title.set_text(lambda: self.tr("Leaks"))
        self.subtitle.set_text(lambda: self.tr("Your résumé turned up? See which copy it is consistent with."))
        self.intake.label.set_text(lambda: self.tr("Paste the text that surfaced"))
        self.bind_text(self.intake.text.setAccessibleName, lambda: self.tr("Paste the text that surfaced"))
        self.bind_text(
            self.intake.text.setPlaceholderText,
            lambda: self.tr("The more of it, the better: even a few lines can be enough, a few words are not."),
        )
        self.intake.hint.set_text(
            lambda: self.tr(
                "Or drop what surfaced here: PDF, Word, text, a scan or a photo. Several files at once are one incident."
            )
        )
        self.intake.file.set_text(lambda: self.tr("Open a file…"))
        self.intake.go.set_text(lambda: self.tr("Compare"))
        self.another.set_text(lambda: self.tr("Compare something else"))
        self.log.set_text(lambda: self.tr("Log a call or message…"))
        self.letters.set_text(lambda: self.tr("Letters and answers…"))
        self.meeting.set_text(lambda: self.tr("Plan a meeting…"))
        self.mail.set_text(lambda: self.tr("Look through mail…"))
        self.platforms.set_text(lambda: self.tr("Platforms…"))
        self.first_steps.set_text(lambda: self.tr("I already paid or sent my ID…"))
        self.on_language_change(self._say_try)
        self.sample_bar.remove.set_text(lambda: self.tr("End the example"))
        self.remove.set_text(lambda: self.tr("Move to Trash"))
        self.empty_example.set_text(lambda: self.tr("Try it with an example"))
        self.empty.title.set_text(lambda: self.tr("No copy to compare with yet"))
        self.empty.hint.set_text(
            lambda: self.tr(
                "Every copy you make carries its own marks. When a text or file turns up somewhere, this page says which copy it is consistent with."
            )
        )
        self.empty.button.set_text(lambda: self.tr("Make a copy"))
        self.empty_past.set_text(lambda: self.tr("Import past applications…"))
        self.export.set_text(lambda: self.tr("Save the calculation…"))
        add_hidden_label(self, self.which, lambda: self.tr("Files of this incident"))
        self.on_language_change(self._name_files)

    def _say_try(self) -> None:
        own = bool(self._shell.session.vault.copies.count())
        self.intake.sample.setText(self.tr("Try it with my last copy") if own else self.tr("Try it with an example"))
        self.sample_bar.label.setText(
            self.tr("An example: copies of an invented résumé, compared for real. Nothing was saved.")
            if self._invented
            else self.tr("A test with your own last copy. Nothing was saved.")
        )

    def begin(self) -> None:
        """Show the empty field."""
        self.intake.text.clear()
        self._trying = self._invented = False
        self.traced = ()
        self.keeping.forget()
        self._show(self.intake)
        self.entered()
        (self.intake.text if self._home is self.intake else self.empty.button).setFocus()

    def to_start(self) -> None:
        """Back to the empty field, unless something is being compared."""
        if self.stack.currentWidget() not in (self._home, self._busy_view):
            self.begin()

    def entered(self) -> None:
        """Update the page, where the vault, the day or the view has changed. Without any copy there is nothing to compare with: say what
        comes first."""
        session, view = self._shell.session, self.stack.currentWidget()
        state = (local_day(session.clock()), session.vault.database.changes, view, self._trying, self._invented)
        if state == self._state_shown:
            return
        incidents = session.incidents.visible()
        some = session.vault.copies.count() or incidents or session.applications.reconstructed()
        self._home = self.intake if some else self._empty_view
        if self.stack.currentWidget() in (self.intake, self._empty_view):
            self._show(self._home)
        self.kept.show_kept(incidents)
        self._say_try()
        self._show_tools()
        self._state_shown = (*state[:2], self.stack.currentWidget(), *state[3:])

    def accepts(self, incoming: UntrustedInput) -> bool:
        """Files and texts."""
        return all(one.path is None or one.suffix in KINDS for one in (incoming, *incoming.more))

    @property
    def has_pending_input(self) -> bool:
        """Something is being compared."""
        return self._place.busy

    def dropped(self, incoming: UntrustedInput) -> None:
        """Compare a file or text with every copy."""
        self._compare(incoming, record=True)

    def _add_past(self) -> None:
        from ui.desktop.dialogs.past_applications import PastDialog

        PastDialog(self._shell.session, self._shell.messages, self).exec()
        self.entered()

    def _try(self) -> None:
        copies = self._shell.session.vault.copies
        if not copies.count():
            self.try_example()
            return
        last = copies.all()[0]
        file = last.files[0]
        text = copies.file_bytes(last.copy_id, "txt" if "txt" in {one.format for one in last.files} else file.format)
        self._compare(UntrustedInput(file.name, untrusted_bytes=text), record=False)

    def try_example(self) -> None:
        """Compare an invented text with copies of an invented résumé; nothing is written."""
        names = (
            self.tr("Quayside Freight (example)"),
            self.tr("Orchard Talent (example)"),
            self.tr("Harbour Jobs (example)"),
        )
        language, session = translations().language, self._shell.session

        def work(token: CancelToken, progress: Progress) -> ComparisonResult:
            return compare_sample(session, names, language, token, progress)

        self._start(work, "plan", invented=True)

    def _compare(self, incoming: UntrustedInput, *, record: bool) -> None:
        session = self._shell.session
        self._start(
            lambda token, progress: compare(session, incoming, token, progress, record=record),
            "compare",
            trying=not record,
        )

    def _start(self, work: Work[ComparisonResult], step: str, *, trying: bool = False, invented: bool = False) -> None:
        self._shell.messages.clear()
        self._stopped = False

        def done(found: ComparisonResult) -> None:
            if self._stopped:
                self._shell.messages.clear()  # it was too late to stop it
            self._trying, self._invented = trying or invented, invented
            self._traced(found)

        self._begun_at = self.stack.currentWidget()
        self._place.start(work, Outcomes(done, self._refused, self.busy.report, self._ended))
        self.busy.begin(step)  # after the end of a job that this one replaces, which shows the empty field
        self._show(self._busy_view)

    # -- what is kept -------------------------------------------------------------------------------------------------

    def show_incident(self, incident_id: str) -> None:
        """Show one incident as it was saved; one in the trash says so."""
        session = self._shell.session
        incident = session.vault.incidents.get(incident_id)
        if incident is None:
            return
        self._shell.messages.clear()
        self._load(incident)
        self._show(self.incident)
        self.incident.first_button.setFocus()
        if incident_id in session.trash.ids("incident"):
            text = self.tr("This incident is in Trash.")
            self._shell.messages.undoable(text, self.tr("Restore"), lambda: self._put_back(incident_id))

    def _load(self, incident: Incident) -> None:
        from app.services.incidents import text_of

        text = text_of(incident) if incident.kind == "text" else ""
        if not text and incident.kind == "text":  # kept by an earlier version
            kept = self._shell.session.incidents.surfaced(incident)
            text = "\n".join(one.untrusted_data.decode("utf-8", "replace") for one in kept)
        session = self._shell.session
        joined = [one for one in self.joining.service.group(incident.id) if one.id != incident.id]
        self.incident.load(incident, text, joined, session.incident_reports.attached_at(incident.id))

    def _show_joined(self, incident_id: str) -> None:
        """Bring list and view up to date after incidents were joined, split or given files."""
        self.entered()
        shown = self.incident.incident if "incident" in self.__dict__ else None
        again = self._shell.session.vault.incidents.get(shown.id) if shown is not None else None
        if again is not None:
            self._load(again)
        if not incident_id:
            self.kept.join.setFocus()

    def _compare_kept(self, incident_id: str) -> None:
        session = self._shell.session
        self._start(lambda token, progress: compare_kept(session, incident_id, token, progress), "compare")

    def _ask_correct(self, incident: Incident) -> None:
        from app.services.incidents import details_of
        from ui.desktop.dialogs.incident import IncidentDialog

        kept, said = self._uncorrected, details_of(incident)
        proposed = kept[1] if kept is not None and kept[0] == incident.id else said
        dialog = IncidentDialog(self._shell.session.incidents, proposed, self, correct=True)
        dialog.accepted.connect(lambda: self._correct(incident.id, dialog.details))
        dialog.open()

    def _correct(self, incident_id: str, details: Details) -> None:
        service, self._uncorrected = self._shell.session.incidents, (incident_id, details)

        def work(_token: CancelToken, _progress: Progress) -> Incident:
            return service.correct(incident_id, details)

        self._keeping_place.start(work, Outcomes(self._corrected, self._refused))

    def _corrected(self, incident: Incident) -> None:
        self._uncorrected = None
        if self.incident.incident is not None and self.incident.incident.id == incident.id:
            self._load(incident)
        if self.stack.currentWidget() is self.incident:
            self.incident.correct.setFocus()

    def ask_first_steps(self) -> None:
        """Open the first steps, with ways on: a meeting, a log of what happened, an evidence pack."""
        from ui.desktop.dialogs.first_hour import WaysOn, ask_first_hour, paid

        shown = self._shown_incident()

        def pack(case: str, country: str) -> None:
            if shown is None:
                self.ask_report(case=case, country=country, pack=True)
            else:
                self._ask_evidence(shown.id, country, paid(case))

        def log(case: str, country: str) -> None:
            self.ask_report(case=case, country=country)

        ask_first_hour(
            self, WaysOn(self._plan_meeting, log, pack), report_of(shown).country if shown is not None else ""
        )

    def _shown_incident(self) -> Incident | None:
        """Return the incident that is looked at, or None."""
        return (
            self.incident.incident
            if "incident" in self.__dict__ and self.stack.currentWidget() is self.incident
            else None
        )

    def _show_letters(self) -> None:
        from ui.desktop.dialogs.all_letters import LettersDialog
        from ui.desktop.dialogs.letter import LetterDialog

        session, messages = self._shell.session, self._shell.messages
        LettersDialog(session, lambda one: LetterDialog(session, messages, one, self).exec(), self).open()

    def _plan_meeting(self) -> None:
        from ui.desktop.dialogs.meeting import plan_meeting

        plan_meeting(self._shell.session, self)

    def _ask_mail(self) -> None:
        from ui.desktop.dialogs.mail import MailDialog

        dialog = MailDialog(self._shell.session, self)
        dialog.made.connect(self._kept_of_mail)
        dialog.open()

    def _kept_of_mail(self, incident_id: str) -> None:
        self.entered()
        self.show_incident(incident_id)
        self._shell.messages.inform(self.tr("Saved. Find it on this page or with Ctrl+K."))

    def ask_report(
        self, where: str = "", *, case: str = "", check_id: str = "", country: str = "", pack: bool = False
    ) -> None:
        """Ask for a report of a call, a message, or (with the `case` of the first steps and its `country`) of what was given away; `where` it
        surfaced and the check card of its posting may be empty. `pack`: its evidence pack is made next."""
        from ui.desktop.dialogs.first_hour import paid
        from ui.desktop.dialogs.incident_report import IncidentReportDialog

        session = self._shell.session
        facts, validate = session.caller_facts.own_facts(), session.incident_reports.validate
        otherwise = Channel.POSTING if check_id else Channel.CALL
        of_posting = posting_report(session.stored_check(check_id) if check_id else None)
        dialog = IncidentReportDialog(
            *(facts, validate, self),
            where=where or of_posting.where,
            channel=Channel.VISIT if case == "went" else Channel.GIVEN if case else otherwise,
            money=paid(case),
            check_id=check_id,
            country=country,
            contact=of_posting.contact,
            said="" if case else of_posting.said,
        )
        dialog.accepted.connect(lambda: self._log(dialog.report, tuple(dialog.attachments), pack=pack))
        dialog.open()

    def _log(
        self, report: IncidentReport | None, attachments: tuple[UntrustedInput, ...], *, pack: bool = False
    ) -> None:
        session = self._shell.session
        assert report is not None

        def work(token: CancelToken, _progress: Progress) -> Incident:
            files = [Surfaced(one.name, one.data()) for one in attachments]
            answer = session.caller_facts.weigh(report.knew, when=report.day, cancel=token) if report.knew else None
            return session.incident_reports.log(report, files, answer)

        def done(incident: Incident) -> None:
            self.show_incident(incident.id)  # the list, out of sight then, follows when one returns to it
            QTimer.singleShot(0, self, partial(tell, incident.id, saved_report(session.vault)))  # a turn of its own

        def tell(incident_id: str, said: str) -> None:
            self._shell.messages.inform(said)
            if pack:
                self._ask_evidence(incident_id)

        self._keeping_place.start(work, Outcomes(done, self._refused))

    def _ask_told(self, incident: Incident) -> None:
        from ui.desktop.dialogs.correct_incident_report import CorrectReportDialog

        session = self._shell.session
        facts, validate = session.caller_facts.own_facts(), session.incident_reports.validate
        dialog = CorrectReportDialog(facts, validate, report_of(incident), self)
        dialog.accepted.connect(lambda: self._revise(incident.id, dialog.said_report(), weigh=True))
        dialog.open()

    def _revise(self, incident_id: str, report: IncidentReport, *, weigh: bool = False) -> None:
        service, facts = self._shell.session.incident_reports, self._shell.session.caller_facts

        def work(token: CancelToken, _progress: Progress) -> Incident:
            answer = facts.weigh(report.knew, when=report.day, cancel=token) if weigh and report.knew else None
            return service.revise(incident_id, report, answer)

        self._keeping_place.start(work, Outcomes(self._revised, self._refused))

    def _ask_evidence(self, incident_id: str, country: str = "", money: Money = Money.UNKNOWN) -> None:
        from ui.desktop.dialogs.evidence import EvidenceDialog

        dialog = EvidenceDialog(self._shell.session, incident_id, parent=self, country=country, money=money)
        dialog.finished.connect(lambda: self._packed(incident_id) if dialog.changed else None)
        dialog.open()

    def _packed(self, incident_id: str) -> None:
        """Show an incident with what was kept with it on the way to its pack."""
        incident = self._shell.session.vault.incidents.get(incident_id)
        if incident is not None:
            self._revised(incident)

    def _revised(self, incident: Incident) -> None:
        if self.incident.incident is not None and self.incident.incident.id == incident.id:
            self._load(incident)

    def _put_away(self) -> None:
        incident = self.incident.incident
        if incident is not None:
            self._shell.session.trash.add("incident", incident.id)
            self.begin()
            text = self.tr("Moved to Trash. The ledger keeps its record.")
            self._shell.messages.inform(text, self.tr("Restore"), lambda: self._put_back(incident.id))

    def _put_back(self, incident_id: str) -> None:
        self._shell.session.trash.restore("incident", incident_id)
        self._shell.messages.clear()
        self.show_incident(incident_id)

    def _ask_save(self, incident_id: str, name: str) -> None:
        from ui.desktop.models.export_everything import harmless_name

        session = self._shell.session
        target, _ = save_file(self, self.tr("Save as a file"), harmless_name(name))

        def work(_token: CancelToken, _progress: Progress) -> None:
            data = session.vault.incidents.file_bytes(incident_id, name)
            if data is None:
                raise UserError("vault-damaged", path=str(session.folder))
            write_atomic(Path(target), data)

        if target:
            saved = self.tr("The file is saved as you received it. Open it with care: it came from outside.")
            self._keeping_place.start(work, Outcomes(lambda _: self._shell.messages.inform(saved), self._refused))

    # -- the answer ---------------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        incoming = choose_files(self, self.tr("Choose what surfaced"), self.tr("Documents"), KINDS)
        if incoming is not None:
            self.dropped(incoming)

    def _traced(self, found: ComparisonResult) -> None:
        from app.services.traces import strength

        self.traced = found.traced
        self._name_files()
        best = min(range(len(found.traced)), key=lambda at: strength(found.traced[at].result))
        self.which.setCurrentIndex(best)
        self._show_answer()
        self.keeping.show_for(found)
        self._say_try()
        self._show(self.answers)
        announce(self.answers, headline(found.traced[best].result))
        quiet = self if self._trying else self.keeping.status_label
        quiet.setFocus()  # an Enter that was meant for the view before does nothing here
        if told := notes_on_files(found):
            tell = self._shell.messages.warn if found.refused or found.left else self._shell.messages.inform
            tell(told)
        if found.traced[best].result.changed:
            self._shell.tell_record()

    def _show_answer(self) -> None:
        self.answer.load(self.traced[self.which.currentIndex()], invented=self._invented)

    def _name_files(self) -> None:
        at = self.which.currentIndex()
        self.which.clear()
        for one in self.traced:
            self.which.addItem(self.tr("{file}: {answer}").format(file=name_of(one)[:60], answer=headline(one.result)))
        self.which.setCurrentIndex(at)
        self.which.setVisible(len(self.traced) > 1)

    def _ask_export(self) -> None:
        page, data = self.tr("Page to read"), self.tr("Data")
        name, kind = save_file(
            self,
            self.tr("Save the calculation"),
            self.tr("Countermark-trace.html"),
            f"{page} (*.html);;{data} (*.json)",
        )
        if name:
            suffix = ".json" if kind.startswith(data) or name.lower().endswith(".json") else ".html"
            self.export_to(Path(name).with_suffix(suffix))

    def export_to(self, path: Path) -> None:
        """Write the whole calculation as a page (`.html`) or as data (`.json`)."""
        data = as_json(self.traced) if path.suffix == ".json" else as_page(self.traced)
        try:
            write_atomic(path, data)
        except AppError as error:
            self._shell.messages.error(error)
            return
        self._shell.messages.inform(
            self.tr("The calculation is saved. It names recipients, so keep it where no one else reads it.")
        )

    def _refused(self, error: AppError) -> None:
        self._shell.messages.error(error)

    def _ended(self) -> None:
        """Back to where the job was begun; an answer, if there is one, comes next."""
        if self.stack.currentWidget() is self._busy_view:
            kept = "incident" in self.__dict__ and self._begun_at is self.incident
            self._show(self.incident if kept else self._home)
            if self._stopped:
                self._shell.messages.inform(self.tr("The comparison was stopped. There is no answer."))

    def _stop(self) -> None:
        self._stopped = True
        self._place.cancel()

    def _show(self, view: QWidget) -> None:
        self.stack.setCurrentWidget(view)
        self._show_tools()

    def _show_tools(self) -> None:
        view, shown = self.stack.currentWidget(), self._shown_incident()
        self.another.setVisible(view is self.answers or shown is not None)
        self.first_steps.setVisible(view in (self.intake, self._empty_view) or shown is not None)
        for tool in (self.mail, self.log, self.letters, self.meeting, self.platforms):
            tool.setVisible(view in (self.intake, self._empty_view))
        self.export.setVisible(view is self.answers and not self._invented)
        hidden = self._shell.session.trash.ids("incident") if shown is not None else frozenset()
        self.remove.setVisible(shown is not None and shown.id not in hidden)
        self.sample_bar.setVisible(view is self.answers and self._trying)
