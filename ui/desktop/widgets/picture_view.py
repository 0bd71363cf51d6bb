"""A picture in the width there is, never larger than it is. Shows a copy of our own making, no bytes from outside."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desktop.theme.theme import theme


class PictureView(QWidget):
    """A picture at full width and its own height. Takes the focus, so that the arrow keys scroll there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_picture(self, png: bytes) -> None:
        """Show a picture (a PNG of our own making)."""
        self._picture = QImage.fromData(png)
        self.updateGeometry()
        self.update()

    @property
    def filled(self) -> bool:
        """True if there is a picture."""
        return not self._picture.isNull()

    def sizeHint(self) -> QSize:
        """As large as it is."""
        return self._picture.size()

    def minimumSizeHint(self) -> QSize:
        """Little: the width there is decides."""
        return QSize(1, 1)

    def heightForWidth(self, width: int) -> int:
        """As high as the picture is in that width."""
        return math.ceil(self._picture.height() * self._scale(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and the focus around it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            scale = self._scale(self.width())
            area = QRectF(0, 0, self._picture.width() * scale, self._picture.height() * scale)
            painter.drawImage(area, self._picture)
            painter.setPen(QPen(QColor(theme().colours.line), 1))
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
            if self.hasFocus():
                self._ring(painter, area)

    def _ring(self, painter: QPainter, area: QRectF) -> None:
        """The focus, with a line of the background inside it: a picture may be as bright as the focus."""
        for colour, inset in ((theme().colours.raised, 3), (theme().colours.focus, 1)):
            painter.setPen(QPen(QColor(colour), 2))
            painter.drawRect(area.adjusted(inset, inset, -inset, -inset))

    def _scale(self, width: int) -> float:
        return min(1.0, width / max(1, self._picture.width()))
