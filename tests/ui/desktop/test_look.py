"""The look: contrast computed from the palettes, a stylesheet without gaps, live switching."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QComboBox,
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
from ui.desktop.shell.window import Window
from ui.desktop.theme.icons import pixmap
from ui.desktop.theme.stylesheet import stylesheet
from ui.desktop.theme.theme import theme
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
from ui.desktop.widgets.split import Tabs
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
