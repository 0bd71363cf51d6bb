"""Résumés that were read from files and that nobody compared with them yet: open a student's vault, or mark several as compared at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.errors import AppError
from ui.desktop.dialogs.base import Dialog
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.flow_layout import flow
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.caseload.students import Student
    from app.services.caseload import Caseload

_HEIGHT = 220


class ComparedResumesDialog(Dialog):
    """Accepted when résumés were marked, or when `wanted` is the student whose vault is to be opened. `chosen`: id of the one selected
    at the start; `ticked`: folders of those ticked before, when one was to be looked at. Nobody else is ticked: each was to be compared first."""

    def __init__(
        self,
        caseload: Caseload,
        students: Sequence[Student],
        parent: QWidget | None = None,
        *,
        chosen: str = "",
        ticked: Collection[str] = (),
        pseudonyms: bool = False,
    ) -> None:
        super().__init__(560, parent)
        self._caseload, self._students = caseload, tuple(students)
        self.wanted: Student | None = None
        self.hint, self.status_label, self.list = Text(), StatusLabel(), QListWidget()
        self.all, self.open_vault = Button("", "tick"), Button("", "arrow-right")
        self.marked, self.close_it = Button("", "tick"), Button()
        self._pseudonyms = pseudonyms
        for one in self._students:
            item = QListWidgetItem(self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.folder in ticked else Qt.CheckState.Unchecked)
        first = next((at for at, one in enumerate(self._students) if one.id == chosen), 0)
        self.list.setCurrentRow(first)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self.hint, self.list, flow(self.all, self.open_vault), self.status_label):
            self.body.addWidget(part)
        self.body.addStretch(1)
        theme().follow(self._fit_list)
        self._fit_list()
        self.finish(self.marked, self.close_it)
        self.on_language_change(self._retranslate)
        self._connect()
        self._enable()
        self.list.setFocus()

    def _fit_list(self) -> None:
        self.list.setFixedHeight(theme().px(_HEIGHT))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Compare résumés with their files"))
        self.hint.setText(
            self.tr(
                "These were read from files by the program. Open each student's vault, page Résumé, and compare it with the file. Tick whom you have compared; only then are copies made of it."
            )
        )
        self.list.setAccessibleName(self.tr("Students whose résumé was not compared yet"))
        self.all.setText(self.tr("Tick all"))
        self.open_vault.setText(self.tr("Open this student's vault"))
        self.close_it.setText(self.tr("Close"))
        for at, one in enumerate(self._students):
            self.list.item(at).setText(self._shown(one))
        self._name_marked()

    def _shown(self, one: Student) -> str:
        who = one.pseudonym if self._pseudonyms else f"{one_line(one.name)}  {one_line(one.id)}"
        return self.tr("{student}: another name in the résumé").format(student=who) if one.other_name else who

    def _name_marked(self) -> None:
        self.marked.setText(self.tr("I compared the ticked ones: {count}").format(count=len(self.ticked)))

    @property
    def ticked(self) -> tuple[Student, ...]:
        """Students with a tick."""
        states = (self.list.item(at).checkState() for at in range(self.list.count()))
        pairs = zip(self._students, states, strict=True)
        return tuple(one for one, state in pairs if state is Qt.CheckState.Checked)

    def _connect(self) -> None:
        self.list.itemChanged.connect(lambda _item: self._enable())
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.all.clicked.connect(lambda: self._tick_all())
        self.open_vault.clicked.connect(lambda: self._open())
        self.marked.clicked.connect(lambda: self._mark())
        self.close_it.clicked.connect(self.reject)

    def _enable(self) -> None:
        self._name_marked()
        self.marked.setEnabled(bool(self.ticked))
        self.open_vault.setEnabled(self.list.currentRow() >= 0)
        self.all.setEnabled(len(self.ticked) < sum(not one.other_name for one in self._students))

    def _tick_all(self) -> None:
        for at, one in enumerate(self._students):
            if not one.other_name:
                self.list.item(at).setCheckState(Qt.CheckState.Checked)

    def _open(self) -> None:
        self.wanted = self._students[self.list.currentRow()]
        self._caseload.ticked = frozenset(one.folder for one in self.ticked)
        self.accept()

    def _mark(self) -> None:
        from app.services.caseload_roster import set_reviewed

        self._caseload.ticked = frozenset()
        try:
            for one in self.ticked:
                set_reviewed(self._caseload, one)
        except AppError as error:
            self.status_label.refuse(error)
            return
        self.accept()
