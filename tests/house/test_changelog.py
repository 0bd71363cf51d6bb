"""The changelog has the form of Keep a Changelog: versions with dates, newest first, users' lines before contributors'."""

from __future__ import annotations

import re
from datetime import date

import pytest
from source_tree import ROOT

import app

USERS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")
CONTRIBUTORS = "For contributors"
RELEASE = re.compile(r"\[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d{2}-\d{2})")


def sections(text: str) -> dict[str, list[str]]:
    """Version heading → its headings of the next level, in order; what has no line below it is left out."""
    found: dict[str, list[str]] = {}
    for chunk in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        head, _, body = chunk.partition("\n")
        parts = re.split(r"^### ", body, flags=re.MULTILINE)[1:]
        found[head] = [part.partition("\n")[0] for part in parts if "\n- " in part]
    return found


def faults(text: str) -> list[str]:
    """What of a changelog's form is wrong, as sentences."""
    found = sections(text)
    heads = list(found)
    wrong = [f"{head}: no version with a date" for head in heads[1:] if not RELEASE.fullmatch(head)]
    if heads[:1] != ["[Unreleased]"]:
        wrong.append("it begins with what is not released yet")
    for head, parts in found.items():
        expected = [one for one in (*USERS, CONTRIBUTORS) if one in parts]
        if parts != expected:
            wrong.append(f"{head}: {parts} is not a selection of {(*USERS, CONTRIBUTORS)} in this order")
    released = [match for head in heads if (match := RELEASE.fullmatch(head))]
    order = [(date.fromisoformat(match[4]), tuple(map(int, match.groups()[:3]))) for match in released]
    if order != sorted(order, reverse=True):
        wrong.append("the newest version stands first, no later than the one before it")
    return wrong


def test_form() -> None:
    assert faults((ROOT / "CHANGELOG.md").read_text("utf-8")) == []


def test_this_version_has_a_dated_section_with_users_lines() -> None:
    found = sections((ROOT / "CHANGELOG.md").read_text("utf-8"))
    (parts,) = [parts for head, parts in found.items() if head.startswith(f"[{app.__version__}] - ")]
    assert set(parts) & set(USERS)


SOUND = "# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2026-11-27\n\n### Added\n\n- x\n\n### For contributors\n\n- y\n"


def test_a_sound_one_passes() -> None:
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    "wrong",
    [
        SOUND.replace("## [Unreleased]\n\n", ""),
        SOUND.replace(" - 2026-11-27", ""),
        SOUND.replace("### Added", "### New"),
        SOUND.replace("### Added", "### For contributors").replace("### For contributors\n\n- y", "### Added\n\n- y"),
        SOUND + "\n## [0.2.0] - 2026-11-28\n\n### Added\n\n- z\n",
    ],
)
def test_rule_sees(wrong: str) -> None:
    assert faults(wrong)
