"""The Résumé page: drop a file, review what was recognised, save it; edit it and see its versions later."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QHideEvent, QUndoStack
from PySide6.QtWidgets import QWidget

from app import resources
from app.clock import to_iso
from app.domain.copies import MasterVersion
from app.domain.design import Appearance
from app.domain.draft import Draft
from app.domain.identifying_names import Decision, OwnerNames, clean_name, owned_names
from app.domain.optional_items import Leeway
from app.domain.resume import Resume
from app.errors import AppError, UserError
from app.services import stored_resume
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.several_resumes import DifferenceDialog, NewMasterDialog
from ui.desktop.models.name_decisions import decision_text
from ui.desktop.pages.resume.identifying_names import NamesView
from ui.desktop.pages.resume.resume_home import ResumeHome
from ui.desktop.pages.resume.resume_review import Review
from ui.desktop.pages.resume.wordings import WordingsView
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.page_host import Addressee, Shell
from ui.desktop.shell.untrusted_input import PICTURES, UntrustedInput, choose_pages, pages_sentence
from ui.desktop.widgets.basic import Button, at_top
from ui.desktop.widgets.page import Page
from ui.desktop.widgets.panels import Busy, DropZone
from ui.desktop.widgets.split import Stack

if TYPE_CHECKING:
    from app.ingest.page_pictures import PagePicture

KINDS: Final = (".pdf", ".docx", ".odt", ".rtf", ".json", ".txt", ".md", ".html", ".htm", ".xml", ".zip", *PICTURES)
"""What the importers read (`.zip`: an export of LinkedIn, `.xml`: Europass)."""
PAGE_PIXELS: Final = 1_000
"""Width of the pictures of a file's pages."""
PASTED: Final = "pasted.txt"
SENTENCE: Final = 80
"""Signs; a shorter text is no résumé."""
PUT_AWAY: Final = "kept when the vault was closed"
WORDINGS_NOTE: Final = "wordings"


