"""The registry of writers: one function per format, from a composed document (and the redacted résumé) to bytes.

Writers return bytes; they never write files. A copy's file is handed over only after the verifier has read it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from app.domain.document import Document, Photo
from app.domain.resume import Resume
from app.errors import UserError
from app.render import docx, pdf, photo, plain, typesetter
from app.workers import codec
from app.workers.protocol import bytes_in

Writer = Callable[[Document, Resume], bytes]

WRITERS: Final[Mapping[str, Writer]] = MappingProxyType(
    {
        "pdf": lambda document, resume: pdf.write(document),
        "docx": lambda document, resume: docx.write(document),
        "txt": lambda document, resume: plain.write_text(document),
        "json": plain.write_json,
    }
)
"""Every format a copy can have."""


def render(document: Document, resume: Resume, format: str) -> bytes:
    """Write `document` in `format`; `resume` is the redacted résumé (JSON prints it, others ignore it).

    A window's child does it (`typesetter.use_helper`). Deterministic: equal input gives equal bytes in every process. Raises `UserError` `unknown-format` (`format`,
    `known`), `no-glyph` (`characters`), `photo-unreadable`, `photo-too-large`.
    """
    writer = WRITERS.get(format)
    if writer is None:
        raise UserError("unknown-format", format=format, known=", ".join(WRITERS))
    return _beside(document, resume, format) if typesetter.has_helper() else writer(document, resume)


PROVIDED: Final = "provided"
"""Stands for the photo in what the child gets. Its pixels come along: it is decoded in a child that ends with it."""


def _beside(document: Document, resume: Resume, format: str) -> bytes:
    uri, size, rgb = "", [0, 0], b""
    if format == "json":
        uri = resume.personal.photo
    elif format != "txt":
        uri = next((block.data_uri for block in document.blocks if isinstance(block, Photo)), "")
    if uri:
        *size, rgb = photo.pixels(uri)
    blocks = tuple(Photo(PROVIDED) if isinstance(block, Photo) else block for block in document.blocks)
    if resume.personal.photo:
        resume = dataclasses.replace(resume, personal=dataclasses.replace(resume.personal, photo=PROVIDED))
    header = {
        "format": format,
        "document": codec.encode(Document, dataclasses.replace(document, blocks=blocks)),
        "resume": codec.encode(Resume, resume if format == "json" else Resume()),
        "photo": size,
    }
    return bytes_in(typesetter.ask(typesetter.WRITE_JOB, header, rgb), "data")
