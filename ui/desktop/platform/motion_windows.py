"""Reduced motion on Windows: "Animation effects" in the settings, from SystemParametersInfo."""

from __future__ import annotations

import ctypes
import sys
from typing import Any, Final

SPI_GETCLIENTAREAANIMATION: Final = 0x1042


def user32() -> Any:
    """Return the library; None on other systems."""
    if sys.platform == "win32":
        return ctypes.windll.user32
    return None


def prefers_reduced_motion(library: Any) -> bool:
    """Return True if the system's animations are switched off."""
    if library is None:
        return False
    moving = ctypes.c_int(1)
    said = library.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(moving), 0)
    return bool(said) and not moving.value
