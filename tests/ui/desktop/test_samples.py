"""A sample of what a page does comes and goes in one click."""

from __future__ import annotations

from collections.abc import Callable

from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


def test_a_sample_posting_goes_in_one_click(ready_window: Window, until: Until) -> None:
    check = ready_window.page("check")
    assert isinstance(check, CheckPage)
    ready_window.go("check")
    check.intake.sample.click()
    until(lambda: check.stack.currentWidget() is check.card)
    assert check.sample_bar.isVisible() and check.card.result is not None
    check.sample_bar.remove.click()
    assert check.stack.currentWidget() is check.intake and not check.sample_bar.isVisible()
    assert check.card.result.check_id in ready_window.session.trash.ids("check")


def test_sample_applications_go_in_one_click(ready_window: Window) -> None:
    page = ready_window.page("applications")
    assert isinstance(page, ApplicationsPage)
    page.views.choose("list")
    ready_window.go("applications")
    before = ready_window.session.vault.ledger.head()
    page.empty_sample.click()
    assert page.jobs.rowCount() == 3 and page.sample_bar.isVisible()
    page.sample_bar.remove.click()
    assert page.empty.isVisible() and ready_window.session.vault.recipients.all() == []
    assert ready_window.session.vault.ledger.head() == before, "the ledger never heard of them"