class ResumePage(Page):
    """The master résumé."""

    key = "resume"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._note = ""
        self._place, self._rewording, self._naming, self._addressing = (JobSlot(self) for _ in range(4))
        self._drawing = JobSlot(self)
        self._raw: Draft | None = None
        self.stack = Stack()
        self.frame.addWidget(self.stack, 1)
        clock = shell.session.clock
        self.home = ResumeHome(lambda: to_iso(clock())[:10])
        self.empty, self.busy, self.reword = DropZone("resume"), Busy(), Button("", "edit")
        self.by_hand, self.sample, self.replace = Button("", "edit"), Button(), Button("", "file")
        self.give_away = Button("", "eye-off")
        self.empty.add(self.by_hand)
        self.empty.add(self.sample)
        self.tools.add(self.give_away)
        self.tools.add(self.reword)
        self.tools.add(self.replace)
        self._empty_view, self._busy_view = at_top(self.empty), at_top(self.busy)
        for view in (self._empty_view, self._busy_view, self.home):
            self.stack.addWidget(view)
        self.place_below(self.stack, self.home, self.home.bar)
        self._retranslate()
        self._connect()
        self.show_stored()
        self._take_up()

    _names_of = 0
    """Number of the version whose names are shown."""

    def _retranslate(self) -> None:
        self.title.set_text(lambda: self.tr("Résumé"))
        self.subtitle.set_text(lambda: self.tr("Your complete résumé. The full version never leaves this computer."))
        self.empty.title.set_text(lambda: self.tr("Drop your résumé here"))
        self.empty.hint.set_text(
            lambda: self.tr(
                "PDF, Word, text and more. Choose a file, drop it on this page, or paste it. You review every field before it is saved."
            )
        )
        self.empty.button.set_text(lambda: self.tr("Choose a file…"))
        self.by_hand.set_text(lambda: self.tr("Start from scratch"))
        self.sample.set_text(lambda: self.tr("Try sample data"))
        self.give_away.set_text(lambda: self.tr("Names that give me away"))
        self.reword.set_text(lambda: self.tr("Wordings"))
        self.replace.set_text(lambda: self.tr("Import another file…"))

    def _connect(self) -> None:
        self.empty.button.clicked.connect(self._choose)
        self.replace.clicked.connect(self._choose)
        self.by_hand.clicked.connect(lambda: self.begin("hand"))
        self.sample.clicked.connect(lambda: self.begin("sample"))
        self.busy.cancelled.connect(self._place.cancel)
        self.home.save_asked.connect(self._keep_home)
        self.home.version_chosen.connect(self._show_version)
        self.home.own_asked.connect(self._take_sample_away)
        self.home.difference_asked.connect(self.show_difference)
        self.home.masters.chosen.connect(self.choose_master)
        self.home.masters.new_asked.connect(self._begin_master)
        self.home.masters.sync_asked.connect(self._give_person)
        self.home.form.address_left.connect(self._look_at_address)
        self.give_away.clicked.connect(self.show_names)
        self.reword.clicked.connect(self.show_wordings)
        self.home.send_asked.connect(lambda: self._shell.send_to(Addressee()))

    @cached_property
    def review(self) -> Review:
        """The review of an imported file, built on first use."""
        view = Review()
        view.kept.connect(self._keep_reviewed)
        view.discarded.connect(self.show_stored)
        self.stack.addWidget(view)
        self.place_below(self.stack, view, view.bar)
        return view

    @cached_property
    def wordings(self) -> WordingsView:
        """The view of the person's sentences and alternative wordings, built on first use."""
        view = WordingsView()
        view.save_asked.connect(self._keep_wordings)
        view.left.connect(self.show_stored)
        self.stack.addWidget(view)
        self.place_below(self.stack, view, view.bar)
        return view

    @cached_property
    def names(self) -> NamesView:
        """The view of names that give somebody away, built on first use."""
        view = NamesView()
        view.decided.connect(self._decide_name)
        view.left.connect(self._leave_names)
        self.stack.addWidget(view)
        self.place_below(self.stack, view, view.bar)
        return view

    # -- ways in ------------------------------------------------------------------------------------------------------

    def begin(self, how: str) -> None:
        """Begin with an `own` file, the `sample`, or by `hand`."""
        if how == "own":
            self._choose()
        elif how == "hand":
            self._begin_empty()
            self._show(self.home)
        else:
            self._take_sample()

    def accepts(self, incoming: UntrustedInput) -> bool:
        """A résumé file, the text of one, or pictures of its pages."""
        is_text = len(incoming.untrusted_text.strip()) >= SENTENCE
        return bool(incoming.pages) or ((incoming.suffix in KINDS or is_text) and not incoming.more)

    @property
    def has_pending_input(self) -> bool:
        """A file is being read, or looked over."""
        return self._place.busy or self._reviewing()

    def dropped(self, incoming: UntrustedInput) -> None:
        """Read a résumé beside the window. Edits that are not saved become a version first."""
        self._keep_edits()
        self._shell.messages.clear()
        self._note, pages = incoming.title or PASTED, incoming.pages
        service = self._shell.session.imports

        def work(token: CancelToken, progress: Progress) -> Draft:
            if pages:
                read = [(one.name, one.data()) for one in pages]
                return service.read_pages(read, cancel=token, progress=progress)
            return service.read(incoming.name or PASTED, incoming.data(), cancel=token, progress=progress)

        self._place.start(
            work, Outcomes(partial(self._read, incoming), self._refused, self.busy.report, self._read_ended)
        )
        self.busy.begin("read")  # after the end of a job that this one replaces, which shows what is stored
        self._show(self._busy_view)

    def _choose(self) -> None:
        refuse = self._shell.messages.warn
        incoming = choose_pages(self, self.tr("Choose a résumé"), self.tr("Résumés"), KINDS, refuse)
        if incoming is not None:
            self.dropped(incoming)

    def _begin_empty(self) -> None:
        self.home.begin_empty("zh-Hans" if translations().language == "zh" else "en")

    def _take_sample(self) -> None:
        from app.domain.resume_json import from_json

        name = {"zh": "resume-zh.json"}.get(translations().language, "resume-en.json")
        resume = from_json(json.loads(resources.path("samples", name).read_text("utf-8")))
        from app.services.sample_data import SAMPLE

        self._keep(resume, SAMPLE)

    def _take_sample_away(self) -> None:
        from app.services.sample_data import remove

        remove(self._shell.session.vault, self._shell.session.clock)
        self._begin_empty()
        self._show(self._empty_view)
        self._shell.messages.inform(self.tr("Sample removed. The ledger keeps a record of it."))

    def _read(self, incoming: UntrustedInput, draft: Draft) -> None:
        self._raw = draft
        self.review.load(self._shell.session.imports.with_lessons(draft))
        self._show(self.review)
        if incoming.pages:
            self._shell.messages.inform(pages_sentence(incoming.pages))
        self._drawing.cancel()
        if draft.pages.sizes:
            self._draw(incoming)

    def _draw(self, incoming: UntrustedInput) -> None:
        """Draw the pages of the file beside the window; where that fails they stay as their words show them."""
        from app.ingest.page_pictures import pictures_of_file, pictures_of_pages

        def work(token: CancelToken, _progress: Progress) -> tuple[PagePicture, ...]:
            if incoming.pages:
                return pictures_of_pages([(one.name, one.data()) for one in incoming.pages], PAGE_PIXELS, cancel=token)
            return pictures_of_file(incoming.name or PASTED, incoming.data(), PAGE_PIXELS, cancel=token)

        self._drawing.start(work, Outcomes(self.review.show_pictures, lambda _error: None))

    @property
    def is_drawing(self) -> bool:
        """Return True while the pages of the file under review are being drawn."""
        return self._drawing.busy

    def _refused(self, error: AppError) -> None:
        self.show_stored()
        self._shell.messages.error(error)

    def _read_ended(self) -> None:
        if self.stack.currentWidget() is self._busy_view:
            self.show_stored()

    # -- what is stored -----------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """Bring an untouched page up to date (another page may have stored a version)."""
        latest = self._shell.session.latest_version()
        newest = latest.number if latest else 0
        shown = self.stack.currentWidget()
        untouched = shown is self.home and not self.home.dirty
        if (untouched and self.home.newest != newest) or (shown is self._empty_view and newest):
            self.show_stored()
        elif "names" in self.__dict__ and shown is self.names and self._names_of != newest:
            self.show_names()

    def undo(self) -> bool:
        """Undo the last edit of the form."""
        stack = self._history_shown()
        able = stack is not None and stack.canUndo()
        if stack is not None and able:
            stack.undo()
        return able

    def redo(self) -> None:
        """Make the last edit of the form again."""
        stack = self._history_shown()
        if stack is not None:
            stack.redo()

    def _history_shown(self) -> QUndoStack | None:
        """Return the history of the form on show."""
        if self._reviewing():
            return self.review.history.stack
        return self.home.history.stack if self.stack.currentWidget() is self.home else None

    def _reviewing(self) -> bool:
        return "review" in self.__dict__ and self.stack.currentWidget() is self.review

    def put_away(self) -> None:
        """A lock or quit loses nothing: neither edits, nor how far a file was looked over. Nothing is drawn or looked up after it."""
        self._keep_edits()
        self.home.put_away()
        if self._reviewing():
            with contextlib.suppress(AppError):  # a full disk: the file can be read again
                self._shell.session.imports.save_draft(self._note, self.review.draft)

    def _take_up(self) -> None:
        """Go on with what was being looked over when the vault was closed."""
        if (kept := self._shell.session.imports.take_draft()) is not None:
            self._note, draft = kept
            self._raw = None
            self.review.load(draft)
            self._show(self.review)

    def _keep_edits(self) -> None:
        """Edits of the stored résumé become a version."""
        if self.stack.currentWidget() is self.home and self.home.dirty:
            with contextlib.suppress(UserError):  # an empty form is nothing to keep
                self._accept_home(self.home.form.resume, PUT_AWAY)

    def hideEvent(self, event: QHideEvent) -> None:
        """Warn about what a copy would lack when another page is opened."""
        super().hideEvent(event)
        edited = self.stack.currentWidget() is self.home and self.home.dirty and not event.spontaneous()
        if edited and self.home.newest:  # nothing is read: the vault may be closed by now
            self._shell.messages.warn(
                self.tr("Your résumé has unsaved changes. Copies don't include them."),
                self.tr("Save as a new version"),
                self._save_left,
            )

    def _save_left(self) -> None:
        self._keep_home(self.home.form.resume)
        self._shell.look_again()

    def show_stored(self) -> None:
        """Show the newest stored version, or the empty page."""
        versions = self._versions()
        if versions:
            self._show_version(versions[-1].number)
        else:
            self._show(self._empty_view)

    def show_wordings(self) -> None:
        """Show the wordings of the newest version. Edits that are not saved become a version first."""
        from app.services import child_tasks

        self._keep_edits()
        session, latest = self._shell.session, self._shell.session.latest_version()
        if latest is None:
            self._show(self._empty_view)
            return
        master = stored_resume.decode(latest)
        self.wordings.clear()
        self._show(self.wordings)
        self._rewording.start(
            lambda token, _progress: session.compute.run(child_tasks.alternatives, master.resume, cancel=token),
            Outcomes(
                partial(self.wordings.load, master.resume, master.wordings, master.leeway), self._shell.messages.error
            ),
        )

    @property
    def is_rewording(self) -> bool:
        """Return True while the alternatives to the person's sentences are being made."""
        return self._rewording.busy

    def show_names(self) -> None:
        """Show the names of the newest version. Edits that are not saved become a version first."""
        self._keep_edits()
        if self._shell.session.latest_version() is None:
            self._show(self._empty_view)
            return
        self.names.clear()
        self._show(self.names)
        self._look_for_names(self._load_names)

    @property
    def is_naming(self) -> bool:
        """Return True while names are being looked for."""
        return self._naming.busy

    def _look_for_names(self, done: Callable[[tuple[OwnerNames, ...]], object]) -> None:
        session, latest = self._shell.session, self._shell.session.latest_version()
        self._names_of = latest.number if latest else 0
        self._naming.start(
            lambda token, _progress: session.names.report(session.master, token),
            Outcomes(done, self._shell.messages.error),
        )

    def _load_names(self, report: tuple[OwnerNames, ...]) -> None:
        resume = self._shell.session.imports.current(self._shell.session.master)
        if resume is not None:
            self.names.load(report, owned_names(resume))

    def _decide_name(self, owner: str, name: str, decision: str, master: str = "") -> None:
        """Save what the person wants of a name, at once; it can be undone."""
        session, meant = self._shell.session, Decision(decision)
        master = master or session.master
        card = self.names.cards.get(owner) if master == session.master else None
        try:
            before = session.names.decision(owner, name, master)
            version = session.names.decide(owner, name, meant, master)
        except AppError as error:
            self._shell.messages.error(error)
            if card is not None and (shown := card.row_of(name)) is not None:
                shown.settle(shown.decision)
            return
        name = clean_name(name)
        if card is not None:
            new = card.row_of(name) is None
            self.names.settle(owner, name, meant)
            self._names_of = version.number
            if new:
                card.editor.clear()
                self._look_for_names(self.names.refresh)
        again = partial(self._decide_name, owner, name, before.value, master)
        self._shell.messages.undoable(decision_text(name, meant), self.tr("Undo"), again)

    def _leave_names(self) -> None:
        self.show_stored()
        if self.isVisible():
            self.give_away.setFocus()

    def choose_master(self, name: str) -> None:
        """Show another résumé of the same person; copies are made from it from now on."""
        self._keep_edits()
        self._shell.session.master = name
        self.show_stored()

    def show_difference(self, number: int) -> None:
        """Show what changed up to a version."""
        DifferenceDialog(self._shell.session, tuple(self._versions()), number, self).open()

    def _look_at_address(self, line: str) -> None:
        """A street was typed that may be a whole address: its parts are found beside the window, and offered."""
        from app.services import child_tasks

        session = self._shell.session
        self._addressing.start(
            lambda token, _progress: session.compute.run(child_tasks.address_parts, line, cancel=token),
            Outcomes(partial(self.home.form.offer_parts, line), lambda _error: None),  # it was an offer
        )

    def _begin_master(self) -> None:
        self._keep_edits()
        dialog = NewMasterDialog(self._shell.session, self)
        dialog.accepted.connect(lambda: self.choose_master(dialog.begun.master if dialog.begun else stored_resume.MAIN))
        dialog.open()

    def _give_person(self) -> None:
        self._keep_edits()
        made = self._shell.session.persons.sync(self._shell.session.master)
        self.show_stored()
        self._shell.messages.inform(self.tr("Other résumés changed: {count}.").format(count=len(made)))

    def _keep_wordings(self, wordings: Mapping[str, Sequence[str]], leeway: Leeway) -> None:
        imports = self._shell.session.imports
        resume = imports.current(self._shell.session.master)
        assert resume is not None
        try:
            version = imports.accept(
                resume, note=WORDINGS_NOTE, wordings=wordings, leeway=leeway, master=self._shell.session.master
            )
        except AppError as error:
            self._shell.messages.error(error)
            return
        self.show_stored()
        if self.isVisible():
            self.home.send.setFocus()
        self._tell_kept(version)

    def _versions(self) -> list[MasterVersion]:
        return stored_resume.offered_versions(self._shell.session.vault, self._shell.session.master)

    def _show_version(self, number: int) -> None:
        from app.services.sample_data import is_sample

        versions = self._versions()
        found = next(version for version in versions if version.number == number)
        session = self._shell.session
        names = [name for name in session.persons.names() if stored_resume.latest(session.vault, name)]
        self.home.masters.load(
            names, session.master, session.persons.out_of_sync(session.master) if len(names) > 1 else ()
        )
        sample = session.master == stored_resume.MAIN and is_sample(
            [version for version in versions if version.number <= number]
        )
        stored = stored_resume.decode(found)
        self.home.load(stored.resume, versions, number, sample=sample, appearance=stored.appearance)
        self._show(self.home)

    def _keep_reviewed(self, resume: Resume) -> None:
        """Save what was reviewed, and remember how it was corrected."""
        read, self._raw = self._raw, None
        if self._keep(resume, self._note, read) and read is not None:
            with contextlib.suppress(AppError):  # the résumé is saved: nothing of it is lost
                self._shell.session.imports.learn(read, resume)

    def _keep(self, resume: Resume, note: str, draft: Draft | None = None) -> bool:
        session = self._shell.session
        return self._store(lambda: session.imports.accept(resume, note=note, master=session.master, draft=draft))

    def _keep_home(self, resume: Resume) -> None:
        self._store(lambda: self._accept_home(resume, ""))

    def _accept_home(self, resume: Resume, note: str) -> MasterVersion:
        """Store what the form held, and the order of its sections where the person changed that."""
        session, order = self._shell.session, self.home.section_order
        look = None
        if order is not None:
            latest = session.latest_version()
            stored = stored_resume.decode(latest).appearance if latest is not None else Appearance()
            look = dataclasses.replace(stored, section_order=order)
        return session.imports.accept(resume, note=note, master=session.master, appearance=look)

    def _store(self, accept: Callable[[], MasterVersion]) -> bool:
        try:
            version = accept()
        except AppError as error:
            self._shell.messages.error(error)
            return False
        self.show_stored()
        self._tell_kept(version)
        return True

    def _tell_kept(self, version: MasterVersion) -> None:
        self._shell.messages.inform(
            self.tr("Saved as version {number}.").format(number=version.number),
            self.tr("Make a copy to send"),
            lambda: self._shell.send_to(Addressee()),
        )

    def _show(self, view: QWidget) -> None:
        self.stack.setCurrentWidget(view)
        stored = view is self.home and bool(self._versions())
        self.replace.setVisible(stored)
        self.reword.setVisible(stored)
        self.give_away.setVisible(stored)
