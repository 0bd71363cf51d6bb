"""The whole résumé as a form: its sections in their order, fields that await a look, fields that are doubted."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.resume import Location, Resume
from app.text import field_checks
from ui.desktop.models import resume_edit
from ui.desktop.models.resume_edit import LISTS, FieldSpot
from ui.desktop.shell import date_formats
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.incremental_build import IncrementalBuild
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Button, clear, column, row
from ui.desktop.widgets.containers import Container
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.form_fields import FieldBox
from ui.desktop.widgets.page import ScrolledParts
from ui.desktop.widgets.resume_section import SectionBox
from ui.desktop.widgets.safe_text import Text

_LANGUAGES: Final = (("en", "English"), ("zh-Hans", "简体中文"), ("zh-Hant", "繁體中文"))

_USUAL: Final = ("basics", *LISTS, "personal")
_FIRST, _LAST = ("basics",), ("sections", "references", "personal")
"""Sections that stand first and last in the form, in whatever order the others stand."""
STREET: Final = "basics.location.address"
SHORTEST: Final = 8
"""Characters; a shorter text is no whole address."""
SETTLE_MS: Final = 400
"""So long a field that was gone to is kept in sight."""


def arranged(order: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of all sections of the form in an order of those that can be moved; as usual where none is given."""
    if not order:
        return _USUAL
    between = [key for key in dict.fromkeys((*order, *LISTS)) if key in LISTS and key not in _LAST]
    return (*_FIRST, *between, *_LAST)


def _sentence_of(code: str, example: str) -> str:
    return sentence(code, {"example": date_formats.format_partial_day(example)})


def _holds(spot: FieldSpot, path: str) -> bool:
    """Return True if the field at a path is the one of a spot, or a part of it."""
    return f"{path}.".startswith(f"{spot.path}.")


def _content(resume: Resume, key: str) -> object:
    return resume_edit.node(resume, key)


