"""Acts on whole entries of a review: two that are one, one that is two, one of another section; and undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.services.resume_entries import LINES, TARGETS
from ui.desktop.models import field_names
from ui.desktop.models.edit_history import EditHistory
from ui.desktop.models.resume_edit import LISTS, FieldSpot
from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import Button, row
from ui.desktop.widgets.flow_layout import Flow
from ui.desktop.widgets.resume_form import ResumeForm
from ui.desktop.widgets.safe_text import no_key

JOIN, DIVIDE, MOVE = "Ctrl+J", "Ctrl+Shift+J", "Ctrl+M"


class ReviewTools(Translatable, QWidget):
    """Buttons for the entry that holds the field visited last. `joined`, `divided`, and `moved` with a section."""

    joined = Signal()
    divided = Signal()
    moved = Signal(str)

    def __init__(self, history: EditHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owner = ""
        self.join, self.divide, self.move_to = Button("quiet"), Button("quiet"), Button("quiet")
        self.undo, self.redo = Button("icon", "undo"), Button("icon", "redo")
        line = Flow(self, space="xs")
        steps = QWidget()
        together = row(steps, space="xs")
        for button in (self.undo, self.redo):
            together.addWidget(button)
        for part in (self.join, self.divide, self.move_to, steps):
            line.add(part)
        self.join.set_text(lambda: self.tr("Join with above (Ctrl+J)"))
        self.divide.set_text(lambda: self.tr("Split here (Ctrl+Shift+J)"))
        self.move_to.set_text(lambda: self.tr("Move to… (Ctrl+M)"))
        self.bind_text(self.undo.name, lambda: self.tr("Undo the last edit (Ctrl+Z)"))
        self.bind_text(self.redo.name, lambda: self.tr("Redo (Ctrl+Y)"))
        for button, act, signal in (
            (self.undo, history.stack.undo, history.stack.canUndoChanged),
            (self.redo, history.stack.redo, history.stack.canRedoChanged),
        ):
            button.setEnabled(False)
            button.clicked.connect(act)
            signal.connect(button.setEnabled)
        self.join.clicked.connect(self.joined)
        self.divide.clicked.connect(self.divided)
        self.move_to.clicked.connect(lambda: self.menu().popup(below(self.move_to)))

    def add_keys(self, view: QWidget) -> None:
        """Let the keys work anywhere in a view."""
        for keys, button in ((JOIN, self.join), (DIVIDE, self.divide), (MOVE, self.move_to)):
            QShortcut(QKeySequence(keys), view).activated.connect(button.click)

    def follow(self, spot: FieldSpot | None, *, first: bool) -> None:
        """Take the entry of a field; `first`: it has none above it."""
        section = spot.owner.partition(".")[0] if spot is not None else ""
        self._owner = spot.owner if spot is not None and section in (*LINES, *TARGETS) and "." in spot.owner else ""
        self.join.setEnabled(bool(self._owner) and section in LINES and not first)
        self.divide.setEnabled(bool(self._owner) and section in LINES)
        self.move_to.setEnabled(bool(self._owner) and section in TARGETS)

    def menu(self) -> QMenu:
        """Return the menu of the sections that the entry can go to."""
        menu = QMenu(self)
        for target in TARGETS.get(self._owner.partition(".")[0], ()):
            menu.addAction(no_key(field_names.section(target))).triggered.connect(
                lambda _on=False, to=target: self.moved.emit(to)
            )
        return menu


def below(button: QPushButton) -> QPoint:
    """Return the point at which the menu of a button opens."""
    return button.mapToGlobal(QPoint(0, button.height()))


def field_menu(form: ResumeForm, parent: QWidget, put: Callable[[str], object], add: Callable[[str], object]) -> QMenu:
    """Return the menu of all fields: first the one visited last, then by section. `put` gets the path of a field, `add` a section that gets a new entry."""
    menu = QMenu(parent)
    spot = form.spot
    box = form.box_of(spot.path) if spot is not None else None
    if box is not None:
        path = box.spot.path
        menu.addAction(no_key(box.editor.accessibleName())).triggered.connect(lambda: put(path))
        menu.addSeparator()
    for key, section in form.sections.items():
        inner = menu.addMenu(no_key(field_names.section(key)))
        for one in section.boxes:
            inner.addAction(no_key(one.editor.accessibleName())).triggered.connect(
                lambda _on=False, path=one.spot.path: put(path)
            )
        if key in LISTS:
            inner.addAction(no_key(field_names.add(key))).triggered.connect(lambda _on=False, name=key: add(name))
    return menu
