"""Sections of a résumé that a person keeps out of every copy: for the look of it, not for secrecy. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, Final

from app.domain.resume import Resume
from app.domain.style import SECTIONS

HIDEABLE: Final = ("summary", *SECTIONS, "references")
"""Sections that can be hidden, beside a person's own (`sections.<id>`)."""


def without_sections(resume: Resume, hidden: Iterable[str]) -> Resume:
    """Return the résumé without its hidden sections."""
    hidden = frozenset(hidden)
    gone: dict[str, Any] = {key: () for key in hidden if key in (*SECTIONS, "references")}
    basics = dataclasses.replace(resume.basics, summary="") if "summary" in hidden else resume.basics
    own = tuple(one for one in resume.sections if f"sections.{one.id}" not in hidden)
    return dataclasses.replace(resume, basics=basics, sections=own, **gone)


def is_hidden(field: str, hidden: Iterable[str]) -> bool:
    """Return True if a field belongs to a hidden section."""
    return any(
        field == key or field.startswith(f"{key}.")
        for key in ("basics.summary" if one == "summary" else one for one in hidden)
    )
