"""Students of an office, whoever advises them: what is known of one, notes for colleagues, who advises, and contradicting entries one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from app.caseload.office.event_file import Kind, ending_id
from app.caseload.students import State
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.short_questions import ask_lines, ask_one_of, confirm
from ui.desktop.dialogs.which_consent import ask_which_consent, consent_line
from ui.desktop.models.question_texts import Question
from ui.desktop.shell.date_formats import format_moment
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.flow_layout import flow
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.caseload.office.event_file import Event
    from app.caseload.office.reconciled_records import StudentRecord, Value
    from app.errors import AppError
    from app.services.caseload import Caseload
    from app.services.caseload_office import OfficeService

_ENTRIES = 200
"""Copies and notes that are shown of one student."""


@dataclass(frozen=True, slots=True)
class OfficeRows:
    """The records of an office, names of members by key, who belongs to it now, and what was entered here since the last sync."""

    records: Sequence[StudentRecord]
    names: dict[str, str]
    members: Sequence[str]
    unsent: Sequence[Event] = ()


class OfficeStudentsDialog(Dialog):
    """Shows one student at a time; those with contradicting entries first. `pseudonyms`: for a screen that others see."""

    def __init__(
        self, caseload: Caseload, rows: OfficeRows, *, pseudonyms: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(760, parent)
        self._caseload, self._rows, self._pseudonyms = caseload, rows, pseudonyms
        self._place, self.busy, self.status_label = JobSlot(self), Busy(), StatusLabel()
        self.hint, self.list, self.card = Text(look="muted"), QListWidget(), Card("inset")
        self.none = Text(look="strong")
        self.who, self.entries = Text(look="strong"), Text()
        self.note, self.assign = Button("", "plus"), Button()
        self.decide, self.end = Button("primary", "tick"), Button("", "close")
        self.close_it = Button()
        for text in (self.who, self.entries):
            self.card.body.addWidget(text)
        buttons = flow(self.decide, self.note, self.assign, self.end)
        for part in (self.hint, self.none, self.list, self.card, buttons, self.busy, self.status_label):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme().follow(self._fit_list)
        self._fit_list()
        self.finish(self.close_it)
        self.busy.watch(self._place)
        self._retranslate()
        self._connect()

    def _fit_list(self) -> None:
        self.list.setFixedHeight(theme().px(170))

    def _retranslate(self) -> None:
        self.bind_text(self.setWindowTitle, lambda: self.tr("Students of the office"))
        self.bind_text(self.list.setAccessibleName, lambda: self.tr("Students of the office"))
        self.hint.set_text(
            lambda: (
                self.tr(
                    "What you enter here reaches your colleagues with the next sync. Contradicting entries both stay until one of you chooses."
                )
                + " "
                + self.tr("Only students whose consent is valid are shared with the office, from the next sync on.")
            )
        )
        self.none.set_text(
            lambda: self.tr("No student is shared yet. Your students without a valid consent: {count}.").format(
                count=self._without_consent()
            )
        )
        self.decide.set_text(lambda: self.tr("Choose between entries…"))
        self.note.set_text(lambda: self.tr("Add a note…"))
        self.assign.set_text(lambda: self.tr("Change adviser…"))
        self.end.set_text(lambda: self.tr("The student withdrew…"))
        self.close_it.set_text(lambda: self.tr("Close"))
        self.on_language_change(lambda: self.show_rows(self._rows))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.note.clicked.connect(lambda: self._note())
        self.assign.clicked.connect(lambda: self._assign())
        self.decide.clicked.connect(lambda: self._decide())
        self.end.clicked.connect(lambda: self._end())
        self.close_it.clicked.connect(self.accept)
        self.finished.connect(lambda _answer: self._place.cancel())
        self._place.busy_changed.connect(lambda _busy: self._enable())

    def show_rows(self, rows: OfficeRows) -> None:
        """Show the office's students again; the same one stays chosen."""
        chosen = self.record.id if self.record else ""
        ordered = sorted(rows.records, key=lambda one: not one.contradictions)
        self._rows = OfficeRows(ordered, rows.names, rows.members, rows.unsent)
        self.list.blockSignals(True)
        self.list.clear()
        for one in ordered:
            marked = self.tr("{name} – contradicting entries") if one.contradictions else "{name}"
            self.list.addItem(marked.format(name=self.name_of(one)))
        at = next((place for place, one in enumerate(ordered) if one.id == chosen), 0)
        self.list.setCurrentRow(at if ordered else -1)
        self.list.blockSignals(False)
        self._show()

    def _without_consent(self) -> int:
        """Return how many students of this caseload have no consent that is in force; not counted where some are shown."""
        if self._rows.records:
            return 0
        today = self._caseload.today
        return sum(one.state(today) is not State.ACTIVE for one in self._caseload.students())

    @property
    def record(self) -> StudentRecord | None:
        """The chosen student's record."""
        at = self.list.currentRow()
        return self._rows.records[at] if 0 <= at < min(self.list.count(), len(self._rows.records)) else None

    def name_of(self, record: StudentRecord) -> str:
        """Return what a student is called here."""
        about = record.current(Kind.RECORD)
        if self._pseudonyms or not about.get("name"):
            return record.id[:8]
        return f"{one_line(str(about['name']))} ({one_line(str(about.get('id', '')))})"

    def _show(self) -> None:
        record = self.record
        self.none.setVisible(not self._rows.records)
        self.list.setVisible(bool(self._rows.records))
        self.card.setVisible(record is not None)
        if record is not None:
            self.who.setText(self.name_of(record))
            self.entries.setText("\n".join(self._lines(record)))
        self._enable()
        self.fit()

    def _lines(self, record: StudentRecord) -> list[str]:
        lines = []
        adviser, comma = record.current(Kind.ADVISER), sentence("list-comma")
        if adviser:
            lines.append(self.tr("Adviser: {name}").format(name=self._member(str(adviser.get("adviser", "")))))
        for one in record.consents:
            employers = one.data.get("employers")
            names = comma.join(one_line(str(name)) for name in employers) if isinstance(employers, list) else ""
            line = self.tr("Consent: {text}: {names}") if names else self.tr("Consent: {text}")
            lines.append(line.format(text=consent_line(one.data), names=names))
        for kind in record.contradictions:
            lines.append(self.tr("Contradicting entries: {what}").format(what=self._kind(kind)))
            lines += [f"  • {self._entry(record, kind, one)}" for one in record.fields[kind]]
        told = [
            self._copy_line(one)
            if "reference" in one.data
            else self._stamped(one, one_line(str(one.data.get("text", ""))))
            for one in sorted((*record.copies, *record.notes), key=_happened)
        ]
        return lines + [*self._unsent(record)][::-1] + told[::-1][:_ENTRIES]

    def _unsent(self, record: StudentRecord) -> Iterator[str]:
        """Yield what was entered here of a student since the last sync."""
        line = self.tr("{day}, goes out with the next sync: {text}")
        about = {record.id, *map(ending_id, record.consent_ids)}
        for one in self._rows.unsent:
            text = ""
            if one.kind is Kind.NOTE:
                text = one_line(str(one.data.get("text", "")))
            elif one.kind is Kind.ADVISER:
                text = self._advises(str(one.data.get("adviser", "")))
            elif one.kind is Kind.ENDED:
                text = self.tr("the consent ended")
            elif one.kind is Kind.RECORD:
                text = self.tr("entry chosen: {what}").format(what=self._kind(one.kind))
            if one.student in about and text:
                yield line.format(day=_moment(one.at), text=text)

    def _advises(self, member: str) -> str:
        return self.tr("{name} advises the student").format(name=self._member(member))

    def _copy_line(self, value: Value) -> str:
        copy = self.tr("copy {reference} for {name}")
        name = one_line(str(value.data.get("recipient", "")))
        return self._stamped(value, copy.format(reference=one_line(str(value.data.get("reference", ""))), name=name))

    def _stamped(self, value: Value, text: str) -> str:
        line = self.tr("{day}  {name}: {text}")
        return line.format(day=_moment(_happened(value)), name=self._member(value.stamp.author), text=text)

    def _member(self, key: str) -> str:
        return one_line(self._rows.names.get(key, key[:8]))

    def _kind(self, kind: Kind) -> str:
        names = {Kind.RECORD: self.tr("name"), Kind.ADVISER: self.tr("adviser")}
        return names.get(kind, kind.value)

    def _entry(self, record: StudentRecord, kind: Kind, value: Value) -> str:
        """Return one of contradicting entries as a line."""
        data = value.data
        if kind is Kind.ADVISER:
            text = self._advises(str(data.get("adviser", "")))
        else:
            text = record.id[:8] if self._pseudonyms else f"{data.get('name', '')} ({data.get('id', '')})"
        return self._stamped(value, one_line(text))

    def _enable(self) -> None:
        record, free = self.record, not self._place.busy
        for button in (self.note, self.assign, self.end):
            button.setEnabled(free and record is not None)
        self.decide.setEnabled(free and record is not None and bool(record.contradictions))

    # -- what the buttons do -----------------------------------------------------------------------------------------

    def _work(self, act: Callable[[OfficeService], None]) -> None:
        def work(_token: CancelToken, _progress: Progress) -> tuple[OfficeRows, int]:
            from app.services.caseload_office import OfficeService

            service = OfficeService(self._caseload)
            act(service)
            return rows_of(service), service.status().unsent

        self.status_label.hide()
        self._place.start(work, Outcomes(self._done, self._refuse))

    def _done(self, found: tuple[OfficeRows, int]) -> None:
        rows, unsent = found
        self.show_rows(rows)
        self.status_label.show_text(sentence("office-noted", {"count": unsent}))

    def _refuse(self, error: AppError) -> None:
        self.status_label.refuse(error)

    def _note(self) -> None:
        record = self.record
        question = Question(
            lambda: self.tr("A note for your colleagues"),
            lambda: self.tr("All members of the office read it. It ends with the student's consent."),
            lambda: self.tr("Save"),
            field=lambda: self.tr("Note"),
        )
        text = ask_lines(self, question) if record else ""
        if record and text:
            self._work(lambda office: office.note(record.id, text))

    def _assign(self) -> None:
        record, members = self.record, self._rows.members
        question = Question(
            lambda: self.tr("Who advises this student?"),
            lambda: self.tr(
                "The student's vault stays where it is. Hand it over as a file if the colleague is to have it."
            ),
            lambda: self.tr("Save"),
            field=lambda: self.tr("Colleague"),
        )
        place = ask_one_of(self, question, members) if record else -1
        if record and place >= 0:
            self._work(lambda office: office.assign(record.id, members[place]))

    def _decide(self) -> None:
        """Show the entries of one contradiction, and take the one that is chosen; the next one is asked for by the same button."""
        record = self.record
        if record is None or not record.contradictions:
            return
        kind = record.contradictions[0]
        question = Question(
            lambda: self.tr("Which entry is right: {what}?").format(what=self._kind(kind)),
            lambda: self.tr("After the next sync, everyone uses the entry you choose."),
            lambda: self.tr("Choose"),
            field=lambda: self.tr("Entries"),
        )
        place = ask_one_of(self, question, [self._entry(record, kind, one) for one in record.fields[kind]])
        if place >= 0:
            self._work(lambda office: office.choose(record.id, kind, place))

    def _end(self) -> None:
        record = self.record
        if record is None:
            return
        given = [one.data for one in record.consents]
        chosen = ask_which_consent(self, self.name_of(record), given)
        if chosen is None:
            return
        is_last = len(chosen) == len(given)
        question = Question(
            lambda: self.tr("Has {name} withdrawn the consent?").format(name=self.name_of(record)),
            lambda: (
                (
                    self.tr("The data and the key end with every member of the office at their next sync.")
                    if is_last
                    else self.tr("What only this consent allowed ends with every member at their next sync.")
                )
                + " "
                + sentence("office-ended-honest")
            ),
            lambda: self.tr("End the consent"),
        )
        if confirm(self, question):
            consent = "" if is_last else str(given[chosen[0]].get("id", ""))
            self._work(lambda office: office.withdraw(record.id, consent))


def _happened(value: Value) -> str:
    """Return when a copy was made, or anything else was entered (a copy may be shared with the office much later)."""
    made = value.data.get("created") if "reference" in value.data else ""
    return str(made or value.stamp.at)


def _moment(untrusted_at: str) -> str:
    """Return a stored moment as local date and time; what is none as it is (a colleague's program wrote it)."""
    try:
        return format_moment(untrusted_at)
    except (ValueError, OverflowError):
        return one_line(untrusted_at[:10])


def rows_of(service: OfficeService) -> OfficeRows:
    """Return what the dialog shows of an office."""
    members = [one for one in service.status().members if one.is_current]
    return OfficeRows(service.students(), service.names(), [one.name for one in members], service.unsent())
