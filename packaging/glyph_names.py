"""Makes `resources/unicode/glyph_names.txt` anew from the Adobe Glyph List that fontTools holds. It is the file `glyphlist.txt` of agl-aglfn, with its licence, without blank lines. Run it when the list changes: `python packaging/glyph_names.py`."""

from __future__ import annotations

from pathlib import Path

from fontTools import agl

TARGET = Path(__file__).parents[1] / "resources" / "unicode" / "glyph_names.txt"


def glyph_list() -> str:
    """The text of the data file: the comments of the list, then lines of a name, a semicolon and code points in hexadecimal digits."""
    return "".join(f"{line.rstrip()}\n" for line in agl._aglText.splitlines() if line.strip())


if __name__ == "__main__":
    TARGET.write_text(glyph_list(), encoding="utf-8", newline="\n")
