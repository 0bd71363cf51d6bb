"""Makes a widget take what is dropped anywhere on it: files of some kinds, pictures from another program, or text."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ui.desktop.shell.untrusted_input import UntrustedInput, from_mime


class DropTarget(QObject):
    """Passes each drop on `widget` to `taken`, once the drag of the other program has ended.

    `kinds` are the suffixes that are taken, in lower case with the dot; empty: everything that `from_mime` knows. What is not
    taken is not accepted, so that the pointer says so before the drop.
    """

    def __init__(self, widget: QWidget, taken: Callable[[UntrustedInput], None], kinds: Collection[str] = ()) -> None:
        super().__init__(widget)
        self._taken, self._kinds = taken, kinds
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Accept a drag of the kinds taken and hand over its drop; every other event goes on."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop) or not isinstance(event, QDropEvent):
            return False
        incoming = from_mime(event.mimeData())
        if incoming is None or (self._kinds and incoming.suffix not in self._kinds):
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            QTimer.singleShot(0, self, lambda: self._taken(incoming))
        return True