class ResumeForm(Container, Translatable, QWidget):
    """Edits a résumé. `changed` after every edit; `visited` with the path of the focused field; `looked_over` with that of a field
    that was found right or corrected; `built` when every section is built; `address_left` with a street that may hold a whole address,
    once it is left."""

    changed = Signal()
    address_left = Signal(str)
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
        self._order: tuple[str, ...] = _USUAL
        self._jump = ""
        self._first: tuple[str, ...] = ()
        self._then = ""
        self._slices = IncrementalBuild(self, self._finished)
        self.view = ScrolledParts(width=760)
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
        self,
        resume: Resume,
        to_confirm: Iterable[str] = (),
        *,
        reviewing: bool = False,
        first: Iterable[str] = (),
        order: Sequence[str] = (),
    ) -> None:
        """Show a résumé; `to_confirm` are ids of fields the person must look at, `first` of those that are visited before the others,
        `order` keys of sections (see `arrange`).

        What is not visible at first is built while the window is idle, so that a long résumé opens at once;
        `sections` builds it now.
        """
        self._resume, self._visited = resume, None
        self._skipped.clear()
        self._confirm, self._first, self._then = {*to_confirm}, tuple(first), ""
        clear(self._column)
        self._sections.clear()
        self._reviewing, self._jump = reviewing, ""
        self._order = arranged(order)
        self._to_build = list(self._order)
        index = max(0, self.language.findData(resume.language))
        self.language.setCurrentIndex(index)
        self._slices.begin(self._building())

    def _building(self) -> Iterator[None]:
        while self._to_build:
            section = self._section(self._to_build.pop(0), self._reviewing)
            self._column.addWidget(section)
            theme().dress_added(section)
            yield from section.building(self._resume, self._confirm)

    def arrange(self, order: Sequence[str]) -> None:
        """Bring the sections into an order (those that are not named stand where they usually do)."""
        wanted = arranged(order)
        if wanted == self._order:
            return
        self._order = wanted
        self._to_build.sort(key=wanted.index)
        self._sections = {key: self._sections[key] for key in wanted if key in self._sections}
        for place, section in enumerate(self._sections.values()):
            if self._column.indexOf(section) != place:
                self._column.removeWidget(section)
                self._column.insertWidget(place, section)

    def adopt(self, resume: Resume, order: Sequence[str] = ()) -> None:
        """Show another state of the same résumé, such as an earlier one, and bring what changed into sight. Reports nothing."""
        if self._slices.busy:
            self.load(resume, order=order)
            return
        before, self._resume = self._resume, resume
        self.language.setCurrentIndex(max(0, self.language.findData(resume.language)))
        self.arrange(order)
        touched = [section.adopt(before, resume) for section in self._sections.values()]
        for part in touched:
            if part is not None:
                self._bring_into_sight(part)
                break
        for section in self._sections.values():
            for box in section.boxes:
                box.forget_typing()
                if box.doubted:
                    self._check(box)

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
        """Every section is built: the person is where they were before the look changed, or where they wanted to go meanwhile."""
        if self._then:
            path, self._then = self._then, ""
            self.go_to(path)
            self.waiting_changed.emit(self.waiting)
        else:
            self.built.emit()
        if self._jump:
            self.jump(self._jump)
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

    def _bring_into_sight(self, part: QWidget) -> None:
        QTimer.singleShot(0, part, partial(self.view.ensureWidgetVisible, part, 0, 120))

    def jump(self, path: str) -> None:
        """Go to a section or an item: its first field, or, in an empty section, the button that adds one. What is not built yet is
        waited for."""
        self._jump = path if self._to_build or self._slices.busy else ""
        part = next((found for one in self._sections.values() if (found := one.at(path)) is not None), None)
        if self._jump or part is None:
            return
        bar = self.view.verticalScrollBar()
        inner = self.view.widget()
        assert inner is not None
        bar.setValue(part.mapTo(inner, QPoint(0, 0)).y() - SPACE["s"])
        first = next((box.editor for box in part.findChildren(FieldBox)), None) or part.findChild(Button)
        if first is not None:
            first.setFocus()

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
        section.left.connect(self._left)
        section.visited.connect(self._came)
        section.confirmed.connect(self._ticked)
        section.item_added.connect(self._item_added)
        section.item_removed.connect(self._item_removed)
        section.sorting_asked.connect(self._sort_items)
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
        if (box := self._box(spot)) is not None and box.doubted:
            self._left(spot)

    def _left(self, spot: FieldSpot) -> None:
        """A line was changed and left: say what may be wrong with it. An end is read beside its start, whichever was changed."""
        if not resume_edit.exists(self._resume, spot.path):
            return  # its entry was joined with another, or moved, meanwhile
        for name in (spot.name, "end") if spot.name == "start" else (spot.name,):
            if (box := self._box(dataclasses.replace(spot, name=name))) is not None:
                self._check(box)
        place = self._resume.basics.location
        if (
            spot.path == STREET
            and len(place.address) >= SHORTEST
            and not (place.city or place.region or place.postal_code)
        ):
            self.address_left.emit(place.address)

    def offer_parts(self, line: str, parts: Location) -> None:
        """Offer to put a whole address into its own fields, if it still stands in that of the street."""
        here = self._resume.basics.location
        section = self._sections.get("basics")
        box = next((box for box in section.boxes if box.spot.path == STREET), None) if section is not None else None
        if box is not None and parts.city and here == Location(line, country_code=here.country_code):
            box.offer(lambda: self.tr("Split into street, town and postal code"), partial(self._split, parts))

    def _split(self, parts: Location) -> None:
        kept = self._resume.basics.location.country_code
        placed = dataclasses.replace(parts, country_code=parts.country_code or kept)
        basics = dataclasses.replace(self._resume.basics, location=placed)
        self.adopt(dataclasses.replace(self._resume, basics=basics), self._order)
        self.changed.emit()

    def _check(self, box: FieldBox) -> None:
        holder, spot = resume_edit.node(self._resume, box.spot.owner), box.spot
        code = field_checks.problem(spot.kind, spot.name, "" if box.text == resume_edit.PRESENT else box.text)
        if not code and spot.name == "end" and field_checks.ends_before_start(holder.start, holder.end):
            code = "field-end-before-start"
        example = date.today().replace(month=9, day=1).isoformat()[:7]
        said = partial(_sentence_of, code, example)
        box.doubt(said if code else None)

    def _box(self, spot: FieldSpot) -> FieldBox | None:
        section = self._sections.get(spot.owner.partition(".")[0])
        return next((box for box in section.boxes if box.spot == spot), None) if section is not None else None

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

    def move_item(self, section: str, item_id: str, place: int) -> None:
        """Move an item of a section to another place (from 0)."""
        self._take(resume_edit.with_moved(self._resume, section, item_id, place))

    def _sort_items(self, section: str) -> None:
        self._take(resume_edit.newest_first(self._resume, section))

    def _take(self, resume: Resume) -> None:
        if resume != self._resume:
            self.adopt(resume, self._order)
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
