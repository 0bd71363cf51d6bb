"""Thumbnails of a copy in every theme, made beside the window, and the words for what can be chosen of its look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from app.domain.design import Appearance, Fit
from app.domain.resume import Resume
from app.workers.cancellation import CancelToken
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.render.preview import PageImage
    from app.services.copy_plan import CopyPlan

PREVIEW_SCALE: Final = 0.42
"""Of a thumbnail, in pixels per point on a plain screen."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """The first page of a copy in a theme, and how the copy fills its pages."""

    theme: str
    page: PageImage
    fit: Fit


def make_thumbnail(
    plan: CopyPlan, appearance: Appearance, key: str, day: str, scale: float, token: CancelToken
) -> Thumbnail:
    """Lay the copy out in a theme and draw its first page."""
    from app.render.preview import show
    from app.render.writers import render
    from app.services.design_previews import designed, in_theme

    document, found = designed(plan, in_theme(appearance, key), day)
    token.check()
    pdf = render(document, plan.redaction.resume, "pdf")
    token.check()
    return Thumbnail(key, show(pdf, scale, ()).pictures[0], found)


def make_pages(
    resume: Resume, appearance: Appearance, day: str, scale: float, token: CancelToken
) -> tuple[PageImage, ...]:
    """Lay a whole résumé out as it is written, and draw its pages at `scale` pixels per point."""
    from app.render import typesetter
    from app.render.preview import show
    from app.render.writers import render
    from app.services.design_previews import as_written

    typesetter.prepare()
    document, _ = as_written(resume, appearance, day)
    token.check()
    pdf = render(document, resume, "pdf")
    token.check()
    return show(pdf, scale, ()).pictures


def count_text(pages: int) -> str:
    """Return a number of pages in words."""
    translate = QCoreApplication.translate
    return translate("Designs", "1 page") if pages == 1 else translate("Designs", "Pages: {count}").format(count=pages)


def over_text(found: Fit | None) -> str:
    """Return by how much a copy is too long for the pages that were wanted, and what could be left out; empty where it fits."""
    if found is None or not found.over:
        return ""
    translate = QCoreApplication.translate
    one = translate("Designs", "One line too long for the number of pages you chose.")
    several = translate("Designs", "Lines too long for the number of pages you chose: {count}").format(count=found.over)
    text = one if found.over == 1 else several
    small = translate("Designs", "Smaller type would be hard to read.")
    if not found.leave_out:
        return f"{text} {small}"
    names = [one_line(found.labels[key]) for key in found.leave_out]
    parts = "; ".join(name if len(name) <= 40 else name[:39] + "…" for name in names)
    advice = translate("Designs", "It would fit without: {parts}").format(parts=parts)
    return f"{text} {advice}"


def accent_names() -> dict[str, str]:
    """Return the names of the colours that are offered, in the language in force."""
    translate = QCoreApplication.translate
    return {
        "#1f4e6b": translate("Designs", "Steel blue"),
        "#1f3a5f": translate("Designs", "Navy"),
        "#26323d": translate("Designs", "Slate"),
        "#1a1a1a": translate("Designs", "Black"),
        "#5b2333": translate("Designs", "Burgundy"),
        "#2f5233": translate("Designs", "Forest green"),
        "#4a3b6b": translate("Designs", "Violet"),
        "#7a3e12": translate("Designs", "Rust"),
    }


def font_names() -> dict[str, str]:
    """Return the names of the pairs of fonts."""
    translate = QCoreApplication.translate
    return {
        "sans": translate("Designs", "Sans serif"),
        "serif": translate("Designs", "Serif"),
        "garamond": translate("Designs", "Garamond"),
        "mixed": translate("Designs", "Sans serif, headings in serif"),
        "plain": translate("Designs", "Noto Sans (widest)"),
    }
