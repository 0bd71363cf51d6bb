"""The choice of a language on the screens without settings: first run and lock screen."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from app import messages
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.widgets.drop_down import ComboBox


class LanguageBox(Translatable, ComboBox):
    """Every language there is, by its own name; `asked` carries the code of the one that the person chose."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for code in messages.languages():
            self.addItem(messages.language_name(code), code)
        self.activated.connect(lambda _index: self.asked.emit(str(self.currentData())))
        self.on_language_change(self._show_present)

    def _show_present(self) -> None:
        self.setAccessibleName(self.tr("Language"))
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(translations().language))
