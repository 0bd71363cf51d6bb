"""Entry of an answer about who recruits: the words, how they came, what they amount to, and the day. Stores nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget

from app.domain.checks import CardLine, Posting
from app.errors import AppError
from ui.desktop.dialogs.base import Dialog
from ui.desktop.shell.i18n import translations
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import Flow, field
from ui.desktop.widgets.form_fields import GrowingText
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from checkers.guided.recruiter_questions import AuthorityQuestion


class NotedAnswerDialog(Dialog):
    """Asks for the answer to the question of a code. `line` holds the result."""

    def __init__(self, code: str, posting: Posting, parent: QWidget | None = None) -> None:
        from checkers.guided import recruiter_questions

        super().__init__(600, parent)
        self._question: AuthorityQuestion = recruiter_questions.question_of(code)
        self._posting = posting
        self.line: CardLine | None = None
        self.asked, self.hint, self.status_label = Text(look="section"), Text(look="muted"), StatusLabel("warning")
        self.answer, self.way, self.outcome, self.day = GrowingText(), ComboBox(), ComboBox(), DateBox()
        self.keep, self.close_it = Button("primary", "tick"), Button()
        self._labels = [Text(look="caption") for _ in range(4)]
        for box, codes in (
            (self.way, recruiter_questions.ways("en")),
            (self.outcome, recruiter_questions.results("en")),
        ):
            for one in codes:
                box.addItem("", one)
        for box, usual in ((self.way, "chat"), (self.outcome, "open")):  # whoever chooses nothing has confirmed nothing
            box.setCurrentIndex(box.findData(usual))
        self.day.setMaximumDate(QDate.currentDate())
        self.day.setDate(QDate.currentDate())
        self._build_layout()
        self.on_language_change(self._retranslate)
        self.keep.clicked.connect(self._keep)
        self.close_it.clicked.connect(self.reject)
        self.answer.setFocus()

    def _build_layout(self) -> None:
        how = QWidget()
        line = Flow(how, space="l")
        editors: tuple[QWidget, ...] = (self.way, self.outcome, self.day)
        for label, editor, least in zip(self._labels[1:], editors, (210, 170, 150), strict=True):
            line.add(field(label, editor), 1, least)
        for part in (self.asked, self.hint, field(self._labels[0], self.answer), how, self.status_label):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.close_it, self.keep)

    def _retranslate(self) -> None:
        from checkers.guided import recruiter_questions

        language = "zh" if translations().language.startswith("zh") else "en"
        self.setWindowTitle(self.tr("What they answered"))
        self.asked.setText(self._question.title[language])
        self.hint.setText(self._question.hint[language])
        names = (
            self.tr("Their answer: paste it, or write what they said, and who said it"),
            self.tr("How did you ask?"),
            self.tr("Result"),
            self.tr("Answered on"),
        )
        for label, name, editor in zip(
            self._labels, names, (self.answer, self.way, self.outcome, self.day), strict=True
        ):
            label.setText(name)
            editor.setAccessibleName(name)
        for box, told in (
            (self.way, recruiter_questions.ways(language)),
            (self.outcome, recruiter_questions.results(language)),
        ):
            for at, text in enumerate(told.values()):
                box.setItemText(at, text)
        self.keep.setText(self.tr("Save with the check"))
        self.close_it.setText(self.tr("Cancel"))

    def _keep(self) -> None:
        from checkers.guided.recruiter_questions import answer_line

        try:
            self.line = answer_line(
                self._question.code,
                self.answer.toPlainText(),
                self._posting,
                way=str(self.way.currentData()),
                result=str(self.outcome.currentData()),
                day=self.day.date().toString(Qt.DateFormat.ISODate),
            )
        except AppError as error:
            self.status_label.refuse(error)
            self.answer.setFocus()
            return
        self.accept()
