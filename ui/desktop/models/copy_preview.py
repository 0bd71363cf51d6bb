"""Preview of one planned copy as it would be handed over, made beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.workers.cancellation import CancelToken, Progress, no_progress
from ui.desktop.models import traceability
from ui.desktop.models.traceability import MarkedPlace

if TYPE_CHECKING:
    from app.domain.identifying_names import PrintedName
    from app.domain.sensitivity import Kind
    from app.render.preview import PageImage
    from app.services.copies import CopyRequest
    from app.services.copy_plan import CopyPlan
    from app.services.prior_disclosures import PriorDisclosure
    from ui.desktop.shell.session import Session

_STEPS: Final = 3


@dataclass(frozen=True, slots=True)
class Preview:
    """The plan, its pages as pictures (rendered at `scale` pixels per point), its extracted text, where marks stand, what
    the recipient (or `represented`, the employer an agency acts for) already has, kinds of data that are unusual at this
    stage, the explanations (language → text) of the critical signals in the check of the posting, and the names it prints that may
    identify somebody whom it withholds."""

    request: CopyRequest
    plan: CopyPlan
    pages: tuple[PageImage, ...]
    untrusted_text: str
    places: tuple[MarkedPlace, ...]
    scale: float
    earlier: tuple[PriorDisclosure, ...]
    unusual: tuple[Kind, ...]
    represented: str = ""
    signs: tuple[Mapping[str, str], ...] = ()
    names: tuple[PrintedName, ...] = ()


def make_preview(
    session: Session,
    request: CopyRequest,
    copy_id: str,
    scale: float,
    token: CancelToken,
    represented: str = "",
    progress: Progress = no_progress,
) -> Preview:
    """Plan the copy and render its real pages; `represented` is the employer an agency acts for."""
    from app.render import typesetter
    from app.render.preview import Shown, show
    from app.services.prior_disclosures import prior_disclosures
    from app.services.risk_confirmation import critical_signals

    def draw(plan: CopyPlan) -> tuple[Shown, tuple[MarkedPlace, ...]]:
        token.check()
        pdf = session.copies.preview(plan)
        token.check()
        places = tuple(traceability.marked_places(plan))
        shown = show(pdf, scale, [place.text for place in places])
        return shown, traceability.located_places(places, shown.boxes)

    def read(plan: CopyPlan) -> Preview:
        progress("render", 1, _STEPS)
        has = prior_disclosures(session.vault, (request.recipient.name, represented), request.recipient.domains)
        odd = session.copies.unusual(plan, token)
        grave = critical_signals(session.vault, request.recipient.name, request.check_id)
        signs = grave.explanations if grave else ()
        names = session.names.printed(plan, token)
        progress("preview", 2, _STEPS)
        return Preview(request, plan, (), "", (), scale, has, odd, represented, signs, names)

    progress("plan", 0, _STEPS)
    typesetter.prepare()  # it starts while the copy is planned
    plan, (shown, places), said = session.copies.plan_and_draw(request, draw, read, copy_id=copy_id, cancel=token)
    token.check()
    return replace(said, plan=plan, pages=shown.pictures, untrusted_text=shown.text, places=places)
