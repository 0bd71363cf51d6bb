"""Review of an imported résumé: what was recognised, beside the text it was read from, field by field."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.draft import Doubt, Draft, SourceSpan
from app.domain.resume import Resume
from ui.desktop.dialogs.ask import confirm
from ui.desktop.models.questions import Question
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, TintedBlock, clear, column, row
from ui.desktop.widgets.flow import bar, row_with_buttons, with_glyph
from ui.desktop.widgets.marked_text_view import MarkedTextView, TextMark
from ui.desktop.widgets.resume_form import ResumeForm
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.split import Split

SHORT: Final = 160
"""Characters of the file that a warning shows before the person asks for the rest."""
FIRST_DOUBTS: Final = 3
"""Doubts that are shown before the person asks for the others."""


class WarningRow(TintedBlock):
    """One warning, in short; `more` shows the whole of it, where that is longer."""

    def __init__(self, short: str, whole: str) -> None:
        super().__init__("notice")
        self.label, self.more, self._whole = Text(short), Button("quiet"), whole
        self.more.setText(self.tr("Show all"))
        self.more.setHidden(whole == short)
        self.more.clicked.connect(self._show_all)
        line = row(space="m")
        line.addWidget(Glyph("info", "notice"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(row_with_buttons(self.label, self.more), 1)
        self.body.addLayout(line)

    def _show_all(self) -> None:
        self.label.setText(self._whole)
        self.more.hide()


class DoubtRow(TintedBlock):
    """One doubt about a field; `look` goes to that field."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__("notice")
        self.path = doubt.field_id
        self.label, self.look = Text(sentence(doubt.code, dict(doubt.params))), Button("quiet")
        self.look.setText(self.tr("Show the field"))
        self.body.addWidget(row_with_buttons(self.label, self.look))


class PhotoRow(Translatable, TintedBlock):
    """Offers the photo that the file holds: it stays in the complete résumé unless it is left out here. `left_out` where it is."""

    left_out = Signal()

    def __init__(self) -> None:
        super().__init__("notice")
        self.label, self.leave_out = Text(), Button("quiet", "trash")
        self.label.set_text(
            lambda: self.tr(
                "The file has a photo. It stays in your complete résumé. Copies show it only if you choose so."
            )
        )
        self.leave_out.set_text(lambda: self.tr("Remove photo"))
        self.body.addWidget(row_with_buttons(with_glyph(Glyph("info", "notice"), self.label), self.leave_out))
        self.leave_out.clicked.connect(self.left_out)
        self.hide()


