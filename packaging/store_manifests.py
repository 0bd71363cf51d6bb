"""Manifests for package managers, filled from packaging/release.toml and the files of a release: `store_manifests.py FOLDER TARGET`.

FOLDER holds the files as they are published (installer, portable zip, disk image, archive for Linux); TARGET gets winget/, scoop/, homebrew/ and flatpak/. A file that
is missing leaves its manager out, and this is said. Written by code so that addresses, versions and hashes cannot disagree.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any, Final

import yaml
from release_facts import FACTS, filled

import app

WINGET: Final = "1.10.0"
"""Version of the winget schemas that the three files follow."""
IDENTIFIER: Final = "Countermark.Countermark"
INSTALLER: Final = f"countermark-{app.__version__}-windows-x64-setup.exe"
PORTABLE: Final = f"countermark-{app.__version__}-windows-x64-portable.zip"
IMAGE: Final = f"countermark-{app.__version__}-macos-arm64.dmg"
ARCHIVE: Final = f"countermark-{app.__version__}-linux-x86_64.tar.xz"


def address(name: str) -> str:
    """Return where a file of this release is downloaded from."""
    return f"{FACTS['downloads']}/download/v{app.__version__}/{name}"


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def winget(installer: Path) -> dict[str, dict[str, Any]]:
    """Return the four winget manifests by file name."""
    common = {"PackageIdentifier": IDENTIFIER, "PackageVersion": app.__version__, "ManifestVersion": WINGET}
    switches = {"Silent": "/S", "SilentWithProgress": "/S"}
    scopes = [
        {
            "Architecture": "x64",
            "Scope": scope,
            "InstallerUrl": address(installer.name),
            "InstallerSha256": digest(installer).upper(),
            "InstallerSwitches": {**switches, "Custom": option},
        }
        for scope, option in (("user", "/CurrentUser"), ("machine", "/AllUsers"))
    ]
    about = {
        "Publisher": "The Countermark authors",
        "PackageUrl": FACTS["homepage"],
        "License": FACTS["licence"],
    }
    return {
        f"{IDENTIFIER}.yaml": {**common, "DefaultLocale": "en-US", "ManifestType": "version"},
        f"{IDENTIFIER}.installer.yaml": {
            **common,
            "InstallerType": "nullsoft",
            "UpgradeBehavior": "install",
            "MinimumOSVersion": "10.0.17763.0",
            "Installers": scopes,
            "ManifestType": "installer",
        },
        f"{IDENTIFIER}.locale.en-US.yaml": {
            **common,
            **about,
            "PackageLocale": "en-US",
            "PackageName": FACTS["title"],
            "ShortDescription": FACTS["summary"],
            "Tags": ["job-search", "privacy", "resume"],
            "ManifestType": "defaultLocale",
        },
        f"{IDENTIFIER}.locale.zh-CN.yaml": {
            **common,
            **about,
            "PackageLocale": "zh-CN",
            "PackageName": FACTS["title_zh"],
            "ShortDescription": FACTS["summary_zh"],
            "ManifestType": "locale",
        },
    }


def scoop(archive: Path) -> dict[str, Any]:
    """Return the Scoop manifest of the portable zip; the folder with the vault survives an update."""
    return {
        "version": app.__version__,
        "description": FACTS["summary"],
        "homepage": FACTS["homepage"],
        "license": FACTS["licence"],
        "architecture": {"64bit": {"url": address(archive.name), "hash": digest(archive)}},
        "extract_dir": "countermark",
        "bin": "countermark.exe",
        "shortcuts": [["countermark.exe", FACTS["title"]]],
        "persist": "data",
        "checkver": {"github": FACTS["downloads"].removesuffix("/releases")},
    }


def write(folder: Path, target: Path) -> list[str]:
    """Write every manifest that the files of `folder` allow; return what was left out."""
    left_out = []
    if (installer := folder / INSTALLER).is_file():
        for name, content in winget(installer).items():
            kind = content["ManifestType"]
            head = f"# yaml-language-server: $schema=https://aka.ms/winget-manifest.{kind}.{WINGET}.schema.json\n"
            _put(target / "winget" / name, head + yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
    else:
        left_out.append(f"winget: {INSTALLER} is missing")
    if (archive := folder / PORTABLE).is_file():
        _put(target / "scoop" / "countermark.json", json.dumps(scoop(archive), ensure_ascii=False, indent=4) + "\n")
    else:
        left_out.append(f"scoop: {PORTABLE} is missing")
    if (image := folder / IMAGE).is_file():
        template = Path(__file__).parent / "macos" / "cask.rb"
        _put(target / "homebrew" / "countermark.rb", filled(template, sha256=digest(image), image=address(image.name)))
    else:
        left_out.append(f"homebrew: {IMAGE} is missing")
    if (archive := folder / ARCHIVE).is_file():
        template = Path(__file__).parent / "linux" / "flatpak.yaml"
        text = filled(template, sha256=digest(archive), archive=address(archive.name))
        _put(target / "flatpak" / f"{FACTS['identifier']}.yaml", text)
    else:
        left_out.append(f"flatpak: {ARCHIVE} is missing")
    return left_out


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    for line in write(Path(sys.argv[1]), Path(sys.argv[2])):
        print(line, file=sys.stderr)
