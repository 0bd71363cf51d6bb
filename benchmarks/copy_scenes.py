"""Scenes of what belongs to a copy, for the pictures: the photo and its crop, the design, the reference left out, the cover letter."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.studio import Studio
    from ui.desktop.pages.send.page import SendPage
    from ui.desktop.shell.window import Window


def photo(studio: Studio, window: Window) -> None:
    """The dialog in which a photo is cropped, empty and with a picture."""
    from benchmarks.themes import portrait
    from ui.desktop.dialogs.photo import PhotoDialog

    studio.dialog(PhotoDialog(b"", window), "resume-photo-empty")
    dialog = PhotoDialog(base64.b64decode(portrait().partition(",")[2]), window)
    dialog.show()
    studio.until(lambda: dialog.stack.currentWidget() is dialog.canvas and dialog.use.isEnabled())
    studio.dialog(dialog, "resume-photo")


def before_saving(studio: Studio, page: SendPage) -> None:
    """The design's dialog, and the page with the reference left out and what that costs."""
    from ui.desktop.dialogs.design import DesignDialog

    page.design.click()
    (dialog,) = (one for one in page.findChildren(DesignDialog) if one.isVisible())
    studio.until(lambda: all(dialog.themes.item(row).text().count("\n") > 1 for row in range(dialog.themes.count())))
    studio.dialog(dialog, "send-design")
    page.reference.box.click()
    studio.until(page.save.isEnabled)
    alone = page.reference.cost.text()
    studio.until(lambda: len(page.reference.cost.text()) > len(alone))  # measured, and told
    studio.shoot("send-reference")
    page.reference.box.click()
    studio.until(page.save.isEnabled)


def after_saving(studio: Studio, window: Window, page: SendPage) -> None:
    """The letter that goes with the copy just saved: its outline and its text."""
    from ui.desktop.dialogs.cover_letter import CoverLetterDialog

    page.done.letter.click()
    dialog = window.findChildren(CoverLetterDialog)[-1]
    studio.until(lambda: dialog.busy.isHidden() and bool(dialog.subject.text()))
    studio.shoot("send-letter", dialog)
    dialog.tabs.setCurrentIndex(1)
    studio.dialog(dialog, "send-letter-text")
