"""The stored résumé: the form, its versions, and saving a new version."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.copies import MasterVersion
from app.domain.resume import Resume
from ui.desktop.models.edit_history import EditHistory
from ui.desktop.shell.dates import format_day
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.input_guard import InputGuard
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, TintedBlock, column
from ui.desktop.widgets.choice import ComboBox, add_hidden_label
from ui.desktop.widgets.flow import bar, flow, row_with_buttons, with_glyph
from ui.desktop.widgets.masters_bar import MastersBar
from ui.desktop.widgets.resume_form import ResumeForm
from ui.desktop.widgets.safe_text import Text


class ResumeHome(Translatable, QWidget):
    """The stored résumé; its `bar` is shown below the page. `save_asked` carries the edited one; `version_chosen` a version number."""

    save_asked = Signal(object)
    version_chosen = Signal(int)
    difference_asked = Signal(int)
    own_asked = Signal()
    send_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = ResumeForm()
        self._versions: tuple[MasterVersion, ...] = ()
        self.versions, self.masters, self.changes = ComboBox(), MastersBar(), Button("quiet")
        self.sample_bar, self.own = TintedBlock("notice"), Button("quiet", "trash")
        self.history = EditHistory(self._show_again)
        self.undo, self.redo = Button("icon", "undo"), Button("icon", "redo")
        self.save, self.send, self.state = Button("primary", "tick"), Button("primary", "send"), Text(look="muted")
        self._hesitation = InputGuard(self)
        self._build_layout()
        self.on_language_change(self._name_versions)
        self.changes.set_text(lambda: self.tr("What changed"))
        self.own.set_text(lambda: self.tr("Remove the sample"))
        self.save.set_text(lambda: self.tr("Save as a new version"))
        self.send.set_text(lambda: self.tr("Make a copy to send"))
        self.on_language_change(self._say_state)
        self.bind_text(self.undo.name, lambda: self.tr("Undo the last edit (Ctrl+Z)"))
        self.bind_text(self.redo.name, lambda: self.tr("Redo (Ctrl+Y)"))
        for button, act, signal in (
            (self.undo, self.history.stack.undo, self.history.stack.canUndoChanged),
            (self.redo, self.history.stack.redo, self.history.stack.canRedoChanged),
        ):
            button.setEnabled(False)
            button.clicked.connect(act)
            signal.connect(button.setEnabled)
        self.form.changed.connect(self._touched)
        self.save.clicked.connect(lambda: self.save_asked.emit(self.form.resume))
        self.send.clicked.connect(self.send_asked)
        self.own.clicked.connect(self.own_asked)
        self.changes.clicked.connect(lambda: self.difference_asked.emit(self._number))
        self.versions.activated.connect(lambda: self.version_chosen.emit(self.versions.currentData()))

    def _build_layout(self) -> None:
        line = column(self, space="m")
        self.sample_text = Text()
        self.sample_text.set_text(lambda: self.tr("This is sample data: the résumé of an invented person."))
        self.sample_bar.body.addWidget(
            row_with_buttons(with_glyph(Glyph("info", "notice"), self.sample_text), self.own)
        )
        line.addWidget(self.sample_bar)
        line.addWidget(self.masters)
        line.addWidget(self.form, 1)
        keeping = flow(self.versions, self.changes, self.undo, self.redo)
        add_hidden_label(self, self.versions, lambda: self.tr("Version"))
        self.bar = bar(self.state, keeping, self.save, self.send)

    def load(self, resume: Resume, versions: Sequence[MasterVersion], number: int, *, sample: bool) -> None:
        """Show a stored version (`versions` oldest first)."""
        self._versions = tuple(versions)
        if not self.form.shows(resume):
            self.form.load(resume)
        self._kept = self.form.resume
        self.history.begin(self._kept)
        self.sample_bar.setVisible(sample)
        self._number, self._dirty = number, False
        self._name_versions()
        self._say_state()

    def begin_empty(self, language: str) -> None:
        """Show an empty form."""
        self._versions, self._number, self._dirty, self._kept = (), 0, True, None
        self._blank = Resume(language=language)
        self.form.load(self._blank)
        self.history.begin(self.form.resume)
        self.sample_bar.hide()
        self._name_versions()
        self._say_state()
        self.form.sections["basics"].boxes[0].editor.setFocus()

    _number = 0
    _dirty = False
    _kept: Resume | None = None
    """What the version on show holds; None where nothing is kept yet."""
    _blank: Resume | None = None
    """The empty form, where one was begun."""

    @property
    def newest(self) -> int:
        """Number of the newest version known here."""
        return self._versions[-1].number if self._versions else 0

    @property
    def dirty(self) -> bool:
        """True if there are unsaved edits."""
        return self._dirty

    def _show_again(self, resume: Resume) -> None:
        place = self.form.place
        self.form.load(resume)
        if place:
            self.form.go_to(place)
        self._dirty = self.form.resume != self._kept
        self._say_state()

    def _touched(self) -> None:
        self.history.note(self.form.resume)
        self._dirty = self.form.resume != self._kept
        self._say_state()

    def _say_state(self) -> None:
        latest = not self._versions or self._number == self._versions[-1].number
        savable = self._dirty or not latest
        if self.save.isVisible() and not savable:
            self._hesitation.begin()  # the second of a double click would press what stands in its place
        self.send.setVisible(bool(self._versions) and not savable)  # first: the focus comes to it from what is hidden
        self.save.setVisible(savable)
        if not self._versions and self.form.resume == self._blank:
            self.state.setText(self.tr("Nothing entered yet."))
        elif self._dirty:
            self.state.setText(self.tr("Unsaved changes."))
        elif not latest:
            self.state.setText(self.tr("Earlier version. Save it to make it the current one."))
        else:
            self.state.setText(self.tr("Copies are made from this version.") if self._versions else "")

    def _name_versions(self) -> None:
        self.versions.clear()
        for version in reversed(self._versions):
            name = self.tr("Version {number} · {day}").format(number=version.number, day=format_day(version.created))
            self.versions.addItem(name, version.number)
        self.versions.setCurrentIndex(max(0, self.versions.findData(self._number)))
        self.versions.setVisible(bool(self._versions))
        self.changes.setVisible(len(self._versions) > 1)
        self.masters.setVisible(bool(self._versions))
