"""A line for a passphrase: dots, until the person wants to see what they type. Emptied, it shows dots again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from ui.desktop.i18n import Spoken
from ui.desktop.icons import icon
from ui.desktop.theme import theme

KEYS = "Ctrl+H"


class SecretLine(Spoken, QLineEdit):
    """`eye` shows and hides what was typed: by the pointer, or by its keys while the line has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = QAction(self, checkable=True)
        self.eye.setShortcut(KEYS)
        self.eye.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)
        self.eye.toggled.connect(self._show)
        self.textChanged.connect(self._hide_nothing)
        theme().follow(self._tint)
        self._tint()
        self.on_language(self._name_eye)

    def _tint(self) -> None:
        self.eye.setIcon(icon("eye", "accent" if self.eye.isChecked() else "muted"))

    def _name_eye(self) -> None:
        name = (
            self.tr("Hide what was typed ({keys})") if self.eye.isChecked() else self.tr("Show what was typed ({keys})")
        )
        self.eye.setToolTip(name.format(keys=KEYS))
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.eye.toolTip())

    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._tint()
        self._name_eye()

    def _hide_nothing(self, text: str) -> None:
        if not text:
            self.eye.setChecked(False)
