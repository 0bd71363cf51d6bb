"""Writes Qt's ICU data library with the languages of the program only (32 MB become 6): `small_icu.py LIBRARY TARGET`.

The recipe that goes with every bundle built on Linux (NOTICE): take the data out of `libicudata.so.NN`, let ICU's own
`icupkg` (Debian: icu-devtools) remove what the window never asks for, and link what is left under the same name. What
was left out is a table or a locale: the code of Qt and ICU is untouched. To undo it, put the file of the PySide6 wheel
of the same version back in its place.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

TOOLS: Final = ("icupkg", "readelf", "gcc")
"""What the recipe needs; a build without them ships the library as it is."""

KEPT_TREES: Final = ("coll",)
"""Folders of which the languages of the program stay; of every other only what describes the data itself."""
KEPT_LOCALES: Final = re.compile(r"(?:root|en|zh)(?:_\w+)?\.res|(?:pool|res_index|ucadata)\.\w+|keyTypeData\.res")
KEPT_CONVERTERS: Final = re.compile(r"(?:gb18030|windows-936-2000|ibm-1386_P100-2001|ibm-5348_P100-1997)\.cnv")


def is_kept(item: str) -> bool:
    """Return whether an item of the data package, such as `coll/zh.res`, stays."""
    tree, _, name = item.rpartition("/")
    if name.endswith(".cnv"):
        return bool(KEPT_CONVERTERS.fullmatch(name))
    if tree == "brkitr":
        return False
    if tree == "translit" or (tree and tree not in KEPT_TREES):
        return bool(re.fullmatch(r"(?:root|pool|res_index)\.res", name))
    if tree or re.fullmatch(r"[a-z]{2,3}(?:_\w+)?\.res", name):
        return bool(KEPT_LOCALES.fullmatch(name))
    return True


def run(*command: str | Path) -> str:
    """Return what a tool printed on either stream; raises CalledProcessError if it failed without naming an item."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True)
    if done.returncode and "missing dependency" not in done.stdout + done.stderr:
        raise subprocess.CalledProcessError(done.returncode, done.args, done.stdout, done.stderr)
    return done.stdout + done.stderr


def data_of(library: Path) -> tuple[str, bytes]:
    """Return the symbol and the bytes of the data package in an ICU data library."""
    symbols = run("readelf", "--dyn-syms", "-W", library)
    found = re.search(r"([0-9a-f]{16})\s+(\w+)\s+OBJECT.*?(icudt\d+_dat)", symbols)
    if not found:
        raise SystemExit(f"{library} is no ICU data library.")
    start = int(found[1], 16)
    return found[3], library.read_bytes()[start : start + int(found[2], 0)]


def filtered(symbol: str, data: bytes, scratch: Path) -> Path:
    """Return the path of the data package without what is not kept; what the rest depends on stays."""
    package, removed = scratch / symbol.replace("_dat", "l.dat"), scratch / "removed.txt"  # icupkg goes by this name
    package.write_bytes(data)
    items = run("icupkg", "-l", package).split()
    kept = {item for item in items if is_kept(item)}
    while True:
        removed.write_text("".join(f"{item}\n" for item in items if item not in kept))
        small = scratch / "small.dat"
        said = run("icupkg", "-r", removed, package, small)
        needed = set(re.findall(r"missing dependency:? (?:\S+ -> )?(?:icudt\d+[lb]/)?(\S+)", said)) - kept
        if not needed:
            return small
        kept |= needed


def write_library(data: Path, symbol: str, target: Path, scratch: Path) -> None:
    """Link `data` as a shared library of the name of `target`, byte for byte the same each time."""
    source = scratch / "data.s"
    source.write_text(
        f'.section .rodata\n.balign 16\n.global {symbol}\n.type {symbol}, %object\n{symbol}:\n.incbin "{data.name}"\n'
        f'.size {symbol}, .-{symbol}\n.section .note.GNU-stack,"",%progbits\n'
    )
    link = ["gcc", "-shared", "-nostdlib", f"-Wl,-soname,{target.name}", "-Wl,--build-id=none", "-o", str(target)]
    subprocess.run([*link, source.name], cwd=scratch, check=True)


def main(library: str, target: str) -> None:
    """Write the small library and print both sizes."""
    absent = [tool for tool in TOOLS if shutil.which(tool) is None]
    if absent:
        raise SystemExit(
            f"The ICU data stays as it is: {', '.join(absent)} not found (Debian: icu-devtools, binutils, gcc)."
        )
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        symbol, data = data_of(Path(library))
        small = filtered(symbol, data, scratch)
        write_library(small, symbol, Path(target).absolute(), scratch)
        print(f"ICU data: {len(data):,} bytes, now {small.stat().st_size:,}")


if __name__ == "__main__":
    main(*sys.argv[1:])
