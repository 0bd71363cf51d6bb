"""Packs the browser companion: one archive for Chromium and Edge, one for Firefox, the same bytes from the same sources.

    python packaging/browser_extension.py [--out DIR] [--store] [--unpacked]

`--store` leaves out the `key` of the Chromium manifest, which stores refuse. `--unpacked` writes folders instead, to be loaded by a
browser in developer mode.
"""

from __future__ import annotations

import argparse
import json
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "packaging" / "browser"
FILES = ("capture.js", "worker.js", "_locales/en/messages.json", "_locales/zh_CN/messages.json")
ICONS = tuple(f"icons/{size}.png" for size in (16, 32, 48, 128))
KINDS = ("chromium", "firefox")
MOMENT = (2020, 1, 1, 0, 0, 0)
"""The time of every entry: that of a checkout says nothing, and would make other bytes of the same sources."""


def version() -> str:
    """Return the version of the program, which is that of its extension."""
    sys.path.insert(0, str(ROOT))
    from app import __version__

    return __version__


def manifest(kind: str, *, store: bool = False) -> dict[str, object]:
    """Return the manifest for a kind of browser: what all share, then what it has for itself."""
    value: dict[str, object] = json.loads((SOURCES / "manifest.json").read_text("utf-8"))
    value |= json.loads((SOURCES / f"manifest.{kind}.json").read_text("utf-8"))
    value["version"] = version()
    if store:
        value.pop("key", None)
    return value


def contents(kind: str, *, store: bool = False) -> dict[str, bytes]:
    """Return the files of an extension by name, in order."""
    made = {name: (SOURCES / name).read_bytes() for name in (*FILES, *ICONS)}
    made["manifest.json"] = (json.dumps(manifest(kind, store=store), indent=2, ensure_ascii=False) + "\n").encode()
    return dict(sorted(made.items()))


def archive(path: Path, files: dict[str, bytes]) -> None:
    """Write an archive whose bytes follow from its files alone."""
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            packed.writestr(entry, data, zipfile.ZIP_STORED)  # small, and no compressor's version shows


def unpack(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files below a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def main(arguments: list[str] | None = None) -> int:
    """Pack the extension for every kind of browser."""
    parser = argparse.ArgumentParser(description="Pack the browser companion.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--store", action="store_true")
    parser.add_argument("--unpacked", action="store_true")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        files, name = contents(kind, store=options.store), f"countermark-companion-{kind}-{version()}"
        if options.unpacked:
            unpack(options.out / name, files)
        else:
            archive(options.out / f"{name}.zip", files)
        print(options.out / (name if options.unpacked else f"{name}.zip"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
