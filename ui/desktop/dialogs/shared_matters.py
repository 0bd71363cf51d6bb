"""Matters that one student shared, on the counsellor's side: read it, suggest other words or a next step, save the answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.caseload.shared_matter import STEP, Answer, MatterKind, Suggestion
from app.domain.copy_file_names import folder_name as usable_name
from app.files import write_atomic
from app.services import caseload_shared_matters
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.models.matter_words import part_name
from ui.desktop.shell.date_formats import short
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import Choice
from ui.desktop.widgets.flow_layout import Flow, field, row_with_buttons
from ui.desktop.widgets.form_fields import GrowingText
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import LiveText, Text, one_line
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.caseload.students import Student
    from app.services.caseload import Caseload
    from app.services.caseload_shared_matters import HeldMatter

_CUT = 90
"""Characters of a text that the list shows."""


class MattersDialog(Dialog):
    """Answers one matter of one student at a time; `suggestions` are those made so far, by the key of their part."""

    def __init__(
        self,
        caseload: Caseload,
        student: Student,
        matters: list[HeldMatter],
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(820, parent)
        self._caseload, self._student, self._matters = caseload, student, matters
        self._name, self._place = name or one_line(student.name), JobSlot(self)
        self.suggestions: dict[str, Suggestion] = {}
        self.steps: list[Suggestion] = []
        self.which, self.question, self.next_place = Choice(), Text(), Text(look="muted")
        self.parts, self.after, self.why = QListWidget(), GrowingText(), QLineEdit()
        self.suggest, self.drop = Button("", "plus"), Button("", "close")
        self.step, self.day, self.add_step = QLineEdit(), DateBox(), Button("", "plus")
        self.message, self.count = GrowingText(), LiveText()
        self.busy, self.status_label = Busy(), StatusLabel()
        self.save, self.close_it = Button("primary", "lock"), Button()
        self._labels = {
            key: Text(look="caption") for key in ("which", "parts", "after", "why", "step", "day", "message")
        }
        self.day.setDate(QDate.currentDate().addDays(7))
        for one in matters:
            self.which.addItem(f"{short(one.label.issued)} · {one_line(one.label.title)}", one.label.id)
        self._build_layout()
        self.on_language_change(self._retranslate)
        self._connect()
        self._choose()

    def _build_layout(self) -> None:
        step = QWidget()
        line = Flow(step, space="m")
        line.add(field(self._labels["step"], self.step), 2, 260)
        line.add(field(self._labels["day"], self.day), 1, 170)
        line.add(self.add_step)
        self._step = step
        why = field(self._labels["why"], row_with_buttons(self.why, self.suggest, self.drop, space="m"))
        for part in (
            field(self._labels["which"], self.which),
            self.question,
            self.next_place,
            field(self._labels["parts"], self.parts),
            field(self._labels["after"], self.after),
            why,
            step,
            field(self._labels["message"], self.message),
            self.busy,
            self.status_label,
        ):
            self.body.addWidget(part)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme().follow(self._fit_parts)
        self._fit_parts()
        self.body.addStretch(1)
        self.finish(self.close_it, self.save, lead=self.count)
        self.busy.watch(self._place)

    def _fit_parts(self) -> None:
        self.parts.setFixedHeight(theme().px(170))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Shared by {name}").format(name=self._name))
        names = {
            "which": self.tr("What was shared"),
            "parts": self.tr("Its texts"),
            "after": self.tr("Suggest instead (empty: leave it out)"),
            "why": self.tr("Why (may be left out)"),
            "step": self.tr("A next step for the student"),
            "day": self.tr("By when"),
            "message": self.tr("Some words to the student"),
        }
        editors: dict[str, QWidget] = {
            "which": self.which,
            "parts": self.parts,
            "after": self.after,
            "why": self.why,
            "step": self.step,
            "day": self.day,
            "message": self.message,
        }
        for key, name in names.items():
            self._labels[key].setText(name)
            editors[key].setAccessibleName(name)
        self.next_place.setText(
            self.tr(
                "Letters and the evidence pack are made in the student's name: open this student's vault, page Leaks."
            )
        )
        self.suggest.setText(self.tr("Add this suggestion"))
        self.drop.setText(self.tr("Take it back"))
        self.add_step.setText(self.tr("Add this step"))
        self.save.setText(self.tr("Save the answer…"))
        self.close_it.setText(self.tr("Close"))
        self._show_parts()

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(lambda: self._choose())
        self.parts.currentRowChanged.connect(lambda _row: self._show_part())
        self.after.textChanged.connect(lambda: self._enable())
        self.step.textChanged.connect(lambda _text: self._enable())
        self.message.textChanged.connect(lambda: self._enable())
        self.suggest.clicked.connect(lambda: self._suggest())
        self.drop.clicked.connect(lambda: self._drop())
        self.add_step.clicked.connect(lambda: self._add_step())
        self.save.clicked.connect(lambda: self._ask_where())
        self.close_it.clicked.connect(self.reject)
        self._place.busy_changed.connect(lambda _busy: self._enable())

    @property
    def _held(self) -> HeldMatter | None:
        return next((one for one in self._matters if one.label.id == self.which.currentData()), None)

    def _choose(self) -> None:
        self.suggestions, self.steps = {}, []
        held = self._held
        is_incident = held is not None and held.label.kind is MatterKind.INCIDENT
        self._step.setVisible(is_incident)
        self.next_place.setVisible(is_incident)
        question = held.question.strip() if held else ""
        self.question.setText(self.tr("Question: {text}").format(text=question) if question else "")
        self.question.setVisible(bool(question))
        self._show_parts()
        self.parts.setCurrentRow(0)
        self.fit()

    def _show_parts(self) -> None:
        held, row = self._held, self.parts.currentRow()
        if held is None:
            return
        is_draft = held.label.kind is MatterKind.DRAFT
        self.parts.clear()
        for one in held.parts:
            mark = "✎ " if one.key in self.suggestions else ""
            text = one_line(one.text)
            shown = text if len(text) <= _CUT else text[:_CUT] + "…"
            told = self.tr("{name}: {text}").format(name=part_name(one.key, is_draft=is_draft), text=shown)
            item = QListWidgetItem(f"{mark}{told}")
            item.setData(Qt.ItemDataRole.UserRole, one.key)
            self.parts.addItem(item)
        for step in self.steps:
            told = self.tr("Next step until {day}: {text}").format(day=short(step.day), text=one_line(step.after))
            self.parts.addItem(QListWidgetItem(f"✎ {told}"))
        self.parts.setCurrentRow(min(row, self.parts.count() - 1))
        count = len(self.suggestions) + len(self.steps)
        self.count.setText(self.tr("Suggestions: {count}").format(count=count) if count else "")
        self.count.setVisible(bool(count))

    def _current(self) -> tuple[str, str]:
        """Return key and text of the part that is selected; both empty for none."""
        held, row = self._held, self.parts.currentRow()
        if held is None or not 0 <= row < len(held.parts):
            return "", ""
        return held.parts[row].key, held.parts[row].text

    @property
    def _chosen_step(self) -> int:
        """Place of the added step that is selected; -1 for none."""
        held, row = self._held, self.parts.currentRow()
        place = row - len(held.parts) if held is not None else -1
        return place if 0 <= place < len(self.steps) else -1

    def _show_part(self) -> None:
        key, text = self._current()
        step = self._chosen_step
        known = self.suggestions.get(key)
        self.after.setPlainText(self.steps[step].after if step >= 0 else known.after if known else text)
        self.after.setReadOnly(step >= 0)
        self.why.setText(known.why if known else "")
        self.after.document().setModified(False)
        self._enable()

    def _enable(self) -> None:
        key, text = self._current()
        free = not self._place.busy
        self.suggest.setEnabled(free and bool(key) and self.after.toPlainText() != text)
        self.drop.setVisible(key in self.suggestions or self._chosen_step >= 0)
        self.add_step.setEnabled(free and bool(self.step.text().strip()))
        said = bool(self.suggestions or self.steps or self.message.toPlainText().strip())
        self.save.setEnabled(free and said and self._held is not None)

    def _suggest(self) -> None:
        key, text = self._current()
        self.suggestions[key] = Suggestion(key, text, self.after.toPlainText(), self.why.text().strip())
        self.after.document().setModified(False)
        self._show_parts()
        self._enable()

    def _drop(self) -> None:
        step = self._chosen_step
        if step >= 0:
            del self.steps[step]
        else:
            self.suggestions.pop(self._current()[0], None)
        self._show_parts()
        self._show_part()

    def _add_step(self) -> None:
        day = self.day.date().toString("yyyy-MM-dd")
        self.steps.append(Suggestion(STEP, "", self.step.text().strip(), "", day))
        self.step.clear()
        self._show_parts()
        self._enable()

    def unsaved(self) -> bool:
        """Return True if closing would lose suggestions or words."""
        return bool(self.suggestions or self.steps) or super().unsaved()

    def _ask_where(self) -> None:
        path = ask_save_path(
            *(self, self.tr("Save the answer")),
            usable_name(self.tr("answer") + f" {self._name}") + ".answer",
            self.tr("Answers (*.answer)"),
        )
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Seal the answer for the student, and save it."""
        held = self._held
        assert held is not None
        said = Answer(self.message.toPlainText().strip(), (*self.suggestions.values(), *self.steps))

        def work(_token: CancelToken, _progress: Progress) -> int:
            _, data = caseload_shared_matters.answer(self._caseload, self._student, held.label.id, said)
            write_atomic(path, data)
            return len(said.suggestions)

        def done(_count: int) -> None:
            self.suggestions, self.steps = {}, []
            self.message.clear()
            self.mark_saved()
            self._show_parts()
            self._show_part()
            self.status_label.show_text(
                self.tr("Saved. Hand the file to the student, who accepts or declines each suggestion.")
            )
            self.fit()

        self._place.start(work, Outcomes(done, self.status_label.refuse))
