"""The values with which the template sets one document: a theme, its density, fonts and paper, worked out. Pure."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Final

from app import resources
from app.domain.design import DENSITIES
from app.domain.document import Document, text_lines
from app.domain.style import language_group
from app.render.glyph_coverage import code_points
from app.render.themes.theme import FALLBACK, FONTS, FontPair, Theme, paper_of, theme_of

LISTED: Final = frozenset({"awards", "certificates", "publications", "languages", "interests"})
"""Sections whose entries are rows of a list: not set in bold, closer together."""
_FILES: Final = {"Noto Serif SC": "NotoSerifSC-Regular.ttf"}
"""Han families that lack characters: a document that has one of those is set in the other family as a whole, not in two within a name."""
_GROUND: Final = 0.83
"""The darkest part of a ground (0 to 1); what is nearly white is refused by the verifier."""
_HAN: Final = "\u2e80"


def look(document: Document) -> dict[str, object]:
    """Return the template's values: lengths in pt, mm or multiples of the text, colours as `#rrggbb`."""
    layout, key = document.layout, language_group(document.language)
    chosen = theme_of(layout, document.language)
    fonts = pair_of(document)
    accent = layout.accent or chosen.accent
    return {
        **sizes(chosen, layout.density, key),
        **families(fonts, chinese=key == "zh"),
        "paper": {"a4": "a4", "letter": "us-letter"}[paper_of(layout, document.language)],
        "accent": accent,
        "tint": tint(accent),
        "sub_ink": {"ink": "#1a1a1a", "accent": accent}.get(chosen.sub_ink, "#4a5560"),
        "heading_ink": accent if chosen.heading_ink == "accent" else "#1a1a1a",
        "rule": chosen.rule,
        "rule_width": chosen.rule_width,
        "rule_ink": {"ink": "#1a1a1a", "accent": accent}.get(chosen.rule_ink, "#a9b6bf"),
        "head": chosen.head,
        "dates": chosen.dates,
        "sub": chosen.sub,
        "facts": chosen.facts,
        "citations": chosen.citations,
    }


def tint(accent: str) -> str:
    """Return the accent as the ground below a heading: as light as dark text needs it, and dark enough to be no hidden ink."""
    parts = [int(accent[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    share = (1 - _GROUND) / (1 - min(parts))
    return "#" + "".join(f"{round(255 * (1 - share * (1 - part))):02x}" for part in parts)


def sizes(chosen: Theme, density: int, key: str) -> dict[str, object]:
    """Return the sizes of a density step in a theme: text from 9 pt by quarters of a point, and what grows with it."""
    share = density / DENSITIES[-1]
    leading = _between(0.50, 0.72, share) + (0.09 if key == "zh" else 0.0)
    size = 9.0 + density / 4 + chosen.size
    return {
        "size": round(size, 3),
        "leading": round(leading, 4),
        "gap_section": round(_between(1.3, 2.1, share), 4),
        "gap_entry": round(_between(0.95, 1.5, share), 4),
        "gap_inner": round(leading + 0.06, 4),
        "gap_bullet": round(leading + _between(0.03, 0.12, share), 4),
        "margin_x": round(_between(*chosen.margin, share), 3),
        "margin_top": round(_between(12.0, 17.0, share), 3),
        "margin_bottom": round(_between(14.0, 17.0, share), 3),
        "name": round(size * chosen.name, 3),
        "heading": chosen.heading,
    }


def pair_of(document: Document) -> FontPair:
    """Return the fonts of a document: as chosen, and another Han face where the chosen one lacks a character of it."""
    fonts = FONTS[document.layout.fonts or theme_of(document.layout, document.language).fonts]
    file = _FILES.get(fonts.han)
    if file is None or _covers(file, text_lines(document)):
        return fonts
    return FontPair(fonts.latin, FALLBACK[1], fonts.heading, FALLBACK[1], fonts.word, fonts.word_han)


def families(fonts: FontPair, *, chinese: bool) -> dict[str, object]:
    """Return the lists of families for text and for what is bold. In Chinese the marks both scripts share are the Han face's."""
    return {
        "fonts": _listed(fonts.latin, fonts.han, chinese=chinese),
        "bold_fonts": _listed(fonts.heading, fonts.heading_han, chinese=chinese),
    }


def _listed(latin: str, han: str, *, chinese: bool) -> list[dict[str, object]]:
    first: list[dict[str, object]] = (
        [{"name": latin, "covers": "latin-in-cjk"}, {"name": han}, {"name": latin}]
        if chinese
        else [{"name": latin}, {"name": han}]
    )
    first.extend({"name": name} for name in FALLBACK)
    return first


def _covers(file: str, texts: Sequence[str]) -> bool:
    known = _code_points(file)
    return all(character < _HAN or ord(character) in known for text in texts for character in text)


@functools.cache
def _code_points(file: str) -> frozenset[int]:
    return frozenset(code_points(resources.path("fonts", file)))


def _between(low: float, high: float, share: float) -> float:
    return low + (high - low) * share
