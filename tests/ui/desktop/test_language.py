"""Languages: every text the window can say stands in every translation, with the same placeholders, and switches live."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QFileInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QFileIconProvider, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

import ui.desktop
from app import messages, resources
from app.domain.applications import ApplicationCard, Status
from app.domain.checks import Severity
from ui.desktop.models import field_names
from ui.desktop.models.board_cards import SMALL
from ui.desktop.pages.check.check_card import CardView
from ui.desktop.shell import i18n, vocabulary
from ui.desktop.shell.date_formats import format_partial_day, is_month_first, parse_day
from ui.desktop.shell.i18n import Translations, translations
from ui.desktop.shell.window import Window
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.board import Board
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.sidebar import PAGES

SOURCE = Path(ui.desktop.__file__).parent
TRANSLATED = messages.languages()[1:]
Text = tuple[str, str]
Until = Callable[[Callable[[], object]], None]


def calls(tree: ast.AST, context: str = "") -> Iterator[tuple[str, ast.Call]]:
    """Every `tr(…)` and `translate(…)` call with its translation context."""
    for node in ast.iter_child_nodes(tree):
        inside = node.name if isinstance(node, ast.ClassDef) else context
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "tr":
                yield inside, node
            elif name == "translate" and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value), node
        yield from calls(node, inside)


def said() -> set[Text]:
    """(context, text) of everything the window can say."""
    found = set()
    for path in sorted(SOURCE.rglob("*.py")):
        for context, call in calls(ast.parse(path.read_text("utf-8"))):
            own = isinstance(call.func, ast.Attribute) and call.func.attr == "tr"
            text = call.args[0 if own else 1]  # what may follow is a comment, for translators
            assert isinstance(text, ast.Constant), (
                f"{path.name}:{call.lineno}: tr() takes a plain text, never an f-string"
            )
            found.add((context, str(text.value)))
    return found


def finished(language: str) -> Iterator[tuple[str, str, str | None, str]]:
    """Context, text, comment (that tells two uses of one text apart) and translation, without the sentences of `messages.yaml`."""
    tree = ElementTree.parse(resources.path("languages", language, "window.ts"))
    for context in tree.iter("context"):
        if context.findtext("name") == "messages":
            continue
        for message in context.iter("message"):
            target = message.find("translation")
            if target is not None and target.get("type") is None and target.text:
                source = str(message.findtext("source"))
                yield str(context.findtext("name")), source, message.findtext("comment"), target.text


def catalogue(language: str) -> dict[Text, str]:
    """(context, text) → translation."""
    return {(context, text): target for context, text, _, target in finished(language)}


def test_a_severity_has_one_name_in_the_window_and_in_print() -> None:
    for one in Severity:
        shown = vocabulary.severity(one)
        assert messages.sentence(f"severity-{one.value}", "en") == shown.lower()
        for language in TRANSLATED:
            assert messages.sentence(f"severity-{one.value}", language) == catalogue(language)["words", shown]


def test_f_strings_are_seen() -> None:
    found = [call for _, call in calls(ast.parse("class A:\n  def f(self): self.tr(f'a {b}')"))]
    assert not isinstance(found[0].args[0], ast.Constant)


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_missing_and_nothing_is_left_over(language: str) -> None:
    assert said() == set(catalogue(language))


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_kept(language: str) -> None:
    for (_, text), translation in catalogue(language).items():
        assert sorted(re.findall(r"{\w*}", text)) == sorted(re.findall(r"{\w*}", translation)), text


@pytest.mark.parametrize("language", TRANSLATED)
def test_compiled_file_is_up_to_date(language: str, qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load("window", str(resources.path("languages", language)))
    stale = [one for *one, target in finished(language) if translator.translate(*one) != target]
    assert stale == [], "run `make languages`"


def test_language_switches_while_running(window: Window, speak: Callable[..., None], until: Until) -> None:
    pages = [window.page(key) for key in PAGES]
    english = [page.title.text() for page in pages]
    speak(window, "zh", "light")
    assert chinese_in(window.stack.currentWidget().title.text())  # type: ignore[attr-defined]
    assert window.page("leaks").title.text() not in english, "a page is asked for in the language in force"
    until(lambda: not translations().busy)
    chinese = [page.title.text() for page in pages]
    assert all(map(chinese_in, chinese))
    assert translations().locale.name() == "zh_CN"
    speak(window, "en", "light")
    until(lambda: not translations().busy)
    assert [page.title.text() for page in pages] == english


def chinese_in(text: str) -> bool:
    return re.search("[\u4e00-\u9fff]", text) is not None


def test_hidden_pages_are_translated_a_few_texts_in_a_turn(
    ready_window: Window, speak: Callable[..., None], until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: what one turn of the event loop may set, but for the texts of one widget."""
    pages = [ready_window.page(key) for key in PAGES]
    turns, most = list[int](), 0
    speak_again, catch_up = i18n._speak_again, Translations._catch_up

    def counted(widget: i18n.Translatable) -> int:
        nonlocal most
        count = speak_again(widget)
        most = max(most, count)
        if turns:
            turns[-1] += count
        return count

    def turn(self: Translations) -> None:
        turns.append(0)
        catch_up(self)

    monkeypatch.setattr(i18n, "_speak_again", counted)
    translations()._later.timeout.disconnect()
    translations()._later.timeout.connect(lambda: turn(translations()))
    try:
        ready_window.go("today")
        speak(ready_window, "zh", "light")
        assert translations().busy
        until(lambda: not translations().busy)
    finally:
        translations()._later.timeout.disconnect()
        translations()._later.timeout.connect(translations()._catch_up)
    assert len(turns) > 3
    assert max(turns) < i18n.TEXTS_PER_TURN + most
    assert all(chinese_in(page.title.text()) for page in pages)


