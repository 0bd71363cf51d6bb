"""Jobs of the isolated process: the header has the file name and the permission for OCR.

They never open a connection, nor a file but the one that a header names, and return JSON-able data only.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import Any

from app.errors import UserError
from app.ingest.doubts import with_doubts
from app.ingest.draft_codec import draft_to_json
from app.ingest.explanation import explain
from app.ingest.formats.linkedin import looks_like_linkedin
from app.ingest.formats.sniff import Sniffed, sniff
from app.ingest.registry import IMPORTERS, Importer
from app.ingest.unreadable_characters import without_unreadable


def read_resume(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """Return a draft in the form of `draft_codec`. Raises `UserError` with one of the codes of `importer_of` or of the
    importer."""
    sniffed = _sniff_payload(header, payload)
    return draft_to_json(with_doubts(without_unreadable(importer_of(sniffed).draft(sniffed, payload))))


def explain_resume(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """Return `{"lines": …}`: role and scores of every line (`explanation`); none for a structured file."""
    sniffed = _sniff_payload(header, payload)
    source = importer_of(sniffed).source(sniffed, payload)
    return {"lines": [] if source is None else explain(source)}


def read_text(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """Return `{"text": …}`: the readable text of any supported file in reading order."""
    sniffed = _sniff_payload(header, payload)
    if sniffed.kind == "json" and not any(importer.accepts(sniffed) for importer in IMPORTERS):
        return {"text": sniffed.text}  # a row of someone's database is no résumé, and may still hold one
    return {"text": importer_of(sniffed).text(sniffed, payload)}


def is_profile(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """Return `{"profile": …}`: True if the archive at `path` is the export of a profile (LinkedIn)."""
    try:
        with zipfile.ZipFile(header["path"]) as archive:
            return {"profile": looks_like_linkedin(tuple(archive.namelist()))}
    except (zipfile.BadZipFile, OSError, ValueError):
        return {"profile": False}


def _sniff_payload(header: dict[str, Any], payload: bytes) -> Sniffed:
    return replace(sniff(str(header.get("name", "")), payload), ocr=header.get("ocr") is True)


def importer_of(sniffed: Sniffed) -> Importer:
    """Return the importer for a file. Raises `UserError` `unsupported-format`, `old-office-file`."""
    for importer in IMPORTERS:
        if importer.accepts(sniffed):
            return importer
    if sniffed.kind == "ole":
        raise UserError("old-office-file")
    raise UserError("unsupported-format", kind=sniffed.kind)
