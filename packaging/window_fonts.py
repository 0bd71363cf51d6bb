"""Builds the fonts of the Chinese window: `python packaging/window_fonts.py` writes `resources/window_fonts/`.

The letters are those of Noto Sans. The marks that both scripts write with the same code points (“ ” ‘ ’ … — ·) come from
Noto Sans SC, as wide as a character, and take their Latin shape where they touch Latin text: `don’t`, `Mill Lane — nights`.
Chinese marks beside each other give up the blank half of one (`：“`, `”。`), as printers set them and CSS Text 4 says.
Toolkits choose a font for each character, so that no order of two families can do this. The files are kept in the
repository; this script has to be run only when one of the sources changes.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path
from typing import Any, Final

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeatures
from fontTools.ttLib import TTFont

FONTS: Final = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FAMILY: Final = "Countermark Sans"
WEIGHTS: Final = ("Regular", "Bold")
LETTERS: Final = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), 0x20AC, 0x2192)
"""ASCII to Latin Extended-A and general punctuation; everything else comes from the two families after this one."""
OPENING: Final = {0x201C: "quotedblleft", 0x2018: "quoteleft"}
CLOSING: Final = {0x201D: "quotedblright", 0x2019: "quoteright"}
BETWEEN: Final = {0x2014: "emdash", 0x00B7: "periodcentered"}
AFTER: Final = {0x2026: "ellipsis"}
MARKS: Final = OPENING | CLOSING | BETWEEN | AFTER
LONG_DASH: Final = 0x2E3A
"""What Noto Sans SC draws for two dashes in a row: one line without a gap."""
BRACKETS: Final = {0xFF08: 0xFF09, 0x300A: 0x300B, 0x3008: 0x3009, 0x300C: 0x300D, 0x300E: 0x300F, 0x3010: 0x3011}
STOPS: Final = (0xFF0C, 0x3002, 0x3001, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F)
LEFT: Final = (*OPENING, *BRACKETS)
"""Marks with a blank left half."""
RIGHT: Final = (*CLOSING, *BRACKETS.values(), *STOPS)
"""Marks with a blank right half."""
WIDE: Final = tuple(dict.fromkeys((*MARKS, LONG_DASH, *LEFT, *RIGHT)))
HALF: Final = 500
"""Half the width of a character, in units."""


def build(weight: str) -> TTFont:
    """One weight of the family."""
    font = _letters(FONTS / f"NotoSans-{weight}.ttf")
    wide = TTFont(FONTS / f"NotoSansSC-{weight}.ttf")
    cmap = font.getBestCmap()
    latin = {code: cmap[code] for code in MARKS}
    for code in WIDE:
        _take(font, wide, code)
    for code in (*LEFT, *RIGHT):
        _halve(font, code)
    for table in font["cmap"].tables:
        table.cmap |= {code: _wide_name(code) for code in WIDE if code != LONG_DASH}
    addOpenTypeFeatures(font, StringIO(_rules(font, latin)), tables=["GSUB"])
    _name(font, weight)
    return font


def _letters(path: Path) -> TTFont:
    options = subset.Options(
        layout_features=["kern", "mark", "mkmk"], name_IDs=["*"], hinting=False, notdef_outline=True
    )
    font = subset.load_font(str(path), options, lazy=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    del font["GSUB"]
    return font


def _wide_name(code: int) -> str:
    return f"wide{code:04X}"


def _take(font: TTFont, wide: TTFont, code: int) -> None:
    """Copy a glyph as it is drawn: both fonts have 1000 units to the em and the same baseline."""
    assert font["head"].unitsPerEm == wide["head"].unitsPerEm
    source, name = wide.getBestCmap()[code], _wide_name(code)
    glyph = wide["glyf"][source]
    assert not glyph.isComposite()
    glyph.removeHinting()
    font["glyf"][name] = glyph
    font["hmtx"][name] = wide["hmtx"][source]
    font["maxp"].numGlyphs = len(font.getGlyphOrder())


def _half_name(code: int) -> str:
    return f"half{code:04X}"


def _halve(font: TTFont, code: int) -> None:
    """The same mark without its blank half."""
    glyph = copy.deepcopy(font["glyf"][_wide_name(code)])
    width, left = font["hmtx"][_wide_name(code)]
    blank = HALF if code in LEFT else 0
    assert width == 2 * HALF and (glyph.xMin >= HALF if blank else glyph.xMax <= HALF)
    glyph.coordinates.translate((-blank, 0))
    glyph.recalcBounds(font["glyf"])
    font["glyf"][_half_name(code)] = glyph
    font["hmtx"][_half_name(code)] = (HALF, left - blank)
    font["maxp"].numGlyphs = len(font.getGlyphOrder())


def _rules(font: TTFont, latin: dict[int, str]) -> str:
    """The feature file: wide marks become Latin ones by what stands beside them in the same font."""
    made = {*map(_wide_name, WIDE), *map(_half_name, (*LEFT, *RIGHT))}
    letters = " ".join(name for name in font.getGlyphOrder() if name != ".notdef" and name not in made)
    systems = "".join(f"languagesystem {script} dflt;" for script in ("DFLT", "latn", "hani"))

    def swaps(codes: dict[int, str], before: str, after: str) -> str:
        return "".join(f"sub {before} {_wide_name(code)}' {after} by {latin[code]};" for code in codes)

    def marks(codes: Iterable[int], name: Callable[[int], str]) -> str:
        return " ".join(map(name, codes))

    def halves(codes: Iterable[int], before: str, after: str) -> str:
        return "".join(f"sub {before} {_wide_name(code)}' {after} by {_half_name(code)};" for code in codes)

    return f"""{systems}
@latin = [{letters}];
@left = [{marks(LEFT, _wide_name)}];
@right = [{marks(RIGHT, _wide_name)}];
@before = [{marks((*LEFT, *RIGHT), _wide_name)} {marks((*LEFT, *RIGHT), _half_name)}];
feature ccmp {{ sub {_wide_name(0x2014)} {_wide_name(0x2014)} by {_wide_name(LONG_DASH)}; }} ccmp;
feature calt {{
{swaps(OPENING | AFTER, "@latin", "")}
{swaps(CLOSING | BETWEEN, "@latin", "@latin")}
lookup beside {{
{halves(LEFT, "@before", "")}
{halves(RIGHT, "", "@right")}
}} beside;
}} calt;
"""


def _name(font: TTFont, weight: str) -> None:
    names: Any = font["name"]
    names.names = []
    for number, text in {
        0: "Copyright 2022 The Noto Project Authors; 2014-2021 Adobe, with Reserved Font Name 'Source'. Altered.",
        1: FAMILY,
        2: weight,
        3: f"{FAMILY} {weight}",
        4: f"{FAMILY} {weight}",
        6: f"{FAMILY.replace(' ', '')}-{weight}",
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }.items():
        names.setName(text, number, 3, 1, 0x409)
    if "STAT" in font:
        del font["STAT"]


def main() -> None:
    """Write both weights."""
    folder = FONTS.parent / "window_fonts"
    folder.mkdir(exist_ok=True)
    for weight in WEIGHTS:
        font = build(weight)
        font.recalcTimestamp = False
        font.save(folder / f"CountermarkSans-{weight}.ttf")


if __name__ == "__main__":
    main()
