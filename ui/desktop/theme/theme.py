"""Light and dark look: Fusion, a palette and one stylesheet, all made from the tokens. Switchable while running.

The stylesheet is worn by every page and dialog for itself, never by the application: a change of look then restyles the
largest part (the page in sight) at once. The parts around it, other windows and the hidden pages (part by part) follow, each in
a turn of its own, so that the window never stands still.

WORKAROUND(QTBUG: `QStyleHints.setColorScheme` has no effect on most Linux platform themes): the palette is ours.
"""

from __future__ import annotations

import math
import time
import weakref
from collections.abc import Callable
from types import MethodType
from typing import ClassVar, Final

from PySide6.QtCore import QDir, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app import resources
from ui.desktop.shell.i18n import Translations
from ui.desktop.theme.styled_parts import wearers
from ui.desktop.theme.stylesheet import stylesheet
from ui.desktop.theme.tokens import CARET_MS, DARK, LIGHT, TYPE, Colours

FAMILIES: Final = ("Noto Sans", "Noto Sans SC")
CHINESE: Final = ("Countermark Sans", *FAMILIES)
"""First come the same letters, with quotes, dashes and dots as wide as a character (see `packaging/window_fonts.py`)."""
SOON_MS: Final = 1
"""Before each further part in sight that is restyled: the one before is laid out and painted first."""
LATER_MS: Final = 60
"""Before each step in which a hidden page is restyled: input comes between."""
STEP_SECONDS: Final = 0.008
"""No further part of a hidden page is restyled in a step that took so long."""


class Theme(QObject):
    """The look in force: `choice` is `light`, `dark` or empty (the system's), `scale` the text size in per cent,
    `language` the window's, which decides about the fonts (`font` is that of the body); `dressing` while a widget is being restyled."""

    changed = Signal()
    running: ClassVar[Theme | None] = None

    def __init__(self, application: QApplication, choice: str = "", scale: int = 100, language: str = "en") -> None:
        super().__init__(application)
        Theme.running = self
        self._application = application
        self.choice = choice
        self.scale = scale
        self.language = language
        self.reduced_motion = self._chosen_still = self._system_still = False
        self.dressing = False
        self.font = QFont()
        self._sheet = ""
        self._wearers: weakref.WeakSet[QWidget] = weakref.WeakSet()
        self._followers: dict[weakref.WeakMethod[Callable[[], object]], str] = {}
        self._gone: list[weakref.WeakMethod[Callable[[], object]]] = []
        self._waiting: dict[QWidget | None, list[weakref.WeakMethod[Callable[[], object]]]] = {}
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._dress_next)
        # a timer of its own: what is due meanwhile goes before it
        self._fonts = QTimer(self, singleShot=True, interval=0)
        self._fonts.timeout.connect(self._apply)
        QDir.setSearchPaths("look", [str(resources.path("icons", "look"))])
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def dark(self) -> bool:
        """True if the dark palette is in force."""
        if not self.choice:
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.choice == "dark"

    @property
    def colours(self) -> Colours:
        """The palette in force."""
        return DARK if self.dark else LIGHT

    def set_choice(self, choice: str) -> None:
        """Choose `light`, `dark` or empty (follow the system)."""
        if choice != self.choice:
            self.choice = choice
            self._apply()

    def set_scale(self, scale: int) -> None:
        """Set the text size in per cent."""
        if scale != self.scale:
            self.scale = scale
            self._apply()

    def set_language(self, language: str) -> None:
        """Apply the fonts of the language in force, once its texts were set."""
        if language != self.language:
            self.language = language
            self._fonts.start()

    def set_reduced_motion(self, chosen: bool) -> None:
        """Set the person's wish for reduced motion.

        No blinking caret, no sliding menus, and a bar of long work that does not move. Also as long as the system
        asks for it.
        """
        self._chosen_still = chosen
        self._keep_still(chosen or self._system_still)

    def follow_system_motion(self, still: bool) -> None:
        """Set the system's wish for reduced motion."""
        self._system_still = still
        self._keep_still(still or self._chosen_still)

    def _keep_still(self, reduced: bool) -> None:
        if reduced == self.reduced_motion:
            return
        self.reduced_motion = reduced
        self._application.setCursorFlashTime(0 if reduced else CARET_MS)
        for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_FadeTooltip):
            self._application.setEffectEnabled(effect, not reduced)
        self.changed.emit()

    def px(self, size: int) -> int:
        """A logical size at the text scale in force."""
        return round(size * self.scale / 100)

    def follow(self, action: Callable[[], object]) -> None:
        """Call this method of a widget at every change of look, once its parent has the new one.

        Hidden pages are not measured and drawn again before they are shown. (`changed` is for what must be known at
        once.)
        """
        self._forget_gone()
        self._followers[weakref.WeakMethod(action, self._gone.append)] = self._sheet

    def _system_changed(self) -> None:
        if not self.choice:
            self._apply()

    def _apply(self) -> None:
        families = CHINESE if self.language.startswith("zh") else FAMILIES
        self.font = QFont(list(families))
        self.font.setPixelSize(self.px(TYPE["body"]))
        if self.font != self._application.font():
            self._application.setFont(self.font)
        self._application.setPalette(_palette(self.colours))
        sheet = stylesheet(self.colours, self.scale, "dark" if self.dark else "light")
        self._sheet = f"/* {families[0]} */{sheet}"  # a widget takes the font anew only with another sheet
        self._sort_followers()
        shown = (widget for widget in self._living_wearers() if widget.isVisible())
        largest = max(shown, key=lambda one: (one.isActiveWindow(), _area(one)), default=None)
        if largest is not None:
            self.dress(largest)
        self._later.start(SOON_MS)
        self.changed.emit()
        self._notify_followers(None)

    def dress(self, widget: QWidget, seconds: float = math.inf) -> None:
        """Apply the look in force to a page or dialog, now and at every change; nothing happens when it has it already.

        No further part of it (see `StyledInParts`) is begun after so many seconds: `is_current` tells whether it is done.
        """
        self._wearers.add(widget)
        late, end = [part for part in wearers(widget) if not self._wears(part)], time.perf_counter() + seconds
        if not late:
            return
        for part in late:
            self._style(part)
            if time.perf_counter() >= end:
                break
        if self.is_current(widget):
            self._notify_followers(widget)
        if self._later.isActive():
            self._later.start()  # the next has a turn of its own

    def dress_added(self, widget: QWidget) -> None:
        """Apply the look in force to what was added to a container that wears none, and inherits none."""
        if not _inherits_look(widget):
            for part in wearers(widget):
                if not self._wears(part):
                    self._style(part)

    def _style(self, part: QWidget) -> None:
        self.dressing = True
        try:
            part.setStyleSheet(self._sheet)
        finally:
            self.dressing = False

    def _wears(self, part: QWidget) -> bool:
        return part.styleSheet() == self._sheet

    def put_off(self) -> None:
        """Leave the next turns of the event loop to a page that is being opened: what is to be restyled besides waits a little longer."""
        if self._later.isActive():
            self._later.start(LATER_MS)

    def is_current(self, widget: QWidget) -> bool:
        """Return True if a page or dialog has the look in force."""
        return all(self._wears(part) for part in wearers(widget))

    def is_shown_late(self, widget: QWidget) -> bool:
        """Return True if showing a page or dialog would first take the time to restyle it: what was never shown is styled then in any case."""
        late = (part for part in wearers(widget) if not self._wears(part))
        return any(part.testAttribute(Qt.WidgetAttribute.WA_WState_Polished) for part in late)

    def _dress_next(self) -> None:
        late = [widget for widget in self._living_wearers() if not self.is_current(widget)]
        late.sort(key=_area, reverse=True)
        if late and not late[0].isVisible() and _texts_wait():
            self._later.start(LATER_MS)  # what is restyled once its texts are there is measured once
            return
        for widget in late[:1]:
            self.dress(widget, math.inf if widget.isVisible() else STEP_SECONDS)
            if self.is_current(widget):
                late.remove(widget)
        if late:
            self._later.start(SOON_MS if late[0].isVisible() else LATER_MS)

    def _sort_followers(self) -> None:
        """Put down, for every page or dialog that wears the look, who waits for its new one (None: those that stand in none)."""
        self._forget_gone()
        self._waiting = {}
        nearest: dict[QWidget, QWidget | None] = {widget: widget for widget in self._living_wearers()}
        for follower, sheet in self._followers.items():
            if sheet != self._sheet and (owner := _owner_of(follower)) is not None:
                self._waiting.setdefault(_nearest(owner, nearest), []).append(follower)

    def _forget_gone(self) -> None:
        """Drop the followers whose widget is gone: here and not at their end, which the collector brings about in the midst of any walk."""
        while self._gone:
            self._followers.pop(self._gone.pop(), None)

    def _notify_followers(self, wearer: QWidget | None) -> None:
        for follower in self._waiting.pop(wearer, []):
            action = follower()
            if action is not None and _owner_of(follower) is not None:
                self._followers[follower] = self._sheet
                action()

    def _living_wearers(self) -> list[QWidget]:
        return [widget for widget in self._wearers if isValid(widget)]


