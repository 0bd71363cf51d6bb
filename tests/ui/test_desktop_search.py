"""One box finds people, copies and checks, by keyboard alone; and five hundred random actions leave no trace of trouble."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import resources
from app.domain.copies import RecipientKind
from benchmarks.monkey import harmless
from ui.desktop.dialogs.search import SearchDialog
from ui.desktop.incoming import Incoming, of_path
from ui.desktop.pages.applications import ApplicationsPage
from ui.desktop.pages.check import CheckPage
from ui.desktop.widgets.rail import PAGES
from ui.desktop.window import Window

Until = Callable[[Callable[[], object]], None]
ACTIONS = 500


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


def act(window: Window, dice: random.Random) -> None:
    """One random thing a person could do on the page that is open."""
    if window.gate is not None:
        return
    page = window.stack.currentWidget()
    controls = [
        control
        for kind in (QAbstractButton, QLineEdit, QComboBox, QTabBar)
        for control in page.findChildren(kind)
        if control.isVisible() and control.isEnabled()
    ]
    if dice.random() < 0.15 or not controls:
        window.go(dice.choice(PAGES))
        return
    control: QWidget = dice.choice(controls)
    if isinstance(control, QAbstractButton):
        control.click()
    elif isinstance(control, QLineEdit):
        control.setText(dice.choice(["", "Li Wei", "恒通", "<b>x</b>", "a" * 300]))
    elif isinstance(control, QComboBox) and control.count():
        control.setCurrentIndex(dice.randrange(control.count()))
        control.activated.emit(control.currentIndex())
    elif isinstance(control, QTabBar):
        control.setCurrentIndex(dice.randrange(max(1, control.count())))


def test_random_actions_leave_no_trouble(ready_window: Window) -> None:
    dice = random.Random(20261124)
    for key in PAGES:
        ready_window.go(key)
    with harmless():
        for number in range(ACTIONS):
            act(ready_window, dice)
            if number % 10 == 0:
                QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    widgets = len(ready_window.findChildren(QWidget))
    assert widgets < 4000, "widgets pile up"
    assert ready_window.gate is None
