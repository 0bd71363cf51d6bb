"""Every icon as pixels: a drawing in the colour of its role on nothing, in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from app import resources
from ui.desktop.shell.window import Window
from ui.desktop.theme import icons
from ui.desktop.theme.theme import theme

NAMES = sorted(path.stem for path in resources.path("icons").glob("*.svg"))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_an_icon_is_drawn_in_its_colour_and_what_is_around_it_shows(window: Window, dark: bool) -> None:
    theme().set_choice("dark" if dark else "light")
    assert len(NAMES) > 20
    for name in NAMES:
        image = icons.pixmap(name, "accent", 24).toImage()
        pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        clear, drawn = (sum(one.alpha() == 0 for one in pixels), [one for one in pixels if one.alpha() == 255])
        assert clear > len(pixels) / 10 and drawn, name
        if name not in icons._COLOURED:
            assert {one.rgb() for one in drawn} == {QColor(theme().colours.accent).rgb()}, name
