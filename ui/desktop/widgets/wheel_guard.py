"""Inputs that ignore the wheel: an input under the pointer lets the page around it scroll instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class WheelScrollsPage(_Base):
    """Mixin for an input that the toolkit would change by the wheel (before the toolkit's class).

    With or without the focus, whichever keys are held: what is ignored here goes to the widget around it. Nor does
    the wheel give it the focus: what is typed next goes where the person was.

    Not an event filter of the application: that would be called in Python for every event there is (switching pages
    took a third longer). That no input lacks it is held by `tests/house/test_inputs.py`.
    """

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        if self.focusPolicy() is Qt.FocusPolicy.WheelFocus:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to what scrolls."""
        event.ignore()
