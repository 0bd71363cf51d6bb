"""A public docstring begins with what the thing returns or does: no "Whether …", "What …", "How …", "The one …" (CONTRIBUTING.md, Style)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from source_tree import modules, name_of, tree_of

RIDDLE = re.compile(r"(?:Whether|What|How|Where|Why|Who|When|The one)\b")

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def public(node: Documented, prefix: str = "") -> Iterator[tuple[str, Documented]]:
    """A module, class or function and what is public in it, each with its qualified name."""
    yield prefix, node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return
    for inner in node.body:
        if isinstance(inner, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not inner.name.startswith("_"):
            yield from public(inner, f"{prefix}.{inner.name}")


def riddles(tree: ast.Module) -> list[str]:
    """Qualified names in a module whose docstring begins with such a word."""
    return [name or "module" for name, node in public(tree) if RIDDLE.match(ast.get_docstring(node) or "")]


@pytest.mark.parametrize("path", modules("app", "benchmarks", "checkers", "ui"), ids=name_of)
def test_docstrings_begin_with_what_is_returned_or_done(path: Path) -> None:
    assert riddles(tree_of(path)) == []


def test_the_rule_finds_functions_methods_classes_and_modules() -> None:
    source = '"""What it is."""\nclass A:\n    """Whether so."""\n    def b(self):\n        """What else."""\ndef c():\n    """Whatever."""\ndef d():\n    """The one way."""\n'
    assert riddles(ast.parse(source)) == ["module", ".A", ".A.b", ".d"]
