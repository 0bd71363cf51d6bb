"""Draws the focus of a widget that shows a picture, where a line of the theme alone could be as bright as the picture."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPen

from ui.desktop.theme.theme import theme


def draw_focus_ring(painter: QPainter, around: QRect) -> None:
    """Draw the focus along the inside of `around`, with a line of the background inside it."""
    for colour, inset in ((theme().colours.raised, 3), (theme().colours.focus, 1)):
        painter.setPen(QPen(QColor(colour), 2))
        painter.drawRect(around.adjusted(inset, inset, -inset, -inset))
