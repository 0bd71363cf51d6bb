"""All readings of a surfaced document: one for a file with text, two for a photo or scan (plain and evened out), one
per further OCR engine.

The readings are of one leak: the caller averages their e-values (`attribute_many`) and must not pick the best.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.errors import UserError
from app.ingest.formats.ocr_engines import engines
from app.ingest.reading import READING, SCANNING
from app.ingest.source_lines import NEEDS_OCR
from app.workers.cancellation import CancelToken
from app.workers.isolation import run_isolated

_PLAIN: Final = "app.ingest.jobs:read_text"
_RECOGNITION_JOBS: Final = ("app.ingest.picture_jobs:read_as_it_is", "app.ingest.picture_jobs:read_flattened")
_LETTERING: Final = "app.ingest.drawn_digits:read_digits"
_LINES: Final = "app.ingest.picture_jobs:read_lines"
Box = tuple[float, float, float, float]
_UNREADABLE: Final = "nothing-found"


def read_texts(name: str, data: bytes, *, cancel: CancelToken | None = None) -> tuple[str, ...]:
    """Return one text or several, none empty. Raises like `app.ingest.reading.read_text`.

    An OCR pass that finds nothing is dropped as long as another one finds something.
    """
    try:
        plain = run_isolated(_PLAIN, {"name": name, "ocr": False}, data, limits=READING, cancel=cancel)
        return _kept([str(plain["text"])])
    except UserError as error:
        if error.code != NEEDS_OCR:
            raise
    known = engines()
    if not known:
        raise UserError("ocr-missing")
    passes = [(job, known[0]) for job in _RECOGNITION_JOBS] + [(_RECOGNITION_JOBS[0], engine) for engine in known[1:]]
    return _kept([_recognise_with(job, engine, name, data, cancel) for job, engine in passes])


def lines_of_picture(data: bytes, *, cancel: CancelToken | None = None) -> tuple[tuple[str, Box], ...]:
    """Return the lines that text recognition finds in an upright picture, each with its box: left, top, right, bottom, as fractions.

    Raises `UserError` `ocr-missing`, `ocr-failed`, `nothing-found`, `damaged-file`; `Cancelled`.
    """
    if not engines():
        raise UserError("ocr-missing")
    rows = run_isolated(_LINES, {}, data, limits=SCANNING, cancel=cancel)["lines"]
    return tuple((str(row[0]), (float(row[1]), float(row[2]), float(row[3]), float(row[4]))) for row in rows)


def digits_in_lettering(glyphs: Sequence[str], picture: bytes, *, cancel: CancelToken | None = None) -> str:
    """Return the digits that a picture of `glyphs` shows, one for each; "" where they cannot be read for sure. Raises `Cancelled`."""
    if not glyphs or "tesseract" not in engines():
        return ""
    try:
        answer = run_isolated(_LETTERING, {"glyphs": "".join(glyphs)}, picture, limits=READING, cancel=cancel)
    except UserError:  # the picture is a stranger's: whatever is wrong with it, nothing is known
        return ""
    return str(answer["digits"])


def plain_text(name: str, data: bytes, *, cancel: CancelToken | None = None) -> str:
    """Return the text that a file holds as text, "" where text recognition would be needed. Raises like `read_texts`."""
    try:
        return str(run_isolated(_PLAIN, {"name": name, "ocr": False}, data, limits=READING, cancel=cancel)["text"])
    except UserError as error:
        if error.code != NEEDS_OCR:
            raise
        return ""


def _recognise_with(job: str, engine: str, name: str, data: bytes, cancel: CancelToken | None) -> str:
    header = {"name": name, "ocr": True, "engine": engine}
    try:
        return str(run_isolated(job, header, data, limits=SCANNING, cancel=cancel)["text"])
    except UserError as error:
        if error.code != _UNREADABLE:
            raise
        return ""


def _kept(texts: list[str]) -> tuple[str, ...]:
    kept = tuple(text for text in texts if text.strip())
    if not kept:
        raise UserError(_UNREADABLE)
    return kept
