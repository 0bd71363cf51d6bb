"""A file has one reason to change, a function fits on a screen; every module says what it is for."""

from __future__ import annotations

import ast
from pathlib import Path

from source_tree import faults, modules, name_of, tree_of

MAX_FILE_LINES = 600
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


def _too_long(path: Path) -> list[str]:
    lines = path.read_text("utf-8").count("\n")
    file = [f"{lines} lines: it has two reasons to change, split it"] if lines > MAX_FILE_LINES else []
    return file + long_functions(tree_of(path), MAX_FUNCTION_LINES)


def test_size() -> None:
    assert len(SOURCES) > 400
    assert faults((path for path in SOURCES if name_of(path) not in GENERATED), _too_long) == {}


def test_exempt_files_exist() -> None:
    assert set(GENERATED) <= {name_of(path) for path in SOURCES}


def test_rule_sees_a_long_function() -> None:
    body = "\n".join("    x = 1" for _ in range(50))
    assert long_functions(ast.parse(f"class A:\n  def f(self):\n{body}\n"), 50) == ["f (51 lines)"]


def test_module_says_what_it_is_for() -> None:
    silent = [name_of(path) for path in OWN_CODE if len(ast.get_docstring(tree_of(path)) or "") <= 20]
    assert silent == [], "each needs a docstring that says what it is for"
