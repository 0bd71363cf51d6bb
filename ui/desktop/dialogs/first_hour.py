"""The first steps after something happened. Needs no vault and no résumé; reads shipped data only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.incident_reports import Money
from app.errors import AppError
from app.files import write_atomic
from app.incidents.first_hour import ToldStep
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.models.meeting_words import countries
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Button, clear, column
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import field, flow
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel


@dataclass(frozen=True, slots=True)
class WaysOn:
    """Ways on after the first steps, where a vault is open: plan a meeting, log what happened, make an evidence pack. The last two
    are called with the id of the case (`app.incidents.first_hour`) and the country that was chosen ("": none)."""

    plan: Callable[[], object]
    log: Callable[[str, str], object]
    pack: Callable[[str, str], object]


def paid(case: str) -> Money:
    """Return what the id of a case says of money that was lost."""
    return Money.YES if case == "paid" else Money.UNKNOWN


class FirstHourDialog(Dialog):
    """Asks what happened and says what to do now, in order. `ways`: how it goes on (None: no vault is open)."""

    def __init__(self, country: str, parent: QWidget | None = None, ways: WaysOn | None = None) -> None:
        from app.incidents.first_hour import cases

        super().__init__(640, parent, height=480)
        self._country, self._cases = country, cases()
        self.label, self.case, self.steps = Text(look="strong"), ComboBox(), column(space="s")
        self.where, self.country = Text(look="strong"), ComboBox()
        self.checked, self.status_label = Text(look="caption"), StatusLabel("success")
        self.save, self.close_it, self.plan = Button("", "print"), Button("primary"), Button("quiet", "clock")
        self.log, self.pack, self.next = Button("", "plus"), Button("", "archive"), Text(look="strong")
        for part in () if ways is not None else (self.plan, self.log, self.pack, self.next):
            part.hide()
        self.body.addWidget(field(self.label, self.case))
        self.body.addWidget(field(self.where, self.country))
        self.body.addLayout(self.steps)
        self.body.addWidget(self.checked)
        self.body.addWidget(self.next)
        self.body.addWidget(flow(self.log, self.pack))
        self.body.addWidget(self.status_label)
        self.body.addStretch(1)
        self.finish(self.save, self.close_it, lead=flow(self.plan))
        for _ in self._cases:
            self.case.addItem("")
        self.on_language_change(self._retranslate)
        self.case.activated.connect(self._show)
        self.country.activated.connect(lambda: self._choose_country())
        self.save.clicked.connect(self._ask_save)
        self.close_it.clicked.connect(self.accept)
        if ways is not None:
            self.plan.clicked.connect(lambda: ways.plan())
            self.log.clicked.connect(lambda: self._go_on(ways.log))
            self.pack.clicked.connect(lambda: self._go_on(ways.pack))

    def _go_on(self, way: Callable[[str, str], object]) -> None:
        case = self._cases[max(0, self.case.currentIndex())].id
        self.accept()
        way(case, self._country)

    def told(self) -> tuple[ToldStep, ...]:
        """Return the steps of the chosen case."""
        from app.incidents.first_hour import told
        from checkers.country_offices import offices_by_kind

        language = translations().language
        return told(self._cases[max(0, self.case.currentIndex())], offices_by_kind(self._country, language), language)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("First steps"))
        self.label.setText(self.tr("What happened?"))
        self.case.setAccessibleName(self.tr("What happened?"))
        self.where.setText(self.tr("Where are you?"))
        self.country.setAccessibleName(self.tr("Where are you?"))
        self._name_countries()
        for index in range(len(self._cases)):
            self.case.setItemText(index, self._name(index))
        self.checked.setText(sentence("first-hour-checked"))
        self.save.setText(self.tr("Save to print…"))
        self.close_it.setText(self.tr("Close"))
        self.plan.setText(self.tr("Plan a meeting…"))
        self.next.setText(self.tr("When that is done: write it down while you remember it"))
        self.log.setText(self.tr("Log what happened…"))
        self.pack.setText(self.tr("Make an evidence pack…"))
        self._show()

    def _name_countries(self) -> None:
        names = countries()
        self.country.clear()
        for code, name in (("", self.tr("Choose: it decides whom to call")), *names.items()):
            self.country.addItem(name, code)
        self.country.setCurrentIndex(max(0, self.country.findData(self._country)))

    def _choose_country(self) -> None:
        self._country = self.country.currentData()
        self._show()

    def _name(self, index: int) -> str:
        return self._cases[index].name["zh" if translations().language.startswith("zh") else "en"]

    def _show(self) -> None:
        clear(self.steps)
        for number, step in enumerate(self.told(), 1):
            self.steps.addWidget(Text(f"{number}. {step.text}"))
            if step.source:
                self.steps.addWidget(Text(step.source, "caption"))
        self.status_label.hide()
        self.fit()

    def _ask_save(self) -> None:
        path = ask_save_path(self, self.tr("Save as a page"), self.tr("Countermark-steps.pdf"), "PDF (*.pdf)")
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the steps as a page to print."""
        from app.services.first_hour_print import steps_page

        try:
            page = steps_page(self._name(max(0, self.case.currentIndex())), self.told(), translations().language)
            write_atomic(path, page)
        except AppError as error:
            self.status_label.refuse(error)
            return
        self.status_label.show_text(self.tr("The steps are saved: {name}").format(name=path.name))


def ask_first_hour(parent: QWidget, ways: WaysOn | None = None, country: str = "") -> None:
    """Open the dialog for the `country` of the case, else the reader's; `ways`: how it goes on, where a vault is open."""
    from app.reader_country import reader_country

    FirstHourDialog(country or reader_country(), parent, ways).open()
