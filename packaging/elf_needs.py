"""Lists what the programs and libraries of a folder need of the system: `elf_needs.py FOLDER`.

Read from the files with `readelf`: the shared libraries that are not in the folder, and the newest version of the C
library that any of them names.
"""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import Final

import elf_gaps

NEEDED: Final = re.compile(r"\(NEEDED\)\s+Shared library: \[([^\]]+)\]")


LOAD: Final = 1
"""The kind of a program header (PT_LOAD) that the loader maps."""


def elf_files(folder: Path) -> list[Path]:
    """Return the ELF files under `folder`, sorted; links are left out."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return [path for path in files if path.open("rb").read(4) == b"\x7fELF"]


def is_loadable(path: Path) -> bool:
    """Return True if every segment of a 64-bit little-endian ELF file lies where the system's loader can map it.

    Older versions of `strip` (binutils 2.40 and before) break this in libraries that patchelf has changed, such as those of numpy's wheel.
    """
    data = path.read_bytes()
    start, size, count = (*struct.unpack_from("<Q", data, 32), *struct.unpack_from("<HH", data, 54))
    for at in range(start, start + size * count, size):
        kind, _flags, offset, address, _physical, _file, _memory, align = struct.unpack_from("<IIQQQQQQ", data, at)
        if kind == LOAD and align > 1 and (offset - address) % align:
            return False
    return True


def stripped(path: Path, target: Path) -> Path:
    """Return `target`, a copy of a library without what nobody needs at run time, or `path` where there is nothing to leave out.

    Where the copy could not be loaded after `strip`, only what nothing refers to is left out."""
    shutil.copyfile(path, target)
    done = subprocess.run(["strip", "--strip-unneeded", target], capture_output=True)
    if done.returncode != 0 or not is_loadable(target):
        shutil.copyfile(path, target)
    target.write_bytes(elf_gaps.closed(target.read_bytes()))
    smaller = target.stat().st_size < path.stat().st_size
    return target if smaller and is_loadable(target) else path


def readelf(option: str, files: list[Path]) -> str:
    """Return what `readelf` prints about all of `files`."""
    return subprocess.run(["readelf", "-W", option, *files], capture_output=True, text=True, check=True).stdout


def needed_by(path: Path) -> set[str]:
    """Return the names of the shared libraries that one file names itself, not those that they need in turn."""
    return set(NEEDED.findall(readelf("-d", [path])))


def reached(roots: list[Path], libraries: dict[str, Path]) -> set[str]:
    """Return the names of those `libraries` (name -> file) that `roots` need, directly or through one another."""
    found: set[str] = set()
    ahead = list(roots)
    while ahead:
        fresh = (needed_by(ahead.pop()) & libraries.keys()) - found
        found |= fresh
        ahead += [libraries[name] for name in fresh]
    return found


def system_libraries(folder: Path) -> list[str]:
    """Return the names of the shared libraries that files of `folder` need and that are not in it, sorted."""
    wanted = set(NEEDED.findall(readelf("-d", elf_files(folder))))
    return sorted(wanted - {path.name for path in folder.rglob("*")})


def glibc(folder: Path) -> tuple[int, ...]:
    """Return the version of the C library that the files of `folder` need, as in (2, 38)."""
    named = re.findall(r"Name: GLIBC_(\d+(?:\.\d+)+)", readelf("-V", elf_files(folder)))
    return max(tuple(int(part) for part in version.split(".")) for version in named)


def glibc_by_file(folder: Path) -> dict[str, tuple[int, ...]]:
    """Return the version that each file needs, for those that need the newest."""
    newest = glibc(folder)
    return {
        str(path.relative_to(folder)): newest
        for path in elf_files(folder)
        if f"GLIBC_{'.'.join(map(str, newest))}" in readelf("-V", [path])
    }


if __name__ == "__main__":
    bundle = Path(sys.argv[1])
    print("glibc", ".".join(map(str, glibc(bundle))), "for", ", ".join(glibc_by_file(bundle)))
    print("\n".join(system_libraries(bundle)))
    if broken := [str(path.relative_to(bundle)) for path in elf_files(bundle) if not is_loadable(path)]:
        raise SystemExit(f"Cannot be loaded, broken by strip: {', '.join(broken)}")
