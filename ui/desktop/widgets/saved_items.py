"""List of saved items of one kind, the latest first, each to be opened. Reads nothing by itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, Card, clear, column, row
from ui.desktop.widgets.safe_text import ElidedLabel, Text

SHOWN: Final = 4
STEP: Final = 50
"""Most that are added at once: building a thousand lines would stop the window."""


class ClickableRow(QWidget):
    """A row that a click anywhere opens, as its button does."""

    def __init__(self, look: Button) -> None:
        super().__init__()
        self._look = look
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here."""
        event.setAccepted(event.button() is Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the item, unless the person moved away."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._look.click()


def saved_item_line(
    glyph: str, untrusted_title: str, untrusted_detail: str, look: Button, role: str = "muted"
) -> QWidget:
    """Return a row of title, subtitle, and the button that opens the item; a click on the row is one on the button.

    `role` is the colour of the glyph.
    """
    line, texts = ClickableRow(look), column(space="xs")
    parts = row(line, space="m")
    texts.setSpacing(0)
    texts.addWidget(ElidedLabel(untrusted_title, "strong"))
    texts.addWidget(ElidedLabel(untrusted_detail, "caption"))
    parts.addWidget(Glyph(glyph, role, 20))
    parts.addLayout(texts, 1)
    parts.addWidget(look)
    return line


class SavedItem(Protocol):
    """A saved item and its id."""

    @property
    def id(self) -> str:
        """Under which it is opened."""


K = TypeVar("K", bound=SavedItem)


class SavedItemsList(Translatable, Card, Generic[K]):
    """`opened` carries the id of one. Hidden while it is empty. A subclass gives the texts of its lines."""

    opened = Signal(str)

    def __init__(self, glyph: str, parent: QWidget | None = None) -> None:
        super().__init__(space="m", parent=parent)
        self._glyph, self._shown, self.kept = glyph, SHOWN, tuple[K, ...]()
        self.title, self._lines, self.more = Text(look="section"), column(space="s"), Button("quiet")
        self.body.addWidget(self.title)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._show_more)
        self.on_language_change(self._retranslate)

    def heading(self) -> str:
        """The title of the list."""
        raise NotImplementedError

    def words(self, one: K) -> tuple[str, str, str]:
        """Return the title of a line, its subtitle, and the name of its button (outside text as it came)."""
        raise NotImplementedError

    def mark(self, one: K) -> tuple[str, str]:
        """Return the glyph of a line and the role of its colour."""
        return self._glyph, "muted"

    def prepare(self, shown: Sequence[K]) -> None:
        """Get ready for the lines of these."""

    def show_kept(self, kept: Sequence[K]) -> None:
        """List these."""
        self.kept, self._shown = tuple(kept), SHOWN
        self._retranslate()

    def _show_more(self) -> None:
        self._shown = min(len(self.kept), self._shown + STEP)
        self._retranslate()

    def _retranslate(self) -> None:
        clear(self._lines)
        self.title.setText(self.heading())
        shown = self.kept[: self._shown]
        self.prepare(shown)
        for one in shown:
            self._lines.addWidget(self._line(one))
        hidden = len(self.kept) - self._shown
        self.more.setVisible(hidden > 0)
        text = QCoreApplication.translate("SavedItemsList", "Show {count} more")
        self.more.setText(text.format(count=min(hidden, STEP)))
        self.setVisible(bool(self.kept))

    def _line(self, one: K) -> QWidget:
        title, detail, name = self.words(one)
        look = Button("icon", "chevron-right")
        look.name(name)
        look.clicked.connect(partial(self.opened.emit, one.id))
        glyph, role = self.mark(one)
        return saved_item_line(glyph, title, detail, look, role)
