"""Writes a BLAS with what numpy's arrays call in the place of the OpenBLAS of numpy's wheel (25 MB become 0.1): `small_blas.py LIBRARY TARGET`.

Compiles `small_blas.c` beside this file under the name of LIBRARY, `libscipy_openblas64_-….so` in `numpy.libs`, so that numpy itself is
untouched. To undo it, put the file of the numpy wheel of the same version back in its place, with libgfortran and libquadmath beside it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

TOOLS: Final = ("gcc", "nm")
"""What the recipe needs; a build without them ships OpenBLAS."""
OPTIONS: Final = (
    *("-O3", "-fPIC", "-shared", "-s", "-Wno-psabi", "-Wl,--build-id=none"),
    *("-ffp-contract=fast", "-fassociative-math", "-fno-signed-zeros", "-fno-trapping-math", "-fno-math-errno"),
)


def symbols(library: Path, *, defined: bool) -> set[str]:
    """Return the names of BLAS and LAPACK that a shared library defines, or that it needs."""
    listed = subprocess.run(["nm", "-D", str(library)], capture_output=True, text=True, check=True).stdout
    kinds = "Tt" if defined else "U"
    return {found[2] for found in re.finditer(r"([A-Za-z]) (scipy_\w+64_)$", listed, re.M) if found[1] in kinds}


def needed(numpy: Path) -> set[str]:
    """Return the names of BLAS and LAPACK that the extension modules of an installed numpy need."""
    return set().union(*(symbols(module, defined=False) for module in numpy.rglob("*.so")))


def compile_library(target: Path) -> None:
    """Compile the library under the name of `target`; raises CalledProcessError where the compiler refuses."""
    source = Path(__file__).with_suffix(".c")
    command = ["gcc", *OPTIONS, f"-Wl,-soname,{target.name}", "-o", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True)


def main(library: str, target: str) -> None:
    """Write the small library and print both sizes; end with a sentence where numpy needs what it has not."""
    absent = [tool for tool in TOOLS if shutil.which(tool) is None]
    if absent:
        raise SystemExit(f"OpenBLAS stays as it is: {', '.join(absent)} not found (Debian: gcc, binutils).")
    before, after = Path(library), Path(target).absolute()
    compile_library(after)
    missing = needed(before.parent.parent / "numpy") - symbols(after, defined=True)
    if missing:
        raise SystemExit(f"OpenBLAS stays as it is: this numpy needs {', '.join(sorted(missing))}.")
    print(f"BLAS: {before.stat().st_size:,} bytes, now {after.stat().st_size:,}")


if __name__ == "__main__":
    main(*sys.argv[1:])
