"""Writes an assignment into a master version. Chronology, pins, names and numbers stay as they are."""

from __future__ import annotations

import dataclasses

from app.domain.resume import Resume
from app.domain.style import Style, default_style
from app.marks.assignment import Assignment
from app.marks.carriers import FIXED
from app.marks.layers import LAYERS
from app.marks.specification import Spec


def apply_marks(
    resume: Resume, spec: Spec, assignment: Assignment, pinned: tuple[str, ...] = ()
) -> tuple[Resume, Style]:
    """Return the marked master and the document style of one copy. `spec` must have been built from `resume`, and with the sections that
    are `pinned`: they stand first."""
    style = dataclasses.replace(default_style(resume.language), section_order=pinned)
    for layer in LAYERS:
        values = {
            carrier: (0,) if value[0] == FIXED and carrier.kind == "choice" else value
            for carrier, value in zip(spec.carriers, assignment.values, strict=True)
            if carrier.layer == layer.name
        }
        resume, style = layer.apply(resume, style, values)
    return resume, style
