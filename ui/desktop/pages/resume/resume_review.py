"""Review of an imported résumé: what was recognised, beside the pages it was read from, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.draft import Doubt, Draft
from app.domain.resume import Resume
from app.services import resume_entries
from app.services.resume_entries import LINES, Changed
from ui.desktop.dialogs.short_questions import confirm
from ui.desktop.models import resume_edit
from ui.desktop.models.edit_history import Edited, EditHistory
from ui.desktop.models.field_places import FieldPlaces
from ui.desktop.models.question_texts import Question
from ui.desktop.models.resume_edit import FieldSpot
from ui.desktop.pages.resume.review_source import SourcePane
from ui.desktop.pages.resume.review_tools import ReviewTools, below, field_menu
from ui.desktop.pages.resume.review_unread import LineGone, UnreadLines, UnreadRow
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, TintedBlock, clear, column, row
from ui.desktop.widgets.flow_layout import bar, row_with_buttons, with_glyph
from ui.desktop.widgets.form_fields import FieldBox
from ui.desktop.widgets.resume_form import ResumeForm
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.split import Split

if TYPE_CHECKING:
    from app.ingest.page_pictures import PagePicture

SHORT: Final = 160
"""Characters of the file that a warning shows before the person asks for the rest."""
FIRST_DOUBTS: Final = 1
"""Doubts that are shown before the person asks for the others."""
_UNREAD: Final = "left-out"
"""The warning that lists what no field took: the lines themselves are shown in its place."""


class WarningRow(TintedBlock):
    """One warning, in short; `more` shows the whole of it, where that is longer."""

    def __init__(self, short: str, whole: str) -> None:
        super().__init__("notice")
        self.label, self.more, self._whole = Text(short), Button("quiet"), whole
        self.more.setText(self.tr("Show all"))
        self.more.setHidden(whole == short)
        self.more.clicked.connect(self._show_all)
        line = row(space="m")
        line.addWidget(Glyph("info", "notice"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(row_with_buttons(self.label, self.more), 1)
        self.body.addLayout(line)

    def _show_all(self) -> None:
        self.label.setText(self._whole)
        self.more.hide()


class DoubtRow(TintedBlock):
    """One doubt about a field; `look` goes to that field."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__("notice")
        self.path = doubt.field_id
        self.label, self.look = Text(sentence(doubt.code, dict(doubt.params))), Button("quiet")
        self.look.setText(self.tr("Show the field"))
        self.body.addWidget(row_with_buttons(self.label, self.look))


class PhotoRow(Translatable, TintedBlock):
    """Offers the photo that the file holds: it stays in the complete résumé unless it is left out here. `left_out` where it is."""

    left_out = Signal()

    def __init__(self) -> None:
        super().__init__("notice")
        self.label, self.leave_out = Text(), Button("quiet", "trash")
        self.label.set_text(
            lambda: self.tr(
                "The file has a photo. It stays in your complete résumé. Copies show it only if you choose so."
            )
        )
        self.leave_out.set_text(lambda: self.tr("Remove photo"))
        self.body.addWidget(row_with_buttons(with_glyph(Glyph("info", "notice"), self.label), self.leave_out))
        self.leave_out.clicked.connect(self.left_out)
        self.hide()


