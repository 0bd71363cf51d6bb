"""Traceability of a planned copy: its estimate, the marked places on its pages, and simulated attacks. Stores nothing.

A thin adapter between the Send page and `app.marks`, without Qt.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.document import Block, Bullet, Document, Entry, Heading, Inline, Pair, Paragraph, block_lines, footer
from app.workers.cancellation import CancelToken, Progress

if TYPE_CHECKING:
    from app.domain.attribution import DrillResult, ScenarioBits
    from app.marks.carriers import Carrier
    from app.render.preview import Box, Boxes
    from app.services.copy_plan import CopyPlan
    from ui.desktop.shell.session import Session


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """One place of the pages: the mark's layer, its place code (see `leak_answer.place_name`), the text, its boxes."""

    layer: str
    place: str
    text: str
    boxes: tuple[Box, ...] = ()


def measure(session: Session, plan: CopyPlan, cancel: CancelToken) -> tuple[ScenarioBits, ...]:
    """The meter's estimate for a planned copy among the copies there will then be."""
    return session.traceability.scenarios(plan, cancel=cancel)


def try_it(session: Session, plan: CopyPlan, cancel: CancelToken, progress: Progress) -> tuple[DrillResult, ...]:
    """Attack the planned copy as if it had been sent, and trace each result among it and all real copies."""
    return session.traceability.drill(plan, cancel=cancel, progress=progress)


def located_places(places: Sequence[MarkedPlace], found: Boxes) -> tuple[MarkedPlace, ...]:
    """Return the places with the boxes `found` for their texts; what a page does not show is left out."""
    return tuple(dataclasses.replace(place, boxes=boxes) for place, boxes in zip(places, found, strict=True) if boxes)


def marked_places(plan: CopyPlan) -> Iterator[MarkedPlace]:
    """Yield every place of a copy that carries a mark, in reading order, not located on a page yet."""
    for alias in plan.aliases.values():
        yield MarkedPlace("contact", "alias", alias)
    from app.marks.layers.usage import places_of

    small = places_of(plan.master.resume, plan.spec.carriers)
    style_name = next((carrier.target for carrier in plan.spec.carriers if carrier.layer == "style"), "")
    for block in plan.document.blocks:
        yield from _of_block(block, plan.spec.carriers, style_name, small)
    if plan.document.reference:
        yield MarkedPlace("reference", "reference", footer(_without_notice(plan.document)))


def _of_block(
    block: Block, carriers: Sequence[Carrier], style_name: str, small: Mapping[str, str]
) -> Iterator[MarkedPlace]:
    """The mark of one block: its own carrier, else the document-wide way of writing that shows in its header, else a
    small word that varies in it (`small`: field id → carrier)."""
    if isinstance(block, Heading):
        if any(carrier.layer == "headings" and carrier.target == block.section for carrier in carriers):
            yield MarkedPlace("headings", f"headings:{block.section}", block.text)
        return
    if isinstance(block, Entry):
        shown = block.right or block.sub
        if style_name and shown:
            yield MarkedPlace("style", f"style:{_date_target(carriers)}", shown)
        return
    if isinstance(block, Inline):
        moved = {
            field
            for field in block.fields
            for carrier in carriers
            if carrier.layer == "order" and _is_reordered(carrier, field)
        }
        for item, field in zip(block.items, block.fields, strict=True):
            if field in moved:
                yield MarkedPlace("order", f"order:{field}", item)
        return
    if not isinstance(block, Bullet | Paragraph | Pair) or not block.field:
        return
    for carrier in carriers:
        if carrier.layer == "wording" and carrier.target == block.field:
            yield MarkedPlace("wording", f"wording:{block.field}", block_lines(block)[0])
            return
    for carrier in carriers:
        if carrier.layer == "order" and _is_reordered(carrier, block.field):
            yield MarkedPlace("order", f"order:{block.field}", block_lines(block)[0])
            return
    if block.field in small:
        yield MarkedPlace("usage", small[block.field], block_lines(block)[0])


def _date_target(carriers: Sequence[Carrier]) -> str:
    names = [carrier.target for carrier in carriers if carrier.layer == "style"]
    return "date_format" if "date_format" in names else names[0]


def _is_reordered(carrier: Carrier, field: str) -> bool:
    """Return True if an order carrier places this field among its fellows, or orders the items inside it."""
    head, _, last = field.rpartition(".")
    return (carrier.target == head and last in carrier.options) or carrier.target == f"{field}.keywords"


def _without_notice(document: Document) -> Document:
    return dataclasses.replace(document, notice="")
