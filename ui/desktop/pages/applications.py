"""The Applications page: every copy ever made, who got it, and what it held."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTabWidget,
    QWidget,
)

from ui.desktop import words
from ui.desktop.dates import when
from ui.desktop.i18n import Spoken
from ui.desktop.models import labels
from ui.desktop.models.applications import Status, status_name, status_of
from ui.desktop.models.copies_table import CopiesTable, Row
from ui.desktop.pages.application_detail import ApplicationDetail
from ui.desktop.safe_text import Elided, Text
from ui.desktop.shell import Shell
from ui.desktop.theme import theme
from ui.desktop.tokens import SPACE
from ui.desktop.widgets.basic import Button, Card, clear, column, row, topped
from ui.desktop.widgets.page import Page, Scroll
from ui.desktop.widgets.panels import Empty


class CopyDetail(Spoken, QWidget):
    """What one copy held."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scroll, card = Scroll(), Card(space="m")
        self._row: Row | None = None
        self.reference, self.who, self.facts = Text(look="title", wrap=False), Elided(look="strong"), column(space="s")
        self.files = column(space="xs")
        for part in (self.reference, self.who):
            card.body.addWidget(part)
        card.body.addLayout(self.facts)
        card.body.addLayout(self.files)
        scroll.body.addWidget(card)
        column(self).addWidget(scroll)
        self.on_language(self._say)

    def load(self, found: Row) -> None:
        """Show a copy."""
        self._row = found
        self._say()

    def _say(self) -> None:
        if self._row is None:
            return
        record, recipient = self._row
        self.reference.setText(record.reference)
        self.who.set_untrusted(recipient.name)
        clear(self.facts)
        kinds = dict.fromkeys(item.kind for item in record.withheld)
        facts = [
            (self.tr("When"), when(record.created)),
            (self.tr("Stage"), words.stage(record.stage)),
            (self.tr("Left out"), self.tr(", ").join(words.kind(kind) for kind in kinds) or self.tr("nothing")),
            (self.tr("Made from"), self.tr("version {number}").format(number=record.master_version)),
            (self.tr("Held"), self._held(record.disclosed)),
        ]
        if record.voided:
            facts.append((self.tr("Void"), record.voided))
        for name, value in facts:
            pair = column(space="xs")
            pair.setSpacing(0)
            pair.addWidget(Text(name, "caption"))
            pair.addWidget(Text(value))
            self.facts.addLayout(pair)
        self._show_files()

    def _held(self, disclosed: tuple[str, ...]) -> str:
        sections: dict[str, list[str]] = {}
        for field_id in disclosed:
            head, _, name = labels.field_of_id(field_id).partition(" · ")
            names = sections.setdefault(head, [])
            if name and name not in names:
                names.append(name)
        return "\n".join(f"{head}: {self.tr(', ').join(names)}" for head, names in sections.items())

    def _show_files(self) -> None:
        clear(self.files)
        assert self._row is not None
        for file in self._row[0].files:
            button = Button("", "folder")
            button.setText(file.name)
            button.setEnabled(bool(file.path) and Path(file.path).is_file())
            button.setToolTip("" if button.isEnabled() else self.tr("This file is no longer where it was saved."))
            folder = str(Path(file.path).parent)
            button.clicked.connect(lambda _=False, where=folder: QDesktopServices.openUrl(QUrl.fromLocalFile(where)))
            self.files.addWidget(button)


class ApplicationsPage(Page):
    """The list of copies."""

    key = "applications"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.empty, self.stack, self.search = Empty("applications"), QStackedWidget(), QLineEdit()
        self.none = Text(look="muted")
        self.model, self.table, self.detail = CopiesTable(), QTableView(), CopyDetail()
        self.about, self.tabs, self.statuses = ApplicationDetail(), QTabWidget(), QComboBox()
        self.statuses.addItem("", "")
        for status in Status:
            self.statuses.addItem("", status.value)
        self._set_table()
        self._lay_out()
        self._say()
        self.search.textChanged.connect(self._filter)
        self.statuses.activated.connect(lambda: self._filter(self.search.text()))
        self.about.changed.connect(self._noted)
        self.empty.button.clicked.connect(lambda: shell.go("send"))
        self.table.selectionModel().currentRowChanged.connect(self._chosen)

    def _set_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSortingEnabled(True)
        table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        theme().changed.connect(self._fit_rows)
        self._fit_rows()

    def _fit_rows(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(theme().px(42))

    def _lay_out(self) -> None:
        desk = QWidget()
        line = column(desk, space="m", margins=(0, 0, 0, 24))
        seek = row(space="m")
        seek.addWidget(self.search, 1)
        seek.addWidget(self.statuses)
        line.addLayout(seek)
        line.addWidget(self.none)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(SPACE["l"])
        split.addWidget(self.table)
        self.tabs.addTab(self.about, "")
        self.tabs.addTab(self.detail, "")
        split.addWidget(self.tabs)
        split.setSizes([640, 320])
        split.setStretchFactor(0, 1)
        line.addWidget(split, 1)
        self._empty_view, self._desk = topped(self.empty), desk
        self.stack.addWidget(self._empty_view)
        self.stack.addWidget(desk)
        self.frame.addWidget(self.stack, 1)

    def _say(self) -> None:
        self.title.says(lambda: self.tr("Applications"))
        self.subtitle.says(lambda: self.tr("Who received which copy, and what it held."))
        self.empty.title.says(lambda: self.tr("No copies yet"))
        self.empty.hint.says(
            lambda: self.tr("Every copy you make is listed here for good, with its reference and exactly what it held.")
        )
        self.empty.button.says(lambda: self.tr("Make a copy to send"))
        self.say(self.search.setPlaceholderText, lambda: self.tr("Search a recipient, reference, stage or file"))
        self.say(self.search.setAccessibleName, lambda: self.tr("Search"))
        self.say(self.table.setAccessibleName, lambda: self.tr("Copies"))
        self.none.says(lambda: self.tr("Nothing matches."))
        self.say(self.statuses.setAccessibleName, lambda: self.tr("Status"))
        self.on_language(self._name_choices)
        self.on_language(self.model.retell)

    def _name_choices(self) -> None:
        self.tabs.setTabText(0, self.tr("Timeline"))
        self.tabs.setTabText(1, self.tr("This copy"))
        self.statuses.setItemText(0, self.tr("Every status"))
        for index, status in enumerate(Status, 1):
            self.statuses.setItemText(index, status_name(status))

    def _noted(self) -> None:
        chosen = self.table.currentIndex()
        copy_id = self.model.row(chosen.row())[0].copy_id if chosen.isValid() else ""
        self.entered()
        self.show_copy(copy_id)

    def entered(self) -> None:
        """Bring the list up to date."""
        session = self._shell.session
        rows = session.copy_rows()
        statuses = {key: status_of(session, key) for key in {recipient.id for _, recipient in rows}}
        self.model.replace(rows, statuses)
        self.stack.setCurrentWidget(self._desk if rows else self._empty_view)
        self._filter(self.search.text())

    def _filter(self, text: str) -> None:
        chosen = self.statuses.currentData()
        self.model.search(text, Status(chosen) if chosen else None)
        self.none.setVisible(self.model.rowCount() == 0)
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def show_copy(self, copy_id: str) -> None:
        """Select one copy."""
        for number in range(self.model.rowCount()):
            if self.model.row(number)[0].copy_id == copy_id:
                self.table.selectRow(number)

    def _chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            found = self.model.row(current.row())
            self.detail.load(found)
            self.about.load(self._shell.session, found[1])
        self.tabs.setVisible(current.isValid())
