"""Proofreads a planned copy: what the verifier would find in its text, before any file is made. The finished files are verified all the same."""

from __future__ import annotations

from dataclasses import replace

from app.domain.document import Document
from app.domain.policy import Redaction
from app.domain.resume import Resume
from app.domain.verification import Finding


def proofread(
    marked: Resume, redaction: Redaction, document: Document, printed: bool, name: str
) -> tuple[Finding, ...]:
    """Return the findings of the verifier in the text, the JSON and the file `name` (without ending) of a planned copy, before any file is handed to it;
    `printed`: also words that the fonts lack. Saves most refusals; the finished files are verified all the same."""
    from app.domain.document import text_lines
    from app.redact.derived_forms import derived_forms
    from app.render.glyph_coverage import unprintable_words
    from app.render.plain import write_json, write_text
    from app.verify.judge import verify
    from app.verify.model import NEVER_OF_OTHERS, Context
    from app.verify.registry import CHANNELS

    found: list[Finding] = []
    forms = derived_forms(redaction.absent, marked)
    kinds = NEVER_OF_OTHERS | redaction.policy.removed_kinds
    shown = redaction.resume
    unpictured = replace(shown, personal=replace(shown.personal, photo=""))  # no child may start another to decode it
    for ending, data, expected in (
        ("txt", write_text(document), tuple(text_lines(document))),
        ("json", write_json(document, unpictured), None),
    ):
        context = Context(True, expected, redaction.absent, redaction.allowed, derived=forms, patterns=kinds)
        found += verify(f"{name}.{ending}", data, context, CHANNELS).findings
    return (*found, *(unprintable_words(redaction.resume) if printed else ()))
