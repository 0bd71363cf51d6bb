"""The card above the wordings: lists of skills whose order says nothing, and items that not every copy needs, ticked one by one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.optional_items import Leeway, items_of, orders_of
from app.domain.resume import Resume
from app.services.optional_items import outlook_of
from ui.desktop.models import field_names
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Card, clear, column, row
from ui.desktop.widgets.safe_text import LiveText, Text


class LeewayTick(Translatable, QWidget):
    """One list or item with a tick, and where it stands in the résumé."""

    toggled = Signal()

    def __init__(self, key: str, text: str, *, ticked: bool) -> None:
        super().__init__()
        self.key, self.box, where = key, QCheckBox(), Text(look="caption")
        line, texts = row(self, space="s"), column(space="xs")
        texts.setSpacing(0)
        texts.addWidget(Text(text))
        texts.addWidget(where)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self.box.setAccessibleName(text)
        self.box.setChecked(ticked)
        self.box.toggled.connect(lambda: self.toggled.emit())
        where.set_text(lambda: field_names.section_of_id(key))


class LeewayCard(Translatable, Card):
    """Ticks for lists that copies may put in another order and items that they may leave out. `changed` after every tick; `outlook`, what they are
    worth, stands where whoever shows the card keeps it in sight."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(space="s")
        self.orders: list[LeewayTick] = []
        self.items: list[LeewayTick] = []
        self._fixed: tuple[str, ...] = ()
        self._resume: Resume | None = None
        self.outlook = LiveText()
        self._of_orders, self._of_items = QWidget(), QWidget()
        self._lists = (column(space="s"), column(space="s"))
        for part, ticks, head, lead in (
            (
                self._of_orders,
                self._lists[0],
                lambda: self.tr("Lists in any order"),
                lambda: self.tr("Tick a list of skills only if all of them are equally important."),
            ),
            (
                self._of_items,
                self._lists[1],
                lambda: self.tr("Optional in copies"),
                lambda: self.tr(
                    "Each copy leaves out a few of the points you tick. This can be recognised even in a rewritten text. The first two points of each job always stay, and so does what the posting asks for."
                ),
            ),
        ):
            lines = column(part, space="s")
            title, text = Text(look="strong"), Text(look="muted")
            title.set_text(head)
            text.set_text(lead)
            for one in (title, text):
                lines.addWidget(one)
            lines.addLayout(ticks)
            self.body.addWidget(part)
        self.changed.connect(self._show_outlook)
        self.on_language_change(self._show_outlook)
        self.hide()

    def load(self, resume: Resume, leeway: Leeway) -> None:
        """Show what can be ticked in a résumé, and what is."""
        self._fixed, self._resume = leeway.fixed, resume
        self.orders = [
            LeewayTick(one.path, ", ".join(one.words), ticked=one.path in leeway.free) for one in orders_of(resume)
        ]
        self.items = [LeewayTick(one.key, one.text, ticked=one.key in leeway.optional) for one in items_of(resume)]
        for part, inner, ticks in zip(
            (self._of_orders, self._of_items), self._lists, (self.orders, self.items), strict=True
        ):
            clear(inner)
            for tick in ticks:
                tick.toggled.connect(self.changed)
                inner.addWidget(tick)
            part.setVisible(bool(ticks))
        self.setVisible(bool(self.orders or self.items))
        self._show_outlook()

    def _show_outlook(self) -> None:
        """Say what the ticks are worth, and what further ones would add."""
        if self._resume is not None:
            code, told = outlook_of(self._resume, self.leeway).message
            self.outlook.setText(sentence(code, told) if code else "")
            self.outlook.setVisible(bool(code))

    @property
    def leeway(self) -> Leeway:
        """The ticks. A list whose order is free again is no longer fixed."""
        free = tuple(tick.key for tick in self.orders if tick.box.isChecked())
        optional = tuple(tick.key for tick in self.items if tick.box.isChecked())
        return Leeway(free, tuple(path for path in self._fixed if path not in free), optional)
