"""Jobs of the child that renders for a window: writes a copy's file, draws the pages of a finished one.

Both would hold up the window in a thread of its process. The child gets what is printed anyway, the redacted document, and no key.
"""

from __future__ import annotations

from typing import Any

from app.domain.design import Fit
from app.domain.document import Document
from app.domain.resume import Resume
from app.render import glyph_coverage, photo, preview
from app.render.page_fit import Fitter
from app.render.themes.theme import THEMES, theme
from app.render.writers import PROVIDED, WRITERS
from app.workers import codec


def warm() -> None:
    """Load what writing and showing a page needs."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: F401

    glyph_coverage.printable_code_points()
    for key in THEMES:
        theme(key)
    codec.decode(Document, codec.encode(Document, Document("", "", ())))
    codec.decode(Resume, codec.encode(Resume, Resume()))


def write_copy(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """The child's job: the `data` of the `document` (and redacted `resume`) in a `format`. The payload is the pixels of the
    photo, `photo` its width and height."""
    width, height = header["photo"]
    if payload:
        photo.provide(PROVIDED, (width, height, payload))
    try:
        document, resume = codec.decode(Document, header["document"]), codec.decode(Resume, header["resume"])
        return {"data": WRITERS[header["format"]](document, resume)}
    finally:
        photo.clear_cache()


def fit_pages(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """The child's job: how the `document` fills its pages at a `density`, with `pages` wanted (see `app.render.page_fit.fit`)."""
    document = codec.decode(Document, header["document"])
    return {"fit": codec.encode(Fit, Fitter(document).fit(header["density"], header["pages"]))}


def show_pages(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """The child's job: what `preview.show` returns for the PDF in the payload, with `scale` and `texts`."""
    shown = preview.show(payload, header["scale"], header["texts"])
    return {
        "sizes": [[page.width, page.height] for page in shown.pictures],
        "rgb": b"".join(page.rgb for page in shown.pictures),
        "text": shown.text,
        "boxes": codec.encode(preview.Boxes, shown.boxes),
    }
