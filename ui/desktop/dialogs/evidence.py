"""Choice of what goes into an evidence pack beside an incident's own files: check cards and copies that were sent.

Writes nothing: `checks` and `references` hold the result.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.desktop.dialogs.base import Dialog
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.safe_text import Text, one_line

SHOWN = 12
"""Cards and copies that are offered, the latest of each."""
Offer = tuple[str, str]
"""An id or reference, and the words it is known by."""


class EvidenceDialog(Dialog):
    """Offers cards and copies; those of the incident are ticked."""

    def __init__(
        self,
        checks: Sequence[Offer],
        copies: Sequence[Offer],
        ticked: frozenset[str],
        files: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(600, parent)
        self.hint, self.inside = Text(look="muted"), Text()
        self.checks_title, self.copies_title = Text(look="strong"), Text(look="strong")
        self._checks = [(key, QCheckBox(one_line(name))) for key, name in checks[:SHOWN]]
        self._copies = [(key, QCheckBox(one_line(name))) for key, name in copies[:SHOWN]]
        self.keep, self.close_it = Button("primary", "folder"), Button()
        for key, box in (*self._checks, *self._copies):
            box.setChecked(key in ticked)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.inside)
        for title, rows in ((self.checks_title, self._checks), (self.copies_title, self._copies)):
            title.setVisible(bool(rows))
            self.body.addWidget(title)
            for _, box in rows:
                self.body.addWidget(box)
        self.body.addStretch(1)
        self.bind_text(self.setWindowTitle, lambda: self.tr("Evidence pack"))
        self.hint.set_text(
            lambda: self.tr(
                "A folder that opens and checks without this program: a summary to print, your files exactly as you received them, and copies of them in which other people’s data are hidden."
            )
        )
        self.inside.set_text(lambda: self.tr("Files of this incident: {count}").format(count=files))
        self.checks_title.set_text(lambda: self.tr("Add check cards"))
        self.copies_title.set_text(lambda: self.tr("Add proof of what you sent"))
        self.keep.set_text(lambda: self.tr("Choose a folder…"))
        self.close_it.set_text(lambda: self.tr("Cancel"))
        self.finish(self.close_it, self.keep)
        self.keep.clicked.connect(self.accept)
        self.close_it.clicked.connect(self.reject)

    @property
    def checks(self) -> tuple[str, ...]:
        """The ids of the cards that were ticked."""
        return tuple(key for key, box in self._checks if box.isChecked())

    @property
    def references(self) -> tuple[str, ...]:
        """The references of the copies that were ticked."""
        return tuple(key for key, box in self._copies if box.isChecked())
