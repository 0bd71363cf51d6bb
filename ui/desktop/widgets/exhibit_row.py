"""One exhibit of an evidence pack: whether it belongs to it, its source and purpose, and what others must not see of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.evidence.pack_draft import ExhibitDraft, ExhibitEdit, Form
from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.flow_layout import Flow, field, row_with_buttons
from ui.desktop.widgets.safe_text import Text, no_key, one_line


class ExhibitRow(Translatable, Card):
    """Shows an exhibit to be edited. `parts_asked`: something of its picture is to be hidden, `words_asked`: of its text."""

    parts_asked = Signal()
    words_asked = Signal()

    def __init__(self, draft: ExhibitDraft, edit: ExhibitEdit) -> None:
        super().__init__("inset", space="s")
        self.draft, self._boxes, self._words = draft, edit.boxes, (edit.shown, edit.hidden)
        self.box, self.state = QCheckBox(), Text(look="caption")
        self.words, self.parts = Button("quiet", "eye-off"), Button("quiet", "eye-off")
        self.source, self.purpose = QLineEdit(edit.source), QLineEdit(edit.purpose)
        self._labels = Text(look="caption"), Text(look="caption")
        self.box.setChecked(edit.include)
        self.body.addWidget(row_with_buttons(self.box, self.words, self.parts))
        self.parts.setVisible(draft.form in (Form.PICTURE, Form.PDF))
        self.words.setVisible(draft.form in (Form.FILE, Form.PDF))
        fields = QWidget()
        line = Flow(fields, space="m")
        for label, editor in zip(self._labels, (self.source, self.purpose), strict=True):
            editor.setCursorPosition(0)
            line.add(field(label, editor), 1, 240)
        self.body.addWidget(fields)
        self.body.addWidget(self.state)
        self.parts.clicked.connect(self.parts_asked)
        self.words.clicked.connect(self.words_asked)
        self.on_language_change(self._retranslate)

    def edit(self) -> ExhibitEdit:
        """Return the exhibit as it is wanted now."""
        typed = self.source.text().strip(), self.purpose.text().strip()
        return ExhibitEdit(*typed, self.box.isChecked(), self._boxes, *self._words)

    def hide_parts(self, boxes: tuple[tuple[float, float, float, float], ...]) -> None:
        """Note what is to be hidden; empty: it was looked through, and nothing is."""
        self._boxes = boxes
        self._retranslate()

    def choose_words(self, shown: tuple[str, ...], hidden: tuple[str, ...]) -> None:
        """Note which words of the text stay readable in its copy, and which are hidden beside what is found; the copy is of the text."""
        self._words, self._boxes = (shown, hidden), None
        self._retranslate()

    def _retranslate(self) -> None:
        name = one_line(self.draft.name)
        self.box.setText(no_key(name))
        texts = self.tr("Where it is from"), self.tr("What it shows")
        for label, editor, text in zip(self._labels, (self.source, self.purpose), texts, strict=True):
            label.setText(text)
            editor.setAccessibleName(self.tr("{what}: {name}").format(what=text, name=name))
        self.source.setPlaceholderText(self.tr("From whom, where and when you got it"))
        self.words.setText(self.tr("See what is hidden…"))
        self.words.setAccessibleName(self.tr("See what the copy of {name} hides").format(name=name))
        self.parts.setText(self.tr("Hide parts…"))
        self.parts.setAccessibleName(self.tr("Hide parts of {name}").format(name=name))
        self.state.setText(self._told())

    def _told(self) -> str:
        form = self.draft.form
        if form is Form.RECORD:
            return self.tr("Needs no copy: you or this program wrote it.")
        if self._boxes:
            return self.tr("A copy with hidden parts is made. Boxes: {count}").format(count=len(self._boxes))
        if self._boxes is not None:
            return self.tr("A copy is made of its pixels alone; you found nothing to hide.")
        if form is Form.PICTURE:
            return self.tr("No copy to hand on yet: look through it first.")
        if form is Form.PDF:
            return self.tr(
                "A copy is made of its text, where it has one; or look through its pages as a picture (four at most)."
            )
        shown, hidden = self._words
        if shown or hidden:
            told = self.tr("A copy of its text is made. Left readable by you: {shown}; hidden by you: {hidden}")
            return told.format(shown=len(shown), hidden=len(hidden))
        return self.tr("A copy of its text is made, other people’s data hidden, where it can be read.")
