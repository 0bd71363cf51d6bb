"""The Linux packages, made of a stand-in for the built folder: what they hold, what they ask for, the same bytes twice."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from source_tree import ROOT

import app
from ui.commands.cli import COMMANDS

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, ("dpkg-deb", "readelf"))),
    reason="needs dpkg-deb and readelf of a Debian system",
)
SCRIPT = ROOT / "packaging" / "linux_package.py"


def bundle(folder: Path, moment: int) -> Path:
    """A folder like dist/countermark, with one real program, made at `moment`."""
    (folder / "_internal").mkdir(parents=True)
    shutil.copy(shutil.which("true") or "", folder / "countermark")
    (folder / "_internal" / "resource.txt").write_text("a text\n")
    for path in folder.rglob("*"):
        os.utime(path, (moment, moment))
    return folder


def package(kind: str, folder: Path, built: Path) -> Path:
    """The package of `built`, written into `folder`."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000"}
    command = [sys.executable, str(SCRIPT), kind, str(folder), str(built)]
    subprocess.run(command, check=True, env=environment, capture_output=True)
    (made,) = [path for path in folder.iterdir() if path.is_file()]
    return made


@pytest.fixture(scope="module")
def deb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package(
        "deb", tmp_path_factory.mktemp("deb"), bundle(tmp_path_factory.mktemp("built") / "one", 1_600_000_000)
    )


def asked(*command: str | Path) -> str:
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("kind", ["deb", "rpm", "tarball"])
def test_same_input_gives_the_same_bytes_at_another_time_and_place(kind: str, tmp_path: Path) -> None:
    one = package(kind, tmp_path / "a", bundle(tmp_path / "here" / "x", 1_600_000_000))
    two = package(kind, tmp_path / "b" / "deeper", bundle(tmp_path / "there" / "y", 1_700_000_000))
    assert one.name == two.name and one.read_bytes() == two.read_bytes()


def test_package_holds_what_a_desktop_looks_for(deb: Path) -> None:
    listed = asked("dpkg-deb", "-c", deb)
    names = {line.split()[5].removeprefix("./").removeprefix("/") for line in listed.splitlines()}
    wanted = {
        "usr/bin/countermark",
        "usr/lib/countermark/countermark",
        "usr/share/applications/countermark.desktop",
        "usr/share/mime/packages/countermark.xml",
        "usr/share/icons/hicolor/scalable/apps/countermark.svg",
        "usr/share/man/man1/countermark.1.gz",
        "usr/share/man/zh_CN/man1/countermark.1.gz",
        "usr/share/bash-completion/completions/countermark",
        "usr/share/doc/countermark/copyright",
    }
    assert wanted - names == set()
    assert {name for name in names if not name.startswith("usr/")} <= {"", "./", "usr"}
    assert {line.split()[1] for line in listed.splitlines()} == {"root/root"}


@pytest.mark.parametrize("kind", ["rpm", "tarball"])
def test_other_systems_get_nothing_that_only_debian_reads(kind: str, tmp_path: Path) -> None:
    made = package(kind, tmp_path, bundle(tmp_path / "x" / "y", 1_600_000_000))
    if kind == "tarball":
        with tarfile.open(made) as archive:
            names = archive.getnames()
    elif shutil.which("7z"):
        asked("7z", "x", f"-o{tmp_path / 'out'}", made)
        (packed,) = (tmp_path / "out").iterdir()
        names = asked("7z", "l", "-ba", packed).splitlines()
    else:
        pytest.skip("needs 7z to look into an .rpm")
    assert [name for name in names if "lintian" in name or "Debian" in name or "vendor-completions" in name] == []
    assert [name for name in names if name.endswith("zsh/site-functions/_countermark")]


def test_nothing_runs_when_it_is_installed_or_removed(deb: Path, tmp_path: Path) -> None:
    asked("dpkg-deb", "-e", deb, tmp_path / "control")
    assert {path.name for path in (tmp_path / "control").iterdir()} == {"control", "md5sums"}


