"""The part of a check card for what only the person can find out: who may recruit, and facts on official pages. Each with its age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, Card, column, row
from ui.desktop.widgets.flow_layout import flow, row_with_buttons
from ui.desktop.widgets.safe_text import Text, explain, one_line

Row = Mapping[str, object]


class ByHandCard(Translatable, Card):
    """Shows `by_hand` (of `checkers.card_json`). `answer_asked` carries the code of a question, `facts_asked` nothing; `note_asked` asks for an
    own note about the employer or (True) a recruiter."""

    answer_asked = Signal(str)
    facts_asked = Signal()
    note_asked = Signal(bool)

    def __init__(self, by_hand: Row, parent: QWidget | None = None) -> None:
        super().__init__(space="m", parent=parent)
        self._title(self.tr("Who recruits here, and may they?"), "hand")
        for one in _rows(by_hand, "questions"):
            self.body.addWidget(self._question(one))
        self._title(self.tr("What official pages show of the employer"), "building")
        for one in _rows(by_hand, "facts"):
            if one["text"]:
                self.body.addLayout(_noted(one))
        titles = {str(one["code"]): str(one["title"]) for one in _rows(by_hand, "facts")}
        open_ones = [titles[str(one["code"])] for one in _rows(by_hand, "facts") if not one["text"]]
        pages = _rows(by_hand, "pages")
        for page in pages:
            self.body.addLayout(self._page(page, titles))
        if not pages:
            self.body.addWidget(Text(self.tr("No official page is known here for this country. Name yours."), "muted"))
        if open_ones:
            told = self.tr("Not looked up yet: {facts}").format(facts=self.tr(", ").join(open_ones))
            self.body.addWidget(Text(told, "muted"))
        self.note_facts, self.employer, self.recruiter = (
            Button("", "edit"),
            Button("quiet", "eye-off"),
            Button("quiet", "eye-off"),
        )
        self.note_facts.setText(self.tr("Record what a page shows…"))
        self.note_facts.clicked.connect(self.facts_asked)
        self.body.addWidget(self.note_facts, 0, Qt.AlignmentFlag.AlignLeft)
        self.employer.setText(self.tr("My note on this employer…"))
        self.recruiter.setText(self.tr("My note on this recruiter…"))
        self.employer.clicked.connect(lambda: self.note_asked.emit(False))
        self.recruiter.clicked.connect(lambda: self.note_asked.emit(True))
        self.body.addWidget(flow(self.employer, self.recruiter))

    def _title(self, text: str, glyph: str) -> None:
        head = row(space="s")
        head.addWidget(Glyph(glyph, "accent"))
        head.addWidget(Text(text, "section"), 1)
        self.body.addLayout(head)

    def _question(self, one: Row) -> QWidget:
        holder, note = QWidget(), Button("quiet", "edit")
        texts = column(holder, space="xs")
        title = str(one["title"])
        if one["text"]:
            texts.addWidget(Text(str(one["text"])))
            texts.addWidget(Text(str(one["noted"]), "caption"))
            note.setText(self.tr("Another answer…"))
        else:
            texts.addWidget(Text(title))
            texts.addWidget(Text(str(one["hint"]), "caption"))
            note.setText(self.tr("Record the answer…"))
        note.setAccessibleName(self.tr("Record the answer to: {question}").format(question=title))
        note.clicked.connect(partial(self.answer_asked.emit, str(one["code"])))
        return row_with_buttons(holder, note)

    def _page(self, page: Row, titles: Mapping[str, str]) -> QVBoxLayout:
        name, url, query = one_line(str(page["title"])), str(page["url"]), str(page["query"])
        line = column(space="xs")
        line.addWidget(Text(name, "strong"))
        facts = self.tr(", ").join(titles[code] for code in cast("Sequence[str]", page["facts"]) if code in titles)
        line.addWidget(Text(self.tr("Look there for: {facts}").format(facts=facts), "caption"))
        look, copy = Button("quiet", "globe"), Button("quiet", "copy")
        look.setText(self.tr("Open the official page"))
        look.setAccessibleName(self.tr("Open {page}").format(page=name))
        explain(look, url)
        look.clicked.connect(partial(_open_page, url))
        copy.setText(self.tr("Copy the organisation's name"))
        explain(copy, query)
        copy.clicked.connect(partial(_copy, query))
        line.addWidget(flow(look, copy) if query else flow(look))
        return line


def _noted(one: Row) -> QVBoxLayout:
    pair = column(space="xs")
    pair.addWidget(Text(str(one["text"])))
    pair.addWidget(Text(str(one["noted"]), "caption"))
    return pair


def _rows(by_hand: Row, key: str) -> Sequence[Row]:
    return cast("Sequence[Row]", by_hand.get(key) or ())


def _open_page(url: str) -> None:
    QDesktopServices.openUrl(QUrl(url))


def _copy(untrusted_query: str) -> None:
    QGuiApplication.clipboard().setText(untrusted_query)
