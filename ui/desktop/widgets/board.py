"""The board: one lane for each status, cards that are moved by keys, by menu or by hand, and announced when they moved.

Left and right go to the next lane, Ctrl or Alt with them moves the card, Enter opens it, the menu key offers every
status. The board keeps nothing: it asks for moves and shows what it is given. It is as wide as the room there is: lanes that do not fit
side by side go below, in the same order. It scrolls by itself only after keys and to a card that is opened: what is refreshed, clicked or
dropped stays where the person sees it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QGridLayout, QListView, QMenu, QScrollArea, QWidget

from app.domain.applications import ApplicationCard, Status
from ui.desktop.models.applications import status_name
from ui.desktop.models.board_cards import CARD, MIME, CardDelegate, LaneModel
from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import column
from ui.desktop.widgets.safe_text import Text

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_BY_KEY: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_MOVES: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
LANE: Final = 96
AROUND: Final = 46
"""Beside the text of a card: its edges, those of the lane, and the bar that scrolls it (logical pixels at 100 %)."""
TALL: Final = 208
"""Height of a lane with cards where there are several rows: its name, a card and the beginning of the next (logical pixels at 100 %)."""
LOW: Final = 76
"""Height of a row without cards: there is room to drop one."""


class LaneView(QListView):
    """The cards of one lane. Signals carry what the person asked for; the board decides. `menu_asked` says whether by key;
    `keyed`: a key brought the person here or to another card."""

    go_asked = Signal(int)
    move_asked = Signal(str, int)
    opened = Signal(str)
    menu_asked = Signal(str, QPoint, bool)
    dropped = Signal(str)
    entered_lane = Signal()
    keyed = Signal()

    def __init__(self, model: LaneModel) -> None:
        super().__init__()
        self.lane = model
        self.setModel(model)
        self.setItemDelegate(CardDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "lane")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setTabKeyNavigation(False)
        self.activated.connect(lambda index: self.opened.emit(index.data(CARD).id))

    def sizeHint(self) -> QSize:
        """Return no height: the board divides what there is."""
        return QSize(super().sizeHint().width(), 1)

    def minimumSizeHint(self) -> QSize:
        """As little as needed: it scrolls."""
        return QSize(super().minimumSizeHint().width(), 1)

    @property
    def current(self) -> ApplicationCard | None:
        """The card the keys act on."""
        index = self.currentIndex()
        card = index.data(CARD) if index.isValid() else None
        return card if isinstance(card, ApplicationCard) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between lanes by arrows; with Ctrl or Alt they move the card along."""
        step = _STEPS.get(Qt.Key(event.key()))
        card = self.current
        if step is not None and event.modifiers() & _MOVES and card is not None:
            self.move_asked.emit(card.id, step)
        elif step is not None:
            self.go_asked.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and card is not None:
            self.opened.emit(card.id)
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            # where the keyboard has no key for menus; not every system's window says so itself
            middle = self.rect().center()
            by_key = QContextMenuEvent.Reason.Keyboard
            self.contextMenuEvent(QContextMenuEvent(by_key, middle, self.mapToGlobal(middle)))
        else:
            super().keyPressEvent(event)
            self.keyed.emit()

    def choose(self, row: int) -> None:
        """Make a card current without scrolling."""
        self.setAutoScroll(False)
        self.setCurrentIndex(self.lane.index(row))
        self.setAutoScroll(True)

    def show_cards(self, cards: Sequence[ApplicationCard]) -> None:
        """Show other cards, scrolled as far as before."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self.lane.show_cards(cards)
        self.doItemsLayout()  # now: until then there is nothing to scroll
        bar.setValue(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A lane that gets the focus has a current card."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.lane.cards:
            self.choose(0)
        self.entered_lane.emit()
        if event.reason() in _BY_KEY:
            self.keyed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the card under the pointer, or of the current one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            where = self.visualRect(index).center() if by_key else event.pos()
            self.menu_asked.emit(index.data(CARD).id, self.viewport().mapToGlobal(where), by_key)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Cards only."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Cards only."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """A card was dropped on this lane."""
        event.acceptProposedAction()
        self.dropped.emit(bytes(event.mimeData().data(MIME).data()).decode())


class Board(Translatable, QScrollArea):
    """All lanes. `chosen` when a card becomes current, `opened` when it is to be shown, `moved` (id, status)."""

    chosen = Signal(str)
    opened = Signal(str)
    moved = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._grid, self._columns = QGridLayout(inner), 0
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE["s"])
        self.lanes: dict[Status, LaneView] = {}
        self._heads: dict[Status, Text] = {}
        self._holders: list[QWidget] = []
        self._moved_by_key = ""
        self._in_sight: LaneView | None = None
        self._left_at = 0
        for status in Status:
            self._add_lane(status)
        self.setWidget(inner)
        self.verticalScrollBar().rangeChanged.connect(self._see_again)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        theme().follow(self._fit)
        self.on_language_change(self._retranslate)

    def _add_lane(self, status: Status) -> None:
        holder, view, head = QFrame(), LaneView(LaneModel(status)), Text(look="strong")
        holder.setProperty("look", "lane")
        line = column(holder, space="s", margins=(SPACE["xs"], SPACE["m"], SPACE["xs"], SPACE["xs"]))
        line.addWidget(head)
        line.addWidget(view, 1)
        self.lanes[status], self._heads[status] = view, head
        self._holders.append(holder)
        place = len(self._holders) - 1
        view.go_asked.connect(lambda step: self._go(place + step, step))
        view.move_asked.connect(lambda identifier, step: self._move(identifier, place + step))
        view.opened.connect(self.opened)
        view.menu_asked.connect(self._menu)
        view.dropped.connect(lambda identifier: self.moved.emit(identifier, status.value))
        view.keyed.connect(lambda: self._reveal(view))
        view.entered_lane.connect(lambda: self._entered(status))
        view.selectionModel().currentChanged.connect(lambda *_: self._entered(status))

    def _fit(self) -> None:
        """No date on a card is cut off: languages write them at different lengths."""
        lines = next(iter(self.lanes.values())).lane.widest()
        for holder in self._holders:
            holder.setMinimumWidth(max(theme().px(LANE), lines + theme().px(AROUND)))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many lanes side by side as the new width has room for."""
        super().resizeEvent(event)
        self._arrange()
        self._see_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember how far it was scrolled: shown again, it is laid out in steps, and the first are lower."""
        super().hideEvent(event)
        self._left_at = self.verticalScrollBar().value()

    def _arrange(self) -> None:
        """Lay the lanes out in rows of equal length; all in one where they fit."""
        gap, least = self._grid.spacing(), self._holders[0].minimumWidth()
        columns = len(self._holders)
        if self.width() + gap < columns * (least + gap):
            columns = max(1, (self.width() - self.verticalScrollBar().sizeHint().width() + gap) // (least + gap))
        rows = -(-len(self._holders) // columns)
        columns = -(-len(self._holders) // rows)
        if columns != self._columns:
            self._columns = columns
            for place, holder in enumerate(self._holders):
                self._grid.removeWidget(holder)
                self._grid.addWidget(holder, *divmod(place, columns))
            for place in range(len(self._holders)):
                self._grid.setColumnStretch(place, int(place < columns))
        self._heighten(rows)

    def _heighten(self, rows: int) -> None:
        """Rows with cards share the height; one without is low."""
        lanes = list(self.lanes.values())
        for at in range(len(lanes)):
            filled = any(view.lane.cards for view in lanes[at * self._columns : (at + 1) * self._columns])
            least = (TALL if filled else LOW) if rows > 1 and at < rows else 0
            self._grid.setRowMinimumHeight(at, theme().px(least))
            self._grid.setRowStretch(at, int(at < rows and (filled or rows == 1)))

    def _retranslate(self) -> None:
        self._fit()
        for status, view in self.lanes.items():
            count = len(view.lane.cards)
            self._heads[status].setText(
                self.tr("{status}  {count}").format(status=status_name(status), count=count)
                if count
                else status_name(status)
            )
            view.setAccessibleName(self.tr("{status}: {count}").format(status=status_name(status), count=count))
            view.setAccessibleDescription(
                self.tr("Arrow keys choose a card; with Ctrl they move it to another status; Enter opens it.")
            )
            view.lane.retell()

    def show_cards(self, cards: Sequence[ApplicationCard]) -> None:
        """Show these cards; the current one stays current."""
        kept = next((view.current.id for view in self.lanes.values() if view.hasFocus() and view.current), "")
        for status, view in self.lanes.items():
            view.show_cards([card for card in cards if card.status == status])
        self._retranslate()  # and arranges: a row may have got its first card
        if kept:
            self.choose(kept)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus only: a scroll area would go to the lane that had it, also when the board is merely hidden."""
        return QWidget.focusNextPrevChild(self, next)

    def choose(self, application_id: str) -> None:
        """Make an application's card current and focus it; one that a key is moving is scrolled to."""
        for view in self.lanes.values():
            place = view.lane.row_of(application_id)
            if place >= 0:
                view.choose(place)
                view.setFocus()
                if application_id == self._moved_by_key:
                    self._reveal(view)

    def keep_in_sight(self, application_id: str) -> None:
        """Scroll to the opened card, and again when the details beside it make the board narrower; until the person scrolls or goes on."""
        self._in_sight = next((view for view in self.lanes.values() if view.lane.row_of(application_id) >= 0), None)
        self._see_again()

    def _see_again(self) -> None:
        if self._left_at:
            self.verticalScrollBar().setValue(self._left_at)
        if self._in_sight is not None:
            QTimer.singleShot(0, self, self._show_opened)

    def _show_opened(self) -> None:
        if self._in_sight is not None:
            self._reveal(self._in_sight)

    def _let_go(self) -> None:
        self._in_sight, self._left_at = None, 0

    def _reveal(self, view: LaneView) -> None:
        """Scroll to a lane and to its current card."""
        self._left_at = 0
        self.ensureWidgetVisible(self._holders[list(self.lanes.values()).index(view)], SPACE["m"], 0)
        view.scrollTo(view.currentIndex())

    def _entered(self, status: Status) -> None:
        view = self.lanes[status]
        if view is not self._in_sight:
            self._let_go()
        for other in self.lanes.values():
            if other is not view:
                other.clearSelection()
        if view.current is not None and view.hasFocus():
            self.chosen.emit(view.current.id)

    def _go(self, place: int, step: int) -> None:
        views = list(self.lanes.values())
        while 0 <= place < len(views):
            if views[place].lane.cards:
                views[place].setFocus()
                self._reveal(views[place])
                return
            place += step

    def _move(self, application_id: str, place: int) -> None:
        if 0 <= place < len(Status):
            self._moved_by_key = application_id
            self.moved.emit(application_id, list(Status)[place].value)
            self._moved_by_key = ""

    def menu(self, application_id: str) -> QMenu:
        """The menu of a card: open it, or move it to any status."""
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self.opened.emit(application_id))
        menu.addSeparator()
        for status, view in self.lanes.items():
            text = self.tr("Move to “{status}”").format(status=status_name(status))
            action = menu.addAction(text, partial(self.moved.emit, application_id, status.value))
            action.setEnabled(view.lane.row_of(application_id) < 0)
        return menu

    def _menu(self, application_id: str, where: QPoint, by_key: bool) -> None:
        menu = self.menu(application_id)
        self._moved_by_key = application_id if by_key else ""
        menu.exec(where)
        self._moved_by_key = ""
        menu.deleteLater()
