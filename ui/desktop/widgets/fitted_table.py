"""A table whose columns fit its width: titles give way first, then what matters less; what is cut is told by a tooltip.
A column that could not be read any more goes out of sight until there is room again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QToolTip

from ui.desktop.safe_text import tooltip
from ui.desktop.theme import theme


@dataclass(frozen=True, slots=True)
class Share:
    """A column: the least room it keeps (0: as its texts need), and the most it asks for when there is too little for all (0:
    as its texts need); logical pixels at 100 %. Of those that may go out of sight the lower number `goes` first (0: never)."""

    least: int = 0
    most: int = 0
    goes: int = 0


class FittedTable(QTableView):
    """`shares` are those of the columns; the column that holds the `main` thing takes what room is left. A column that was
    drawn wider or narrower by hand stays so."""

    def __init__(self, shares: Sequence[Share], main: int) -> None:
        super().__init__()
        self._shares, self._main, self._by_hand, self._fitting = tuple(shares), main, dict[int, int](), False
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(24)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.sectionResized.connect(self._drawn)
        theme().follow(self.fit)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show another model."""
        super().setModel(model)
        if model is not None:
            for signal in (model.modelReset, model.dataChanged, model.headerDataChanged):
                signal.connect(self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other columns."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give every column its room."""
        if self.model() is None:
            return
        self._fitting = True
        for place in range(len(self._shares)):
            self.setColumnHidden(place, False)  # the title of a hidden one asks for nothing
        widths = self._widths(self.viewport().width())
        for place in range(len(self._shares)):
            self.setColumnHidden(place, place not in widths)
            if place in widths:
                self.setColumnWidth(place, widths[place])
        self._fitting = False

    def _widths(self, room: int) -> dict[int, int]:
        """The columns in sight, and how wide each is."""
        header, px, by_hand = self.horizontalHeader(), theme().px, self._by_hand
        least, asks, whole = dict[int, int](), dict[int, int](), dict[int, int]()
        for place, share in enumerate(self._shares):
            data = by_hand.get(place) or self.sizeHintForColumn(place)
            least[place] = by_hand.get(place) or px(share.least) or data
            asks[place] = max(least[place], min(data, px(share.most) or data))
            whole[place] = by_hand.get(place) or max(asks[place], header.sectionSizeHint(place))
        for place in sorted(least, key=lambda at: self._shares[at].goes):
            if self._shares[place].goes and sum(least.values()) > room:
                del least[place], asks[place], whole[place]
        widths = _narrowed(_narrowed(whole, asks, room), least, room)
        if self._main not in by_hand:
            widths[self._main] += max(0, room - sum(widths.values()))
        return widths

    def _drawn(self, place: int, _before: int, width: int) -> None:
        if not self._fitting:
            self._by_hand[place] = width

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole of a text that is cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.cut_at(event.pos())
            QToolTip.showText(event.globalPos(), tooltip(text) if text else "", self)
            return True
        return super().viewportEvent(event)

    def cut_at(self, place: QPoint) -> str:
        """The whole of the text at a place of the viewport, where it is cut; else empty."""
        found = self.indexAt(place)
        text = str(found.data() or "") if found.isValid() else ""
        return text if text and self.sizeHintForIndex(found).width() > self.columnWidth(found.column()) else ""


def _narrowed(widths: Mapping[int, int], least: Mapping[int, int], room: int) -> dict[int, int]:
    """The columns narrower by what is too much, each by its part of it, and none below its least."""
    spare = {place: max(0, widths[place] - least[place]) for place in least}
    over, all_spare = sum(widths.values()) - room, sum(spare.values())
    if over <= 0 or not all_spare:
        return dict(widths)
    return {place: width - min(spare[place], -(-over * spare[place] // all_spare)) for place, width in widths.items()}
