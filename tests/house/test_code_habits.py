"""Small habits that a linter does not know: translatable text, the event loop, leftovers."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

from source_tree import faults, modules, name_of, tree_of

OWN_CODE = modules("app", "checkers", "ui", "benchmarks", "packaging")
WINDOW = tuple(path for path in OWN_CODE if name_of(path).startswith("ui/desktop/"))
LEFTOVER = re.compile(r"#.*\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")


def calls(tree: ast.AST, *names: str) -> list[ast.Call]:
    """Calls of a function or method with one of `names`."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in found if getattr(call.func, "attr", getattr(call.func, "id", None)) in names]


def bad_translations(tree: ast.AST) -> list[int]:
    """Lines where `tr` or `translate` gets anything but literals: the translator would never see that text."""
    texts = [(call.lineno, argument) for call in calls(tree, "tr", "QT_TRANSLATE_NOOP") for argument in call.args[:1]]
    return [line for line, text in texts if isinstance(text, ast.JoinedStr | ast.BinOp)]


def test_translated_text_is_literal() -> None:
    assert len(WINDOW) > 100
    assert faults(WINDOW, lambda path: bad_translations(tree_of(path))) == {}


def test_translation_rule_sees_an_f_string() -> None:
    assert bad_translations(ast.parse("self.tr(f'bad {n}')")) == [1]
    assert bad_translations(ast.parse("self.tr('good %n', '', n)")) == []


def lines_calling(*names: str) -> Callable[[Path], list[int]]:
    """Finds the lines of a file that call one of `names`."""
    return lambda path: [call.lineno for call in calls(tree_of(path), *names)]


def test_window_never_spins_the_event_loop_or_kills_a_thread() -> None:
    assert faults(WINDOW, lines_calling("processEvents", "terminate")) == {}


def test_no_widget_is_asked_for_its_screen() -> None:
    """PySide 6.11 makes the screen a child of the widget and destroys it with that: the next dialog crashed the program."""
    assert faults(WINDOW, lines_calling("screen")) == {}


def loose_painters(tree: ast.AST) -> list[int]:
    """Lines that make a painter outside of `with`."""
    held = {item.context_expr for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items}
    return [call.lineno for call in calls(tree, "QPainter") if call not in held]


def test_a_painter_ends_where_it_began() -> None:
    """One that lives as long as its function's frame crashed the program: whoever looks at the frame (a debugger, a traceback,
    the watch of the benchmark) keeps it painting while the next widget begins."""
    assert faults(WINDOW, lambda path: loose_painters(tree_of(path))) == {}


def test_painter_rule_sees_one() -> None:
    assert loose_painters(ast.parse("painter = QPainter(self)")) == [1]
    assert loose_painters(ast.parse("with QPainter(self) as painter: pass")) == []


def ownerless_delays(tree: ast.AST) -> list[int]:
    """Lines that call something later without saying whose call it is: it would come when its owner is gone."""
    late = [call.lineno for call in calls(tree, "singleShot") if len(call.args) < 3]
    return late + [call.lineno for call in calls(tree, "QTimer") if not call.args]


def test_no_delayed_call_outlives_its_owner() -> None:
    """`QTimer.singleShot` names a context object, and a timer has a parent: what is gone is not called any more."""
    assert faults(WINDOW, lambda path: ownerless_delays(tree_of(path))) == {}


def test_delay_rule_sees_one() -> None:
    assert ownerless_delays(ast.parse("QTimer.singleShot(0, lambda: self.view.show())")) == [1]
    assert ownerless_delays(ast.parse("timer = QTimer(singleShot=True)")) == [1]
    assert ownerless_delays(ast.parse("QTimer.singleShot(0, self, self.show)\ntimer = QTimer(self)")) == []


def _leftovers(path: Path) -> list[str]:
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    return [f"{number}: {line.strip()}" for number, line in lines if LEFTOVER.search(line)]


def handled_assertions(tree: ast.AST) -> list[int]:
    """Lines that handle a failed assertion: the built program has no assertions (`build.spec`)."""
    handlers = [node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.type is not None]
    return [one.lineno for one in handlers if "AssertionError" in ast.unparse(one.type or one)]


def test_nothing_depends_on_a_failed_assertion() -> None:
    assert faults(OWN_CODE, lambda path: handled_assertions(tree_of(path))) == {}


def test_assertion_rule_sees_one() -> None:
    text = "try:\n    assert value\nexcept (KeyError, AssertionError):\n    pass"
    assert handled_assertions(ast.parse(text)) == [3]
    assert handled_assertions(ast.parse(text.replace(", AssertionError", ""))) == []


def test_no_leftovers() -> None:
    assert faults(OWN_CODE, _leftovers) == {}
