"""Containers that draw nothing themselves and leave the look to their parts."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent
from PySide6.QtWidgets import QWidget

from ui.desktop.theme.styled_parts import StyledInParts
from ui.desktop.theme.theme import theme


class Container(StyledInParts):
    """Mixin for a container of parts: what is added to it later is styled when it is first shown."""

    def childEvent(self, event: QChildEvent) -> None:
        """Style what was added, before it is shown."""
        if event.polished() and isinstance(child := event.child(), QWidget):
            if child.isWindow():
                theme().dress(child)
            elif child in self.styled_parts():
                theme().dress_added(child)
        super().childEvent(event)


class PlainContainer(Container, QWidget):
    """Container of parts that are many."""
