"""The cards of one lane of the board, and how a card is drawn. Cards are replaced in one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.applications import ApplicationCard, Status
from ui.desktop.models.applications import status_name
from ui.desktop.models.text_table import ROOT, Index
from ui.desktop.shell.dates import short
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import RADIUS
from ui.desktop.widgets.safe_text import one_line

MIME: Final = "application/x-countermark-card"
CARD: Final = Qt.ItemDataRole.UserRole
SMALL: Final = 12
"""Of the lines under a name (logical pixels at 100 %)."""
_USUAL: Final = ApplicationCard("", "", "", "", 8, "2026-12-28", "2026-12-28")


class LaneModel(QAbstractListModel):
    """The cards of one status."""

    def __init__(self, status: Status) -> None:
        super().__init__()
        self.status = status
        self.cards: Sequence[ApplicationCard] = ()

    def show_cards(self, cards: Sequence[ApplicationCard]) -> None:
        """Show other cards; nothing happens when all is the same."""
        if cards != self.cards:
            self.beginResetModel()
            self.cards = cards
            self.endResetModel()

    def retell(self) -> None:
        """The language changed."""
        if self.cards:
            self.dataChanged.emit(self.index(0), self.index(len(self.cards) - 1))

    def row_of(self, recipient_id: str) -> int:
        """Return the row of a recipient's card; -1 when it is in another lane."""
        return next((row for row, card in enumerate(self.cards) if card.recipient_id == recipient_id), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of cards."""
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A card's texts."""
        card = self.cards[index.row()]
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(card.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((one_line(card.name), status_name(Status(card.status)), *self.details(card)))
        return None

    def details(self, card: ApplicationCard) -> tuple[str, ...]:
        """The lines under the name."""
        copies = self.tr("copies: {count}").format(count=card.copies) if card.copies else self.tr("no copy")
        lines = (f"{copies} · {short(card.last)}",)
        return (*lines, self.tr("next: {day}").format(day=short(card.next_day))) if card.next_day else lines

    def widest(self) -> int:
        """Pixels that the lines under a name need, as they usually are in the language and text size in force."""
        font = QApplication.font()
        font.setPixelSize(theme().px(SMALL))
        metrics = QFontMetrics(font)
        return max(metrics.horizontalAdvance(line) for line in self.details(_USUAL))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be chosen and dragged."""
        flags = Qt.ItemFlag
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged recipient's id, for another lane of this window only."""
        mime = QMimeData()
        mime.setData(MIME, self.cards[indexes[0].row()].recipient_id.encode())
        return mime

    def mimeTypes(self) -> list[str]:
        """Return the one MIME type dragged here."""
        return [MIME]


class CardDelegate(QStyledItemDelegate):
    """Draws a card: the name, and below how many copies and what is next."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All cards are equally tall."""
        return QSize(theme().px(160), theme().px(88))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The card."""
        model, card = index.model(), index.data(CARD)
        assert isinstance(model, LaneModel)
        assert isinstance(card, ApplicationCard)
        look, colours = theme(), theme().colours
        state, flag = option.state, QStyle.StateFlag
        chosen, focused = bool(state & flag.State_Selected), bool(state & flag.State_HasFocus)
        box: QRect = option.rect.adjusted(2, 2, -2, -look.px(6))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colours.focus if focused else colours.accent if chosen else colours.line
        painter.setPen(QPen(QColor(edge), 2 if focused else 1))
        painter.setBrush(QColor(colours.accent_soft if chosen else colours.surface))
        painter.drawRoundedRect(box, RADIUS["m"], RADIUS["m"])
        self._write(painter, box.adjusted(look.px(11), look.px(9), -look.px(9), -look.px(6)), model, card)
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, model: LaneModel, card: ApplicationCard) -> None:
        look, colours = theme(), theme().colours
        font, left = QFont(painter.font()), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        font.setPixelSize(look.px(14))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(one_line(card.name), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, left, name)
        top = room.top() + metrics.height() + look.px(3)
        font.setPixelSize(look.px(SMALL))
        font.setBold(False)
        painter.setFont(font)
        for number, line in enumerate(model.details(card)):
            painter.setPen(QColor(colours.muted if number == 0 else colours.accent))
            metrics = painter.fontMetrics()
            text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRect(room.left(), top, room.width(), metrics.height()), left, text)
            top += metrics.height()
