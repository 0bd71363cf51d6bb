"""Visible ink that no parser can turn into text: reported, so that a file is never called clean on what was not read.

Glyphs without text are always reported. Pictures and outlines are reported when OCR cannot read them here.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.verify import ocr
from app.verify.model import Channel, Item, Problem, Source
from app.verify.pixels import illegible_pages, packed_pictures, pdf_pictures

_EXCERPTS = {
    "glyphs": "glyphs without text",
    "outlines": "drawn outlines that could be letters, and no OCR",
    "picture": "a picture that could hold text, and no OCR",
}


def _run(source: Source) -> Iterator[Item]:
    blind = not ocr.available()
    if source.format == "pdf":
        for page in illegible_pages(source):
            trusted_photo = page.reason == "picture" and source.context.own
            if page.reason == "glyphs" or (blind and not trusted_photo):
                yield Problem(source.place(f"page {page.page}"), "unreadable", _EXCERPTS[page.reason])
        if blind and not source.context.own:  # pictures that no page shows: thumbnails, appearances, unused ones
            for where, _ in pdf_pictures(source):
                yield Problem(where, "unreadable", _EXCERPTS["picture"])
    elif not source.context.own or source.format == "image":  # a picture of ours that is no photo in a copy: an ID scan
        for where, picture in packed_pictures(source):
            if blind or picture is None:
                yield Problem(where, "unreadable", _EXCERPTS["picture"])


CHANNEL = Channel("ink", ("pdf", "zip", "image"), _run)
