"""The notices of the program and the licences of what it brings along, as one text for a person to read."""

from __future__ import annotations

from typing import Final

from app import resources
from app.files import LARGEST, read_bytes

PACKAGES: Final = "packages.txt"
"""Made when the program is built (packaging/licence_texts.py): the licences that came with the packages. A source tree has none; there they stand beside
the packages themselves."""
_RULE: Final = "\n\n" + "=" * 72 + "\n\n"


def text() -> str:
    """Return NOTICE and LICENSE of the program, the LGPL with the GPL it refers to, and what the packages say."""
    beside = [resources.root().parent / name for name in ("NOTICE", "LICENSE")]
    shipped = [resources.path("licences", name) for name in ("LGPL-3.0.txt", "GPL-3.0.txt", PACKAGES)]
    return (
        _RULE.join(read_bytes(path, LARGEST).decode("utf-8").strip() for path in (*beside, *shipped) if path.is_file())
        + "\n"
    )
