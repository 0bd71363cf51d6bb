"""The look: contrast computed from the palettes, a stylesheet without gaps, live switching."""

from __future__ import annotations

import dataclasses
import math
import re
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import resources
from app.domain.attribution import ScenarioBits, Verdict
from app.domain.checks import Severity
from app.domain.resume import Basics, Resume
from app.marks import order_reading
from ui.desktop.models import resume_edit
from ui.desktop.shell import vocabulary
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.window import Window
from ui.desktop.theme.icons import pixmap
from ui.desktop.theme.styled_parts import wearers
from ui.desktop.theme.stylesheet import stylesheet
from ui.desktop.theme.theme import LATER_MS, Theme, theme
from ui.desktop.theme.tokens import DARK, LIGHT, RAIL_WIDTH, Colours, contrast
from ui.desktop.widgets.basic import QUOTE_LINES, Badge, Quote, row
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import Choice, show_from_start
from ui.desktop.widgets.form_fields import FieldBox
from ui.desktop.widgets.formatted_text import text_look
from ui.desktop.widgets.marked_text_view import MarkedTextView, TextMark
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.requests_view import text_room
from ui.desktop.widgets.resume_form import ResumeForm
from ui.desktop.widgets.safe_text import ElidedLabel, Text, breakable, one_line, tooltip
from ui.desktop.widgets.sidebar import PAGES
from ui.desktop.widgets.split import Stack, Tabs
from ui.desktop.widgets.traceability_view import MeterView

PALETTES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
TEXT_ON = [
    *[(text, back) for text in ("text", "muted", "accent") for back in ("canvas", "surface", "raised", "rail")],
    *[(tone, back) for tone in ("critical", "warning", "notice", "good") for back in ("surface", "canvas", "raised")],
    *[(text, f"{tone}_soft") for text in ("muted", "accent") for tone in ("critical", "warning", "notice", "good")],
    *[(tone, f"{tone}_soft") for tone in ("critical", "warning", "notice", "good", "accent")],
    *[("text", f"{tone}_soft") for tone in ("critical", "warning", "notice", "good", "accent")],
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("muted", "accent_soft"),
    ("text", "line"),
    ("text", "highlight"),
    ("text", "selection"),
]
SHAPE_ON = [("line_strong", "surface"), ("line_strong", "canvas"), ("focus", "canvas"), ("focus", "surface")]


@pytest.mark.parametrize("colours", PALETTES)
@pytest.mark.parametrize(("front", "back"), TEXT_ON)
def test_text_contrast_is_aa(colours: Colours, front: str, back: str) -> None:
    assert contrast(getattr(colours, front), getattr(colours, back)) >= 4.5


@pytest.mark.parametrize("colours", PALETTES)
@pytest.mark.parametrize(("front", "back"), SHAPE_ON)
def test_controls_stand_out(colours: Colours, front: str, back: str) -> None:
    assert contrast(getattr(colours, front), getattr(colours, back)) >= 3.0


def test_contrast_of_known_colours() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", PALETTES)
def test_stylesheet_is_complete(colours: Colours) -> None:
    sheet = stylesheet(colours, 150, "light")
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    known = set(colours)
    assert set(re.findall(r"#[0-9a-f]{6}", sheet)) <= known


def test_images_of_the_stylesheet_exist() -> None:
    for scheme in ("light", "dark"):
        for name in re.findall(r"url\(look:([\w.-]+)\)", stylesheet(LIGHT, 100, scheme)):
            assert resources.path("icons", "look", name).is_file()


def test_theme_and_text_size_switch_live(window: Window, speak: Callable[..., None]) -> None:
    light = QApplication.palette().color(QPalette.ColorRole.Window).name()
    speak(window, "en", "dark", 200)
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == DARK.canvas != light
    assert QApplication.font().pixelSize() == 28


