"""Work with colleagues through a shared folder: an office made or joined, its members, last sync, and what happened to the folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.short_questions import ask_line, ask_one_of, confirm
from ui.desktop.models.question_texts import Question
from ui.desktop.platform.file_dialogs import output_folder
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.flow_layout import flow
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.services.caseload import Caseload
    from app.services.caseload_office import Invitation, OfficeService, OfficeStatus, SyncResult
    from ui.desktop.dialogs.office_students import OfficeRows


class OfficeDialog(Dialog):
    """`changed`: the office or the students are others now. Everything runs beside the window."""

    changed = Signal()

    def __init__(
        self,
        caseload: Caseload,
        status: OfficeStatus | None,
        parent: QWidget | None = None,
        *,
        pseudonyms: bool = False,
    ) -> None:
        super().__init__(720, parent)
        self._caseload, self._place, self.busy = caseload, JobSlot(self), Busy()
        self._pseudonyms = pseudonyms
        self.lead, self.card, self.status_label = Text(), Card("inset"), StatusLabel()
        self.summary, self.warnings, self.members = Text(look="strong"), Text(), Text(look="muted")
        self.make, self.enter = Button("primary"), Button()
        self.sync, self.invite, self.remove = Button("primary", "redo"), Button("", "plus"), Button("", "close")
        self.students, self.owner, self.compare = Button(), Button("", "key"), Button("", "tick")
        self.honest = Text(look="muted")
        self.read, self.leave, self.close_it = Button(), Button(), Button()
        for part in (self.summary, self.warnings, self.members):
            self.card.body.addWidget(part)
        self._of_office = (
            self.sync,
            self.students,
            self.invite,
            self.compare,
            self.remove,
            self.owner,
            self.read,
            self.leave,
        )
        buttons = flow(self.make, self.enter, *self._of_office)
        for one in (self.lead, self.card, buttons, self.honest, self.busy, self.status_label):
            self.body.addWidget(one)
        self.body.addStretch(1)
        self.finish(self.close_it)
        self.busy.watch(self._place)
        self._status = status
        self._connect()
        self._retranslate()

    def _retranslate(self) -> None:
        self.bind_text(self.setWindowTitle, lambda: self.tr("Work with colleagues"))
        self.lead.set_text(
            lambda: self.tr(
                "Several counsellors share who advises whom, consents, copies made and notes, through a folder that your office shares already: a network drive, Nextcloud, OneDrive, Syncthing. Everything in it is encrypted. Résumés are not shared."
            )
        )
        self.make.set_text(lambda: self.tr("Make an office…"))
        self.enter.set_text(lambda: self.tr("Join an office…"))
        self.sync.set_text(lambda: self.tr("Sync now"))
        self.invite.set_text(lambda: self.tr("Add a colleague…"))
        self.remove.set_text(lambda: self.tr("Remove a colleague…"))
        self.students.set_text(lambda: self.tr("Students of the office…"))
        self.compare.set_text(lambda: self.tr("Compare a fingerprint…"))
        self.honest.set_text(lambda: sentence("office-backup-honest"))
        self.owner.set_text(lambda: self.tr("Change the owner…"))
        self.read.set_text(lambda: self.tr("Mark as read"))
        self.leave.set_text(lambda: self.tr("Leave the office…"))
        self.close_it.set_text(lambda: self.tr("Close"))
        self.on_language_change(lambda: self.show_status(self._status))

    def _connect(self) -> None:
        self.make.clicked.connect(lambda: self._make())
        self.enter.clicked.connect(lambda: self._join())
        self.sync.clicked.connect(lambda: self._work(lambda office: office.sync()))
        self.invite.clicked.connect(lambda: self._invite())
        self.compare.clicked.connect(lambda: self._compare_member())
        self.remove.clicked.connect(lambda: self._remove())
        self.students.clicked.connect(lambda: self._look_at_students())
        self.owner.clicked.connect(lambda: self._make_owner())
        self.read.clicked.connect(lambda: self._work(lambda office: office.mark_read()))
        self.leave.clicked.connect(lambda: self._leave())
        self.close_it.clicked.connect(self.accept)
        self.finished.connect(lambda _answer: self._place.cancel())
        self._place.busy_changed.connect(lambda busy: self._enable(not busy))

    def show_status(self, status: OfficeStatus | None) -> None:
        """Show an office, or how to come by one."""
        from app.services import caseload_office_texts

        self._status = status
        self.card.setVisible(status is not None)
        for button in (self.make, self.enter):
            button.setVisible(status is None)
        for button in self._of_office:
            button.setVisible(status is not None)
        if status is not None:
            language = translations().language
            warnings = caseload_office_texts.warning_lines(status, language, pseudonyms=self._pseudonyms)
            self.summary.setText("\n".join(caseload_office_texts.summary_lines(status, language)))
            self.warnings.setText("\n".join(warnings))
            self.warnings.setVisible(bool(warnings))
            self.members.setText("\n".join(caseload_office_texts.member_lines(status, language)))
        self._enable(True)
        self.fit()

    def _enable(self, free: bool) -> None:
        status = self._status
        owner = status is not None and any(one.is_owner and one.is_you for one in status.members)
        for button in (self.make, self.enter, self.sync, self.students, self.compare, self.leave):
            button.setEnabled(free)
        for button in (self.invite, self.remove, self.owner):
            button.setEnabled(free and owner)
        self.read.setEnabled(free and status is not None and bool(status.told))

    # -- what the buttons do -----------------------------------------------------------------------------------------

    def _work(self, act: Callable[[OfficeService], SyncResult | None]) -> None:
        """Do something with the office beside the window, and show what it is then."""
        from app.services import caseload_office, office_step

        def work(_token: CancelToken, _progress: Progress) -> tuple[SyncResult | None, OfficeStatus | None]:
            service = caseload_office.OfficeService(self._caseload)
            done = act(service)
            return done, service.status() if office_step.is_joined(self._caseload) else None

        self.status_label.hide()
        self._place.start(work, Outcomes(self._done, self._refuse))

    def _done(self, found: tuple[SyncResult | None, OfficeStatus | None]) -> None:
        done, status = found
        self.show_status(status)
        if done is not None:
            counts = {"came": done.came, "written": done.written, "restored": done.restored, "ended": done.ended}
            self.status_label.show_text(sentence("office-synced", dict(counts)))
        self.fit()
        self.changed.emit()

    def _refuse(self, error: AppError) -> None:
        self.status_label.refuse(error)
        self.changed.emit()

    def _make(self) -> None:
        folder = output_folder(self, self.tr("The folder that your office shares"), remembered=False)
        title = folder and ask_line(
            self,
            Question(
                lambda: self.tr("Name of the office"),
                lambda: self.tr("As your colleagues know it."),
                lambda: self.tr("Continue"),
                field=lambda: self.tr("Name"),
            ),
        )
        name = title and ask_line(self, self._name_question(lambda: self.tr("Your name for your colleagues")))
        if name:
            self.found(Path(folder), title, name)

    def found(self, folder: Path, title: str, name: str) -> None:
        """Make an office in a folder."""
        self._work(lambda office: office.create(folder, title, name))

    def _name_question(self, title: Callable[[], str]) -> Question:
        return Question(
            title,
            lambda: self.tr("All members of the office see it."),
            lambda: self.tr("Continue"),
            field=lambda: self.tr("Name"),
        )

    def _join(self) -> None:
        folder = output_folder(self, self.tr("The folder that your office shares"), remembered=False)
        if folder:
            self.join(Path(folder))

    def join(self, folder: Path) -> None:
        """Look for an invitation in a folder, and join once the person has compared the owner's fingerprint."""
        from app.services.caseload_office import OfficeService

        def work(_token: CancelToken, _progress: Progress) -> Invitation:
            return OfficeService(self._caseload).invitation(folder)

        self.status_label.hide()
        self._place.start(work, Outcomes(lambda found: self._compare(folder, found), self.status_label.refuse))

    def _compare(self, folder: Path, found: Invitation) -> None:
        question = Question(
            lambda: self.tr("Join “{title}”?").format(title=found.title),
            lambda: self.tr(
                "{owner} invites you. Call {owner}, and have the fingerprint of their key read to you: {fingerprint}. Join only if it is the same."
            ).format(owner=found.owner, fingerprint=found.fingerprint),
            lambda: self.tr("It is the same: join"),
        )
        if confirm(self, question):
            self._work(lambda office: office.join(folder, found.fingerprint))

    def _invite(self) -> None:
        from ui.desktop.dialogs.add_colleague import AddColleagueDialog

        dialog = AddColleagueDialog(self)
        if dialog.exec() == AddColleagueDialog.DialogCode.Accepted:
            key, name = dialog.key.text(), dialog.name.text()
            self._work(lambda office: office.invite(key, name))

    def _compare_member(self) -> None:
        assert self._status is not None
        members = [one for one in self._status.members if one.is_current and not (one.is_you or one.is_compared)]
        if not members:
            self.status_label.show_text(self.tr("You have compared the fingerprints of all members."))
            return
        question = Question(
            lambda: self.tr("Whose fingerprint did you compare?"),
            lambda: self.tr(
                "Call them, and have the fingerprint that “My key…” shows read to you. Choose them only if it is the same."
            ),
            lambda: self.tr("It is the same"),
            field=lambda: self.tr("Colleague"),
        )
        place = ask_one_of(self, question, [f"{one.name}  {one.fingerprint}" for one in members])
        if place >= 0:
            chosen = members[place]
            self._work(lambda office: office.compare(chosen.fingerprint, chosen.fingerprint))

    def _others(self) -> list[str]:
        """Return the names of the members who are not the owner; say so where there are none."""
        assert self._status is not None
        names = [one.name for one in self._status.members if not (one.is_owner or one.is_removed)]
        if not names:
            self.status_label.show_text(self.tr("There are no other members yet."))
        return names

    def _make_owner(self) -> None:
        names = self._others()
        question = Question(
            lambda: self.tr("Who is to be the owner?"),
            lambda: self.tr(
                "The owner adds and removes members. You stay a member, and only the new owner can give it back to you."
            ),
            lambda: self.tr("Make owner"),
            field=lambda: self.tr("Colleague"),
        )
        place = ask_one_of(self, question, names) if names else -1
        if place >= 0:
            self._work(lambda office: office.make_owner(names[place]))

    def _look_at_students(self) -> None:
        from app.services.caseload_office import OfficeService
        from ui.desktop.dialogs.office_students import rows_of

        def work(_token: CancelToken, _progress: Progress) -> OfficeRows:
            return rows_of(OfficeService(self._caseload))

        self.status_label.hide()
        self._place.start(work, Outcomes(self._show_students, self.status_label.refuse))

    def _show_students(self, rows: OfficeRows) -> None:
        from app.services.caseload_office import OfficeService
        from ui.desktop.dialogs.office_students import OfficeStudentsDialog

        OfficeStudentsDialog(self._caseload, rows, pseudonyms=self._pseudonyms, parent=self).exec()
        self.show_status(OfficeService(self._caseload).status())
        self.changed.emit()

    def _remove(self) -> None:
        names = self._others()
        if not names:
            return
        question = Question(
            lambda: self.tr("Remove a colleague"),
            lambda: sentence("office-remove-honest"),
            lambda: self.tr("Remove"),
            field=lambda: self.tr("Colleague"),
        )
        place = ask_one_of(self, question, names)
        if place >= 0:
            self._work(lambda office: office.remove(names[place]))

    def _leave(self) -> None:
        members = self._status.members if self._status is not None else ()
        owns = any(one.is_owner and one.is_you for one in members)
        alone = not owns or all(one.is_you or not one.is_current for one in members)

        def effect() -> str:
            told = self.tr(
                "What you know of your colleagues' students is deleted on this computer. Your own students and the shared folder stay."
            )
            if alone:
                return told
            return f"{told}\n\n" + self.tr(
                "You are the owner: after that nobody can add or remove colleagues any more. Change the owner first, if the office is to go on."
            )

        question = Question(
            lambda: self.tr("Leave the office?"),
            effect,
            lambda: self.tr("Leave"),
        )
        if confirm(self, question):
            self._work(lambda office: office.leave(anyway=True))
