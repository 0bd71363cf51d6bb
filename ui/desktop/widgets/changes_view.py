"""The master with the changes of a copy: withheld text is struck through, with its replacement and the reason."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from app.domain.policy import Redaction, Withheld
from app.domain.resume import Field, Resume, fields
from app.domain.sensitivity import Kind
from ui.desktop.models import field_names
from ui.desktop.models.resume_edit import in_reading_order
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import format_partial_day
from ui.desktop.widgets.formatted_text import FormattedView, text_look

SHORT: Final = 60
"""Fields up to this many characters share a line with others of the same item."""


class ChangesView(FormattedView):
    """Built with text formats, never with markup, because a résumé is outside text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._master: Resume | None = None
        self._withheld: dict[str, list[Withheld]] = {}
        self.bind_text(self.setAccessibleName, lambda: self.tr("Your résumé with what is left out"))
        self.follow()

    def show_redaction(self, master: Resume, redaction: Redaction) -> None:
        """Compare a (marked) master with its redaction."""
        self._master = master
        self._withheld = {}
        for item in redaction.withheld:
            self._withheld.setdefault(item.field, []).append(item)
        self.redraw()

    def draw(self) -> None:
        """Write the text."""
        place = self.verticalScrollBar().value()
        self.clear()
        if self._master is None:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()  # laid out once, when all is written
        self._write(cursor, self._master)
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(place)

    def _write(self, cursor: QTextCursor, master: Resume) -> None:
        section, owner = "", ""
        for field in in_reading_order(master, fields(master)):
            if field.kind is Kind.PHOTO:
                field = Field(field.id, field.kind, self.tr("(photo)"))
            elif field.kind in (Kind.DATES, Kind.BIRTH) and self._stands_whole(field):
                field = Field(field.id, field.kind, format_partial_day(field.value))
            head, holder = field.id.partition(".")[0], field.id.rpartition(".")[0]
            if head != section:
                section = head
                self._block(cursor, 14)
                cursor.insertText(field_names.section(head), text_look(bold=True))
                owner = ""
            if holder == owner and _is_short(field):
                cursor.insertText("  ·  ", text_look(muted=True))
            else:
                self._block(cursor, 4)
            owner = holder if _is_short(field) else ""
            self._leaf(cursor, field)

    def _stands_whole(self, field: Field) -> bool:
        """Return True if no part of it alone is struck through."""
        return all(item.reason == "field" for item in self._withheld.get(field.id, ()))

    def _block(self, cursor: QTextCursor, top: int) -> None:
        look = QTextBlockFormat()
        look.setTopMargin(top)
        look.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if cursor.position() == 0:
            look.setTopMargin(0)
            cursor.setBlockFormat(look)
        else:
            cursor.insertBlock(look)

    def _leaf(self, cursor: QTextCursor, field: Field) -> None:
        found = self._withheld.get(field.id, [])
        whole = next((item for item in found if item.reason == "field"), None)
        if whole is not None:
            cursor.insertText(field.value, text_look(struck=True))
            self._instead(cursor, whole)
            return
        at = 0
        for start, item in sorted(((field.value.find(item.before), item) for item in found), key=lambda pair: pair[0]):
            if start < at or not item.before:
                continue
            cursor.insertText(field.value[at:start], text_look())
            cursor.insertText(item.before, text_look(struck=True))
            self._instead(cursor, item)
            at = start + len(item.before)
        cursor.insertText(field.value[at:], text_look())

    def _instead(self, cursor: QTextCursor, item: Withheld) -> None:
        if item.after:
            after = format_partial_day(item.after) if item.kind in (Kind.DATES, Kind.BIRTH) else item.after
            cursor.insertText(" → ", text_look(muted=True))
            cursor.insertText(after, text_look(bold=True))
        why = self.tr("  ({kind}: {reason})").format(
            kind=vocabulary.kind(item.kind), reason=vocabulary.reason(item.reason)
        )
        cursor.insertText(why, text_look(muted=True))


def _is_short(field: Field) -> bool:
    return len(field.value) <= SHORT and ".highlights." not in field.id and not field.id.endswith("summary")
