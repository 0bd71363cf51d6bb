"""Imports an official list: what it is called, of which day it is, and which column holds what. Imports nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.desktop.dialogs.base import Dialog
from ui.desktop.widgets.basic import Button, column
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import Choice
from ui.desktop.widgets.equal_columns import Columns
from ui.desktop.widgets.flow_layout import Flow, field
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line

if TYPE_CHECKING:
    from checkers.registers.column_mapping import ChosenMapping, Proposal

FIELDS: Final = ("name", "identifier", "licence", "status", "valid_to", "city", "country", "other_name")
LONGEST: Final = 60
"""Letters of a title or an example that are shown."""
TITLE_ROWS: Final = 8


class RegisterDialog(Dialog):
    """Shows the recognised columns; every part can be changed. `chosen` is the result. `signing`: the list is not imported but signed for colleagues."""

    def __init__(self, proposal: Proposal, parent: QWidget | None = None, *, signing: bool = False) -> None:
        super().__init__(720, parent)
        self._proposal, self._signing = proposal, signing
        self.hint, self.missing = Text(look="muted"), Text(look="muted")
        self.name, self.day, self.titles = QLineEdit(), DateBox(), Choice()
        self.fields = {key: Choice() for key in FIELDS}
        self._examples = {key: ElidedLabel(look="caption") for key in FIELDS}
        self._labels = {key: Text(look="caption") for key in ("list", "day", "titles", *FIELDS)}
        self.go, self.no = Button("primary", "tick"), Button()
        self._build_layout()
        self.name.setText(one_line(proposal.key))
        self.day.setMaximumDate(QDate.currentDate())
        self.day.setDate(QDate.fromString(proposal.as_of, Qt.DateFormat.ISODate))
        for place, row in enumerate(proposal.rows[:TITLE_ROWS]):
            self.titles.addItem(_shortened(f"{place + 1}: " + " · ".join(filter(None, row))), place)
        self.titles.setCurrentIndex(proposal.header)
        self.on_language_change(self._retranslate)
        self.titles.activated.connect(lambda: self._offer_columns())
        self.name.textChanged.connect(lambda: self._show_state())
        for box in self.fields.values():
            box.activated.connect(lambda: self._show_state())
        self.go.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)

    def _build_layout(self) -> None:
        about, grid = QWidget(), Columns(2, 270, space="m")
        line = Flow(about, space="m", top=True)
        line.add(field(self._labels["list"], self.name), 2, 240)
        line.add(field(self._labels["day"], self.day), 1, 150)
        for key, box in self.fields.items():
            held = QWidget()
            pair = column(held, space="xs")
            pair.addWidget(field(self._labels[key], box))
            pair.addWidget(self._examples[key])
            pair.addStretch(1)
            grid.add(held)
        for part in (self.hint, about, field(self._labels["titles"], self.titles), grid, self.missing):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.no, self.go)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Sign an official list") if self._signing else self.tr("Import an official list"))
        self.hint.setText(
            self.tr("As you used it for such a list before. Change anything that is wrong.")
            if self._proposal.remembered
            else self.tr(
                "This is what was recognised. Change anything that is wrong; it is remembered for lists like this."
            )
        )
        names: dict[str, Callable[[], str]] = {
            "list": lambda: self.tr("Name of the list"),
            "day": lambda: self.tr("Data as of"),
            "titles": lambda: self.tr("Row with the column titles"),
            "name": lambda: self.tr("Organisation's name"),
            "identifier": lambda: self.tr("Registration number"),
            "licence": lambda: self.tr("Licence number"),
            "status": lambda: self.tr("State (active, struck off …)"),
            "valid_to": lambda: self.tr("Valid until"),
            "city": lambda: self.tr("Place or address"),
            "country": lambda: self.tr("Country"),
            "other_name": lambda: self.tr("Other names"),
        }
        editors = {"list": self.name, "day": self.day, "titles": self.titles, **self.fields}
        for key, name in names.items():
            self._labels[key].setText(name())
            editors[key].setAccessibleName(name())
        self.missing.setText(self.tr("Choose the column with the names, and name the list."))
        self.go.setText(self.tr("Continue") if self._signing else self.tr("Import list"))
        self.no.setText(self.tr("Cancel"))
        self._offer_columns()

    def _offer_columns(self) -> None:
        """The columns of the row of titles in force; what was recognised or said before is chosen."""
        header = self.titles.currentData()
        titles = self._proposal.rows[header]
        known = self._proposal.columns.columns if header == self._proposal.header else {}
        for key, box in self.fields.items():
            before = box.currentData() if box.count() and header == box.property("header") else known.get(key, ())
            box.clear()
            box.setProperty("header", header)
            box.addItem(self.tr("none"), ())
            if len(before) > 1:
                box.addItem(_shortened(" + ".join(titles[place] for place in before)), before)
            for place, title in enumerate(titles):
                if title.strip():
                    box.addItem(_shortened(title), (place,))
            box.setCurrentIndex(max(0, next((at for at in range(box.count()) if box.itemData(at) == before), 0)))
        self._show_state()

    def _show_state(self) -> None:
        header = self.titles.currentData()
        for key, box in self.fields.items():
            example = next(
                filter(None, (self._proposal.example(header, place) for place in box.currentData() or ())), ""
            )
            self._examples[key].set_untrusted(
                self.tr("e.g. {text}").format(text=_shortened(example)) if example else ""
            )
        whole = bool(self.fields["name"].currentData()) and bool(self.name.text().strip())
        self.go.setEnabled(whole)
        self.missing.setVisible(not whole)

    @property
    def key(self) -> str:
        """The name of the list."""
        return " ".join(self.name.text().split())[:LONGEST]

    @property
    def as_of(self) -> str:
        """The day of its data (ISO)."""
        return self.day.date().toString(Qt.DateFormat.ISODate)

    @property
    def chosen(self) -> ChosenMapping:
        """The chosen mapping of columns."""
        from checkers.registers.column_mapping import ChosenMapping, ColumnMapping

        columns = {key: tuple(box.currentData()) for key, box in self.fields.items() if box.currentData()}
        return ChosenMapping(self.titles.currentData(), ColumnMapping(columns))


def _shortened(untrusted_text: str) -> str:
    text = one_line(untrusted_text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
