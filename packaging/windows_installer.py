"""Builds the Windows installer from the built folder: `windows_installer.py installer|portable [FOLDER] [TARGET]` (default folder: dist/countermark).

`installer` needs makensis (NSIS 3), which runs on Linux too. `portable` is a zip with a file `portable.txt` beside the program: its data
then stay in a folder beside it (`app.paths.data_folder`). The same input and SOURCE_DATE_EPOCH give the same zip.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Final

from app_icon import write_icon
from release_facts import FACTS, ROOT, epoch

import app

SCRIPT: Final = ROOT / "packaging" / "windows" / "installer.nsi"
PORTABLE: Final = "portable.txt"
SAYS: Final = "While this file is here, Countermark keeps your vault in the folder data beside it.\r\n只要本文件在，简历暗记就把保险库放在旁边的 data 文件夹里。\r\n"


def numbered() -> str:
    """Return the version as three numbers, as Windows wants it."""
    numbers = [part for part in app.__version__.split(".") if part.isdigit()]
    return ".".join((*numbers, "0", "0")[:3] if len(numbers) < 3 else numbers[:3])


def installer(folder: Path, target: Path) -> Path:
    """Write the installer; raises CalledProcessError when makensis refuses the script, warnings included."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024
    with tempfile.TemporaryDirectory() as scratch:
        icon = Path(scratch) / "countermark.ico"
        write_icon(icon)
        defined = {
            "VERSION": numbered(),
            "FOLDER": folder.resolve(),
            "OUTPUT": target.resolve(),
            "ICON": icon,
            "TITLE": FACTS["title"],
            "TITLE_ZH": FACTS["title_zh"],
            "HOMEPAGE": FACTS["homepage"],
            "KILOBYTES": size,
        }
        options = [f"-D{name}={value}" for name, value in defined.items()]
        subprocess.run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, str(SCRIPT)], check=True)
    return target


def portable(folder: Path, target: Path) -> Path:
    """Write the zip: one folder `countermark` with the program and the file that makes it portable."""
    moment = time.gmtime(max(epoch(), 315532800))[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in [(PORTABLE, SAYS.encode("utf-8-sig")), *_files(folder)]:
            entry = zipfile.ZipInfo(f"countermark/{name}", moment)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    return target


def _files(folder: Path) -> list[tuple[str, bytes]]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths]


def main(kind: str, folder: Path, target: Path | None = None) -> None:
    """Write one of the two and print its path."""
    if kind not in {"installer", "portable"}:
        raise SystemExit(__doc__)
    ending = "setup.exe" if kind == "installer" else "portable.zip"
    out = target or ROOT / "dist" / f"countermark-{app.__version__}-windows-x64-{ending}"
    print((installer if kind == "installer" else portable)(folder, out))


if __name__ == "__main__":
    given = [Path(one) for one in sys.argv[2:]]
    main(sys.argv[1] if len(sys.argv) > 1 else "", given[0] if given else ROOT / "dist" / "countermark", *given[1:2])
