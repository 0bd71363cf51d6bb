"""The table of requests: every row as high as what was sent, which is shown whole."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.desktop.models.requests_table import REASON_COLUMN, RESULT, SENT, RequestsTable
from ui.desktop.theme.theme import theme

SLIM: Final = 110
"""No column of the requests is narrower (logical pixels at 100 %)."""
TALL: Final = 200
"""The table of requests is no lower."""
ROUND: Final = 6
"""Room above and below the text of a row."""


class RequestsView(QTableView):
    """Requests, newest first (`requests` holds them)."""

    def __init__(self) -> None:
        super().__init__()
        self.requests = RequestsTable()
        self._settled = QTimer(self, singleShot=True, interval=0)
        self.setModel(self.requests)
        self.setItemDelegate(_WholeText(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for place in (SENT, REASON_COLUMN, RESULT):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionResized.connect(self._settled.start)
        self._settled.timeout.connect(self.resizeRowsToContents)
        theme().follow(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Large text makes no slivers: the table scrolls sideways sooner."""
        self.horizontalHeader().setMinimumSectionSize(theme().px(SLIM))
        self.setMinimumHeight(theme().px(TALL))


class _WholeText(QStyledItemDelegate):
    """Says how high a row is. The toolkit's own answer forgets that the stylesheet takes room at both sides of the text, and
    the last line was cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as ever, as high as the text in the room that it is drawn in."""
        hint = super().sizeHint(option, index)
        assert isinstance(option.widget, RequestsView)
        room = text_room(option.widget, index)
        text = str(index.data() or "")
        lines = option.fontMetrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        return QSize(hint.width(), lines.height() + 2 * theme().px(ROUND))


def text_room(view: QTableView, index: QModelIndex | QPersistentModelIndex) -> QRect:
    """Return the rectangle of a cell's text in a row of unlimited height."""
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = QRect(0, 0, view.columnWidth(index.column()), 10_000)
    option.features = QStyleOptionViewItem.ViewItemFeature.HasDisplay
    option.text = str(index.data() or "")
    style = view.style()
    room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view)
    inset = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, view) + 1
    return room.adjusted(inset, 0, -inset, 0)
