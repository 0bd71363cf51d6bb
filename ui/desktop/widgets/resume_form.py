"""The whole résumé as a form: sections that fold, items that can be added and removed, fields that await a look."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.resume import Resume
from ui.desktop.models import labels, resume_edit
from ui.desktop.models.resume_edit import LISTS, FieldSpot, Shape
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.incremental_build import IncrementalBuild
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button, Card, clear, column, row
from ui.desktop.widgets.choice import ComboBox
from ui.desktop.widgets.columns import Columns
from ui.desktop.widgets.fields import FieldBox
from ui.desktop.widgets.flow import row_with_buttons
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.photo_box import PhotoBox
from ui.desktop.widgets.resume_entry import Entry
from ui.desktop.widgets.safe_text import Text

_LANGUAGES: Final = (("en", "English"), ("zh-Hans", "简体中文"), ("zh-Hant", "繁體中文"))


SETTLE_MS: Final = 400
"""So long a field that was gone to is kept in sight."""
WIDE: Final = 18
"""A text of more cells that the person is to confirm has a line of its own, so that all of it is seen."""


def _cells(text: str) -> int:
    """Its width in cells of a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


class SectionBox(Translatable, Card):
    """One section: its fields, or its items. `changed` asks the form to adopt a new résumé."""

    edited = Signal(object, str)
    visited = Signal(object)
    confirmed = Signal(object)
    item_added = Signal(str)
    item_removed = Signal(str, str)
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
        self.keep.setVisible(reviewing and key != "basics")
        self.body.addWidget(row_with_buttons(self.title, self.keep) if reviewing else self.title)
        self.content = QWidget()
        self.rows = column(self.content, space="m")
        self.body.addWidget(self.content)
        self.bind_text(self.title.setText, lambda: labels.section(key))
        self.bind_text(self.keep.setText, lambda: self.tr("Keep this section"))
        self.bind_text(
            self.keep.setAccessibleName, lambda: self.tr("Keep: {section}").format(section=labels.section(key))
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
        add.set_text(partial(labels.add, section))
        add.clicked.connect(lambda: self.item_added.emit(section))
        line = row()
        line.addWidget(add)
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
        box.visited.connect(self.visited)
        box.confirmed.connect(self.confirmed)
        self.boxes.append(box)
        return box

    def _keep_toggled(self, on: bool) -> None:
        self.content.setVisible(on)
        self.kept_changed.emit(self.key, on)


def _holds(spot: FieldSpot, path: str) -> bool:
    """Return True if the field at a path is the one of a spot, or a part of it."""
    return f"{path}.".startswith(f"{spot.path}.")


def _content(resume: Resume, key: str) -> object:
    return resume_edit.node(resume, key)


class ResumeForm(Translatable, QWidget):
    """Edits a résumé. `changed` after every edit; `visited` with the path of the focused field; `looked_over` with that of a field
    that was found right or corrected; `built` when every section is built."""

    changed = Signal()
    visited = Signal(str)
    waiting_changed = Signal(int)
    looked_over = Signal(str)
    built = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._resume = Resume()
        self._skipped: set[str] = set()
        self._confirm: set[str] = set()
        self._sections: dict[str, SectionBox] = {}
        self._to_build: list[str] = []
        self._visited: FieldSpot | None = None
        self._reviewing = False
        self._reached: float | None = None
        self._first: tuple[str, ...] = ()
        self._then = ""
        self._slices = IncrementalBuild(self, self._finished)
        self.view = Scroll(width=760)
        line = column(self)
        line.addWidget(self.view)
        self._column = column(space="l")
        self.language = ComboBox()
        for tag, name in _LANGUAGES:
            self.language.addItem(name, tag)
        self.language_label = Text(look="strong", wrap=False)
        self.language_label.setBuddy(self.language)
        self.bind_text(self.language_label.setText, lambda: self.tr("Written in"))
        self.bind_text(self.language.setAccessibleName, lambda: self.tr("Language of the résumé"))
        self.language.activated.connect(self._language_chosen)
        theme().changed.connect(self._let_go)
        self.view.verticalScrollBar().rangeChanged.connect(self._range_changed)
        across = row()
        across.addWidget(self.language_label)
        across.addWidget(self.language)
        across.addStretch(1)
        self.view.body.addLayout(across)
        self.view.body.addLayout(self._column)

    @property
    def sections(self) -> dict[str, SectionBox]:
        """The sections by key; those not built yet are built now."""
        if self._to_build and not self._slices.busy:
            self._slices.begin(self._building())
        self._slices.finish()
        return self._sections

    @property
    def resume(self) -> Resume:
        """The résumé as edited, without the sections that were skipped."""
        result = self._resume
        for key in self._skipped:
            result = resume_edit.without_section(result, key)
        return result

    @property
    def to_confirm(self) -> tuple[str, ...]:
        """Ids of the fields that still await a look."""
        return tuple(sorted(self._confirm))

    @property
    def waiting(self) -> int:
        """Return the number of fields still to be reviewed, without those of skipped sections."""
        return sum(box.waiting for box in self._waiting_boxes())

    def shows(self, resume: Resume) -> bool:
        """Return True if it shows this whole résumé: to rebuild it would take the person from where they are."""
        shown = bool(self._sections) and self._resume == resume
        return shown and not (self._reviewing or self._confirm or self._skipped)

    def load(
        self, resume: Resume, to_confirm: Iterable[str] = (), *, reviewing: bool = False, first: Iterable[str] = ()
    ) -> None:
        """Show a résumé; `to_confirm` are ids of fields the person must look at, `first` of those that are visited before the others.

        What is not visible at first is built while the window is idle, so that a long résumé opens at once;
        `sections` builds it now.
        """
        self._resume, self._visited = resume, None
        self._skipped.clear()
        self._confirm, self._first, self._then = {*to_confirm}, tuple(first), ""
        clear(self._column)
        self._sections.clear()
        self._reviewing = reviewing
        self._to_build = ["basics", *LISTS, "personal"]
        index = max(0, self.language.findData(resume.language))
        self.language.setCurrentIndex(index)
        self._slices.begin(self._building())

    def _building(self) -> Iterator[None]:
        while self._to_build:
            section = self._section(self._to_build.pop(0), self._reviewing)
            self._column.addWidget(section)
            yield from section.building(self._resume, self._confirm)

    def _let_go(self) -> None:
        """The look changed out of sight: sections that need nothing of the person are made anew rather than restyled, one by
        one when the person is back (to restyle hundreds of fields at once is a stop that is felt)."""
        if self.isVisible() or self._reviewing:
            return
        made = list(self._sections)[1:]
        if made:
            self._slices.stop()  # at one of these
            bar = self.view.verticalScrollBar()
            self._reached = bar.value() / bar.maximum() if self._reached is None and bar.maximum() else self._reached
        for key in made:
            section = self._sections.pop(key)
            section.hide()
            section.deleteLater()
        self._to_build[:0] = made

    def _finished(self) -> None:
        """Every section is built: the person is where they were before the look changed."""
        if self._then:
            path, self._then = self._then, ""
            self.go_to(path)
            self.waiting_changed.emit(self.waiting)
        else:
            self.built.emit()
        if self._reached is not None:
            QTimer.singleShot(0, self, self._scroll_back)

    def _scroll_back(self) -> None:
        bar, reached, self._reached = self.view.verticalScrollBar(), self._reached, None
        if reached is not None:
            bar.setValue(round(reached * bar.maximum()))

    def showEvent(self, event: QShowEvent) -> None:
        """The person is back: go on building."""
        super().showEvent(event)
        if self._to_build and not self._slices.busy:
            self._slices.begin(self._building())

    def visit_next(self) -> None:
        """Go to the next field to be reviewed: of those that come first, then below the last visited one, else from the top again."""
        boxes = [box for section in self.sections.values() for box in section.boxes]
        waiting = self._waiting_boxes()
        ranked = [box for path in self._first for box in waiting if _holds(box.spot, path)]
        boxes = list(dict.fromkeys(ranked)) or boxes
        after = next((place for place, box in enumerate(boxes, 1) if box.spot == self._visited), 0)
        box = next((box for box in boxes[after:] + boxes[:after] if box in waiting), None)
        if box is not None:
            self._visited = box.spot
            self._enter(box)

    def _enter(self, box: FieldBox) -> None:
        """Give a field the focus, and scroll to it once it has its place (unless it is gone by then)."""
        box.editor.setFocus()
        self._settling = box
        QTimer.singleShot(0, box, partial(self._show_box, box))
        QTimer.singleShot(SETTLE_MS, box, partial(self._let_scroll, box))

    _settling: FieldBox | None = None
    """The field that was just gone to: it stays in sight while the sections around it get their places."""

    def _show_box(self, box: FieldBox) -> None:
        self.view.ensureWidgetVisible(box, 0, 120)

    def _let_scroll(self, box: FieldBox) -> None:
        if self._settling is box:
            self._settling = None

    def _range_changed(self) -> None:
        box = self._settling
        if box is not None and isValid(box):
            QTimer.singleShot(0, box, partial(self._show_box, box))

    @property
    def place(self) -> str:
        """The path of the field that has the focus; empty when none of them has."""
        now, visited = self.focusWidget(), self._visited
        here = now is not None and now.hasFocus() and isinstance(now.parent(), FieldBox)
        return visited.path if here and visited is not None else ""

    def go_to(self, path: str) -> None:
        """Go to the field with this path, or that holds it, or to the first where there is none any more."""
        self._enter(self.box_of(path) or self.sections["basics"].boxes[0])

    def box_of(self, path: str) -> FieldBox | None:
        """Return the field with this path, or that holds it, or the first of the entry; None where there is none."""
        boxes = [box for section in self.sections.values() for box in section.boxes]
        found = next((box for box in boxes if _holds(box.spot, path)), None)
        return found or next((box for box in boxes if f"{box.spot.owner}." == f"{path}."), None)

    @property
    def spot(self) -> FieldSpot | None:
        """Return the field that was visited last, while it is there."""
        spot = self._visited
        return spot if spot is not None and self.box_of(spot.path) is not None else None

    def show_edited(self, resume: Resume, to_confirm: Iterable[str], path: str) -> None:
        """Show the résumé after an act that changed whole entries, and go to a field. Only sections that changed are built again."""
        before, self._confirm = self.resume, set(to_confirm)
        sections = self.sections
        changed = [key for key in sections if _content(before, key) != _content(resume, key)]
        for key in changed:
            self._skipped.discard(key)
            sections[key].keep_again()
        for key in self._skipped:
            resume = resume_edit.with_section(resume, key, resume_edit.node(self._resume, key))
        self._resume, self._then = resume, path
        self.setFocus()  # what is typed while fields are made anew goes into none of the others
        self.changed.emit()
        self._slices.begin(step for key in changed for step in sections[key].building(resume, self._confirm))

    def _section(self, key: str, reviewing: bool) -> SectionBox:
        section = self._sections[key] = SectionBox(key, reviewing=reviewing)
        section.edited.connect(self._edited)
        section.visited.connect(self._came)
        section.confirmed.connect(self._ticked)
        section.item_added.connect(self._item_added)
        section.item_removed.connect(self._item_removed)
        section.kept_changed.connect(self._kept_changed)
        section.photo_changed.connect(self.set_photo)
        return section

    def _waiting_boxes(self) -> list[FieldBox]:
        if not self._confirm:
            return []
        return [
            box
            for key, section in self.sections.items()
            if key not in self._skipped
            for box in section.boxes
            if box.waiting
        ]

    def _came(self, spot: FieldSpot) -> None:
        self._visited = spot
        self.visited.emit(spot.path)

    def _ticked(self, spot: FieldSpot) -> None:
        """One is right: go on to the next that awaits a look."""
        self._visited = spot
        self._confirmed(spot)
        self.visit_next()

    def _edited(self, spot: FieldSpot, text: str) -> None:
        self._resume = resume_edit.with_text(self._resume, spot, text)
        self._confirmed(spot)
        self.changed.emit()

    def _confirmed(self, spot: FieldSpot) -> None:
        self.looked_over.emit(spot.path)
        self._confirm = {path for path in self._confirm if path != spot.path and not path.startswith(f"{spot.path}.")}
        self.waiting_changed.emit(self.waiting)

    def _item_added(self, section: str) -> None:
        self._resume, item_id = resume_edit.with_item(self._resume, section)
        first = self._holder(section).add_item(self._resume, section, item_id)
        if first is not None:
            first.editor.setFocus()
        self.changed.emit()

    def _item_removed(self, section: str, item_id: str) -> None:
        self._resume = resume_edit.without_item(self._resume, section, item_id)
        self._holder(section).drop_item(f"{section}.{item_id}")
        self.changed.emit()
        self.waiting_changed.emit(self.waiting)

    def _holder(self, section: str) -> SectionBox:
        return self._sections[section if section in self._sections else section.partition(".")[0]]

    def _kept_changed(self, key: str, kept: bool) -> None:
        (self._skipped.discard if kept else self._skipped.add)(key)
        self.changed.emit()
        self.waiting_changed.emit(self.waiting)

    def set_photo(self, uri: str) -> None:
        """Set the photo (a data URI), or remove it (empty)."""
        self._resume = dataclasses.replace(self._resume, personal=dataclasses.replace(self._resume.personal, photo=uri))
        self.changed.emit()

    def remove_photo(self) -> None:
        """Remove the photo, also from where it is shown."""
        photo = self.sections["personal"].photo
        if photo is not None:
            photo.put("")

    def _language_chosen(self) -> None:
        self._resume = dataclasses.replace(self._resume, language=self.language.currentData())
        self.changed.emit()
