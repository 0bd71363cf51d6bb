"""Differences between two versions of a résumé: old words struck through, new ones after an arrow or a plus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from ui.desktop.models import field_names
from ui.desktop.models.display_value import display_value
from ui.desktop.widgets.formatted_text import FormattedView, text_look

if TYPE_CHECKING:
    from app.domain.resume_difference import Difference

SHOWN: Final = 600
"""Characters of a text that are shown (a photo is one long text)."""


class DifferenceView(FormattedView):
    """Built with text formats, never with markup, because a résumé is outside text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Difference, ...] = ()
        self.bind_text(self.setAccessibleName, lambda: self.tr("What changed"))
        self.follow()

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Show them in document order."""
        self._found = tuple(found)
        self.redraw()

    def draw(self) -> None:
        """Write the text."""
        self.clear()
        cursor, section = QTextCursor(self.document()), ""
        for item in self._found:
            name = field_names.section_of_id(item.field_id)
            if name != section:
                cursor.insertText(f"\n{name}\n" if section else f"{name}\n", text_look(bold=True))
                section = name
            before, after = (display_value(text, item.kind, "")[:SHOWN] for text in (item.before, item.after))
            if before:
                cursor.insertText(before, text_look(struck=True))
            if after:
                cursor.insertText(" → " if before else "+ ", text_look(muted=True))
            cursor.insertText(f"{after}\n", text_look())
        if not self._found:
            cursor.insertText(self.tr("Both versions say the same."), text_look(muted=True))
