"""Entry point for reading untrusted files, in a separate process with time and memory limits. The rest of the app uses
only this."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from app.domain.draft import Draft
from app.errors import UserError
from app.ingest.draft_codec import draft_from_json
from app.ingest.formats.ocr_engines import engines
from app.ingest.ocr_contact_check import filled, needs_ocr_contacts
from app.ingest.source_lines import NEEDS_OCR
from app.workers.cancellation import CancelToken
from app.workers.isolation import Limits, run_isolated

_DRAFT: Final = "app.ingest.jobs:read_resume"
_DOCUMENTS: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"PK\x03\x04")
_PIXELS: Final = "app.ingest.picture_jobs:read_flattened"
_PAGES: Final = "app.ingest.picture_jobs:read_pages"
READING: Final = Limits(seconds=60.0)
SCANNING: Final = Limits(seconds=300.0, memory=1_500_000_000)
"""Limits for a scan: recognising a page costs seconds; RapidOCR needs more memory."""


def read_resume(name: str, data: bytes, *, cancel: CancelToken | None = None) -> Draft:
    """Return the draft of a résumé file; `name` is its file name (never trusted for its kind).

    Raises `UserError` (`nothing-found`, `unsupported-format`, `damaged-file`, `encrypted-file`, `too-large`,
    `took-too-long`, … — one sentence each) or `Cancelled`.
    """
    draft = draft_from_json(_run(_DRAFT, name, data, cancel))
    return _looked_at(draft, name, data, cancel) if needs_ocr_contacts(draft) and engines() else draft


def explain_resume(name: str, data: bytes, *, cancel: CancelToken | None = None) -> list[dict[str, Any]]:
    """Return section, role, text and named scores of every line of a résumé file. Raises like `read_resume`."""
    return list(_run("app.ingest.jobs:explain_resume", name, data, cancel)["lines"])


def _looked_at(draft: Draft, name: str, data: bytes, cancel: CancelToken | None) -> Draft:
    """Return the draft with contact data added by OCR; unchanged when OCR fails."""
    try:
        seen = run_isolated(_PIXELS, {"name": name, "ocr": True}, data, limits=SCANNING, cancel=cancel)
        text = str(seen["text"]).encode()
        return filled(draft, draft_from_json(_run(_DRAFT, "pixels.txt", text, cancel)))
    except UserError:
        return draft


def read_text(name: str, data: bytes, *, cancel: CancelToken | None = None) -> str:
    """Return the readable text of any supported file in reading order, as written. Raises like `read_resume`."""
    return str(_run("app.ingest.jobs:read_text", name, data, cancel)["text"])


def read_resume_pages(pages: Sequence[tuple[str, bytes]], *, cancel: CancelToken | None = None) -> Draft:
    """Return the draft of a résumé in several pictures, (name, bytes) each, in their order. Raises like
    `read_text_pages`."""
    return draft_from_json(_run_pages(pages, True, cancel))


def read_text_pages(pages: Sequence[tuple[str, bytes]], *, cancel: CancelToken | None = None) -> str:
    """Return the text of several pictures, in order. Raises like `read_resume`, and `UserError` `picture-unreadable`
    (`name`)."""
    return str(_run_pages(pages, False, cancel)["text"])


def text_of_document(name: str, data: bytes, *, cancel: CancelToken | None = None) -> bytes | None:
    """Return the text of a picture, PDF or Word file, in UTF-8; None for a file that needs no conversion. Raises like
    `read_resume`."""
    return read_text(name, data, cancel=cancel).encode() if data.startswith(_DOCUMENTS) else None


def _run(job: str, name: str, data: bytes, cancel: CancelToken | None) -> dict[str, Any]:
    """Run the job without OCR; if the file turns out to be a picture of text, once more with OCR and more time."""
    try:
        return run_isolated(job, {"name": name, "ocr": False}, data, limits=READING, cancel=cancel)
    except UserError as error:
        if error.code != NEEDS_OCR:
            raise
    if not engines():
        raise UserError("ocr-missing")
    return run_isolated(job, {"name": name, "ocr": True}, data, limits=SCANNING, cancel=cancel)


def _run_pages(pages: Sequence[tuple[str, bytes]], draft: bool, cancel: CancelToken | None) -> dict[str, Any]:
    if not engines():
        raise UserError("ocr-missing")
    names, parts = zip(*pages, strict=True)
    header = {"names": names, "sizes": [len(part) for part in parts], "draft": draft}
    return run_isolated(_PAGES, header, b"".join(parts), limits=SCANNING, cancel=cancel)
