"""Shows how a planned copy would look in another design, and how a résumé looks as it is written. Writes nothing."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from app.domain.compose import compose
from app.domain.design import Appearance, Fit, overridden
from app.domain.document import Document
from app.domain.hidden_sections import without_sections
from app.domain.resume import Resume
from app.domain.style import default_style, ordered_sections
from app.render.page_fit import fit
from app.services.saved_designs import checked, design_of, pinned_sections, printed_order
from app.services.stored_resume import MAIN, Master

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
    return _fitted(document, appearance)


def as_written(resume: Resume, appearance: Appearance, day: str) -> tuple[Document, Fit]:
    """Return the document of a whole résumé without marks, with nothing withheld, and how it fills its pages. For the eyes of its owner:
    nothing else may print it. Raises what `checked` raises, and `EnvironmentProblem` `pdf-failed`."""
    checked(appearance)
    design = design_of(Master(MAIN, 0, resume, {}, appearance), Appearance())
    order = printed_order(appearance, resume.language)
    document = compose(
        without_sections(resume, design.hidden),
        dataclasses.replace(default_style(resume.language), section_order=order),
        layout=design.layout,
        arrangement=design.arrangement,
        day=day,
    )
    return _fitted(document, appearance)


def _fitted(document: Document, appearance: Appearance) -> tuple[Document, Fit]:
    found = fit(document, density=appearance.density, pages=appearance.pages)
    layout = dataclasses.replace(document.layout, density=found.density, pages=found.pages)
    return dataclasses.replace(document, layout=layout), found
