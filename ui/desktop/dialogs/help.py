"""The user guide in a window of its own: pages, links between them, pictures, and a search. Local files only."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
)
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QTextBrowser, QTextEdit, QWidget

from app import resources
from app.services.guide import FIRST, PAGES, PICTURE, guide_language, guide_page, search_guide
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import SPACE, TYPE
from ui.desktop.widgets.basic import Button, column, row
from ui.desktop.widgets.safe_text import Text

Place = tuple[str, str]
"""A page of the guide and an anchor in it (empty: the top)."""
PLACE: Final = Qt.ItemDataRole.UserRole
SIZE: Final = QSize(960, 700)
LIST_WIDTH: Final = 260
PICTURE_CHARACTER: Final = "\ufffc"
"""Stands for a picture in the text of a document."""
_HEADINGS: Final = {1: "title", 2: "section", 3: "lead"}
_NARROWEST: Final = QSize(560, 360)


class GuideView(QTextBrowser):
    """A page of the guide, in the colours and sizes of the window. Opens no address and loads nothing but its pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAcceptDrops(False)
        self.setProperty("look", "reading")

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the guide; nothing for any other name."""
        found = PICTURE.fullmatch(name if isinstance(name, str) else name.toString())
        if kind != QTextDocument.ResourceType.ImageResource.value or not found:
            return None
        return QImage(str(resources.path("guide", "pictures", *found[1].split("/"))))

    def show_text(self, markdown: str) -> None:
        """Show CommonMark (without HTML)."""
        features = QTextDocument.MarkdownFeature
        self.document().clear()
        self.document().setMarkdown(markdown, features.MarkdownDialectCommonMark | features.MarkdownNoHTML)
        block = self.document().begin()
        while block.isValid():
            self._dress(block)
            block = block.next()
        self._fit_pictures()

    def headings(self) -> list[QTextBlock]:
        """Return the paragraphs that are headings, in order."""
        found, block = [], self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                found.append(block)
            block = block.next()
        return found

    def scroll_to(self, block: QTextBlock) -> None:
        """Bring a paragraph to the top, and put the caret there."""
        self.setTextCursor(QTextCursor(block))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(int(top) if block.blockNumber() else 0)

    def highlight(self, words: list[str]) -> None:
        """Mark every occurrence of the words."""
        look, marked = QTextCharFormat(), []
        look.setBackground(QColor(theme().colours.highlight))
        for word in words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                one = QTextEdit.ExtraSelection()
                one.cursor, one.format = cursor, look
                marked.append(one)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marked)

    def _dress(self, block: QTextBlock) -> None:
        """Give a paragraph its distances, and a heading its size."""
        cursor, level = QTextCursor(block), block.blockFormat().headingLevel()
        spaces = QTextBlockFormat()
        spaces.setTopMargin(theme().px(SPACE["xl"] if level and block.blockNumber() else 0))
        spaces.setBottomMargin(theme().px(SPACE["s"]))
        if not block.text().startswith(PICTURE_CHARACTER):
            spaces.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaces)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            font, look = QFont(), cursor.charFormat()
            font.setPixelSize(theme().px(TYPE[_HEADINGS.get(level, "lead")]))
            font.setWeight(QFont.Weight.DemiBold)
            look.clearProperty(QTextCharFormat.Property.FontSizeAdjustment.value)  # else it is what counts
            look.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
            cursor.setCharFormat(look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width."""
        super().resizeEvent(event)
        self._fit_pictures()

    def _fit_pictures(self) -> None:
        """Give each picture the width of the page, or its own where that is less."""
        room = int(self.viewport().width() - 2 * self.document().documentMargin())
        block = self.document().begin()
        while block.isValid():
            part = block.begin()
            while not part.atEnd():
                fragment = part.fragment()
                if fragment.charFormat().isImageFormat():
                    self._fit_picture(fragment, room)
                    break  # a picture is alone in its paragraph
                part += 1
            block = block.next()

    def _fit_picture(self, fragment: QTextFragment, room: int) -> None:
        look = fragment.charFormat().toImageFormat()
        image = self.loadResource(QTextDocument.ResourceType.ImageResource.value, look.name())
        if isinstance(image, QImage) and not image.isNull() and look.width() != min(room, image.width()):
            look.setWidth(min(room, image.width()))
            look.setHeight(look.width() * image.height() / image.width())
            cursor = QTextCursor(self.document())
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look)


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
            self.resize((SIZE * (theme().scale / 100)).boundedTo(self._room()))
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

    def _room(self) -> QSize:
        parent = self.parentWidget()
        return parent.screen().availableSize() * 0.94 if parent is not None else SIZE

    def _show(self, place: Place) -> None:
        self.place = place
        key, anchor = place
        page = guide_page(key, translations().language)
        self.view.show_text(page.body)
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
