"""A chart with its table beside it: the picture is for the eyes, the table for the keyboard and the screen reader, and for copying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHeaderView, QSizePolicy, QTableView, QWidget

from app.domain.charts import Chart
from app.render.chart_layout import AXIS, GRID, HIDDEN, SERIES, Box, Drawing, Label, Path, Shape, lay_out
from app.text.printable import one_line
from ui.desktop.models.text_table import Index, TextTable
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import row

_COLOURS: Final = ("accent", "warning", "notice", "good", "muted", "line_strong")
"""Colours of the series; red is for what needs the person."""
_ROLES: Final = {AXIS: "line_strong", GRID: "line", HIDDEN: "muted", **dict(zip(SERIES, _COLOURS, strict=True))}
_DOT: Final = 3.5
_LINE: Final = 2.0
_LEAST: Final = 260
_NAMES: Final = 220
"""Most width of a column: the numbers are to be seen beside long names."""
_ROWS: Final = 8
"""Rows of the table that are seen without scrolling."""


class ChartPicture(QWidget):
    """Draws a chart in the colours of the theme. Has no focus: everything in it stands in the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme().follow(self._changed)

    def show_chart(self, chart: Chart) -> None:
        """Draw another chart."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self._changed()

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()

    def drawing(self, width: float) -> Drawing | None:
        """Return the shapes as they are drawn at a width (pixels); None without a chart."""
        if self._chart is None:
            return None
        return lay_out(self._chart, max(1.0, width / self._scale()), measure=self._measure)

    def _scale(self) -> float:
        """Return pixels per unit of the drawing, of which a text size has ten."""
        return max(0.1, self.fontInfo().pixelSize() / 10)

    def _measure(self, text: str) -> float:
        return self.fontMetrics().horizontalAdvance(text) / self._scale()

    def sizeHint(self) -> QSize:
        """As wide as there is room, as high as the drawing is."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which everything is told apart."""
        width = theme().px(_LEAST)
        drawn = self.drawing(max(width, self.width()))
        return QSize(width, round(drawn.height * self._scale()) if drawn else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shapes."""
        drawn = self.drawing(self.width())
        if drawn is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self._scale(), self._scale())
            font = painter.font()
            font.setPixelSize(10)
            painter.setFont(font)
            for shape in drawn.shapes:
                _draw(painter, shape)


def _colour(role: str) -> QColor:
    return QColor(getattr(theme().colours, _ROLES.get(role, "text")))


def _draw(painter: QPainter, shape: Shape) -> None:
    colour = _colour(shape.role)
    if isinstance(shape, Box):
        area = QRectF(shape.x, shape.y, shape.width, shape.height)
        if shape.role == HIDDEN:
            painter.setPen(QPen(colour, 0.6))
            painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(area)
        else:
            painter.fillRect(area, colour)
    elif isinstance(shape, Path):
        points = QPolygonF([QPointF(x, y) for x, y in shape.points])
        if len(shape.points) == 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(points.at(0), _DOT, _DOT)
        else:
            painter.setPen(QPen(colour, _LINE if shape.role in SERIES else 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(points)
    elif isinstance(shape, Label):
        wide, high = 1_000.0, 20.0
        left = {-1: shape.x, 0: shape.x - wide / 2, 1: shape.x - wide}[shape.anchor]
        sides = {-1: Qt.AlignmentFlag.AlignLeft, 0: Qt.AlignmentFlag.AlignHCenter, 1: Qt.AlignmentFlag.AlignRight}
        painter.setPen(_colour("text"))
        where = QRectF(left, shape.y - high / 2, wide, high)
        painter.drawText(where, sides[shape.anchor] | Qt.AlignmentFlag.AlignVCenter, one_line(shape.text))


_HALF: Final = 50
_MOST_OF_WIDTH: Final = 60


class ChartTable(TextTable[Sequence[str]]):
    """The numbers of a chart; a head, then a row for each category."""

    def __init__(self) -> None:
        super().__init__()
        self._names: Sequence[str] = ("",)

    def show_table(self, table: Sequence[Sequence[str]]) -> None:
        """Show another table, its first row the head."""
        self.beginResetModel()
        self._names, self._rows = table[0], table[1:]
        self.forget_texts()
        self.endResetModel()

    def names(self) -> Sequence[str]:
        """The names of the columns."""
        return self._names

    def texts(self, row: Sequence[str]) -> Sequence[str]:
        """Return one text for each column."""
        return row

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text for display; numbers stand at the right."""
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().data(index, role)


class ChartView(QWidget):
    """A chart and, beside it or below, its table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture, self.model, self.table = ChartPicture(), ChartTable(), QTableView()
        self.table.setModel(self.model)
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._across = row(self, space="l")
        self._across.addWidget(self.picture, 1)
        self._across.addWidget(self.table, 1)
        theme().follow(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give the table the width that its columns need, between half of the whole and three fifths; below the chart where they need more."""
        needed = self.table.horizontalHeader().length() + 2 * self.table.frameWidth()
        share = max(_HALF, 100 * needed // max(self.width() - self._across.spacing(), 1) + 1)
        stacked = share > _MOST_OF_WIDTH and not self.picture.isHidden()
        ways = QBoxLayout.Direction
        self._across.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        shares = (0, 0) if stacked else (100 - min(share, _MOST_OF_WIDTH), min(share, _MOST_OF_WIDTH))
        for place, part in enumerate(shares):
            self._across.setStretch(place, part)

    def show_chart(self, chart: Chart) -> None:
        """Show a chart and its numbers."""
        self.show_section(chart.title, chart, chart.table())

    def show_section(self, title: str, chart: Chart | None, table: Sequence[Sequence[str]]) -> None:
        """Show a table (a head, then rows) and beside it a chart of the whole or of a part; None: the table alone."""
        self.picture.setVisible(chart is not None)
        if chart is not None:
            self.picture.show_chart(chart)
        self.model.show_table(table)
        self.table.setAccessibleName(title)
        self._fit()

    def _fit(self) -> None:
        self.table.horizontalHeader().setMaximumSectionSize(theme().px(_NAMES))
        lines = min(_ROWS, self.model.rowCount()) + 2  # the head, and a bar to scroll by
        self.table.setMinimumHeight(lines * self.table.verticalHeader().defaultSectionSize())
        self._share_width()
