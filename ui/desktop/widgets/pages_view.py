"""Real pages of a finished PDF, one under the other, sharp on any screen. Pages stay white in the dark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from app.render.preview import PageImage
from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.tokens import LIGHT, SPACE
from ui.desktop.widgets.basic import column
from ui.desktop.widgets.safe_text import explain_here

SCREEN_DPI: Final = 96
PDF_DPI: Final = 72
PAGE_WIDTH_PT: Final = 612
NARROWEST: Final = 240
"""A page is drawn no narrower than this (logical pixels)."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A place to point out on a page: page number from 0, edges in points, a short tag and what it means."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    tag: str
    meaning: str


class PageView(QLabel):
    """One page with places outlined; each has its tag beside it and its meaning as a tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = 1.0
        self.outlines: tuple[Outline, ...] = ()

    def point_out(self, outlines: Sequence[Outline], scale: float) -> None:
        """Outline places; `scale` is logical pixels per point."""
        self.outlines, self._scale = tuple(outlines), scale
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, then the outlines (in the light palette: pages stay white)."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            self._outline(painter)

    def _outline(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        modes = QPainter.CompositionMode
        font = QFont(self.font())
        font.setPixelSize(9)
        font.setBold(True)
        painter.setFont(font)
        for one in self.outlines:
            box = self._box(one)
            painter.setCompositionMode(modes.CompositionMode_Multiply)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(LIGHT.highlight))
            painter.drawRoundedRect(box, 2, 2)
            painter.setCompositionMode(modes.CompositionMode_SourceOver)
            tag = QRectF(max(1.0, box.left() - 15), box.center().y() - 6, 13, 12)
            painter.setBrush(QColor(LIGHT.warning))
            painter.drawRoundedRect(tag, 3, 3)
            painter.setPen(QColor(LIGHT.surface))
            painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, one.tag)

    def event(self, event: QEvent) -> bool:
        """Show the meaning of the outlined place under the pointer."""
        if isinstance(event, QHelpEvent):
            explain_here(event, self, self.meaning_at(event.pos()))
            return True
        return super().event(event)

    def meaning_at(self, point: QPoint) -> str:
        """Return the meaning of the outlined place at a point (empty when none)."""
        return next((one.meaning for one in self.outlines if self._box(one).contains(point)), "")

    def _box(self, one: Outline) -> QRectF:
        scale = self._scale
        width, height = (one.right - one.left) * scale, (one.bottom - one.top) * scale
        return QRectF(one.left * scale - 2, one.top * scale, width + 4, height)


class PagesView(Translatable, QScrollArea):
    """Shows page pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setProperty("look", "pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        self._column = column(self._inner, space="l", margins=(0, SPACE["m"], 0, SPACE["m"]))
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._inner)
        self.count = 0
        self.sheets: list[PageView] = []
        self.bind_text(self.setAccessibleName, lambda: self.tr("Pages of the copy"))
        self.on_language_change(self._name_sheets)

    def scale_for(self, zoom: str) -> float:
        """The scale to ask the renderer for, at `zoom` (per cent, or `fit` for the width there is) on this screen."""
        if zoom == "fit":  # the viewport is not asked (see `Snug.sizeHint`)
            beside = self.verticalScrollBar().sizeHint().width()  # also before there are pages to be scrolled
            room = max(NARROWEST, self.maximumViewportSize().width() - beside - 2 * SPACE["s"])
            return min(room / PAGE_WIDTH_PT, 2.0) * self.devicePixelRatioF()
        return int(zoom) / 100 * SCREEN_DPI / PDF_DPI * self.devicePixelRatioF()

    def show_pages(self, pages: Sequence[PageImage]) -> None:
        """Show pages, keeping the place in the document: a sheet that is there gets its new picture."""
        place = self.verticalScrollBar().value()
        self.count = len(pages)
        for sheet in self.sheets[self.count :]:
            self._column.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        del self.sheets[self.count :]
        for number, page in enumerate(pages, 1):
            image = QImage(page.rgb, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888)
            pixels = QPixmap.fromImage(image)
            pixels.setDevicePixelRatio(self.devicePixelRatioF())
            if number > len(self.sheets):
                self.sheets.append(PageView())
                self.sheets[-1].setFrameShape(QFrame.Shape.NoFrame)
                self._column.addWidget(self.sheets[-1])
            sheet = self.sheets[number - 1]
            sheet.point_out((), 1.0)
            sheet.setPixmap(pixels)
            sheet.setFixedSize(pixels.deviceIndependentSize().toSize())
        self._name_sheets()
        self.verticalScrollBar().setValue(place)

    def _name_sheets(self) -> None:
        for number, sheet in enumerate(self.sheets, 1):
            sheet.setAccessibleName(self.tr("Page {number} of {count}").format(number=number, count=self.count))

    def point_out(self, outlines: Sequence[Outline], scale: float) -> None:
        """Outline places on the pages shown, which were rendered at `scale`."""
        for number, sheet in enumerate(self.sheets):
            sheet.point_out([one for one in outlines if one.page == number], scale / self.devicePixelRatioF())
