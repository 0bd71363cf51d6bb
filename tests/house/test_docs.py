"""What the documents name exists: make targets, files, commands."""

from __future__ import annotations

import fnmatch
import functools
import re
from pathlib import PurePosixPath

import pytest
from source_tree import ROOT, name_of, tracked_files

from ui.commands.cli import build_parser

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", ".github/PULL_REQUEST_TEMPLATE.md")
PAGES = tuple(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))
NOT_TRACKED = re.compile(r"XX|NNN|…|^\.venv|^dist|^settings\.toml$")


def text_of(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_make_targets_exist(document: str) -> None:
    assert set(re.findall(r"\bmake ([a-z-]+)(?=[`\s)])", text_of(document).replace("makes", ""))) <= make_targets()


def quoted_paths(text: str) -> set[str]:
    """Files and folders that `text` names in backticks or links to."""
    quoted = re.findall(r"`([\w./*-]+(?:\.(?:py|md|toml|yaml|txt|spec|ts)|/))`", text)
    linked = re.findall(r"\]\(([\w./-]+)\)", text)
    return {name.rstrip("/") for name in (*quoted, *linked) if not NOT_TRACKED.search(name)}


def exists(name: str) -> bool:
    """Whether a tracked file or folder has this path, or ends in it."""
    return name in ends() or ("*" in name and any(fnmatch.fnmatch(place, name) for place in ends()))


@functools.cache
def ends() -> frozenset[str]:
    """Every tracked file and folder, by its whole path and by each end of it."""
    paths = {PurePosixPath(name_of(path)) for path in tracked_files()}
    places = paths | {parent for path in paths for parent in path.parents}
    return frozenset("/".join(place.parts[start:]) for place in places for start in range(len(place.parts)))


@pytest.mark.parametrize("document", [*DOCUMENTS, *PAGES])
def test_named_files_exist(document: str) -> None:
    assert sorted(name for name in quoted_paths(text_of(document)) if not exists(name)) == []


def test_every_make_target_says_what_it_does() -> None:
    described = set(re.findall(r"^([a-z-]+):.*## ", text_of("Makefile"), re.MULTILINE))
    assert described == make_targets()


def test_commands_named_in_the_readme_parse() -> None:
    for line in re.findall(r"`countermark ((?!--help)[^`]+)`", text_of("README.md")):
        build_parser().parse_args(line.split())


def test_notice_names_every_resource_that_came_from_elsewhere() -> None:
    notice = text_of("NOTICE")
    texts = [
        path for path in tracked_files() if name_of(path).startswith("resources/") and path.suffix in (".txt", ".tsv")
    ]
    heads = {name_of(path): path.read_text("utf-8")[:300] for path in texts}
    foreign = [name for name, head in heads.items() if re.search(r"\bFrom [A-Za-z]|GeoNames|README", head)]
    assert len(foreign) > 4
    assert [name for name in foreign if name not in notice and name.rpartition("/")[0] + "/," not in notice] == []


def test_notice_names_files_that_exist() -> None:
    named = re.findall(r"resources/[\w./*-]*[\w*/]", text_of("NOTICE"))
    assert [name for name in named if not exists(name.rstrip("/"))] == []


DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))


def test_every_decision_is_listed_and_says_why_what_and_what_follows() -> None:
    listed = text_of("docs/decisions/README.md")
    assert len(DECISIONS) >= 10
    for path in DECISIONS:
        text = path.read_text("utf-8")
        assert f"]({path.name})" in listed and text.startswith(f"# {int(path.name[:4])}. "), path.name
        headings = ["## Why it had to be decided", "## Decision", "## What follows"]
        assert re.findall(r"^## .+$", text, re.MULTILINE) == headings, path.name


@pytest.mark.parametrize("document", [f"docs/decisions/{path.name}" for path in DECISIONS])
def test_files_named_in_a_decision_exist(document: str) -> None:
    assert sorted(name for name in quoted_paths(text_of(document)) if not exists(name)) == []
