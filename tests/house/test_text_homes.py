"""What the program knows about words has one home, `app/text`: no other module holds a list of legal forms, schools, relatives, job titles,
streets abroad or words for "until now" of its own.

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
    """The words of texts and patterns (not the names of groups), in small letters; runs of Chinese, Japanese or Korean are one word."""
    return frozenset(
        word.lower() for text in texts for word in _WORD.findall(re.sub(r"\\[a-zA-Z]|\?P<\w+>", " ", text))
    )


def written(table: str, *uses: str, folder: str = "lexicon") -> Iterator[str]:
    """The words of a table that have one of the uses and are one word."""
    found = (entry.written for entry in entries(folder, table) if entry.uses & {*uses})
    return (word for word in found if _WORD.fullmatch(word))


SUBJECTS = {
    "legal forms": words_of(written("legal_forms.tsv", "sure", "posting", "front", "core-front")),
    "schools": words_of(written("organization_words.tsv", "school")),
    "job titles": words_of(written("positions.tsv", "line", "dated")) - words_of(written("titles.tsv", "by-work")),
    "streets abroad": frozenset(
        word
        for word in words_of(
            written("street_words.tsv", "text", "before", "numbered", "opening", "ending", folder="places")
        )
        if len(word) > 2
    ),
    "until now": words_of(written("until_now.tsv", "end", "line")),
    "relatives": frozenset(word for word in words_of([kinship.RELATIVES, kinship.RELATIVES_ZH]) if len(word) > 1),
}

RANKS = "app/marks/wording_check.py"
"""Words of rank (junior, chief, 助理) that a variant may not exchange: of the marks alone."""
ORDINARY = ("job titles", "streets abroad", "until now")
"""Subjects whose words are also ordinary ones (lead, place, today): they are a list where one statement holds so many."""


def strings(tree: ast.AST) -> Iterator[str]:
    """Every string of a module or statement that is no docstring."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def lists(tree: ast.Module) -> Iterator[str]:
    """The subjects of which a module holds a list, each with the words."""
    held = words_of(strings(tree))
    statements = [words_of(strings(statement)) for statement in tree.body]
    for subject, known in SUBJECTS.items():
        for found in (held & known,) if subject not in ORDINARY else (words & known for words in statements):
            if len(found) >= A_LIST:
                yield f"{subject}: {' '.join(sorted(found))}"


def outside() -> tuple[Path, ...]:
    return tuple(path for path in modules("app", "checkers", "ui") if not name_of(path).startswith((*HOMES, RANKS)))


def test_nothing_outside_app_text_lists_what_it_knows() -> None:
    assert len(outside()) > 300
    assert faults(outside(), lambda path: lists(tree_of(path))) == {}


def test_the_exception_is_still_needed() -> None:
    (path,) = (path for path in modules("app") if name_of(path) == RANKS)
    assert [found.partition(":")[0] for found in lists(tree_of(path))] == ["job titles"]


@pytest.mark.parametrize(
    ("subject", "source"),
    [
        ("legal forms", r'X = re.compile(r"\b(?:ltd|limited|inc|GmbH|corp|llc)\b")'),
        ("legal forms", 'X = ("股份有限公司|有限责任公司|集团有限公司|有限公司|合伙企业|" f"{Y}|股份公司")'),
        ("schools", 'X = frozenset("university college school academy liceo hochschule".split())'),
        ("schools", 'X = "大学|学院|学校|中学|高中|技校"'),
        ("relatives", 'X = ["wife", "husband", "mother", "father", "son", "daughter"]'),
        ("relatives", 'X = "老婆|老公|妻子|丈夫|儿子|女儿"'),
        ("job titles", 'X = re.compile(rf"\\b(?:engineer|developer|accountant|nurse|driver|clerk)s? {Y}")'),
        ("job titles", 'X = "(?:司机|会计|出纳|保安|厨师|专员)$"'),
        ("streets abroad", 'X = r"(?:rue|calle|avenida|piazza|viale|ulica)\\s\\d"'),
        ("until now", 'X = ("present", "heute", "hoy", "aujourd\'hui", "oggi", "hoje", "至今")'),
    ],
)
def test_a_second_home_is_seen(subject: str, source: str) -> None:
    assert [found.partition(":")[0] for found in lists(ast.parse(source))] == [subject]


def test_docstrings_and_a_few_words_are_no_list() -> None:
    assert list(lists(ast.parse('"""ltd limited inc gmbh corp llc plc"""\nX = "(?:ltd|inc|llc|gmbh|corp)"'))) == []
    assert (
        list(lists(ast.parse('A = "lead today"\nB = "driver, place"\nC = "chief, nurse, clerk: now or at present"')))
        == []
    )


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
