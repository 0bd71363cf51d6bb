"""A page of the guide with its pictures. It shows markup, which nothing else in the window does, and so takes pages of the
guide alone: they are the program's own."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from app import resources
from app.files import read_bytes
from app.services.guide import PICTURE, GuidePage
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import SPACE, TYPE

PICTURE_CHARACTER: Final = "\ufffc"
"""Stands for a picture in the text of a document."""
_HEADINGS: Final = {1: "title", 2: "section", 3: "lead"}

_LARGEST: Final = 2_000_000
"""Bytes of a picture of the guide."""


class GuideView(QTextBrowser):
    """A page of the guide, in the colours and sizes of the window. Opens no address and loads nothing but its pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = dict[str, QImage]()
        self.setOpenLinks(False)
        self.setAcceptDrops(False)
        self.setProperty("look", "reading")

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the guide; nothing for any other name."""
        asked = name if isinstance(name, str) else name.toString()
        found = PICTURE.fullmatch(asked)
        if kind != QTextDocument.ResourceType.ImageResource.value or not found:
            return None
        if (
            asked not in self._pictures
        ):  # the toolkit asks several times, and each time takes as long as the rest of a page
            path = resources.path("guide", "pictures", *found[1].split("/"))
            self._pictures[asked] = QImage.fromData(read_bytes(path, _LARGEST))
        return self._pictures[asked]

    def show_page(self, page: GuidePage) -> None:
        """Show a page of the guide (CommonMark without HTML)."""
        features = QTextDocument.MarkdownFeature
        self._pictures = {name: picture for name, picture in self._pictures.items() if name in page.body}
        self.document().clear()
        self.document().setMarkdown(page.body, features.MarkdownDialectCommonMark | features.MarkdownNoHTML)
        whole = QTextCursor(self.document())
        whole.beginEditBlock()  # laid out once
        block = self.document().begin()
        while block.isValid():
            self._dress(block)
            block = block.next()
        self._fit_pictures()
        whole.endEditBlock()

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
