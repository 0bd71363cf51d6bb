"""A theme in a Word file: sizes in half points, lengths in twentieths of a point, the reader's own fonts. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.chinese_script import is_traditional
from app.domain.document import Document, Entry, Photo, Title
from app.domain.style import language_group
from app.render.themes.look import pair_of, sizes, tint
from app.render.themes.theme import FONTS, paper_of, theme_of
from app.render.themes.widths import ems

_PAPERS: Final = {"a4": (11906, 16838), "letter": (12240, 15840)}
_MM: Final = 56.69
DATE_COLUMN: Final = round(36 * _MM)
_PHOTO: Final = round(33 * _MM)
"""A photo and the gap beside it."""
_HEADING: Final = 1.2
"""A heading's size in the template of the PDF is this much above the theme's share (Typst sets headings of the second level so)."""
_FACT_ROOM: Final = 1900
_GAP: Final = 1.2
"""Ems between the name of an entry and what follows it on the same line."""
_FAMILIES: Final = {pair.latin: pair.word for pair in FONTS.values()}
"""The family that a Word file names for one of the program's own."""
_AS_WIDE: Final = {"Times New Roman": 0.95}
"""Size at which a family that every machine has (or one of the same widths) runs as wide as the theme's own; those without a share do."""


@dataclass(frozen=True, slots=True)
class WordLook:
    """Values for `docx_parts`: `size` and `name` and `heading` in half points, the rest in twips, `line` the distance between lines; colours as `RRGGBB`."""

    paper: tuple[int, int]
    margins: tuple[int, int, int]
    size: int
    name: int
    heading: int
    line: int
    gap_section: int
    gap_entry: int
    gap_inner: int
    gap_bullet: int
    ink: str
    accent: str
    heading_ink: str
    rule: str
    rule_ink: str
    rule_width: int
    tint: str
    sub_ink: str
    head: str
    latin: str
    heading_latin: str
    han: str
    heading_han: str
    centred: bool
    dates: str
    facts: str
    sub: str
    beside_photo: int

    @property
    def width(self) -> int:
        """The width of the text."""
        return self.paper[0] - 2 * self.margins[2]

    @property
    def fact_column(self) -> int:
        """Position at which the second of two facts in a row begins: they leave room for a photo."""
        return round((self.width - _FACT_ROOM) / 2)

    def fits(self, text: str) -> bool:
        """Return True if a text surely stands on one line of the head."""
        return self._wide(text) <= self.width - self.beside_photo

    def facts_fit(self, first: str, second: str) -> bool:
        """Return True if two facts surely stand in one row."""
        room = self.width - self.beside_photo - self.fact_column
        return self._wide(first) < self.fact_column and self._wide(second) < room

    @property
    def column(self) -> int:
        """Position at which the second column of an entry's head begins."""
        return round(self.width * 0.45)

    def beside(self, heads: Sequence[Entry]) -> tuple[int, ...]:
        """Return the positions at which what follows the names of entries of one section begins on the same lines; none if one has surely no room."""
        if not heads or any("\n" in head.left + head.sub for head in heads):
            return ()
        gap = _GAP * self.size * 10
        ends = [self._wide(head.left, bold=True) + gap for head in heads]
        last = [self.width - self._wide(head.sub) - gap / 2 - self._wide(head.right) for head in heads]
        if self.sub == "column":
            ends = [max(*ends, min(self.column, *last))] * len(heads)
        fit = all(end <= most for end, most in zip(ends, last, strict=True))
        return tuple(round(end) for end in ends) if fit else ()

    def _wide(self, text: str, *, bold: bool = False) -> float:
        return ems(text, self.latin, bold=bold) * self.size * 10


def word_look(document: Document) -> WordLook:
    """Return the values of a document's theme and density."""
    layout, key = document.layout, language_group(document.language)
    chosen, fonts = theme_of(layout, document.language), pair_of(document)
    lengths = {name: float(str(value)) for name, value in sizes(chosen, layout.density, key).items()}
    accent = (layout.accent or chosen.accent).removeprefix("#").upper()
    size = lengths["size"]

    def twips(ems: float) -> int:
        return round(ems * size * 20)

    traditional = is_traditional(document.language)
    fitted = round(size * _AS_WIDE.get(fonts.word, 1.0) * 2)
    photo = _has_photo(document)
    heading_latin = _FAMILIES.get(fonts.heading, fonts.word)
    heading = round(size * lengths["heading"] * _HEADING * 2)
    return WordLook(
        paper=_PAPERS[paper_of(layout, document.language)],
        margins=_margins(lengths),
        size=fitted,
        name=int(min(lengths["name"], _name_size(document, lengths["margin_x"], photo, heading_latin)) * 2),
        heading=heading,
        line=twips(0.7 + lengths["leading"]),
        gap_section=twips(lengths["gap_section"] * 0.8) - (heading - round(size * lengths["heading"] * 2)) * 15,
        gap_entry=twips(max(0.0, lengths["gap_entry"] - lengths["leading"])),
        gap_inner=twips(0.06),
        gap_bullet=twips(lengths["gap_bullet"] - lengths["leading"]),
        ink="1A1A1A",
        accent=accent,
        heading_ink=accent if chosen.heading_ink == "accent" else "1A1A1A",
        rule=chosen.rule,
        rule_ink={"ink": "1A1A1A", "accent": accent}.get(chosen.rule_ink, "A9B6BF"),
        rule_width=round(chosen.rule_width * 8),
        tint=tint(f"#{accent}").removeprefix("#").upper(),
        sub_ink={"ink": "1A1A1A", "accent": accent}.get(chosen.sub_ink, "4A5560"),
        head=chosen.head,
        latin=fonts.word,
        heading_latin=heading_latin,
        han="PMingLiU" if traditional and fonts.word_han == "SimSun" else fonts.word_han,
        heading_han="SimHei" if fonts.word_han == "SimSun" else fonts.word_han,
        centred=chosen.head in ("center", "formal") and not photo,
        dates=chosen.dates,
        facts=chosen.facts,
        sub=chosen.sub,
        beside_photo=_PHOTO if photo else 0,
    )


def _has_photo(document: Document) -> bool:
    return any(isinstance(block, Photo) for block in document.blocks)


def _margins(lengths: Mapping[str, float]) -> tuple[int, int, int]:
    """Return the margins at the top, the bottom and both sides, in twentieths of a point."""
    top, bottom, sides = (round(lengths[name] * _MM) for name in ("margin_top", "margin_bottom", "margin_x"))
    return top, bottom, sides


def _name_size(document: Document, margin: float, photo: bool, family: str) -> float:
    """Return the size in points at which the name surely stands on one line."""
    width = (
        _PAPERS[paper_of(document.layout, document.language)][0] - 2 * margin * _MM - (_PHOTO if photo else 0)
    ) / 20
    longest = max(
        (ems(block.text, family, bold=True) for block in document.blocks if isinstance(block, Title)), default=0
    )
    return width / longest if longest else width
