"""The Send page: recipient and stage, what is left out, a live preview of the real pages, and saving the copy."""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.address_order import country_of
from app.domain.copies import FORM, Recipient, RecipientKind
from app.domain.design import Appearance
from app.domain.employer_expectations import expected_kinds, is_expected
from app.domain.identifying_names import Decision
from app.domain.policy import WordAction, WordChoice
from app.domain.sensitivity import Kind, Operator, Stage
from app.errors import AppError
from app.reader_country import reader_country
from app.services import copy_file_names, mail_drafts
from app.services.prior_disclosures import record_agency_copy
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.design import DesignDialog
from ui.desktop.dialogs.id_scan import ScanDialog
from ui.desktop.models.copy_preview import Preview, make_preview
from ui.desktop.models.design_thumbnails import over_text
from ui.desktop.models.name_decisions import decision_text
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.send.before_saving import Rest
from ui.desktop.pages.send.choices import CopyChoices, KindChoices, RecipientAndStage
from ui.desktop.pages.send.copy_done import Done
from ui.desktop.pages.send.field_choices import FieldChoices
from ui.desktop.pages.send.format_bar import SendBar
from ui.desktop.pages.send.hand_over import ExpectedNote, ReferenceChoice
from ui.desktop.pages.send.refused import RefusedWords
from ui.desktop.pages.send.traceability import Drills
from ui.desktop.pages.send.web_form import FormView, make_for_form
from ui.desktop.platform.file_dialogs import output_folder
from ui.desktop.platform.file_manager import open_draft
from ui.desktop.shell import painting, vocabulary
from ui.desktop.shell.critical_question import may_send
from ui.desktop.shell.jobs import JobSlot, Outcomes, Work
from ui.desktop.shell.page_host import Addressee, Shell
from ui.desktop.shell.untrusted_input import PICTURES, UntrustedInput
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Button, Segments, at_top, column
from ui.desktop.widgets.changes_view import ChangesView
from ui.desktop.widgets.containers import PlainContainer
from ui.desktop.widgets.flow_layout import flow, row_with_buttons
from ui.desktop.widgets.marked_text_view import MarkedTextView
from ui.desktop.widgets.marks_legend import MarksLegend, outlines
from ui.desktop.widgets.page import Page
from ui.desktop.widgets.pages_view import PagesView
from ui.desktop.widgets.panels import Busy, Empty
from ui.desktop.widgets.safe_text import Text, explain_tab, one_line
from ui.desktop.widgets.split import Split, Stack, Tabs
from ui.desktop.widgets.traceability_view import MeterView

if TYPE_CHECKING:
    from app.domain.policy import Policy
    from app.services.copies import CopyRefused, CopyRequest, CopyResult
    from app.services.copy_plan import CopyPlan
    from ui.desktop.shell.session import Session

T = TypeVar("T")
SETTLE_MS: Final = 180
LATE_MS: Final = 400
"""A preview that takes longer says so: what is shown meanwhile is out of date."""