def test_the_c_library_it_needs_is_read_from_the_files(deb: Path) -> None:
    said = asked("readelf", "-W", "-V", shutil.which("true") or "")
    newest = max(tuple(map(int, found.split("."))) for found in re.findall(r"Name: GLIBC_([\d.]+)", said))
    assert f"libc6 (>= {'.'.join(map(str, newest))})" in asked("dpkg-deb", "-f", deb, "Depends")
    assert asked("dpkg-deb", "-f", deb, "Version").strip() == f"{app.__version__}-1"


def test_an_rpm_without_its_packer_says_where_to_get_it(tmp_path: Path) -> None:
    built = bundle(tmp_path / "x", 1_600_000_000)
    program = "import sys, shutil, runpy; shutil.which = lambda *_a, **_k: None; sys.argv = sys.argv[1:]"
    program += "; sys.path.insert(0, sys.argv[0].rpartition('/')[0]); runpy.run_path(sys.argv[0], run_name='__main__')"
    command = [sys.executable, "-c", program, str(SCRIPT), "rpm", str(tmp_path), str(built)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1 and "nfpm" in done.stderr and "Traceback" not in done.stderr


def test_each_file_stands_with_its_sum(deb: Path, tmp_path: Path) -> None:
    asked("dpkg-deb", "-R", deb, tmp_path / "all")
    done = subprocess.run(["md5sum", "-c", "--quiet", "DEBIAN/md5sums"], cwd=tmp_path / "all", capture_output=True)
    named = (tmp_path / "all/DEBIAN/md5sums").read_text().count("\n")
    held = [path for path in (tmp_path / "all/usr").rglob("*") if path.is_file() and not path.is_symlink()]
    assert done.returncode == 0 and named == len(held) > 10


def test_a_library_that_nobody_brings_stops_the_build(tmp_path: Path) -> None:
    built = bundle(tmp_path / "x", 1_600_000_000)
    shutil.copy(shutil.which("ls") or "", built / "countermark")  # needs libselinux
    done = subprocess.run([sys.executable, SCRIPT, "deb", tmp_path, built], capture_output=True, text=True)
    assert done.returncode == 1 and "libselinux.so.1" in done.stderr


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    subprocess.run([sys.executable, ROOT / "packaging" / "command_pages.py", folder], check=True)
    return folder


@pytest.mark.parametrize("name", ["countermark.1", "countermark.zh.1"])
def test_manual_names_every_command(pages: Path, name: str) -> None:
    text = (pages / name).read_text("utf-8").replace("\\-", "-")
    assert [noun for noun in COMMANDS if f"\n\\fB{noun}\\fR" not in text] == []


@pytest.mark.parametrize(
    ("typed", "offered"),
    [(("vault", "lo"), "local-backups"), (("--json", "copy", "make", "--st"), "--stage"), (("che",), "check checkup")],
)
def test_bash_completes(pages: Path, typed: tuple[str, ...], offered: str) -> None:
    words = " ".join(("countermark", *typed))
    script = f"source '{pages}/countermark.bash'; COMP_WORDS=({words}); COMP_CWORD={len(typed)}; _countermark"
    assert asked("bash", "-c", script + '; echo "${COMPREPLY[*]}"').strip() == offered


def test_desktop_files_are_what_their_own_tools_take(deb: Path, tmp_path: Path) -> None:
    asked("dpkg-deb", "-x", deb, tmp_path)
    checks = {
        "desktop-file-validate": ["desktop-file-validate"],
        "appstreamcli": ["appstreamcli", "validate", "--no-net"],
    }
    absent = [name for name in checks if not shutil.which(name)]
    if absent:
        pytest.skip(f"not installed (Debian: desktop-file-utils, appstream): {', '.join(absent)}")
    assert asked(*checks["desktop-file-validate"], tmp_path / "usr/share/applications/countermark.desktop") == ""
    (metainfo,) = (tmp_path / "usr/share/metainfo").iterdir()
    asked(*checks["appstreamcli"], metainfo)


def test_manual_in_the_package_is_the_one_of_the_parser(deb: Path, tmp_path: Path, pages: Path) -> None:
    asked("dpkg-deb", "-x", deb, tmp_path)
    held = gzip.decompress((tmp_path / "usr/share/man/man1/countermark.1.gz").read_bytes()).decode()
    fresh = (pages / "countermark.1").read_text("utf-8")
    assert held.split("\n", 1)[1] == fresh.split("\n", 1)[1]
