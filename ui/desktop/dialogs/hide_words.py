"""The text of an exhibit with everything that its copy hides: the person decides word by word. The file itself is never changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from app.errors import AppError
from app.evidence.exhibits import HiddenPart, find_words, folded, merge
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button, clear, column
from ui.desktop.widgets.flow_layout import Flow, field
from ui.desktop.widgets.form_fields import ShortText
from ui.desktop.widgets.marked_text_view import MarkedTextView, TextMark
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text, no_key, one_line
from ui.desktop.widgets.status_label import StatusLabel

HEIGHT: Final = 260
"""Least height of the text (logical pixels at 100 %)."""
_LONGEST: Final = 60
_SHOWN: Final = 200
"""Most words that are listed; what else was found stays hidden."""

Found = tuple[str, tuple[HiddenPart, ...]]
"""A text, and what its copy hides."""


class HideWordsDialog(Dialog):
    """Shows the text that `load` returns. `shown` and `hidden` are the result once it was accepted."""

    def __init__(
        self,
        name: str,
        load: Callable[[CancelToken], Found],
        shown: tuple[str, ...],
        hidden: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(760, parent, height=640)
        self._name, self._load, self.shown, self.hidden = name, load, shown, hidden
        self._text, self._found = "", tuple[HiddenPart, ...]()
        self._place = JobSlot(self)
        self.hint, self.view, self.busy, self.status_label = Text(look="muted"), MarkedTextView(), Busy(), StatusLabel()
        self.title, self._label = Text(look="strong"), Text(look="caption")
        self.word, self.add = ShortText(), Button("", "plus")
        self.boxes: dict[str, QCheckBox] = {}
        self._rows, adding = column(space="xs"), QWidget()
        self.use, self.close_it = Button("primary", "tick"), Button()
        line = Flow(adding, space="m")
        line.add(field(self._label, self.word), 1, 240)
        line.add(self.add)
        theme().follow(self._fit_view)
        self._fit_view()
        for part in (self.hint, self.busy, self.view, self.title):
            self.body.addWidget(part)
        self.body.addLayout(self._rows)
        self.body.addWidget(adding)
        self.body.addWidget(self.status_label)
        self.body.setStretchFactor(self.view, 1)
        self.finish(self.close_it, self.use)
        self.busy.watch(self._place, "read")
        self.use.setEnabled(False)
        self.on_language_change(self._retranslate)
        self.add.clicked.connect(self._add)
        self.word.returnPressed.connect(self._add)
        self.use.clicked.connect(self.accept)
        self.close_it.clicked.connect(self.reject)
        self.finished.connect(self._place.cancel)
        self._place.start(self._read, Outcomes(self._show, self._refused))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field adds its word, and never closes the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focusWidget() is self.word:
            event.accept()
            return
        super().keyPressEvent(event)

    def _fit_view(self) -> None:
        self.view.setMinimumHeight(theme().px(HEIGHT))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("What the copy of {name} hides").format(name=one_line(self._name)))
        self.hint.setText(
            self.tr(
                "Marked words are replaced in the copy to hand on. Your file stays as it is. Untick what may be read."
            )
        )
        self.view.setAccessibleName(self.tr("The text, with the words that are hidden marked"))
        self._label.setText(self.tr("Hide more words"))
        self.word.setAccessibleName(self.tr("Hide more words"))
        self.add.setText(self.tr("Hide"))
        self.use.setText(self.tr("Use this copy"))
        self.close_it.setText(self.tr("Cancel"))
        self._list()

    def _read(self, token: CancelToken, _progress: Progress) -> Found:
        return self._load(token)

    def _show(self, found: Found) -> None:
        self._text, self._found = found
        self.view.set_untrusted(self._text)
        self.use.setEnabled(True)
        self._list()
        next(iter(self.boxes.values()), self.word).setFocus()

    def _refused(self, error: AppError) -> None:
        self.view.hide()
        self.status_label.refuse(error)

    def _parts(self) -> tuple[HiddenPart, ...]:
        """Return all that is found or was named, with what stays readable."""
        named = (HiddenPart(start, end, "") for start, end in find_words(self._text, self.hidden))
        return merge((*self._found, *named))

    def _list(self) -> None:
        """List each word once, in the order in which they stand, and mark those that are hidden."""
        clear(self._rows)
        self.boxes, counts, readable = {}, dict[str, int](), {folded(one) for one in self.shown}
        marks = list[TextMark]()
        spelled = dict[str, str]()
        for one in self._parts():
            word = self._text[one.start : one.end]
            key = folded(word)
            counts[key] = counts.get(key, 0) + 1
            spelled.setdefault(key, word)
            if key not in readable:
                marks.append(TextMark(one.start, one.end, strong=True))
        self.view.set_marks(marks)
        for key, word in list(spelled.items())[:_SHOWN]:
            told = one_line(word)[:_LONGEST]
            box = QCheckBox(no_key(f"{told} × {counts[key]}" if counts[key] > 1 else told))
            box.setChecked(key not in readable)
            box.clicked.connect(partial(self._choose, word))
            self.boxes[word] = box
            self._rows.addWidget(box)
        self.title.setText(
            self.tr("Hidden in the copy") if spelled else self.tr("Nothing was found that the copy would hide.")
        )
        self.title.setVisible(bool(self._text))
        self.fit()

    def _choose(self, word: str, _on: bool = False) -> None:
        others = tuple(one for one in self.shown if folded(one) != folded(word))
        self.shown = others if self.boxes[word].isChecked() else (*others, word)
        self._list()
        if box := self.boxes.get(word):
            box.setFocus()

    def _add(self) -> None:
        word = self.word.text().strip()
        if not word:
            self.word.setFocus()
            return
        if next(find_words(self._text, (word,)), None) is None:
            self.status_label.show_text(self.tr("“{word}” is not in this text.").format(word=one_line(word)))
            return
        self.status_label.hide()
        self.hidden = tuple(dict.fromkeys((*self.hidden, word)))
        self.shown = tuple(one for one in self.shown if folded(one) != folded(word))
        self.word.clear()
        self._list()
