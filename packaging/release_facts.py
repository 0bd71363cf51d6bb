"""Facts that a release states about itself: packaging/release.toml, the version of the program, and the day of the build.

`python packaging/release_facts.py --check` refuses what must not be released, `--notes` prints what the changelog says of this version; without an option
prints the version.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import app

ROOT: Final = Path(__file__).resolve().parent.parent
FACTS: Final[dict[str, Any]] = tomllib.loads((ROOT / "packaging" / "release.toml").read_text("utf-8"))

DEVELOPMENT_KEYS: Final = frozenset(
    {
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    }
)
"""Of RFC 8032, section 7.1: their secret halves are printed there."""


def epoch() -> int:
    """Return the one time stamp of the build in seconds: `SOURCE_DATE_EPOCH`, else that of the last commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    shown = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return int(subprocess.run(shown, capture_output=True, text=True, check=True).stdout)


def words(**more: str) -> dict[str, str]:
    """Return what stands for `@NAME@` in a template: the texts of release.toml, version, date and `more`."""
    texts = {key: value for key, value in FACTS.items() if isinstance(value, str)}
    date = datetime.fromtimestamp(epoch(), UTC).date().isoformat()
    return {**texts, "version": app.__version__, "date": date, **more}


def filled(template: Path, **more: str) -> str:
    """Return the text of a template with every `@NAME@` replaced; raises KeyError for a name that nobody gives."""
    given = words(**more)
    return re.sub(r"@([a-z][a-z0-9_]*)@", lambda found: given[found[1]], template.read_text("utf-8"))


def notes(changelog: str, version: str) -> str:
    """Return what a changelog says of a version, without the heading; empty where it has no section of it."""
    found = re.search(rf"^## \[{re.escape(version)}\][^\n]*\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    return found[1].strip() if found else ""


def unfit() -> list[str]:
    """Return what keeps this tree from being released, one sentence each; empty when nothing does."""
    stand_ins = [key for key, value in FACTS.items() if isinstance(value, str) and "example.org" in value]
    publisher = tomllib.loads((ROOT / "resources" / "updates" / "publisher.toml").read_text("utf-8"))
    tag = os.environ.get("RELEASE_TAG", "")
    said = [f"packaging/release.toml: {key} is a stand-in" for key in (*stand_ins,)]
    if "org.example" in FACTS["identifier"]:
        said.append("packaging/release.toml: identifier is a stand-in")
    if publisher["development"] or set(publisher["keys"]) & DEVELOPMENT_KEYS or "example.org" in publisher["address"]:
        said.append("resources/updates/publisher.toml: development keys or a stand-in address")
    if len(set(publisher["keys"])) < 2:
        said.append("resources/updates/publisher.toml: a second key is missing, the successor")
    if tag and tag != f"v{app.__version__}":
        said.append(f"The tag {tag} is not the version of the program, {app.__version__}.")
    if not notes((ROOT / "CHANGELOG.md").read_text("utf-8"), app.__version__):
        said.append(f"CHANGELOG.md has no section {app.__version__}.")
    return said


if __name__ == "__main__":
    if sys.argv[1:] == ["--notes"]:
        print(notes((ROOT / "CHANGELOG.md").read_text("utf-8"), app.__version__))
    elif sys.argv[1:] != ["--check"]:
        print(app.__version__)
    elif found := unfit():
        raise SystemExit("\n".join(found))
