"""Options of `countermark copy …` about the look of a copy, and what is said of how it fills its pages."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app import messages
from app.domain.design import PAPERS, Appearance
from app.render.themes.theme import THEMES

if TYPE_CHECKING:
    from app.services.copies import CopyResult


def add_design_options(parser: argparse.ArgumentParser) -> None:
    """Add the options; without them a copy looks as is set for its résumé."""
    parser.add_argument("--theme", choices=THEMES, default="", help="default: as set for the résumé, else by language")
    parser.add_argument("--paper", choices=PAPERS, default="", help="default: that of the résumé's country")
    parser.add_argument(
        "--pages", type=int, default=0, metavar="N", help="make it fit on N pages, if it still reads well"
    )


def chosen_appearance(options: argparse.Namespace) -> Appearance:
    """Return what the options ask for."""
    return Appearance(options.theme, paper=options.paper, pages=options.pages)


def layout_json(result: CopyResult) -> dict[str, object]:
    """Return theme, paper, density and pages of a copy that was made."""
    from app.services.copies import layout_facts

    assert result.plan is not None
    layout = layout_facts(result.plan)
    return {**layout, "density": int(layout["density"]), "pages": int(layout["pages"])}


def fit_warnings(result: CopyResult, language: str) -> list[dict[str, object]]:
    """Return a warning where the copy has more pages than were asked for: by how much, and what could be left out."""
    found = result.plan.fit if result.plan is not None else None
    if found is None or not found.over:
        return []
    params: dict[str, str | int] = {"pages": found.pages, "wanted": found.wanted, "lines": found.over}
    if not found.leave_out:
        return [{"code": "pages-over", "message": messages.sentence("pages-over", language, params), **params}]
    names = [found.labels[key] for key in found.leave_out]
    params["parts"] = "; ".join(name if len(name) <= 40 else name[:39] + "…" for name in names)
    sentence = messages.sentence("pages-over-leave-out", language, params)
    return [{"code": "pages-over", "message": sentence, "leave_out": list(found.leave_out), **params}]
