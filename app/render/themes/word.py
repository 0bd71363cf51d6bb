"""A theme in a Word file: sizes in half points, lengths in twentieths of a point, the reader's own fonts. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.domain.chinese_script import is_traditional
from app.domain.document import Document
from app.domain.style import language_group
from app.render.themes.look import pair_of, sizes, tint
from app.render.themes.theme import paper_of, theme_of

_PAPERS: Final = {"a4": (11906, 16838), "letter": (12240, 15840)}
_MM: Final = 56.69
DATE_COLUMN: Final = round(36 * _MM)
_AS_WIDE: Final = {"Times New Roman": 0.95}
"""Size at which a family that every machine has (or one of the same widths) runs as wide as the theme's own; those without a share do."""
_WIDE: Final = "\u2e7f"


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

    @property
    def width(self) -> int:
        """The width of the text."""
        return self.paper[0] - 2 * self.margins[2]

    @property
    def column(self) -> int:
        """Position at which the second column of an entry's head begins."""
        return round(self.width * 0.45)

    def fits_columns(self, left: str, sub: str, dates: str) -> bool:
        """Return True if the parts of an entry's head surely fit beside each other."""
        room = self.width - self.column
        return self._wide(left) < self.column - 120 and self._wide(sub) + self._wide(dates) < room - 240

    def _wide(self, text: str) -> float:
        return sum(1.0 if character > _WIDE else 0.56 for character in text) * self.size * 10


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
    serif = {"Resume Serif": "Georgia", "EB Garamond": "Times New Roman"}
    fitted = round(size * _AS_WIDE.get(fonts.word, 1.0) * 2)
    return WordLook(
        paper=_PAPERS[paper_of(layout, document.language)],
        margins=(
            round(lengths["margin_top"] * _MM),
            round(lengths["margin_bottom"] * _MM),
            round(lengths["margin_x"] * _MM),
        ),
        size=fitted,
        name=round(lengths["name"] * 2),
        heading=round(size * lengths["heading"] * 2),
        line=twips(0.7 + lengths["leading"]),
        gap_section=twips(lengths["gap_section"] * 0.8),
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
        heading_latin=serif.get(fonts.heading, fonts.word),
        han="PMingLiU" if traditional and fonts.word_han == "SimSun" else fonts.word_han,
        heading_han="SimHei" if fonts.word_han == "SimSun" else fonts.word_han,
        centred=chosen.head in ("center", "formal")
        and not any(type(block).__name__ == "Photo" for block in document.blocks),
        dates=chosen.dates,
        facts=chosen.facts,
    )