def test_a_day_and_its_calendar_are_in_the_language_in_force(window: Window, speak: Callable[..., None]) -> None:
    speak(window, "zh", "light")
    box = DateBox()
    box.setDate(QDate(2026, 11, 26))
    assert box.text() == "2026年11月26日"
    calendar = box.calendarWidget()
    for language, text in (("en", "26 Nov 2026"), ("zh", "2026年11月26日")):
        speak(window, language, "light")
        assert box.text() == text
        assert calendar.locale().language() == QLocale(language).language()
    box.deleteLater()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu that opens offscreen
def test_a_day_that_was_copied_somewhere_is_pasted(window: Window, qtbot: QtBot, speak: Callable[..., None]) -> None:
    box, copied = DateBox(), QGuiApplication.clipboard()
    qtbot.addWidget(box)
    box.setMaximumDate(QDate(2027, 1, 1))
    ways = [
        "2026-12-01",
        " 1 Dec 2026\n",
        "December 1st, 2026",
        "2026年12月1日",
        "2026/12/1",
        "1.12.2026",
        "２０２６年１２月１日",
    ]
    own = {"en": ["Tue, 1 Dec 2026", "Tuesday 1 December 2026"], "zh": ["2026年12月1日（周二）", "2026年12月1日星期二"]}
    for language, text in (("zh", "2026年12月1日"), ("en", "1 Dec 2026")):
        speak(window, language, "light")
        for way in ways + own[language]:
            box.setDate(QDate(2026, 11, 26))
            copied.setText(way)
            qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            assert box.text() == text, way
    for way in ("", "31/02/2026", "2026-13-45", "December 2026", "Acme Ltd", "2027-12-01", "99", "x" * 100_000):
        copied.setText(way)
        qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert box.text() == "1 Dec 2026", way
    copied.setText("2026-11-30")
    middle = box.rect().center()
    QApplication.sendEvent(box, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, box.mapToGlobal(middle)))
    (menu,) = box.lineEdit().findChildren(QMenu)
    next(action for action in menu.actions() if action.objectName() == "edit-paste").trigger()
    assert box.text() == "30 Nov 2026"
    menu.close()


@pytest.mark.parametrize(("system", "day"), [("en_IE", "2026-12-01"), ("en_US", "2026-01-12"), ("zh_CN", "")])
def test_a_day_in_figures_is_read_in_the_order_of_the_system(window: Window, system: str, day: str) -> None:
    order = is_month_first(QLocale(system).dateFormat(QLocale.FormatType.ShortFormat))
    assert parse_day("01/12/2026", month_first=order).toString(Qt.DateFormat.ISODate) == day
    assert parse_day("13/12/2026", month_first=order) == QDate(2026, 12, 13), "it can be no other"


def test_days_months_and_years_of_a_resume_are_written_as_people_do(window: Window, speak: Callable[..., None]) -> None:
    for language, wanted in (
        ("en", ["12 April 1991", "March 2020", "2013", "spring 2013"]),
        ("zh", ["1991年4月12日", "2020年3月", "2013年", "spring 2013"]),
    ):
        speak(window, language, "light")
        assert [format_partial_day(text) for text in ("1991-04-12", "2020-03", "2013", "spring 2013")] == wanted


def test_the_name_of_a_thing_is_not_called_a_persons_name(window: Window, speak: Callable[..., None]) -> None:
    speak(window, "zh", "light")
    people = {("basics", "name"), ("references", "name"), ("personal", "other_names")}
    for section in ("projects", "skills", "interests", "certificates", "publications"):
        assert "姓名" not in field_names.field(section, "name"), section
    assert all("姓名" in field_names.field(*one) for one in people)


def test_a_source_is_punctuated_and_dated_as_the_language_does(window: Window, speak: Callable[..., None]) -> None:
    card = CardView()
    for language, wanted in (
        ("en", "Source: one; two (25 November 2026)"),
        ("zh", "出处：one；two（2026年11月25日）"),
    ):
        speak(window, language, "light")
        assert card._origin("one; two (2026-11-25)") == wanted
    assert card._origin("甲; 乙（收费）") == "出处：甲；乙（收费）"
    card.deleteLater()


def test_no_date_is_cut_off_on_the_board(window: Window, speak: Callable[..., None]) -> None:
    board = Board()
    card = ApplicationCard("1", "Quayside Freight", "employer", "sent", 2, "2026-12-26", "2026-12-24")
    board.resize(1000, 400)
    board.show()
    for language, scale in (("en", 100), ("zh", 100), ("zh", 150), ("en", 200)):
        speak(window, language, "light", scale)
        board.show_cards([card])
        lane = board.lanes[Status.SENT]
        font = QApplication.font()
        font.setPixelSize(theme().px(SMALL))
        needed = max(QFontMetrics(font).horizontalAdvance(line) for lines in lane.lane.details(card) for line in lines)
        room = lane.visualRect(lane.lane.index(0)).width() - 4 - 2 * theme().px(10)
        assert room >= needed, f"{language} {scale}"
    board.deleteLater()


def test_the_toolkits_file_dialog_is_chinese_throughout(window: Window) -> None:
    translations().set_choice("zh")
    dialog = QFileDialog(window, "", "", "Word (*.docx)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = [label.text() for label in dialog.findChildren(QLabel)] + [
        button.text() for button in dialog.findChildren(QPushButton)
    ]
    assert said
    assert not [text for text in said if text and not re.search("[\u4e00-\u9fff]", text)]
    assert QFileIconProvider().type(QFileInfo(str(SOURCE))) == "文件夹"
