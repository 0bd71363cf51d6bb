"""Builds numpy without a linear algebra library and without code for newer processors: `small_numpy.py TARGET` (26 MB of OpenBLAS go).

The program multiplies small matrices only, for which numpy's own loops are fast enough. The source is the one whose hash
stands in requirements.txt, in the version that is installed, so that only compiled files differ; TARGET gets those of the wheel.
A build without a C and C++ compiler ships numpy as it comes. Takes some minutes; what was built once is kept beside TARGET.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from importlib.metadata import version
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
OPTIONS: Final = ("blas=none", "lapack=none", "allow-noblas=true", "cpu-dispatch=none")
TOOLS: Final = ("cc", "c++")


def locked(wanted: str) -> str:
    """Return the line of requirements.txt for this version of numpy, with all its hashes, as a file for pip."""
    text = (ROOT / "requirements.txt").read_text("utf-8")
    found = re.search(rf"^numpy=={re.escape(wanted)}\b.*?(?=^\S|\Z)", text, re.M | re.S)
    if not found:
        raise SystemExit(f"numpy {wanted} does not stand in requirements.txt")
    hashes = re.findall(r"--hash=\S+", found[0])
    return f"numpy=={wanted} " + " ".join(hashes) + "\n"


def build(scratch: Path) -> Path:
    """Build the wheel in `scratch` and return its path; raises CalledProcessError."""
    (scratch / "numpy.txt").write_text(locked(version("numpy")))
    settings = [f"-Csetup-args=-D{option}" for option in OPTIONS]
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--disable-pip-version-check",
        "--quiet",
        "--no-deps",
        "--require-hashes",
    ]
    source = ["--no-binary", "numpy", "--no-build-isolation", "--no-cache-dir", *settings, "-w", str(scratch)]
    subprocess.run([*command, *source, "-r", str(scratch / "numpy.txt")], check=True, capture_output=True, text=True)
    (wheel,) = scratch.glob("numpy-*.whl")
    return wheel


def main(target: Path) -> None:
    """Leave the compiled files in `target`, below their own folders; SystemExit says why numpy stays as it is."""
    if (target / "numpy").is_dir():
        return
    absent = [tool for tool in TOOLS if not shutil.which(tool)]
    if absent or not Path(sysconfig.get_path("include"), "Python.h").exists():
        raise SystemExit("numpy stays as it is: a C and C++ compiler and the headers of Python are needed.")
    with tempfile.TemporaryDirectory() as folder:
        try:
            wheel = build(Path(folder))
        except subprocess.CalledProcessError as error:
            raise SystemExit(f"numpy stays as it is: {(error.stderr or '').strip()[-400:]}") from error
        unpacked = Path(folder) / "unpacked"
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(unpacked, [name for name in archive.namelist() if name.endswith((".so", ".pyd"))])
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(unpacked, target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
