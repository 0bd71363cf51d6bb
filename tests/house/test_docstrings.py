"""A public docstring begins with what the thing returns or does: no "Whether …", no "What …" (CONTRIBUTING.md, Style)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from source_tree import modules, name_of, tree_of

PLAIN = (
    "app",
    "app/domain",
    "app/ingest",
    "app/mail",
    "app/marks",
    "app/redact",
    "app/render",
    "app/services",
    "app/text",
    "app/vault",
    "app/verify",
    "app/workers",
    "benchmarks",
    "checkers",
    "checkers/guided",
    "checkers/identifiers",
    "checkers/intake",
    "checkers/net",
    "checkers/online",
    "checkers/registers",
    "checkers/rules",
    "checkers/signals",
    "checkers/wording",
    "ui",
    "ui/commands",
    "ui/desktop/dialogs",
    "ui/desktop/models",
    "ui/desktop/pages",
    "ui/desktop/platform",
    "ui/desktop/theme",
    "ui/desktop/widgets",
)
"""Folders whose docstrings are held to it; of `app`, `checkers` and `ui` the files right in them. The others join when they are done."""

RIDDLE = re.compile(r"(?:Whether|What)\b")

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def is_plain(path: Path) -> bool:
    folder = name_of(path.parent)
    return folder in PLAIN or any(
        folder.startswith(f"{plain}/") for plain in PLAIN if plain not in ("app", "checkers", "ui")
    )


def public(node: Documented, prefix: str = "") -> Iterator[tuple[str, Documented]]:
    """A module, class or function and what is public in it, each with its qualified name."""
    yield prefix, node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return
    for inner in node.body:
        if isinstance(inner, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not inner.name.startswith("_"):
            yield from public(inner, f"{prefix}.{inner.name}")


def riddles(tree: ast.Module) -> list[str]:
    """Qualified names in a module whose docstring begins with "Whether" or "What"."""
    return [name or "module" for name, node in public(tree) if RIDDLE.match(ast.get_docstring(node) or "")]


@pytest.mark.parametrize("path", list(filter(is_plain, modules("app", "benchmarks", "checkers", "ui"))), ids=name_of)
def test_docstrings_begin_with_what_is_returned_or_done(path: Path) -> None:
    assert riddles(tree_of(path)) == []


def test_the_rule_finds_functions_methods_classes_and_modules() -> None:
    source = '"""What it is."""\nclass A:\n    """Whether so."""\n    def b(self):\n        """What else."""\ndef c():\n    """Whatever."""\n'
    assert riddles(ast.parse(source)) == ["module", ".A", ".A.b"]


def test_every_folder_of_the_list_has_modules() -> None:
    folders = {name_of(path.parent) for path in modules("app", "benchmarks", "checkers", "ui")}
    assert set(PLAIN) <= folders
