"""Which widgets wear the stylesheet: a change of look styles every widget below the one whose sheet changes, in one step.

Where a page wears it by its parts, a hidden page follows in steps of a few milliseconds each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class StyledInParts(_Base):
    """Mixin for a widget that draws nothing itself: its parts wear the stylesheet."""

    def styled_parts(self) -> list[QWidget]:
        """Return the widgets that are styled instead: those directly inside, without dialogs and menus."""
        return direct_parts(self)


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
