"""Builds Linux packages from the built folder: `linux_package.py deb|rpm|tarball|tree [TARGET]` (make deb, rpm, tarball).

All three hold the same tree: the program under usr/lib, the command, menu entry, icon, kinds of files, manual pages in
English and Chinese, shell completion, AppStream data. Nothing runs when it is installed or removed, so a vault, which
is in the home of a person, is never touched. The same input and SOURCE_DATE_EPOCH give the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import lzma
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from command_pages import pages
from elf_needs import glibc, system_libraries
from release_facts import FACTS, ROOT, epoch, filled, words

BUNDLE: Final = ROOT / "dist" / "countermark"
LINUX: Final = ROOT / "packaging" / "linux"
ARCHITECTURES: Final = {"x86_64": "amd64", "aarch64": "arm64"}


def debian_depends(bundle: Path) -> list[str]:
    """Return the Debian packages that the files of the bundle need, the C library with its version first.

    Raises SystemExit when a library is neither in the bundle nor in release.toml.
    """
    unknown = [name for name in system_libraries(bundle) if name not in FACTS["libraries"]]
    if unknown:
        raise SystemExit(f"Not in the bundle and not in packaging/release.toml: {', '.join(unknown)}")
    packages = {FACTS["libraries"][name] for name in system_libraries(bundle)} - {"libc6"}
    version = ".".join(map(str, glibc(bundle)))
    return [f"libc6 (>= {version})", *sorted({*packages, *FACTS["packages"]["depends"]})]


def rpm_depends(bundle: Path) -> list[str]:
    """Return what an .rpm asks for: the libraries by their own names, and the version of the C library."""
    wide = "()(64bit)"
    libraries = [name + wide for name in system_libraries(bundle) if FACTS["libraries"].get(name) != "libc6"]
    version = ".".join(map(str, glibc(bundle)))
    return [f"libc.so.6(GLIBC_{version})(64bit)", *sorted(libraries), *FACTS["packages"]["rpm_depends"]]


def write(path: Path, content: str | bytes) -> None:
    """Write a file of the tree, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def squeezed(text: str) -> bytes:
    """Return `text` gzipped, the same bytes at any time."""
    return gzip.compress(text.encode(), 9, mtime=0)


def copyright_text() -> str:
    """Return the copyright file of a Debian package: our licence, and what NOTICE says of everything else."""
    notice = (ROOT / "NOTICE").read_text("utf-8")
    body = "\n".join(f" {line}" if line.strip() else " ." for line in notice.splitlines())
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {FACTS['title']}\nSource: {FACTS['homepage']}\n\n"
        "Files: *\nCopyright: 2026 The Countermark authors\nLicense: Apache-2.0\nComment:\n"
        f"{body}\n\nLicense: Apache-2.0\n On Debian systems the full text is in /usr/share/common-licenses/Apache-2.0.\n"
    )


def changelog_text() -> str:
    """Return a Debian changelog of this one version, which points to the changes of the program."""
    day = datetime.fromtimestamp(epoch(), UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return (
        f"countermark ({words()['version']}-1) unstable; urgency=medium\n\n  * What changed: {FACTS['homepage']}\n\n"
        f" -- {FACTS['maintainer']}  {day}\n"
    )


def make_tree(tree: Path, bundle: Path) -> None:
    """Fill the empty folder `tree` with what is installed, as under /."""
    share, texts = tree / "usr/share", pages()
    program = tree / "usr/lib/countermark"
    shutil.copytree(bundle, program, symlinks=True)
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin/countermark").symlink_to("../lib/countermark/countermark")
    write(share / "applications/countermark.desktop", filled(LINUX / "countermark.desktop"))
    write(share / f"metainfo/{FACTS['identifier']}.metainfo.xml", filled(LINUX / "metainfo.xml"))
    write(share / "mime/packages/countermark.xml", (LINUX / "mime.xml").read_bytes())
    write(
        share / "icons/hicolor/scalable/apps/countermark.svg", (ROOT / "resources/icons/countermark.svg").read_bytes()
    )
    write(share / "man/man1/countermark.1.gz", squeezed(texts["countermark.1"]))
    write(share / "man/zh_CN/man1/countermark.1.gz", squeezed(texts["countermark.zh.1"]))
    write(share / "bash-completion/completions/countermark", texts["countermark.bash"])
    write(share / "zsh/vendor-completions/_countermark", texts["_countermark"])
    write(share / "fish/vendor_completions.d/countermark.fish", texts["countermark.fish"])
    write(share / "doc/countermark/copyright", copyright_text())
    write(share / "doc/countermark/changelog.Debian.gz", squeezed(changelog_text()))
    write(share / "lintian/overrides/countermark", (LINUX / "lintian-overrides").read_bytes())
    settle(tree)


def settle(tree: Path) -> None:
    """Give every file of the tree the time of the build, and the rights of a file or a program."""
    for path in sorted(tree.rglob("*"), reverse=True):
        if not path.is_symlink():
            runs = path.is_dir() or path == tree / "usr/lib/countermark/countermark"
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch(), epoch()), follow_symlinks=False)


