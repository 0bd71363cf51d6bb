"""The pictures of the guide, of an invented person, in every language: `python -m benchmarks.guide_pictures`.

Writes `resources/guide/pictures/CODE/NAME.png`, light, few colours. Works with any Qt platform; without a display set
QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image

from app import messages, resources
from benchmarks.screenshots import take

SCENES: Final = {
    "vault": "first-3",
    "review": "resume-review",
    "names": "names",
    "send": "send",
    "check": "check",
    "applications": "applications",
    "leaks": "leaks",
    "settings": "settings-vault",
    "students": "students",
}
"""Picture of the guide → scene of `benchmarks.screenshots`."""
SIZE: Final = (1180, 740)
COLOURS: Final = 64


def shrink(source: Path, target: Path) -> None:
    """Write a picture with few colours and nothing but its pixels."""
    with Image.open(source) as picture:
        small = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    target.parent.mkdir(parents=True, exist_ok=True)
    small.save(target, "PNG", optimize=True)


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", default=",".join(messages.languages()), help="comma-separated, e.g. en,zh")
    parser.add_argument("--out", default=resources.path("guide", "pictures"), type=Path)
    options = parser.parse_args()
    for language in options.languages.split(","):
        with tempfile.TemporaryDirectory() as folder:
            take(f"{language}-light", Path(folder), SCENES.values(), 100, SIZE)
            for name, scene in SCENES.items():
                shrink(Path(folder, f"{language}-light-{scene}.png"), options.out / language / f"{name}.png")
        print(f"{language}: {len(SCENES)} pictures in {options.out / language}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
