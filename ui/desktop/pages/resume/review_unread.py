"""Lines of an imported file that no field took: each is put into a field, or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QWidget

from app.domain.draft import SourceSpan
from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import Button, Card, clear, column
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.safe_text import Text

FIRST: Final = 20
"""Lines that are shown before the person asks for the others."""


class UnreadRow(Translatable, QWidget):
    """One line. `looked` when a button of it has the focus."""

    def __init__(self, place: SourceSpan) -> None:
        super().__init__()
        self.place = place
        self.label, self.put, self.drop = Text(" ".join(place.text.split())), Button("quiet"), Button("quiet", "trash")
        self.put.set_text(lambda: self.tr("Put into a field…"))
        self.drop.set_text(lambda: self.tr("Drop"))
        self.bind_text(self.put.setAccessibleName, lambda: self.tr("Put into a field: {line}").format(line=place.text))
        self.bind_text(self.drop.setAccessibleName, lambda: self.tr("Drop: {line}").format(line=place.text))
        row_with_buttons(self.label, self.put, self.drop, space="s", holder=self)


class UnreadLines(Translatable, Card):
    """The lines, in the order of the file. `put_asked` and `drop_asked` with the row, `shown` with its place when it is gone to; `changed` when lines came or went."""

    put_asked = Signal(object)
    drop_asked = Signal(object)
    looked_at = Signal(object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, space="s")
        self._places: list[SourceSpan] = []
        self._gone: set[SourceSpan] = set()
        self._every = False
        self.rows: list[UnreadRow] = []
        self.title, self.hint = Text(look="section", wrap=False), Text(look="muted")
        self.title.set_text(lambda: self.tr("Lines that no field took"))
        self._show_hint()
        self.body.addWidget(self.title)
        self.body.addWidget(self.hint)
        self._column = column(space="s")
        self.body.addLayout(self._column)
        self.hide()

    def _show_hint(self) -> None:
        self.hint.set_text(lambda: self.tr("Put each into a field, or drop it."))

    def load(self, places: Sequence[SourceSpan]) -> None:
        """Show the lines of another file."""
        self._places, self._every = list(places), False
        self._gone.clear()
        self._build()

    @property
    def left(self) -> tuple[SourceSpan, ...]:
        """Return the lines that are still there."""
        return tuple(place for place in self._places if place not in self._gone)

    def set_gone(self, place: SourceSpan, gone: bool) -> None:
        """Take a line away, or show it again."""
        self._show_hint()
        (self._gone.add if gone else self._gone.discard)(place)
        self._build()
        self.changed.emit()

    def refuse(self, field: str) -> None:
        """Say that a line stays, because the field holds something that it would replace."""
        self.hint.set_text(
            lambda: self.tr("“{field}” is filled in already. Empty it first, or choose another field.").format(
                field=field
            )
        )

    def enter(self) -> None:
        """Go to the first line."""
        if self.rows:
            self.rows[0].put.setFocus()
            self.looked_at.emit(self.rows[0])

    def _build(self) -> None:
        clear(self._column)
        self.rows = []
        left = self.left
        for place in left if self._every else left[:FIRST]:
            made = UnreadRow(place)
            made.put.clicked.connect(partial(self.put_asked.emit, made))
            made.drop.clicked.connect(partial(self.drop_asked.emit, made))
            self._column.addWidget(made)
            self.rows.append(made)
        if len(left) > len(self.rows):
            more = Button("quiet")
            more.setText(self.tr("Show {count} more lines").format(count=len(left) - len(self.rows)))
            more.clicked.connect(self._show_all)
            self._column.addWidget(more)
        self.setVisible(bool(left))

    def _show_all(self) -> None:
        self._every = True
        self._build()


class LineGone(QUndoCommand):
    """The step that takes a line away."""

    def __init__(self, lines: UnreadLines, place: SourceSpan) -> None:
        super().__init__()
        self._lines, self._place = lines, place

    def redo(self) -> None:
        """Take it away."""
        self._lines.set_gone(self._place, True)

    def undo(self) -> None:
        """Show it again."""
        self._lines.set_gone(self._place, False)
