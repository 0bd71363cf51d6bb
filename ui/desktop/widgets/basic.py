"""The small parts of the window: buttons that follow the theme, cards, rules, badges, layouts with the spacing of the tokens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.icons import icon
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import CONTROL_HEIGHT, SPACE
from ui.desktop.widgets.bold_width import bold_excess
from ui.desktop.widgets.safe_text import Text, explain, one_line, with_nonbreaking, without_nonbreaking

_GLYPH_ROLE = {
    "primary": "on_accent",
    "quiet": "accent",
    "danger": "critical",
    "rail": "muted",
    "confirm": "warning",
    "quote": "accent",
}
QUOTE_LINES = 3
WIDTHS = 4
"""Of so many widths the lines of a quote are kept: a layout tries one or two."""
ICON = 18
"""Size of a glyph on a button, in pixels at 100 %."""
_AIR = {"rail": "   "}


class HoldsFocus:
    """Mark of a page in the place of a gate: the window gives it the focus when nothing has it, as it does a page."""


class Button(Translatable, QPushButton):
    """A push button of one look (`primary`, `quiet`, `danger`, `icon`, or empty) with an optional glyph."""

    def __init__(self, look: str = "", glyph: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self._name, self._shows_text, self._waited_for = "", True, False
        self.setProperty("look", look)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(look == "primary")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if glyph:
            theme().follow(self._tint)
            self._tint()

    def setText(self, text: str) -> None:
        """Set the text, with a little air after the glyph (which the accessible name does not have)."""
        self._name = text
        air = _AIR.get(str(self.property("look")), " ") if self._glyph else ""
        super().setText(f"{air}{text}" if self._shows_text else "")
        self.setAccessibleName(text)

    def set_look(self, look: str) -> None:
        """Give the button another look."""
        if look == self.property("look"):
            return
        self.setProperty("look", look)
        self.setAutoDefault(look == "primary")
        self.style().unpolish(self)
        self.style().polish(self)
        if self._glyph:
            self._tint()
        self.setText(self._name)

    def show_text(self, shown: bool) -> None:
        """Show the text beside the glyph, or the glyph alone with the text as a tooltip."""
        self._shows_text = shown
        self.setText(self._name)
        explain(self, "" if shown else self._name)

    def show_glyph(self, glyph: str) -> None:
        """Show another glyph."""
        self._glyph = glyph
        self._tint()

    def set_text(self, text: Callable[[], str]) -> None:
        """Set the text now and at every change of language."""
        self.bind_text(self.setText, text)

    def name(self, text: str) -> None:
        """Text for a button that shows only its glyph: for assistive technology and as a tooltip."""
        self.setAccessibleName(text)
        explain(self, text)

    def setEnabled(self, enabled: bool) -> None:
        """Enable or disable it; a focused button keeps the focus while its work runs, else the next key would press the one behind it."""
        if not isValid(self):  # told by something that dies after it, such as an undo stack of the same page
            return
        window = self.window()
        if not enabled and window.focusWidget() is self:  # also behind a dialog that is just closing
            self._waited_for = True
            self.clearFocus()
        super().setEnabled(enabled)
        if enabled and self._waited_for:
            self._waited_for = False
            held = window.focusWidget()  # nothing, or the page or dialog that held it meanwhile
            nobody = held is None or (held.isAncestorOf(self) and held.focusPolicy() is Qt.FocusPolicy.NoFocus)
            if self.isVisible() and window.isActiveWindow() and nobody:
                self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, whatever its look."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def _tint(self) -> None:
        look = str(self.property("look"))
        self.setIcon(icon(self._glyph, _GLYPH_ROLE.get(look, "text"), "accent" if look == "rail" else ""))
        self.setIconSize(QSize(theme().px(ICON), theme().px(ICON)))


class CheckableButton(Button):
    """A button that stays checked, with its text in bold meanwhile.

    A class of its own: a layout asks every button for its size many times, and an answer from Python takes longer than the layout.
    """

    def __init__(self, look: str = "", glyph: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, glyph, parent)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Return the room for the text in bold, as when the button is checked."""
        hint = super().sizeHint()
        return QSize(hint.width() + bold_excess(self.text(), self.font()), hint.height()) if self.text() else hint


