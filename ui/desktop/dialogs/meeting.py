"""Plans for meetings away from home: where, with whom and how that was checked, when the person is back, and who waits to hear from them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QDateTime, QSignalBlocker, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.meetings import ELSEWHERE, MeetingPlan, is_overdue, missing_parts
from app.errors import AppError
from app.files import write_atomic
from app.reader_country import known_country, reader_country
from app.services.meetings import LONGEST
from app.text.places import country_of_address
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.dialogs.short_questions import confirm
from ui.desktop.models.meeting_words import countries, emergency, overdue_lines
from ui.desktop.models.question_texts import Question
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Button, clear, column
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import Choice, ComboBox
from ui.desktop.widgets.flow_layout import Flow, Point, field, flow
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from ui.desktop.shell.session import Session

_LINES: Final = (
    *("place_told", "place_found", "contact", "number_found", "checked_how", "transport"),
    *("trusted", "trusted_phone", "words"),
)
_FORMATS: Final = ("PDF (*.pdf)", "Word (*.docx)", "Text (*.txt)")


class MeetingDialog(Dialog):
    """Makes plans and shows those there are. `changed`: something was kept, ended or removed."""

    def __init__(self, session: Session, plan: MeetingPlan | None = None, parent: QWidget | None = None) -> None:
        super().__init__(820, parent, height=640)
        self._session, self.changed = session, False
        self._plan = plan or MeetingPlan("", "", "", "")
        self._begun, self._said_country = self._plan, False
        self.which, self.title, self.country = Choice(), QLineEdit(), ComboBox()
        self.day, self.time, self.back_day, self.back_time = DateBox(), QLineEdit(), DateBox(), QLineEdit()
        self.lines = {name: QLineEdit() for name in _LINES}
        self.hint, self.status_label = Text(look="muted"), StatusLabel()
        self._told = column(space="xs")
        self.keep, self.print, self.back = Button("primary", "tick"), Button("", "print"), Button("", "tick")
        self.remove, self.close_it = Button("quiet", "trash"), Button()
        self._labels = {name: Text(look="caption") for name in ("which", *self._editors())}
        for editor in (self.title, *self.lines.values()):
            editor.setMaxLength(LONGEST)
        for code in ("", *countries(), ELSEWHERE):
            self.country.addItem("", code)
        self._build_layout()
        self.on_language_change(self._retranslate)
        self._connect()
        self._load(self._plan)
        (self.keep if self._plan.id else self.title).setFocus()

    def _editors(self) -> dict[str, QWidget]:
        head: dict[str, QWidget] = {
            "title": self.title,
            "country": self.country,
            "day": self.day,
            "time": self.time,
            "back_day": self.back_day,
            "back_time": self.back_time,
        }
        return {**head, **self.lines}

    def _build_layout(self) -> None:
        editors = self._editors()
        self.body.addWidget(self.hint)
        self.body.addWidget(field(self._labels["which"], self.which))
        self.body.addLayout(self._told)
        for names in (
            (("title", 3, 300), ("country", 1, 170)),
            (("day", 1, 150), ("time", 1, 80), ("back_day", 1, 150), ("back_time", 1, 80)),
            (("place_told", 1, 300), ("place_found", 1, 300)),
            (("contact", 1, 200), ("number_found", 1, 180), ("checked_how", 2, 260)),
            (("transport", 2, 260), ("trusted", 1, 170), ("trusted_phone", 1, 150)),
            (("words", 1, 300),),
        ):
            holder = QWidget()
            line = Flow(holder, space="m")
            for name, share, least in names:
                line.add(field(self._labels[name], editors[name]), share, least)
            self.body.addWidget(holder)
        self.body.addWidget(self.status_label)
        self.body.addStretch(1)
        self.finish(self.close_it, self.print, self.back, self.keep, lead=flow(self.remove))

    def _connect(self) -> None:
        self.which.activated.connect(self._chosen)
        self.country.activated.connect(self._country_said)
        for name in ("place_told", "place_found"):
            self.lines[name].textChanged.connect(self._place_typed)
        self.keep.clicked.connect(self._keep)
        self.print.clicked.connect(self._ask_print)
        self.back.clicked.connect(self._mark_back)
        self.remove.clicked.connect(self._remove)
        self.close_it.clicked.connect(self.reject)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Plan for a meeting away from home"))
        self.hint.setText(
            self.tr(
                "Fill in what you know and look up the rest yourself. Leave the printed page with someone you trust. The page cannot vouch for an invitation."
            )
        )
        names = {
            "which": self.tr("Plan"),
            "title": self.tr("Occasion"),
            "country": self.tr("Country"),
            "day": self.tr("Day"),
            "time": self.tr("Time"),
            "back_day": self.tr("Back by, day"),
            "back_time": self.tr("Back by, time"),
            "place_told": self.tr("Address they gave you"),
            "place_found": self.tr("Address you found yourself"),
            "contact": self.tr("Contact person"),
            "number_found": self.tr("Phone number you found yourself"),
            "checked_how": self.tr("Where you found it and what they said"),
            "transport": self.tr("How you get there and back"),
            "trusted": self.tr("Who expects to hear from you"),
            "trusted_phone": self.tr("Their phone number"),
            "words": self.tr("What you say when you want to leave"),
        }
        for name, editor in {"which": self.which, **self._editors()}.items():
            self._labels[name].setText(names[name])
            editor.setAccessibleName(names[name])
        for index, text in enumerate(
            (self.tr("Choose: it decides whom to call"), *countries().values(), self.tr("Another country"))
        ):
            self.country.setItemText(index, text)
        self.lines["words"].setPlaceholderText(sentence("meeting-words"))
        self.time.setPlaceholderText("09:00")
        self.back_time.setPlaceholderText("18:00")
        self.keep.setText(self.tr("Save plan"))
        self.print.setText(self.tr("Save to print…"))
        self.back.setText(self.tr("I am back"))
        self.remove.setText(self.tr("Delete plan"))
        self.close_it.setText(self.tr("Close"))
        self._list()
        self._show_state()

    def _list(self) -> None:
        with QSignalBlocker(self.which):
            self.which.clear()
            self.which.addItem(self.tr("A new plan"), "")
            for one in self._session.meetings.all():
                told = self.tr("{day}: {title}").format(day=day_of(one.begins[:10]), title=one_line(one.title))
                self.which.addItem(told, one.id)
            self.which.setCurrentIndex(max(0, self.which.findData(self._plan.id)))

    def _chosen(self) -> None:
        found = str(self.which.currentData() or "")
        self._load(self._session.meetings.get(found) if found else replace(self._begun, id="", returned=""))

    def _load(self, plan: MeetingPlan) -> None:
        self._plan = plan
        self.title.setText(plan.title)
        for name, editor in self.lines.items():
            editor.setText(str(getattr(plan, name)))
            editor.setCursorPosition(0)
        otherwise = QDate.currentDate().addDays(1)
        for day, time, moment in ((self.day, self.time, plan.begins), (self.back_day, self.back_time, plan.back_by)):
            when = QDateTime.fromString(moment, "yyyy-MM-ddTHH:mm")
            otherwise = when.date() if when.isValid() else otherwise  # back on the day it begins
            day.setDate(otherwise)
            time.setText(when.toString("HH:mm") if when.isValid() else "")
        self._said_country = bool(plan.id and plan.country)
        code = plan.country or self._country_of_place() or reader_country()
        if self.country.findData(code) < 0:  # a country that the command line was given
            self.country.addItem(code, code)
        self.country.setCurrentIndex(self.country.findData(code))
        self._list()
        self._show_state()

    def _country_said(self, _index: int = 0) -> None:
        self._said_country = bool(self.country.currentData())

    def _place_typed(self) -> None:
        """Choose the country that the address is in, unless the person chose one."""
        code = "" if self._said_country else self._country_of_place()
        if code:
            at = self.country.findData(known_country(code) or ELSEWHERE)
            self.country.setCurrentIndex(max(0, at))

    def _country_of_place(self) -> str:
        told = (country_of_address(self.lines[name].text()) for name in ("place_found", "place_told"))
        return next(filter(None, told), "")

    def _show_state(self) -> None:
        plan = self._plan
        clear(self._told)
        self.status_label.hide()
        late = bool(plan.id) and is_overdue(plan, self._session.meetings.now())
        self.back.setVisible(bool(plan.id) and not plan.returned)
        self.remove.setVisible(bool(plan.id))
        rows = [("critical", line) for line in overdue_lines(plan)] if late else []
        if plan.id and not plan.returned:
            rows += [("warning", sentence(f"meeting-missing-{part}")) for part in missing_parts(plan)]
        for glyph, line in rows:
            point = Point(glyph, glyph)
            point.label.setText(line)
            self._told.addWidget(point)
        self.fit()

    def written(self) -> MeetingPlan:
        """Return the plan as it is typed now."""
        day, back = (one.date().toString(Qt.DateFormat.ISODate) for one in (self.day, self.back_day))
        begins, ends = f"{day}T{self.time.text().strip()}", f"{back}T{self.back_time.text().strip()}"
        texts = {name: editor.text() for name, editor in self.lines.items()}
        country = str(self.country.currentData())
        return replace(
            self._plan, title=self.title.text(), begins=begins, back_by=ends, country=country, returned="", **texts
        )

    def _keep(self) -> None:
        if self._kept() is not None:
            self.status_label.show_text(self.tr("Saved. Today reminds you until you mark that you are back."))

    def _kept(self) -> MeetingPlan | None:
        """Keep the plan as it is typed; None where it is refused, and then nothing typed is lost."""
        try:
            plan = self._session.meetings.keep(self.written())
        except AppError as error:
            self.status_label.refuse(error)
            return None
        self.changed = True
        self._load(plan)
        return plan

    def _ask_print(self) -> None:
        plan = self._kept()
        if plan is None:
            return
        path = ask_save_path(self, self.tr("Save as a page"), self.tr("Countermark-meeting.pdf"), ";;".join(_FORMATS))
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the plan as a page to print, in the format of the file's name."""
        from app.services.meeting_text import meeting_page

        try:
            write_atomic(path, meeting_page(self._plan, emergency(self._plan), path.name, translations().language))
        except AppError as error:
            self.status_label.refuse(error)
            return
        self.status_label.show_text(self.tr("Page saved: {name}").format(name=path.name))

    def _mark_back(self) -> None:
        self._plan = self._session.meetings.mark_back(self._plan.id)
        self.changed = True
        self._load(self._plan)
        self.status_label.show_text(sentence("meeting-back", {"title": one_line(self._plan.title)}))

    def _remove(self) -> None:
        question = Question(
            lambda: self.tr("Delete this plan?"),
            lambda: self.tr("It is deleted for good. Today no longer reminds you of it."),
            lambda: self.tr("Delete the plan"),
        )
        if not confirm(self, question):
            return
        self._session.meetings.discard(self._plan.id)
        self.changed = True
        self._load(replace(self._begun, id="", returned=""))


def plan_meeting(session: Session, parent: QWidget, plan: MeetingPlan | None = None) -> bool:
    """Open the dialog; return True if something was kept, ended or removed."""
    dialog = MeetingDialog(session, plan, parent)
    dialog.exec()
    return dialog.changed
