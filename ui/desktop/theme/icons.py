"""The SVG icons of `resources/icons`, tinted in a colour of the theme and drawn sharp at any pixel ratio."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from app import resources
from ui.desktop.theme.theme import theme

_COLOURED: Final = ("countermark",)
"""Icons with colours of their own."""


@lru_cache(maxsize=256)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixels = QPixmap(_shape(name, size, ratio))
    if name not in _COLOURED:
        with QPainter(pixels) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.setBackground(QColor(colour))
            painter.eraseRect(pixels.rect())  # fills it; `fillRect` would load gradients, 2 ms of the start
    pixels.setDevicePixelRatio(ratio)
    return pixels


@lru_cache(maxsize=256)
def _shape(name: str, size: int, ratio: float) -> QPixmap:
    """An icon as drawn, without a tint: another theme needs no drawing anew."""
    pixels = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixels.fill(Qt.GlobalColor.transparent)
    with QPainter(pixels) as painter:
        QSvgRenderer(str(resources.path("icons", f"{name}.svg"))).render(painter, QRectF(pixels.rect()))
    return pixels


def pixmap(name: str, role: str = "text", size: int = 20, ratio: float = 2.0) -> QPixmap:
    """One icon in a colour role of the tokens (`text`, `accent`, `critical` …), `size` logical pixels at 100 %."""
    return _pixmap(name, getattr(theme().colours, role), theme().px(size), ratio)


def icon(name: str, role: str = "text", checked_role: str = "") -> QIcon:
    """A QIcon for buttons; `checked_role` colours it while the button is checked."""
    made = QIcon(pixmap(name, role))
    made.addPixmap(pixmap(name, "muted"), QIcon.Mode.Disabled)
    if checked_role:
        made.addPixmap(pixmap(name, checked_role), QIcon.Mode.Normal, QIcon.State.On)
    return made


class Glyph(QLabel):
    """A decorative icon that follows the theme; it carries no meaning of its own (the text beside it does)."""

    def __init__(self, name: str, role: str = "muted", size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        theme().follow(self._draw)
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(pixmap(self._name, self._role, self._size))
        self.setFixedSize(theme().px(self._size), theme().px(self._size))
