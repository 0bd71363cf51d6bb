"""Builds the fonts of the Chinese window: `python packaging/window_fonts.py` writes `resources/window_fonts/`.

The letters are those of Noto Sans. The marks that both scripts write with the same code points (“ ” ‘ ’ … — ·) come from
Noto Sans SC, as wide as a character, and take their Latin shape where they touch Latin text: `don’t`, `Mill Lane — nights`.
Toolkits choose a font for each character, so that no order of two families can do this. The files are kept in the
repository; this script has to be run only when one of the sources changes.
"""

from __future__ import annotations

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


def build(weight: str) -> TTFont:
    """One weight of the family."""
    font = _letters(FONTS / f"NotoSans-{weight}.ttf")
    wide = TTFont(FONTS / f"NotoSansSC-{weight}.ttf")
    cmap = font.getBestCmap()
    latin = {code: cmap[code] for code in MARKS}
    for code in (*MARKS, LONG_DASH):
        _take(font, wide, code)
    for table in font["cmap"].tables:
        table.cmap |= {code: _wide_name(code) for code in MARKS}
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


def _rules(font: TTFont, latin: dict[int, str]) -> str:
    """The feature file: wide marks become Latin ones by what stands beside them in the same font."""
    made = {_wide_name(code) for code in (*MARKS, LONG_DASH)}
    letters = " ".join(name for name in font.getGlyphOrder() if name != ".notdef" and name not in made)
    systems = "".join(f"languagesystem {script} dflt;" for script in ("DFLT", "latn", "hani"))

    def swaps(codes: dict[int, str], before: str, after: str) -> str:
        return "".join(f"sub {before} {_wide_name(code)}' {after} by {latin[code]};" for code in codes)

    return f"""{systems}
@latin = [{letters}];
feature ccmp {{ sub {_wide_name(0x2014)} {_wide_name(0x2014)} by {_wide_name(LONG_DASH)}; }} ccmp;
feature calt {{
{swaps(OPENING | AFTER, "@latin", "")}
{swaps(CLOSING | BETWEEN, "@latin", "@latin")}
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
