"""The user guide in a window of its own: pages, links between them, pictures, and a search. Local files only."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.services.guide import FIRST, PAGES, guide_language, guide_page, search_guide
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Button, column, row
from ui.desktop.widgets.guide_view import GuideView
from ui.desktop.widgets.safe_text import Text

Place = tuple[str, str]
"""A page of the guide and an anchor in it (empty: the top)."""
PLACE: Final = Qt.ItemDataRole.UserRole
SIZE: Final = QSize(960, 700)
SHARE: Final = 0.94
"""Of the screen, at most."""
LIST_WIDTH: Final = 260
_NARROWEST: Final = QSize(560, 360)


class HelpWindow(Translatable, QWidget):
    """The guide beside the window it is about. Closing it forgets what was read and searched."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(_NARROWEST)
        self.view, self.box, self.list, self.none = GuideView(), QLineEdit(), QListWidget(), Text(look="muted")
        self.back, self.forward, self.contents = Button("", "arrow-left"), Button("", "arrow-right"), Button("quiet")
        self.place: Place = (FIRST, "")
        self._before: list[Place] = []
        self._after: list[Place] = []
        self._lay_out()
        self.bind_text(self.setWindowTitle, lambda: self.tr("Help"))
        self.bind_text(self.box.setPlaceholderText, lambda: self.tr("Search the guide"))
        self.bind_text(self.box.setAccessibleName, lambda: self.tr("Search the guide"))
        self.bind_text(self.list.setAccessibleName, lambda: self.tr("Pages"))
        self.bind_text(self.view.setAccessibleName, lambda: self.tr("The page"))
        self.bind_text(self.back.name, lambda: self.tr("Back"))
        self.bind_text(self.forward.name, lambda: self.tr("Forward"))
        self.contents.set_text(lambda: self.tr("Contents"))
        self.none.set_text(lambda: self.tr("Nothing matches."))
        self.box.textChanged.connect(self._search)
        self.box.returnPressed.connect(self._open_first)
        self.list.itemClicked.connect(self._open_item)
        self.list.itemActivated.connect(self._open_item)
        self.view.anchorClicked.connect(self._follow)
        self.back.clicked.connect(lambda: self._step(self._before, self._after))
        self.forward.clicked.connect(lambda: self._step(self._after, self._before))
        self.contents.clicked.connect(lambda: self.open(FIRST))
        for keys, action in (
            (QKeySequence(QKeySequence.StandardKey.Find), self.box.setFocus),
            (QKeySequence("Alt+Left"), self.back.click),
            (QKeySequence("Alt+Right"), self.forward.click),
            (QKeySequence("Esc"), self.close),
        ):
            QShortcut(keys, self).activated.connect(action)
        theme().follow(self._redraw)
        self.on_language_change(self._retell)

    def _lay_out(self) -> None:
        line = column(self, space="s", margins=(SPACE["l"],) * 4)
        top = row(space="s")
        for part in (self.back, self.forward, self.contents):
            top.addWidget(part)
        top.addStretch(1)
        line.addLayout(top)
        across, left = row(space="m"), column(space="s")
        left.addWidget(self.box)
        left.addWidget(self.none)
        left.addWidget(self.list, 1)
        across.addLayout(left)
        across.addWidget(self.view, 1)
        line.addLayout(across, 1)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none.hide()

    def open(self, page: str, anchor: str = "") -> None:
        """Show a page at an anchor; the one before can be gone back to."""
        if (page, anchor) != self.place:
            self._before.append(self.place)
            self._after.clear()
        self._show((page, anchor))

    def begin(self, page: str, anchor: str = "") -> None:
        """Show the window at a page, with a new history when it was closed."""
        if not self.isVisible():
            self.place = (page, anchor)
            self.resize(
                (SIZE * (theme().scale / 100)).boundedTo(QGuiApplication.primaryScreen().availableSize() * SHARE)
            )
        theme().dress(self)
        self.show()
        self.activateWindow()
        self.open(page, anchor)
        self.view.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forget what was read and searched."""
        self._before.clear()
        self._after.clear()
        self.box.clear()
        super().closeEvent(event)

    def _show(self, place: Place) -> None:
        self.place = place
        key, anchor = place
        page = guide_page(key, translations().language)
        self.view.show_page(page)
        headings = self.view.headings()
        at = next((number for number, one in enumerate(page.sections) if anchor and one.anchor == anchor), 0)
        self.view.scroll_to(headings[at])
        self.view.highlight(self.box.text().split())
        self.back.setEnabled(bool(self._before))
        self.forward.setEnabled(bool(self._after))
        if not self.box.text().strip():
            self.list.setCurrentRow(PAGES.index(key))

    def _step(self, source: list[Place], target: list[Place]) -> None:
        if source:
            target.append(self.place)
            self._show(source.pop())

    def _follow(self, address: QUrl) -> None:
        """Open a link to another page; any other address is nothing that this window opens."""
        name, _, anchor = address.toString().partition("#")
        key = name.removesuffix(".md") if name else self.place[0]
        if key in PAGES:
            self.open(key, anchor)

    def _redraw(self) -> None:
        self.list.setFixedWidth(theme().px(LIST_WIDTH))
        self.box.setFixedWidth(theme().px(LIST_WIDTH))
        if self.isVisible():
            self._show(self.place)

    def _retell(self) -> None:
        self._search(self.box.text())
        self._redraw()

    def _search(self, words: str) -> None:
        language = guide_language(translations().language)
        self.list.clear()
        if words.strip():
            rows = [
                (one.heading if one.heading == one.title else f"{one.heading}\n{one.title}", (one.page, one.anchor))
                for one in search_guide(words, language)
            ]
        else:
            rows = [(guide_page(key, language).title, (key, "")) for key in PAGES]
        for text, place in rows:
            item = QListWidgetItem(text)
            item.setData(PLACE, place)
            self.list.addItem(item)
        self.none.setVisible(not rows)

    def _open_first(self) -> None:
        if self.list.count():
            self._open_item(self.list.item(max(0, self.list.currentRow())))

    def _open_item(self, item: QListWidgetItem) -> None:
        page, anchor = item.data(PLACE)
        self.open(page, anchor)
