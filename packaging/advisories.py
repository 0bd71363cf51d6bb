"""Lists known vulnerabilities of what is locked, without the network: `advisories.py DATABASE [LOCK…]` (default: both lock files).

DATABASE is a checkout of an advisory database in OSV's form (YAML or JSON files, each with `affected`), such as the one that the Python
Packaging Authority publishes. Prints one line for each advisory that a locked version falls under and ends with 1; a database without
a single advisory for a package of the lock ends with 2, for then nothing was audited.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ROOT: Final = Path(__file__).resolve().parent.parent
LOCKS: Final = (ROOT / "requirements.txt", ROOT / "requirements-dev.txt")


def locked(files: Iterable[Path]) -> set[tuple[str, str]]:
    """Return (name, version) of every line `name==version` of the lock files."""
    text = "\n".join(path.read_text("utf-8") for path in files)
    return {
        (canonicalize_name(name), found)
        for name, found in re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", text, re.M)
    }


def advisories(database: Path) -> Iterator[Mapping[str, Any]]:
    """Yield every advisory of the database that was not withdrawn."""
    for path in sorted(database.rglob("*")):
        if path.suffix in {".yaml", ".yml", ".json"} and path.is_file():
            text = path.read_text("utf-8")
            found = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
            if isinstance(found, dict) and "affected" in found and not found.get("withdrawn"):
                yield found


def is_affected(version: str, affected: Mapping[str, Any]) -> bool:
    """Return whether a version is listed, or lies in a range of package versions; what cannot be compared counts as affected."""
    if version in affected.get("versions", ()):
        return True
    try:
        return any(
            _in_range(Version(version), one["events"])
            for one in affected.get("ranges", ())
            if one["type"] == "ECOSYSTEM"
        )
    except InvalidVersion:
        return True


def _in_range(version: Version, events: Iterable[Mapping[str, str]]) -> bool:
    """OSV: affected from each `introduced` on until the next `fixed`, or up to and including `last_affected`."""
    inside = False
    for event in sorted(events, key=_place):
        if "introduced" in event:
            inside = inside or event["introduced"] == "0" or version >= Version(event["introduced"])
        elif ("fixed" in event and version >= Version(event["fixed"])) or (
            "last_affected" in event and version > Version(event["last_affected"])
        ):
            inside = False
    return inside


def _place(event: Mapping[str, str]) -> Version:
    (value,) = event.values()
    return Version(value)


def audit(database: Path, locks: Iterable[Path]) -> tuple[list[str], int]:
    """Return a line for each hit, and how many advisories concern a locked package at all."""
    versions: dict[str, set[str]] = {}
    for name, version in locked(locks):
        versions.setdefault(name, set()).add(version)
    hits, concerned = [], 0
    for advisory in advisories(database):
        for affected in advisory["affected"]:
            name = canonicalize_name(affected.get("package", {}).get("name", ""))
            if affected.get("package", {}).get("ecosystem") != "PyPI" or name not in versions:
                continue
            concerned += 1
            hits += [
                f"{name} {version}: {advisory['id']} {advisory.get('summary') or advisory.get('details', '')[:120]}"
                for version in sorted(versions[name])
                if is_affected(version, affected)
            ]
    return hits, concerned


def main(arguments: list[str]) -> int:
    """Print the hits; return the exit code."""
    if not arguments:
        raise SystemExit(__doc__)
    hits, concerned = audit(Path(arguments[0]), map(Path, arguments[1:]) if arguments[1:] else LOCKS)
    print(*hits, sep="\n")
    if not concerned:
        print("No advisory of this database concerns a locked package: nothing was audited.", file=sys.stderr)
        return 2
    return 1 if hits else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
