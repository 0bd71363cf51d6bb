"""The fonts: marks as wide as characters in the Chinese window, Latin text untouched, weights alike, no fallback to the system."""

from __future__ import annotations

import io
import runpy
from collections.abc import Callable, Iterable

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import resources
from tests.sampling import full_only
from ui.desktop.shell.window import Window
from ui.desktop.theme import fonts
from ui.desktop.theme.theme import CHINESE, FAMILIES, theme
from ui.desktop.widgets.safe_text import Text


def test_fonts_of_the_program_are_used(first_window: Window) -> None:
    assert set(fonts.register()) == {*FAMILIES, *CHINESE}
    assert QApplication.font().families() == ["Noto Sans", "Noto Sans SC"]


def _widths(font: QFont, texts: Iterable[str]) -> list[int]:
    return [QFontMetrics(font).horizontalAdvance(text) for text in texts]


@pytest.mark.parametrize("look", ["body", "strong", "display"])
def test_chinese_marks_are_as_wide_as_characters_in_the_chinese_window_alone(
    window: Window, qtbot: QtBot, speak: Callable[..., None], look: str
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    label = Text("选择“发送”后……", look, parent=page)
    theme().dress(page)
    page.show()
    narrow, high = label.font(), label.fontMetrics().height()
    words, mixed = ["don’t — “pay” · more…", "Siobhán’s 2026-03"], "选择“PDF”后"
    speak(window, "zh", "light")
    qtbot.waitUntil(lambda: theme().is_current(page))  # a second window follows in a turn of its own
    font, em = label.font(), label.font().pixelSize()
    assert font.families() == list(CHINESE) and label.fontMetrics().height() == high
    assert font.weight() == narrow.weight()
    marks = ["“中", "中”", "‘中", "中’", "中…", "中·中", "“中文”", "选择“PDF”后"]
    assert _widths(font, marks[:7]) == [2 * em] * 5 + [3 * em, 4 * em], "a character and a mark: two em"
    assert _widths(font, [mixed])[0] == 5 * em + _widths(font, ["PDF"])[0]
    beside = ["说：“好”", "（“好”）", "好”。", "好。”"]
    assert _widths(font, beside) == [4.5 * em, 4 * em, 2.5 * em, 2.5 * em], "one of two marks gives up its blank half"
    assert _widths(font, words) == _widths(narrow, words), "Latin text keeps its own"
    speak(window, "en", "light")
    qtbot.waitUntil(lambda: theme().is_current(page))
    assert label.font() == narrow, "the same label, without being made anew"
    assert _widths(label.font(), ["“中文”"])[0] < 3.2 * em


def test_a_chinese_name_is_drawn_by_the_chinese_font_in_both_windows(
    window: Window, speak: Callable[..., None]
) -> None:
    for language in ("en", "zh"):
        speak(window, language, "light")
        for bold in (False, True):
            font = QFont(QApplication.font())
            font.setBold(bold)
            layout = QTextLayout("李明", font)
            layout.beginLayout()
            layout.createLine()
            layout.endLayout()
            (run,) = layout.glyphRuns()
            raw = run.rawFont()
            assert (raw.familyName(), raw.weight() > QFont.Weight.Medium) == ("Noto Sans SC", bold)


@full_only
def test_the_fonts_of_the_chinese_window_are_what_their_script_makes() -> None:
    script = runpy.run_path(str(resources.path("..", "packaging", "window_fonts.py")))
    for weight in script["WEIGHTS"]:
        made = io.BytesIO()
        font = script["build"](weight)
        font.recalcTimestamp = False
        font.save(made)
        assert made.getvalue() == resources.path("window_fonts", f"CountermarkSans-{weight}.ttf").read_bytes()
