"""Every personal field of the résumé, what becomes of it in this copy, and a choice of its own for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from app.domain.address_order import country_of
from app.domain.policy import Redaction
from app.domain.professional_registers import registrations_in
from app.domain.resume import Field, Resume, fields
from app.domain.sensitivity import Kind, Operator, discloses_more
from ui.desktop.models.display_value import display_value
from ui.desktop.models.resume_edit import in_reading_order
from ui.desktop.shell import vocabulary
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.incremental_build import IncrementalBuild
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import clear, column
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import ElidedLabel, Text

_NOTHING: Final[Mapping[str, Operator]] = MappingProxyType({})


class FieldChoices(Translatable, QWidget):
    """One row per personal field. `changed` after every choice. The rows are made when the person first looks at them,
    a few in each turn of the event loop; `boxes` makes them now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[Field, ...] = ()
        self._country = ""
        self._own: dict[str, Operator | None] = {}
        self._remembered: Mapping[str, Operator] = {}
        self._redaction: Redaction | None = None
        self._stays: dict[str, str] = {}
        self._built: tuple[Field, ...] = ()
        self._slices = IncrementalBuild(self)
        self._boxes: dict[str, QComboBox] = {}
        self._results: dict[str, ElidedLabel] = {}
        self._names: dict[str, Text] = {}
        self.intro, scroll, self._rows = Text(look="muted"), Scroll(), column(space="s")
        self.intro.set_text(
            lambda: self.tr(
                "What this copy shows of each personal field. A choice here overrides the category setting."
            )
        )
        scroll.body.addWidget(self.intro)
        scroll.body.addLayout(self._rows)
        column(self).addWidget(scroll)
        self.on_language_change(self._retranslate)
        theme().changed.connect(self._let_go)

    @property
    def chosen(self) -> Mapping[str, Operator | None]:
        """Field id → what the person chose (None: as its kind)."""
        return self._own

    @property
    def overrides(self) -> dict[str, Operator]:
        """Field id → what is in force instead of its kind's, for fields that are there."""
        there = {field.id: self._value(field.id) for field in self._fields}
        return {field_id: operator for field_id, operator in there.items() if operator is not None}

    @property
    def boxes(self) -> dict[str, QComboBox]:
        """Field id → its row's choice."""
        self._begin()
        self._slices.finish()
        return self._boxes

    def begin(self) -> None:
        """Nothing is chosen yet."""
        self._own.clear()

    def restrict(self, base: Mapping[Kind, Operator], remembered: Mapping[str, Operator]) -> dict[str, Operator]:
        """Take back and return the person's choices that disclose more than `base`, but for those that are remembered too."""
        kinds = self.kinds
        more = {
            field_id: operator
            for field_id, operator in self._own.items()
            if operator is not None
            and operator is not remembered.get(field_id)
            and (field_id not in kinds or discloses_more(operator, base[kinds[field_id]]))
        }
        for field_id in more:
            del self._own[field_id]
        return more

    def restore(self, operators: Mapping[str, Operator]) -> None:
        """Make these the person's choices again."""
        self._own.update(operators)

    @property
    def kinds(self) -> dict[str, Kind]:
        """Field id → its kind, of the fields that are there."""
        return {field.id: field.kind for field in self._fields if field.kind is not None}

    def choose(self, field_id: str, operator: Operator | None) -> None:
        """Set one choice (None: as its kind), as the person's own."""
        box = self.boxes[field_id]
        box.setCurrentIndex(box.findData(operator.value if operator else ""))
        self._choose(field_id)

    def offer(self, resume: Resume, remembered: Mapping[str, Operator] = _NOTHING) -> None:
        """Show the personal fields of a résumé: the person's choices stay, others take the remembered ones."""
        self._country, self._remembered = country_of(resume), remembered
        found = tuple(field for field in in_reading_order(resume, fields(resume)) if _is_personal(field))
        if found != self._fields:
            self._fields = found
            self._show_results()
        for field_id, box in self._boxes.items():
            self._show_value(field_id, box)

    def show_redaction(self, redaction: Redaction) -> None:
        """Show the result of the redaction for each field."""
        self._redaction = redaction
        self._stays = {field.id: field.value for field in fields(redaction.resume)}
        self._show_results()

    def showEvent(self, event: QShowEvent) -> None:
        """The person looks: bring the rows up to date."""
        super().showEvent(event)
        self._show_results()

    def _let_go(self) -> None:
        """The look changed: rows out of sight are built anew when somebody looks, which costs less than to dress them anew."""
        if not self.isVisible():
            self._slices.stop()
            self._clear(())

    def _clear(self, fields: tuple[Field, ...]) -> None:
        self._built = fields
        clear(self._rows)
        self._boxes, self._results, self._names = {}, {}, {}

    def _begin(self) -> None:
        if self._built == self._fields:
            return
        self._clear(self._fields)
        grid = QGridLayout()
        grid.setVerticalSpacing(SPACE["m"])
        grid.setHorizontalSpacing(SPACE["m"])
        grid.setColumnStretch(0, 1)
        self._rows.addLayout(grid)
        self._slices.begin(self._building(grid))

    def _building(self, grid: QGridLayout) -> Iterator[None]:
        for place, field in enumerate(self._built):
            self._add(grid, place, field)
            self._name(field)
            self._show_result(field)
            yield

    def _add(self, grid: QGridLayout, place: int, field: Field) -> None:
        name, result, box, lines = Text(look="caption", wrap=False), ElidedLabel(), ComboBox(), column(space="xs")
        name.setBuddy(box)
        lines.addWidget(name)
        lines.addWidget(result)
        box.addItem("", "")
        for operator in Operator:
            box.addItem("", operator.value)
        self._show_value(field.id, box)
        box.activated.connect(lambda _index, field_id=field.id: self._choose(field_id))
        self._boxes[field.id], self._results[field.id], self._names[field.id] = box, result, name
        grid.addLayout(lines, place, 0)
        grid.addWidget(box, place, 1)

    def _value(self, field_id: str) -> Operator | None:
        return self._own[field_id] if field_id in self._own else self._remembered.get(field_id)

    def _show_value(self, field_id: str, box: QComboBox) -> None:
        operator = self._value(field_id)
        box.setCurrentIndex(box.findData(operator.value if operator else ""))

    def _choose(self, field_id: str) -> None:
        value = self.boxes[field_id].currentData()
        self._own[field_id] = Operator(value) if value else None
        self.changed.emit()

    def _retranslate(self) -> None:
        for field in self._shown_fields():
            self._name(field)
        self._show_results()

    def _shown_fields(self) -> list[Field]:
        """The fields that have a row already."""
        return [field for field in self._built if field.id in self._boxes]

    def _name(self, field: Field) -> None:
        box = self._boxes[field.id]
        box.setAccessibleName(f"{vocabulary.kind(_kind(field))}: {self._shown(field)[:40]}")
        box.setItemText(0, self.tr("Use category setting"))
        for index, operator in enumerate(Operator, 1):
            box.setItemText(index, vocabulary.operator(operator))

    def _show_results(self) -> None:
        if not self.isVisible():
            return
        self._begin()
        for field in self._shown_fields():
            self._show_result(field)

    def _show_result(self, field: Field) -> None:
        """Show the result for a field beside its kind, where nothing is cut off; its value may be."""
        now, value = self._stays.get(field.id, ""), self._shown(field)
        kind = vocabulary.kind(_kind(field))
        known, stays = self._redaction is not None, now == field.value
        changes = known and bool(now) and not stays
        said = (
            self.tr("{kind} · stays")
            if stays
            else self.tr("{kind} · replaced")
            if now
            else self.tr("{kind} · left out")
        )
        self._names[field.id].setText(said.format(kind=kind) if known else kind)
        self._boxes[field.id].setAccessibleDescription(self._names[field.id].text())
        after = display_value(now, _kind(field), self._country)
        text = self.tr("{value} → {now}").format(value=value, now=after) if changes else value
        self._results[field.id].set_untrusted(text)

    def _shown(self, field: Field) -> str:
        return (
            self.tr("(photo)") if field.kind is Kind.PHOTO else display_value(field.value, _kind(field), self._country)
        )


def _is_personal(field: Field) -> bool:
    """Return True for a field of personal data, and for a text with the number of a professional register."""
    return field.kind is not None or bool(registrations_in(field.value))


def _kind(field: Field) -> Kind:
    return field.kind or Kind.ID_NUMBER