class Review(Translatable, QWidget):
    """The review; its `bar` is shown below the page. `kept` carries the résumé as corrected."""

    kept = Signal(object)
    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self.form, self.source = ResumeForm(), MarkedTextView()
        self.source_title = Text(look="overline", wrap=False)
        self.warnings, self.doubts = column(space="s"), column(space="s")
        self.left = Text(look="strong")
        self.next, self.discard = Button("primary", "arrow-right"), Button("quiet")
        line = column(self, space="m", margins=(0, 0, 0, 0))
        self.photo = PhotoRow()
        line.addWidget(self.photo)
        line.addLayout(self.doubts)
        line.addLayout(self.warnings)
        line.addWidget(self._split(), 1)
        self.bar = bar(self.left, self.discard, self.next)
        self.source_title.set_text(lambda: self.tr("Original text"))
        self.bind_text(self.source.setAccessibleName, lambda: self.tr("Text of the file"))
        self.discard.set_text(lambda: self.tr("Discard"))
        self.on_language_change(self._say_progress)
        self.on_language_change(self._show_warnings)
        self.on_language_change(self._show_doubts)
        self.form.visited.connect(self._show_place)
        self.form.waiting_changed.connect(lambda _count: self._say_progress())
        self.form.built.connect(self._built)
        self.photo.left_out.connect(self._leave_photo_out)
        self.form.changed.connect(self._show_photo)
        self.next.clicked.connect(self._go_on)
        self.discard.clicked.connect(self._ask_discard)

    def _ask_discard(self) -> None:
        """Discard what was read; corrections are asked about."""
        question = Question(
            lambda: self.tr("Discard what was read?"),
            lambda: self.tr("Your corrections are lost with it. The file stays as it is."),
            lambda: self.tr("Discard it"),
            lambda: self.tr("Go on editing"),
        )
        if not self._is_corrected() or confirm(self, question):
            self.discarded.emit()

    def _is_corrected(self) -> bool:
        """Return True if a field was changed or looked over since the file was read."""
        read, form = self._draft, self.form
        return read is not None and (form.resume != read.resume or {*form.to_confirm} != {*read.to_confirm})

    def _split(self) -> Split:
        left = QWidget()
        words = column(left, space="s")
        words.addWidget(self.source_title)
        words.addWidget(self.source, 1)
        return Split(left, self.form, (2, 3))

    def load(self, draft: Draft) -> None:
        """Show a draft."""
        self._draft = draft
        self.source.set_untrusted(draft.source_text)
        self.next.setEnabled(False)
        self._say_progress()
        self._show_warnings()
        self._show_doubts()
        self.form.load(draft.resume, draft.to_confirm, reviewing=True)
        self._show_photo()

    def _show_photo(self) -> None:
        self.photo.setVisible(bool(self.form.resume.personal.photo))

    def _leave_photo_out(self) -> None:
        self.form.remove_photo()

    def _built(self) -> None:
        """Every field stands: the person can go through those that await a look."""
        self.next.setEnabled(True)
        self._say_progress()
        self.form.visit_next()

    @property
    def draft(self) -> Draft:
        """The draft as far as it was looked over and corrected."""
        assert self._draft is not None
        return replace(self._draft, resume=self.form.resume, to_confirm=self.form.to_confirm)

    @property
    def resume(self) -> Resume:
        """The résumé as corrected."""
        return self.form.resume

    def _show_warnings(self) -> None:
        clear(self.warnings)
        for warning in self._draft.warnings if self._draft else ():
            params = dict(warning.params)
            separator = self.tr("; ")
            text = separator.join(str(params.get("text", "")).split("; "))
            cut = text[:SHORT].rpartition(separator)[0] or text[:SHORT]
            short = text if len(text) <= SHORT else f"{cut}{separator}…"
            told = (sentence(warning.code, {**params, "text": shown}) for shown in (short, text))
            self.warnings.addWidget(WarningRow(*told))

    def _show_doubts(self, *, every: bool = False) -> None:
        """Show the doubts, the most doubtful first; unless `every`, only the first of them."""
        clear(self.doubts)
        found = self._draft.doubts if self._draft else ()
        shown = found if every else found[:FIRST_DOUBTS]
        for doubt in shown:
            told = DoubtRow(doubt)
            told.look.clicked.connect(partial(self._look_at, doubt.field_id))
            self.doubts.addWidget(told)
        if len(shown) < len(found):
            more = Button("quiet")
            more.setText(self.tr("Show {count} more doubts").format(count=len(found) - len(shown)))
            more.clicked.connect(partial(self._show_doubts, every=True))
            self.doubts.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _look_at(self, path: str) -> None:
        """Go to a field, and show its place in the file."""
        self.form.go_to(path)
        self._show_place(path)

    def _say_progress(self) -> None:
        count = self.form.waiting if self.next.isEnabled() else 0  # until all of it stands, nothing can be said of it
        if count or not self.next.isEnabled():
            text = self.tr("Fields to review: {count}. Press ✓ or Enter if a field is right, or correct it.")
            self.left.setText(text.format(count=count) if count else "")
            self.next.setText(self.tr("Next field"))
        else:
            self.left.setText(self.tr("You have reviewed everything that matters most."))
            self.next.setText(self.tr("Save résumé"))

    def _go_on(self) -> None:
        if self.form.waiting:
            self.form.visit_next()
        else:
            self.kept.emit(self.resume)

    def _show_place(self, path: str) -> None:
        places = self._places(path)
        marks = [TextMark(place.start, place.end, strong=True) for place in places]
        self.source.set_marks(marks)
        if marks:
            self.source.reveal(marks[0])

    def _places(self, path: str) -> list[SourceSpan]:
        if self._draft is None:
            return []
        found = [place for key, place in self._draft.places.items() if key == path or key.startswith(f"{path}.")]
        return sorted((place for place in found if place.end > place.start), key=lambda place: place.start)
