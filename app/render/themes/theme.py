"""The themes: tables of values in `resources/themes/`, read once. Must never hold text that a copy prints."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app import resources
from app.domain.design import DENSITIES, PAPERS, Appearance, Arrangement, Layout
from app.domain.style import language_group
from app.errors import UserError
from app.render.paper_size import uses_letter

THEMES: Final = ("classic", "modern", "compact", "academic", "zh-standard", "zh-compact", "executive", "european")
"""Every theme, in the order in which they are offered."""
DEFAULTS: Final = {"en": "modern", "zh": "zh-standard"}
FALLBACK: Final = ("Noto Sans", "Noto Sans SC")
"""Families behind every pair: together they have every character that can be printed (`app.render.glyph_coverage`)."""
ACCENTS: Final = ("#1f4e6b", "#1f3a5f", "#26323d", "#1a1a1a", "#5b2333", "#2f5233", "#4a3b6b", "#7a3e12")
"""Accents that are offered: each has a contrast of 7 to 1 and more on white, and stays dark in greyscale."""
_HEX: Final = re.compile(r"#[0-9a-f]{6}")
_LEAST_CONTRAST: Final = 4.5


@dataclass(frozen=True, slots=True)
class FontPair:
    """Families of a pair: `latin` and `han` for text, `heading` and `heading_han` for what is bold (Chinese print sets it in Hei);
    `word` and `word_han`: the families a Word file names, which are the reader's own."""

    latin: str
    han: str
    heading: str
    heading_han: str
    word: str
    word_han: str


FONTS: Final[Mapping[str, FontPair]] = {
    "sans": FontPair("Resume Sans", "Noto Sans SC", "Resume Sans", "Noto Sans SC", "Calibri", "DengXian"),
    "serif": FontPair("Resume Serif", "Noto Serif SC", "Resume Serif", "Noto Sans SC", "Georgia", "SimSun"),
    "garamond": FontPair("EB Garamond", "Noto Serif SC", "EB Garamond", "Noto Sans SC", "Times New Roman", "SimSun"),
    "mixed": FontPair("Resume Sans", "Noto Sans SC", "Resume Serif", "Noto Sans SC", "Calibri", "DengXian"),
    "plain": FontPair("Noto Sans", "Noto Sans SC", "Noto Sans", "Noto Sans SC", "Calibri", "DengXian"),
}
"""Pairs of fonts that can be chosen; `mixed` sets text in the sans serif and headings in the serif."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A table of values. Sizes: `size` in points beside the density's, `name` and `heading` as multiples of the text, `margin` in mm at the
    tightest and the airiest density; `floor`: the tightest density that still reads well, by language. The other values name a form of
    the template (`resources/templates/resume.typ`) each."""

    key: str
    names: Mapping[str, str]
    purposes: Mapping[str, str]
    fonts: str
    accent: str
    size: float
    floor: Mapping[str, int]
    head: str
    name: float
    heading: float
    heading_ink: str
    rule: str
    rule_width: float
    rule_ink: str
    sub_ink: str
    dates: str
    sub: str
    facts: str
    photo: bool
    signature: bool
    order: tuple[str, ...]
    citations: bool
    margin: tuple[float, float]

    @property
    def arrangement(self) -> Arrangement:
        """Return what of the document this theme arranges."""
        facts = "head" if self.facts == "grid" else self.facts
        dates = "first" if self.dates == "left" else "second" if self.sub == "below" else "last"
        return Arrangement(facts, self.photo, self.signature, dates)


@lru_cache(maxsize=len(THEMES))
def theme(key: str) -> Theme:
    """Return a theme. Raises `UserError` `theme-unknown` (`theme`, `known`)."""
    if key not in THEMES:
        raise UserError("theme-unknown", theme=key[:40], known=", ".join(THEMES))
    table = json.loads(resources.path("themes", f"{key}.json").read_text("utf-8"))
    names, purposes, order, margin = (table.pop(part) for part in ("name_of", "purpose", "order", "margin"))
    return Theme(key, names, purposes, order=tuple(order), margin=(margin[0], margin[1]), **table)


def theme_of(layout: Layout, language: str) -> Theme:
    """Return the theme of a layout; without one that of the language."""
    return theme(layout.theme or DEFAULTS[language_group(language)])


def paper_of(layout: Layout, language: str) -> str:
    """Return `a4` or `letter`: as chosen, or as the language's country prints."""
    return layout.paper or ("letter" if uses_letter(language) else "a4")


def layout_of(appearance: Appearance) -> Layout:
    """Return the layout an appearance asks for; its density is the default where it is to be found.

    Raises `UserError` `theme-unknown`, `accent-unusable`, `fonts-unknown`, `paper-unknown`, `density-unknown`.
    """
    if appearance.theme:
        theme(appearance.theme)
    if appearance.accent and not _readable(appearance.accent):
        raise UserError("accent-unusable", accent=appearance.accent[:20])
    if appearance.fonts and appearance.fonts not in FONTS:
        raise UserError("fonts-unknown", fonts=appearance.fonts[:20], known=", ".join(FONTS))
    if appearance.paper and appearance.paper not in PAPERS:
        raise UserError("paper-unknown", paper=appearance.paper[:20], known=", ".join(PAPERS))
    found = Layout(appearance.theme, accent=appearance.accent, fonts=appearance.fonts, paper=appearance.paper)
    return (
        found
        if appearance.density not in DENSITIES
        else Layout(appearance.theme, appearance.density, appearance.accent, appearance.fonts, appearance.paper)
    )


def _readable(accent: str) -> bool:
    """Return True for `#rrggbb` that has the contrast on white that WCAG 2.2 asks of text (4.5 to 1)."""
    if not _HEX.fullmatch(accent):
        return False
    parts = [int(accent[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= _LEAST_CONTRAST
