"""A field for a passphrase: what is typed stays hidden until the person asks to see it. Never shows it by itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import Button

_TYPED = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""Also while it is shown, no input method learns it."""
SHOW: Final = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_H)
"""As in other programs that keep passphrases."""


class SecretLine(Translatable, QLineEdit):
    """A line with a button that shows and hides what is typed. Emptied, it hides again.

    The button is no stop of Tab: the next field follows this one. The keyboard presses it by `SHOW`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.eye = Button("icon", "eye", self)
        self.eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.eye.clicked.connect(self._turn)
        self.textChanged.connect(self._hide_when_empty)
        self._show(shown=False)
        self.on_language_change(self._retranslate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the button at the end, with no letter under it."""
        super().resizeEvent(event)
        side = self.height()
        self.eye.setGeometry(self.width() - side, 0, side, side)
        self.setTextMargins(0, 0, side, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show or hide what is typed by the keys of the button."""
        if event.keyCombination() == SHOW:
            self._turn()
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        self._show(shown=self.echoMode() is QLineEdit.EchoMode.Password)

    def _hide_when_empty(self, text: str) -> None:
        if not text:
            self._show(shown=False)

    def _show(self, *, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        if shown:
            self.setInputMethodHints(_TYPED)
        self.eye.show_glyph("eye-off" if shown else "eye")
        self._retranslate()

    def _retranslate(self) -> None:
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        name = self.tr("Show what is typed") if hidden else self.tr("Hide what is typed")
        keys = QKeySequence(SHOW).toString(QKeySequence.SequenceFormat.NativeText)
        self.eye.name(self.tr("{name} ({keys})").format(name=name, keys=keys))
        self.setAccessibleDescription(self.eye.accessibleName())