class Quote(Button):
    """Outside text as a button on at most three lines; the last ends in an ellipsis where it does not fit."""

    def __init__(self, untrusted_text: str, parent: QWidget | None = None) -> None:
        super().__init__("quote", parent=parent)
        self._whole = f"“{one_line(untrusted_text)}”"
        self._broken_in, self._broken = QFont(), dict[int, list[str]]()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._wrap)
        self._wrap()

    def sizeHint(self) -> QSize:
        """As high as its lines need at the width it has."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to give way."""
        return QSize(theme().px(96), self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels of the wrapped text at a width."""
        lines = self.fontMetrics().lineSpacing() * len(self._lines(width))
        return max(theme().px(CONTROL_HEIGHT), lines + theme().px(SPACE["m"]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text at the new width."""
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        QPushButton.setText(self, "\n".join(self._lines(self.width())).replace("&", "&&"))

    def _lines(self, width: int) -> list[str]:
        """The lines at a width, worked out once for each: a layout asks for them again and again."""
        if (font := self.font()) != self._broken_in or len(self._broken) > WIDTHS:
            self._broken_in, self._broken = font, {}
        room = max(40, width - theme().px(44))
        if room not in self._broken:
            self._broken[room] = self._break(room)
        return self._broken[room]

    def _break(self, room: int) -> list[str]:
        from PySide6.QtGui import QTextLayout, QTextOption  # here: no first screen has a quote

        joined = with_nonbreaking(self._whole)
        layout = QTextLayout(joined, self.font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) < QUOTE_LINES and (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            starts.append(line.textStart())
        layout.endLayout()
        units = joined.encode("utf-16-le", "surrogatepass")  # as Qt counts: a picture sign is two
        places = pairwise([*starts, len(units) // 2])
        *lines, last = (
            without_nonbreaking(units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass"))
            for start, end in places
        )
        return [
            *(line.rstrip() for line in lines),
            self.fontMetrics().elidedText(last, Qt.TextElideMode.ElideRight, room),
        ]


class Segments(QWidget):
    """A few exclusive choices side by side. `chosen` carries the key, also of a choice that was in force and is clicked: who clicks it
    makes it their own."""

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None, *, small: bool = False) -> None:
        super().__init__(parent)
        self._group, self._before = QButtonGroup(self), ""
        self.buttons: dict[str, Button] = {}
        line = row(self)
        line.setSpacing(0)
        for number, key in enumerate(keys):
            button = CheckableButton("segment")
            button.setAutoExclusive(True)  # heard as one of several, not as a box to tick
            button.setProperty("compact", small)
            button.setProperty("edge", "first" if number == 0 else "last" if number == len(keys) - 1 else "middle")
            button.toggled.connect(self._toggled)
            button.pressed.connect(self._pressed)
            button.clicked.connect(self._clicked)
            self._group.addButton(button)
            self.buttons[key] = button
            line.addWidget(button)
        line.addStretch(1)

    @property
    def key(self) -> str:
        """The choice in force (empty when none)."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Set the choice."""
        self.buttons[key].setChecked(True)

    def _toggled(self, on: bool) -> None:
        if on:
            self.chosen.emit(self.key)

    def _pressed(self) -> None:
        self._before = self.key

    def _clicked(self) -> None:
        if self.key == self._before:  # else it was told when the button changed
            self.chosen.emit(self.key)


class Card(QFrame):
    """A surface with a column of content. `look` is `card` (raised) or `inset` (quiet)."""

    def __init__(self, look: str = "card", space: str = "m", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        pad = SPACE["xl"] if look == "card" else SPACE["l"]
        self.body = column(self, space=space, margins=(pad, pad - 4, pad, pad - 4))


class TintedBlock(QFrame):
    """A softly coloured block of one tone."""

    def __init__(self, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("block", tone)
        self.body = column(self, space="s", margins=(SPACE["l"], SPACE["m"], SPACE["l"], SPACE["m"]))


class Badge(Text):
    """A short word on a soft background of its tone."""

    def __init__(self, text: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "badge", wrap=False, parent=parent)
        self.setProperty("badge", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def rule() -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setProperty("look", "rule")
    return line


def column(
    parent: QWidget | None = None, *, space: str = "m", margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """A vertical layout with token spacing."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    layout.setSpacing(SPACE[space])
    layout.setContentsMargins(*margins)
    return layout


def row(
    parent: QWidget | None = None, *, space: str = "s", margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """A horizontal layout with token spacing."""
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    layout.setSpacing(SPACE[space])
    layout.setContentsMargins(*margins)
    return layout


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def fill(layout: QVBoxLayout | QHBoxLayout, *items: QWidget | QLayout) -> None:
    """Add widgets and layouts in order."""
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)


def at_top(widget: QWidget) -> QWidget:
    """A widget at the top of an otherwise empty page."""
    holder = QWidget()
    line = column(holder)
    line.addWidget(widget)
    line.addStretch(1)
    return holder
