"""Sentences about the reasons why a copy was refused, and the place in the résumé where each is: for the command line and the window."""

from __future__ import annotations

import re
from typing import Any, Final

from app import messages
from app.domain.policy import WordAction
from app.domain.resume import Line, Resume
from app.render.glyph_coverage import NO_GLYPH
from app.services.verifier_feedback import Refusal

_NAMED_BY: Final = ("organisation", "institution", "title", "name", "language", "network")
"""Attributes by which a person knows an entry."""
_PARTS: Final = frozenset(
    "name label summary organisation institution position location description title url area entity keywords start end".split()
)
_LONGEST: Final = 40


def place_name(resume: Resume, field_id: str, language: str) -> str:
    """Return where a field of a résumé is, as a person would say it: `Work, Bosch, point 3`; empty for no field."""
    if not field_id:
        return ""
    section, *rest = field_id.split(".")
    parts = [messages.sentence(f"place-{section}", language)]
    node: Any = getattr(resume, section, None)
    for step in rest:
        if isinstance(node, tuple):
            at, node = _item(node, step)
            if isinstance(node, str | Line) or node is None:
                parts.append(messages.sentence("place-point", language, {"number": at + 1}))
            elif name := _entry_name(node):
                parts.append(name)
            else:
                parts.append(messages.sentence("place-entry", language, {"number": at + 1}))
        else:
            node = getattr(node, step, None)
            if step in _PARTS:
                parts.append(messages.sentence(f"place-part-{step}", language))
    return messages.sentence("place-joint", language).join(parts)


def refusal_sentence(refusal: Refusal, resume: Resume, language: str) -> str:
    """Return one sentence that says which words are in the way, where, and what they would tell."""
    params: dict[str, str | int] = {
        "text": refusal.text,
        "format": refusal.format.upper(),
        "where": refusal.where,
        "place": place_name(resume, refusal.field, language),
        "what": kind_name(refusal, language),
    }
    if refusal.code not in ("value", "pattern", NO_GLYPH):
        return messages.sentence("refused-file", language, {**params, "code": refusal.code})
    code = "refused-no-glyph" if refusal.code == NO_GLYPH else f"refused-{refusal.code}"
    return messages.sentence(code if refusal.field else "refused-elsewhere", language, params)


def kind_name(refusal: Refusal, language: str) -> str:
    """Return what the recipient would learn by the words: a kind of data in words."""
    return messages.sentence(f"tells-{refusal.kind.value}" if refusal.kind else "tells-something", language)


def refusal_json(refusal: Refusal, resume: Resume, language: str) -> dict[str, object]:
    """Return a refusal as JSON: `{text, field, format, where, suggestion}` and, beside these, its place and sentence, the other ways, and the
    code and kind of the finding."""
    return {
        "text": refusal.text,
        "field": refusal.field,
        "format": refusal.format,
        "where": refusal.where,
        "suggestion": refusal.suggestion.value if refusal.suggestion else None,
        "ways": [way.value for way in refusal.ways],
        "place": place_name(resume, refusal.field, language),
        "message": refusal_sentence(refusal, resume, language),
        "code": refusal.code,
        "kind": refusal.kind.value if refusal.kind else None,
    }


def options_line(refusal: Refusal) -> str:
    """Return the options of `copy make` that are the ways on, the suggestion first; empty where there is none."""
    where = f"{_quoted(refusal.field)} {_quoted(refusal.text)}"
    last = {WordAction.REPLACE: " NEW"}
    return "  |  ".join(f"--{way.value} {where}{last.get(way, '')}" for way in refusal.ways)


def _quoted(text: str) -> str:
    return text if re.fullmatch(r"[\w.-]+", text) else "'" + text.replace("'", "'\\''") + "'"


def _item(items: tuple[Any, ...], step: str) -> tuple[int, Any]:
    """Return the position of an item of a list, by its id or number, and the item."""
    for at, item in enumerate(items):
        if (str(at) if isinstance(item, str) else item.id) == step:
            return at, item
    return (int(step) if step.isdigit() else len(items)), None


def _entry_name(node: Any) -> str:
    name = next((text for one in _NAMED_BY if (text := getattr(node, one, ""))), "")
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
