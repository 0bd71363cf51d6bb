"""Tab order by reading order (row by row) instead of creation order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class ReadInOrder(_Base):
    """Mixin for top-level widgets whose Tab order is reading order; stands before the Qt class."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Focus the next control in Tab order (the previous one when not `forward`); False where there is none.

        Qt also calls it when the focused widget is hidden: the focus then goes to the next control nearby.
        """
        now = self.focusWidget()
        if now is not None and not now.isVisible():
            found = _nearest_stop(self, now)
        else:
            found = _after(list(_read(self)), now, forward=forward)
        if found is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            if (
                now is None or now.isVisible()
            ):  # else nobody pressed Tab: what had the focus is gone, and the page stays as it is
                _bring_into_sight(found)
        return found is not None


def _after(order: list[QWidget], now: QWidget | None, *, forward: bool = True) -> QWidget | None:
    """Return the next stop in an order, which begins anew at its end."""
    if not forward:
        order = order[::-1]
    start = order.index(now) + 1 if now in order else 0
    return next((one for one in order[start:] + order[:start] if _is_stop(one)), None)


def _nearest_stop(window: QWidget, gone: QWidget) -> QWidget | None:
    """Return the stop behind a removed one, in the smallest part of the window that still has one, so that the focus stays on
    its page."""
    at = gone.parentWidget()
    while at is not None and at is not window:
        found = _after(list(_read(at, gone)), gone) if at.isVisible() else None
        if found is not None:
            return found
        at = at.parentWidget()
    return _after(list(_read(window, gone)), gone)


def tab_stops(root: QWidget) -> Iterator[QWidget]:
    """Yield the visible controls in `root` that Tab reaches, in reading order: who needs the first does not read the whole page."""
    return filter(_is_stop, _read(root))


def _read(root: QWidget, gone: QWidget | None = None) -> Iterator[QWidget]:
    """Yield the visible widgets, and `gone` in its place, though it may have been hidden just now."""
    for child in _parts(root):
        if child.isWindow():
            continue
        if child.isVisible() or child is gone or (gone is not None and child.isAncestorOf(gone)):
            yield child
            yield from _read(child, gone)


def _parts(widget: QWidget) -> list[QWidget]:
    """Return the child widgets row by row from the top, each row from the left. A widget whose middle lies within the height of
    the row above belongs to that row.

    WORKAROUND(PySide6 6.11): the layouts are not asked. Their items are no QObjects: what Python keeps of one outlives it, and
    the program crashed when another object got its place in memory. Nor is `findChildren`: with it here, pages stayed alive after
    their window was gone.
    """
    found = [child for child in widget.children() if isinstance(child, QWidget)]
    rows: list[list[QWidget]] = []
    bottom = 0
    for child in sorted(found, key=lambda child: child.y()):
        box = child.geometry()
        if not rows or box.center().y() > bottom:
            rows.append([])
            bottom = box.bottom()
        rows[-1].append(child)
    return [child for row in rows for child in sorted(row, key=lambda child: child.x())]


def _is_stop(widget: QWidget) -> bool:
    every = QGuiApplication.styleHints().tabFocusBehavior() is Qt.TabFocusBehavior.TabFocusAllControls
    needed = Qt.FocusPolicy.TabFocus if every else Qt.FocusPolicy.StrongFocus
    return widget.focusPolicy() & needed == needed and widget.isEnabled() and widget.focusProxy() is None


def _bring_into_sight(widget: QWidget) -> None:
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QScrollArea):
            at.ensureWidgetVisible(widget)
        at = at.parentWidget()
