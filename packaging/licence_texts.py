"""Writes the licences that came with the packages of the run lock into one text: `licence_texts.py TARGET`. A text that several bring stands there once.

`build.spec` puts it into the bundle, and the window shows it (app/licences.py). Packages without a file of their own say in packaging/licences.toml, or in
their metadata, under what they are.
"""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
NAME: Final = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.I)
BUILD_ONLY: Final = frozenset({"pip", "setuptools", "wheel"})
"""In the lock, and not in the program."""


def locked() -> list[str]:
    """Return the names of the packages of the run lock, each once."""
    lines = (ROOT / "requirements.txt").read_text("utf-8")
    return sorted({name.lower() for name in re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==", lines, re.M)} - BUILD_ONLY)


def texts(name: str) -> list[str]:
    """Return the texts of the licence files of an installed package."""
    files = importlib.metadata.files(name) or []
    found = [Path(str(one.locate())) for one in files if NAME.search(one.name) and one.suffix not in (".py", ".pyc")]
    return [path.read_text("utf-8", "replace").strip() for path in sorted(found) if path.is_file()]


def stated(name: str) -> str:
    """Return what a package says of its licence in its metadata, or what licences.toml says for it."""
    overrides = tomllib.loads((ROOT / "packaging" / "licences.toml").read_text("utf-8"))["packages"]
    about = importlib.metadata.metadata(name)
    said = overrides.get(name, {}).get("licence") or about.get("License-Expression") or about.get("License") or ""
    kinds = [one.rpartition(" :: ")[2] for one in about.get_all("Classifier") or [] if one.startswith("License")]
    return said.strip().partition("\n")[0] or ", ".join(kinds)


def collected() -> str:
    """Return the whole text."""
    parts, told = [], dict[str, str]()
    for name in locked():
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system
        parts.append(f"---- {name} {version}: {stated(name)}")
        for text in texts(name):
            plain = " ".join(text.split())
            parts.append(f"(the same text as with {told[plain]})" if plain in told else text)
            told.setdefault(plain, name)
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(collected(), "utf-8")
