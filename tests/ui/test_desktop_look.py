"""The look: contrast computed from the palettes, a stylesheet without gaps, live switching."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from app import resources
from ui.desktop import fonts
from ui.desktop.safe_text import Text, one_line, tooltip
from ui.desktop.stylesheet import stylesheet
from ui.desktop.tokens import DARK, LIGHT, Colours, contrast
from ui.desktop.window import Window

PALETTES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
TEXT_ON = [
    *[(text, back) for text in ("text", "muted", "accent") for back in ("canvas", "surface", "raised", "rail")],
    *[(tone, "surface") for tone in ("critical", "warning", "notice", "good")],
    *[(tone, f"{tone}_soft") for tone in ("critical", "warning", "notice", "good", "accent")],
    *[("text", f"{tone}_soft") for tone in ("critical", "warning", "notice", "good", "accent")],
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
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
    known = {getattr(colours, name) for name in Colours.__slots__}
    assert set(re.findall(r"#[0-9a-f]{6}", sheet)) <= known


def test_images_of_the_stylesheet_exist() -> None:
    for scheme in ("light", "dark"):
        for name in re.findall(r"url\(look:([\w.-]+)\)", stylesheet(LIGHT, 100, scheme)):
            assert resources.path("icons", "look", name).is_file()


def test_fonts_of_the_program_are_used(first_window: Window) -> None:
    assert set(fonts.register()) == {"Noto Sans", "Noto Sans SC"}
    assert QApplication.font().families() == ["Noto Sans", "Noto Sans SC"]


def test_theme_and_text_size_switch_live(window: Window, speak: Callable[..., None]) -> None:
    light = QApplication.palette().color(QPalette.ColorRole.Window).name()
    speak(window, "en", "dark", 200)
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == DARK.canvas != light
    assert QApplication.font().pixelSize() == 28


def test_outside_text_is_shown_as_text(qapp: QApplication) -> None:
    label = Text("<b>bold</b> <img src='http://example.org/x.png'>")
    assert label.textFormat().name == "PlainText"
    assert tooltip("<b>x</b>") == "<qt>&lt;b&gt;x&lt;/b&gt;</qt>"
    assert one_line("a\u202eb\n\tc\x00") == "a b c"
