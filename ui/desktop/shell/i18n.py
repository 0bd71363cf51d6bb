"""Languages: loads Qt Linguist translations, switches while running, and retranslates widgets.

A change of language sets the texts of the page in sight at once, then those of dialogs and other windows, and those of the hidden
pages last: a few in each turn of the event loop, or all of a page when it is opened.
"""

from __future__ import annotations

import time
import weakref
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app import messages, resources

TEXTS_PER_TURN: Final = 40
"""Of dialogs and hidden pages in one turn of the event loop, at most."""
TURN_SECONDS: Final = 0.008
"""No further widget's texts are set in a turn that took so long: some fill a list, or draw a page."""
SOON_MS: Final = 1
LATER_MS: Final = 20
"""Before each such turn, in sight and out of sight: input comes first."""


class Translations(QObject):
    """Installed translators of the current language. `choice` is a code of `app.messages.languages`, or empty (follow the system)."""

    running: ClassVar[Translations | None] = None

    def __init__(self, application: QApplication, choice: str = "") -> None:
        super().__init__(application)
        Translations.running = self
        self._application = application
        self._installed: list[QTranslator] = []
        self._pages: weakref.WeakSet[QWidget] = weakref.WeakSet()
        self._behind: dict[QWidget, deque[Translatable]] = {}
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._catch_up)
        self.choice = ""
        self.language = _system_language()
        self._install()
        self.set_choice(choice)

    @property
    def locale(self) -> QLocale:
        """Return the locale for dates and numbers of the current language."""
        return QLocale(self.language)

    def set_choice(self, choice: str) -> None:
        """Switch the language: the page in sight changes now, dialogs and hidden pages afterwards."""
        if choice == self.choice:
            return
        self.choice = choice
        language = choice if choice in messages.languages() else _system_language()
        if language != self.language:
            self.language = language
            self._install()
            self.retranslate()

    def put_off_hidden(self, page: QWidget) -> None:
        """Let the texts of a page wait for their turn while it is hidden; who shows it calls `bring_up_to_date` before."""
        self._pages.add(page)

    def retranslate(self) -> None:
        """Set the texts again in the current language: now, or when their turn comes in a dialog or on a hidden page."""
        behind = dict[QWidget, deque[Translatable]]()
        for widget in list(_speakers):
            part = self._waiting_part(widget) if isValid(widget) else None
            if part is None:
                _speak_again(widget)
            else:
                behind.setdefault(part, deque()).append(widget)
        self._behind = dict(sorted(behind.items(), key=lambda one: not one[0].isVisible()))
        self._wait_for_turn()

    def bring_up_to_date(self, page: QWidget) -> bool:
        """Set the texts of a page that still wait for their turn. Return True if there were any."""
        waiting = self._behind.pop(page, ())
        for widget in waiting:
            _speak_again(widget)
        return bool(waiting)

    @property
    def busy(self) -> bool:
        """Return True while texts of hidden pages wait for their turn."""
        return bool(self._behind)

    def finish(self) -> None:
        """Set all texts that still wait for their turn."""
        for page in tuple(self._behind):
            self.bring_up_to_date(page)

    def _catch_up(self) -> None:
        left, end = TEXTS_PER_TURN, time.perf_counter() + TURN_SECONDS
        for page, waiting in tuple(self._behind.items()):
            while waiting and left > 0 and time.perf_counter() < end:
                left -= _speak_again(waiting.popleft())
            if not waiting:
                self._behind.pop(page, None)
        self._wait_for_turn()

    def _wait_for_turn(self) -> None:
        """Go on as soon as what was set is painted where the next part is in sight, and else a little later."""
        part = next(iter(self._behind), None)
        if part is not None:
            self._later.start(SOON_MS if isValid(part) and part.isVisible() else LATER_MS)

    def _waiting_part(self, widget: QWidget) -> QWidget | None:
        """Return the page that a widget stands in if it is not the one on show, or the dialog or other window beside the main one."""
        at: QWidget | None = widget
        while at is not None and at not in self._pages:
            if at.isWindow():
                return at if at.parentWidget() is not None else None
            at = at.parentWidget()
        return at if at is not None and at.isHidden() else None

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


def _speak_again(widget: Translatable) -> int:
    """Set the texts of a widget, and return how many these were."""
    actions = tuple(widget.__dict__.get("_spoken", ()))
    for action in actions:
        if isValid(widget):
            action()
    return len(actions)
