"""The file of a review: its pages, or its text, with the place of a field, and the words that the person marks in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.domain.draft import Draft, SourceSpan
from app.domain.words_on_pages import Area
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.incremental_build import IncrementalBuild
from ui.desktop.widgets.basic import Button, CheckableButton, column, row
from ui.desktop.widgets.flow_layout import Flow
from ui.desktop.widgets.marked_text_view import MarkedTextView, TextMark
from ui.desktop.widgets.safe_text import ElidedLabel, Text
from ui.desktop.widgets.source_pages import SourcePages, Span, words_in
from ui.desktop.widgets.split import Stack

if TYPE_CHECKING:
    from app.ingest.page_pictures import PagePicture

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SourceText(MarkedTextView):
    """The text of a file: `pressed` with the offset of a letter that was clicked, `taken` when Enter was pressed on marked words, `left` when
    Escape was."""

    pressed = Signal(int)
    taken = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)

    @property
    def span(self) -> Span:
        """Return the marked span, in code points."""
        cursor = self.textCursor()
        return self._points(cursor.selectionStart()), self._points(cursor.selectionEnd())

    def _points(self, units: int) -> int:
        return len(self.toPlainText().encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is marked; Escape goes back."""
        if event.key() in _ENTER and self.textCursor().hasSelection():
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a mark goes to the field of the letter."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self.pressed.emit(self._points(self.textCursor().position()))


class SourcePane(Translatable, QWidget):
    """Pages or text. `pressed` with the offset of a letter that was clicked; `given` when the marked words are to be put into the field at
    hand, `asked` when into another one; `left` when the person goes back to the field."""

    pressed = Signal(int)
    given = Signal()
    asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._areas: tuple[Area, ...] = ()
        self._near: tuple[Area, ...] = ()
        self._marks: list[TextMark] = []
        self.pages, self.text, self.stack = SourcePages(), SourceText(), Stack()
        self.place = Text(look="muted")
        self.begin, self.larger, self.turn = Button("quiet"), CheckableButton("quiet"), Button("quiet")
        self.chosen, self.put, self.other = ElidedLabel(), Button(), Button("quiet")
        self._field = ""
        self._slices = IncrementalBuild(self)
        self._build_layout()
        self.begin.set_text(lambda: self.tr("Mark words (F9)"))
        self.other.set_text(lambda: self.tr("Another field…"))
        self.bind_text(self.text.setAccessibleName, lambda: self.tr("Text of the file"))
        self.on_language_change(self._name_turn)
        self.on_language_change(self._name_put)
        self.larger.set_text(lambda: self.tr("Enlarge"))
        self.larger.toggled.connect(self.pages.enlarge)
        self.turn.clicked.connect(self._turn_over)
        for view in (self.pages.canvas, self.text):
            view.pressed.connect(self.pressed)
            view.taken.connect(self.given)
            view.left.connect(self.left)
        self.pages.canvas.marked.connect(self._show_chosen)
        self.text.selectionChanged.connect(self._show_chosen)
        self.put.clicked.connect(self.given)
        self.other.clicked.connect(self.asked)

    def _build_layout(self) -> None:
        self.stack.addWidget(self.text)
        self.stack.addWidget(self.pages)
        line = column(self, space="s")
        tools = QWidget()
        above = Flow(tools, space="s")
        for button in (self.begin, self.larger, self.turn):
            above.add(button)
        line.addWidget(tools)
        line.addWidget(self.stack, 1)
        line.addWidget(self.place)
        self._foot = QWidget()
        foot = row(self._foot, space="s")
        foot.addWidget(self.chosen, 1)
        foot.addWidget(self.put)
        foot.addWidget(self.other)
        line.addWidget(self._foot)

    def load(self, draft: Draft) -> None:
        """Show the file of a draft: its pages where it has any."""
        self._draft = draft
        self._slices.stop()
        self.text.set_untrusted(draft.source_text)
        self.pages.canvas.load(draft.source_text, draft.pages)
        paged = bool(draft.pages.runs)
        self.turn.setVisible(paged)
        self.stack.setCurrentWidget(self.pages if paged else self.text)
        self.place.hide()
        self._name_turn()
        self._show_chosen()

    def show_pictures(self, pictures: Sequence[PagePicture]) -> None:
        """Show the pages as pictures, one in each turn of the event loop; what is marked and scrolled stays."""
        self._slices.begin(self._showing(pictures))

    def _showing(self, pictures: Sequence[PagePicture]) -> Iterator[None]:
        for number, picture in enumerate(pictures, 1):
            self.pages.canvas.show_picture(number, picture)
            yield

    def set_fields(self, areas: Sequence[Area]) -> None:
        """Show where fields were read from."""
        self.pages.canvas.set_fields(areas)

    def show_place(self, places: Sequence[SourceSpan], *, unknown: bool, near: Sequence[SourceSpan] = ()) -> None:
        """Highlight the places of a field and scroll there; `unknown` says that the place of its words is not known. `near`: where words for it may
        stand, for a field without a place."""
        spans = [span for place in places for span in place.spans]
        self._marks = [TextMark(start, end, strong=True) for start, end in spans]
        self.text.set_marks(self._marks)
        if self._marks:
            self.text.reveal(self._marks[0])
        self._areas = tuple(area for place in places for area in self._areas_of(place))
        self.pages.canvas.show_areas(self._areas)
        self._near = self._areas or tuple(area for place in near for area in self._areas_of(place))
        if self._near:
            self.pages.reveal(self._near[0])
        lost = bool(spans) and not self._areas and self.stack.shown is self.pages
        self.place.setText(self.tr("Place unknown") if unknown or lost else "")
        self.place.setVisible(unknown or lost)

    def _areas_of(self, place: SourceSpan) -> tuple[Area, ...]:
        return self._draft.areas(place) if self._draft is not None else ()

    def name_field(self, name: str) -> None:
        """Name the field that the marked words are put into; empty where there is none."""
        self._field = name
        self._name_put()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the marked spans of the text, in code points."""
        if self.stack.shown is self.pages:
            return self.pages.canvas.spans
        first, last = self.text.span
        return ((first, last),) if last > first else ()

    @property
    def words(self) -> str:
        """Return the marked words."""
        return words_in(self._draft.source_text, self.spans) if self._draft else ""

    def unmark(self) -> None:
        """Take the mark from the words."""
        if self.stack.shown is self.pages:
            self.pages.canvas.mark(())
        else:
            cursor = self.text.textCursor()
            cursor.clearSelection()
            self.text.setTextCursor(cursor)

    @property
    def has_focus(self) -> bool:
        """Return True if the pages or the text have the focus."""
        return self.pages.canvas.hasFocus() or self.text.hasFocus()

    def enter(self) -> None:
        """Take the focus, at the place of the field at hand."""
        if self.stack.shown is self.pages:
            self.pages.canvas.begin_at(self._near)
        else:
            self.text.setFocus()

    def _turn_over(self) -> None:
        self.stack.setCurrentWidget(self.text if self.stack.shown is self.pages else self.pages)
        self._name_turn()
        self._show_chosen()

    def _name_turn(self) -> None:
        paged = self.stack.shown is self.pages
        self.turn.setText(self.tr("Show text") if paged else self.tr("Show pages"))
        self.larger.setVisible(paged)

    def _show_chosen(self) -> None:
        words = self.words
        self.chosen.set_untrusted(words)
        self._foot.setVisible(bool(words))

    def _name_put(self) -> None:
        self.put.setText(
            self.tr("Put into: {field}").format(field=self._field) if self._field else self.tr("Put into a field")
        )
        self.put.setEnabled(bool(self._field))