def for_other_systems(tree: Path) -> None:
    """Take out of a tree what only Debian reads, and put the completion of zsh where it looks elsewhere."""
    share = tree / "usr/share"
    shutil.rmtree(share / "lintian")
    (share / "doc/countermark/changelog.Debian.gz").unlink()
    (share / "zsh/vendor-completions").rename(share / "zsh/site-functions")
    settle(tree)


def control_text(tree: Path, bundle: Path) -> str:
    """Return the control file of the Debian package of a tree."""
    files = [path for path in (tree / "usr").rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    facts = words(
        arch=ARCHITECTURES[platform.machine()],
        size=str(size),
        depends=", ".join(debian_depends(bundle)),
        recommends=", ".join(FACTS["packages"]["recommends"]),
    )
    return filled(LINUX / "control", **facts)


def make_deb(tree: Path, bundle: Path, target: Path) -> Path:
    """Write the .deb into the folder `target` and return its path; `DEB_LEVEL` is the level of xz (0 to 9)."""
    files = sorted(path for path in (tree / "usr").rglob("*") if path.is_file() and not path.is_symlink())
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}\n"
        for path in files
    ]
    write(tree / "DEBIAN/control", control_text(tree, bundle))
    write(tree / "DEBIAN/md5sums", "".join(sums))
    settle(tree)
    made = target / f"countermark_{words()['version']}-1_{ARCHITECTURES[platform.machine()]}.deb"
    level = os.environ.get("DEB_LEVEL", "1")
    squeeze = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--threads-max=1", "-b", str(tree), str(made)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch())}
    subprocess.run(squeeze, check=True, env=environment, stdout=subprocess.DEVNULL)
    return made


def make_rpm(tree: Path, bundle: Path, target: Path) -> Path:
    """Write the .rpm into the folder `target` and return its path. Raises SystemExit where nfpm is missing."""
    nfpm = shutil.which("nfpm", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if nfpm is None:
        raise SystemExit("An .rpm needs nfpm: run `sh packaging/setup.sh test`, which brings it, or install nfpm.")
    for_other_systems(tree)
    settings = tree.parent / "nfpm.yaml"
    text = filled(
        LINUX / "nfpm.yaml",
        arch=ARCHITECTURES[platform.machine()],
        moment=datetime.fromtimestamp(epoch(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        tree=str(tree),
        rpm_depends=json.dumps(rpm_depends(bundle)),
    )
    settings.write_text(text, "utf-8")
    command = [nfpm, "package", "--config", str(settings), "--packager", "rpm", "--target", str(target)]
    subprocess.run(command, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch())})
    return max(target.glob("countermark*.rpm"), key=lambda path: path.stat().st_mtime)


def make_tarball(tree: Path, target: Path) -> Path:
    """Write the tree as a .tar.xz that is unpacked under any prefix, and return its path."""
    name = f"countermark-{words()['version']}-linux-{platform.machine()}"
    path = target / f"{name}.tar.xz"
    for_other_systems(tree)

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        return entry

    with (
        lzma.open(path, "wb", preset=6) as squeezer,
        tarfile.open(fileobj=squeezer, mode="w", format=tarfile.PAX_FORMAT) as out,
    ):
        for file in sorted((tree / "usr").rglob("*")):
            out.add(file, f"{name}/{file.relative_to(tree / 'usr')}", recursive=False, filter=plain)
    return path


PACKERS: Final[dict[str, Callable[[Path, Path, Path], Path]]] = {
    "deb": make_deb,
    "rpm": make_rpm,
    "tarball": lambda tree, _bundle, target: make_tarball(tree, target),
}


def main(kind: str, target: str = str(ROOT / "dist"), bundle: str = str(BUNDLE)) -> None:
    """Make one kind of package and print where it is and how large."""
    folder = Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    if kind == "tree":
        make_tree(folder, Path(bundle))
        return
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        tree = Path(scratch) / "tree"
        tree.mkdir()
        make_tree(tree, Path(bundle))
        made = PACKERS[kind](tree, Path(bundle), folder)
    print(f"{made} {made.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
