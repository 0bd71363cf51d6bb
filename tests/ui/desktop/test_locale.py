"""Dates, addresses and telephone numbers as people of a language and a country write them; what is kept stays as it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.address_order import FROM_LARGE, FROM_SMALL, address_order
from app.domain.compose import compose
from app.domain.document import Contact
from app.domain.policy import Redaction
from app.domain.resume import Basics, Location, Personal, Resume, Work, fields
from app.domain.resume_difference import differences
from app.domain.sensitivity import Kind, Stage
from app.domain.style import Style
from app.redact.policies import stage_policy
from ui.desktop.models.display_value import display_value, format_phone
from ui.desktop.models.resume_edit import in_reading_order
from ui.desktop.pages.send.before_saving import Rest
from ui.desktop.pages.send.field_choices import FieldChoices
from ui.desktop.shell import date_formats
from ui.desktop.shell.window import Window
from ui.desktop.widgets.changes_view import ChangesView
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.difference_view import DifferenceView
from ui.desktop.widgets.form_fields import FieldBox
from ui.desktop.widgets.resume_form import ResumeForm

IN_BRISTOL = Location("14 Harbour Row", "BS1 4XX", "Bristol", "England", "GB")
IN_WUHAN = Location("解放大道1号", "430000", "武汉", "湖北", "CN")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_date_in_words_is_read_back_as_it_was_kept(window: Window, speak: Callable[..., None], language: str) -> None:
    speak(window, language, "light")
    days = [f"{year}-{month:02d}-{day:02d}" for year in (1938, 2020) for month in range(1, 13) for day in (1, 9, 28)]
    for day in days:
        for kept in (day, day[:7], day[:4]):
            assert date_formats.parse_partial_day(date_formats.format_partial_day(kept)) == kept
            assert date_formats.format_partial_day(kept) != kept or (language == "en" and len(kept) == 4)
    assert date_formats.format_partial_day("2020-03") == {"en": "March 2020", "zh": "2020年3月"}[language]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_dates_are_read_in_the_ways_people_type_them(window: Window, speak: Callable[..., None], language: str) -> None:
    speak(window, language, "light")
    month = ["2020-03", "Mar 2020", "march 2020", "MARCH 2020", "3/2020", "03.2020", "2020/3", "2020.03", "202003"]
    month += [
        "2020年3月",
        "2020 年 3 月",
        "２０２０年３月",
        "２０２０．３",
        "２０２０－０３",
        "二〇二〇年三月",
        "民國109年3月",
        " 2020-03 ",
        "Mar '20",
    ]
    day = [
        "5 March 2020",
        "5th of March 2020",
        "March 5, 2020",
        "2020.03.05",
        "20200305",
        "2020 年 3 月 5 日",
        "5.3.2020",
    ]
    for kept, ways in (
        ("2020-03", month),
        ("2020-03-05", day),
        ("2020", ["2020", "2020年"]),
        ("2020-09", ["Sept. 2020"]),
    ):
        assert {typed: date_formats.parse_partial_day(typed) for typed in ways} == dict.fromkeys(ways, kept)


def test_a_date_that_would_lose_something_stays_as_typed(window: Window) -> None:
    typed = ["Spring 2019", "early 2019", "2019年底", "2020年3月初", "Q3 2020", "2019 - 2020", "31 Feb 2020", "202013"]
    typed += ["soon", "20", "about March 2020", "2020-13", "March", "2020 or 2021", "0000-00", "2020年春"]
    assert [date_formats.parse_partial_day(text) for text in typed] == typed
    assert [date_formats.format_partial_day(text) for text in typed] == typed
    endless = "March 2020 " * 100_000
    assert date_formats.parse_partial_day(endless) == endless.strip()


def _box(form: ResumeForm, name: str) -> tuple[FieldBox, QLineEdit]:
    box = next(box for box in form.sections["work"].boxes if box.spot.name == name)
    assert isinstance(box.editor, QLineEdit)
    return box, box.editor


def test_the_form_shows_dates_in_words_and_keeps_them_as_iso(
    window: Window, qtbot: QtBot, speak: Callable[..., None]
) -> None:
    form = ResumeForm()
    qtbot.addWidget(form)
    form.load(Resume(work=(Work("w1", "Mill Lane Bakery", start="2020-03", end="2021-05-04"),)))
    form.show()  # out of sight it would be built anew after a change of look
    start, end = _box(form, "start")[1], _box(form, "end")[1]
    assert (start.text(), end.text()) == ("March 2020", "4 May 2021")
    speak(window, "zh", "light")
    assert (start.text(), end.text()) == ("2020年3月", "2021年5月4日")
    assert form.resume.work[0].start == "2020-03", "showing it is no edit"
    start.setText("2019/11")
    end.setText("至今")
    for line in (start, end):
        line.editingFinished.emit()
    assert (start.text(), end.text()) == ("2019年11月", "")
    (job,) = form.resume.work
    assert (job.start, job.end, job.current) == ("2019-11", "", True)
    end.setText("2020年春")
    end.editingFinished.emit()
    speak(window, "en", "light")
    assert (start.text(), end.text(), form.resume.work[0].end) == ("November 2019", "2020年春", "2020年春")


def test_a_job_goes_on_only_where_the_box_says_so(window: Window, qtbot: QtBot) -> None:
    form = ResumeForm()
    qtbot.addWidget(form)
    form.load(Resume(work=(Work("w1", "Mill Lane Bakery", start="2019"),)))
    form.show()
    box, end = _box(form, "end")
    assert box.going_on is not None and not box.going_on.isChecked()
    assert not form.resume.work[0].current, "an empty end says nothing"
    box.going_on.click()
    assert (form.resume.work[0].end, form.resume.work[0].current, end.text()) == ("", True, "")
    end.setText("2020")
    assert (form.resume.work[0].end, form.resume.work[0].current, box.going_on.isChecked()) == ("2020", False, False)
    box.going_on.click()
    assert (form.resume.work[0].end, form.resume.work[0].current, end.text()) == ("", True, "")
    box.going_on.click()
    assert (form.resume.work[0].end, form.resume.work[0].current) == ("2020", False), "what stood there comes back"


@pytest.mark.parametrize(
    ("number", "country", "seen"),
    [
        ("13800130021", "CN", "138 0013 0021"),
        ("+8613800130021", "", "+86 138 0013 0021"),
        ("+442079460321", "CN", "+44 20 7946 0321"),
        ("02079460321", "GB", "020 7946 0321"),
        ("02079460321", "", "02079460321"),
        ("138-0013-0021", "CN", "138-0013-0021"),
        ("(020) 7946 0321", "GB", "(020) 7946 0321"),
        ("138****0021", "CN", "138****0021"),
        ("123456789012345", "CN", "123456789012345"),
        ("13800130021", "XX", "13800130021"),
        ("ask me", "CN", "ask me"),
    ],
)
def test_numbers_are_grouped_as_in_their_country_unless_the_person_did(number: str, country: str, seen: str) -> None:
    assert format_phone(number, country) == seen
    assert display_value(number, Kind.PHONE, country) == seen
    assert display_value("13800130021", Kind.ID_NUMBER, "CN") == "13800130021"
    assert display_value("2020", Kind.SALARY, "CN") == "2020"


ADDRESSES = [
    (IN_BRISTOL, "en", FROM_SMALL),
    (IN_BRISTOL, "zh-Hans", FROM_SMALL),
    (IN_WUHAN, "zh-Hans", FROM_LARGE),
    (IN_WUHAN, "en", FROM_LARGE),
    (Location(), "en", FROM_SMALL),
    (Location(), "zh-Hant", FROM_LARGE),
    (Location(country_code="jp"), "en", FROM_LARGE),
    (Location("1 Jiefang Avenue", "", "Wuhan", "", "CN"), "en", FROM_SMALL),
]


def test_an_address_stands_in_the_order_of_its_script(window: Window, qtbot: QtBot) -> None:
    form = ResumeForm()
    qtbot.addWidget(form)
    for place, language, order in ADDRESSES:
        resume = Resume(language=language, basics=Basics(name="Li", location=place))
        assert address_order(resume) == order
        form.load(resume)
        edited = [box.spot.name for box in form.sections["basics"].boxes if box.spot.owner == "basics.location"]
        assert tuple(edited) == order
        seen = in_reading_order(resume, fields(resume))
        read = [field.id.rpartition(".")[2] for field in seen if ".location." in field.id]
        assert tuple(read) == tuple(name for name in order if getattr(place, name))


def test_a_foreign_address_in_a_chinese_copy_is_written_as_at_home() -> None:
    def contact(place: Location) -> tuple[str, ...]:
        resume = Resume(language="zh-Hans", basics=Basics(name="李明", location=place))
        return next(block.items for block in compose(resume, Style()).blocks if isinstance(block, Contact))

    assert contact(IN_BRISTOL) == ("14 Harbour Row, Bristol, England BS1 4XX, 英国",)
    assert contact(IN_WUHAN) == ("湖北武汉解放大道1号",)


def test_pages_show_values_by_locale_and_keep_them(window: Window, qtbot: QtBot, speak: Callable[..., None]) -> None:
    speak(window, "zh", "light")
    basics = Basics(name="李明", phone="13800130021", location=IN_WUHAN)
    resume = Resume(language="zh-Hans", basics=basics, personal=Personal(birth_date="1994-02-11", salary="2020"))
    redaction = Redaction(resume, stage_policy(Stage.OFFER), (), (), (), ())
    each, rest, changes = FieldChoices(), Rest(), ChangesView()
    for view in (each, rest, changes):
        qtbot.addWidget(view)
        view.show()
    each.offer(resume)
    each.show_redaction(redaction)
    names = [box.accessibleName() for box in each.boxes.values()]
    assert "电话: 138 0013 0021" in names and "出生日期: 1994年2月11日" in names
    assert [field_id.rpartition(".")[2] for field_id in each.boxes if ".location." in field_id] == list(FROM_LARGE)
    rest.show_stays(redaction)
    assert "138 0013 0021" in rest.stays.text() and "2020年" not in rest.stays.text()
    changes.show_redaction(resume, redaction)
    text = changes.toPlainText()
    assert text.index("湖北") < text.index("武汉") < text.index("解放大道1号")
    assert "13800130021" in text, "what can be copied is not altered"
    seen = DifferenceView()
    qtbot.addWidget(seen)
    seen.show()
    other = dataclasses.replace(resume, personal=Personal(birth_date="1994-03", salary="2020", native_place="绍兴"))
    seen.show_differences(differences(resume, other))
    assert "+ 绍兴" in seen.toPlainText(), "what is new has a sign of its own"
    assert "1994年2月11日 → 1994年3月" in seen.toPlainText()


def test_a_day_that_could_be_a_month_stays_as_it_was_typed(window: Window) -> None:
    assert [date_formats.parse_partial_day(text) for text in ("05/03/2020", "5-3-2020")] == ["05/03/2020", "5-3-2020"]
    assert [date_formats.parse_partial_day(text) for text in ("25/12/2020", "5/5/2020")] == ["2020-12-25", "2020-05-05"]


def test_the_head_of_a_calendar_has_year_and_month_in_the_order_of_the_language(
    window: Window, qtbot: QtBot, speak: Callable[..., None]
) -> None:
    box = DateBox()
    qtbot.addWidget(box)
    box.setDate(QDate(2026, 12, 3))
    box._calendar()

    def head() -> str:
        bar = box.findChild(QWidget, "qt_calendar_navigationbar")
        line = bar.layout() if bar is not None else None
        assert line is not None
        parts = [line.itemAt(place).widget() for place in range(line.count())]
        return " ".join(one.text() for one in parts if isinstance(one, QToolButton) and one.text())

    assert head() == "December 2026"
    speak(window, "zh", "light")
    assert head() == "2026年 12月"
    box.calendarWidget().showNextMonth()
    qtbot.waitUntil(lambda: head() == "2027年 1月")
    speak(window, "en", "light")
    assert head() == "December 2026", "the day that is chosen"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a sentence that opens offscreen
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5 Jan 2027", QDate(2027, 1, 5)),
        ("8 February 2027", QDate(2027, 2, 8)),
        ("2027-12-04", QDate(2027, 12, 4)),
        ("2027年3月4日", QDate(2027, 3, 4)),
        ("tomorrow", QDate.currentDate().addDays(1)),
        ("no day", QDate(2026, 11, 30)),
        ("5 Jan 1990", QDate(2026, 11, 30)),
    ],
)
def test_a_day_is_typed_as_a_whole_and_tab_leaves_the_box(window: Window, qtbot: QtBot, typed: str, day: QDate) -> None:
    """Whatever was typed is that day, or the day before: never half of each."""
    holder, box, after = QWidget(), DateBox(), QLineEdit()
    qtbot.addWidget(holder)
    line = QVBoxLayout(holder)
    line.addWidget(box)
    line.addWidget(after)
    box.setMinimumDate(QDate(2020, 1, 1))
    box.setDate(QDate(2026, 11, 30))
    holder.show()
    with qtbot.waitActive(holder):
        holder.activateWindow()
    box.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: box.lineEdit().selectedText() == box.text())
    for sign in typed:
        key = Qt.Key.Key_unknown if ord(sign) > 127 else Qt.Key(ord(sign.upper()))
        QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign))
    assert box.lineEdit().text() == typed
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert after.hasFocus() and box.date() == day
    before = box.date() == QDate(2026, 11, 30)
    assert (f"“{typed}” is not a date that fits here" in box.refused) == before, "it is told that nothing was taken"
