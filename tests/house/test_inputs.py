"""Inputs that the wheel would change come from one home each, and texts from outside never reach a place that reads markup."""

from __future__ import annotations

import ast

from source_tree import faults, modules, name_of, tree_of

WINDOW = tuple(path for path in modules("ui") if name_of(path).startswith("ui/desktop/"))
TURNED_BY_THE_WHEEL = frozenset(
    """
    QComboBox QFontComboBox QAbstractSpinBox QSpinBox QDoubleSpinBox QDateEdit QTimeEdit QDateTimeEdit
    QAbstractSlider QSlider QDial QTabBar
    """.split()
)
"""Inputs of the toolkit with a `wheelEvent` of their own (scroll bars aside, which are there to scroll)."""
WITH_A_BAR_OF_TABS = "QTabWidget"
MIXIN = "WheelScrollsPage"


def _name(node: ast.expr) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))


def open_to_the_wheel(tree: ast.AST) -> list[int]:
    """Lines that make such an input as the toolkit has it, or a class of one without the mixin before it."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in {*TURNED_BY_THE_WHEEL, WITH_A_BAR_OF_TABS}:
            found.append(node.lineno)
        if isinstance(node, ast.ClassDef):
            bases = [_name(base) for base in node.bases]
            turned = [place for place, base in enumerate(bases) if base in TURNED_BY_THE_WHEEL]
            if turned and MIXIN not in bases[: turned[0]]:
                found.append(node.lineno)
            if WITH_A_BAR_OF_TABS in bases and not any(
                isinstance(call, ast.Call) and _name(call.func) == "setTabBar" for call in ast.walk(node)
            ):
                found.append(node.lineno)
    return found


def test_no_input_is_turned_by_the_wheel() -> None:
    assert len(WINDOW) > 100
    assert faults(WINDOW, lambda path: open_to_the_wheel(tree_of(path))) == {}


def test_wheel_rule_sees_one() -> None:
    assert open_to_the_wheel(ast.parse("box = QComboBox()")) == [1]
    assert open_to_the_wheel(ast.parse("box = QtWidgets.QSpinBox(parent)")) == [1]
    assert open_to_the_wheel(ast.parse("class Day(QDateEdit): ...")) == [1]
    assert open_to_the_wheel(ast.parse("class Day(QDateEdit, WheelScrollsPage): ...")) == [1]
    assert open_to_the_wheel(ast.parse("class Tabs(QTabWidget): ...")) == [1]
    assert open_to_the_wheel(ast.parse("class Day(WheelScrollsPage, QDateEdit): ...\nday = Day()")) == []


HOMES_OF_TEXTS = frozenset(["ui/desktop/widgets/safe_text.py", "ui/desktop/widgets/guide_view.py"])
"""The second takes pages of the guide (`GuidePage`, read from `resources/guide`), never a text."""
READS_MARKUP = frozenset(
    """
    setToolTip setTabToolTip setStatusTip setWhatsThis QToolTip QWhatsThis ToolTipRole StatusTipRole
    WhatsThisRole setToolTipsVisible showMessage QMessageBox QErrorMessage QInputDialog QProgressDialog
    QWizard QSplashScreen QTextBrowser setHtml insertHtml appendHtml fromHtml setMarkdown insertMarkdown
    fromMarkdown RichText AutoText MarkdownText QStaticText loadResource addResource
    """.split()
)
"""Names by which a text gets where the toolkit looks for markup in it."""
PICTURES_ONLY = frozenset(["Glyph", "PageView"])
"""Labels that show a picture and never a text."""


def markup_readers(tree: ast.AST) -> list[int]:
    """Lines that hand a text to something that reads markup, or make a label that guesses what its text is."""
    found = []
    for node in ast.walk(tree):
        named = _name(node) if isinstance(node, ast.Name | ast.Attribute) else ""
        if named in READS_MARKUP:
            found.append(node.lineno)  # type: ignore[attr-defined]
        if isinstance(node, ast.Call) and _name(node.func) in ("QLabel", "QTextEdit"):
            found.append(node.lineno)
        if isinstance(node, ast.ClassDef) and "QLabel" in map(_name, node.bases) and node.name not in PICTURES_ONLY:
            found.append(node.lineno)
    return found


def test_nothing_but_the_home_of_texts_shows_what_could_be_markup() -> None:
    paths = [path for path in WINDOW if name_of(path) not in HOMES_OF_TEXTS]
    assert len(paths) == len(WINDOW) - 2
    assert faults(paths, lambda path: markup_readers(tree_of(path))) == {}


def test_markup_rule_sees_one() -> None:
    for line in (
        "button.setToolTip(name)",
        "self.say(button.setToolTip, text)",
        "QToolTip.showText(place, name)",
        "return name if role == Qt.ItemDataRole.ToolTipRole else None",
        "label = QLabel(name)",
        "class Name(QLabel): ...",
        "QMessageBox.warning(self, name, name)",
        "view.document().setHtml(name)",
    ):
        assert markup_readers(ast.parse(line)), line
    assert (
        markup_readers(ast.parse("explain(button, name)\nlabel = Text(name)\nselection = QTextEdit.ExtraSelection()"))
        == []
    )
