"""A table whose columns fit its width.

The main column shrinks first; a tooltip shows what is cut off of it. Every other column is whole, with its title, or
hidden until there is room again; the tooltip of the main column shows it then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.desktop.models.text_table import TextTable
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.safe_text import explain_here

PAD: Final = 14
"""What the style sheet leaves free at either side of a title (pixels, at any size of the text), and one for rounding."""
SEEN_ROWS: Final = 40
"""So many rows are measured at least, from the first in sight."""
ROW: Final = 42
"""Height of a row (logical pixels at 100 %)."""
ACROSS: Final = Qt.Orientation.Horizontal


@dataclass(frozen=True, slots=True)
class ColumnWidth:
    """A column: its minimum width (0: as its texts and its title need), and its maximum when there is too little for all (0: the
    same).

    Logical pixels at 100 %. Of those that may be hidden the lower number `goes` first (0: never).
    """

    least: int = 0
    most: int = 0
    goes: int = 0


class FittedTable(QTableView):
    """`shares` are those of the columns; the `main` column takes the remaining width.

    A column that was resized by hand stays so.
    """

    def __init__(self, shares: Sequence[ColumnWidth], main: int) -> None:
        super().__init__()
        self._shares, self._main, self._by_hand, self._fitting = tuple(shares), main, dict[int, int](), False
        self._texts: TextTable[Any] | None = None
        self._needs = dict[int, int]()
        self._measured = -1
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(24)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.sectionResized.connect(self._drawn)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme().follow(self._fit_anew)

    def set_rows(self, model: TextTable[Any], sort_by: int) -> None:
        """Show rows of which one is chosen, sorted by a column, the latest first."""
        self.show_table(model)
        self.setSortingEnabled(True)
        self.sortByColumn(sort_by, Qt.SortOrder.DescendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        theme().follow(self._fit_rows)
        self._fit_rows()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(ROW))

    def show_table(self, model: TextTable[Any]) -> None:
        """Show the rows of a model, which is the table's for good."""
        self._texts = model
        self.setModel(model)
        for signal in (model.modelReset, model.dataChanged, model.headerDataChanged):
            signal.connect(self._fit_anew)

    def changeEvent(self, event: QEvent) -> None:
        """Another style or font: what was measured holds no longer."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measured = -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give every column its room."""
        if self._texts is None:
            return
        self._fitting = True
        if self._measured < self.viewport().height():  # else all in sight were measured
            self._measured = self.viewport().height()
            self._needs = {place: max(need, self._needs.get(place, 0)) for place, need in self._measure().items()}
        widths = self._widths(self.viewport().width())
        for place in range(len(self._shares)):
            self.setColumnHidden(place, place not in widths)
            if place in widths:
                self.setColumnWidth(place, widths[place])
        self._fitting = False

    def _fit_anew(self) -> None:
        self._needs.clear()
        self._measured = -1
        self.fit()

    def _scrolled(self) -> None:
        """Rows that were not measured came in sight: one of them may be wider."""
        if self._texts is not None and any(need > self._needs.get(place, 0) for place, need in self._measure().items()):
            self._measured = -1
            self.fit()

    def _measure(self) -> dict[int, int]:
        """Return the width that the seen texts of each column and its title need.

        Without the arrow of the one sorted by: it would send a column away that was just clicked. (The toolkit's
        `sizeHintForColumn` asks the model and the style seven times for each text.)
        """
        model, advance = self._texts, self.fontMetrics().horizontalAdvance
        assert model is not None
        titles = self.horizontalHeader().fontMetrics()
        count = model.rowCount()
        top = max(0, min(self.rowAt(0), count - SEEN_ROWS))
        rows = range(top, min(count, max(top + SEEN_ROWS, self.rowAt(self.viewport().height() - 1) + 1)))
        seen, needs = [model.cells(row) for row in rows], dict[int, int]()
        for place in range(len(self._shares)):
            widest = max((advance(cells[place]) for cells in seen), default=0)
            pad = self.sizeHintForIndex(model.index(top, place)).width() - advance(seen[0][place]) if seen else 0
            needs[place] = max(titles.horizontalAdvance(self._title(place)) + 2 * PAD, widest + pad + 1)
        return needs

    def _title(self, place: int) -> str:
        return str(self.model().headerData(place, ACROSS) or "")

    def _widths(self, room: int) -> dict[int, int]:
        """The columns in sight, and how wide each is."""
        header, px, by_hand = self.horizontalHeader(), theme().px, self._by_hand
        least, asks, whole = dict[int, int](), dict[int, int](), dict[int, int]()
        for place, share in enumerate(self._shares):
            data = by_hand.get(place) or self._needs[place]
            least[place] = by_hand.get(place) or px(share.least) or data
            asks[place] = max(least[place], min(data, px(share.most) or data))
            whole[place] = by_hand.get(place) or max(asks[place], header.sectionSizeHint(place))
        for place in sorted(least, key=lambda at: self._shares[at].goes):
            if self._shares[place].goes and sum(least.values()) > room:
                del least[place], asks[place], whole[place]
        widths = _narrowed_widths(_narrowed_widths(whole, asks, room), least, room)
        if self._main not in by_hand:
            widths[self._main] += max(0, room - sum(widths.values()))
        return widths

    def _drawn(self, place: int, _before: int, width: int) -> None:
        if not self._fitting:
            self._by_hand[place] = width

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a tooltip with what is cut off in the row."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            explain_here(event, self, self.unseen_at(event.pos()))
            return True
        return super().viewportEvent(event)

    def unseen_at(self, place: QPoint) -> str:
        """Return the text that is cut off at a point of the viewport.

        The whole of the cell's text and, over the main column, also the texts of columns out of sight, each after its
        title.
        """
        found = self.indexAt(place)
        if not found.isValid():
            return ""
        text, told = str(found.data() or ""), list[str]()
        if self.sizeHintForIndex(found).width() > self.columnWidth(found.column()):
            told.append(text)
        if found.column() == self._main:
            hidden = [at for at in range(len(self._shares)) if self.isColumnHidden(at)]
            told += [f"{self._title(at)} {found.siblingAtColumn(at).data()}" for at in hidden]
        return " · ".join(told)


def _narrowed_widths(widths: Mapping[int, int], least: Mapping[int, int], room: int) -> dict[int, int]:
    """The columns narrower by what is too much, each by its part of it, and none below its least."""
    spare = {place: max(0, widths[place] - least[place]) for place in least}
    over, all_spare = sum(widths.values()) - room, sum(spare.values())
    if over <= 0 or not all_spare:
        return dict(widths)
    return {place: width - min(spare[place], -(-over * spare[place] // all_spare)) for place, width in widths.items()}
