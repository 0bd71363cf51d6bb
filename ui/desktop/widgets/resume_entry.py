"""One entry of a section of the résumé form: its title, its fields, and the button that removes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.desktop.models import field_names
from ui.desktop.models.resume_edit import TITLES
from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import Button, Card, row
from ui.desktop.widgets.equal_columns import Columns
from ui.desktop.widgets.form_fields import FieldBox
from ui.desktop.widgets.safe_text import ElidedLabel, one_line

LONGEST: Final = 60
"""Signs of a title that is heard with every field."""


class Entry(Translatable, Card):
    """`number` counts from one; the accessible name of every field includes it, as many entries have the same fields."""

    remove_asked = Signal()

    def __init__(self, section: str, number: int, boxes: Sequence[FieldBox], grid: Columns) -> None:
        super().__init__("inset", space="s")
        self._section, self._number, self.boxes = section, number, tuple(boxes)
        self.head, self.remove = ElidedLabel("", "strong"), Button("icon", "trash")
        line = row()
        line.addWidget(self.head, 1)
        line.addWidget(self.remove)
        self.body.addLayout(line)
        self.body.addWidget(grid)
        self.remove.clicked.connect(self.remove_asked)
        for box in self.boxes:
            if box.spot.name in TITLES:
                box.edited.connect(self._retitle)
                if isinstance(box.editor, QLineEdit):
                    box.editor.editingFinished.connect(self._retitle)
        self.on_language_change(self._retitle)

    def renumber(self, number: int) -> None:
        """Update the number after another entry was added or removed."""
        if number != self._number:
            self._number = number
            self._retitle()

    @property
    def title(self) -> str:
        """The heading of the entry, as far as it has a name."""
        said = {box.spot.name: one_line(box.text) for box in self.boxes}
        return next((said[name] for name in TITLES if said.get(name)), "")

    def _retitle(self) -> None:
        title, values = self.title, {"section": field_names.section(self._section), "number": self._number}
        self.head.set_untrusted(title)
        self.remove.name(self.tr("Remove {item}").format(item=title) if title else self.tr("Remove this entry"))
        if title:
            entry = self.tr("{section} {number}: {title}").format(**values, title=title[:LONGEST])
        else:
            entry = self.tr("{section} {number}").format(**values)
        for box in self.boxes:
            if (
                not box.editor.hasFocus()
            ):  # its own name would be heard anew at every letter typed; it follows when it is left
                box.belong(entry)
