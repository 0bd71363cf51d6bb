"""Report of a call, a message or a visit: when, from whom, what they said and knew, and files as they are.

Writes nothing: `report` and `attachments` hold the result. Everything but the day may be left out: a call is logged in
under a minute.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.caller_facts import OwnFact, StatedFact
from app.domain.incident_reports import Channel, IncidentReport, Money
from app.domain.sensitivity import Kind
from app.errors import AppError
from ui.desktop.dialogs.base import Dialog
from ui.desktop.models.incident_report_words import channel_name, fact_line, money_text
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.untrusted_input import UntrustedInput, choose_files
from ui.desktop.widgets.basic import Button, clear, column, row
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import Flow, field, flow, row_with_buttons
from ui.desktop.widgets.form_fields import GrowingText, ShortText
from ui.desktop.widgets.safe_text import ElidedLabel, Text, no_key, one_line
from ui.desktop.widgets.status_label import StatusLabel

SHOWN = 12
"""Own facts that are listed before "show all"."""
_CHANNELS = (
    *(Channel.CALL, Channel.MESSAGE, Channel.MAIL, Channel.VISIT, Channel.ALERT, Channel.FILE),
    *(Channel.POSTING, Channel.GIVEN),
)


_REACHED_BY: Final = {Channel.CALL: Kind.PHONE.value, Channel.MAIL: Kind.EMAIL.value}
"""What whoever came this way must have known to reach the person."""


class FactRow(Translatable, QWidget):
    """One of the person's own facts with a tick; once ticked, whether it was said and how sure the person is."""

    def __init__(self, fact: OwnFact | StatedFact) -> None:
        super().__init__()
        self.fact = fact
        self.box, self.implied, self.unsure = QCheckBox(), QCheckBox(), QCheckBox()
        line = row(self, space="m")
        line.addWidget(self.box, 1)
        line.addWidget(self.implied)
        line.addWidget(self.unsure)
        self._decided, self._suggested = False, False
        self.box.toggled.connect(self._fit)
        self.box.clicked.connect(self._decide)
        self.on_language_change(self._retranslate)
        self._fit()

    def suggest(self, known: bool) -> None:
        """Tick it as implied, or take that back; what the person ticked or unticked stays."""
        if not self._decided and known != self._suggested:
            self._suggested = known
            self.box.setChecked(known)
            self.implied.setChecked(known)

    def tick(self, known: StatedFact | None) -> None:
        """Show what was stated of it before; nothing is suggested any more."""
        self._decided = True
        self.box.setChecked(known is not None)
        if known is not None:
            self.implied.setChecked(known.implied)
            self.unsure.setChecked(not known.sure)

    def _decide(self) -> None:
        self._decided = True

    def stated(self) -> StatedFact | None:
        """Return the fact as it was ticked; None when it is not."""
        if not self.box.isChecked():
            return None
        return StatedFact(self.fact.value, self.implied.isChecked(), not self.unsure.isChecked())

    def _fit(self) -> None:
        for part in (self.implied, self.unsure):
            part.setVisible(self.box.isChecked())

    def _retranslate(self) -> None:
        own = isinstance(self.fact, OwnFact)
        text = fact_line(self.fact) if isinstance(self.fact, OwnFact) else self.fact.value
        self.box.setText(no_key(text if own else self.tr("Something else: {value}").format(value=text)))
        self.implied.setText(self.tr("only implied"))
        self.unsure.setText(self.tr("not sure"))
        for part in (self.implied, self.unsure):
            part.setAccessibleDescription(text)


