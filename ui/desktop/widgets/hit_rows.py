"""A row of what a search found: its title, and below it why it was found, the matching words bold. Plain text only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.stored_records import SearchHit
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.safe_text import plain

HIT: Final = Qt.ItemDataRole.UserRole
SMALL: Final = 13
"""Of the second line (logical pixels at 100 %)."""
ONE: Final = 38
TWO: Final = 60
"""Heights of a row (logical pixels at 100 %)."""
_BOLDER: Final = 0.93
"""Of the width a line has, what is filled: bold letters are wider than those that are measured."""


class HitDelegate(QStyledItemDelegate):
    """Draws the rows; what a row is about is its `HIT`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines where there is something to say in the second."""
        return QSize(theme().px(200), theme().px(TWO if _hit(index).excerpt else ONE))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row."""
        hit = _hit(index)
        if not hit.excerpt:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        style = option.widget.style() if option.widget else QApplication.style()
        room: QRect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
        title, option.text = option.text, ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        inset = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, option.widget) + 1
        room.setLeft(room.left() + inset)  # where a row of one line begins
        room.setRight(option.rect.right() - theme().px(10))
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(theme().colours.text))
        upper = QRect(room.left(), option.rect.top(), room.width(), option.rect.height() // 2 + theme().px(2))
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        font = QFont(option.font)
        font.setPixelSize(theme().px(SMALL))
        _write_marked(painter, font, QPointF(room.left(), upper.bottom()), room.width(), hit)
        painter.restore()


def marked_line(hit: SearchHit, metrics: QFontMetrics, width: int) -> tuple[str, list[tuple[int, int]]]:
    """The second line as it fits, and the places of the matches in it as Qt counts (UTF-16 units: start, length)."""
    text = metrics.elidedText(plain(hit.excerpt), Qt.TextElideMode.ElideRight, width)
    seen = len(text) - 1 if len(text) < len(hit.excerpt) else len(text)
    places = [(start, min(end, seen)) for start, end in hit.marks if start < seen]
    return text, [(_units(text[:start]), _units(text[start:end])) for start, end in places]


def _write_marked(painter: QPainter, font: QFont, where: QPointF, width: int, hit: SearchHit) -> None:
    text, places = marked_line(hit, QFontMetrics(font), round(width * _BOLDER))
    layout = QTextLayout(text, font)
    layout.setFormats(_formats(places))
    layout.beginLayout()
    layout.createLine().setLineWidth(2 * width)
    layout.endLayout()
    painter.setPen(QColor(theme().colours.muted))
    layout.draw(painter, where)


def _formats(places: Sequence[tuple[int, int]]) -> list[QTextLayout.FormatRange]:
    found = []
    for start, length in places:
        part, look = QTextLayout.FormatRange(), QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(QColor(theme().colours.text))
        part.start, part.length, part.format = start, length, look
        found.append(part)
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _hit(index: QModelIndex | QPersistentModelIndex) -> SearchHit:
    hit = index.data(HIT)
    assert isinstance(hit, SearchHit)
    return hit
