"""Messages of the window: a banner, or a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app import messages as sentences
from app.errors import AppError, EnvironmentProblem
from ui.desktop.shell.i18n import translations
from ui.desktop.widgets.panels import Banner

if TYPE_CHECKING:
    from ui.desktop.models.question_texts import Question

LINGER_MS: Final = 15_000
"""A confirmation with nothing to undo goes by itself after so long, unless the pointer or the focus is in it, or the person is elsewhere."""


class Messages(QObject):
    """Banner messages and questions of one window."""

    def __init__(self, window: QWidget, banner: Banner, is_locked: Callable[[], bool]) -> None:
        super().__init__(window)
        self._is_locked = is_locked
        self._window = window
        self._banner = banner
        self._action: Callable[[], object] | None = None
        self._undoes = False
        self._error: AppError | None = None
        self._linger = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._linger.timeout.connect(self._leave)
        banner.acted.connect(self._act)
        banner.on_language_change(self._retell)

    @property
    def shown(self) -> str:
        """Return the text of the message on show."""
        return self._banner.text

    def error(self, error: AppError, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show an expected error, with an optional next step; nothing of what the lock cut short."""
        if error.code == "vault-locked" and self._is_locked():
            return
        tone = "critical" if isinstance(error, EnvironmentProblem) else "warning"
        self._present(sentences.of_error(error, translations().language), tone, action, act)
        self._error = error

    def warn(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a warning, with an optional next step."""
        self._present(text, "warning", action, act)

    def inform(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a confirmation, with an optional next step."""
        self._present(text, "good", action, act)
        self._linger.start()

    def undoable(self, text: str, action: str, act: Callable[[], object]) -> None:
        """Show a confirmation that the button or the undo shortcut undoes by calling `act`."""
        self._present(text, "good", action, act)
        self._undoes = True

    def undo(self) -> None:
        """Undo what the last message offers to undo."""
        if self._undoes and self.shown:
            self._act()

    def clear(self) -> None:
        """Remove the message and its action."""
        self._action = self._error = None
        self._linger.stop()
        self._banner.hide()

    def _leave(self) -> None:
        focused = QApplication.focusWidget()
        inside = self._banner.underMouse() or (focused is not None and self._banner.isAncestorOf(focused))
        if inside or QApplication.activeWindow() is None:
            self._linger.start()
        else:
            self.clear()

    def dismiss(self) -> bool:
        """Remove the message; return False if there was none."""
        was_shown = bool(self.shown)
        if was_shown:
            self.clear()
        return was_shown

    def _retell(self) -> None:
        """Show an error again in the new language; remove any other message, which is in the old one."""
        if self._error is not None and self.shown:
            self.error(self._error)
        else:
            self.clear()

    def ask(self, question: Question) -> bool:
        """Ask a question and return True for yes. Escape and Enter mean no."""
        from ui.desktop.dialogs.short_questions import confirm  # here: the first window asks nothing

        return confirm(self._window, question)

    def _present(self, text: str, tone: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        self._action, self._error, self._undoes = act, None, False
        self._linger.stop()
        self._banner.present(text, tone, action)

    def _act(self) -> None:
        if self._action is not None:
            self._action()


def sentence(code: str, params: dict[str, str | int] | None = None) -> str:
    """Return the sentence for a code in the current language."""
    return sentences.sentence(code, translations().language, params)
