"""Shows how a planned copy would look in another design: the same text, laid out anew. Writes nothing."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from app.domain.compose import compose
from app.domain.document import Document
from app.domain.hidden_sections import without_sections
from app.domain.layout import Appearance, Fit, overridden
from app.domain.style import ordered_sections
from app.render.fit import fit
from app.services.appearances import checked, design_of, pinned_sections

if TYPE_CHECKING:
    from app.services.copy_plan import CopyPlan


def in_theme(appearance: Appearance, key: str) -> Appearance:
    """Return an appearance with another theme, whose own colour, fonts and density then hold."""
    return appearance if appearance.theme == key else overridden(appearance, Appearance(key))


def designed(plan: CopyPlan, appearance: Appearance, day: str) -> tuple[Document, Fit]:
    """Return the document of a plan as the résumé's copies would look with `appearance`, and how it fills its pages; `day` (ISO) is when it
    would be signed. Raises what `checked` raises, and `EnvironmentProblem` `pdf-failed`."""
    checked(appearance)
    design = design_of(dataclasses.replace(plan.master, appearance=appearance), Appearance())
    pinned = pinned_sections(appearance)
    order = (*pinned, *(key for key in ordered_sections(plan.style) if key not in pinned))
    document = compose(
        without_sections(plan.redaction.resume, design.hidden),
        dataclasses.replace(plan.style, section_order=order),
        reference=plan.reference,
        notice=plan.document.notice,
        layout=design.layout,
        arrangement=design.arrangement,
        day=day,
    )
    found = fit(document, density=appearance.density, pages=appearance.pages)
    layout = dataclasses.replace(document.layout, density=found.density, pages=found.pages)
    return dataclasses.replace(document, layout=layout), found
