"""One section of the résumé form: its fields, or its items, which can be added, removed and put in another order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.resume import Resume
from ui.desktop.models import field_names, resume_edit
from ui.desktop.models.resume_edit import FieldSpot, Shape
from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import Button, Card, clear, column, row
from ui.desktop.widgets.equal_columns import Columns
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.form_fields import FieldBox
from ui.desktop.widgets.photo_box import PhotoBox
from ui.desktop.widgets.resume_entry import Entry
from ui.desktop.widgets.safe_text import Text

WIDE: Final = 18
"""A text of more cells that the person is to confirm has a line of its own, so that all of it is seen."""


def _cells(text: str) -> int:
    """Its width in cells of a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


class SectionBox(Translatable, Card):
    """One section: its fields, or its items. `changed` asks the form to adopt a new résumé."""

    edited = Signal(object, str)
    left = Signal(object)
    visited = Signal(object)
    confirmed = Signal(object)
    item_added = Signal(str)
    item_removed = Signal(str, str)
    sorting_asked = Signal(str)
    kept_changed = Signal(str, bool)
    photo_changed = Signal(str)

    def __init__(self, key: str, *, reviewing: bool) -> None:
        super().__init__(space="m")
        self.key = key
        self.boxes: list[FieldBox] = []
        self.photo: PhotoBox | None = None
        self._cards: dict[str, Entry] = {}
        self._confirm: tuple[str, ...] = ()
        self.title = Text(look="section", wrap=False)
        self.keep = QCheckBox()
        self.keep.setChecked(True)
        self.body.addWidget(row_with_buttons(self.title, self.keep) if reviewing else self.title)
        self.keep.setVisible(reviewing and key != "basics")  # in its place: before, it would be a window for a moment
        self.content = QWidget()
        self.rows = column(self.content, space="m")
        self.body.addWidget(self.content)
        self.bind_text(self.title.setText, lambda: field_names.section(key))
        self.bind_text(self.keep.setText, lambda: self.tr("Keep this section"))
        self.bind_text(
            self.keep.setAccessibleName, lambda: self.tr("Keep: {section}").format(section=field_names.section(key))
        )
        self.keep.toggled.connect(self._keep_toggled)

    def building(self, resume: Resume, to_confirm: Iterable[str]) -> Iterator[None]:
        """Build the widgets for the section, step by step."""
        self._confirm = tuple(to_confirm)
        self.boxes.clear()
        self._cards.clear()
        clear(self.rows)
        if self.key == "basics":
            self._grid(self.rows, resume_edit.top_spots(resume), resume)
            yield
            yield from self._items(resume, "basics.profiles")
        elif self.key == "personal":
            self.photo = PhotoBox(resume.personal.photo)
            self.photo.changed.connect(self.photo_changed)
            self.rows.addWidget(self.photo)
            yield
            self._grid(self.rows, resume_edit.personal_spots(), resume)
            yield
            yield from self._items(resume, "personal.id_numbers")
        else:
            yield from self._items(resume, self.key)

    def _items(self, resume: Resume, section: str) -> Iterator[None]:
        for item in resume_edit.node(resume, section):
            self.rows.addWidget(self._card(resume, section, item))
            yield
        add = Button("quiet", "plus")
        add.set_text(partial(field_names.add, section))
        add.clicked.connect(lambda: self.item_added.emit(section))
        line = row()
        line.addWidget(add)
        if section in resume_edit.DATED:
            newest = Button("quiet", "clock")
            newest.set_text(lambda: self.tr("Newest first"))
            newest.clicked.connect(lambda: self.sorting_asked.emit(section))
            line.addWidget(newest)
        line.addStretch(1)
        self.rows.addLayout(line)

    def _card(self, resume: Resume, section: str, item: Any) -> Entry:
        owner = f"{section}.{item.id}"
        number = 1 + sum(known.rpartition(".")[0] == section for known in self._cards)
        before, grid = len(self.boxes), Columns(2, 170, space="m")
        self._fill(grid, resume_edit.field_spots(owner, resume_edit.item_class(section)), resume, section)
        card = self._cards[owner] = Entry(section, number, self.boxes[before:], grid)
        card.remove_asked.connect(lambda: self.item_removed.emit(section, item.id))
        return card

    def add_item(self, resume: Resume, section: str, item_id: str) -> FieldBox | None:
        """Show one more item below the others; returns its first field."""
        item = next(one for one in resume_edit.node(resume, section) if one.id == item_id)
        before = len(self.boxes)
        self.rows.insertWidget(self.rows.count() - 1, self._card(resume, section, item))  # above the line that adds
        return self.boxes[before] if len(self.boxes) > before else None

    def keep_again(self) -> None:
        """Keep the section, whose content changed."""
        with QSignalBlocker(self.keep):
            self.keep.setChecked(True)
        self.content.show()

    def drop_item(self, owner: str) -> None:
        """Show an item (`section.id`) no longer."""
        self.boxes = [box for box in self.boxes if box.spot.owner != owner]
        card = self._cards.pop(owner)
        self.rows.removeWidget(card)
        card.hide()
        card.deleteLater()
        section = owner.rpartition(".")[0]
        left = (card for known, card in self._cards.items() if known.rpartition(".")[0] == section)
        for number, card in enumerate(left, 1):
            card.renumber(number)

    def adopt(self, before: Resume, after: Resume) -> QWidget | None:
        """Show another state of the same résumé; only what differs is touched. Returns a part of it that changed."""
        touched: QWidget | None = None
        for section in self._listed():
            old = [item.id for item in resume_edit.node(before, section)]
            new = [item.id for item in resume_edit.node(after, section)]
            for item_id in (one for one in old if one not in new):
                self.drop_item(f"{section}.{item_id}")
                touched = self
            for item_id in (one for one in new if one not in old):
                self.add_item(after, section, item_id)
            if new != old:
                self._put_in_order(section, new)
                moved = next((at for at, item_id in enumerate(new) if old[at : at + 1] != [item_id]), None)
                touched = self if moved is None else self._cards[f"{section}.{new[moved]}"]
        for box in self.boxes:
            text = resume_edit.text_at(after, box.spot)
            if text != box.text:
                box.replace(text)
                touched = touched or box
        if self.photo is not None and self.photo.uri != after.personal.photo:
            self.photo.show_uri(after.personal.photo)
            touched = touched or self.photo
        return touched

    def _listed(self) -> tuple[str, ...]:
        """Return the lists of items that this section shows."""
        inner = {"basics": ("basics.profiles",), "personal": ("personal.id_numbers",)}
        return inner.get(self.key, (self.key,))

    def _put_in_order(self, section: str, ids: Sequence[str]) -> None:
        """Bring the cards of a list, which are the last things in it, into an order."""
        ordered = {f"{section}.{item_id}": self._cards[f"{section}.{item_id}"] for item_id in ids}
        for number, (owner, card) in enumerate(ordered.items(), 1):
            self.rows.removeWidget(card)
            self.rows.insertWidget(self.rows.count() - 1, card)
            card.renumber(number)
            del self._cards[owner]
        self._cards.update(ordered)
        first = [box for box in self.boxes if box.spot.owner not in ordered]
        self.boxes = [*first, *(box for card in ordered.values() for box in card.boxes)]

    def at(self, path: str) -> QWidget | None:
        """Return the card of an item, or the section itself, by its path."""
        return self if path == self.key else self._cards.get(path)

    def _grid(self, into: QVBoxLayout, spots: tuple[FieldSpot, ...], resume: Resume) -> None:
        grid = Columns(2, 170, space="m")
        self._fill(grid, spots, resume, self.key)
        into.addWidget(grid)

    def _fill(self, grid: Columns, spots: tuple[FieldSpot, ...], resume: Resume, section: str) -> None:
        for spot in spots:
            box = self._box(spot, section, resume)
            wide = spot.shape not in (Shape.SHORT, Shape.DATE)
            grid.add(box, wide=wide or (box.waiting and _cells(box.text) > WIDE))

    def _box(self, spot: FieldSpot, section: str, resume: Resume) -> FieldBox:
        waiting = any(path == spot.path or path.startswith(f"{spot.path}.") for path in self._confirm)
        box = FieldBox(spot, section, resume_edit.text_at(resume, spot), to_confirm=waiting)
        box.edited.connect(self.edited)
        box.left.connect(self.left)
        box.visited.connect(self.visited)
        box.confirmed.connect(self.confirmed)
        self.boxes.append(box)
        return box

    def _keep_toggled(self, on: bool) -> None:
        self.content.setVisible(on)
        self.kept_changed.emit(self.key, on)
