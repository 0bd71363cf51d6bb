"""The cards of one lane of the board, and how a card is drawn. Cards are replaced in one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QDate, QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, QStringListModel, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.applications import ApplicationCard, Status
from ui.desktop.models.applications import status_name
from ui.desktop.models.text_table import ROOT, Index
from ui.desktop.shell.date_formats import brief
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import RADIUS
from ui.desktop.widgets.safe_text import one_line

MIME: Final = "application/x-countermark-card"
CARD: Final = Qt.ItemDataRole.UserRole
HEAD: Final = 13
SMALL: Final = 12
"""Of the lines under a name (logical pixels at 100 %)."""


class LaneModel(QStringListModel):
    """The cards of one status.

    WORKAROUND(a list view asks for the number of rows four times a card when it lays itself out, and a `rowCount` in Python is
    called each time): the toolkit's own model of as many empty texts counts them.
    """

    def __init__(self, status: Status) -> None:
        super().__init__()
        self.status = status
        self.cards: Sequence[ApplicationCard] = ()

    def show_cards(self, cards: Sequence[ApplicationCard]) -> None:
        """Show other cards; nothing happens when all is the same."""
        if cards != self.cards:
            self.cards = cards
            self.setStringList([""] * len(cards))

    def retell(self) -> None:
        """The language changed."""
        if self.cards:
            self.dataChanged.emit(self.index(0), self.index(len(self.cards) - 1))

    def row_of(self, application_id: str) -> int:
        """Return the row of an application's card; -1 when it is in another lane."""
        return next((row for row, card in enumerate(self.cards) if card.id == application_id), -1)

    def removeRows(self, row: int, count: int, parent: Index = ROOT) -> bool:
        """Remove nothing: a card that was dragged away goes when its status has changed."""
        return False

    def supportedDropActions(self) -> Qt.DropAction:
        """Return copying alone, as models do that do not edit themselves."""
        return Qt.DropAction.CopyAction

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A card's texts."""
        card = self.cards[index.row()]
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(card.details.title or card.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            names = [card.details.title, card.details.employer, card.name]
            whose = [one_line(one) for one in dict.fromkeys(names) if one]
            lines, coming = self.details(card)
            return ", ".join((*whose, status_name(Status(card.status)), *lines, *coming))
        return None

    def details(self, card: ApplicationCard) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The lines under the names: copies and when the last was made, or since when it is sent; and what is next, the last day to apply of
        a plan first."""
        counted = {0: self.tr("no copy"), 1: self.tr("1 copy")}.get(card.copies) or self.tr("{count} copies")
        copies = counted.format(count=card.copies)
        planned = card.status == Status.PLANNED and not card.copies
        coming = []
        if planned and card.details.closes:
            coming.append(self._closing(card.details.closes))
        if card.next_day:
            coming.append(self.tr("next: {day}").format(day=brief(card.next_day)))
        return ((copies,) if planned else (copies, brief(card.last))), tuple(coming)

    def _closing(self, day: str) -> str:
        return self.tr("due {day}").format(day=brief(day))

    def widest(self) -> int:
        """Pixels that the lines under a name need, as they usually are in the language and text size in force."""
        font = QApplication.font()
        font.setPixelSize(theme().px(SMALL))
        metrics = QFontMetrics(font)
        day = f"{QDate.currentDate().year()}-12-28"
        usual = (*self.details(ApplicationCard("", "", "", "", 8, day, day)), (brief("2000-12-28"), self._closing(day)))
        return max(metrics.horizontalAdvance(line) for lines in usual for line in lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be chosen and dragged."""
        flags = Qt.ItemFlag
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged application's id, for another lane of this window only."""
        mime = QMimeData()
        mime.setData(MIME, self.cards[indexes[0].row()].id.encode())
        return mime

    def mimeTypes(self) -> list[str]:
        """Return the one MIME type dragged here."""
        return [MIME]


class CardDelegate(QStyledItemDelegate):
    """Draws a card: the job, whose it is, and below how many copies and what is next."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All cards are equally tall."""
        return QSize(theme().px(96), theme().px(114))

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
        self._write(painter, box.adjusted(look.px(8), look.px(7), -look.px(6), -look.px(5)), model, card)
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, model: LaneModel, card: ApplicationCard) -> None:
        look, colours = theme(), theme().colours
        font, left = QFont(painter.font()), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        details = card.details
        lines = [(one_line(details.title or card.name), colours.text, True)]
        if details.title:
            lines.append((one_line(details.employer or card.name), colours.text, False))
        plain, coming = model.details(card)
        lines += [(line, colours.muted, False) for line in plain]
        lines += [(line, colours.accent, False) for line in coming]
        top = room.top()
        for text, colour, is_head in lines:
            font.setPixelSize(look.px(HEAD if is_head else SMALL))
            font.setBold(is_head)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRect(room.left(), top, room.width(), metrics.height()), left, shown)
            top += metrics.height() + (look.px(2) if is_head else 0)