def _texts_wait() -> bool:
    """Return True while texts of hidden parts wait for their turn after a change of language."""
    return Translations.running is not None and Translations.running.busy


def _inherits_look(widget: QWidget) -> bool:
    """Return True if something that a widget stands in wears the stylesheet."""
    at = widget.parentWidget()
    while at is not None and not at.styleSheet():
        at = at.parentWidget()
    return at is not None


def _area(widget: QWidget) -> int:
    """Return the pixels of a widget that are in sight, 0 for one that is hidden."""
    return widget.width() * widget.height() if widget.isVisible() else 0


def _owner_of(follower: weakref.WeakMethod[Callable[[], object]]) -> QWidget | None:
    """Return the widget whose method follows the look; None once it is gone."""
    action = follower()
    owner = action.__self__ if isinstance(action, MethodType) else None
    return owner if isinstance(owner, QWidget) and isValid(owner) else None


def _nearest(owner: QWidget, known: dict[QWidget, QWidget | None]) -> QWidget | None:
    """Return the first of a widget and all that it stands in, also beyond its dialog, whose nearest is `known`; what was passed is known then."""
    passed: list[QWidget] = []
    at: QWidget | None = owner
    while at is not None and at not in known:
        passed.append(at)
        at = at.parentWidget()
    found = None if at is None else known[at]
    known.update(dict.fromkeys(passed, found))
    return found


def theme() -> Theme:
    """The theme of the running application."""
    assert Theme.running is not None
    return Theme.running


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, value in (
        (role.Window, colours.canvas),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.raised),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.critical),
        (role.Highlight, colours.selection),
        (role.HighlightedText, colours.text),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.text),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Light, colours.raised),
        (role.Midlight, colours.line),
        (role.Mid, colours.line),
        (role.Dark, colours.line_strong),
        (role.Accent, colours.accent),
    ):
        palette.setColor(target, QColor(value))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours.muted))
    return palette
