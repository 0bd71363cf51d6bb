"""Scenes of the Leaks page for the pictures: the example, and what surfaced being kept, opened and listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.studio import Studio
    from ui.desktop.pages.leaks.page import LeaksPage
    from ui.desktop.shell.window import Window


def example(studio: Studio, window: Window) -> None:
    """The page tried before the first copy exists."""
    page = page_of(window)
    page.try_example()
    studio.until(lambda: page.stack.currentWidget() is page.answers)
    studio.shoot("leaks-example")
    page.begin()


def incident(studio: Studio, window: Window) -> None:
    """The answer on show is kept; the incident, and the list it stands in."""
    from ui.desktop.dialogs.incident import IncidentDialog

    page = page_of(window)
    page.keeping.keep.click()
    (dialog,) = page.findChildren(IncidentDialog)
    studio.shoot("leaks-keep", dialog)
    dialog.keep.click()
    studio.until(lambda: page.keeping.incident)
    page.keeping.open.click()
    studio.shoot("leaks-incident")
    page.another.click()
    window.messages.clear()
    studio.shoot("leaks-kept")


def page_of(window: Window) -> LeaksPage:
    """The page, opened."""
    from ui.desktop.pages.leaks.page import LeaksPage

    window.go("leaks")
    page = window.page("leaks")
    assert isinstance(page, LeaksPage)
    return page
