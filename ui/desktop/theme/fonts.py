"""Registers the fonts shipped with the program, so that Latin and Chinese look the same on every machine."""

from __future__ import annotations

import functools
from typing import Final

from PySide6.QtGui import QFontDatabase

from app import resources

FILES: Final = (
    "fonts/NotoSans-Regular.ttf",
    "fonts/NotoSans-Bold.ttf",
    "fonts/NotoSansSC-Regular.ttf",
    "fonts/NotoSansSC-Bold.ttf",
    "window_fonts/CountermarkSans-Regular.ttf",
    "window_fonts/CountermarkSans-Bold.ttf",
)


@functools.cache
def register() -> tuple[str, ...]:
    """Register every shipped font; returns the families found (a missing file is left out, Qt then falls back)."""
    families: list[str] = []
    for name in FILES:
        number = QFontDatabase.addApplicationFont(str(resources.path(name)))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))
