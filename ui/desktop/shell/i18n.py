"""Languages: loads Qt Linguist translations, switches while running, and retranslates widgets."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app import messages, resources


class Translations(QObject):
    """Installed translators of the current language. `choice` is a code of `app.messages.languages`, or empty (follow the system)."""

    running: ClassVar[Translations | None] = None

    def __init__(self, application: QApplication, choice: str = "") -> None:
        super().__init__(application)
        Translations.running = self
        self._application = application
        self._installed: list[QTranslator] = []
        self.choice = ""
        self.language = _system_language()
        self._install()
        self.set_choice(choice)

    @property
    def locale(self) -> QLocale:
        """Return the locale for dates and numbers of the current language."""
        return QLocale(self.language)

    def set_choice(self, choice: str) -> None:
        """Switch the language and retranslate every widget."""
        if choice == self.choice:
            return
        self.choice = choice
        language = choice if choice in messages.languages() else _system_language()
        if language != self.language:
            self.language = language
            self._install()
            retranslate_all()

    def _install(self) -> None:
        QLocale.setDefault(self.locale)
        for old in self._installed:
            self._application.removeTranslator(old)
        self._installed = [] if self.language == messages.SOURCE else list(self._load())
        for new in self._installed:
            self._application.installTranslator(new)

    def _load(self) -> list[QTranslator]:
        qt, own = QTranslator(self), QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        loaded = [
            (qt, qt.load(self.locale, "qtbase", "_", folder)),
            (own, own.load("window", str(resources.path("languages", self.language)))),
        ]
        return [translator for translator, there in loaded if there]


def translations() -> Translations:
    """Return the translations of the running application."""
    assert Translations.running is not None
    return Translations.running


def texts_qt_lacks() -> tuple[str, ...]:
    """Return texts of Qt's own file dialog in the current language: Qt's translations lack them, ours hold them, and are asked first."""
    translate = QCoreApplication.translate
    return (
        translate("QFileDialog", "&Look in:"),
        translate("QFileDialog", "Files of &type:"),
        translate("QAbstractFileIconProvider", "Folder", "All other platforms"),
    )


def _system_language() -> str:
    found = (messages.known_language(tag) for tag in QLocale.system().uiLanguages())
    return next((language for language in found if language), messages.SOURCE)


if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class Translatable(_Base):
    """Mixin for widgets with texts: `bind_text(label.setText, lambda: self.tr("…"))` sets a text now and at each change of language.

    The widgets are kept in a list of their own instead of listening to events: a `changeEvent` in Python is called
    for every change of style and font as well, and each call waits for the jobs beside the window.
    """

    def bind_text(self, setter: Callable[[str], object], text: Callable[[], str]) -> None:
        """Call `setter` with the text now and at every change of language."""
        self.on_language_change(lambda: setter(text()))

    def on_language_change(self, action: Callable[[], object]) -> None:
        """Run `action` now and whenever the language changes."""
        self.__dict__.setdefault("_spoken", []).append(action)
        _speakers[self] = None
        action()

    def stop_translating(self) -> None:
        """Drop the bound texts of this widget and its children, because the vault they are about was closed."""
        for widget in (self, *self.findChildren(QWidget)):
            if isinstance(widget, Translatable):
                widget.__dict__.pop("_spoken", None)


_speakers: Final[weakref.WeakKeyDictionary[Translatable, None]] = weakref.WeakKeyDictionary()
"""Every widget with texts, in the order in which they were made."""


def retranslate_all() -> None:
    """Set the texts of every widget again in the current language."""
    for widget in list(_speakers):
        for action in tuple(widget.__dict__.get("_spoken", ())):
            if isValid(widget):
                action()
