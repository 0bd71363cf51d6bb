"""The registry of writers: one function per format, from a composed document (and the redacted résumé) to bytes.

Writers return bytes; they never write files. A copy's file is handed over only after the verifier has read it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from app.domain.document import Document
from app.domain.resume import Resume
from app.errors import UserError
from app.render import docx, pdf, plain

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

    Deterministic: equal input gives equal bytes in every process. Raises `UserError` `unknown-format` (`format`,
    `known`), `no-glyph` (`characters`), `photo-unreadable`, `photo-too-large`.
    """
    writer = WRITERS.get(format)
    if writer is None:
        raise UserError("unknown-format", format=format, known=", ".join(WRITERS))
    return writer(document, resume)
