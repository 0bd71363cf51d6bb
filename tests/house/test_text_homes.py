"""What the program knows about words has one home, `app/text`: no other module holds a list of legal forms, schools or relatives of its own.

The verifier keeps its own on purpose. A few words inside a pattern are no list. `python tests/house/test_text_homes.py [TREE]` counts the
homes of a tree, this one if none is named.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from source_tree import faults, modules, name_of, tree_of

from app.text import kinship
from app.text.word_tables import entries

A_LIST = 6
"""Words of one subject in the strings of one module from which on it is a second home."""
HOMES = ("app/text/", "app/verify/")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+|[^\W\d_\u3040-\ud7a3]+")


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts and patterns, in small letters; runs of Chinese, Japanese or Korean are one word."""
    return frozenset(word.lower() for text in texts for word in _WORD.findall(re.sub(r"\\[a-zA-Z]", " ", text)))


def written(table: str, *uses: str) -> Iterator[str]:
    """The words of a table that have one of the uses and are one word."""
    found = (entry.written for entry in entries("lexicon", table) if entry.uses & {*uses})
    return (word for word in found if _WORD.fullmatch(word))


SUBJECTS = {
    "legal forms": words_of(written("legal_forms.tsv", "sure", "posting", "front", "core-front")),
    "schools": words_of(written("organization_words.tsv", "school")),
    "relatives": frozenset(word for word in words_of([kinship.RELATIVES, kinship.RELATIVES_ZH]) if len(word) > 1),
}


def strings(tree: ast.Module) -> Iterator[str]:
    """Every string of a module that is no docstring."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def lists(tree: ast.Module) -> Iterator[str]:
    """The subjects of which a module holds a list, each with the words."""
    held = words_of(strings(tree))
    for subject, known in SUBJECTS.items():
        if len(held & known) >= A_LIST:
            yield f"{subject}: {' '.join(sorted(held & known))}"


def outside() -> tuple[Path, ...]:
    return tuple(path for path in modules("app", "checkers", "ui") if not name_of(path).startswith(HOMES))


def test_nothing_outside_app_text_lists_legal_forms_schools_or_relatives() -> None:
    assert len(outside()) > 300
    assert faults(outside(), lambda path: lists(tree_of(path))) == {}


@pytest.mark.parametrize(
    ("subject", "source"),
    [
        ("legal forms", r'X = re.compile(r"\b(?:ltd|limited|inc|GmbH|corp|llc)\b")'),
        ("legal forms", 'X = ("股份有限公司|有限责任公司|集团有限公司|有限公司|合伙企业|" f"{Y}|股份公司")'),
        ("schools", 'X = frozenset("university college school academy liceo hochschule".split())'),
        ("schools", 'X = "大学|学院|学校|中学|高中|技校"'),
        ("relatives", 'X = ["wife", "husband", "mother", "father", "son", "daughter"]'),
        ("relatives", 'X = "老婆|老公|妻子|丈夫|儿子|女儿"'),
    ],
)
def test_a_second_home_is_seen(subject: str, source: str) -> None:
    assert [found.partition(":")[0] for found in lists(ast.parse(source))] == [subject]


def test_docstrings_and_a_few_words_are_no_list() -> None:
    assert list(lists(ast.parse('"""ltd limited inc gmbh corp llc plc"""\nX = "(?:ltd|inc|llc|gmbh|corp)"'))) == []


def test_the_homes_hold_such_lists() -> None:
    """The scan would see them: the verifier's own words for relatives or schools are not what it is about, the home's are."""
    assert [found.partition(":")[0] for found in lists(tree_of(Path(kinship.__file__)))] == ["relatives"]


def homes(tree: Path) -> dict[str, list[str]]:
    """Subject → the modules of a tree that hold a list of it, the verifier's aside."""
    found: dict[str, list[str]] = {subject: [] for subject in SUBJECTS}
    for path in sorted(path for part in ("app", "checkers", "ui") for path in (tree / part).rglob("*.py")):
        name = path.relative_to(tree).as_posix()
        for subject in () if name.startswith("app/verify/") else lists(ast.parse(path.read_text("utf-8"))):
            found[subject.partition(":")[0]].append(name)
    return found


if __name__ == "__main__":
    for subject, modules_of in homes(Path(sys.argv[1]) if sys.argv[1:] else Path()).items():
        print(f"{subject}: {len(modules_of)} modules beside the tables\n  " + "\n  ".join(modules_of))
