"""What text is made of is known in one place: `app/text` (the verifier keeps its own on purpose, so that it does not repeat a mistake).

Run as a program it counts the homes in a tree: `python tests/house/test_known_once.py [FOLDER]`.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from source_tree import faults, modules, name_of, tree_of

OWN = ("app/text/", "app/verify/")
PARTED = re.compile(r"[^\W\d_]+")
EMAIL = re.compile(r"[\]})+*?]@\(?(?:\?:)?(?:\\s|\[|\\w)")
"""An address pattern: signs in a class or group, the @, and another class."""
WEB = re.compile(r"(?:https?\??\)?://|www\\?\.)\)?[^ ]{0,12}(?:\[\^|\\S)")
"""A web address in running text: how it begins, and what does not end it."""
MONTHS = [
    set(names.split())
    for names in (
        "january jan januar enero janvier", "february feb februar febrero", "march mar marzo mars", "april apr abril avril",
        "may mayo mai", "june jun juni junio juin", "july jul juli julio juillet", "august aug agosto", "september sep sept",
        "october oct oktober octubre octobre okt", "november nov noviembre", "december dec dezember diciembre",
    )
]  # fmt: skip
MANY = 6
"""Months that one statement may not name: then it is a table of them."""
PRINTED = "app/domain/style.py"
"""Prints the English names; `app/text/months.py` takes them from there."""
DISGUISED = "app/redact/detectors/email.py"
"""An address with a space between its letters: of the redactor alone."""
TYPED = "ui/desktop/pages/check/page.py"
"""One address in an input; the network's own reader takes it apart."""


def texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Lines and texts of the string constants below a node, each part of an f-string alone; no docstrings."""
    told = {
        child.value for child in ast.walk(node) if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
    }
    for child in ast.walk(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str) and child not in told:
            yield child.lineno, child.value


def with_pattern(pattern: re.Pattern[str]) -> Callable[[ast.Module], list[int]]:
    """Finds the lines with a string constant that holds a pattern of that kind."""
    return lambda tree: sorted({line for line, text in texts(tree) if pattern.search(text)})


def month_tables(tree: ast.Module) -> list[int]:
    """Lines of the statements that name half of the months or more."""
    found = []
    for statement in ast.walk(tree):
        if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Return | ast.Expr):
            words = {word.lower() for _, text in texts(statement) for word in PARTED.findall(text)}
            if sum(not words.isdisjoint(month) for month in MONTHS) >= MANY:
                found.append(statement.lineno)
    return found


def wide_tables(tree: ast.Module) -> list[int]:
    """Lines with the distance of the full-width forms from ASCII: a table of them."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value == 0xFEE0]


LOOKS: dict[str, tuple[Callable[[ast.Module], list[int]], tuple[str, ...]]] = {
    "e-mail patterns": (with_pattern(EMAIL), (DISGUISED,)),
    "web address patterns": (with_pattern(WEB), (TYPED,)),
    "month tables": (month_tables, (PRINTED,)),
    "full-width tables": (wide_tables, ()),
}


def homes(kind: str) -> dict[str, list[object]]:
    """File → lines where a thing is known outside `app/text`, the verifier and the files named beside it."""
    look, others = LOOKS[kind]
    paths = [path for path in modules("app", "checkers", "ui") if not name_of(path).startswith((*OWN, *others))]
    return faults(paths, lambda path: look(tree_of(path)))


def test_addresses_have_one_home() -> None:
    assert homes("e-mail patterns") == {}
    assert homes("web address patterns") == {}


def test_month_names_have_one_home() -> None:
    assert homes("month tables") == {}


def test_full_width_forms_have_one_home() -> None:
    assert homes("full-width tables") == {}


def test_the_exceptions_are_still_needed() -> None:
    for look, others in LOOKS.values():
        assert all(
            any(look(tree_of(path)) for path in modules("app", "checkers", "ui") if name_of(path) == name)
            for name in others
        )


def test_rules_see_what_they_forbid() -> None:
    def lines(kind: str, source: str) -> list[int]:
        return LOOKS[kind][0](ast.parse(source))

    assert lines("e-mail patterns", 'A = r"[\\w.+-]{1,64}@[\\w-]{1,63}"') == [1]
    assert lines("e-mail patterns", 'A = r"(?:[a-z]+\\.)*@(?:[a-z]+)"') == [1]
    assert lines("e-mail patterns", 'A = rf"{LOCAL_PART}@{DOMAIN}"\nB = f"{name}@example.com"') == []
    assert lines("web address patterns", 'A = r"(?:https?://|www\\.)[^\\s<>]{3,300}"') == [1]
    assert lines("web address patterns", 'A = ("http://", "https://")\nB = "https://example.com/page"') == []
    assert lines("month tables", 'A = "jan|feb|mar|apr|may|jun"') == [1]
    assert lines("month tables", 'A = ("January", "Februar", "marzo", "avril", "Mai", "June")') == [1]
    assert lines("month tables", 'A = "He may march in June or July."\n"""jan feb mar apr may jun jul"""') == []
    assert lines("full-width tables", "A = {code: code - 0xFEE0 for code in range(9)}") == [1]


def main(root: Path) -> None:
    """Print the files of a tree that hold each kind, the verifier's apart."""
    for kind, (look, _) in LOOKS.items():
        found = {
            path.relative_to(root).as_posix(): lines
            for folder in ("app", "checkers", "ui")
            for path in sorted((root / folder).rglob("*.py"))
            if (lines := look(ast.parse(path.read_text("utf-8"))))
        }
        own = [name for name in found if not name.startswith("app/verify/")]
        print(f"{kind}: {len(own)} (and the verifier: {len(found) - len(own)})")
        print(*(f"    {name}:{','.join(map(str, found[name]))}" for name in own), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve())
