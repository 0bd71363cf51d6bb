"""PDF files whose page shows other letters than their text: written by hand from the PDF specification, with fonts every reader has."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

NEUTRAL = "Worked on kitchens and gardens, then on boats."


def _unicode_map(pairs: Sequence[tuple[int, str]]) -> bytes:
    rows = "\n".join(f"<{code:02X}> <{text.encode('utf-16-be').hex()}>" for code, text in pairs)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(pairs)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    ).encode()


def showing(
    shown: str, copied: str, *, bases: Sequence[str] = ("Helvetica",), state: str = "", encoded: bool = True
) -> bytes:
    """A page that shows NEUTRAL honestly, and `shown` in a font (or in turn several) that copies as `copied`, letter by letter."""
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(500, 300))
        fonts = Dictionary(H=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        steps = [f"BT /H 12 Tf 40 200 Td ({NEUTRAL}) Tj ET {state}"]
        copied = copied.ljust(len(shown), "-")
        for at, base in enumerate(bases):
            mine = [(0x80 + place, shown[place], copied[place]) for place in range(at, len(shown), len(bases))]
            names = [Name(_GLYPHS.get(letter, f"/{letter}")) for _, letter, _ in mine]
            codes = [code for code, _, _ in mine]
            differences = [part for code, name in zip(codes, names, strict=True) for part in (code, name)]
            font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{base}"))
            if encoded:
                font.Encoding = Dictionary(Type=Name.Encoding, Differences=Array(differences))
            font.ToUnicode = file.make_stream(_unicode_map([(code, text) for code, _, text in mine]))
            fonts[f"/L{at}"] = file.make_indirect(font)
            steps += [f"BT /L{at} 12 Tf {40 + 9 * (code - 0x80)} 100 Td <{code:02X}> Tj ET" for code in codes]
        page.Resources = Dictionary(Font=fonts)
        page.Contents = file.make_stream("\n".join(steps).encode())
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


_GLYPHS = {" ": "/space", ".": "/period", ",": "/comma", "-": "/hyphen"}
