"""The short questions: yes or no, one line, a passphrase, several lines, one of a few. Closing and Escape change nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from app import messages
from app.errors import AppError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.models.question_texts import Question, Say
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, Card, column
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.flow_layout import Point, field, with_glyph
from ui.desktop.widgets.form_fields import GrowingText
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import LiveText, Text
from ui.desktop.widgets.secret_line import SecretLine

translate = QCoreApplication.translate
WIDTH = 480


class AskDialog(Dialog):
    """One question with two verbs; accepted only by its `yes`. `main` is the default button."""

    def __init__(self, question: Question, parent: QWidget | None, main: str) -> None:
        super().__init__(WIDTH, parent)
        self.title, self.text = Text(look="section"), Text()
        self.yes, self.no = (Button("primary" if name == main else "") for name in ("yes", "no"))
        self.bind_text(self.setWindowTitle, question.title)
        self.bind_text(self.setAccessibleDescription, question.text)
        self.title.set_text(question.title)
        self.text.set_text(question.text)
        self.yes.set_text(question.yes)
        self.no.set_text(question.no or (lambda: self.tr("Cancel")))
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)

    def answered(self) -> bool:
        """Open it; whether the person went on."""
        return self.exec() == self.DialogCode.Accepted

    def _place(self, *parts: QWidget) -> None:
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)


class ConfirmDialog(AskDialog):
    """Yes or no; Enter means no, unless `main` is "yes": where it loses nothing, and was asked for."""

    def __init__(self, question: Question, parent: QWidget | None = None, *, main: str = "no") -> None:
        super().__init__(question, parent, main)
        glyph = Glyph("critical", "critical", 28) if question.signs else Glyph("question", "accent", 28)
        signs = Card("inset", space="s")
        for text in question.signs:
            sign = Point("critical", "critical")
            sign.label.set_text(text)
            signs.body.addWidget(sign)
        if not question.signs:
            signs.hide()
        self._place(with_glyph(glyph, self.title), self.text, signs)
        first, last = (self.yes, self.no) if main == "no" else (self.no, self.yes)
        self.finish(first, last)
        last.setFocus()


class LineDialog(AskDialog):
    """Asks for one line."""

    def __init__(self, question: Question, editor: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(question, parent, "yes")
        self.editor = editor
        self._place(self.title, self.text, _labelled_editor(question, self, editor))
        self.finish(self.no, self.yes)
        editor.textChanged.connect(self._weigh)
        self._weigh(editor.text())
        editor.selectAll()
        editor.setFocus()

    def _weigh(self, given: str) -> None:
        self.yes.setEnabled(bool(given.strip()))


class SecretDialog(LineDialog):
    """Asks for a passphrase, and stays open with what was typed as long as `opens` raises for it.

    `opens` runs beside the window. The room of what it answers is kept free, so that nothing moves when it does.
    """

    def __init__(self, question: Question, opens: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(question, SecretLine(), parent)
        self._opens, self._trial = opens, JobSlot(self)
        self.busy, self.refused = Busy(), LiveText(look="muted")
        self.refused.set_tone("warning")
        answer = QWidget()
        room = column(answer, space="xs")
        for part in (self.refused, self.busy):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
            room.addWidget(part)
        self.body.insertWidget(self.body.count() - 1, answer)
        self.busy.watch(self._trial, "unlock")
        self.editor.textChanged.connect(lambda: self.refused.setText(""))
        self.refused.setMinimumHeight(2 * self.refused.fontMetrics().lineSpacing())

    def accept(self) -> None:
        """Try what was typed; the dialog closes once it opens."""
        if self._trial.busy or not self.yes.isEnabled():
            return
        given = self.editor.text()
        self.yes.setEnabled(False)
        self.editor.setReadOnly(True)

        def work(_token: CancelToken, _progress: Progress) -> object:
            return self._opens(given)

        self._trial.start(work, Outcomes(lambda _: super(SecretDialog, self).accept(), self._refuse, ended=self._ended))

    def reject(self) -> None:
        """Leave; the answer of a try that is under way is dropped."""
        self._trial.stop(0)
        super().reject()

    def _ended(self) -> None:
        self.editor.setReadOnly(False)
        self._weigh(self.editor.text())

    def _refuse(self, error: AppError) -> None:
        self.refused.setText(messages.of_error(error, translations().language))
        self.editor.selectAll()
        self.editor.setFocus()


class LinesDialog(AskDialog):
    """Asks for several lines, and stays open with what was typed as long as `check` raises for it."""

    def __init__(
        self, question: Question, parent: QWidget | None = None, check: Callable[[str], object] | None = None
    ) -> None:
        super().__init__(question, parent, "yes")
        self.editor, self.refused, self._check = GrowingText(), LiveText(look="muted"), check
        self.refused.set_tone("warning")
        self.refused.hide()
        self._place(self.title, self.text, _labelled_editor(question, self, self.editor), self.refused)
        self.finish(self.no, self.yes)
        self.editor.textChanged.connect(self._weigh)
        self._weigh()
        self.editor.setFocus()

    def accept(self) -> None:
        """Close it, unless what was typed is refused."""
        try:
            if self._check is not None:
                self._check(self.editor.toPlainText())
        except AppError as error:
            self.refused.setText(messages.of_error(error, translations().language))
            self.refused.show()
            self.fit()
            self.editor.setFocus()
            return
        super().accept()

    def _weigh(self) -> None:
        self.refused.hide()
        self.yes.setEnabled(bool(self.editor.toPlainText().strip()))


class ChoiceDialog(AskDialog):
    """Asks for one of a few; `chosen` is proposed (`NOTHING`: none, and one must be chosen first). `place` is the index of the chosen one."""

    def __init__(
        self, question: Question, choices: Sequence[str], parent: QWidget | None = None, *, chosen: int = 0
    ) -> None:
        super().__init__(question, parent, "yes")
        holder, self._group = QWidget(), QButtonGroup(self)
        buttons = column(holder, space="xs")
        for place, choice in enumerate(choices):
            button = QRadioButton(choice)
            self._group.addButton(button, place)
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._place(self.title, self.text, _labelled_editor(question, self, holder))
        self.finish(self.no, self.yes)
        self._group.button(max(chosen, 0)).setFocus()
        if chosen >= 0:
            self._group.button(chosen).setChecked(True)
        else:
            self.yes.setEnabled(False)
            self._group.buttonClicked.connect(lambda _button: self.yes.setEnabled(True))

    @property
    def place(self) -> int:
        """Index of the chosen one."""
        return self._group.checkedId()


class DayDialog(AskDialog):
    """Asks for a day from `first` on; another one is proposed."""

    def __init__(self, question: Question, first: QDate, proposed: QDate, parent: QWidget | None = None) -> None:
        super().__init__(question, parent, "yes")
        self.editor = DateBox()
        self.editor.setMinimumDate(first)
        self.editor.setDate(proposed)
        self._place(self.title, self.text, _labelled_editor(question, self, self.editor))
        self.finish(self.no, self.yes)
        self.editor.setFocus()


def _labelled_editor(question: Question, dialog: AskDialog, editor: QWidget) -> QWidget:
    label = Text(look="strong")
    label.set_text(question.field)
    dialog.bind_text(editor.setAccessibleName, question.field)
    return field(label, editor)


def confirm(parent: QWidget, question: Question, *, main: str = "no") -> bool:
    """Ask a yes/no question, with the answer that Enter gives; return True for yes."""
    return ConfirmDialog(question, parent, main=main).answered()


def ask_line(parent: QWidget, question: Question, text: str = "") -> str:
    """Ask for one line, beginning with `text`; empty when the person gives none."""
    dialog = LineDialog(question, QLineEdit(text), parent)
    return dialog.editor.text().strip() if dialog.answered() else ""


def ask_reason(parent: QWidget, title: Say, yes: Say) -> str:
    """Ask why something is voided, for the ledger; empty when the person gives no reason."""
    question = Question(
        title,
        lambda: translate("ask", "The reason is recorded in the ledger permanently."),
        yes,
        field=lambda: translate("ask", "Reason"),
    )
    return ask_line(parent, question)


def ask_secret(parent: QWidget, question: Question, opens: Callable[[str], object]) -> str:
    """A passphrase for which `opens` does not raise, exactly as it was typed; empty when the person gives none."""
    dialog = SecretDialog(question, opens, parent)
    return dialog.editor.text() if dialog.answered() else ""


def ask_lines(parent: QWidget, question: Question, check: Callable[[str], object] | None = None) -> str:
    """Several lines for which `check` does not raise; empty when the person gives none."""
    dialog = LinesDialog(question, parent, check)
    return dialog.editor.toPlainText() if dialog.answered() else ""


def ask_day(parent: QWidget, question: Question, first: QDate, proposed: QDate) -> str:
    """Ask for a day from `first` on; return it as an ISO date, empty when the person gives none."""
    dialog = DayDialog(question, first, proposed, parent)
    return dialog.editor.date().toString(Qt.DateFormat.ISODate) if dialog.answered() else ""


NOTHING: Final = -1
"""No choice is proposed."""


def ask_one_of(parent: QWidget, question: Question, choices: Sequence[str], *, chosen: int = 0) -> int:
    """Ask for one of several choices, of which `chosen` is proposed; returns its index, -1 when none."""
    dialog = ChoiceDialog(question, choices, parent, chosen=chosen)
    return dialog.place if dialog.answered() else -1
