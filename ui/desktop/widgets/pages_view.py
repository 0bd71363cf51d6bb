"""Real pages of a finished PDF, one under the other, sharp on any screen. Pages stay white in the dark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from app.render.preview import PageImage
from ui.desktop.i18n import Spoken
from ui.desktop.tokens import SPACE
from ui.desktop.widgets.basic import clear, column

SCREEN_DPI: Final = 96
PDF_DPI: Final = 72
PAGE_WIDTH_PT: Final = 612


class PagesView(Spoken, QScrollArea):
    """Shows page pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        self._column = column(self._inner, space="l", margins=(0, SPACE["m"], 0, SPACE["m"]))
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._inner)
        self.count = 0
        self.say(self.setAccessibleName, lambda: self.tr("Pages of the copy"))

    def scale_for(self, zoom: str) -> float:
        """The scale to ask the renderer for, at `zoom` (per cent, or `fit` for the width there is) on this screen."""
        if zoom == "fit":
            room = max(320, self.viewport().width() - 2 * SPACE["s"])
            return min(room / PAGE_WIDTH_PT, 2.0) * self.devicePixelRatioF()
        return int(zoom) / 100 * SCREEN_DPI / PDF_DPI * self.devicePixelRatioF()

    def show_pages(self, pages: Sequence[PageImage]) -> None:
        """Show pages, keeping the place in the document."""
        place = self.verticalScrollBar().value()
        clear(self._column)
        self.count = len(pages)
        for number, page in enumerate(pages, 1):
            image = QImage(page.rgb, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888)
            pixels = QPixmap.fromImage(image)
            pixels.setDevicePixelRatio(self.devicePixelRatioF())
            sheet = QLabel()
            sheet.setPixmap(pixels)
            sheet.setFixedSize(pixels.deviceIndependentSize().toSize())
            sheet.setFrameShape(QFrame.Shape.NoFrame)
            sheet.setAccessibleName(self.tr("Page {number} of {count}").format(number=number, count=len(pages)))
            self._column.addWidget(sheet)
        self.verticalScrollBar().setValue(place)
