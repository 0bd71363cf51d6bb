"""The search box finds pages, commands and settings, in both languages, by words, pinyin and initials, and opens them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.copies import RecipientKind
from ui.desktop.dialogs.search import SearchDialog
from ui.desktop.models import search_commands
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.window import Window
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Card
from ui.desktop.widgets.sidebar import PAGES

Until = Callable[[Callable[[], object]], None]
Speak = Callable[..., None]


def found(typed: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.id) for hit in search_commands.find(search_commands.entries(), typed)]


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("en", "text si", ("setting", "text-size-font")),
        ("en", "backup", ("setting", "backup")),
        ("en", "Dark", ("setting", "colours-dark-light")),
        ("en", "lock", ("command", "lock")),
        ("en", "leaks", ("page", "leaks")),
        ("zh", "语言", ("setting", "language")),
        ("zh", "yy", ("setting", "language")),
        ("zh", "yuyan", ("setting", "language")),
        ("zh", "language", ("setting", "language")),
        ("zh", "sz", ("page", "settings")),
        ("zh", "被骗了", ("command", "first-steps")),
        ("zh", "骚扰电话", ("command", "report-leak")),
        ("zh", "接到电话", ("command", "report-leak")),
        ("zh", "陌生电话", ("command", "report-leak")),
        ("zh", "刚付了钱", ("command", "first-steps")),
        ("zh", "交了押金", ("command", "first-steps")),
        ("en", "just paid", ("command", "first-steps")),
        ("zh", "面试", ("command", "plan-meeting")),
        ("en", "interview", ("command", "plan-meeting")),
        ("en", "scam", ("command", "first-steps")),
        ("zh", "授权", ("command", "allow-counsellor")),
        ("zh", "授权", ("setting", "counsellor-consent")),
        ("zh", "同意", ("setting", "counsellor-consent")),
        ("en", "consent", ("command", "allow-counsellor")),
        ("en", "log a call", ("command", "report-leak")),
        ("en", "report the call", ("command", "report-leak")),
        ("zh", "登记来电", ("command", "report-leak")),
        ("zh", "外出会面", ("command", "plan-meeting")),
        ("zh", "会面计划", ("command", "plan-meeting")),
        ("en", "blacklist", ("command", "own-notes")),
        ("zh", "黑名单", ("command", "own-notes")),
        ("en", "add a job", ("command", "add-application")),
        ("en", "downloads", ("setting", "new-files")),
        ("en", "start at login", ("setting", "log-in-start")),
        ("zh", "开机自启", ("setting", "log-in-start")),
        ("en", "tray", ("setting", "tray")),
        ("en", "firefox", ("setting", "browser")),
        ("zh", "浏览器插件", ("setting", "browser")),
        ("zh", "免打扰", ("setting", "quiet-hours-do-not-disturb")),
        ("en", "updates", ("setting", "updates")),
        ("en", "dark mode", ("setting", "colours-dark-light")),
        ("zh", "深色", ("setting", "colours-dark-light")),
        ("en", "lock after", ("setting", "lock-automatically")),
        ("zh", "锁屏时间", ("setting", "lock-automatically")),
        ("zh", "忘记密码", ("setting", "recovery-sheet")),
        ("en", "new computer", ("setting", "backup")),
    ],
)
def test_commands_and_settings_are_found(
    ready_window: Window, speak: Speak, language: str, typed: str, expected: tuple[str, str]
) -> None:
    speak(ready_window, language, "light", 100)
    assert expected in found(typed)


def test_what_is_only_inside_a_word_is_not_found(ready_window: Window) -> None:
    assert found("ock") == [] and found("") == [] and found("parcels") == []


def test_small_words_do_not_count(ready_window: Window) -> None:
    assert found("the backup of my vault") == found("backup vault") and found("to the") == found("the to")


def test_every_card_of_the_settings_is_found(ready_window: Window, speak: Speak) -> None:
    """A card that is added later is found by its title, or by the name of a setting on it."""
    speak(ready_window, "en", "light", 100)
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    lost = list[str]()
    for sheet in page._sheets:
        page.show_sheet(sheet)
        for card in page._sheets[sheet].findChildren(Card):
            texts = [str(one.property("text") or "") for one in card.findChildren(QWidget)]
            names = [one.accessibleName() for one in card.findChildren(QWidget)]
            if card.findChildren(Glyph) and not any(found(name) for name in (*texts, *names) if name):
                lost.append(texts[0])
    assert lost == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_setting_is_on_its_sheet_by_its_name(ready_window: Window, speak: Speak, language: str) -> None:
    speak(ready_window, language, "light", 100)
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    for key, (sheet, name) in search_commands.SETTINGS.items():
        ready_window.show_setting(key)
        assert page.tabs.currentWidget() is page._sheets[sheet]
        texts = {str(one.property("text") or "").strip() for one in page._sheets[sheet].findChildren(QWidget)}
        names = {one.accessibleName() for one in page._sheets[sheet].findChildren(QWidget)}
        assert name() in names | texts, key


def test_every_command_opens_something(ready_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr("ui.desktop.dialogs.first_hour.ask_first_hour", lambda *_: done.append("first-steps"))
    monkeypatch.setattr("ui.desktop.dialogs.meeting.plan_meeting", lambda *_: done.append("plan-meeting"))
    monkeypatch.setattr(
        "ui.desktop.pages.settings.counsellor_card.CounsellorCard.show_dialog", lambda _: done.append("allow")
    )
    for name in ("begin_resume", "log_incident", "track_posting", "show_note", "help", "lock", "close"):
        monkeypatch.setattr(Window, name, lambda *_, name=name: done.append(name))
    for entry in search_commands.entries():
        if entry.kind == search_commands.COMMAND:
            ready_window.open_hit(search_commands.find([entry], entry.name)[0])
    opened = ["track_posting", "show_note", "first-steps", "plan-meeting", "allow", "help", "lock", "close"]
    assert done == ["log_incident", "begin_resume", *opened]
    for key in PAGES:
        ready_window.open_hit(search_commands.find([search_commands.Entry("page", key, key)], key)[0])
        assert ready_window.stack.key == key


def test_the_box_opens_a_setting_with_enter(ready_window: Window, until: Until) -> None:
    ready_window.session.recipients.add("Text Size Ltd", RecipientKind.EMPLOYER)
    dialog = SearchDialog(ready_window.session.search, ready_window, search_commands.entries())
    dialog.show()
    QTest.keyClicks(dialog.box, "text size")
    until(lambda: dialog.hits.count() == 2)
    assert dialog.hits.item(0).text() == "Text size   ·   Setting"
    QTest.keyClick(dialog.box, Qt.Key.Key_Return)
    assert dialog.chosen is not None
    ready_window.open_hit(dialog.chosen)
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage) and ready_window.focusWidget() is page.scale
