"""Finds the files shipped with the program, in a source tree, an installed package or a frozen bundle."""

from __future__ import annotations

import functools
import sys
from pathlib import Path


@functools.cache
def root() -> Path:
    """Return the folder `resources/`."""
    frozen = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return base / "resources"


def path(*parts: str) -> Path:
    """Return a file or folder inside `resources/`."""
    return root().joinpath(*parts)
