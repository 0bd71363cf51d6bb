"""The part of a check card that says which of the person's own notes fit its posting, and by what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.own_notes import NoteMatch
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.flow_layout import row_with_buttons, with_glyph
from ui.desktop.widgets.safe_text import Text, one_line


class MetAgainCard(Translatable, Card):
    """Shows the notes that fit. `opened` carries the id of one."""

    opened = Signal(str)

    def __init__(self, matches: Sequence[NoteMatch], parent: QWidget | None = None) -> None:
        super().__init__(space="m", parent=parent)
        for match in matches:
            self.body.addWidget(self._row(match))
        self.body.addWidget(Text(self.tr("Only you can see your notes."), "caption"))

    def _row(self, match: NoteMatch) -> QWidget:
        note, name = match.note, one_line(match.note.title)
        if note.avoid:
            told = self.tr("You wanted to avoid {name} (noted on {day})")
        else:
            told = self.tr("You have a note about {name} ({day})")
        title = Text(told.format(name=name, day=day_of(note.changed)), "strong")
        if match.by_name:
            by = self.tr("The name is the same; it may be somebody else.")
        else:
            by = self.tr("The same in both: {what}").format(what=one_line(match.by))
        look = Button("quiet", "arrow-right")
        look.setText(self.tr("Open the note"))
        look.setAccessibleName(self.tr("Open the note about {name}").format(name=name))
        look.clicked.connect(partial(self.opened.emit, note.id))
        texts = [title, *([Text(note.text)] if note.text else []), Text(by, "caption")]
        glyph, tone = ("critical", "critical") if note.avoid else ("info", "accent")
        return row_with_buttons(with_glyph(Glyph(glyph, tone), *texts), look)