class Review(Translatable, QWidget):
    """The review; its `bar` is shown below the page. `kept` carries the résumé as corrected."""

    kept = Signal(object)
    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._places = FieldPlaces()
        self._doubts: tuple[Doubt, ...] = ()
        self._asked: set[str] = set()
        self._looked: set[str] = set()
        self.form, self.pane, self.unread = ResumeForm(), SourcePane(), UnreadLines()
        self.source = self.pane.text
        self.history = EditHistory(self._show_again)
        self.tools = ReviewTools(self.history)
        self.warnings, self.doubts = column(space="s"), column(space="s")
        self.left = Text(look="strong")
        self.next, self.discard = Button("primary", "arrow-right"), Button("quiet")
        line = column(self, space="m", margins=(0, 0, 0, 0))
        self.photo = PhotoRow()
        line.addWidget(self.photo)
        line.addLayout(self.doubts)
        line.addLayout(self.warnings)
        line.addWidget(self._split(), 1)
        self.form.view.body.addWidget(self.unread)
        self.bar = bar(self.left, self.discard, self.next)
        self.discard.set_text(lambda: self.tr("Discard"))
        self.on_language_change(self._say_progress)
        self.on_language_change(self._show_warnings)
        self.on_language_change(self._show_doubts)
        self._connect()

    def _connect(self) -> None:
        form, pane = self.form, self.pane
        form.visited.connect(self._visited)
        form.waiting_changed.connect(lambda _count: self._progressed())
        form.looked_over.connect(self._looked.add)
        form.built.connect(self._built)
        form.changed.connect(self._edited)
        self.photo.left_out.connect(self._leave_photo_out)
        self.next.clicked.connect(self._go_on)
        self.discard.clicked.connect(self._ask_discard)
        pane.pressed.connect(self._go_to_letter)
        pane.given.connect(self._put_marked)
        pane.asked.connect(lambda: self.marked_menu().popup(below(pane.other)))
        pane.left.connect(self._back_to_field)
        pane.begin.clicked.connect(pane.enter)
        self.tools.joined.connect(self.join)
        self.tools.divided.connect(self.divide)
        self.tools.moved.connect(self.move_entry)
        self.unread.put_asked.connect(self._ask_where)
        self.unread.drop_asked.connect(lambda row: self._take_away(row))
        self.unread.looked_at.connect(self._show_line)
        self.unread.changed.connect(self._say_progress)
        self.tools.add_keys(self)
        for keys, act in (("F8", self.visit_next), ("F9", self._change_sides)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _ask_discard(self) -> None:
        """Discard what was read; corrections are asked about."""
        question = Question(
            lambda: self.tr("Discard what was read?"),
            lambda: self.tr("Your corrections are lost with it. The file stays as it is."),
            lambda: self.tr("Discard it"),
            lambda: self.tr("Go on editing"),
        )
        if not self._is_corrected() or confirm(self, question):
            self.discarded.emit()

    def _is_corrected(self) -> bool:
        """Return True if a field was changed or looked over since the file was read."""
        read, form = self._draft, self.form
        return read is not None and (form.resume != read.resume or bool(self._looked))

    def _split(self) -> Split:
        right = QWidget()
        parts = column(right, space="s")
        parts.addWidget(self.tools)
        parts.addWidget(self.form, 1)
        return Split(self.pane, right, (2, 3))

    def load(self, draft: Draft) -> None:
        """Show a draft."""
        self._draft, self._doubts = draft, draft.doubts
        self._places = FieldPlaces(draft)
        self._asked, self._looked = {*draft.to_confirm, *(doubt.field_id for doubt in draft.doubts)}, set()
        self.pane.load(draft)
        self.unread.load(draft.unread)
        self.next.setEnabled(False)
        self._say_progress()
        self._show_warnings()
        self.form.load(draft.resume, self._asked, reviewing=True, first=[doubt.field_id for doubt in draft.doubts])
        self.history.begin(Edited(draft.resume))
        self._show_doubts()
        self._mark_fields()
        self.tools.follow(None, first=True)
        self.pane.name_field("")
        self._show_photo()

    def show_pictures(self, pictures: Sequence[PagePicture]) -> None:
        """Show pictures of the pages, which come late; nothing that the person did changes."""
        self.pane.show_pictures(pictures)

    def _show_photo(self) -> None:
        self.photo.setVisible(bool(self.form.resume.personal.photo))

    def _leave_photo_out(self) -> None:
        self.form.remove_photo()

    def _built(self) -> None:
        """Every field stands: the person can go through those that await a look."""
        self.next.setEnabled(True)
        self._say_progress()
        self.form.visit_next()

    @property
    def draft(self) -> Draft:
        """The draft as far as it was looked over and corrected."""
        assert self._draft is not None
        waiting = self.form.to_confirm
        return replace(
            self._draft,
            resume=self.form.resume,
            to_confirm=waiting,
            doubts=tuple(doubt for doubt in self._doubts if doubt.field_id in waiting),
            places=self._places.now(self.form.resume),
            unread=self.unread.left,
        )

    @property
    def resume(self) -> Resume:
        """The résumé as corrected."""
        return self.form.resume

    # -- what is doubtful ---------------------------------------------------------------------------------------------

    def _show_warnings(self) -> None:
        clear(self.warnings)
        draft = self._draft
        for warning in draft.warnings if draft else ():
            if draft is not None and draft.unread and warning.code == _UNREAD:
                continue
            params = dict(warning.params)
            separator = self.tr("; ")
            text = separator.join(str(params.get("text", "")).split("; "))
            cut = text[:SHORT].rpartition(separator)[0] or text[:SHORT]
            short = text if len(text) <= SHORT else f"{cut}{separator}…"
            told = (sentence(warning.code, {**params, "text": shown}) for shown in (short, text))
            self.warnings.addWidget(WarningRow(*told))

    def _open_doubts(self) -> tuple[Doubt, ...]:
        """Return the doubts about fields that were not looked over yet, the most doubtful first."""
        waiting = self.form.to_confirm
        return tuple(doubt for doubt in self._doubts if doubt.field_id in waiting)

    def _show_doubts(self, *, every: bool = False) -> None:
        """Show the doubts, the most doubtful first; unless `every`, only the first of them."""
        clear(self.doubts)
        self._told = found = self._open_doubts()
        self._every = every
        shown = found if every else found[:FIRST_DOUBTS]
        for doubt in shown:
            told = DoubtRow(doubt)
            told.look.clicked.connect(partial(self._look_at, doubt.field_id))
            self.doubts.addWidget(told)
        if len(shown) < len(found):
            more = Button("quiet")
            more.setText(self.tr("Show {count} more").format(count=len(found) - len(shown)))
            more.clicked.connect(partial(self._show_doubts, every=True))
            self.doubts.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    _told: tuple[Doubt, ...] = ()
    _every = False

    def _look_at(self, path: str) -> None:
        """Go to a field, and show its place in the file."""
        self.form.go_to(path)
        self._show_place(path)

    def _progressed(self) -> None:
        if self._open_doubts() != self._told:
            self._show_doubts(every=self._every)
        self._say_progress()

    def _say_progress(self) -> None:
        count = self.form.waiting if self.next.isEnabled() else 0  # until all of it stands, nothing can be said of it
        lines = len(self.unread.left)
        if count or not self.next.isEnabled():
            text = self.tr("Fields to review: {count}. Press ✓ or Enter if a field is right, or correct it.")
            self.left.setText(text.format(count=count) if count else "")
            self.next.setText(self.tr("Next field (F8)"))
        elif lines:
            text = self.tr("You have reviewed everything that matters most. Lines that no field took: {count} (F8).")
            self.left.setText(text.format(count=lines))
            self.next.setText(self.tr("Save résumé"))
        else:
            self.left.setText(self.tr("You have reviewed everything that matters most."))
            self.next.setText(self.tr("Save résumé"))

    def _go_on(self) -> None:
        if self.form.waiting:
            self.form.visit_next()
        else:
            self.kept.emit(self.resume)

    def visit_next(self) -> None:
        """Go to the next doubt, then to the next field to be reviewed, then to the lines that no field took, then to the button that saves."""
        if not self.next.isEnabled():
            return
        if self.form.waiting:
            self.form.visit_next()
        elif self.unread.rows:
            self.unread.enter()
        else:
            self.next.setFocus()

    # -- the place of a field -----------------------------------------------------------------------------------------

    def _visited(self, path: str) -> None:
        """Show the place of the field that has the focus: of the doubtful line where it has one."""
        doubted = next(
            (doubt.field_id for doubt in self._open_doubts() if f"{doubt.field_id}.".startswith(f"{path}.")), path
        )
        self._show_place(doubted)
        spot = self.form.spot
        box = self.form.box_of(path)
        self.pane.name_field(box.label.text() if box is not None else "")
        section = spot.owner.partition(".")[0] if spot is not None else ""
        items: Sequence[Any] = resume_edit.node(self.form.resume, section) if section in LINES else ()
        self.tools.follow(spot, first=bool(items) and spot is not None and spot.owner == f"{section}.{items[0].id}")

    def _show_place(self, path: str, *, typing: bool = False) -> None:
        places, unknown = self._places.of(path, self.form.resume)
        near, _ = self._places.of(path.rpartition(".")[0], self.form.resume) if not places else ([], False)
        self.pane.show_place(places, unknown=unknown and not typing, near=near)

    def _mark_fields(self) -> None:
        draft = self._draft
        places = self._places.now(self.form.resume).values() if draft is not None else ()
        self.pane.set_fields([area for place in places for area in draft.areas(place)] if draft is not None else ())

    def _go_to_letter(self, offset: int) -> None:
        """Go to the field that was read from a letter of the file."""
        path = self._places.at(offset, self.form.resume)
        if path:
            self._look_at(path)

    def _change_sides(self) -> None:
        if self.pane.has_focus:
            self._back_to_field()
        else:
            self.pane.enter()

    def _back_to_field(self) -> None:
        spot = self.form.spot
        if spot is not None:
            self.form.go_to(spot.path)

    # -- words of the file --------------------------------------------------------------------------------------------

    def _put_marked(self) -> None:
        spot = self.form.spot
        if spot is not None:
            self._put_marked_into(spot.path)

    def _put_marked_into(self, path: str) -> None:
        words, spans = self.pane.words, self.pane.spans
        self.pane.unmark()
        self._put(path, words, spans)

    def marked_menu(self) -> QMenu:
        """Return the menu of the fields that the marked words can be put into."""
        return field_menu(self.form, self, self._put_marked_into, self._add_marked)

    def _add_marked(self, section: str) -> None:
        self._put_marked_into(self._added(section))

    def _put(self, path: str, words: str, spans: Sequence[tuple[int, int]], *, beside: bool = False) -> None:
        """Put words of the file into a field, and remember where they stand; `beside`: what the field holds stays."""
        box = self.form.box_of(path)
        if box is None or not words:
            return
        before = {one.id: one.value for one in resume_edit.leaves(self.form.resume, box.spot)}
        dates = self._dates(box, words)
        if dates is None and beside:
            box.add(words)
        elif dates is None:
            box.take(words)
        else:
            for one, text in dates:
                one.take(text)
        changed = [one.id for one in resume_edit.leaves(self.form.resume, box.spot) if before.get(one.id) != one.value]
        self._places.take(changed, spans, self.form.resume)
        self._mark_fields()
        self.form.go_to(path)
        self._show_place(path)

    def _dates(self, box: FieldBox, words: str) -> list[tuple[FieldBox, str]] | None:
        """Return beginning and end with their texts where a range is put into one of them; None for anything else."""
        if box.spot.name not in ("start", "end"):
            return None
        from app.text.dates import find_dates

        span = next(iter(find_dates(words)), None)
        if span is None:
            return None
        if not span.ranged:
            return [(box, span.first)]
        start, end = (self.form.box_of(f"{box.spot.owner}.{name}") for name in ("start", "end"))
        if start is None or end is None:
            return None
        return [(start, span.first), (end, span.last or resume_edit.PRESENT)]

    def _boxes_taking(self, box: FieldBox, words: str) -> list[FieldBox]:
        """Return the fields that words put into `box` would change: for a range of dates, beginning and end."""
        dates = self._dates(box, words)
        return [box] if dates is None else [one for one, _text in dates]

    def _added(self, section: str) -> str:
        """Add an entry to a section; returns the path of its first field."""
        self.form.sections[section].item_added.emit(section)
        items = resume_edit.node(self.form.resume, section)
        box = self.form.box_of(f"{section}.{items[-1].id}")
        return box.spot.path if box is not None else ""

    def _ask_where(self, line: UnreadRow) -> None:
        """Show the menu of the fields that a line can be put into."""
        self.unread.looked_at.emit(line)
        self.line_menu(line).popup(below(line.put))

    def line_menu(self, line: UnreadRow) -> QMenu:
        """Return the menu of the fields that a line can be put into."""
        return field_menu(
            self.form, self, partial(self._take_away, line), lambda section: self._take_away(line, self._added(section))
        )

    def _show_line(self, line: UnreadRow) -> None:
        """Scroll to a line that no field took, and show its place."""
        QTimer.singleShot(0, line, partial(self.form.view.ensureWidgetVisible, line, 0, 120))
        self.pane.show_place([line.place], unknown=line.place.start == line.place.end)

    def _take_away(self, line: UnreadRow, path: str = "") -> None:
        """Put a line into a field, or drop it; either is one step of the history. A date that is there already is not replaced: the line
        stays."""
        place, rows = line.place, self.unread.rows
        words = " ".join(place.text.split())
        box = self.form.box_of(path) if path else None
        if box is not None and any(one.is_replaced_only for one in self._boxes_taking(box, words)):
            self.unread.refuse(box.editor.accessibleName())
            return
        after = rows.index(line) if line in rows else 0
        stack = self.history.stack
        stack.beginMacro("")
        stack.push(LineGone(self.unread, place))
        if path:
            self._put(path, words, [(place.start, place.end)] if place.end > place.start else [], beside=True)
        stack.endMacro()
        rows = self.unread.rows
        if not path and rows:
            at_hand = rows[min(after, len(rows) - 1)]
            at_hand.drop.setFocus()
            self._show_line(at_hand)

    # -- whole entries ------------------------------------------------------------------------------------------------

    def join(self) -> None:
        """Make the entry at hand a part of the one above it."""
        spot = self.form.spot
        if spot is not None:
            told = self._places.words_of_head(spot.owner, self.form.resume)
            self._change(resume_entries.join_with_above(self.form.resume, spot.owner, told))

    def divide(self) -> None:
        """Make two entries of the one at hand: what stands at the cursor begins the second."""
        spot, box = self._at_hand()
        if spot is None or box is None:
            return
        line, offset = box.caret
        lines = spot.name == LINES.get(spot.owner.partition(".")[0])
        reverse = self._places.second_first(spot.owner.partition(".")[0])
        self._change(
            resume_entries.divide(
                self.form.resume, spot.owner, spot.name, line if lines else offset, second_first=reverse
            )
        )

    def move_entry(self, section: str) -> None:
        """Move the entry at hand to another section."""
        spot = self.form.spot
        if spot is not None:
            self._change(resume_entries.move(self.form.resume, spot.owner, section))

    def _at_hand(self) -> tuple[FieldSpot | None, FieldBox | None]:
        spot = self.form.spot
        return spot, self.form.box_of(spot.path) if spot is not None else None

    def _change(self, changed: Changed | None) -> None:
        """Show a résumé with whole entries changed: what awaited a look still does, and new fields do."""
        if changed is None:
            return
        before = set(self.form.to_confirm)
        self._places.carry(changed.moved, self.form.resume, changed.resume)
        self._doubts += tuple(
            replace(doubt, field_id=changed.moved[doubt.field_id])
            for doubt in self._doubts
            if doubt.field_id in before & {*changed.moved} and doubt.code != "doubt-entry-inside"
        )
        confirm = {changed.moved.get(path, path) for path in before}
        confirm |= {new for new in changed.moved.values() if new.startswith(f"{changed.entry}.") and ".h" not in new}
        confirm = {path for path in confirm if resume_edit.exists(changed.resume, path)}
        self._asked |= confirm
        self.form.show_edited(changed.resume, confirm, changed.entry)
        self._mark_fields()

    def _show_again(self, state: Edited) -> None:
        """Show the résumé before or after a step; a field that was looked over stays so."""
        spot, resume = self.form.spot, state.resume
        waiting = {path for path in self._asked if not self._was_looked_over(path) and resume_edit.exists(resume, path)}
        self.form.show_edited(resume, waiting, spot.path if spot is not None else "basics.name")
        self._mark_fields()

    def _was_looked_over(self, path: str) -> bool:
        return any(f"{path}.".startswith(f"{looked}.") for looked in self._looked)

    def _edited(self) -> None:
        self.history.note(Edited(self.form.resume))
        self._show_photo()
        spot = self.form.spot
        if spot is not None:  # while words are typed, their place is no longer that of those read
            self._show_place(spot.path, typing=True)
