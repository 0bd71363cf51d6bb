"""Entry of facts about an employer that the person read on an official page: typed, or taken from the page's text. Stores nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.domain.checks import CardLine, Posting
from ui.desktop.dialogs.base import Dialog
from ui.desktop.shell.i18n import translations
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import LETTERS, NameBox
from ui.desktop.widgets.flow_layout import Flow, field
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from checkers.guided.official_page_facts import Fact

LINES: Final = 96
"""Room for pasted text (logical pixels at 100 %)."""


class NotedFactsDialog(Dialog):
    """Asks for facts. `known`: values noted before, by the code of the fact; `pages`: names of pages to choose; `reader`: the person's country."""

    def __init__(
        self,
        posting: Posting,
        pages: Sequence[str],
        known: Mapping[str, str],
        parent: QWidget | None = None,
        reader: str = "",
    ) -> None:
        from checkers.guided import official_page_facts

        super().__init__(680, parent)
        self._posting, self._known, self._facts = posting, dict(known), official_page_facts.facts_for(posting, reader)
        self.hint, self.status_label = Text(look="muted"), StatusLabel()
        self.page, self.day, self.pasted = NameBox(), DateBox(), QPlainTextEdit()
        self.values = {one.code: QLineEdit() for one in self._facts}
        self._labels = {code: Text(look="caption") for code in ("page", "day", "pasted", *self.values)}
        self.keep, self.close_it = Button("primary", "tick"), Button()
        self.page.setMinimumContentsLength(LETTERS)
        self.page.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.page.offer([*pages, *(official_page_facts.gatherers() if posting.language == "zh" else ())])
        if pages:
            self.page.setCurrentIndex(0)
        self.day.setMaximumDate(QDate.currentDate())
        self.day.setDate(QDate.currentDate())
        self.pasted.setTabChangesFocus(True)
        self._build_layout()
        theme().follow(self._fit)
        self._fit()
        self.on_language_change(self._retranslate)
        self.pasted.textChanged.connect(self._read)
        for editor in self.values.values():
            editor.textChanged.connect(self._enable)
        self.keep.clicked.connect(self.accept)
        self.close_it.clicked.connect(self.reject)
        self._enable()
        self.pasted.setFocus()

    def _build_layout(self) -> None:
        head, grid = QWidget(), QWidget()
        line = Flow(head, space="l")
        line.add(field(self._labels["page"], self.page), 3, 260)
        line.add(field(self._labels["day"], self.day), 1, 150)
        cells = Flow(grid, space="m")
        for code, editor in self.values.items():
            cells.add(field(self._labels[code], editor), 1, 190)
        pasted = field(self._labels["pasted"], self.pasted)
        for part in (self.hint, head, pasted, self.status_label, grid):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.close_it, self.keep)

    def _fit(self) -> None:
        self.pasted.setFixedHeight(theme().px(LINES))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("What an official page shows"))
        self.hint.setText(
            self.tr(
                "Paste the text of the page, or type what you read there. Leave empty what it does not show. It is saved with today's check and with the employer's name."
            )
        )
        names = {
            "page": self.tr("On which page?"),
            "day": self.tr("Looked up on"),
            "pasted": self.tr("Text of the page (optional)"),
            **{one.code: _title(one) for one in self._facts},
        }
        editors: dict[str, QWidget] = {"page": self.page, "day": self.day, "pasted": self.pasted, **self.values}
        for code, name in names.items():
            self._labels[code].setText(name)
            editors[code].setAccessibleName(name)
        for code, editor in self.values.items():
            before = self._known.get(code, "")
            editor.setPlaceholderText(self.tr("before: {value}").format(value=before) if before else "")
        self.keep.setText(self.tr("Save with the check"))
        self.close_it.setText(self.tr("Cancel"))

    def _read(self) -> None:
        """Fill in the facts that the pasted text holds; what the person typed stays."""
        from checkers.guided.official_page_facts import facts_in

        found = facts_in(self.pasted.toPlainText())
        for code, value in found.items():
            if code in self.values and not self.values[code].isModified():
                self.values[code].setText(value)
        if self.pasted.toPlainText().strip():
            self.status_label.show_text(
                self.tr("Facts read in this text: {count}. Check them.").format(
                    count=len(found.keys() & self.values.keys())
                )
            )
            self.fit()

    def _enable(self) -> None:
        self.keep.setEnabled(any(editor.text().strip() for editor in self.values.values()))

    def lines(self) -> tuple[CardLine, ...]:
        """Return what was entered as lines of the posting's card."""
        from checkers.guided.official_page_facts import fact_lines

        values = {code: editor.text() for code, editor in self.values.items()}
        day = self.day.date().toString(Qt.DateFormat.ISODate)
        return fact_lines(values, self._posting, page=self.page.currentText(), day=day)


def _title(fact: Fact) -> str:
    return fact.title["zh" if translations().language.startswith("zh") else "en"]
