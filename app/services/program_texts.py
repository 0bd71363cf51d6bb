"""Every text that people read as a table, for review: key, English, Chinese, and where it is shown.

Read from where the texts are kept: the window's translations (which hold the sentences of commands and errors too), the
resources with both languages, and the texts of printed pages in the source. Writes nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple, cast
from xml.etree import ElementTree

from app import resources
from app.files import read_bytes
from app.yaml_file import read_yaml

_LARGEST: Final = 8 * 1024 * 1024
_MESSAGES: Final = "messages"
_CLASS: Final = re.compile(r"^class (\w+)", re.MULTILINE)
_CONTEXT: Final = re.compile(r"translate\(\s*\"(\w+)\"")
_FOLDERS: Final = ("lists", "rules", "jurisdictions", "platforms", "first_hour", "caseload", "policies", "letters")
COLUMNS: Final = ("key", "english", "chinese", "where")


class TextRow(NamedTuple):
    """One text: its key (context or file, and name), both languages, and where it is shown."""

    key: str
    english: str
    chinese: str
    where: str


def text_rows() -> tuple[TextRow, ...]:
    """Return every text, ordered by where it is shown."""
    found = [*_window_texts(), *_resource_texts(), *_letter_texts(), *_source_texts()]
    return tuple(sorted(dict.fromkeys(found), key=lambda row: (row.where, row.key)))


def _window_texts() -> Iterator[TextRow]:
    """Yield the texts of the window, and the sentences of errors and commands, from the file that is translated."""
    places = _places_of_contexts()
    tree = ElementTree.fromstring(read_bytes(resources.path("languages", "zh", "window.ts"), _LARGEST))  # noqa: S314 — a file of the program
    for context in tree.iter("context"):
        name = context.findtext("name") or ""
        for number, message in enumerate(context.iter("message"), 1):
            code = message.findtext("comment") or str(number)
            where = "message: window and commands" if name == _MESSAGES else places.get(name, "window")
            yield TextRow(
                f"{name}.{code}", message.findtext("source") or "", message.findtext("translation") or "", where
            )


def _places_of_contexts() -> dict[str, str]:
    """Return the module of the window in which each context of texts is, where the source is there."""
    sources = {path: read_bytes(path, _LARGEST).decode("utf-8") for path in _modules("ui/desktop")}
    found: dict[str, str] = {}
    for names in (_CLASS, _CONTEXT):  # a class names its own texts; others may ask for them
        for path, text in sources.items():
            place = f"window: {path.relative_to(resources.root().parent / 'ui' / 'desktop').with_suffix('').as_posix()}"
            for name in names.findall(text):
                found.setdefault(name, place)
    return found


def _resource_texts() -> Iterator[TextRow]:
    for folder in _FOLDERS:
        for path in sorted(resources.path(folder).rglob("*.yaml")):
            name = path.relative_to(resources.root()).as_posix()
            for key, english, chinese in _pairs(read_yaml(path)):
                yield TextRow(f"{name}:{key}", english, chinese, f"resource: {name}")


def _pairs(value: object, key: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the texts of a document that are there in both languages, with the path to them."""
    if isinstance(value, dict):
        if "en" in value and "zh" in value:
            yield from zip(_numbered(key, value["en"]), _texts(value["en"]), _texts(value["zh"]), strict=False)
            return
        for name, part in value.items():
            yield from _pairs(part, f"{key}.{name}".lstrip("."))
    elif isinstance(value, list):
        for number, part in enumerate(value, 1):
            named = part.get("id") or part.get("code") if isinstance(part, dict) else None
            yield from _pairs(part, f"{key}.{named or number}".lstrip("."))


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _numbered(key: str, value: object) -> list[str]:
    return [f"{key}.{number}" for number in range(1, len(value) + 1)] if isinstance(value, list) else [key]


def _letter_texts() -> Iterator[TextRow]:
    for path in sorted(resources.path("letters", "en").iterdir()):
        other = resources.path("letters", "zh", path.name)
        if not other.is_file():
            continue
        if path.suffix == ".txt":
            english, chinese = (read_bytes(one, _LARGEST).decode("utf-8").strip() for one in (path, other))
            yield TextRow(f"letters/{path.name}", english, chinese, "letter")
        else:
            phrases, others = (cast("dict[str, str]", read_yaml(one)) for one in (path, other))
            for key, phrase in phrases.items():
                yield TextRow(f"letters/{path.name}:{key}", str(phrase), str(others.get(key, "")), "letter")


def _source_texts() -> Iterator[TextRow]:
    """Yield the texts of printed pages, which stand in the source as pairs `{"en": …, "zh": …}`."""
    for folder in ("app", "checkers", "ui/commands"):
        for path in _modules(folder):
            text = read_bytes(path, _LARGEST).decode("utf-8")
            if '"zh":' in text:
                name = path.relative_to(resources.root().parent).as_posix()
                for line, english, chinese in _literal_pairs(ast.parse(text)):
                    yield TextRow(f"{name}:{line}", english, chinese, f"print: {name}")


def _literal_pairs(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            by_name = {
                key.value: value
                for key, value in zip(node.keys, node.values, strict=True)
                if isinstance(key, ast.Constant)
            }
            yield from _aligned(by_name.get("en"), by_name.get("zh"))


def _aligned(english: ast.expr | None, chinese: ast.expr | None) -> Iterator[tuple[int, str, str]]:
    """Yield the texts of two expressions of the same shape: strings, tuples, or tables of them."""
    if isinstance(english, ast.Constant) and isinstance(chinese, ast.Constant):
        if isinstance(english.value, str) and isinstance(chinese.value, str):
            yield english.lineno, english.value, chinese.value
    elif isinstance(english, ast.Dict) and isinstance(chinese, ast.Dict):
        for one, other in zip(english.values, chinese.values, strict=False):
            yield from _aligned(one, other)
    elif isinstance(english, ast.Tuple | ast.List) and isinstance(chinese, ast.Tuple | ast.List):
        for one, other in zip(english.elts, chinese.elts, strict=False):
            yield from _aligned(one, other)


def _modules(folder: str) -> Sequence[Path]:
    """Return the modules of a folder of the source tree; none in a bundle."""
    return sorted((resources.root().parent / folder).rglob("*.py"))
