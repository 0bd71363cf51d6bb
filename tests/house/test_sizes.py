"""A file has one reason to change, a function fits on a screen; every module says what it is for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from source_tree import modules, name_of, tree_of

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 50
GENERATED: tuple[str, ...] = ()
"""Files written by a tool, exempt from the size rules."""

SOURCES = modules("app", "checkers", "ui", "tests", "benchmarks", "packaging")
OWN_CODE = modules("app", "checkers", "ui", "benchmarks", "packaging")


def long_functions(tree: ast.AST, limit: int) -> list[str]:
    """`name (lines)` of each function longer than `limit` lines, decorators not counted."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = [(node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in functions]
    return [f"{name} ({length} lines)" for name, length in lengths if length > limit]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_size(path: Path) -> None:
    if name_of(path) in GENERATED:
        return
    lines = path.read_text("utf-8").count("\n")
    assert lines <= MAX_FILE_LINES, f"{name_of(path)} has {lines} lines: it has two reasons to change, split it"
    assert long_functions(tree_of(path), MAX_FUNCTION_LINES) == []


def test_exempt_files_exist() -> None:
    assert set(GENERATED) <= {name_of(path) for path in SOURCES}


def test_rule_sees_a_long_function() -> None:
    body = "\n".join("    x = 1" for _ in range(50))
    assert long_functions(ast.parse(f"class A:\n  def f(self):\n{body}\n"), 50) == ["f (51 lines)"]


@pytest.mark.parametrize("path", OWN_CODE, ids=name_of)
def test_module_says_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(tree_of(path))
    assert docstring and len(docstring) > 20, f"{name_of(path)} needs a docstring that says what it is for"
