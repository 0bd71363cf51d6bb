"""The stored résumé: the form between its outline and its pages, its versions, and saving a new version."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.copies import MasterVersion
from app.domain.design import Appearance
from app.domain.resume import Resume
from app.services.saved_designs import printed_order, with_section_moved
from ui.desktop.models.edit_history import Edited, EditHistory
from ui.desktop.models.outline import outline_rows
from ui.desktop.shell.date_formats import format_day
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.input_guard import InputGuard
from ui.desktop.theme.icons import Glyph
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button, TintedBlock, column, row
from ui.desktop.widgets.containers import Container, PlainContainer
from ui.desktop.widgets.drop_down import ComboBox, add_hidden_label
from ui.desktop.widgets.flow_layout import bar, flow, row_with_buttons, with_glyph
from ui.desktop.widgets.live_pages import LivePages
from ui.desktop.widgets.outline import Outline
from ui.desktop.widgets.resume_form import ResumeForm, arranged
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.several_resumes_bar import MastersBar
from ui.desktop.widgets.split import Split

WITH_PAGES: Final = 1080
"""From this width on (logical pixels at 100 %) the pages stand beside the form without being asked for: a window of 1366."""
OUTLINED: Final = 700
"""The form and its outline stand beside each other from this width on."""


class ResumeHome(Container, Translatable, QWidget):
    """The stored résumé; its `bar` is shown below the page. `save_asked` carries the edited one; `version_chosen` a version number.
    `today` gives the day (ISO)."""

    save_asked = Signal(object)
    version_chosen = Signal(int)
    difference_asked = Signal(int)
    own_asked = Signal()
    send_asked = Signal()

    def __init__(self, today: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form, self.outline, self.pages = ResumeForm(), Outline(), LivePages(today)
        self.pages_button = Button("quiet", "eye")
        self._appearance = self._kept_appearance = Appearance()
        self._wants_pages: bool | None = None
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
        self.form.visited.connect(self.outline.point)
        self.outline.chosen.connect(self.form.jump)
        self.outline.moved.connect(self._move)
        self.pages_button.clicked.connect(self._turn_pages)
        self.on_language_change(self._show_rows)
        self.on_language_change(self._name_pages_button)
        theme().follow(self._share_room)
        self.save.clicked.connect(lambda: self.save_asked.emit(self.form.resume))
        QShortcut(
            QKeySequence.StandardKey.Save,
            self,
            self._save_by_key,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
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
        line.addWidget(row_with_buttons(self.masters, self.pages_button))
        written = PlainContainer()
        beside = row(written, space="l")
        self.outlined, parts = QWidget(), Text(look="caption")
        lines = column(self.outlined, space="s")
        lines.addWidget(self.outline, 1)
        lines.addWidget(parts)
        parts.set_text(lambda: self.tr("Drag to reorder, or press Alt with ↑ or ↓."))
        beside.addWidget(self.outlined)
        beside.addWidget(self.form, 1)
        self.pages.hide()
        self.split = Split(written, self.pages, (3, 2))
        line.addWidget(self.split, 1)
        keeping = flow(self.versions, self.changes, self.undo, self.redo)
        add_hidden_label(self, self.versions, lambda: self.tr("Version"))
        self.bar = bar(self.state, keeping, self.save, self.send)

    def load(
        self,
        resume: Resume,
        versions: Sequence[MasterVersion],
        number: int,
        *,
        sample: bool,
        appearance: Appearance | None = None,
    ) -> None:
        """Show a stored version (`versions` oldest first) and what is set for how it looks."""
        self._versions = tuple(versions)
        self._appearance = self._kept_appearance = appearance or Appearance()
        if not self.form.shows(resume):
            self.form.load(resume, order=self._order(resume))
        self.form.arrange(self._order(resume))
        self._kept = self.form.resume
        self.history.begin(self._state)
        self._show_again_beside()
        self.sample_bar.setVisible(sample)
        self._number, self._dirty = number, False
        self._name_versions()
        self._say_state()

    def put_away(self) -> None:
        """The vault is about to be closed: draw nothing any more, and ask for nothing when the focus goes."""
        self.pages.rest()
        self.form.blockSignals(True)

    def begin_empty(self, language: str) -> None:
        """Show an empty form."""
        self._versions, self._number, self._dirty, self._kept = (), 0, True, None
        self._blank = Resume(language=language)
        self._appearance = self._kept_appearance = Appearance()
        self.form.load(self._blank, order=self._order(self._blank))
        self.history.begin(self._state)
        self._show_again_beside()
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

    @property
    def section_order(self) -> tuple[str, ...] | None:
        """The keys of the sections in the order that the person gave them here; None where it is as it was stored."""
        order = self._appearance.section_order
        return None if order == self._kept_appearance.section_order else order

    @property
    def _state(self) -> Edited:
        return Edited(self.form.resume, self._appearance.section_order)

    def _order(self, resume: Resume) -> tuple[str, ...]:
        return printed_order(self._appearance, resume.language)

    def _show_again(self, state: Edited) -> None:
        self._appearance = dataclasses.replace(self._appearance, section_order=state.section_order)
        self.form.adopt(state.resume, self._order(state.resume))
        self._changed()

    def _touched(self) -> None:
        self.history.note(self._state)
        self._changed()

    def _changed(self) -> None:
        self._dirty = self.form.resume != self._kept or self.section_order is not None
        self._show_again_beside()
        self._say_state()

    def _show_again_beside(self) -> None:
        """The outline and the pages follow the form."""
        self._show_rows()
        self.pages.show_resume(self.form.resume, self._appearance)

    def _show_rows(self) -> None:
        resume = self.form.resume
        self.outline.show_rows(outline_rows(resume, arranged(self._order(resume))))

    def _move(self, path: str, place: int) -> None:
        """A row of the outline is to stand elsewhere."""
        listed, _, name = path.rpartition(".")
        if listed:
            self.form.move_item(listed, name, place)
            return
        resume = self.form.resume
        self._appearance = with_section_moved(self._appearance, resume.language, name, place)
        self.form.arrange(self._order(resume))
        self._touched()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """From `WITH_PAGES` on the pages are shown unless the person put them away; below, only where they asked for them."""
        roomy = self.width() >= theme().px(WITH_PAGES)
        shown = roomy if self._wants_pages is None else self._wants_pages
        self.outlined.setVisible(self.width() >= theme().px(OUTLINED) and (roomy or not shown))
        if shown == self.pages.isHidden():
            self.pages.setVisible(shown)
            self._name_pages_button()

    def _turn_pages(self) -> None:
        self._wants_pages = self.pages.isHidden()
        self._share_room()

    def _save_by_key(self) -> None:
        if self.save.isVisible():
            self.save.click()

    def _name_pages_button(self) -> None:
        hidden = self.pages.isHidden()
        self.pages_button.show_glyph("eye" if hidden else "eye-off")
        self.pages_button.setText(self.tr("Show pages") if hidden else self.tr("Hide pages"))

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
