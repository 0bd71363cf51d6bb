"""Overlay during a drag over the window: names the page that would take the drop, or says that none would."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.desktop.models.dropped_table import is_table
from ui.desktop.shell.page_stack import BY_CONTENT
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.theme.icons import Glyph
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import column
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.sidebar import page_name


class DropOverlay(QFrame):
    """Covers the window during a drag."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("look", "overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title, self.name = Text(look="title"), Text(look="lead")
        line = column(self, margins=(SPACE["xxl"], SPACE["xxl"], SPACE["xxl"], SPACE["xxl"]))
        self._takes, self._refuses = Glyph("drop", "accent", 64), Glyph("close", "muted", 64)
        line.addStretch(1)
        for glyph in (self._takes, self._refuses):
            line.addWidget(glyph, 0, Qt.AlignmentFlag.AlignHCenter)
        for text in (self.title, self.name):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            line.addWidget(text)
        line.addStretch(1)
        window.installEventFilter(self)
        self.hide()

    def open_for(self, target: str, incoming: UntrustedInput) -> None:
        """Show the overlay for a drop on page `target` (empty: refused). The target of tables and JSON is unknown until they are read."""
        if target == BY_CONTENT:
            table = self.tr("Drop a list: of your applications, or an official one")
            self.title.setText(table if is_table(incoming) else self.tr("Drop it: it opens on the page it belongs to"))
        elif target:
            self.title.setText(self.tr("Drop it for “{page}”").format(page=page_name(target)))
        else:
            self.title.setText(self.tr("This page cannot use that"))
        self._takes.setVisible(bool(target))
        self._refuses.setVisible(not target)
        self.name.setText(one_line(incoming.name or incoming.untrusted_text)[:80])
        self._cover()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the window when it is resized."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._cover()
        return False

    def _cover(self) -> None:
        gap = SPACE["l"]
        self.setGeometry(self._window.rect().adjusted(gap, gap, -gap, -gap))
