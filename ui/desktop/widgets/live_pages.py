"""The pages of the résumé as it is being written, made beside the window a moment after the last edit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.design import Appearance
from app.domain.resume import Resume, fields
from app.errors import AppError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.models.design_thumbnails import make_pages
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import column
from ui.desktop.widgets.pages_view import PagesView
from ui.desktop.widgets.safe_text import LiveText, Text

if TYPE_CHECKING:
    from app.render.preview import PageImage

PAUSE_MS: Final = 700
"""Nothing is drawn before nobody has typed for so long."""


class LivePages(Translatable, QWidget):
    """Draws only while it is seen. Pages of an older state never replace those of a newer one; where pages could not be made that is
    said, and those before stay. `today` gives the day (ISO) on which a page would be signed."""

    def __init__(self, today: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._wanted = self._drawn = (Resume(), Appearance(), "", 0.0)
        self.told, self.status, self.pages = Text(look="caption"), LiveText(), PagesView()
        self._drawing = JobSlot(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self.status.set_tone("warning")
        self.status.hide()
        line = column(self, space="s")
        for part in (self.told, self.status):
            line.addWidget(part)
        line.addWidget(self.pages, 1)
        self._problem: AppError | None = None
        self.on_language_change(self._tell)
        self.on_language_change(self._say_problem)
        self.bind_text(self.pages.setAccessibleName, lambda: self.tr("Pages of your résumé"))

    @property
    def busy(self) -> bool:
        """Return True while pages are being drawn, or soon will be."""
        return self._pause.isActive() or self._drawing.busy

    @property
    def drawn(self) -> Resume:
        """The résumé whose pages are shown."""
        return self._drawn[0]

    def show_resume(self, resume: Resume, appearance: Appearance) -> None:
        """Show the pages of a résumé, soon."""
        self._wanted = (resume, appearance, "", 0.0)
        self._soon()

    def showEvent(self, event: QShowEvent) -> None:
        """It is seen: draw what changed meanwhile."""
        super().showEvent(event)
        self._soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing is drawn."""
        super().hideEvent(event)
        self.rest()

    def rest(self) -> None:
        """Draw nothing until something changes, or until it is seen again."""
        self._pause.stop()
        self._drawing.stop(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again in the new width."""
        super().resizeEvent(event)
        self._soon()

    def _soon(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _draw(self) -> None:
        resume, look, _, _ = self._wanted
        day, scale = self._today(), round(self.pages.scale_for("fit"), 2)
        wanted = (resume, look, day, scale)
        if wanted == self._drawn or not fields(resume):
            self._drawing.stop(0)
            self.status.hide()
            if wanted != self._drawn:
                self._show(wanted, ())
            return

        def work(token: CancelToken, progress: Progress) -> tuple[PageImage, ...]:
            return make_pages(resume, look, day, scale, token)

        self._drawing.start(work, Outcomes(partial(self._show, wanted), self._refused))

    def _show(self, drawn: tuple[Resume, Appearance, str, float], pages: tuple[PageImage, ...]) -> None:
        self._drawn = drawn
        self.status.hide()
        self.pages.show_pages(pages)
        self._tell()

    def _tell(self) -> None:
        written = self.tr("As written, with nothing left out. Nothing of this page is sent.")
        self.told.setText(written if self.pages.count else self.tr("Your pages appear here as you type."))

    def _refused(self, error: AppError) -> None:
        self._problem = error
        self._say_problem()
        self.status.show()

    def _say_problem(self) -> None:
        if self._problem is not None:
            self.status.setText(sentence(self._problem.code, dict(self._problem.params)))
