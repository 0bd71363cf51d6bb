"""Prepares for the first page while a person reads the lock screen: the sidebar, and the letters of the styles of text that no gate shows.

One step in each turn of the event loop, so that typing never waits.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFont, QPainter, QPixmap

from ui.desktop.shell.i18n import translations
from ui.desktop.theme.icons import icon
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import TYPE
from ui.desktop.widgets.sidebar import PAGES, page_name

BETWEEN_MS: Final = 5
"""Between two steps: input comes first."""
STYLES: Final = (
    ("title", QFont.Weight.Bold),
    ("section", QFont.Weight.Bold),
    ("body", QFont.Weight.Bold),
    ("body", QFont.Weight.Medium),
    ("lead", QFont.Weight.Normal),
    ("caption", QFont.Weight.Normal),
)
"""Sizes and weights of the stylesheet that Today shows."""

GLYPHS: Final = (*PAGES, "search", "question", "lock")
"""Those of the sidebar."""


class Preparation(QObject):
    """Takes the steps once the first screen is painted. `make_sidebar` makes the sidebar, hidden."""

    def __init__(self, parent: QObject, make_sidebar: Callable[[], object]) -> None:
        super().__init__(parent)
        self._make_sidebar = make_sidebar
        self._steps = self._all_steps()
        self._turn = QTimer(self, interval=BETWEEN_MS)
        self._turn.timeout.connect(self._step)

    @property
    def busy(self) -> bool:
        """Return True while there are steps left."""
        return self._turn.isActive()

    def begin(self) -> None:
        """Take the steps in later turns of the event loop."""
        self._turn.start()

    def _step(self) -> None:
        if next(self._steps, self) is self:
            self._turn.stop()

    def _all_steps(self) -> Iterator[None]:
        for style, weight in STYLES:
            draw_letters(style, weight)
            yield
        for glyph in GLYPHS:
            icon(glyph, "muted", "accent")
            yield
        self._make_sidebar()
        yield


def draw_letters(style: str, weight: QFont.Weight) -> None:
    """Draw letters and the pages' names out of sight, so that the toolkit has them when a page is painted."""
    text = string.printable[:94] if translations().language == "en" else string.digits
    font = QFont(theme().font)
    font.setPixelSize(theme().px(TYPE[style]))
    font.setWeight(weight)
    canvas = QPixmap(theme().px(TYPE[style]) * 50, theme().px(TYPE[style]) * 2)
    with QPainter(canvas) as painter:
        painter.setFont(font)
        painter.drawText(0, canvas.height() // 2, " ".join((text, *map(page_name, PAGES))))
