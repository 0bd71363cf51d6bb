"""Crops a picture by a frame on it: what the frame holds is kept. Moved and resized with the mouse or the keyboard, in fixed proportions or free."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.desktop.theme.theme import theme
from ui.desktop.widgets.focus_ring import draw_focus_ring

Box = tuple[float, float, float, float]
STEP: Final = 0.01
SMALLEST: Final = 0.05
"""Least side of the frame, as a share of the picture's."""
_GRIP: Final = 16
_MOVES: Final = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}
_SIZES: Final = {
    Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: -STEP,
}  # fmt: skip


class CropCanvas(QWidget):
    """`box` is left, top, right, bottom as fractions of the picture; `changed` after every edit of it.

    Arrows move the frame, plus and minus (or Shift with arrows) resize it; the mouse moves it, and resizes it at its lower right corner.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 260)
        self.box: Box = (0.0, 0.0, 1.0, 1.0)
        self._picture, self._proportion = QImage(), 0.0
        self._grabbed: QPointF | None = None
        self._resizing = False

    def show_picture(self, png: bytes) -> None:
        """Show a picture (a PNG of our own making) with the largest frame that fits."""
        self._picture = QImage.fromData(png)
        self._fit_frame()

    def set_proportion(self, width: float, height: float) -> None:
        """Hold the frame to these proportions; zero sets it free, around the whole picture."""
        self._proportion = width / height if height else 0.0
        self._fit_frame()

    @property
    def filled(self) -> bool:
        """True if there is a picture."""
        return not self._picture.isNull()

    def sizeHint(self) -> QSize:
        """Room for a portrait; more where there is more."""
        return QSize(420, 420)

    def area(self) -> QRectF:
        """Return the rectangle of the picture in the widget."""
        if not self.filled:
            return QRectF()
        scale = min(self.width() / self._picture.width(), self.height() / self._picture.height())
        wide, high = self._picture.width() * scale, self._picture.height() * scale
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def _fit_frame(self) -> None:
        across, down = 1.0, 1.0
        if self._proportion and self.filled:
            down = across * self._down_per_across
            if down > 1:
                across, down = across / down, 1.0
        left, top = (1 - across) / 2, (1 - down) / 3  # heads are rather above the middle
        self._set(left, top, across, down)

    @property
    def _down_per_across(self) -> float:
        """Height of the frame for its width, both as fractions of the picture."""
        return self._picture.width() / (self._picture.height() * self._proportion)

    def _set(self, left: float, top: float, across: float, down: float) -> None:
        across, down = min(1.0, max(SMALLEST, across)), min(1.0, max(SMALLEST, down))
        if self._proportion and self.filled:
            across = min(across, 1 / self._down_per_across)
            down = across * self._down_per_across
        left, top = min(max(0.0, left), 1 - across), min(max(0.0, top), 1 - down)
        self.box = (left, top, min(1.0, left + across), min(1.0, top + down))
        self.update()
        self.changed.emit()

    def frame(self) -> QRectF:
        """Return the rectangle of the frame in the widget."""
        left, top, right, bottom = self.box
        area = self.area()
        return QRectF(
            area.left() + left * area.width(),
            area.top() + top * area.height(),
            (right - left) * area.width(),
            (bottom - top) * area.height(),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, dark outside the frame."""
        colours, area, frame = theme().colours, self.area(), self.frame()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(self.rect(), QColor(colours.raised))
            if self.filled:
                painter.drawImage(area, self._picture)
                for part in (
                    QRectF(area.topLeft(), QPointF(area.right(), frame.top())),
                    QRectF(QPointF(area.left(), frame.bottom()), area.bottomRight()),
                    QRectF(QPointF(area.left(), frame.top()), QPointF(frame.left(), frame.bottom())),
                    QRectF(QPointF(frame.right(), frame.top()), QPointF(area.right(), frame.bottom())),
                ):
                    painter.fillRect(part, QColor(0, 0, 0, 150))
                for colour, inset in ((colours.raised, 2), (colours.focus if self.hasFocus() else colours.accent, 0)):
                    painter.setPen(QPen(QColor(colour), 2))
                    painter.drawRect(frame.adjusted(inset, inset, -inset, -inset))
                corner = frame.bottomRight()
                painter.fillRect(QRectF(corner.x() - 9, corner.y() - 9, 10, 10), QColor(colours.focus))
            if self.hasFocus():
                draw_focus_ring(painter, self.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the frame, or its corner."""
        at = event.position()
        corner = self.frame().bottomRight() - at
        self._resizing = abs(corner.x()) <= _GRIP and abs(corner.y()) <= _GRIP
        if (
            self.filled
            and event.button() is Qt.MouseButton.LeftButton
            and (self._resizing or self.frame().contains(at))
        ):
            self._grabbed = at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move or resize the frame by as much as the mouse moved."""
        if self._grabbed is None:
            return
        area, moved = self.area(), event.position() - self._grabbed
        self._grabbed = event.position()
        self._change(moved.x() / area.width(), moved.y() / area.height(), resize=self._resizing)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grabbed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or resize the frame."""
        key = Qt.Key(event.key())
        if self.filled and (move := _MOVES.get(key)) is not None:
            self._change(*move, resize=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif self.filled and (size := _SIZES.get(key)) is not None:
            self._change(size, size, resize=True)
        else:
            super().keyPressEvent(event)

    def _change(self, across: float, down: float, *, resize: bool) -> None:
        left, top, right, bottom = self.box
        wide, high = right - left, bottom - top
        if not resize:
            self._set(left + across, top + down, wide, high)
        elif self._proportion and not across:
            self._set(left, top, wide + down / self._down_per_across, high)
        else:
            self._set(left, top, wide + across, high + down)