def test_a_hidden_page_follows_a_change_of_look_when_it_is_dressed(qtbot: QtBot, first_window: Window) -> None:
    class Follower(QLabel):
        def __init__(self, parent: QWidget | None = None) -> None:
            super().__init__(parent)
            self.status_label = 0
            theme().follow(self.hear)

        def hear(self) -> None:
            self.status_label += 1

    first_window.hide()  # of several windows the one in use comes first
    seen, hidden = QWidget(), QWidget()
    for page in (seen, hidden):
        qtbot.addWidget(page)
        theme().dress(page)
    seen.show()
    in_sight, out_of_sight, free = Follower(seen), Follower(hidden), Follower()
    qtbot.addWidget(free)
    gone = weakref.ref(Follower())
    assert gone() is None, "following keeps nothing alive"
    theme().set_scale(125)
    assert (in_sight.status_label, out_of_sight.status_label, free.status_label) == (1, 0, 1)
    theme().dress(hidden)
    assert (in_sight.status_label, out_of_sight.status_label, free.status_label) == (1, 1, 1)
    theme().dress(hidden)
    theme().set_scale(100)
    assert (in_sight.status_label, out_of_sight.status_label, free.status_label) == (2, 1, 2)
    qtbot.waitUntil(lambda: out_of_sight.status_label == 2)


def test_a_widget_may_end_in_the_midst_of_a_change_of_look(qtbot: QtBot, first_window: Window) -> None:
    """As the collector does, at any allocation: here the first follower's question for its parent lets go of the second."""

    class Follower(QLabel):
        def __init__(self) -> None:
            super().__init__()
            self.heard = 0
            self.others = list[Follower]()
            theme().follow(self.hear)

        def hear(self) -> None:
            self.heard += 1

        def parentWidget(self) -> QWidget:
            self.others.clear()
            return super().parentWidget()

    first, last = Follower(), Follower()
    qtbot.addWidget(first)
    qtbot.addWidget(last)
    first.others = [Follower()]
    gone = weakref.ref(first.others[0])
    theme().set_scale(125)
    assert gone() is None
    assert (first.heard, last.heard) == (1, 1)


