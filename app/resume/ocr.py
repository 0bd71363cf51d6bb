"""Text of pictures and scans through the Tesseract program or RapidOCR, what is installed; a sentence when neither is.

Tesseract runs as a child with fixed arguments, pictures on its standard input, nothing written to disk.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from app.children import give_way, quiet_flags
from app.domain.draft import ImportWarning
from app.errors import UserError
from app.resume import rapid
from app.resume.folding import is_han
from app.resume.pdf_layout import reading_orders
from app.resume.source import Box, Source, TextLine

if TYPE_CHECKING:
    from PIL import Image

NEEDS_OCR: Final = "scan-or-font"
"""The code an importer gives for a file that only OCR can read."""
MAX_PAGES: Final = 6
PAGE_SECONDS: Final = 90
"""Processor time that one page may take (where the system can hold a child to it)."""
PATIENCE: Final = 4
"""How many times as long is waited by the clock: a page that takes 20 s alone takes minutes on a busy machine."""
MIN_CONFIDENCE: Final = 20.0
_LANGUAGES: Final = ("chi_sim", "chi_tra", "eng")
_USUAL_PLACES: Final = (
    r"C:\Program Files\Tesseract-OCR\tesseract.exe",
    str(Path("/").joinpath("opt", "homebrew", "bin", "tesseract")),
    "/usr/local/bin/tesseract",
)


def tesseract() -> str:
    """The path of the program, or an empty text."""
    found = shutil.which("tesseract")
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), "")


def engines() -> tuple[str, ...]:
    """Names of what can read pictures here, the one that is used first in front."""
    found = {"tesseract": bool(tesseract()), "rapidocr": rapid.available()}
    return tuple(name for name, here in found.items() if here)


def read_pictures(pictures: Iterable[Image.Image], form: str, engine: str = "") -> Source:
    """Lines of pictures, by the first engine unless one is named. Raises `UserError` `ocr-missing`, `ocr-failed`,
    `nothing-found`."""
    known = engines()
    if not known or engine not in ("", *known):
        raise UserError("ocr-missing")
    read = rapid.page_lines if (engine or known[0]) == "rapidocr" else _by_tesseract(tesseract())
    lines = [line for number, picture in enumerate(pictures, 1) for line in read(picture, number)]
    if sum(len(line.text) for line in lines) < 12:
        raise UserError("nothing-found")
    return Source(form, tuple(lines), (ImportWarning("read-by-ocr"),))


def _by_tesseract(program: str) -> Callable[[Image.Image, int], list[TextLine]]:
    languages = _languages(program)

    def lines(picture: Image.Image, number: int) -> list[TextLine]:
        page = _page(program, languages, picture, number)
        return reading_orders(page, *map(float, picture.size))[0] if page else []

    return lines


def _run(command: list[str], data: bytes, seconds: int) -> str:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    pipe = subprocess.PIPE
    try:
        with subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment, creationflags=quiet_flags()
        ) as child:
            _hold(child.pid, seconds)
            give_way(child.pid)
            try:
                output, _ = child.communicate(data, seconds * PATIENCE)
            finally:
                child.kill()
    except (subprocess.SubprocessError, OSError) as error:
        raise UserError("ocr-failed") from error
    if child.returncode:
        raise UserError("ocr-failed")
    return output.decode("utf-8", "replace")


def _hold(pid: int, seconds: int) -> None:
    """Let a child end after so much processor time; where that cannot be told from outside, the clock alone ends it."""
    with contextlib.suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        resource.prlimit(pid, resource.RLIMIT_CPU, (seconds, seconds + 1))


def _languages(program: str) -> str:
    known = _run([program, "--list-langs"], b"", 20).split()
    return "+".join(name for name in _LANGUAGES if name in known) or "eng"


def _page(program: str, languages: str, picture: Image.Image, number: int) -> list[TextLine]:
    from PIL.Image import Resampling

    grey = picture.convert("L")
    scale = 1.0
    if max(grey.size) < 1_600:
        scale = min(3.0, 1_600 / max(grey.size))
        grey = grey.resize((int(grey.width * scale), int(grey.height * scale)), Resampling.LANCZOS)
    buffer = io.BytesIO()
    grey.save(buffer, "PNG")
    table = _run([program, "stdin", "stdout", "-l", languages, "--psm", "3", "tsv"], buffer.getvalue(), PAGE_SECONDS)
    groups: dict[tuple[str, ...], list[tuple[str, Box]]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or not cells[11].strip() or float(cells[10]) < MIN_CONFIDENCE:
            continue
        x0, top, width, height = (float(cell) / scale for cell in cells[6:10])
        groups.setdefault(tuple(cells[1:5]), []).append((cells[11].strip(), Box(x0, top, x0 + width, top + height)))
    return [_line(words, number) for words in groups.values()]


def _line(words: list[tuple[str, Box]], page: int) -> TextLine:
    height = median(box.height for _, box in words)
    text, stops = words[0][0], [words[0][1].x0]
    for (_, last), (word, box) in pairwise(words):
        gap = box.x0 - last.x1
        if gap > 1.6 * height:
            text += "\t"
            stops.append(box.x0)
        elif not (is_han(text[-1]) and is_han(word[0])) or gap > 0.8 * height:
            text += " "
        text += word
    boxes = [box for _, box in words]
    around = Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )
    return replace(TextLine(text, page, around, height), stops=tuple(stops))
