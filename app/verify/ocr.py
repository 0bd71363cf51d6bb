"""Reads pixels with tesseract when it is installed. The program works without it; then pixels stay unread."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL import Image

_SECONDS: Final = 40
_WANTED: Final = ("chi_sim", "chi_tra", "eng")
_MIN_SIDE: Final = 1200


@lru_cache(maxsize=1)
def languages() -> str:
    """The languages to ask tesseract for, joined by `+`; empty when there is no tesseract or none of them."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    there = done.stdout.decode("utf-8", "replace").split()
    return "+".join(tongue for tongue in _WANTED if tongue in there)


def available() -> bool:
    """Whether pixels can be read on this machine."""
    return bool(languages())


def read(picture: Image.Image, *, sparse: bool = False) -> str | None:
    """The text in a picture (`sparse`: scattered words rather than a page); None when reading failed."""
    program = shutil.which("tesseract")
    if program is None or not languages():
        return None
    grey = picture.convert("L")
    if max(grey.size) < _MIN_SIDE:
        factor = min(4, -(-_MIN_SIDE // max(grey.size)))
        grey = grey.resize((grey.width * factor, grey.height * factor))
    out = io.BytesIO()
    grey.save(out, "PNG", dpi=(200, 200))
    command = [program, "stdin", "stdout", "-l", languages(), "--psm", "11" if sparse else "3"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=out.getvalue(), capture_output=True, timeout=_SECONDS, env=environment, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")
