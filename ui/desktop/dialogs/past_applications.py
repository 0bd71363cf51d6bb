"""Applications by hand, planned or from before the program: typed in one by one, or read from a table. Written only when
asked to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.clock import local_day
from app.domain.applications import JobDetails, PastApplication, Status
from app.domain.copies import RecipientKind
from app.domain.sensitivity import Kind
from app.errors import AppError
from app.services.csv_columns import COLUMNS
from app.services.past_applications import PastFile, read_past, read_rows
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.models.applications import status_name
from ui.desktop.models.dropped_file import JSON
from ui.desktop.models.dropped_table import KINDS, SHEETS
from ui.desktop.shell import vocabulary
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import Messages
from ui.desktop.shell.session import Session
from ui.desktop.shell.untrusted_input import UntrustedInput, choose_file
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.equal_columns import Columns
from ui.desktop.widgets.flow_layout import Flow, field, flow
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text, explain, one_line

SHOWN = 8
PACKED = (*SHEETS, ".zip", ".gz", *JSON)


class PastDialog(Dialog):
    """Enters past applications; `added` counts them."""

    def __init__(self, session: Session, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(640, parent)
        self._session, self._messages, self.added = session, messages, 0
        self._place, self.busy = JobSlot(self), Busy()
        self.busy.hide()
        self.name, self.title, self.kind, self.day = QLineEdit(), QLineEdit(), ComboBox(), DateBox()
        self.status, self.channel = ComboBox(), QLineEdit()
        self.kinds = {kind: QCheckBox() for kind in Kind}
        self.hint, self.status_label, self.got = Text(look="muted"), Text(), Text(look="strong")
        self.file, self.keep, self.close_it = Button("", "folder"), Button("primary", "plus"), Button()
        self.take, self._offered = Button("primary", "plus"), PastFile((), ())
        self.take.hide()
        self._labels = [Text(look="caption") for _ in range(6)]
        self.day.setMaximumDate(QDate.currentDate())
        for kind in RecipientKind:
            self.kind.addItem("", kind.value)
        for status in Status:
            self.status.addItem("", status.value)
        self.status.setCurrentIndex(self.status.findData(Status.SENT.value))
        self._build_layout()
        self.on_language_change(self._retranslate)
        self.keep.clicked.connect(self._keep)
        self.file.clicked.connect(self._choose)
        self.take.clicked.connect(self._take)
        self.close_it.clicked.connect(self.reject)
        self.name.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.keep.setEnabled(False)
        self.status.currentIndexChanged.connect(self._fit)
        self._place.busy_changed.connect(self._reads)
        self.busy.cancelled.connect(self._place.cancel)

    def propose(self, name: str, kind: RecipientKind) -> None:
        """Begin with a recipient; what they got is for the person to say."""
        self.name.setText(name)
        self.kind.setCurrentIndex(self.kind.findData(kind.value))

    def _build_layout(self) -> None:
        fields = QWidget()
        grid = Flow(fields, space="l")
        shares = ((2, 240), (2, 240), (1, 150), (1, 130), (1, 130), (1, 160))
        for label, editor, (share, least) in zip(self._labels, self._editors(), shares, strict=True):
            grid.add(field(label, editor), share, least)
        kinds = Columns(4, 132, space="s")
        for box in self.kinds.values():
            kinds.add(box)
        for part in (self.hint, fields, self.got, kinds, self.busy, self.status_label):
            self.body.addWidget(part)
        self.body.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.finish(self.close_it, self.keep, lead=flow(self.file))

    def _editors(self) -> tuple[QWidget, ...]:
        return (self.name, self.title, self.kind, self.day, self.status, self.channel)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Add applications"))
        self.hint.setText(
            self.tr(
                "Add a planned application or an earlier one. What you remember helps if something leaks. Earlier ones are marked “reconstructed”, because memory is weak evidence."
            )
        )
        names = (
            self.tr("Recipient"),
            self.tr("Job title"),
            self.tr("Recipient type"),
            self.tr("Date sent"),
            self.tr("Status"),
            self.tr("Sent through"),
        )
        for label, name, editor in zip(self._labels, names, self._editors(), strict=True):
            label.setText(name)
            editor.setAccessibleName(name)
        self.channel.setPlaceholderText(self.tr("e.g. e-mail, a platform"))
        self.got.setText(self.tr("What you gave them, as far as you remember"))
        self.file.setText(self.tr("Import from a table…"))
        self._name_offer()
        explain(self.file, self.tr("Columns: {names}").format(names=", ".join(COLUMNS)))
        self.keep.setText(self.tr("Add"))
        self.close_it.setText(self.tr("Close"))
        for index, kind in enumerate(RecipientKind):
            self.kind.setItemText(index, vocabulary.recipient_kind(kind))
        for index in range(self.status.count()):
            self.status.setItemText(index, status_name(Status(self.status.itemData(index))))
        for got, box in self.kinds.items():
            box.setText(vocabulary.kind(got))

    def _fit(self) -> None:
        """Of an application that is only planned there is no day, no way and nothing that they got."""
        was_sent = self.status.currentData() != Status.PLANNED.value
        for part in (self.day, self.channel, *self.kinds.values()):
            part.setEnabled(was_sent)

    def _keep(self) -> None:
        past = PastApplication(
            " ".join(self.name.text().split()),
            RecipientKind(self.kind.currentData()),
            self.day.date().toString(Qt.DateFormat.ISODate),
            Status(self.status.currentData()),
            " ".join(self.channel.text().split()),
            tuple(kind for kind, box in self.kinds.items() if box.isChecked()),
            details=JobDetails(title=" ".join(self.title.text().split())),
        )
        try:
            self._session.applications.add_application(past)
        except AppError as error:
            self._refused(error)
            return
        self.added += 1
        self._show_summary(self.tr("Added: {name}").format(name=past.name))
        self.name.clear()
        self.title.clear()
        self.mark_saved()
        self.name.setFocus()

    def _refused(self, error: AppError) -> None:
        self._messages.error(error)
        self._show_summary(self._messages.shown)

    def _choose(self) -> None:
        incoming = choose_file(self, self.tr("Choose a list"), self.tr("Tables"), [*KINDS, ".txt"])
        if incoming is not None:
            self.read(incoming)

    def read(self, incoming: UntrustedInput) -> None:
        """Add every usable line of a file, and list the others."""
        session = self._session

        def work(token: CancelToken, progress: Progress) -> PastFile:
            return _recorded(session, _read(session, incoming, token), token, progress)

        self._place.start(work, Outcomes(self._add_applications, self._refused, self.busy.report))

    def offer(self, incoming: UntrustedInput) -> None:
        """Show the content of a file; nothing of it is stored before the person agrees."""
        session = self._session
        outcomes = Outcomes(self._found, self._refused, self.busy.report)
        self._place.start(lambda token, progress: _read(session, incoming, token), outcomes)

    def _found(self, found: PastFile) -> None:
        self._offered = found
        self._name_offer()
        self.take.setVisible(bool(found.applications))
        self._show_summary(self._import_summary(self.tr("Found in the file: {count}"), found))
        self.take.setFocus()

    def _take(self) -> None:
        session, found = self._session, self._offered
        self.take.hide()
        work = partial(_recorded, session, found)
        self._place.start(work, Outcomes(self._add_applications, self._refused, self.busy.report))

    def _name_offer(self) -> None:
        self.take.setText(self.tr("Add all: {count}").format(count=len(self._offered.applications)))

    def _reads(self, busy: bool) -> None:
        for button in (self.file, self.close_it):
            button.setEnabled(not busy)
        self.keep.setEnabled(not busy and bool(self.name.text().strip()))
        if busy:
            self.status_label.setText("")
            self.take.hide()
            self.busy.begin("read")
        else:
            self.busy.hide()

    def _add_applications(self, found: PastFile) -> None:
        self.added += len(found.applications)
        self._show_summary(self._import_summary(self.tr("Added from the file: {count}"), found))

    def _show_summary(self, text: str) -> None:
        """Say it where it is seen: the dialog grows with it, and scrolls to it."""
        self.status_label.setText(text)
        self.fit()
        self.reveal(self.status_label)

    def _import_summary(self, what: str, found: PastFile) -> str:
        """Return a sentence on the file's lines: how many were taken, and which could not be used."""
        text = what.format(count=len(found.applications))
        if found.problems:
            lines = self.tr(", ").join(
                self.tr("{line} ({column})").format(line=line, column=self._column(column))
                for line, column in found.problems[:SHOWN]
            )
            text += "\n" + self.tr("Lines that could not be imported: {lines}").format(lines=lines)
            if len(found.problems) > SHOWN:
                text += " …"
        if found.untrusted_left:
            names = self.tr(", ").join(map(one_line, found.untrusted_left[:SHOWN]))
            text += "\n" + self.tr("Columns not imported: {names}").format(names=names)
            if len(found.untrusted_left) > SHOWN:
                text += " …"
        return text

    def _column(self, column: str) -> str:
        return {
            "recipient": self.tr("recipient"),
            "kind": self.tr("kind"),
            "status": self.tr("status"),
            "day": self.tr("day"),
            "disclosed": self.tr("what you gave them"),
        }[column]

    def done(self, result: int) -> None:
        """Closing stops what is being read; nothing of it stays."""
        self._place.cancel()
        super().done(result)


def _read(session: Session, incoming: UntrustedInput, token: CancelToken) -> PastFile:
    today = local_day(session.clock())
    if incoming.path is None or incoming.suffix not in PACKED:
        return read_past(incoming.data(), today=today)
    from checkers.registers.tables import rows

    with rows(incoming.path, token) as table:
        return read_rows(table, today=today)


def _recorded(session: Session, found: PastFile, token: CancelToken, progress: Progress) -> PastFile:
    with session.vault.transaction():  # all of them, or none
        for number, past in enumerate(found.applications):
            token.check()
            progress("record", number, len(found.applications))
            session.applications.add_application(past)
    return found
