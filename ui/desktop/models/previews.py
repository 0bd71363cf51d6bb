"""One planned copy as it would be handed over, made beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.cancel import CancelToken
from ui.desktop.models import traceability
from ui.desktop.models.traceability import MarkedPlace

if TYPE_CHECKING:
    from app.render.preview import PageImage
    from app.services.copies import CopyRequest
    from app.services.copy_plan import CopyPlan
    from ui.desktop.session import Session


@dataclass(frozen=True, slots=True)
class Preview:
    """The plan, its pages as pictures (rendered at `scale` pixels per point), its extracted text, where marks stand."""

    request: CopyRequest
    plan: CopyPlan
    pages: tuple[PageImage, ...]
    untrusted_text: str
    places: tuple[MarkedPlace, ...]
    scale: float


def make_preview(session: Session, request: CopyRequest, copy_id: str, scale: float, token: CancelToken) -> Preview:
    """Plan the copy and render its real pages."""
    from app.render.preview import extracted_text, pages

    plan = session.copies.plan(request, copy_id=copy_id)
    token.check()
    pdf = session.copies.preview(plan)
    token.check()
    places = traceability.marked_places(plan, pdf)
    return Preview(request, plan, pages(pdf, scale), extracted_text(pdf), places, scale)
