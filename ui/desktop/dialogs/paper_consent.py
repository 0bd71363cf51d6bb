"""Consent on paper, for students without a computer: print forms with codes, and record each once it came back signed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.caseload.consent_package import Terms
from app.caseload.students import MAX_PURPOSE, SENDING, Purpose, name_key, purpose_of
from app.domain.copy_file_names import folder_name as usable_name
from app.domain.sensitivity import Kind
from app.errors import AppError
from app.files import write_atomic
from app.services import caseload_consent, caseload_replaced
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.dialogs.short_questions import confirm
from ui.desktop.models.consent_package_words import told_lines
from ui.desktop.models.question_texts import Question
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Button, column, rule
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import Flow, field, row_with_buttons
from ui.desktop.widgets.form_fields import GrowingText
from ui.desktop.widgets.letterhead import LetterheadFields
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import LiveText, Text, one_line
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.caseload.students import Student
    from app.services.caseload import Caseload
    from app.services.caseload_settings import Letterhead

_DAYS: Final = 180


class PaperConsentDialog(Dialog):
    """Accepted when a signed form was recorded and no other waits. `chosen`: the student, or several for whom forms are printed in one file;
    `missing`: all who may be asked together;
    `without_resume`: ids of those of whom no résumé is here, so that the form asks for kinds of data chosen beforehand."""

    def __init__(
        self,
        caseload: Caseload,
        student: Student,
        name: str,
        parent: QWidget | None = None,
        *,
        letterhead: Letterhead | None = None,
        chosen: Sequence[Student] = (),
        missing: Sequence[Student] = (),
        employers: Sequence[str] = (),
        pseudonyms: bool = False,
        without_resume: Collection[str] = (),
    ) -> None:
        super().__init__(640, parent)
        self._caseload, self._student, self._name, self._place = caseload, student, name, JobSlot(self)
        self._pseudonyms, self._groups = pseudonyms, [tuple(chosen) or (student,)]
        if any(one not in self._groups[0] for one in missing):
            self._groups.append(tuple(missing))
        self._without_resume = frozenset(without_resume)
        self.whom, self.hint, self.busy, self.status_label = ComboBox(), Text(look="muted"), Busy(), StatusLabel()
        self.first, self.second = Text(look="section"), Text(look="section")
        self.purpose, self.until, self.own_words = ComboBox(), DateBox(), QLineEdit()
        self.employers, self.code, self.day = GrowingText(), QLineEdit(), DateBox()
        self.kinds = {kind: QCheckBox() for kind in Kind}
        self._names_missing = LiveText()
        self._kinds, self._kinds_label = QWidget(), Text(look="caption")
        self.employers.setPlainText("\n".join(employers))
        self.employers.document().setModified(False)
        self.letterhead = LetterheadFields()
        if letterhead is not None:
            self.letterhead.show_letterhead(letterhead)
        self.print, self.signed, self.close_it = Button("", "print"), Button("primary", "tick"), Button()
        self._labels = {
            key: Text(look="caption") for key in ("whom", "purpose", "until", "words", "names", "code", "day")
        }
        self.own_words.setMaxLength(MAX_PURPOSE)
        for purpose in Purpose:
            self.purpose.addItem("", purpose.value)
        for _ in self._groups:
            self.whom.addItem("")
        asked, words = purpose_of(student.asked_purpose)
        self.purpose.setCurrentIndex(self.purpose.findData((asked if student.asked_purpose else Purpose.FAIR).value))
        self.own_words.setText(words)
        until = QDate.fromString(student.asked_until, "yyyy-MM-dd")
        self.until.setDate(until if until.isValid() else QDate.currentDate().addDays(_DAYS))
        self._build_layout()
        self.on_language_change(self._retranslate)
        self._connect()
        self._enable()

    def _build_layout(self) -> None:
        terms, signing = QWidget(), QWidget()
        line = Flow(terms, space="m")
        line.add(field(self._labels["purpose"], self.purpose), 1, 240)
        line.add(field(self._labels["until"], self.until), 1, 170)
        self._names_missing.set_tone("critical")
        self._names_missing.hide()
        self._names = QWidget()
        under = column(self._names, space="xs")
        under.addWidget(field(self._labels["names"], self.employers))
        under.addWidget(self._names_missing)
        self._whom = field(self._labels["whom"], self.whom)
        self._whom.setVisible(self.whom.count() > 1)
        line = Flow(self._kinds, space="m")
        for kind, box in self.kinds.items():
            box.setChecked(kind.value in caseload_consent.USUAL_KINDS)
            line.add(box)
        self._kinds_of = field(self._kinds_label, self._kinds)
        line = Flow(signing, space="m")
        line.add(field(self._labels["code"], self.code), 1, 200)
        line.add(field(self._labels["day"], self.day), 1, 170)
        for part in (
            self.hint,
            self.first,
            self._whom,
            terms,
            self._names,
            self._kinds_of,
            self.letterhead,
            field(self._labels["words"], row_with_buttons(self.own_words, self.print, space="m")),
            rule(),
            self.second,
            signing,
            self.busy,
            self.status_label,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.close_it, self.signed)
        self.busy.watch(self._place)

    def _retranslate(self) -> None:
        self._name_window()
        self.hint.setText(
            self.tr("The form allows nothing until the student signed it and you recorded its code here.")
        )
        self.first.setText(self.tr("1. Print the form"))
        self.second.setText(self.tr("2. It came back signed"))
        names = {
            "whom": self.tr("For whom"),
            "purpose": self.tr("What for"),
            "until": self.tr("Last day"),
            "names": self.tr("Employers who may get a copy, one per line"),
            "words": self.tr("In their own words (may be left out)"),
            "code": self.tr("Code of the form"),
            "day": self.tr("Day of the signature"),
        }
        self._names_missing.setText(sentence("consent-employers-missing"))
        editors: dict[str, QWidget] = {
            "whom": self.whom,
            "purpose": self.purpose,
            "until": self.until,
            "names": self.employers,
            "words": self.own_words,
            "code": self.code,
            "day": self.day,
        }
        for key, name in names.items():
            self._labels[key].setText(name)
            editors[key].setAccessibleName(name)
        several = (
            self.tr("The selected students: {count}"),
            self.tr("All who gave no consent, or whose consent expired: {count}"),
        )
        for index, group in enumerate(self._groups):
            one = self._name if group == (self._student,) else ""
            self.whom.setItemText(index, one or several[index].format(count=len(group)))
        self._kinds_label.setText(self.tr("Kinds of data that students without a résumé here allow"))
        for kind, box in self.kinds.items():
            box.setText(sentence(f"kind-{kind.value}"))
        for index, purpose in enumerate(Purpose):
            self.purpose.setItemText(index, sentence(f"purpose-{purpose.value}"))
        self._name_print()
        self.signed.setText(self.tr("Record the signature"))
        self.close_it.setText(self.tr("Close"))

    @property
    def _students(self) -> tuple[Student, ...]:
        """The students for whom forms are printed."""
        return self._groups[max(0, self.whom.currentIndex())]

    def _name_window(self) -> None:
        """Name the student, or how many the forms are for."""
        one, several = self.tr("Consent on paper: {name}"), self.tr("Consent on paper, students: {count}")
        chosen = one if self._students == (self._student,) else several
        self.setWindowTitle(chosen.format(name=self._name, count=len(self._students)))

    def _name_print(self) -> None:
        self.print.setText(self.tr("Save the forms…") if len(self._students) > 1 else self.tr("Save the form…"))

    def _connect(self) -> None:
        self.whom.currentIndexChanged.connect(lambda: self._enable())
        self.purpose.currentIndexChanged.connect(lambda: self._enable())
        self.employers.textChanged.connect(self._names_missing.hide)
        self.code.textChanged.connect(lambda: self._enable())
        self.print.clicked.connect(lambda: self._ask_where())
        self.signed.clicked.connect(lambda: self._sign())
        self.close_it.clicked.connect(self.reject)
        self._place.busy_changed.connect(lambda _busy: self._enable())

    def _enable(self) -> None:
        free = not self._place.busy
        self._names.setVisible(Purpose(self.purpose.currentData()) in SENDING)
        self._kinds_of.setVisible(any(one.id in self._without_resume for one in self._students))
        self._name_print()
        self._name_window()
        self.print.setEnabled(free)
        self.signed.setEnabled(free and bool(self.code.text().strip()))
        self.fit()

    def _ask_where(self) -> None:
        missing = Purpose(self.purpose.currentData()) in SENDING and not self.employers.toPlainText().strip()
        self._names_missing.setVisible(missing)
        if missing:
            self.employers.setFocus()
            self.fit()
            return
        several = len(self._students) > 1
        name = self.tr("consent forms") if several else self.tr("consent form") + f" {self._name}"
        path = ask_save_path(self, self.print.text().rstrip("…"), usable_name(name) + ".pdf", "PDF (*.pdf)")
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Make the form or forms, and save the file."""
        purpose, language = Purpose(self.purpose.currentData()), translations().language
        typed = self.employers.toPlainText().splitlines() if purpose in SENDING else []
        spelled = dict[str, str]()
        for name in filter(str.strip, typed):
            spelled.setdefault(name_key(name), " ".join(name.split()))
        words, until = self.own_words.text().strip(), self.until.date().toString("yyyy-MM-dd")
        letterhead, wanted = self.letterhead.letterhead, [one.id for one in self._students]
        kinds = tuple(kind.value for kind, box in self.kinds.items() if box.isChecked())
        terms = Terms(purpose, words, tuple(spelled.values()), self._caseload.today, until)

        def work(_token: CancelToken, _progress: Progress) -> tuple[str, ...]:
            self._caseload.set_letterhead(letterhead)
            students = [self._caseload.student(one) for one in wanted]
            codes, pdf = caseload_consent.print_forms(self._caseload, students, terms, language, kinds=kinds)
            write_atomic(path, pdf)
            return codes

        def done(codes: tuple[str, ...]) -> None:
            self.mark_saved()  # the code is typed from the paper: whoever types it has the form in hand
            several = sentence("consent-forms-printed", {"path": str(path), "count": len(codes)})
            one = sentence("consent-form-printed", {"path": str(path), "code": codes[0]})
            self.status_label.show_text(several if len(codes) > 1 else one)
            self.code.setFocus()  # what comes next
            self.fit()

        self._place.start(work, Outcomes(done, self._failed))

    def _replaces(self) -> bool:
        """Ask where files of another consent go with the signature; True if it is to be recorded. Raises as `form_of`."""
        student, terms = caseload_consent.form_of(self._caseload, self.code.text())
        told = caseload_replaced.file_texts(self._caseload, student, terms)
        if not told:
            return True
        lines = told_lines(told, pseudonyms=self._pseudonyms)
        question = Question(
            lambda: self.tr("Replace the earlier consent?"),
            lambda: "\n".join(lines),
            lambda: self.tr("Record the signature"),
        )
        return confirm(self, question)

    def _sign(self) -> None:
        try:
            if not self._replaces():
                return
            day = self.day.date().toString("yyyy-MM-dd")
            signed = caseload_consent.sign_form(self._caseload, self.code.text(), day=day)
        except AppError as error:
            self._failed(error)
            return
        self.mark_saved()
        waiting = sum(one.form is not None for one in self._caseload.students())
        if not waiting:
            self.accept()
            return
        self.code.clear()
        self.code.setFocus()
        name = signed.pseudonym if self._pseudonyms else one_line(signed.name)
        self.status_label.show_text(sentence("consent-form-signed", {"name": name, "count": waiting}))
        self.fit()

    def _failed(self, error: AppError) -> None:
        self.status_label.refuse(error)
        self.fit()
