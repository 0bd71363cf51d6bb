"""Search for anything (Ctrl+K) over pages, commands and settings, recipients, copies, checks, incidents, letters, own notes, platforms and meeting plans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.domain.stored_records import SearchHit
from app.workers.cancellation import CancelToken
from ui.desktop.dialogs.base import Dialog
from ui.desktop.models import search_commands
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.theme.icons import icon
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import ICON, Button
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.hit_rows import HIT, HitDelegate
from ui.desktop.widgets.safe_text import Text, one_line

if TYPE_CHECKING:
    from ui.desktop.shell.background import Background

Search = Callable[[str, CancelToken], list[SearchHit]]
GLYPHS = {
    "recipient": "building",
    "copy": "file",
    "check": "check",
    "incident": "leaks",
    "letter": "mail",
    "platform": "globe",
    "meeting": "clock",
    "note": "eye-off",
    "student": "hand",
    search_commands.PAGE: "arrow-right",
    search_commands.COMMAND: "arrow-right",
    search_commands.SETTING: "settings",
}
ENTRIES: Final = 6
"""Pages, commands and settings that are shown at most, before what the vault holds."""
SETTLE_MS = 60


class SearchDialog(Dialog):
    """Finds as you type, beside the window; `chosen` is the hit that was opened. `offered` are pages, commands and settings."""

    def __init__(
        self, search: Search, parent: QWidget | None = None, offered: Sequence[search_commands.Entry] = ()
    ) -> None:
        super().__init__(620, parent, height=420)
        self._offered = tuple(offered)
        self._search, self._place, self._opens = search, JobSlot(self), False
        self.chosen: SearchHit | None = None
        self.box, self.hits, self.none = QLineEdit(), QListWidget(), Text(look="muted")
        self.hits.setItemDelegate(HitDelegate(self.hits))
        self.older, self.put_off = Text(look="muted"), Button("quiet")
        self._older = row_with_buttons(self.older, self.put_off)
        for widget in (self.box, self.none, self.hits, self._older):
            self.body.addWidget(widget)
        self.finish()
        self.none.hide()
        self._older.hide()
        self.bind_text(self.setWindowTitle, lambda: self.tr("Search"))
        self.bind_text(
            self.box.setPlaceholderText, lambda: self.tr("A name, a number, a word of a posting, a command, a setting")
        )
        self.bind_text(self.box.setAccessibleName, lambda: self.tr("Search"))
        self.bind_text(self.hits.setAccessibleName, lambda: self.tr("Results"))
        self.none.set_text(lambda: self.tr("No results."))
        self.put_off.set_text(lambda: self.tr("Later"))
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.look_up)
        self._moved = False
        self.box.textChanged.connect(self._typed)
        self.box.installEventFilter(self)
        self.box.returnPressed.connect(self._open_current)
        self.hits.itemActivated.connect(self._open)
        self.finished.connect(self._left)
        theme().follow(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.hits.setIconSize(QSize(theme().px(ICON), theme().px(ICON)))

    def say_gathering(self, done: int, total: int) -> None:
        """Show how many older rows are fully indexed by now, out of how many (0: all are)."""
        text = self.tr("Indexing older entries: {done} of {total}. You can already search.")
        locale = translations().locale
        self.older.setText(text.format(done=locale.toString(done), total=locale.toString(total)))
        self._older.setVisible(total > 0)

    def _typed(self) -> None:
        self._opens = self._moved = False
        self._settle.start()

    def look_up(self) -> None:
        """Search for what is typed now; an earlier search stops."""
        self._settle.stop()
        words = self.box.text().strip()
        self._place.start(
            lambda token, progress: self._found(words, token) if words else [],
            Outcomes(lambda found: self._show(words, found)),
        )

    def _found(self, words: str, token: CancelToken) -> list[SearchHit]:
        return [*search_commands.find(self._offered, words)[:ENTRIES], *self._search(words, token)]

    def _show(self, words: str, found: list[SearchHit]) -> None:
        current = self.hits.currentItem()
        kept = current.data(HIT) if self._moved and current is not None else None
        self.hits.clear()
        for hit in found:
            title, why = one_line(hit.title or hit.excerpt), one_line(hit.excerpt)
            text = f"{title}   ·   {self._kind(hit.kind)}"
            item = QListWidgetItem(icon(GLYPHS.get(hit.kind, "file"), "muted"), text)
            item.setData(HIT, hit)
            told = self.tr("{what}, found in: {excerpt}").format(what=text, excerpt=why) if why else text
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            self.hits.addItem(item)
        at = next((row for row, hit in enumerate(found) if hit == kept), 0)
        self._moved = bool(found) and found[at] == kept
        self.hits.setCurrentRow(at)
        self.none.setVisible(bool(words) and not found)
        if self._opens and found:
            self._open(self.hits.currentItem())

    def _kind(self, kind: str) -> str:
        return {
            "recipient": self.tr("Recipient"),
            "copy": self.tr("Copy"),
            "check": self.tr("Check"),
            "incident": self.tr("Incident"),
            "letter": self.tr("Letter"),
            "platform": self.tr("Platform"),
            "meeting": self.tr("Meeting plan"),
            "note": self.tr("My note"),
            "student": self.tr("Student"),
            search_commands.PAGE: self.tr("Page"),
            search_commands.COMMAND: self.tr("Command"),
            search_commands.SETTING: self.tr("Setting"),
        }.get(kind, kind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the box move through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.hits.count():
                self.hits.setCurrentRow((self.hits.currentRow() + step) % self.hits.count())
                self._moved = True
                return True
        return False

    def _left(self) -> None:
        self._settle.stop()
        self._place.stop(0)

    def _open_current(self) -> None:
        """Open what is chosen; where the search for what was typed is not over, the first that it finds."""
        if self._moved and self.hits.currentItem() is not None:  # the person went to it: no later answer is meant
            self._open(self.hits.currentItem())
            return
        if self._settle.isActive():
            self.look_up()
        self._opens = self._place.busy
        if not self._opens and self.hits.currentItem() is not None:
            self._open(self.hits.currentItem())

    def _open(self, item: QListWidgetItem) -> None:
        self.chosen = item.data(HIT)
        self.accept()


def find_one(search: Search, parent: QWidget, background: Background | None = None) -> SearchHit | None:
    """Show the box; what the person opened, or None. `background` may still be making older rows searchable."""
    dialog = SearchDialog(search, parent, search_commands.entries())
    if background is not None:
        dialog.say_gathering(*background.gathered)
        background.gathering.connect(dialog.say_gathering)
        dialog.put_off.clicked.connect(background.put_off)
    dialog.exec()
    return dialog.chosen