def test_a_change_of_look_restyles_one_part_in_a_turn(
    ready_window: Window, speak: Callable[..., None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: the page in sight at once, then in each turn of the event loop one part of the window."""
    for key in PAGES:
        ready_window.go(key)
    qtbot.waitUntil(lambda: not stale(ready_window))
    restyled, dress = list[QWidget](), Theme.dress

    def counted(self: Theme, widget: QWidget, seconds: float = math.inf) -> None:
        if not self.is_current(widget):
            restyled.append(widget)
        dress(self, widget, seconds)

    monkeypatch.setattr(Theme, "dress", counted)
    theme().set_scale(125)
    assert restyled == [ready_window.page("settings")]
    turns = 0
    while stale(ready_window) and turns < 400:
        turns += 1
        theme()._later.stop()
        theme()._dress_next()
        assert len(restyled) <= 1 + turns
    assert restyled[1] is ready_window.rail, "what is in sight comes before the hidden pages"
    assert turns >= len(PAGES)


def late_parts(page: QWidget) -> list[QWidget]:
    return [part for part in wearers(page) if not theme().is_current(part)]


def test_what_is_added_to_a_page_wears_the_look_once(ready_window: Window, qtbot: QtBot) -> None:
    page = ready_window.page("leaks")
    ready_window.go("leaks")
    added, inner, dialog = QWidget(), Stack(), QDialog(page)
    page.stack.addWidget(added)
    page.stack.setCurrentWidget(added)
    inside = QLabel(added)
    inside.show()
    dialog.show()
    assert theme().is_current(added) and theme().is_current(dialog)
    inner.setParent(dialog)
    inner.addWidget(held := QLabel())
    inner.show()
    assert not (inside.styleSheet() or held.styleSheet()), "they inherit it"
    theme().set_scale(125)
    qtbot.waitUntil(lambda: not stale(ready_window))
    assert not late_parts(page) and theme().is_current(dialog)
    dialog.close()


def test_a_page_chosen_before_its_look_changed_opens_in_turns_of_its_own(
    ready_window: Window, speak: Callable[..., None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would take the sum of them. The last choice counts, and nothing is opened behind the lock screen."""
    stack = ready_window.stack
    for key in PAGES:
        ready_window.go(key)
    monkeypatch.setattr(theme()._later, "start", lambda *_: None)  # a person is faster
    speak(ready_window, "zh", "light", 125)
    theme()._later.stop()
    resume, today = ready_window.page("resume"), ready_window.page("today")
    monkeypatch.setattr("ui.desktop.shell.page_stack.STEP_SECONDS", 0.0)
    parts, begun = len(late_parts(resume)), len(late_parts(today))
    ready_window.rail.buttons["resume"].click()
    assert (len(late_parts(resume)), stack.key) == (parts - 1, "settings"), "one part in a turn"
    ready_window.rail.buttons["today"].click()
    assert (len(late_parts(today)), stack.key) == (begun - 1, "settings")
    qtbot.waitUntil(lambda: stack.key == "today")
    assert not ready_window.opener.waits
    ready_window.rail.buttons["resume"].click()
    qtbot.waitUntil(lambda: stack.key == "resume")
    ready_window.go("today")
    ready_window.rail.buttons["resume"].click()
    assert stack.key == "resume", "nothing is left to be done first"
    ready_window.rail.buttons["leaks"].click()
    ready_window.go("check")
    QApplication.processEvents()
    assert stack.key == "check", "whatever opens a page is a choice too"
    ready_window.show_settings("network")
    assert stack.key == "settings", "it was in sight, and has its look"
    ready_window.show_platform("")
    assert (ready_window.opener.waits, stack.key) == (True, "settings")
    qtbot.waitUntil(lambda: stack.key == "applications")
    assert ready_window.page("applications")._at_platforms  # type: ignore[attr-defined]
    ready_window.rail.buttons["send"].click()
    ready_window.lock()
    QApplication.processEvents()
    assert ready_window.gate is not None


def test_of_several_windows_one_is_restyled_and_translated_in_a_turn(
    ready_window: Window, qtbot: QtBot, speak: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: the page in the window in use at once, the guide beside it in a turn of its own."""
    ready_window.go("settings")
    ready_window.help()
    guide, page = ready_window._guide, ready_window.page("settings")
    assert guide is not None
    ready_window.activateWindow()
    qtbot.waitUntil(lambda: not stale(ready_window) and ready_window.isActiveWindow())
    monkeypatch.setattr(theme()._later, "start", lambda *_: None)
    monkeypatch.setattr(translations()._later, "start", lambda *_: None)
    theme().set_scale(125)
    assert (theme().is_current(page), theme().is_current(guide)) == (True, False)
    theme()._dress_next()
    theme()._dress_next()
    assert theme().is_current(guide)
    translations().set_choice("zh")
    assert (page.title.text(), guide.windowTitle()) == ("设置", "Help")
    translations()._catch_up()
    assert guide.windowTitle() == "帮助"
    theme()._dress_next()
    hidden = [one for one in stale(ready_window) if not one.isVisible()]
    theme()._dress_next()
    theme()._dress_next()
    assert [one for one in stale(ready_window) if not one.isVisible()] == hidden, "hidden pages wait for their texts"
    translations().finish()
    theme()._dress_next()


def test_what_is_restyled_besides_waits_for_a_page_that_is_opened(ready_window: Window, qtbot: QtBot) -> None:
    for key in PAGES:
        ready_window.go(key)
    qtbot.waitUntil(lambda: not stale(ready_window))
    theme().set_scale(125)
    theme()._later.start(1)
    ready_window.rail.buttons["today"].click()
    assert (theme()._later.isActive(), theme()._later.interval()) == (True, LATER_MS)
    qtbot.waitUntil(lambda: not stale(ready_window))


def stale(window: Window) -> list[QWidget]:
    return [widget for widget in theme()._living_wearers() if not theme().is_current(widget)]


def test_one_line_that_is_cut_stands_whole_in_its_tooltip(qtbot: QtBot, first_window: Window) -> None:
    line = ElidedLabel("a rather long line of text from outside <b>")
    qtbot.addWidget(line)
    line.resize(80, 20)
    line.grab()
    assert line.toolTip() == tooltip("a rather long line of text from outside <b>")
    line.set_untrusted("another rather long line of text")
    line.grab()
    assert line.toolTip() == tooltip("another rather long line of text")
    line.resize(900, 20)
    line.grab()
    assert line.toolTip() == ""


def test_reduced_motion_lets_nothing_move_by_itself(window: Window, qapp: QApplication) -> None:
    busy = Busy()
    busy.begin("read")
    assert busy.bar.maximum() == 0, "a bar that runs to and fro"
    window.change_settings(dataclasses.replace(window.settings, reduced_motion=True))
    busy.begin("read")
    assert (busy.bar.minimum(), busy.bar.maximum(), busy.bar.value()) == (0, 1, 0)
    assert qapp.cursorFlashTime() == 0
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateCombo)
    theme().follow_system_motion(True)
    window.change_settings(dataclasses.replace(window.settings, reduced_motion=False))
    assert qapp.cursorFlashTime() == 0, "the computer asks for it"
    theme().follow_system_motion(False)
    assert qapp.cursorFlashTime() > 0


@pytest.mark.parametrize(("look", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_what_a_field_asks_for_is_drawn_as_dark_as_other_muted_text(
    window: Window, qtbot: QtBot, speak: Callable[..., None], look: str, colours: Colours
) -> None:
    """The palette alone does not tell: a stylesheet makes the hint half transparent unless it says otherwise."""
    speak(window, "en", look)
    line = QLineEdit()
    qtbot.addWidget(line)
    theme().dress(line)
    line.setPlaceholderText("MMMMMMMM")
    line.resize(200, 60)
    line.show()
    image = line.grab().toImage()
    inside = image.copy(14, 14, image.width() - 28, image.height() - 28)
    drawn = {inside.pixelColor(x, y).name() for x in range(inside.width()) for y in range(inside.height())}
    assert max(contrast(shade, colours.surface) for shade in drawn) >= 4.5


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_fields_beside_each_other_are_equally_high(
    window: Window, qtbot: QtBot, speak: Callable[..., None], scale: int
) -> None:
    speak(window, "en", "light", scale)
    holder = QWidget()
    qtbot.addWidget(holder)
    typed, asked, chosen, named, day = QLineEdit(), QLineEdit(), QComboBox(), QComboBox(), DateBox()
    asked.setProperty("attention", True)
    named.setEditable(True)
    line = row(holder)
    for part in (typed, asked, chosen, named, day):
        line.addWidget(part)
    theme().dress(holder)
    holder.show()
    assert {part.height() for part in (typed, asked, chosen, named, day)} == {typed.height()}
    day.setFocus()
    asked.setFocus()
    assert {part.sizeHint().height() for part in (typed, asked, chosen, named, day)} == {typed.sizeHint().height()}


@pytest.mark.parametrize(
    ("language", "look", "scale"), [("en", "light", 100), ("zh", "dark", 100), ("en", "dark", 200)]
)
def test_a_calendar_is_whole_and_no_day_is_told_by_its_colour(
    window: Window, qtbot: QtBot, speak: Callable[..., None], language: str, look: str, scale: int
) -> None:
    speak(window, language, look, scale)
    page, box = QWidget(), DateBox()
    qtbot.addWidget(page)
    box.setParent(page)
    theme().dress(page)
    page.show()
    box.setDate(QDate(2026, 11, 26))
    qtbot.keyClick(box, Qt.Key.Key_Up)  # a calendar is made once one may be opened
    calendar = box.findChild(QCalendarWidget)
    assert calendar is not None
    calendar.setParent(page)
    calendar.resize(calendar.minimumSize())
    calendar.show()
    days = calendar.findChild(QTableView)
    assert days is not None and days.isVisible()
    model, shown = days.model(), days.viewport().rect()
    for week in range(model.rowCount()):
        for day in range(1, model.columnCount()):  # the first column holds the numbers of weeks, which are not shown
            cell = model.index(week, day)
            needed = days.fontMetrics().horizontalAdvance(str(cell.data()))
            assert shown.contains(days.visualRect(cell)) and text_room(days, cell).width() >= needed, cell.data()
    image = days.grab().toImage()
    drawn = {image.pixelColor(x, y).getRgb() for x in range(0, image.width(), 2) for y in range(image.height())}
    assert not [tint for tint in drawn if tint[0] > 150 and tint[1] + tint[2] < 100]
    names = [button.accessibleName() for button in calendar.findChildren(QToolButton) if not button.text()]
    assert names == {"en": ["Earlier month", "Later month"], "zh": ["上个月", "下个月"]}[language]


def test_tabs_stay_where_they_are_when_another_is_chosen(window: Window, qtbot: QtBot) -> None:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    for name in ("General", "Official lists", "What this cannot do"):
        tabs.addTab(QWidget(), name)
    theme().dress(tabs)
    tabs.resize(600, 200)
    tabs.show()
    places = []
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        places.append([tabs.tabBar().tabRect(place).left() for place in range(tabs.count())])
    assert all(abs(left - first) <= 1 for line in places for left, first in zip(line, places[0], strict=True))


def test_a_long_name_is_seen_from_its_beginning(window: Window) -> None:
    box = QComboBox()
    box.setEditable(True)
    show_from_start(box, "Brightpath Rehabilitation Partners and Daughters Ltd")
    line = box.lineEdit()
    assert line is not None and line.cursorPosition() == 0
    line.setCursorPosition(6)
    show_from_start(box, line.text())
    assert line.cursorPosition() == 6, "who is typing is not disturbed"
    box.deleteLater()


def test_a_text_to_confirm_is_seen_whole(window: Window, qtbot: QtBot) -> None:
    name, mail = "Siobhán Okonkwo-Fairweather", "siobhan.okonkwo@fairpost.example"
    form = ResumeForm()
    qtbot.addWidget(form)
    resume = Resume(basics=Basics(name=name, email=mail, phone="07700 900461"))
    form.load(resume, ("basics.name", "basics.email", "basics.phone"), reviewing=True)
    theme().dress(form)
    form.resize(560, 700)
    form.show()
    boxes = {box.spot.name: box for box in form.sections["basics"].boxes}
    for key in ("name", "email", "phone"):
        editor = boxes[key].editor
        assert isinstance(editor, QLineEdit)
        assert editor.fontMetrics().horizontalAdvance(editor.text()) < editor.width() - 24
    assert boxes["phone"].width() < boxes["name"].width() / 2, "a short one shares its line"


def test_nothing_is_said_by_colour_alone(sample: Resume, qapp: QApplication) -> None:
    meter = MeterView()
    meter.show_bits([ScenarioBits("whole", 40.0, 20.0, verdict) for verdict in Verdict])
    badges = [badge.text() for badge in meter.findChildren(Badge)]
    assert len(set(badges)) == len(Verdict), "a word of its own for each verdict"
    struck = text_look(struck=True)
    assert struck.fontStrikeOut()
    assert {vocabulary.severity(one) for one in Severity} == {
        "Serious",
        "Be careful",
        "Worth a look",
        "For information",
    }
    box = FieldBox(resume_edit.top_spots(Resume())[0], "basics", "Li", to_confirm=True)
    assert box.confirm is not None
    assert box.confirm.accessibleName() == "Name: this is right"
    assert "check that it is right" in box.editor.accessibleDescription()
    box.confirm.click()
    assert box.editor.accessibleDescription() == ""
    reading = MarkedTextView()
    reading.set_untrusted("pay a deposit", [TextMark(0, 3, "critical_soft", strong=True)])
    assert reading.extraSelections()[0].format.underlineStyle().name == "SingleUnderline"


def test_a_long_word_may_break_for_the_eye_alone(qapp: QApplication) -> None:
    address = "https://find-and-update.company-information.service.gov.uk/search"
    label = Text(f"See {address} there")
    assert label.text() == label.accessibleName() == f"See {address} there"
    pieces = breakable(address).split("\u200b")
    assert "".join(pieces) == address
    assert max(map(len, pieces)) <= 20
    assert breakable("short-words stay, ein langer Satz auch") == "short-words stay, ein langer Satz auch"


def test_outside_text_is_shown_as_text(qapp: QApplication) -> None:
    label = Text("<b>bold</b> <img src='http://example.org/x.png'>")
    assert label.textFormat().name == "PlainText"
    assert tooltip("<b>x</b>") == "<qt>&lt;b&gt;x&lt;/b&gt;</qt>"
    assert one_line("a\u202eb\n\tc\x00") == "a b c"


def test_the_rail_gives_its_room_back_when_it_shows_glyphs_alone(
    window: Window, speak: Callable[..., None], until: Callable[..., None]
) -> None:
    window.resize(1366, 768)
    until(lambda: window.rail.width() >= RAIL_WIDTH)
    speak(window, "en", "light", 150)
    until(lambda: window.rail.width() < RAIL_WIDTH / 2)
    assert window.rail.buttons["today"].text() == ""
    speak(window, "zh", "light", 150)
    rail = window.rail
    assert (rail.seek.toolTip(), rail.lock.toolTip()) == ("搜索（Ctrl+K）", "锁定（Ctrl+L）"), (
        "and as tooltips the names"
    )
    speak(window, "en", "light", 100)
    until(lambda: window.rail.width() >= RAIL_WIDTH)
    told = [button.toolTip() for button in (rail.seek, *rail.buttons.values(), rail.lock)]
    assert told == ["Ctrl+K", *(f"Ctrl+{number}" for number in range(1, 8)), "Ctrl+L"]


def test_what_was_seen_of_a_long_item_ends_in_an_ellipsis_and_in_no_blank() -> None:
    assert (
        order_reading._item_beginning("wrote the practice's guidance on home exercise")
        == "wrote the practice's guidance on home ex…"
    )
    assert (
        order_reading._item_beginning("cut the waiting list from 19 weeks to 7 by telephone")
        == "cut the waiting list from 19 weeks to 7…"
    )
    assert order_reading._item_beginning(" gait analysis ") == "gait analysis"


def test_a_long_choice_ends_in_an_ellipsis_and_stands_whole_in_the_tooltip(qtbot: QtBot) -> None:
    box = Choice()
    qtbot.addWidget(box)
    box.addItems(["short", "a <b>long</b> choice that goes on and on and on"])
    box.resize(160, 40)
    box.show()
    assert (box.shown(), box.toolTip()) == ("short", "")
    box.setCurrentIndex(1)
    assert box.shown().endswith("…")
    assert box.toolTip() == tooltip(box.currentText())
    drawn = box.grab().toImage()
    box.setItemText(1, box.shown())
    assert box.grab().toImage() == drawn, "what is drawn is what is cut"
    box.resize(600, 40)
    assert box.toolTip() == ""


@pytest.mark.parametrize("words", ["send ninety pounds & wait ", "入职前先交三百元押金再等通知，"])
def test_a_long_quote_takes_up_to_three_lines_and_shows_no_less_than_fits(
    window: Window, qtbot: QtBot, words: str
) -> None:
    quote = Quote(words * 3)
    qtbot.addWidget(quote)
    quote.show()
    quote.resize(2000, quote.heightForWidth(2000))
    shown = quote.text().replace("&&", "&")
    assert shown == f"“{(words * 3).strip()}”"
    single = quote.heightForWidth(2000)
    quote.resize(260, quote.heightForWidth(260))
    lines = quote.text().replace("&&", "&").split("\n")
    assert 1 < len(lines) <= QUOTE_LINES and quote.height() > single
    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")
    assert all(quote.fontMetrics().horizontalAdvance(line) <= 260 for line in lines)
    endless = Quote(words * 40)
    qtbot.addWidget(endless)
    endless.show()
    endless.resize(260, endless.heightForWidth(260))
    assert endless.text().count("\n") == QUOTE_LINES - 1 and endless.text().endswith("…")
    assert endless.height() >= endless.fontMetrics().lineSpacing() * QUOTE_LINES


def test_a_quote_breaks_anew_when_the_text_grows(window: Window, qtbot: QtBot) -> None:
    window.hide()
    page = QWidget()
    qtbot.addWidget(page)
    quote = Quote("pay the deposit before your first working day", page)
    theme().dress(page)
    page.show()
    quote.resize(380, 60)
    before = quote.text().count("\n")
    theme().set_scale(200)
    lines = quote.text().split("\n")
    assert len(lines) - 1 > before
    assert all(quote.fontMetrics().horizontalAdvance(line) <= 380 for line in lines)
    theme().set_scale(100)


def test_what_scrolls_is_laid_out_after_a_change_of_look_and_not_in_the_middle(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tabs grow while a page takes the new look, and what stands in them would be measured twice."""
    area = Scroll()
    area.body.addWidget(Text("word " * 400))
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    QApplication.processEvents()
    content, bar = area.widget(), area.verticalScrollBar()
    assert content is not None
    before = content.size()
    monkeypatch.setattr(theme(), "dressing", True)
    area.resize(300, 200)
    assert content.size() == before
    monkeypatch.setattr(theme(), "dressing", False)
    QApplication.processEvents()
    room = area.viewport()
    assert content.width() == room.width() < before.width() and content.height() > before.height()
    assert bar.maximum() == content.height() - room.height() > 0


def test_a_glyph_has_the_colour_of_its_role_and_nothing_around_it(first_window: Window) -> None:
    for role in ("accent", "critical"):
        drawn = pixmap("leaks", role).toImage()
        seen = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
        assert getattr(theme().colours, role) in seen
        assert drawn.pixelColor(0, 0).alpha() == 0
