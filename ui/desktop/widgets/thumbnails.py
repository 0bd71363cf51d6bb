"""Pages as thumbnails beside each other, each with a name and a line below it; one is chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import RADIUS, TYPE

WIDTH: Final = 148
HEIGHT: Final = 196
"""Room of a page (logical pixels at 100 %), in which two rows of a dialog show whole."""
_PAD: Final = 8
_LINES: Final = 4
PICTURE: Final = Qt.ItemDataRole.UserRole + 1


class _Delegate(QStyledItemDelegate):
    """Draws the page with an edge, and its texts below; the chosen one has a frame."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The page and its texts."""
        pixels = theme().px
        height = pixels(HEIGHT) + _LINES * QFontMetrics(_font(option)).lineSpacing() + 4 * pixels(_PAD)
        return QSize(pixels(WIDTH) + 2 * pixels(_PAD), height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The page, then name and line."""
        pixels, colours = theme().px, theme().colours
        state, rect = option.state, option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        pad = pixels(_PAD)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if chosen:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), RADIUS["m"], RADIUS["m"])
        page = QRect(rect.left() + pad, rect.top() + pad, pixels(WIDTH), pixels(HEIGHT))
        picture = index.data(PICTURE)
        if isinstance(picture, QImage):
            shown = picture.size().scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
            page = QRect(page.left() + (page.width() - shown.width()) // 2, page.top(), shown.width(), shown.height())
            painter.drawImage(page, picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawRect(page)
        self._write(
            painter,
            option,
            index,
            QRect(rect.left() + pad, rect.top() + 2 * pad + pixels(HEIGHT), pixels(WIDTH), rect.height()),
        )
        painter.restore()

    def _write(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, room: QRect
    ) -> None:
        name, _, line = str(index.data()).partition("\n")
        font = _font(option)
        height = QFontMetrics(font).lineSpacing()
        bold = QFont(font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(theme().colours.text))
        painter.drawText(QRect(room.left(), room.top(), room.width(), height), Qt.AlignmentFlag.AlignHCenter, name)
        painter.setFont(font)
        painter.setPen(QColor(theme().colours.muted))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRect(room.left(), room.top() + height, room.width(), (_LINES - 1) * height), flags, line)


def _font(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setPixelSize(theme().px(TYPE["caption"]))
    return font


class Thumbnails(QListWidget):
    """The thumbnails. `currentRowChanged` when another is chosen."""

    def __init__(self, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "lane")
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_Delegate(self))
        for key in keys:
            item = QListWidgetItem("")
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.addItem(item)

    def show_picture(self, row: int, picture: QImage) -> None:
        """Show the page of one."""
        self.item(row).setData(PICTURE, picture)
