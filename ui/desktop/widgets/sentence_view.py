"""A sentence of the résumé with one name of it pointed out. Plain text, drawn: it is the person's own, or a file's, and never markup."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desktop.theme.theme import theme
from ui.desktop.widgets.safe_text import one_line

_LEAST = 160
"""Logical pixels at 100 % below which it is not narrowed."""


class SentenceView(QWidget):
    """Text on as many lines as it needs, muted, with the characters from `start` to `end` on a tinted ground and bold."""

    def __init__(self, untrusted_text: str = "", start: int = 0, end: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._start, self._end = "", 0, 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._restyle)
        self.show_sentence(untrusted_text, start, end)

    def show_sentence(self, untrusted_text: str, start: int, end: int) -> None:
        """Show another sentence. Offsets count characters, not Qt's units."""
        text = untrusted_text.translate(_LINE_ENDS)
        self._text, self._start, self._end = text, _units(text[:start]), _units(text[:end])
        self.setAccessibleName(one_line(text))
        self._restyle()

    @property
    def pointed_out(self) -> str:
        """The name that is pointed out."""
        units = self._text.encode("utf-16-le")
        return units[2 * self._start : 2 * self._end].decode("utf-16-le")

    def text(self) -> str:
        """The sentence."""
        return self._text

    def hasHeightForWidth(self) -> bool:
        """The narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels of the lines at a width."""
        return self._laid_out(width)[1]

    def sizeHint(self) -> QSize:
        """As wide as one line would be, within limits."""
        width = min(theme().px(4 * _LEAST), self.fontMetrics().horizontalAdvance(self._text) + theme().px(8))
        return QSize(max(theme().px(_LEAST), width), self.heightForWidth(max(theme().px(_LEAST), width)))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to give way."""
        return QSize(theme().px(_LEAST), self.fontMetrics().lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        layout, _ = self._laid_out(self.width())
        with QPainter(self) as painter:
            painter.setPen(QColor(theme().colours.muted))
            layout.draw(painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self._text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        named, look = QTextLayout.FormatRange(), QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setBackground(QColor(theme().colours.accent_soft))
        look.setForeground(QColor(theme().colours.text))
        named.start, named.length, named.format = self._start, self._end - self._start, look
        layout.setFormats([named])
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, round(height + 0.5)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


_LINE_ENDS = {ord(sign): " " for sign in "\n\r\t\u2028\u2029"}


def _units(text: str) -> int:
    """Return the UTF-16 units of a text: what Qt counts."""
    return len(text) + sum(ord(char) > 0xFFFF for char in text)
