"""Drags and drops over the window: an overlay names the page that would take them, the window gets what is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ui.desktop.shell.untrusted_input import UntrustedInput, from_mime

if TYPE_CHECKING:
    from ui.desktop.shell.drop_overlay import DropOverlay
    from ui.desktop.shell.messages import Messages
    from ui.desktop.shell.page_stack import PageStack


class DropHost(Protocol):
    """Parts of the window that a drop meets."""

    messages: Messages
    stack: PageStack

    @property
    def overlay(self) -> DropOverlay:
        """Return what covers the window during a drag."""
        ...

    @property
    def takes_postings(self) -> bool:
        """Return True if a vault is open whose pages are shown."""
        ...

    def receive(self, incoming: UntrustedInput) -> None:
        """Hand dropped input to the page it is for."""
        ...


class WindowDropTarget(QObject):
    """Shows over `window`, while something is dragged over it, which page would take it; hands the drop to the window. Each drop ends in a result or a
    message; a gate, and a window without a vault, take none."""

    def __init__(self, window: QWidget, host: DropHost) -> None:
        super().__init__(window)
        self._host = host
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Handle drags and drops; every other event goes on."""
        host = self._host
        if event.type() is QEvent.Type.DragLeave:
            host.overlay.hide()
            return True
        if not isinstance(event, QDropEvent) or event.type() is QEvent.Type.DragMove:
            return False
        incoming = from_mime(event.mimeData()) if host.takes_postings else None
        if event.type() is QEvent.Type.DragEnter:
            if incoming is not None:
                event.acceptProposedAction()
                host.overlay.open_for(host.stack.target(incoming), incoming)
            return True
        host.overlay.hide()
        if incoming is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: host.receive(incoming))  # let the other program's drag end first
        elif host.takes_postings:
            host.messages.warn(
                QCoreApplication.translate(
                    "Window", "The other program did not hand it over. Drop it again, or open the file here."
                )
            )
        return True
