"""Nothing that is committed names a package registry, a path of somebody's machine, or a second version number."""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

import pytest
from source_tree import name_of, project, tracked_files

import app

BINARY = (
    ".ttf",
    ".otf",
    ".png",
    ".gif",
    ".ico",
    ".icns",
    ".pdf",
    ".docx",
    ".xls",
    ".ods",
    ".qm",
    ".gz",
    ".npz",
    ".db",
    ".jpg",
    ".age",
    ".xz",
)
# Written in halves, so that this file passes its own test.
HOSTS = ("pypi" + ".org", "python" + "hosted.org", "registry.npmjs" + ".org", "deb.debian" + ".org", "crates" + ".io")
MACHINE_PATH = re.compile(
    r"(?<![\w./$~*{}-])/(?:" + "|".join(("wo" + "rk", "op" + "t", "ro" + "ot", "tm" + "p")) + r")/"
)

TEXT_FILES = tuple(path for path in tracked_files() if path.suffix not in BINARY)


def offences(text: str) -> list[str]:
    """Host names and machine paths found in `text`."""
    return [host for host in HOSTS if host in text] + MACHINE_PATH.findall(text)


def test_no_registry_and_no_machine_path() -> None:
    found = {name_of(path): offences(path.read_text("utf-8")) for path in TEXT_FILES}
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize("text", [f"see https://{HOSTS[0]}/x", '"/' + 'tmp/x"', "cd /" + "work/main"])
def test_rule_sees(text: str) -> None:
    assert offences(text)


@pytest.mark.parametrize("text", ["https://example.org/work/1", "a/tmp/b", "$HOME/work/x"])
def test_rule_lets_pass(text: str) -> None:
    assert not offences(text)


def test_every_text_file_ends_with_a_newline() -> None:
    ours = [path for path in TEXT_FILES if path.suffix in (".py", ".md", ".toml", ".sh", ".yaml", ".txt", ".spec")]
    assert [name_of(path) for path in ours if path.read_bytes()[-1:] not in (b"\n", b"")] == []


def test_version_stands_in_one_place() -> None:
    assert project()["project"]["dynamic"] == ["version"]
    assert project()["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "app.__version__"}
    code = [
        path for path in tracked_files() if path.suffix in (".py", ".spec", ".sh", ".iss") or path.name == "Makefile"
    ]
    named = re.compile(rf"""(?i)version[\W_]{{0,8}}["']{re.escape(app.__version__)}["']""")
    assert [name_of(path) for path in code if named.search(path.read_text("utf-8"))] == ["app/__init__.py"]


def test_installed_version_is_this_version() -> None:
    try:
        installed = importlib.metadata.version("countermark")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("the project is not installed here; `make test` installs it")
    assert installed == app.__version__


@pytest.mark.parametrize("path", [path for path in tracked_files() if path.suffix == ".sh"], ids=name_of)
def test_shell_scripts_are_executable_and_strict(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("#!") and "\nset -eu" in text
    assert path.stat().st_mode & 0o100
