"""A picture on which boxes are drawn: what they cover will be black. With the mouse, or with the keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.desktop.theme.theme import theme
from ui.desktop.widgets.focus_ring import draw_focus_ring

Box = tuple[float, float, float, float]
SMALLEST: Final = 0.008
"""A box narrower or lower than this share of the picture was a click, not a box."""

STEP: Final = 0.01
ADDED: Final = (0.35, 0.45, 0.65, 0.55)
_MOVES: Final = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}


class RedactionCanvas(QWidget):
    """`boxes` are left, top, right, bottom as fractions of the picture; `changed` after every edit of them.

    Arrows move the newest box, Shift with arrows resizes it, Delete removes it.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(360, 240)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.boxes: list[Box] = []
        self._picture, self._finished = QImage(), QImage()
        self._from: QPointF | None = None
        self._to: QPointF | None = None

    def show_picture(self, png: bytes) -> None:
        """Show a picture (a PNG of our own making) without boxes."""
        self._picture = QImage.fromData(png)
        self.boxes.clear()
        self._from = self._to = None
        self._edited()

    def show_finished(self, data: bytes) -> None:
        """Show the finished picture (JPEG or PNG of our own making) until something is drawn again."""
        self._finished = QImage.fromData(data)
        self.update()

    @property
    def filled(self) -> bool:
        """True if there is a picture."""
        return not self._picture.isNull()

    def add_box(self) -> None:
        """Add a box in the middle, to be moved with the arrow keys."""
        self.boxes.append(ADDED)
        self.setFocus()
        self._edited()

    def remove_last(self) -> None:
        """Remove the newest box."""
        if self.boxes:
            self.boxes.pop()
            self._edited()

    def sizeHint(self) -> QSize:
        """Room for a document; more where there is more."""
        return QSize(620, 260)

    def area(self) -> QRectF:
        """Return the rectangle of the picture in the widget."""
        if not self.filled:
            return QRectF()
        scale = min(self.width() / self._picture.width(), self.height() / self._picture.height())
        wide, high = self._picture.width() * scale, self._picture.height() * scale
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, the boxes, the box being drawn."""
        with QPainter(self) as painter:
            self._draw(painter)
            if self.hasFocus():
                draw_focus_ring(painter, self.rect())

    def _draw(self, painter: QPainter) -> None:
        colours, area = theme().colours, self.area()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(colours.raised))
        if not self._finished.isNull():
            painter.drawImage(area, self._finished)
            return
        if self.filled:
            painter.drawImage(area, self._picture)
        newest = len(self.boxes) - 1
        for number, box in enumerate(self.boxes):
            painter.fillRect(self._placed(box, area), QColor(0, 0, 0))
            if number == newest and self.hasFocus():
                painter.setPen(QPen(QColor(colours.focus), 2))
                painter.drawRect(self._placed(box, area))
        if self._from is not None and self._to is not None:
            painter.fillRect(QRectF(self._from, self._to).normalized(), QColor(0, 0, 0, 170))

    def _placed(self, box: Box, area: QRectF) -> QRectF:
        left, top, right, bottom = box
        return QRectF(
            area.left() + left * area.width(),
            area.top() + top * area.height(),
            (right - left) * area.width(),
            (bottom - top) * area.height(),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a box."""
        if self.filled and event.button() is Qt.MouseButton.LeftButton:
            self._from = self._to = self._inside(event.position())
            self._finished = QImage()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw it larger."""
        if self._from is not None:
            self._to = self._inside(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish it."""
        if self._from is None:
            return
        drawn, area = QRectF(self._from, self._inside(event.position())).normalized(), self.area()
        self._from = self._to = None
        box = (
            (drawn.left() - area.left()) / area.width(),
            (drawn.top() - area.top()) / area.height(),
            (drawn.right() - area.left()) / area.width(),
            (drawn.bottom() - area.top()) / area.height(),
        )
        if box[2] - box[0] >= SMALLEST and box[3] - box[1] >= SMALLEST:
            self.boxes.append(box)
        self._edited()

    def _inside(self, point: QPointF) -> QPointF:
        area = self.area()
        return QPointF(min(max(point.x(), area.left()), area.right()), min(max(point.y(), area.top()), area.bottom()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, resize or remove the newest box."""
        move = _MOVES.get(Qt.Key(event.key()))
        if self.boxes and move is not None:
            left, top, right, bottom = self.boxes[-1]
            across, down = move
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                right, bottom = min(1.0, max(left + STEP, right + across)), min(1.0, max(top + STEP, bottom + down))
            elif left + across >= 0 and right + across <= 1 and top + down >= 0 and bottom + down <= 1:
                left, right, top, bottom = left + across, right + across, top + down, bottom + down
            self.boxes[-1] = (left, top, right, bottom)
            self._edited()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_last()
        else:
            super().keyPressEvent(event)

    def _edited(self) -> None:
        self._finished = QImage()
        self.update()
        self.changed.emit()
