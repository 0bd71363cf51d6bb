"""Pages of an imported file with the places of its fields: click a place to see its field, draw a box around words to put them into one.

A page is drawn from its letters until its picture comes; what the person marked stays. The pictures are made in the isolated process.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from app.domain.words_on_pages import Area, PageMap
from ui.desktop.shell.announce import announce
from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import LIGHT, SPACE
from ui.desktop.widgets.form_fields import WORDS_MIME

if TYPE_CHECKING:
    from app.ingest.page_pictures import PagePicture

_WORD: Final = re.compile(r"[^\s，。；、：｜|]+[，。；、：]*")
_AROUND: Final = " \t,;:，；：、|｜·•"
"""Marks that part the values of a line, and belong to none."""
_RIM: Final = 2.0
LARGER: Final = 1.6
"""Enlarged pages are so many times as wide as the view."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    area: Area

    @property
    def middle(self) -> tuple[float, float]:
        return (self.area.left + self.area.right) / 2, (self.area.top + self.area.bottom) / 2


def words_in(text: str, spans: Sequence[Span]) -> str:
    """Return the words of spans of a text in one line, without the marks around them; a line break between ideographs is no space."""
    found = " ".join(" ".join(text[start:end].split()) for start, end in spans)
    return re.sub(r"(?<=[\u3400-\u9fff，。、；：]) (?=[\u3400-\u9fff])", "", found).strip(_AROUND)


