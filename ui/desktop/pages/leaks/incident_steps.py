"""Status and follow-ups of one saved incident. Each change is emitted at once as the whole report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.incident_reports import FollowUp, IncidentReport, IncidentStatus, Money
from ui.desktop.models.incident_report_words import (
    follow_up_text,
    is_money_urgent,
    money_text,
    proposed_steps,
    status_text,
    step_text,
    with_cases,
    with_step,
)
from ui.desktop.pages.leaks.incident_cases import IncidentCases
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Button, Card, clear, column
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import Flow, field, row_with_buttons
from ui.desktop.widgets.form_fields import ShortText
from ui.desktop.widgets.safe_text import LiveText, Text, no_key


class IncidentSteps(Translatable, Card):
    """Next steps of an incident. `changed` carries the report as it is now; `evidence_asked`: a pack is to be made;
    `reminders_asked`: reminders, which are off unless `reminders`, are to be turned on. What is on the list of one of those `joined` is not
    proposed."""

    changed = Signal(IncidentReport)
    evidence_asked = Signal()
    reminders_asked = Signal()

    def __init__(self, report: IncidentReport, reminders: bool = True, joined: Sequence[IncidentReport] = ()) -> None:
        super().__init__(space="m")
        self.report, self._joined = report, joined
        self.off, self.turn_on = Text(look="caption"), Button("quiet", "clock")
        self._off_row = row_with_buttons(self.off, self.turn_on)
        if reminders:
            self._off_row.hide()  # shown before it is part of the page it would be a window of its own
        self.title, self.first = Text(look="section"), Text(look="strong")
        self.status, self.money, self.amount = ComboBox(), ComboBox(), ShortText()
        self.proposed: list[Button] = []
        self._proposals, self._try = column(space="xs"), Text(look="caption")
        self.what, self.day, self.add = ShortText(), DateBox(), Button("", "plus")
        self.boxes: list[QCheckBox] = []
        self.evidence, self.cases = Button("", "archive"), IncidentCases(report)
        self.missing = LiveText()
        self.missing.hide()
        self._labels = [Text(look="caption") for _ in range(5)]
        self.amount.setText(report.amount)
        for status in IncidentStatus:
            self.status.addItem("", status.value)
        for money in Money:
            self.money.addItem("", money.value)
        self.status.setCurrentIndex(self.status.findData(report.status.value))
        self.money.setCurrentIndex(self.money.findData(report.money.value))
        self.day.setDate(QDate.currentDate().addDays(7))
        self._build_layout()
        self.on_language_change(self._retranslate)
        self.status.activated.connect(self._status_chosen)
        self.money.activated.connect(self._money_chosen)
        self.amount.editingFinished.connect(self._amount_typed)
        self.add.clicked.connect(self._add)
        self.what.returnPressed.connect(self._add)
        self.what.textChanged.connect(self.missing.hide)
        self.cases.changed.connect(lambda cases: self._emit(with_cases(self.report, cases)))
        self.evidence.clicked.connect(self.evidence_asked)
        self.turn_on.clicked.connect(self._turn_on)

    def _build_layout(self) -> None:
        self.body.addWidget(self.title)
        self.body.addWidget(self.first)
        choices = QWidget()
        line = Flow(choices, space="l")
        line.add(field(self._labels[0], self.status), 1, 180)
        line.add(field(self._labels[1], self.money), 1, 180)
        self._amount_field = field(self._labels[4], self.amount)
        line.add(self._amount_field, 1, 180)
        self.body.addWidget(choices)
        held = column(space="xs")
        steps = self.report.follow_ups
        made = dict[int, QCheckBox]()
        for number in sorted(
            range(len(steps)), key=lambda at: (not steps[at].day, steps[at].day)
        ):  # what is due first, first
            box = made[number] = QCheckBox()
            box.setChecked(steps[number].done)
            box.clicked.connect(partial(self._ticked, number, box))
            held.addWidget(box)
        self.boxes = [made[number] for number in range(len(steps))]
        self.body.addLayout(held)
        self.body.addWidget(self._try)
        self.body.addLayout(self._proposals)
        adding = QWidget()
        line = Flow(adding, space="m")
        line.add(field(self._labels[2], self.what), 3, 260)
        line.add(field(self._labels[3], self.day), 1, 150)
        line.add(self.add)
        self.body.addWidget(adding)
        self.body.addWidget(self.missing)
        self.body.addWidget(self._off_row)
        self.body.addWidget(self.cases)
        self.body.addWidget(self.evidence, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def typed(self) -> tuple[str, QDate]:
        """Return the words and the day of a follow-up that is not added yet."""
        return self.what.text(), self.day.date()

    def restore(self, typed: tuple[str, QDate]) -> None:
        """Show words and day of a follow-up again, unless it has been added since."""
        words = " ".join(typed[0].split())
        if words and words not in (one.what for one in self.report.follow_ups):
            self.what.setText(typed[0])
            self.day.setDate(typed[1])

    def parts(self) -> dict[str, QWidget]:
        """Return the parts that take the focus, by names that stay when the report is shown anew."""
        boxes: dict[str, QWidget] = {f"box {number}": box for number, box in enumerate(self.boxes)}
        boxes |= {f"proposed {number}": one for number, one in enumerate(self.proposed)}
        boxes["amount"] = self.amount
        fields = {"status": self.status, "money": self.money, "what": self.what, "day": self.day, "add": self.add}
        fields["turn on"] = self.turn_on
        return {**boxes, **fields, **self.cases.parts(), "evidence": self.evidence}

    def _retranslate(self) -> None:
        self.title.setText(self.tr("What to do next"))
        self.first.setText(sentence("incident-money-first"))
        self._fit_money()
        self._propose()
        names = (
            self.tr("Status"),
            self.tr("Was money lost?"),
            self.tr("Something to do"),
            self.tr("By when"),
            self.tr("How much?"),
        )
        editors = (self.status, self.money, self.what, self.day, self.amount)
        for label, name, editor in zip(self._labels, names, editors, strict=True):
            label.setText(name)
            editor.setAccessibleName(name)
        self.what.setPlaceholderText(self.tr("e.g. ask the platform where it got the number"))
        self.amount.setPlaceholderText(self.tr("e.g. 300, by bank transfer"))
        self.add.setText(self.tr("Remind me"))
        self.off.setText(self.tr("Reminders are off in Settings: what you add here is only listed on the Today page."))
        self.turn_on.setText(self.tr("Turn reminders on"))
        self.evidence.setText(self.tr("Make an evidence pack…"))
        for index, status in enumerate(IncidentStatus):
            self.status.setItemText(index, status_text(status))
        for index, money in enumerate(Money):
            self.money.setItemText(index, money_text(money))
        for one, box in zip(self.report.follow_ups, self.boxes, strict=False):  # a step taken just now has no box yet
            told = follow_up_text(self.report, one)
            box.setText(no_key(f"{day_of(one.day)} · {told}" if one.day else told))

    def _emit(self, report: IncidentReport) -> None:
        if report != self.report:
            self.report = report
            self.changed.emit(report)

    def _turn_on(self) -> None:
        self._off_row.hide()
        self.what.setFocus()
        self.reminders_asked.emit()

    def _status_chosen(self) -> None:
        self._emit(replace(self.report, status=IncidentStatus(self.status.currentData())))

    def _money_chosen(self) -> None:
        self._emit(replace(self.report, money=Money(self.money.currentData())))
        self._fit_money()
        self._propose()

    def _fit_money(self) -> None:
        lost = self.report.money is Money.YES
        room = self.first.sizePolicy()
        room.setRetainSizeWhenHidden(lost)  # it goes and comes with a tick: the boxes below stay under the pointer
        self.first.setSizePolicy(room)
        self.first.setVisible(is_money_urgent(self.report))
        self._amount_field.setVisible(lost or bool(self.report.amount))

    def _amount_typed(self) -> None:
        self._emit(replace(self.report, amount=" ".join(self.amount.text().split())))

    def _propose(self) -> None:
        """Offer what may be done next, each to be taken onto the list with one press."""
        clear(self._proposals)
        steps = proposed_steps(self.report, self._joined)
        self.proposed = [Button("quiet", "plus") for _ in steps]
        for one, step in zip(self.proposed, steps, strict=True):
            one.setText(no_key(step_text(step)))
            one.clicked.connect(partial(self._take, step))
            self._proposals.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        self._try.setText(self.tr("Add to my list:"))
        self._try.setVisible(bool(steps))

    def _take(self, step: str) -> None:
        day = QDate.currentDate().addDays(0 if self.report.money is Money.YES else 7)
        self._emit(with_step(self.report, step, day.toString(Qt.DateFormat.ISODate)))

    def _ticked(self, number: int, box: QCheckBox, _on: bool = False) -> None:
        """Keep what a box shows (the binding does not always say it)."""
        follow_ups = list(self.report.follow_ups)
        follow_ups[number] = replace(follow_ups[number], done=box.isChecked())
        self._emit(replace(self.report, follow_ups=tuple(follow_ups)))

    def _add(self) -> None:
        what = " ".join(self.what.text().split())
        if not what:
            self.missing.setText(self.tr("Enter what to do first."))
            self.missing.show()
            self.what.setFocus()
            return
        day = self.day.date().toString(Qt.DateFormat.ISODate)
        added = FollowUp(day, what)
        if self.report.follow_ups[-1:] != (added,):  # pressed twice, before it was saved
            self._emit(replace(self.report, follow_ups=(*self.report.follow_ups, added)))
