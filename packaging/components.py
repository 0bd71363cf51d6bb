"""Measures how large each part of the bundle is, beside its ceiling: `components.py [FOLDER]` (default: dist/countermark).

A part is a list of path patterns in `packaging/release.toml`, [[components]], first match wins; what matches none is "other".
Prints the table in MB (10^6 bytes; a file counts once, links not at all) and ends with 1 where a part or the whole is larger
than its ceiling, or where a pattern matches nothing (the table would tell less than it seems to).
"""

from __future__ import annotations

import sys
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

from release_facts import FACTS, ROOT

OTHER: Final = "other"
MB: Final = 1_000_000


def sizes(bundle: Path) -> dict[str, int]:
    """Return the bytes of every file of the bundle by its path within `_internal`, or within the bundle beside it."""
    found = {}
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            found[path.relative_to(bundle).as_posix().removeprefix("_internal/")] = path.stat().st_size
    return found


def by_component(files: dict[str, int], components: list[dict[str, Any]]) -> tuple[dict[str, int], list[str]]:
    """Return the bytes of each component and the patterns that matched no file."""
    totals = {part["name"]: 0 for part in components} | {OTHER: 0}
    used = set[str]()
    for path, size in files.items():
        for part in components:
            pattern = next((one for one in part["paths"] if fnmatchcase(path, one)), "")
            if pattern:
                used.add(pattern)
                totals[part["name"]] += size
                break
        else:
            totals[OTHER] += size
    unused = [one for part in components for one in part["paths"] if one not in used]
    return totals, unused


def too_large(totals: dict[str, int], ceilings: dict[str, float], whole: float) -> list[str]:
    """Return one sentence for each component, and for the whole, that is over its ceiling (megabytes)."""
    said = [
        f"{name}: {size / MB:.1f} MB, ceiling {ceilings[name]:g}"
        for name, size in totals.items()
        if size > ceilings[name] * MB
    ]
    total = sum(totals.values())
    return said + ([f"whole: {total / MB:.1f} MB, ceiling {whole:g}"] if total > whole * MB else [])


def main(bundle: Path) -> int:
    """Print the table of `bundle`; return 1 when something in it is wrong."""
    components, bounds = FACTS["components"], FACTS["bundle"]
    totals, unused = by_component(sizes(bundle), components)
    ceilings = {part["name"]: part["ceiling"] for part in components} | {OTHER: bounds["other"]}
    for name, size in sorted(totals.items(), key=lambda item: -item[1]):
        print(f"{size / MB:7.1f} MB  of {ceilings[name]:5.1f}  {name}")
    print(f"{sum(totals.values()) / MB:7.1f} MB  of {bounds['ceiling']:5.1f}  the whole")
    wrong = too_large(totals, ceilings, bounds["ceiling"])
    wrong += [f"{pattern}: matches no file of the bundle" for pattern in unused]
    for line in wrong:
        print("components:", line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "countermark"))