class SheetCanvas(Translatable, QWidget):
    """The pages, one below the other. `marked` after every change of the marked words; `pressed` with the offset of a letter that was clicked, or marked when the space bar was pressed;
    `taken` when Enter was pressed on marked words; `left` when Escape was.

    The arrow keys go from word to word and line to line; with Shift they mark more.
    """

    marked = Signal()
    pressed = Signal(int)
    taken = Signal()
    left = Signal()
    reached = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._text, self._map = "", PageMap()
        self._words: tuple[_Word, ...] = ()
        self._pictures: dict[int, QImage] = {}
        self._scaled: dict[int, QPixmap] = {}
        self._fields: tuple[Area, ...] = ()
        self._shown: tuple[Area, ...] = ()
        self._at = self._anchor = -1
        self._from: QPointF | None = None
        self._to: QPointF | None = None
        self.spans: tuple[Span, ...] = ()
        self.bind_text(self.setAccessibleName, lambda: self.tr("Pages of the file"))
        self.on_language_change(self._describe)

    def load(self, untrusted_text: str, page_map: PageMap) -> None:
        """Show the pages of another file, without pictures yet."""
        self._text, self._map = untrusted_text, page_map
        self._pictures.clear()
        self._scaled.clear()
        self._fields = self._shown = ()
        self._at = self._anchor = -1
        self._from = self._to = None
        self.spans = ()
        self._words = tuple(
            _Word(found.start(), found.end(), run.area(found.start(), found.end()))
            for run in page_map.runs
            for found in _WORD.finditer(untrusted_text, run.start, run.end)
        )
        self.updateGeometry()
        self.update()

    def show_picture(self, number: int, picture: PagePicture) -> None:
        """Show the picture of a page (1-based) in place of its letters; what is marked stays."""
        image = QImage(
            picture.rgb, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888
        ).copy()
        self._pictures[number] = image
        self._scaled.pop(number, None)
        self.update()

    @property
    def pictured(self) -> tuple[int, ...]:
        """Return the numbers of the pages that have their picture."""
        return tuple(sorted(self._pictures))

    def set_fields(self, areas: Sequence[Area]) -> None:
        """Show where fields were read from."""
        self._fields = tuple(areas)
        self.update()

    def show_areas(self, areas: Sequence[Area]) -> None:
        """Highlight the place of one field; nothing where it is not known."""
        self._shown = tuple(areas)
        self.update()

    @property
    def shown_areas(self) -> tuple[Area, ...]:
        """Return the highlighted place."""
        return self._shown

    @property
    def words(self) -> str:
        """Return the marked words."""
        return words_in(self._text, self.spans)

    def mark(self, spans: Sequence[Span]) -> None:
        """Mark words."""
        self.spans = tuple(spans)
        self._describe()
        self.marked.emit()
        self.update()

    def begin_at(self, areas: Sequence[Area]) -> None:
        """Take the focus, with the first word of a place marked (else the first on the page)."""
        first = next(iter(areas), None)
        inside = (
            at for at, word in enumerate(self._words) if first is not None and first.holds(word.area.page, *word.middle)
        )
        self.setFocus()
        self._go_to(next(inside, 0), extend=False)

    # -- geometry -----------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """The wider, the taller."""
        return True

    def sizeHint(self) -> QSize:
        """Little: the width there is decides."""
        return QSize(320, 320)

    def minimumSizeHint(self) -> QSize:
        """Little: it scrolls."""
        return QSize(200, 120)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all pages in a width."""
        return round(sum(high * width / max(1.0, wide) for wide, high in self._map.sizes)) + SPACE["m"] * len(
            self._map.sizes
        )

    def sheet(self, number: int) -> QRectF:
        """Return the rectangle of a page (1-based) in the widget."""
        top, width = 0.0, float(self.width())
        for at, (wide, high) in enumerate(self._map.sizes, 1):
            height = high * width / max(1.0, wide)
            if at == number:
                return QRectF(0, top, width, height)
            top += height + SPACE["m"]
        return QRectF()

    def placed(self, area: Area) -> QRectF:
        """Return the rectangle of an area in the widget."""
        sheet = self.sheet(area.page)
        scale = self._scale(area.page)
        box = QRectF(area.left, area.top, area.right - area.left, area.bottom - area.top)
        return QRectF(
            sheet.left() + box.left() * scale,
            sheet.top() + box.top() * scale,
            box.width() * scale,
            box.height() * scale,
        )

    def _scale(self, number: int) -> float:
        return self.width() / max(1.0, self._map.sizes[number - 1][0])

    def _spot(self, point: QPointF) -> tuple[int, float, float]:
        """Return page, x and y of a point of the widget; page 0 between pages."""
        for number in range(1, len(self._map.sizes) + 1):
            sheet = self.sheet(number)
            if sheet.contains(point):
                scale = self._scale(number)
                return number, (point.x() - sheet.left()) / scale, (point.y() - sheet.top()) / scale
        return 0, 0.0, 0.0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the pictures anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._scaled.clear()

    # -- drawing (in the light palette: pages stay white) ---------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in sight, the places of the fields, and what is marked."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            seen = QRectF(event.rect())
            for number in range(1, len(self._map.sizes) + 1):
                if self.sheet(number).intersects(seen):
                    self._draw_sheet(painter, number, seen)
            self._draw_marks(painter, seen)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(theme().colours.focus), 2))
                painter.drawRect(self.visibleRegion().boundingRect().adjusted(1, 1, -1, -1))

    def _draw_sheet(self, painter: QPainter, number: int, seen: QRectF) -> None:
        sheet = self.sheet(number)
        painter.fillRect(sheet, QColor(LIGHT.surface))
        image = self._pictures.get(number)
        if image is None:
            self._draw_letters(painter, number, seen)
            return
        ratio = self.devicePixelRatioF()
        if number not in self._scaled:
            size = (sheet.size() * ratio).toSize()
            kept = Qt.AspectRatioMode.IgnoreAspectRatio
            pixels = QPixmap.fromImage(image.scaled(size, kept, Qt.TransformationMode.SmoothTransformation))
            pixels.setDevicePixelRatio(ratio)
            self._scaled[number] = pixels
        painter.drawPixmap(sheet.topLeft(), self._scaled[number])

    def _draw_letters(self, painter: QPainter, number: int, seen: QRectF) -> None:
        """The words of a page where they stand, as long as there is no picture of it."""
        painter.setPen(QColor(LIGHT.text))
        font = QFont(self.font())
        for run in self._map.runs:
            box = self.placed(run.area(run.start, run.end)) if run.page == number else QRectF()
            if box.isEmpty() or not box.intersects(seen):
                continue
            text = self._text[run.start : run.end]
            font.setPixelSize(max(4, min(200, round(box.height() * 0.72))))
            width = QFontMetricsF(font).horizontalAdvance(text)
            painter.save()
            painter.setFont(font)
            painter.translate(box.left(), box.bottom() - box.height() * 0.24)
            painter.scale(min(2.0, box.width() / max(1.0, width)), 1.0)
            painter.drawText(QPointF(0, 0), text)
            painter.restore()

    def _draw_marks(self, painter: QPainter, seen: QRectF) -> None:
        modes = QPainter.CompositionMode
        painter.setCompositionMode(modes.CompositionMode_Multiply)
        painter.setPen(Qt.PenStyle.NoPen)
        marked = [area for start, end in self.spans for area in self._map.areas(self._text, start, end)]
        for areas, colour in ((self._fields, LIGHT.accent_soft), (self._shown, LIGHT.highlight), (marked, "#b9d4f5")):
            painter.setBrush(QColor(colour))
            for box in map(self.placed, areas):
                if box.intersects(seen):
                    painter.drawRoundedRect(box.adjusted(-_RIM, -1, _RIM, 1), 2, 2)
        painter.setCompositionMode(modes.CompositionMode_SourceOver)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((LIGHT.surface, 4.0), (LIGHT.warning, 2.0)):  # seen on dark ground, too
            painter.setPen(QPen(QColor(colour), width))
            for area in self._shown:
                painter.drawRoundedRect(self.placed(area).adjusted(-_RIM, -1, _RIM, 1), 2, 2)
        if self._from is not None and self._to is not None:
            painter.setPen(QPen(QColor(LIGHT.notice), 1, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(self._from, self._to).normalized())

    # -- mouse --------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a region; on marked words: begin to drag them."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = self._to = event.position()
            self._held = self._is_marked(event.position())

    _held = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the region larger, or drag the marked words onto a field."""
        if self._from is None:
            return
        self._to = event.position()
        if not self._is_click():
            if self._held:
                self._from = self._to = None
                self._drag()
                return
            self.spans = self._inside()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mark the words in the region; a click goes to the field of the letter."""
        if self._from is None:
            return
        self._to = event.position()
        click, spans = self._is_click(), self._inside()
        page, x, y = self._spot(self._from)
        self._from = self._to = None
        if not click:
            self.mark(spans)
            return
        offset = self._map.offset_at(page, x, y)
        self._at = self._anchor = next(
            (at for at, word in enumerate(self._words) if offset is not None and word.start <= offset < word.end), -1
        )
        self.mark([(self._words[self._at].start, self._words[self._at].end)] if self._at >= 0 else [])
        if offset is not None:
            self.pressed.emit(offset)

    def _is_click(self) -> bool:
        assert self._from is not None and self._to is not None
        return (self._to - self._from).manhattanLength() < QApplication.startDragDistance()

    def _is_marked(self, point: QPointF) -> bool:
        areas = (area for start, end in self.spans for area in self._map.areas(self._text, start, end))
        return len(self.words) > 0 and any(self.placed(area).contains(point) for area in areas)

    def _inside(self) -> tuple[Span, ...]:
        """Return the spans of the words in the region that is drawn, on the page where it began."""
        assert self._from is not None and self._to is not None
        page, x, y = self._spot(self._from)
        if not page:
            return ()
        sheet, scale = self.sheet(page), self._scale(page)
        to = ((self._to.x() - sheet.left()) / scale, (self._to.y() - sheet.top()) / scale)
        area = Area(page, min(x, to[0]), min(y, to[1]), max(x, to[0]), max(y, to[1]))
        return self._map.inside(area)

    def _drag(self) -> None:
        drag, mime = QDrag(self), QMimeData()
        mime.setData(WORDS_MIME, self.words.encode())
        mime.setText(self.words)
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction)

    # -- keyboard -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from word to word; Enter takes what is marked; Escape goes back."""
        key = Qt.Key(event.key())
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.spans:
            if not event.isAutoRepeat():
                self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Space and self.spans:
            self.pressed.emit(self.spans[0][0])
        elif self._words and (at := self._next_word(key)) is not None:
            self._go_to(at, extend=extend)
        else:
            super().keyPressEvent(event)

    def _next_word(self, key: Qt.Key) -> int | None:
        last = len(self._words) - 1
        if self._at < 0:
            return 0 if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down) else None
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return min(max(0, self._at + (1 if key == Qt.Key.Key_Right else -1)), last)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return self._end_of_line(-1 if key == Qt.Key.Key_Home else 1)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._level(down=key == Qt.Key.Key_Down)
        return None

    def _end_of_line(self, step: int) -> int:
        at, area = self._at, self._words[self._at].area
        while 0 <= at + step < len(self._words):
            word = self._words[at + step].area
            if word.page != area.page or not word.top < (area.top + area.bottom) / 2 < word.bottom:
                break
            at += step
        return at

    def _level(self, *, down: bool) -> int:
        """Return the word nearest above or below the present one."""
        here, (x, y) = self._words[self._at].area, self._words[self._at].middle
        way = 1 if down else -1
        best, nearest = self._at, (0.0, 0.0)
        for at, word in enumerate(self._words):
            middle = word.middle
            far = way * ((word.area.page - here.page) * 100_000 + middle[1] - y)
            if far <= (here.bottom - here.top) / 2:
                continue
            score = (round(far / max(1.0, here.bottom - here.top)), abs(middle[0] - x))
            if best == self._at or score < nearest:
                best, nearest = at, score
        return best

    def _go_to(self, at: int, *, extend: bool) -> None:
        if not self._words:
            return
        self._at = at
        if not extend or self._anchor < 0:
            self._anchor = at
        first, last = sorted((self._anchor, self._at))
        self.mark([(self._words[first].start, self._words[last].end)])
        announce(self, self.words)
        self.reached.emit(self._words[at].area)

    def _describe(self) -> None:
        said = self.words
        told = self.tr("Marked: {words}").format(words=said) if said else self.tr("No words are marked.")
        self.setAccessibleDescription(told)


class SourcePages(QScrollArea):
    """The scrolled pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setProperty("look", "pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.canvas = SheetCanvas()
        self.setWidget(self.canvas)
        self.canvas.reached.connect(self.reveal)
        self._larger = False

    def enlarge(self, larger: bool) -> None:
        """Show the pages larger than the room there is, or as wide as that."""
        self._larger = larger
        bars = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(bars.ScrollBarAsNeeded if larger else bars.ScrollBarAlwaysOff)
        self._fit()
        if self.canvas.shown_areas:
            QTimer.singleShot(0, self, self._reveal_again)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the size of the pages in step."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.canvas.setMinimumWidth(round(self.viewport().width() * LARGER) if self._larger else 0)

    def _reveal_again(self) -> None:
        if self.canvas.shown_areas:
            self.reveal(self.canvas.shown_areas[0])

    def reveal(self, area: Area) -> None:
        """Scroll to a place."""
        box = self.canvas.placed(area)
        self.ensureVisible(round(box.center().x()), round(box.center().y()), 40, 90)
