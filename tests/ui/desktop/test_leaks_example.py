"""The Leaks page before the first copy: tried with an example that is compared for real and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.domain.attribution import Verdict
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
Look = Callable[[QWidget], list[str]]


def said(root: QWidget) -> str:
    QApplication.processEvents()  # what was just made comes into sight
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_empty_page_is_tried_with_an_example_that_leaves_nothing(
    window: Window, speak: Callable[..., None], until: Until, clipped: Look, nameless: Look, language: str
) -> None:
    speak(window, language, "light")
    vault = window.session.vault
    rows, preferences = len(list(vault.ledger.entries())), vault.database.execute("SELECT * FROM preferences")
    window.go("leaks")
    page = window.page("leaks")
    assert isinstance(page, LeaksPage)
    page.empty_example.click()
    until(lambda: page.stack.currentWidget() is page.answers)
    assert page.answer.result is not None
    assert page.answer.result.attribution.verdict is Verdict.IDENTIFIED
    assert page.sample_bar.isVisible()
    assert not page.keeping.keep.isVisible()
    assert not page.export.isVisible()
    invented = page.answer.result.named[0].recipient.name
    assert invented in said(page.answer)
    assert ("example" if language == "en" else "示例") in invented
    assert clipped(window) == []
    assert nameless(window) == []
    page.sample_bar.remove.click()
    assert page.stack.currentWidget() is page._empty_view
    assert not page.sample_bar.isVisible()
    assert len(list(vault.ledger.entries())) == rows
    assert vault.database.execute("SELECT * FROM preferences") == preferences
    assert vault.copies.count() == 0


def test_the_example_is_stopped(window: Window, until: Until) -> None:
    window.go("leaks")
    page = window.page("leaks")
    assert isinstance(page, LeaksPage)
    page.empty_example.click()
    page.busy.button.click()
    until(lambda: not page._place.busy)
    assert page.stack.currentWidget() is page._empty_view
    assert not page.sample_bar.isVisible()
