"""Containers that have no look of their own: the stylesheet is worn by their parts.

A change of look styles every widget below the one whose sheet changes, in one step. Where a page wears it by its parts, a hidden page
follows in steps of a few milliseconds each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QChildEvent, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class StyledInParts(_Base):
    """Mixin for a widget that draws nothing itself. What is added to it later is styled when it is first shown."""

    def styled_parts(self) -> list[QWidget]:
        """Return the widgets that are styled instead: those directly inside, without dialogs and menus."""
        return direct_parts(self)

    def childEvent(self, event: QChildEvent) -> None:
        """Style what was added, before it is shown."""
        from ui.desktop.theme.theme import theme

        if event.polished() and isinstance(child := event.child(), QWidget):
            if child.isWindow():
                theme().dress(child)
            elif child in self.styled_parts():
                theme().dress_added(child)
        super().childEvent(event)


class PlainContainer(StyledInParts, QWidget):
    """Container of parts that are many."""


def direct_parts(widget: QWidget) -> list[QWidget]:
    """Return the widgets directly inside, without windows of their own."""
    inside = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [part for part in inside if not part.isWindow()]


def wearers(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widgets that wear the stylesheet for a page or dialog: itself, or its parts."""
    if not isinstance(widget, StyledInParts):
        yield widget
        return
    for part in widget.styled_parts():
        yield from wearers(part)
