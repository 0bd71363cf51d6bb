"""What is shipped: packages, resources, dependencies and locks say the same everywhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from source_tree import PACKAGES, ROOT, imported_modules, modules, name_of, project, tracked_files, tree_of

import app

LOCKS = ("requirements.txt", "requirements-dev.txt")


def normal(name: str) -> str:
    """A distribution's name as the lock files write it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", name, maxsplit=1)[0]).lower()


def locked(file: str) -> dict[str, set[str]]:
    """Name -> versions pinned in a lock file."""
    pins: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / file).read_text("utf-8"), re.MULTILINE):
        pins.setdefault(normal(name), set()).add(version)
    return pins


def development() -> set[str]:
    """What only developers install."""
    groups = project()["dependency-groups"]
    return {normal(line) for line in (*groups["build"], *groups["dev"]) if isinstance(line, str)}


def declared() -> set[str]:
    """What the program itself needs."""
    return {normal(line) for line in project()["project"]["dependencies"]}


def test_every_package_is_listed() -> None:
    folders = {path.parent for path in modules(*PACKAGES)}
    names = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    assert set(project()["tool"]["setuptools"]["packages"]) == names | {"resources"}


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in modules(*PACKAGES)}
    assert [name_of(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize("file", LOCKS)
def test_lock_holds_hashes_and_no_address(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    assert "http" not in text and "index-url" not in text and "find-links" not in text
    entries = re.split(r"\n(?=[\w.-]+==)", text)[1:]
    assert len(entries) > 20
    assert [entry.split("\n")[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_every_dependency_is_locked() -> None:
    run, both = locked("requirements.txt"), locked("requirements-dev.txt")
    assert declared() - run.keys() == set()
    assert (declared() | development()) - both.keys() == set()
    assert {name: pins for name, pins in run.items() if both.get(name) != pins} == {}


def test_locked_versions_satisfy_what_is_declared() -> None:
    pins, groups = locked("requirements-dev.txt"), project()["dependency-groups"]
    lines = [*project()["project"]["dependencies"], *groups["build"], *groups["dev"]]
    wanted = [Requirement(line) for line in lines if isinstance(line, str)]
    stale = [str(need) for need in wanted if not all(need.specifier.contains(pin) for pin in pins[normal(need.name)])]
    assert stale == [], "run `make lock`"


def test_qt_is_pinned_exactly() -> None:
    pins = locked("requirements.txt")
    (line,) = [line for line in project()["project"]["dependencies"] if line.startswith("PySide6")]
    assert line == "PySide6-Essentials==6.11.3"
    assert pins["pyside6-essentials"] == {"6.11.3"}


def third_party_imports(*folders: str) -> dict[str, str]:
    """Top-level name of each imported library -> a file that imports it."""
    own = {*PACKAGES, "tests", "benchmarks", *(path.stem for path in modules("tests", "packaging"))}
    found: dict[str, str] = {}
    for path in modules(*folders):
        for _, name in imported_modules(tree_of(path)):
            top = name.partition(".")[0]
            if top not in sys.stdlib_module_names and top not in own:
                found.setdefault(top, name_of(path))
    return found


def undeclared(imports: dict[str, str], declared: set[str]) -> dict[str, str]:
    """Those imports whose distribution is not among `declared`."""
    homes = packages_distributions()
    return {top: file for top, file in imports.items() if not {normal(name) for name in homes.get(top, [])} & declared}


def test_imports_are_declared() -> None:
    used = third_party_imports(*PACKAGES)
    assert undeclared(used, declared()) == {}, "add them to [project] dependencies and run `make lock`"


def test_imports_of_tests_are_declared() -> None:
    used = third_party_imports("tests", "packaging")
    assert undeclared(used, declared() | development()) == {}, "add them to the dev group and run `make lock`"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """A wheel built from a copy of the tracked files, with nothing downloaded."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for path in tracked_files():
        target = source / path.relative_to(ROOT)
        if target.relative_to(source).parts[0] != "tests":
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    build = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", build, str(out)], cwd=source, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(out.glob("*.whl")))


def test_wheel_holds_every_module_and_resource(wheel: zipfile.ZipFile) -> None:
    shipped = [path for path in tracked_files() if path.relative_to(ROOT).parts[0] in (*PACKAGES, "resources")]
    assert {name_of(path) for path in shipped} - set(wheel.namelist()) == set()


def test_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {*PACKAGES, "resources"}


def test_wheel_names_the_command_and_the_licences(wheel: zipfile.ZipFile) -> None:
    info = next(name.partition("/")[0] for name in wheel.namelist() if ".dist-info/" in name)
    assert "countermark = ui.main:main" in wheel.read(f"{info}/entry_points.txt").decode()
    licences = {Path(name).name for name in wheel.namelist() if name.startswith(f"{info}/licenses/")}
    assert {"LICENSE", "NOTICE", "OFL-NotoSans.txt", "OFL-NotoSansSC.txt"} <= licences


def test_installed_wheel_finds_its_resources(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    show = "import app.resources, ui.main; print(app.resources.root()); ui.main.main(['--version'])"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", show]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    root, version = done.stdout.splitlines()
    assert Path(root) == tmp_path / "resources"
    assert version == f"countermark {app.__version__}"


def test_continuous_integration_runs_make_test_and_tries_the_bundle() -> None:
    commands = (ROOT / ".ci" / "run").read_text("utf-8").split("\nset -euo pipefail\n")[1].splitlines()
    assert commands[1] == "make test </dev/null", "the first that can fail, and nothing hides that it did"
    assert "COUNTERMARK_FULL=1" in commands[2] and "tests/house/test_bundle.py" in commands[2]
