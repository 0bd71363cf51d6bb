from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from app import messages, resources
from app.errors import BETWEEN, UserError
from app.yaml_file import read_yaml

ROOT = Path(__file__).resolve().parents[2]
RAISED = re.compile(r"(?:UserError|EnvironmentProblem|ImportWarning)\(\s*\"([a-z0-9-]+)\"")


def codes_in_the_source() -> set[str]:
    found: set[str] = set()
    for folder in ("app", "checkers", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            found.update(RAISED.findall(path.read_text("utf-8")))
    return found


def test_every_code_has_a_sentence_in_each_language() -> None:
    for language in messages.languages():
        missing = codes_in_the_source() - set(messages.texts(language))
        assert not missing, f"{language}: {sorted(missing)}"


def test_every_kind_of_proposed_wording_has_a_name() -> None:
    kinds = set(re.findall(r'yield "([a-z-]+)"', (ROOT / "app" / "marks" / "wording_proposals.py").read_text("utf-8")))
    assert {"reorder", "joining"} <= kinds
    for language in messages.languages():
        assert {f"proposal-{kind}" for kind in kinds} <= set(messages.texts(language))


def written(language: str) -> dict[str, str]:
    """What stands in a language's own file, without what English lends it."""
    return dict(read_yaml(resources.path("languages", language, "messages.yaml")))  # type: ignore[call-overload]


@pytest.mark.parametrize("language", messages.languages()[1:])
def test_every_language_knows_the_same_codes_with_the_same_parameters(language: str) -> None:
    english, other = written("en"), written(language)
    assert set(english) == set(other)
    for code, text in english.items():
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", other[code])), code


@pytest.mark.parametrize("language", messages.languages()[1:])
def test_a_languages_sentences_are_those_of_its_one_file(language: str) -> None:
    (context,) = (
        context
        for context in ElementTree.parse(resources.path("languages", language, "window.ts")).iter("context")
        if context.findtext("name") == "messages"
    )
    said = {
        one.findtext("comment"): (one.findtext("source"), one.findtext("translation"))
        for one in context.iter("message")
    }
    english, other = written("en"), written(language)
    assert said == {code: (english[code], other[code]) for code in english}, "run `make languages`"


@pytest.mark.parametrize(
    ("tag", "language"),
    [("zh_CN.UTF-8", "zh"), ("zh-Hant-TW", "zh"), ("Chinese (Simplified)_China", "zh"), ("en_GB", "en"), ("tlh", "")],
)
def test_the_language_of_a_tag(tag: str, language: str) -> None:
    assert messages.known_language(tag) == language


@pytest.mark.parametrize("language", messages.languages())
def test_a_sentence_is_filled_in(language: str) -> None:
    text = messages.of_error(UserError("file-missing", path="a.pdf"), language)
    assert "a.pdf" in text
    assert "{" not in text


def test_an_unknown_code_never_crashes() -> None:
    assert "no-such-code" in messages.sentence("no-such-code", "en")


NEVER_ONE = {
    "took-too-long": "seconds", "work-slow": "seconds", "check-slow": "seconds", "page-slow": "seconds", "demo-ledger": "rows", "demo-copy": "channels",
    "meter-of": "copies", "more-languages": "languages", "After {count} minutes": "minutes",
    "{count} copies": "copies", "{count} days old": "days", "{count} months old": "months", "mail-box-left": "messages", "names-too-many": "names",
    "These {count} pictures were read as the pages of one document, in the order of their names: {names}.": "pictures",
}  # fmt: skip
"""Where a noun stands behind a number that is never one: limits, a demonstration, what has to be several to be said."""


def test_no_english_text_speaks_of_1_things() -> None:
    said = ElementTree.parse(resources.path("languages", "zh", "window.ts")).iter("message")
    texts = {one.findtext("comment") or str(one.findtext("source")): str(one.findtext("source")) for one in said}
    behind = re.compile(r"{(?:count|minutes|seconds|rows|copies|channels)} ([a-z]+s)\b")
    found = {code: noun[1] for code, text in texts.items() if (noun := behind.search(text))}
    assert found == NEVER_ONE


def test_the_parts_of_a_list_are_joined_as_the_language_does() -> None:
    params = {"employer": "甲", "employers": BETWEEN.join(["A Ltd", "B AG"])}
    assert "A Ltd, B AG." in messages.sentence("release-employer", "en", params)
    assert "A Ltd、B AG。" in messages.sentence("release-employer", "zh", params)
