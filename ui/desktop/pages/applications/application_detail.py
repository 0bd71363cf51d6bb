"""Details beside the list: the status of the application with one recipient, and everything that happened with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.applications import DateKind, ImportantDate, Status, Step, recipient_of
from app.domain.copies import FILE, Recipient
from app.domain.sensitivity import Stage
from app.errors import AppError
from ui.desktop.dialogs.interview import ask_interview_of
from ui.desktop.dialogs.short_questions import ask_line
from ui.desktop.models.applications import Event, date_name, letter_event, status_name, timeline
from ui.desktop.models.proposed_value import ProposedValue
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.applications.job_card import JobCard
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import day_of, format_moment
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.page_host import Addressee
from ui.desktop.shell.session import Session
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.application_dates_card import DatesCard
from ui.desktop.widgets.basic import Button, Card, clear, column, row
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import flow
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.recipient_notes_card import NotesCard
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line

_GLYPHS: Final = {
    **{"copy": "send", "agency": "send", "void": "close", "unsaid": "close", "check": "check"},
    **{
        "incident": "leaks",
        "status": "applications",
        "before": "archive",
        "note": "edit",
        "name": "edit",
        "date": "clock",
        "letter": "mail",
        "letter-answer": "mail",
        "consent-ended": "trash",
    },
}


class ApplicationDetail(Translatable, QWidget):
    """Status, job, dates and timeline of one application. `changed` after a note; `trash_asked` carries the application's id;
    `opened` the kind (`copy`, `check`, `incident`) and id of a line; `refused` an `AppError`; `send_asked` an `Addressee`; `letter_asked` and `meeting_asked` the recipient's id; `void_asked` the number of a reconstructed
    row; `date_removed` whose, the name of the date, and all dates as they were."""

    changed = Signal()
    date_removed = Signal(str, str, object)
    trash_asked = Signal(str)
    opened = Signal(str, str)
    refused = Signal(object)
    send_asked = Signal(object)
    letter_asked = Signal(str)
    meeting_asked = Signal(str)
    void_asked = Signal(int)

    def __init__(self, job: JobCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job, self.application_id = job, ""
        self._session: Session | None = None
        self._recipient: Recipient | None = None
        self._steps: tuple[Step, ...] = ()
        self._undated = False
        self._dates_before: tuple[ImportantDate, ...] = ()
        self.events: tuple[Event, ...] = ()
        self.who, self.now = ElidedLabel(look="section"), Text(look="muted")
        self.status, self.day = ComboBox(), DateBox()
        self._chosen = ProposedValue(Status.PLANNED)
        self.rename = Button("icon", "edit")
        self.note, self.undo, self.send = Button("primary", "tick"), Button("quiet"), Button("quiet", "send")
        self.write, self.meet = Button("quiet", "mail"), Button("quiet", "clock")
        self._labels = (Text(look="caption"), Text(look="caption"))
        self._view = Scroll()
        self._lines, self.dates, self.trash = column(space="m"), DatesCard(), Button("quiet", "trash")
        self.notes = NotesCard()
        self._build_layout()
        for status in Status:
            self.status.addItem("", status.value)
        self.on_language_change(self._retranslate)
        self.status.activated.connect(lambda: self._chosen.choose(Status(self.status.currentData())))
        self.note.clicked.connect(self._note)
        self.undo.clicked.connect(self._undo)
        self.rename.clicked.connect(self._rename)
        self.send.clicked.connect(self._ask_send)
        self.write.clicked.connect(lambda: self.letter_asked.emit(self.recipient_id))
        self.meet.clicked.connect(lambda: self.meeting_asked.emit(self.recipient_id))
        self.dates.edited.connect(self._keep_dates)
        self.dates.removed.connect(lambda name: self.date_removed.emit(self.application_id, name, self._dates_before))
        self.notes.edited.connect(self._keep_notes)
        self.trash.clicked.connect(lambda: self.trash_asked.emit(self.application_id))

    def _build_layout(self) -> None:
        view, card = self._view, Card(space="m")
        head = row(space="s")
        head.addWidget(self.who, 1)
        head.addWidget(self.rename)
        card.body.addLayout(head)
        card.body.addWidget(self.now)
        for label, field in zip(self._labels, (self.status, self.day), strict=True):
            pair = column(space="xs")
            label.setBuddy(field)
            pair.addWidget(label)
            pair.addWidget(field)
            card.body.addLayout(pair)
        card.body.addWidget(flow(self.note, self.undo, self.send, self.write, self.meet))
        view.body.addSpacing(4)
        view.body.addWidget(card)
        view.body.addWidget(self.job)
        view.body.addWidget(self.dates)
        view.body.addWidget(self.notes)
        view.body.addLayout(self._lines)
        view.body.addWidget(self.trash, 0, Qt.AlignmentFlag.AlignLeft)
        column(self).addWidget(view)

    def load(self, session: Session, recipient: Recipient, application_id: str = "") -> None:
        """Show an application with a recipient (without an id: the one on show if it is theirs, else their first one)."""
        shown = self.application_id if recipient_of(self.application_id) == recipient.id else recipient.id
        application_id = application_id or shown
        if self.application_id != application_id:
            self.day.setMaximumDate(QDate.currentDate())  # of now: the window may have stood open since yesterday
            self.day.setDate(QDate.currentDate())
            self._chosen.forget()
            self.dates.begin()
            self._view.verticalScrollBar().setValue(0)
        self._session, self._recipient, self.application_id = session, recipient, application_id
        self._steps = session.applications.history(application_id)
        self._undated = bool(self._steps) and session.applications.is_undated(application_id, self._steps[-1])
        self.events = timeline(session, recipient, application_id)
        self.job.load(application_id)
        self.dates.show_dates(session.applications.dates(application_id))
        self.notes.show_notes(recipient.id, recipient.notes)
        if self._status is not self._chosen.default:
            self._chosen.forget()  # it was noted, here or on the board
            self._chosen.default = self._status
        self.status.setCurrentIndex(self.status.findData(self._chosen.value.value))
        self._retranslate()

    @property
    def recipient_id(self) -> str:
        """The shown recipient (empty: none yet)."""
        return self._recipient.id if self._recipient else ""

    @property
    def _status(self) -> Status:
        if self._steps:
            return self._steps[-1].status
        made, void = ({event.subject for event in self.events if event.kind == kind} for kind in ("copy", "void"))
        return Status.SENT if made - void else Status.PLANNED

    def _retranslate(self) -> None:
        self._labels[0].setText(self.tr("Status"))
        self._labels[1].setText(self.tr("Since"))
        self.status.setAccessibleName(self.tr("Status"))
        self.day.setAccessibleName(self.tr("Since"))
        self.note.setText(self.tr("Save status"))
        self.undo.setText(self.tr("Undo the last"))
        self.rename.name(self.tr("Correct the name…"))
        self.send.setText(self.tr("Make a copy for them"))
        self.write.setText(self.tr("Write a letter…"))
        self.meet.setText(self.tr("Plan a meeting…"))
        self.trash.setText(self.tr("Move to Trash"))
        for index, status in enumerate(Status):
            self.status.setItemText(index, status_name(status))
        if self._recipient is None:
            return
        self.undo.setVisible(bool(self._steps))
        self.who.set_untrusted(self._recipient.name)
        self.now.setText(self._status_text())
        clear(self._lines)
        for event in self.events:
            self._line(event)

    def _status_text(self) -> str:
        if not self._steps:
            return status_name(self._status)
        text = self.tr("{status}, sent on {day}") if self._undated else self.tr("{status} since {day}")
        return text.format(status=status_name(self._status), day=day_of(self._steps[-1].day))

    def _line(self, event: Event) -> None:
        line, texts = row(space="m"), column(space="xs")
        texts.setSpacing(0)
        texts.addWidget(Text(self._event_text(event)))
        texts.addWidget(
            Text(day_of(event.at) if len(event.at) == len("2026-11-24") else format_moment(event.at), "caption")
        )
        line.addWidget(Glyph(_GLYPHS[event.kind], "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self._lines.addLayout(line)
        if event.opens:
            look = Button("icon", "chevron-right")
            look.name(self.tr("Open: {what}").format(what=self._event_text(event)))
            look.clicked.connect(partial(self.opened.emit, event.kind, event.opens))
            line.addWidget(look, 0, Qt.AlignmentFlag.AlignVCenter)
        if event.kind == "before":
            wrong = Button("quiet", "close")
            wrong.setText(self.tr("Correct this entry…"))
            wrong.clicked.connect(partial(self.void_asked.emit, event.number))
            texts.addWidget(wrong, 0, Qt.AlignmentFlag.AlignLeft)

    def _event_text(self, event: Event) -> str:
        if event.kind == "copy":
            text = self.tr("Copy {reference} made, {stage}")
            made = text.format(reference=event.subject, stage=vocabulary.stage(Stage(event.stage)))
            return made if event.channel == FILE else f"{made} · {one_line(vocabulary.channel(event.channel))}"
        if event.kind == "agency":
            agency = self.tr("Copy {reference} went to agency {agency} for them, {stage}")
            return agency.format(
                reference=event.subject, agency=one_line(event.other), stage=vocabulary.stage(Stage(event.stage))
            )
        if event.kind == "name":
            name = self.tr("Name corrected: {before} → {after}")
            return name.format(before=one_line(event.other), after=one_line(event.subject))
        if event.kind == "before":
            channel = one_line(event.subject)
            before = self.tr("Applied before you used Countermark (from memory)")
            return self.tr("{what}: {channel}").format(what=before, channel=channel) if channel else before
        if event.kind == "check":
            return self.tr("Posting checked: {subject}").format(subject=one_line(event.subject))
        if event.kind == "incident":
            return self.tr("Saved as an incident: {title}").format(title=one_line(event.subject))
        if event.kind == "unsaid":
            return self.tr("Earlier entry withdrawn: {reason}").format(reason=one_line(event.subject))
        if event.kind == "void":
            return self.tr("Copy {reference} made void").format(reference=event.subject)
        if event.kind == "consent-ended":
            ended = self.tr("Consent for copy {reference} ended: its files were deleted where they lay")
            return ended.format(reference=event.subject)
        if event.kind in ("letter", "letter-answer"):
            return letter_event(event)
        if event.kind == "note":
            return self.tr("Notes changed")
        if event.kind == "date":
            what = one_line(date_name(ImportantDate(DateKind(event.stage), event.at, event.subject)))
            return (self.tr("{what} (done)") if event.done else self.tr("{what} (open)")).format(what=what)
        return status_name(Status(event.subject))

    def _note(self) -> None:
        session, application_id = self._session, self.application_id
        self._change(partial(_note_status, Status(self.status.currentData()), self.day.date()))
        if session is not None and ask_interview_of(session, application_id, self.window()):
            self._change(lambda _session, _application_id: None)

    def _undo(self) -> None:
        self._change(lambda session, application_id: session.applications.undo_status(application_id))

    def _ask_send(self) -> None:
        if self._recipient is not None:
            check_id = self.job.details.check_id
            self.send_asked.emit(
                Addressee(self._recipient.name, self._recipient.domains, check_id, "", self.application_id)
            )

    def _rename(self) -> None:
        if self._session is None or self._recipient is None:
            return
        question = Question(
            lambda: self.tr("Correct the name"),
            lambda: self.tr("The ledger keeps the earlier name."),
            lambda: self.tr("Correct it"),
            field=lambda: self.tr("Name"),
        )
        name = ask_line(self, question, self._recipient.name)
        if name not in ("", self._recipient.name):
            try:
                self._recipient = self._session.recipients.edit(self._recipient.name, rename=name)
            except AppError as error:
                self.refused.emit(error)
                return
            self.load(self._session, self._recipient)
            self.changed.emit()

    def _keep_dates(self, dates: tuple[ImportantDate, ...]) -> None:
        before = self.dates.dates
        self._change(lambda session, application_id: session.applications.set_dates(application_id, dates))
        self._dates_before = before

    def _keep_notes(self, recipient_id: str, notes: str) -> None:
        """Whoever is shown by now: the notes belong to the one they were written about."""
        session = self._session
        known = session.vault.recipients.get(recipient_id) if session is not None else None
        if session is not None and known is not None:
            changed = session.recipients.edit(known.name, notes=notes)
            if recipient_id == self.recipient_id:
                self._recipient = changed

    def _change(self, action: Callable[[Session, str], None]) -> None:
        if self._session is not None and self._recipient is not None:
            action(self._session, self.application_id)
            self.load(self._session, self._recipient)
            self.changed.emit()


def _note_status(status: Status, date: QDate, session: Session, application_id: str) -> None:
    session.applications.record_status(application_id, status, date.toString(Qt.DateFormat.ISODate))
