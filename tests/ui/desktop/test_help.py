"""Help: F1 opens the guide at the page for what is shown; links, pictures and search stay on this computer; both languages."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

import ui.desktop
from app.services.guide import PAGES as GUIDE
from app.services.guide import GuidePage, guide_page
from ui.desktop.dialogs.help import PLACE, HelpWindow
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.models.help_places import HELP_PLACES, help_place
from ui.desktop.shell.window import Window
from ui.desktop.widgets.sidebar import PAGES

Look = Callable[[QWidget], list[str]]
Speak = Callable[..., None]
OWN = {"today": "index", "send": "copy"}
"""Pages of the window whose page of the guide is called otherwise."""
IMAGE = QTextDocument.ResourceType.ImageResource.value


def help_of(window: QWidget) -> HelpWindow:
    found = window.findChildren(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert len(found) == 1
    return found[0]


@pytest.fixture
def guide(ready_window: Window) -> HelpWindow:
    ready_window.help()
    return help_of(ready_window)


def hits(window: HelpWindow) -> list[tuple[str, str]]:
    return [window.list.item(row).data(PLACE) for row in range(window.list.count())]


def test_f1_opens_the_page_for_every_page_of_the_window(ready_window: Window, qtbot: QtBot) -> None:
    for key in PAGES:
        ready_window.go(key)
        ready_window.activateWindow()
        qtbot.keyClick(ready_window, Qt.Key.Key_F1)
        shown = help_of(ready_window)
        assert shown.isVisible() and not shown.isModal() and shown.isWindow()
        assert shown.place[0] == OWN.get(key, key)
        assert shown.view.toPlainText().startswith(guide_page(shown.place[0], "en").title)


def test_what_is_open_on_a_page_has_a_place_of_its_own(ready_window: Window) -> None:
    ready_window.go("resume")
    ready_window.show_wordings()
    assert help_place(ready_window.stack.currentWidget()) == ("resume", "wordings")
    ready_window.show_names()
    assert help_place(ready_window.stack.currentWidget()) == ("names", "")


def test_f1_works_before_a_vault_is_there_and_when_it_is_locked(first_window: Window, qtbot: QtBot) -> None:
    first_window.complete()  # as its first paint does
    qtbot.keyClick(first_window, Qt.Key.Key_F1)
    assert help_of(first_window).place == ("start", "")


def test_locking_closes_it_and_forgets_what_was_searched(ready_window: Window, guide: HelpWindow) -> None:
    guide.box.setText("Amara Lindqvist")
    guide.open("limits")
    ready_window.lock()
    assert not guide.isVisible() and not guide.box.text() and not guide._before
    ready_window.help()
    assert guide.place == ("start", "unlock") and not guide.back.isEnabled()


def test_every_place_is_a_class_of_the_window_and_a_heading_of_the_guide() -> None:
    classes = {
        name
        for module in pkgutil.walk_packages(ui.desktop.__path__, "ui.desktop.")
        if ".pages." in module.name or ".dialogs." in module.name or ".widgets." in module.name
        for name, _ in inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
    }
    assert set(HELP_PLACES) - classes == set()
    for name, (page, anchor) in HELP_PLACES.items():
        assert anchor in {one.anchor for one in guide_page(page, "en").sections}, name


def test_a_dialog_opens_a_guide_that_it_does_not_hold_up(ready_window: Window, qtbot: QtBot) -> None:
    dialog = PassphraseDialog(ready_window)
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    shown = help_of(dialog)
    assert shown.place == ("settings", "keys") and shown.isVisible()
    assert dialog.isVisible() and dialog.result() == QDialog.DialogCode.Rejected
    dialog.reject()


@pytest.mark.parametrize(("language", "scale"), [("en", 100), ("zh", 100), ("en", 200)])
def test_every_page_is_whole(
    ready_window: Window, guide: HelpWindow, speak: Speak, clipped: Look, nameless: Look, language: str, scale: int
) -> None:
    speak(ready_window, language, "dark", scale)
    for key in GUIDE:
        guide.open(key)
        page = guide_page(key, language)
        assert [one.text() for one in guide.view.headings()] == [one.heading for one in page.sections]
        assert "**" not in guide.view.toPlainText() and "](" not in guide.view.toPlainText()
        assert guide.view.horizontalScrollBar().maximum() == 0, key
    assert clipped(guide) == [] and nameless(guide) == []


def test_links_lead_to_pages_and_nowhere_else(guide: HelpWindow) -> None:
    guide.view.anchorClicked.emit(QUrl("settings.md#backup"))
    assert guide.place == ("settings", "backup")
    assert guide.view.textCursor().block().text() == "Backup"
    for address in ("https://example.com/settings.md", "file:///etc/passwd", "../settings.md", "nothing.md"):
        guide.view.anchorClicked.emit(QUrl(address))
        assert guide.place == ("settings", "backup")
    guide.back.click()
    assert guide.place == ("index", "today") and not guide.back.isEnabled()
    guide.forward.click()
    assert guide.place == ("settings", "backup")


def test_only_pictures_of_the_guide_are_loaded(guide: HelpWindow) -> None:
    picture = guide.view.loadResource(IMAGE, QUrl("../pictures/en/send.png"))
    assert isinstance(picture, QImage) and not picture.isNull()
    for name in ("https://example.com/a.png", "file:///etc/passwd", "../pictures/en/../../../icons/a.png", "/a.png"):
        assert guide.view.loadResource(IMAGE, QUrl(name)) is None


def test_searching_and_opening_by_keyboard(ready_window: Window, guide: HelpWindow, qtbot: QtBot, speak: Speak) -> None:
    assert [page for page, _ in hits(guide)] == list(GUIDE)
    qtbot.keyClicks(guide.box, "backup")
    assert hits(guide)[0] == ("settings", "backup")
    qtbot.keyClick(guide.box, Qt.Key.Key_Return)
    assert guide.place == ("settings", "backup") and guide.view.extraSelections()
    speak(ready_window, "zh", "light")
    assert guide.windowTitle() == "帮助" and guide.view.textCursor().block().text() == "备份"
    guide.box.setText("证据包")
    assert ("leaks", "evidence") in hits(guide)
    guide.box.setText("zzzzqq")
    assert hits(guide) == [] and guide.none.isVisible()
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_the_button_in_the_sidebar(ready_window: Window, qtbot: QtBot) -> None:
    ready_window.go("check")
    qtbot.mouseClick(ready_window.rail.guide, Qt.MouseButton.LeftButton)
    assert help_of(ready_window).place == ("check", "")


def test_the_view_takes_pages_of_the_guide_and_shows_their_markup_alone(guide: HelpWindow) -> None:
    guide.view.show_page(GuidePage("index", "# Title\n\n<b>bold</b> <img src='file:///etc/passwd'>\n", ()))
    assert "<b>bold</b>" in guide.view.toPlainText() and "\ufffc" not in guide.view.toPlainText()
