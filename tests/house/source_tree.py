"""What the house tests look at: the tracked files, the source modules, their syntax trees and imports."""

from __future__ import annotations

import ast
import subprocess
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("app", "checkers", "ui")


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that git tracks or would track, as absolute paths; of an unpacked archive, every file of it."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 0:
        files = [ROOT / name for name in done.stdout.split("\0") if name]
    else:
        files = [path for path in ROOT.rglob("*") if ".venv" not in path.parts and "__pycache__" not in path.parts]
    return tuple(path for path in files if path.is_file())


def modules(*folders: str) -> tuple[Path, ...]:
    """The tracked Python files under the given top-level folders."""
    return tuple(
        path for path in tracked_files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders
    )


def name_of(path: Path) -> str:
    """The path relative to the root, with forward slashes: the test id and the text of messages."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text("utf-8"), filename=name_of(path))


def faults(paths: Iterable[Path], look: Callable[[Path], Iterable[object]]) -> dict[str, list[object]]:
    """What `look` finds in each of the files, by name; files without faults are left out."""
    found = ((name_of(path), list(look(path))) for path in paths)
    return {name: wrong for name, wrong in found if wrong}


@cache
def project() -> dict[str, Any]:
    """pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def imported_modules(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything a tree imports; `from a import b` gives both `a` and `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def within(name: str, parents: Iterable[str]) -> bool:
    """Whether the dotted `name` is one of `parents` or inside one."""
    return any(name == parent or name.startswith(f"{parent}.") for parent in parents)
