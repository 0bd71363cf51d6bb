"""The ten seconds of the README, made of its pictures by `python -m benchmarks.screenshots --film`: a GIF per look.

One picture after the other, two seconds each, in the order in which a person goes: what was read, a posting, a copy, who got it, what leaked.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PIL import Image

PICTURES: Final = Path(__file__).parents[1] / "docs" / "screenshots"
ORDER: Final = ("resume-review", "check", "send", "applications", "leaks")
SECONDS: Final = 2
WIDTH: Final = 1000
COLOURS: Final = 96


def film(look: str, folder: Path = PICTURES) -> Path:
    """Write the film of a look, such as `en-light`, beside its pictures and return its path."""
    frames = []
    for name in ORDER:
        with Image.open(folder / f"{look}-{name}.png") as picture:
            size = (WIDTH, round(picture.height * WIDTH / picture.width))
            small = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
        frames.append(small.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE))
    target = folder / f"{look}-film.gif"
    frames[0].save(target, save_all=True, append_images=frames[1:], duration=SECONDS * 1000, loop=0, optimize=True)
    return target
