"""One box finds people, copies and checks, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from app import resources
from app.domain.copies import RecipientKind
from ui.desktop.dialogs.search import SearchDialog
from ui.desktop.incoming import Incoming, of_path
from ui.desktop.pages.applications import ApplicationsPage
from ui.desktop.pages.check import CheckPage
from ui.desktop.window import Window

Until = Callable[[Callable[[], object]], None]


def test_search_by_keyboard_opens_what_it_found(ready_window: Window, qtbot: QtBot) -> None:
    for name in ("Hengtong Logistics", "Hengtong Robotics"):
        ready_window.session.recipients.add(name, RecipientKind.EMPLOYER)

    def type_and_choose() -> None:
        dialog = ready_window.findChild(SearchDialog)
        assert dialog is not None
        qtbot.keyClicks(dialog.box, "hengtong")
        dialog.look_up()
        assert dialog.hits.count() == 2
        qtbot.keyClick(dialog.box, Qt.Key.Key_Down)
        chosen = dialog.hits.currentItem().text()
        qtbot.keyClick(dialog.box, Qt.Key.Key_Up)
        assert dialog.hits.currentItem().text() != chosen
        dialog.hits.itemActivated.emit(dialog.hits.currentItem())

    QTimer.singleShot(0, type_and_choose)
    ready_window.search()
    page = ready_window.page("applications")
    assert isinstance(page, ApplicationsPage)
    assert ready_window.stack.currentWidget() is page
    assert page.about.who.text().startswith("Hengtong")


def test_a_stored_check_opens_as_it_was(ready_window: Window, until: Until) -> None:
    ready_window.hand("check", of_path(resources.path("samples", "posting-zh.txt")))
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    until(lambda: page.stack.currentWidget() is page.card)
    assert page.card.result is not None
    card, check_id = page.card.result.card, page.card.result.check_id
    page.another.click()
    ready_window.show_check(check_id)
    assert page.stack.currentWidget() is page.card
    assert page.card.result.card == card


def test_a_check_goes_to_the_trash_and_back(ready_window: Window, until: Until) -> None:
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    trash, checks = ready_window.session.trash, ready_window.session.vault.checks
    ready_window.hand("check", Incoming("", untrusted_text="Packer wanted\nCompany: Acme Ltd\nParcels in Leeds.\n"))
    until(lambda: page.stack.currentWidget() is page.card)
    (kept,) = checks.all()
    page.remove.click()
    assert page.stack.currentWidget() is page.intake and page.remove.isHidden()
    assert trash.ids("check") == {kept.id}
    ready_window.banner.acted.emit()
    assert page.stack.currentWidget() is page.card and page.remove.isVisible()
    assert trash.ids("check") == frozenset()
    page.remove.click()
    (hit,) = ready_window.session.vault.search("parcels")
    ready_window.go("today")
    ready_window.open_hit(hit)
    assert page.card.isVisible() and page.remove.isHidden()
    assert ready_window.messages.shown == "This check is in the trash."
    ready_window.banner.acted.emit()
    assert trash.ids("check") == frozenset() and checks.all() == [kept], "nothing was erased"