class SendPage(Page):
    """Makes copies."""

    key = "send"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._previews, self._saving = JobSlot(self), JobSlot(self)
        self._stopped = self._current = False
        self._told = ""
        self.preview: Preview | None = None
        self._check_id, self._application_id, self._domains = "", "", ()  # type: tuple[str, str, tuple[str, ...]]
        self._copy_id = secrets.token_hex(16)
        self.who, self.kinds, self.changes = RecipientAndStage(), KindChoices(), ChangesView()
        self.pages, self.reads, self.zoom = PagesView(), MarkedTextView(), Segments(["fit", "100", "200"], small=True)
        self.meter, self.legend, self.marks = MeterView(), MarksLegend(), QCheckBox()
        self.drills = Drills(shell, self.meter)
        self.design, self.too_long = Button("", "edit"), Text(look="caption")
        self.expected, self.reference = ExpectedNote(shell), ReferenceChoice(shell)
        self.bar, self.form = SendBar(self.reference.box, self.reference.file), FormView()
        self.empty_sample = Button("quiet")
        self.busy, self.save, self.fill, self.formats = self.bar.busy, self.bar.save, self.bar.fill, self.bar.formats
        self.done, self.empty, self.stack = Done(), Empty("send"), Stack()
        self.rest, self.single, self.scan = Rest(), FieldChoices(), Button("", "file")
        self.refused = RefusedWords(shell.messages.ask)
        self._words: list[tuple[WordChoice, tuple[str, str, Stage]]] = []
        self.stays, self.unusual, self.known = self.rest.stays, self.rest.unusual, self.rest.known
        self._as_expected: frozenset[Kind] = frozenset()
        self.choices = CopyChoices(self.who, self.kinds, self.single)
        self._settle = QTimer(self, singleShot=True)
        self._build_layout()
        self._retranslate()
        self._connect()

    def _build_layout(self) -> None:
        self.desk, self.left, self.right = PlainContainer(), Tabs(), Tabs()
        line = column(self.desk, space="m")
        for part in (self.who, self.rest.release, self.rest.caution, self.expected, self.refused):
            line.addWidget(part)
        for sheet in (self.changes, self.kinds, self.single, self.meter):
            self.left.addTab(sheet, "")
        sheets = QWidget()
        stacked = column(sheets, space="s", margins=(0, SPACE["s"], 0, 0))
        stacked.addWidget(row_with_buttons(flow(self.design, self.marks, space="m"), self.zoom, space="m"))
        stacked.addWidget(self.too_long)
        stacked.addWidget(self.legend)
        stacked.addWidget(self.pages, 1)
        self.legend.hide()
        self.right.addTab(sheets, "")
        self.right.addTab(self.reads, "")
        self.zoom.choose("fit")
        line.addWidget(Split(self.left, self.right, (1, 1)), 1)
        self.drawing = Busy()
        self.drawing.watch(self._previews, "preview", LATE_MS)
        line.addWidget(self.drawing)
        line.addWidget(self.rest)
        line.addWidget(self.reference)
        self.empty.add(self.empty_sample)
        self._empty_view = at_top(self.empty)
        for view in (self._empty_view, self.desk, self.done, self.form):
            self.stack.addWidget(view)
        self.place_below(self.stack, self.desk, self.bar)
        self.frame.addWidget(self.stack, 1)
        self.tools.add(self.scan)

    def _retranslate(self) -> None:
        self.title.set_text(lambda: self.tr("Send"))
        self.subtitle.set_text(
            lambda: self.tr(
                "Make a copy for one recipient, with only what this stage needs. Enter the recipient, or drop the posting here."
            )
        )
        self.empty.title.set_text(lambda: self.tr("First, your résumé"))
        self.empty.hint.set_text(
            lambda: self.tr("Copies are made from your complete résumé. Import it once, and every copy takes a minute.")
        )
        self.empty.button.set_text(lambda: self.tr("Add my résumé"))
        self.empty_sample.set_text(lambda: self.tr("Try sample data"))
        self.bind_text(self.scan.setText, lambda: self.tr("Mark an ID scan…"))
        self.bind_text(self.marks.setText, lambda: self.tr("Show marks"))
        self.bind_text(self.design.setText, lambda: self.tr("Design…"))
        self.bind_text(self.reads.setAccessibleName, lambda: self.tr("What the recipient's software reads"))
        self.on_language_change(self._name_tabs)
        self.on_language_change(self._show_rest)

    def _name_tabs(self) -> None:
        self.left.setTabText(0, self.tr("Left out"))
        self.left.setTabText(1, self.tr("By kind"))
        self.left.setTabText(2, self.tr("Field by field"))
        self.left.setTabText(3, self.tr("Traceability"))
        self.right.setTabText(0, self.tr("Pages"))
        self.right.setTabText(1, self.tr("As text"))
        explain_tab(self.right, 1, self.tr("What the recipient's software reads"))
        self.zoom.setAccessibleName(self.tr("Zoom"))
        for key, button in self.zoom.buttons.items():
            button.setText(self.tr("Fit") if key == "fit" else self.tr("{per_cent}%").format(per_cent=key))

    def _connect(self) -> None:
        self.empty.button.clicked.connect(lambda: self._shell.go("resume"))
        self.empty_sample.clicked.connect(lambda: self._shell.begin_resume("sample"))
        self.kinds.alias_asked.connect(lambda: self._shell.show_settings("copies"))
        changed = (self.who.changed, self.kinds.changed, self.single.changed, self.zoom.chosen, self.reference.changed)
        for signal in changed:
            signal.connect(self._touch)
        self.expected.wanted.connect(self._keep_expected)
        for box in self.formats.values():
            box.toggled.connect(lambda _on: self._show_hand_over())
        self._settle.timeout.connect(self.refresh)
        self.save.clicked.connect(self._ask_folder)
        self.fill.clicked.connect(self.fill_form)
        self.scan.clicked.connect(lambda: self.mark_scan(None))
        self.rest.each.clicked.connect(lambda: self.left.setCurrentWidget(self.single))
        self.rest.names.decided.connect(self._decide_name)
        self.rest.names.all_asked.connect(lambda: self._shell.show_names())
        self.form.finished.connect(lambda: self._shell.go("applications"))
        self.form.finished.connect(self._again_quietly)
        self.busy.cancelled.connect(self._saving.cancel)
        self.drawing.cancelled.connect(self._tell_stopped)
        self.refused.chosen.connect(self._choose_words)
        self.marks.toggled.connect(self._show_marks)
        self.design.clicked.connect(self.choose_design)
        self.meter.wordings_asked.connect(lambda: self._shell.show_wordings())
        self.done.again.connect(self._again)
        self.done.mail_asked.connect(self.draft_mail)
        self.done.letter_asked.connect(self.write_letter)
        self.done.refused.connect(self._shell.messages.error)
        self.done.list_asked.connect(lambda: self._shell.go("applications"))

    # -- the preview --------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """Bring the page up to date."""
        if self._shell.session.latest_version() is None:
            self.stack.setCurrentWidget(self._empty_view)
            return
        if self.stack.currentWidget() not in (self.done, self.form):
            self.stack.setCurrentWidget(self.desk)
        session = self._shell.session
        self.who.known(session.known_recipients(), session.vault.recipients.offered)
        self.kinds.aliased = session.copies.alias_scheme().scheme != "none"
        self._touch()
        painting.start_once_painted(self._settle)  # the preview's work would take the interpreter from it

    def hideEvent(self, event: QHideEvent) -> None:
        """Drop the preview's pictures (many megabytes) when another page is opened; they are rendered again later."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._settle.stop()
            self._previews.stop(0)
            self.pages.show_pages(())

    def accepts(self, incoming: UntrustedInput) -> bool:
        """Photos and scans of documents, and pictures of postings."""
        return incoming.suffix in PICTURES and not incoming.more

    def dropped(self, incoming: UntrustedInput) -> None:
        """Ask if a dropped picture is a posting (check it) or a document (mark it): only the person can tell them apart."""
        question = Question(
            lambda: self.tr("What does the picture show?"),
            lambda: self.tr(
                "Postings are checked before you send anything. Your documents are watermarked before you hand them over."
            ),
            lambda: self.tr("A posting"),
            lambda: self.tr("A document of mine"),
        )
        if self._shell.messages.ask(question):
            self._shell.hand("check", incoming)
        else:
            self.mark_scan(incoming)

    def mark_scan(self, incoming: UntrustedInput | None) -> None:
        """Open the dialog that marks a photo or scan of a document."""
        dialog = ScanDialog(self._shell.session, self)
        dialog.address(self.who.name)
        dialog.open()
        if incoming is not None:
            dialog.take(incoming)

    def address(self, addressee: Addressee) -> None:
        """Begin a copy for an addressee."""
        self._again()
        self._check_id, self._domains = addressee.check_id, addressee.domains
        self._application_id = addressee.application_id
        self.address_name(addressee.untrusted_name)
        if addressee.stage:
            self.who.choose_stage(Stage(addressee.stage))
            self._touch()

    def address_name(self, untrusted_name: str) -> None:
        """Set the recipient's name."""
        self.who.choose(one_line(untrusted_name))

    def _touch(self) -> None:
        self.choices.recall(self._shell.session)  # now: what comes later would come after what the person does next
        self.reference.propose(self.choices.recalled_reference)
        self._tell_withheld()
        self._outdate()
        self._settle.start(SETTLE_MS)

    def _tell_withheld(self) -> None:
        """Say what is withheld again, for it was to be shown to another recipient or at another stage, and offer to show it."""
        messages, kinds = self._shell.messages, self.choices.withheld_again
        told, self._told = self._told, ""
        if kinds:
            names = self.tr(", ").join(map(vocabulary.kind, kinds))
            again = self.tr(
                "Hidden again, because you chose to show it to another recipient, employer or stage: {kinds}."
            )
            unnamed = self.tr("Hidden, because you chose to show it before you entered a recipient: {kinds}.")
            self._told = (unnamed if self.choices.before_named else again).format(kinds=names)
            if self._told != told:
                messages.undoable(self._told, self.tr("Show it here too"), self._keep_after_all)
        elif told and told == messages.shown:
            messages.clear()

    def _keep_after_all(self) -> None:
        self.choices.keep_after_all()
        self._touch()

    def _outdate(self) -> None:
        """Mark the shown preview as outdated until the next one is back."""
        self._current = False
        self._allow()

    def refresh(self) -> None:
        """Plan the copy as chosen and show its real pages."""
        self._settle.stop()  # what was about to be asked for is asked for now
        resume = self._shell.session.imports.current(self._shell.session.master)
        if resume is None:
            return
        self.choices.recall(self._shell.session)
        self.rest.weigh(self._shell.session.vault, self.who.name)
        self._outdate()  # the résumé may be another one by now: what is saved is what is shown
        if self._stopped:
            self._shell.messages.clear()
            self._stopped = False
        asked = self._request_maker(self.choices.policy(resume))
        scale, copy_id, session = self.pages.scale_for(self.zoom.key), self._copy_id, self._shell.session
        represented = self.who.represented

        def work(token: CancelToken, progress: Progress) -> Preview:
            return make_preview(session, asked(), copy_id, scale, token, represented, progress)

        self.drills.interrupt()
        self._previews.start(work, Outcomes(self._show, self._refuse, self.drawing.report))

    def _refuse(self, error: AppError) -> None:
        """Show why nothing was made. What the finished files hold beyond what the preview showed is left out of the next preview; what
        cannot be left out is for the person to decide."""
        added, reasons = getattr(error, "added", ()), getattr(error, "refused", ())
        if added:
            self._words += [(one, self._addressed) for one in added]
            self._touch()
            named = self.tr(", ").join(dict.fromkeys(one_line(one.text) for one in added))
            text = self.tr("Removed after checking the files: {words}. Review the copy again, then save it.")
            self._shell.messages.warn(text.format(words=named))
        elif reasons:
            if all(one.ways for one in reasons):  # the list says it all
                self._shell.messages.clear()
            else:
                self._shell.messages.error(error)
            self.refused.show_refused(cast("CopyRefused", error))
        else:
            self._shell.messages.error(error)

    def _choose_words(self, choice: WordChoice) -> None:
        self._words.append((choice, self._addressed))
        if self.refused.isHidden():
            self._shell.messages.clear()
            self.save.setFocus()
        self._touch()

    @property
    def _addressed(self) -> tuple[str, str, Stage]:
        return self.who.name, self.who.represented, self.who.stage

    def _words_in_force(self) -> tuple[WordChoice, ...]:
        """The choices about single words; what was kept for one recipient and stage is kept for no other."""
        return tuple(
            one for one, made_for in self._words if one.action is not WordAction.KEEP or made_for == self._addressed
        )

    def _tell_stopped(self) -> None:
        text = self.tr("The preview was stopped. You can save the copy once the preview is shown.")
        self._shell.messages.warn(text, self.tr("Show it"), self.refresh)
        self._stopped = True

    def _request_maker(self, policy: Policy) -> Callable[[], CopyRequest]:
        """Return a maker of the present request; called beside the window, for its module takes long to load the first time."""
        name = self.who.name or self.tr("Recipient")
        recipient = self.who.found() or Recipient("", name, self.who.recipient_kind, self._domains)
        check_id, master, chosen = self._check_id, self._shell.session.master, self._words_in_force()
        application_id = self._application_id
        printed = self.reference.printed

        def make() -> CopyRequest:
            from app.services.copies import CopyRequest

            made = CopyRequest(recipient, policy, check_id=check_id, master=master, words=chosen, reference=printed)
            return dataclasses.replace(made, application_id=application_id)

        return make

    def _show(self, preview: Preview) -> None:
        self.preview = dataclasses.replace(preview, pages=())  # the view holds the pictures; once is enough
        self._current = not self._settle.isActive()  # else something was chosen since it was asked for
        self.changes.show_redaction(preview.plan.marked, preview.plan.redaction)
        self.single.show_redaction(preview.plan.redaction)
        self.pages.show_pages(preview.pages)
        self.reads.set_untrusted(preview.untrusted_text)
        self._show_marks()
        self._show_rest()
        self.drills.show(self.preview)

    def choose_design(self) -> None:
        """Open the dialog that shows this copy in every design; what is kept there holds for the résumé."""
        if self.preview is None:
            return
        session, before = self._shell.session, self.preview.plan.master
        dialog = DesignDialog(session, self.preview.plan, self)
        dialog.saved.connect(partial(self._tell_design, before.name, before.appearance))
        dialog.open()

    def _tell_design(self, master: str, before: Appearance) -> None:
        def take_back() -> None:
            self._shell.session.appearances.set(before, master)
            self._touch()

        self._touch()
        self._shell.messages.undoable(self.tr("Design saved with your résumé."), self.tr("Undo"), take_back)

    def _show_marks(self) -> None:
        places = self.preview.places if self.preview and self.marks.isChecked() else ()
        self.legend.setVisible(self.marks.isChecked())
        self.legend.show_places(places)
        self.pages.point_out(outlines(places), self.preview.scale if self.preview else 1.0)

    def _show_rest(self) -> None:
        plan = self.preview.plan if self.preview else None
        self.design.setEnabled(plan is not None)
        self.too_long.setText(over_text(plan.fit if plan else None))
        self.too_long.setVisible(bool(self.too_long.text()))
        self.rest.show_stays(plan.redaction if plan else None)
        self.rest.show_signs(self.preview.signs if self.preview and self.who.name else ())
        self._show_hand_over()
        self.rest.names.show_names(plan.master if plan else None, self.preview.names if self.preview else ())
        found = self.preview.earlier if self.preview and self.who.name else ()
        known = self._shell.session.vault.recipients.by_name(self.who.name) if self.who.name else None
        since = self._shell.session.muted.since(known.id) if known else ""
        self.rest.show_muted(self.who.name, since, self._shell.session.own_notes.avoided_since(self.who.name))
        self.known.show_earlier(found, recalled=self.choices.is_as_last_copy)
        self._allow()

    def _show_hand_over(self) -> None:
        """Show what employers of the country expect, what is unusual beside that, and how the copy is handed over."""
        plan = self.preview.plan if self.preview else None
        country, missing = "", ()  # type: str, tuple[Kind, ...]
        if plan is not None:
            country = country_of(plan.master.resume) or reader_country()
            missing = expected_kinds(country, plan.policy, plan.master.resume)
        self.expected.show_kinds(missing if self.who.recipient_kind is not RecipientKind.PLATFORM else (), country)
        odd = self.preview.unusual if self.preview else ()
        agreed = [kind for kind in self._as_expected if is_expected(country, self.who.stage, kind)]
        self.rest.show_unusual([kind for kind in odd if kind not in agreed])
        self.reference.show_plan(plan, self.bar.chosen)

    def _keep_expected(self, kinds: Sequence[Kind]) -> None:
        self._as_expected = frozenset(kinds)
        for kind in kinds:
            self.kinds.choose(kind, Operator.KEEP)

    def _decide_name(self, owner: str, name: str, decision: str, master: str = "") -> None:
        """Save what the person wants of a name that the copy prints, at once, and show the copy anew; it can be undone."""
        session, meant = self._shell.session, Decision(decision)
        master = master or session.master
        try:
            before = session.names.decision(owner, name, master)
            version = session.names.decide(owner, name, meant, master)
        except AppError as error:
            self._shell.messages.error(error)
            return
        self.rest.names.settle(master, version.number, owner, name)
        self._touch()
        again = partial(self._decide_name, owner, name, before.value, master)
        self._shell.messages.undoable(decision_text(name, meant), self.tr("Undo"), again)

    # -- saving -------------------------------------------------------------------------------------------------------

    def _ask_folder(self) -> None:
        preview, formats = self._as_shown(), self.bar.chosen
        if preview is None or not may_send(self._shell, preview.request.recipient.name, preview.request.check_id):
            return
        last = copy_file_names.last_folder(self._shell.session.vault)
        folder = output_folder(self, self.tr("Choose where to save the copy"), last)
        if folder:
            copy_file_names.remember_folder(self._shell.session.vault, Path(folder))
            self._save(preview, formats, Path(folder))

    def _as_shown(self) -> Preview | None:
        """The preview, if it is what is chosen now: a copy is made of what the person saw when they pressed, and of nothing else.
        Where it is not, say so and show what is chosen."""
        session, preview = self._shell.session, self.preview
        resume, latest = session.imports.current(session.master), session.latest_version()
        if preview is not None and resume is not None and latest is not None and self._current:
            same = preview.request == self._request_maker(self.choices.policy(resume))()
            of_now = preview.plan.master.number == latest.number and preview.represented == self.who.represented
            if same and of_now and self.who.name:
                return preview
        self._shell.messages.warn(self.tr("The preview was out of date. Review it again, then save the copy."))
        self.refresh()
        return None

    def save_into(self, folder: Path) -> None:
        """Make the copy that is previewed and write it into a folder."""
        preview = self._as_shown()
        if preview is not None:
            self._save(preview, self.bar.chosen, folder)

    def _save(self, preview: Preview, formats: tuple[str, ...], folder: Path) -> None:
        session = self._shell.session

        def work(token: CancelToken, progress: Progress) -> CopyResult:
            request, plan = _final_plan(session, preview)
            request = dataclasses.replace(request, formats=formats)
            out = copy_file_names.own_folder(session.vault, folder, plan)
            return session.copies.make(request, out, plan=plan, cancel=token, progress=progress)

        self._begin(work, self._saved)

    def fill_form(self) -> None:
        """Record the copy that is previewed as text, and offer its parts for a web form."""
        preview, session = self._as_shown(), self._shell.session
        if preview is None or not may_send(self._shell, preview.request.recipient.name, preview.request.check_id):
            return

        def work(token: CancelToken, progress: Progress) -> tuple[CopyResult, CopyPlan]:
            request, plan = _final_plan(session, preview)
            request = dataclasses.replace(request, formats=("txt",), channel=FORM)
            return make_for_form(session, request, plan, token, progress), plan

        self._begin(work, self._fill)

    def _begin(self, work: Work[T], done: Callable[[T], object]) -> None:
        self.busy.begin("plan")
        self._saving.start(work, Outcomes(done, self._refuse, self.busy.report, self._ended))
        self._allow()

    def _fill(self, made: tuple[CopyResult, CopyPlan]) -> None:
        self._new_copy()
        self.form.load(*made)
        self.stack.setCurrentWidget(self.form)
        self.form.buttons[0].setFocus()

    def _allow(self) -> None:
        """Let a copy be made of what is shown, if that is what is chosen; one at a time."""
        shown = self.preview is not None and self._current and not self.rest.refused
        self.bar.allow(shown and bool(self.who.name) and not self._saving.busy, named=bool(self.who.name))

    def _saved(self, result: CopyResult) -> None:
        self._new_copy()
        self.done.load(result, self._shell.session.vault.copies.require_release)
        self.stack.setCurrentWidget(self.done)
        self.done.list.setFocus()

    def draft_mail(self) -> None:
        """Write a mail with the files of the finished copy attached, and open it."""
        result, session = self.done.result, self._shell.session
        if result is None or result.plan is None:
            return
        subject = mail_drafts.subject_of(result.plan.redaction, result.plan.document.language)
        folder = Path(result.record.files[0].path).parent

        def work(_token: CancelToken, _progress: Progress) -> Path:
            return mail_drafts.draft_with_files(session.vault, (result.record,), folder, subject)

        def show(path: Path) -> None:
            self.done.show_draft(path, open_draft(path))

        self._saving.start(work, Outcomes(show, self._shell.messages.error))

    def write_letter(self) -> None:
        """Open the dialog for a cover letter beside the finished copy."""
        from ui.desktop.dialogs.cover_letter import CoverLetterDialog

        if (result := self.done.result) is not None:
            CoverLetterDialog(self._shell.session, result.record, result.recipient, self).open()

    def _ended(self) -> None:
        self.busy.hide()
        self._show_rest()

    def _new_copy(self) -> None:
        self._copy_id = secrets.token_hex(16)
        self.preview = None
        self._words.clear()
        self.refused.show_refused(None)
        self._check_id, self._application_id, self._domains = "", "", ()

    def put_away(self) -> None:
        """The vault is about to be closed: nothing stays on the clipboard."""
        self.form.clipboard.forget()

    def _again_quietly(self) -> None:
        self._new_copy()
        self.choices.begin()
        self.reference.begin()
        self._current = False
        self._show_rest()  # what was said of the copy before
        self.stack.setCurrentWidget(self.desk)

    def _again(self) -> None:
        self._again_quietly()
        self.entered()
        self.who.who.setFocus()


def _final_plan(session: Session, preview: Preview) -> tuple[CopyRequest, CopyPlan]:
    """Return the previewed request and plan, for the recipient as the vault knows (or now learns) them."""
    meant = preview.request.recipient
    recipient = session.recipients.for_copy(meant.name, meant.kind, meant.domains)
    if preview.represented:
        record_agency_copy(session.vault, recipient.id, preview.represented, preview.plan.copy_id)
    plan = dataclasses.replace(preview.plan, recipient=recipient)
    return dataclasses.replace(preview.request, recipient=recipient), plan
