"""Mail that came to an address made for one copy: looked for in saved mail or, by consent, in a mailbox; one of them becomes an incident."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.stored_records import Incident
from app.errors import AppError, UserError
from app.services.alias_mail import FoundMail, told_of
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.mailbox import MailboxDialog
from ui.desktop.dialogs.short_questions import ask_secret
from ui.desktop.models.question_texts import Question
from ui.desktop.platform.file_dialogs import open_files
from ui.desktop.shell.jobs import JobSlot, Outcomes, T, Work
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.session import Session
from ui.desktop.widgets.basic import Button, clear, column
from ui.desktop.widgets.drop_down import Choice
from ui.desktop.widgets.flow_layout import flow, row_with_buttons
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import LiveText, Text, one_line
from ui.desktop.widgets.status_label import StatusLabel

SHOWN: Final = 40
"""Messages that are listed; the latest ones."""


class MailDialog(Dialog):
    """Looks for messages that came to an alias. `made` carries the id of the incident that was made of one."""

    made = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(820, parent)
        self._session = session
        self._found: tuple[FoundMail, ...] = ()
        self._from_mailbox = ""
        self.hint, self.count, self.limits = Text(look="muted"), LiveText(look="strong"), Text(look="caption")
        self.which, self.add, self.forget = Choice(), Button("", "plus"), Button("quiet", "trash")
        self.scan, self.read = Button("", "search"), Button("", "folder")
        self.busy, self.status_label, self.close_it = Busy(), StatusLabel("warning"), Button()
        self._label, self._rows = Text(look="caption"), column(space="m")
        self._place = JobSlot(self)
        self._build_layout()
        self.on_language_change(self._retranslate)
        self.add.clicked.connect(self._ask_mailbox)
        self.forget.clicked.connect(self._forget)
        self.scan.clicked.connect(self._scan)
        self.read.clicked.connect(self._choose)
        self.busy.cancelled.connect(self._place.cancel)
        self.which.activated.connect(lambda: self._show_kept())
        self.close_it.clicked.connect(self.reject)
        self.finished.connect(lambda: self._place.cancel())
        self._list_mailboxes()
        self._say_what_is_missing()

    def _build_layout(self) -> None:
        self._label.setBuddy(self.which)
        self.body.addWidget(self.hint)
        self.body.addWidget(self._label)
        self.body.addWidget(row_with_buttons(self.which, self.scan, self.forget, space="s"))
        self.body.addWidget(flow(self.add, self.read))
        for part in (self.busy, self.status_label, self.count, self.limits):
            self.body.addWidget(part)
            part.hide()
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.finish(self.close_it)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Mail to the addresses in your copies"))
        self.hint.setText(
            self.tr(
                "A message that comes to an address only one recipient was given says something about where the address went. Look through saved mail, or through a mailbox you agree to."
            )
        )
        self._label.setText(self.tr("Mailbox"))
        self.which.setAccessibleName(self.tr("Mailbox"))
        self.add.setText(self.tr("Add a mailbox…"))
        self.forget.setText(self.tr("Remove mailbox"))
        self.scan.setText(self.tr("Search mailbox"))
        self.read.setText(self.tr("Read saved mail (.eml, .mbox)…"))
        self.close_it.setText(self.tr("Close"))
        self.limits.setText(sentence("mail-limits"))
        self._fill()

    def _say_what_is_missing(self) -> None:
        """Say at once that there is nothing to look for, before anything is typed."""
        try:
            self._session.alias_mail.aliases()
        except UserError as error:
            self.status_label.refuse(error)

    # -- mailboxes -----------------------------------------------------------------------------------------------------

    def _list_mailboxes(self, name: str = "") -> None:
        self.which.clear()
        for one in self._session.mailboxes.all():
            self.which.addItem(one_line(one.name), one.name)
        if name:
            self.which.setCurrentIndex(self.which.findData(name))
        some = self.which.count() > 0
        for part in (self._label, self.which, self.scan, self.forget):
            part.setVisible(some)
        self._show_kept()

    def _ask_mailbox(self) -> None:
        dialog = MailboxDialog(self._session.mailboxes, self)
        dialog.accepted.connect(lambda: self._list_mailboxes(dialog.name))
        dialog.open()

    def _forget(self) -> None:
        name = str(self.which.currentData())

        def work(_token: CancelToken, _progress: Progress) -> None:
            self._session.mailboxes.remove(name)

        def done(_nothing: None) -> None:
            self._list_mailboxes()
            self.status_label.show_text(sentence("mailbox-removed", {"name": name}))

        self._start(work, done, "working")

    def _show_kept(self) -> None:
        """Show what was found in the chosen mailbox so far."""
        name = self.which.currentData()
        try:
            found = self._session.mailboxes.found(str(name)) if name else ()
        except UserError:  # no copy has an address of its own: said when it is looked through
            found = ()
        self._show(found, str(name or ""))

    def _may_log_in(self, name: str) -> bool:
        """Ask for the password of a mailbox that keeps none; return False if the person does not give it."""
        if not name or not self._session.mailboxes.needs_password(name):
            return True
        question = Question(
            lambda: self.tr("Password of {name}").format(name=one_line(name)),
            lambda: self.tr("It stays in memory until the vault is locked, and is saved nowhere."),
            lambda: self.tr("Log in"),
            field=lambda: self.tr("Password or authorization code"),
        )
        password = ask_secret(self, question, str)
        self._session.mailboxes.give(name, password)
        return bool(password)

    def _scan(self) -> None:
        name, session = str(self.which.currentData()), self._session
        if not self._may_log_in(name):
            return

        def work(token: CancelToken, progress: Progress) -> tuple[int, tuple[FoundMail, ...]]:
            result = session.mailboxes.scan(name, cancel=token, progress=progress)
            return result.read, session.mailboxes.found(name)

        def done(result: tuple[int, tuple[FoundMail, ...]]) -> None:
            self._show(result[1], name)
            self._tell_count(result[0], len(result[1]))

        self._start(work, done, "mail")

    # -- saved mail ----------------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        kind = self.tr("Saved mail")
        names = open_files(self, self.tr("Read saved mail"), f"{kind} (*.eml *.mbox)")
        if names:
            self.read_files([Path(name) for name in names])

    def read_files(self, paths: Sequence[Path]) -> None:
        """Look through saved mail."""
        session = self._session

        def work(token: CancelToken, progress: Progress) -> tuple[int, tuple[FoundMail, ...]]:
            results = [session.alias_mail.read_file(path, cancel=token, progress=progress) for path in paths]
            return sum(one.read for one in results), tuple(mail for one in results for mail in one.found)

        def done(result: tuple[int, tuple[FoundMail, ...]]) -> None:
            self._show(result[1], "")
            self._tell_count(result[0], len(result[1]))

        self._start(work, done, "mail")

    # -- what was found ------------------------------------------------------------------------------------------------

    def _show(self, found: tuple[FoundMail, ...], mailbox: str) -> None:
        self._found, self._from_mailbox = found, mailbox
        self.count.hide()
        self._fill()

    def _tell_count(self, read: int, found: int) -> None:
        self.count.setText(sentence("mail-looked-at", {"read": read, "found": found}))
        self.count.show()
        self.fit()

    def _fill(self) -> None:
        clear(self._rows)
        self.limits.setVisible(bool(self._found))
        for one in self._found[:SHOWN]:
            head, told, keep = Text(look="strong"), Text(), Button("", "archive")
            head.setText(one_line(" · ".join(filter(None, (one.mail.date, one.mail.sender, one.mail.subject)))))
            told.setText("\n".join(sentence(code, params) for code, params in told_of(one)))
            keep.setText(self.tr("Make an incident"))
            keep.setAccessibleDescription(head.text())
            keep.clicked.connect(partial(self._make_incident, one))
            words = QWidget()
            lines = column(words, space="xs")
            lines.addWidget(head)
            lines.addWidget(told)
            shown = row_with_buttons(words, keep)
            self._rows.addWidget(shown)
            shown.show()  # now: the dialog takes the height of what is shown
        if len(self._found) > SHOWN:
            text = self.tr("Not listed here: {count} more. The command line lists them all (countermark mail found).")
            self._rows.addWidget(Text(text.format(count=len(self._found) - SHOWN), "caption"))
        self.fit()

    def _make_incident(self, one: FoundMail) -> None:
        session, mailbox = self._session, self._from_mailbox
        if not self._may_log_in(mailbox):
            return
        notes = "\n".join(sentence(code, params) for code, params in told_of(one))

        def work(token: CancelToken, _progress: Progress) -> Incident:
            if mailbox:
                return session.mailboxes.make_incident(mailbox, one.key, notes, token)
            if one.untrusted_original is None:
                raise UserError("mail-message-large", limit=25)
            return session.alias_mail.log_incident(one, one.untrusted_original, notes)

        def done(incident: Incident) -> None:
            self.made.emit(incident.id)
            self.accept()

        self._start(work, done, "mail-login" if mailbox else "record")

    def _start(self, work: Work[T], done: Callable[[T], object], step: str) -> None:
        self.status_label.hide()
        for button in (self.scan, self.read, self.forget, self.add):
            button.setEnabled(False)
        self._place.start(work, Outcomes(done, self._refused, self.busy.report, self._ended))
        self.busy.begin(step)
        self.fit()

    def _refused(self, error: AppError) -> None:
        if isinstance(error, UserError) and error.code == "mail-login-refused" and self.which.currentData():
            self._session.mailboxes.give(str(self.which.currentData()), "")  # a wrong one is asked for again
        self.status_label.refuse(error)

    def _ended(self) -> None:
        self.busy.hide()
        for button in (self.scan, self.read, self.forget, self.add):
            button.setEnabled(True)
        if self._from_mailbox and not self.count.isVisible():
            self._show_kept()  # what was found before it was stopped
        self.fit()
