"""Base class of dialogs: a body that scrolls when the screen is too small for it, and buttons that stay visible."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QPushButton, QTextEdit, QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.input_guard import InputGuard
from ui.desktop.shell.painting import PaintsLast
from ui.desktop.shell.reading_order import ReadInOrder
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Button, column
from ui.desktop.widgets.flow_layout import Flow
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.split import Reach

SHARE = 0.94
"""Of the screen, at most."""
AFTER_PRESS = 100
"""Look again so many milliseconds later whether the mouse button is still down."""
LINES = 2
"""From so many typed fields on, closing asks (one is typed again in a moment)."""


class Dialog(Translatable, ReadInOrder, PaintsLast, QDialog):
    """`body` is a column; `finish` adds the buttons under it. As wide as `width` (logical pixels at 100 %).

    It is deleted once answered: its window would keep it, and restyle it at every change of look, for as long as it
    lives itself.
    """

    def __init__(self, width: int, parent: QWidget | None = None, *, height: int = 0) -> None:
        super().__init__(parent)
        self._asking = False
        self.finished.connect(self._answered)
        self._hesitation = InputGuard(self, clicks=True)
        self._wanted = QSize(width, height)
        self._guide: QWidget | None = None
        self._kept_in_view: QWidget | None = None
        pad = SPACE["xl"]
        self._reach = Reach(self)
        self.body = column(self._reach.inner, space="m", margins=(pad, pad, pad, SPACE["m"]))
        self._frame = column(self)
        self._frame.setSpacing(0)
        self._frame.addWidget(self._reach, 1)
        self._buttons = QWidget()
        self._line = Flow(self._buttons, space="s", trailing=True)
        self._line.setContentsMargins(pad, SPACE["s"], pad, pad)
        self._frame.addWidget(self._buttons)

    def exec(self) -> int:
        """Show the dialog and wait for the answer. It is deleted only afterwards: before, it would have answered no."""
        self._asking = True
        answer = super().exec()
        self.deleteLater()
        return answer

    def reject(self) -> None:
        """Close without an answer (Escape, the window's cross, Cancel); what would be lost is asked about."""
        if not self.unsaved() or self._may_discard():
            super().reject()

    def unsaved(self) -> bool:
        """Return True if the person typed something that closing would lose: a longer text, or into several fields."""
        lines = [one for one in self.findChildren(QLineEdit) if one.echoMode() is QLineEdit.EchoMode.Normal]
        typed = sum(one.isModified() and bool(one.text().strip()) for one in lines)
        return typed >= LINES or any(
            one.document().isModified() and not one.isReadOnly() and one.toPlainText().strip()
            for one in self._long_texts()
        )

    def mark_saved(self) -> None:
        """Take what is typed as saved: closing loses nothing of it."""
        for text in self._long_texts():
            text.document().setModified(False)
        for line in self.findChildren(QLineEdit):
            line.setModified(False)

    def _long_texts(self) -> list[QPlainTextEdit | QTextEdit]:
        return [*self.findChildren(QPlainTextEdit), *self.findChildren(QTextEdit)]

    def _may_discard(self) -> bool:
        return DiscardDialog(self).answered()

    def _answered(self) -> None:
        if not self._asking:
            self.deleteLater()

    def finish(self, *buttons: QWidget, lead: QWidget | None = None) -> None:
        """Add the buttons, the one that ends the dialog last; Enter in a field presses it if it is the primary one.

        `lead` is at the left of them.
        """
        if self._reach.inner.hasHeightForWidth():
            self._reach.inner.setMinimumHeight(1)  # else it is as high as its sentences are in the narrowest dialog
        if lead is not None:
            self._line.add(lead, 1)
        for button in buttons:
            self._line.add(button)
        if buttons and isinstance(last := buttons[-1], QPushButton) and last.property("look") == "primary":
            last.setDefault(True)
            last.installEventFilter(self)

    def keep_in_view(self, part: QWidget, *, above: QWidget | None = None) -> None:
        """Put a part between the body and the buttons: it never scrolls away, and its room is kept while it is hidden, so that nothing moves when it comes.

        `above` stands over it, and takes its room only once it is there."""
        policy = part.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        part.setSizePolicy(policy)
        pad = SPACE["xl"]
        self._kept_in_view = QWidget()
        held = column(self._kept_in_view, space="s", margins=(pad, SPACE["s"], pad, 0))
        for one in (above, part):
            if one is not None:
                held.addWidget(one)
        self._frame.insertWidget(1, self._kept_in_view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press the main button only when a day that was not understood has been told: the first press after it shows the sentence."""
        pressed = event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.KeyPress, QEvent.Type.Shortcut)
        if pressed and self._tell_refused_day():
            if isinstance(watched, QPushButton):
                watched.setDown(False)
            return True
        return super().eventFilter(watched, event)

    def _tell_refused_day(self) -> bool:
        from ui.desktop.widgets.date_box import DateBox

        box = next((box for box in self.findChildren(DateBox) if box.has_refused), None)
        if box is not None:
            box.tell_refused()
        return box is not None

    def sizeHint(self) -> QSize:
        """The width that was asked for, and the height that its text needs, as far as the screen allows."""
        pixels, bound = theme().px, self._bound()
        width = min(max(pixels(self._wanted.width()), self._reach.inner.minimumSizeHint().width()), bound.width())
        inner = self._reach.inner
        if inner.hasHeightForWidth():
            height = inner.heightForWidth(width)
        else:
            height = max(inner.sizeHint().height(), inner.minimumSizeHint().height())
        height += self._buttons.heightForWidth(width)
        if self._kept_in_view is not None:
            height += max(self._kept_in_view.heightForWidth(width), self._kept_in_view.sizeHint().height())
        if height > bound.height():  # it scrolls, and the bar takes no room from the content
            width = min(width + self._reach.verticalScrollBar().sizeHint().width(), bound.width())
        return QSize(width, min(max(height, pixels(self._wanted.height())), bound.height()))

    def fit(self) -> None:
        """Resize to the present content; not while a mouse button is down: what the pointer presses may be a button of the dialog."""
        if self.isVisible() and QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(AFTER_PRESS, self, self.fit)
        else:
            self._fit_now()

    def _fit_now(self) -> None:
        """Resize. What was just added counts: the toolkit shows it only when it gets to it, and until then it has no size."""
        if self.isVisible():
            for part in self._reach.inner.findChildren(QWidget):
                new = not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
                if part.isHidden() and new and not part.isWindow():
                    part.show()
        self._frame.activate()
        self.resize(self.sizeHint())

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part that has just got its words, once it has its place."""
        QTimer.singleShot(0, self._reach, partial(self._reach.ensureWidgetVisible, part))

    def showEvent(self, event: QShowEvent) -> None:
        """A dialog is opened in the size of its text, and is not answered by what was pressed before it was there."""
        self._fit_now()
        super().showEvent(event)
        if not event.spontaneous():
            self._hesitation.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the default button by Enter, unless it is held, or comes from a text of several lines. F1 opens the guide."""
        if event.key() == Qt.Key.Key_F1:
            self.show_guide()
            return
        several_lines = isinstance(self.focusWidget(), QPlainTextEdit | QTextEdit)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and (event.isAutoRepeat() or several_lines or self._tell_refused_day())):
            super().keyPressEvent(event)

    def show_guide(self) -> None:
        """Open the guide at the page about this dialog (as a window of it: a dialog holds up every other)."""
        from ui.desktop.dialogs.help import HelpWindow
        from ui.desktop.models.help_places import help_place

        if not isinstance(self._guide, HelpWindow):
            self._guide = HelpWindow(self)
        self._guide.begin(*help_place(self))

    def _bound(self) -> QSize:
        """The screen; the window, where that reaches further (over several screens)."""
        parent = self.parentWidget()
        window = parent.window() if parent is not None else None
        # never `self.screen()`: the binding makes the screen a child of the widget and destroys it with the dialog
        screen = QGuiApplication.screenAt(window.geometry().center()) if window is not None else None
        room = (screen or QGuiApplication.primaryScreen()).availableSize()
        return (room.expandedTo(window.size()) if window is not None else room) * SHARE


class DiscardDialog(Dialog):
    """Asks whether what was typed into the dialog behind it is discarded; Enter means no."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(480, parent)
        title, text = Text(look="section"), Text()
        self.yes, self.no = Button(), Button("primary")
        for part in (title, text):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.yes, self.no)
        self.bind_text(self.setWindowTitle, lambda: self.tr("Discard what you typed?"))
        title.set_text(lambda: self.tr("Discard what you typed?"))
        text.set_text(lambda: self.tr("It was not saved."))
        self.yes.set_text(lambda: self.tr("Discard it"))
        self.no.set_text(lambda: self.tr("Go on editing"))
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.no.setFocus()

    def answered(self) -> bool:
        """Open it; return True if what was typed is discarded."""
        return self.exec() == self.DialogCode.Accepted


def fill_cautious(dialog: Dialog, parts: Sequence[QWidget], no: Button, yes: Button) -> None:
    """Put parts into a dialog, one below the other, and two buttons; Enter presses the one that does nothing."""
    for part in parts:
        dialog.body.addWidget(part)
    dialog.finish(no, yes)
    no.setDefault(True)
    yes.clicked.connect(dialog.accept)
    no.clicked.connect(dialog.reject)