class IncidentReportDialog(Dialog):
    """Asks for a report. `validate` raises an `AppError` for what cannot be stored; then the dialog stays as it is."""

    def __init__(
        self,
        facts: Sequence[OwnFact],
        validate: Callable[[IncidentReport], object],
        parent: QWidget | None = None,
        *,
        attachments: UntrustedInput | None = None,
        where: str = "",
        channel: Channel = Channel.CALL,
        money: Money = Money.UNKNOWN,
        check_id: str = "",
        country: str = "",
        contact: str = "",
        said: str = "",
    ) -> None:
        super().__init__(760, parent)
        self._validate, self._where, self._check_id, self._country = validate, where, check_id, country
        self.report: IncidentReport | None = None
        self.attachments: list[UntrustedInput] = [attachments, *attachments.more] if attachments else []
        self.channel, self.day, self.time = ComboBox(), DateBox(), QLineEdit()
        self.contact, self.said, self.money = QLineEdit(contact), GrowingText(), ComboBox()
        self.amount = ShortText()
        self.said.setPlainText(said)
        self.said.document().setModified(False)
        self.hint, self.facts_title, self.facts_hint = Text(look="muted"), Text(look="strong"), Text(look="caption")
        self.rows = [FactRow(fact) for fact in facts]
        self.more, self.other, self.add = Button("quiet"), ShortText(), Button("", "plus")
        self.files_title, self.choose = Text(look="strong"), Button("", "folder")
        self.status_label = StatusLabel("warning")
        self.keep, self.close_it = Button("primary", "archive"), Button()
        self._labels = [Text(look="caption") for _ in range(7)]
        self._facts_column, self._files = column(space="xs"), column(space="xs")
        for box, values in ((self.channel, _CHANNELS), (self.money, tuple(Money))):
            for one in values:
                box.addItem("", one.value)
        self.channel.setCurrentIndex(self.channel.findData(channel.value))
        self.money.setCurrentIndex(self.money.findData(money.value))
        self.day.setMaximumDate(QDate.currentDate())
        self.day.setDate(QDate.currentDate())
        self._build_layout()
        self.on_language_change(self._retranslate)
        self.channel.activated.connect(lambda _index: self._changed())
        self.money.activated.connect(lambda _index: self._fit_amount())
        self.more.clicked.connect(self._show_all)
        self.add.clicked.connect(self._add_other)
        self.choose.clicked.connect(self._choose)
        self.keep.clicked.connect(self._keep)
        self.close_it.clicked.connect(self.reject)
        self._suggest_known()
        self.contact.setFocus()

    def _changed(self) -> None:
        self._name_fields()
        self._suggest_known()

    def _suggest_known(self) -> None:
        """Tick the number or address that somebody must have had to come this way, where the person has only one."""
        reached = _REACHED_BY.get(Channel(self.channel.currentData()), "")
        for kind in _REACHED_BY.values():
            found = [one for one in self.rows if isinstance(one.fact, OwnFact) and one.fact.kind == kind]
            for one in found:
                one.suggest(kind == reached and len(found) == 1)

    def _build_layout(self) -> None:
        head = QWidget()
        line = Flow(head, space="l")
        editors = (self.channel, self.day, self.time, self.contact)
        for label, editor, (share, least) in zip(
            self._labels, editors, ((2, 220), (1, 150), (1, 90), (2, 240)), strict=False
        ):
            line.add(field(label, editor), share, least)
        for one in self.rows[:SHOWN]:
            self._facts_column.addWidget(one)
        other = row_with_buttons(self.other, self.add, space="s")
        self.body.addWidget(self.hint)
        self.body.addWidget(head)
        self.body.addWidget(field(self._labels[4], self.said))
        self.body.addWidget(self.facts_title)
        self.body.addWidget(self.facts_hint)
        self.body.addLayout(self._facts_column)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(other)
        lost = QWidget()
        line = Flow(lost, space="l")
        line.add(field(self._labels[5], self.money), 1, 180)
        self._amount_field = field(self._labels[6], self.amount)
        line.add(self._amount_field, 1, 180)
        self.body.addWidget(lost)
        self._fit_amount()
        self.body.addWidget(row_with_buttons(self.files_title, self.choose))
        self.body.addLayout(self._files)
        self.body.addWidget(self.status_label)
        self.body.addStretch(1)
        self.more.setVisible(len(self.rows) > SHOWN)
        self.finish(self.close_it, self.keep, lead=flow())
        self._list_files()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Log a call or message"))
        hint = self.tr("Write down what you remember now; you can add more later. Nothing leaves this PC.")
        where = self.tr("Saved with where it was found: {where}").format(where=one_line(self._where))
        self.hint.setText(f"{hint}\n{where}" if self._where else hint)
        self._name_fields()
        self.time.setPlaceholderText("14:05")
        self.amount.setPlaceholderText(self.tr("e.g. 300 yuan by WeChat"))
        self.contact.setPlaceholderText(self.tr("“unknown” is an answer too"))
        for index, channel in enumerate(_CHANNELS):
            self.channel.setItemText(index, channel_name(channel))
        for index, money in enumerate(Money):
            self.money.setItemText(index, money_text(money))
        self.facts_title.setText(self.tr("What did they know about you?"))
        self.facts_hint.setText(
            self.tr(
                "Tick what they said, or what they could only do because they knew it. Earlier values count: they point at older copies."
            )
        )
        self.more.setText(self.tr("Show {count} more").format(count=len(self.rows) - SHOWN))
        self.other.setPlaceholderText(self.tr("Something else they knew"))
        self.other.setAccessibleName(self.tr("Something else they knew"))
        self.add.setText(self.tr("Add"))
        self.files_title.setText(self.tr("Recordings, screenshots, files"))
        self.choose.setText(self.tr("Add files…"))
        self.keep.setText(self.tr("Save"))
        self.close_it.setText(self.tr("Cancel"))

    def _name_fields(self) -> None:
        """Name the fields after what is logged: what came to the person, or what they gave away."""
        given = self.channel.currentData() == Channel.GIVEN.value
        names = (
            self.tr("What was it?"),
            self.tr("Day"),
            self.tr("Time"),
            self.tr("To which account, number or address?") if given else self.tr("From which number or address?"),
            self.tr("What did you pay, send or allow?") if given else self.tr("What did they say?"),
            self.tr("Was money lost?"),
            self.tr("How much?"),
        )
        editors = (self.channel, self.day, self.time, self.contact, self.said, self.money, self.amount)
        for label, name, editor in zip(self._labels, names, editors, strict=True):
            label.setText(name)
            editor.setAccessibleName(name)

    def _fit_amount(self) -> None:
        """Ask how much where money was lost."""
        self._amount_field.setVisible(self.money.currentData() == Money.YES.value)
        self.fit()

    def _show_all(self) -> None:
        self.more.hide()
        for one in self.rows[SHOWN:]:
            self._facts_column.addWidget(one)
        self.rows[SHOWN].box.setFocus()
        self.fit()

    def _add_other(self) -> None:
        value = " ".join(self.other.text().split())
        if not value:
            self.other.setFocus()
            return
        one = FactRow(StatedFact(value))
        one.box.setChecked(True)
        self.rows.append(one)
        self._facts_column.addWidget(one)
        self.other.clear()
        self.other.setFocus()
        self.fit()

    def _choose(self) -> None:
        incoming = choose_files(self, self.tr("Add files"), self.tr("Files"), (".*",))
        if incoming is not None:
            self.attachments += [incoming, *incoming.more]
            self._list_files()
            self.fit()

    def _list_files(self) -> None:
        clear(self._files)
        for one in self.attachments:
            remove = Button("icon", "close")
            remove.name(self.tr("Leave out {name}").format(name=one.name))
            remove.clicked.connect(partial(self._leave_out, one))
            self._files.addWidget(row_with_buttons(ElidedLabel(one.name), remove))

    def _leave_out(self, one: UntrustedInput) -> None:
        self.attachments.remove(one)
        self._list_files()

    def said_report(self) -> IncidentReport:
        """Return the report in the fields."""
        channel, contact = Channel(self.channel.currentData()), " ".join(self.contact.text().split())
        said = self.said.toPlainText().strip()
        return IncidentReport(
            channel,
            proposed_title(channel, contact, said),
            self.day.date().toString(Qt.DateFormat.ISODate),
            where=self._where,
            time=self.time.text(),
            contact=contact,
            said=said,
            knew=tuple(fact for one in self.rows if (fact := one.stated()) is not None),
            money=Money(self.money.currentData()),
            amount=self.amount.text() if self.money.currentData() == Money.YES.value else "",
            check=self._check_id,
            country=self._country,
        )

    def _keep(self) -> None:
        if self.other.text().strip():
            self._add_other()  # typed and not added: it was meant
        report = self.said_report()
        try:
            self._validate(report)
        except AppError as error:
            self.status_label.refuse(error)
            self.reveal(self.status_label)
            self.time.setFocus()
            return
        self.report = report
        self.accept()


def proposed_title(channel: Channel, contact: str, said: str) -> str:
    """Return the title of a report that got none: the way it came, and from whom or with which words."""
    first = contact or " ".join(said.split())[:40]
    return f"{channel_name(channel)} · {first}" if first else channel_name(channel)
