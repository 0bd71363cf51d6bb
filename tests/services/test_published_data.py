"""Newer rules, laws and platforms' steps from a signed file: all of it or nothing, used until its last day, and only on the publisher's word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app import newer_data, paths, resources
from app.errors import UserError
from app.letters.authorities import authorities
from app.services.published_data import PublishedData, Taken
from app.services.updates import Publisher, publisher
from app.updates.signed_statements import Statement, seal
from app.workers import isolation
from app.workers.cancellation import CancelToken
from checkers.rules.loader import load_files
from ui.checking_child import ChildEngine
from ui.published_data_check import read_newer

KEY = Ed25519PrivateKey.generate()
TRUSTED = Publisher("https://example.org/release.json", frozenset({KEY.public_key().public_bytes_raw().hex()}))
NOW = datetime(2026, 11, 29, tzinfo=UTC)
FR = "jurisdictions/fr.yaml"


def shipped(name: str) -> str:
    return resources.path(*name.split("/")).read_text("utf-8")


def signed(
    files: object, sequence: int = 3, until: str = "2099-01-31", kind: str = "data", key: Ed25519PrivateKey = KEY
) -> bytes:
    issued = date.fromisoformat(until) - timedelta(days=200)
    return seal(Statement(kind, sequence, issued, date.fromisoformat(until), {"files": files}), key)


def take(file: bytes, by: Publisher = TRUSTED) -> Taken:
    taken = PublishedData(paths.published_folder(), by, read_newer, lambda: NOW).take(file)
    start_again()
    return taken


def start_again() -> None:
    """What a program has read stays until it is started again."""
    newer_data.in_force.cache_clear()
    authorities.cache_clear()
    isolation.end_spares()


@pytest.fixture(autouse=True)
def quick_children() -> None:
    """Children begin as for people: a copy of a template has read its files long before."""


def refused(file: bytes, by: Publisher = TRUSTED) -> str:
    with pytest.raises(UserError) as caught:
        take(file, by)
    return caught.value.code


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COUNTERMARK_HOME", str(tmp_path / "data"))
    start_again()
    yield
    start_again()


def kept() -> list[str]:
    folder = paths.published_folder()
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml")) if folder.is_dir() else []


def test_newer_files_go_before_the_shipped_ones_and_the_others_stay() -> None:
    newer = re.sub(r"(?m)^unit:.*$", "unit: {en: changed, zh: changed}", shipped(FR))
    assert take(signed({FR: newer})) == Taken((FR,), date(2099, 1, 31))
    assert newer_data.path("jurisdictions", "fr.yaml").read_text("utf-8") == newer
    assert newer_data.path("jurisdictions", "de.yaml") == resources.path("jurisdictions", "de.yaml")
    assert [one.name for one in newer_data.files("jurisdictions")] == sorted(
        one.name for one in resources.path("jurisdictions").glob("*.yaml")
    )


def test_a_newer_authority_is_what_letters_print() -> None:
    before = authorities("FR")
    (first, *_) = before
    take(signed({FR: shipped(FR).replace(first.url, "https://example.org/newer")}))
    assert "https://example.org/newer" in {one.url for one in authorities("FR")}


def test_a_posting_is_checked_by_a_newer_rule_in_its_sandbox() -> None:
    rule = """pack: office
version: 1
licence: CC0-1.0
rules:
- code: office-lantern
  severity: warning
  patterns: ["brass lantern"]
  explanation: {en: "A brass lantern is named.", zh: "提到铜灯笼。"}
  advice: {en: "Ask why.", zh: "问清原因。"}
  basis: none
  source: test
  date: 2026-11-29
  positive: ["Bring a brass lantern."]
  negative: ["Bring a lamp."]
"""
    text = b"Acme Ltd hires a driver in Leeds. Bring a brass lantern to the depot on Monday."
    asked = {"name": "a.txt", "url": "", "content_type": "text/plain", "created": "2026-11-29T00:00:00Z"}

    def codes() -> set[str]:
        return {one.code for one in ChildEngine().examine(text, cancel=CancelToken(), **asked).signals}

    assert "office-lantern" not in codes()
    take(signed({"rules/office.yaml": rule}))
    assert "office-lantern" in codes()


def test_after_its_last_day_the_shipped_files_count_again() -> None:
    take(signed({FR: shipped(FR)}, until="2026-11-30"))
    assert kept() == [f"3-until-2026-11-30/{FR}"] and newer_data.newest(paths.published_folder())
    folder = paths.published_folder()
    (folder / "3-until-2026-11-30").rename(folder / "3-until-2020-01-01")
    start_again()
    assert newer_data.in_force() is None and newer_data.path("jurisdictions", "fr.yaml") == resources.path(
        "jurisdictions", "fr.yaml"
    )


def test_later_files_replace_all_of_earlier_ones_and_older_are_refused() -> None:
    take(signed({FR: shipped(FR)}))
    take(signed({"platforms/51job.yaml": shipped("platforms/51job.yaml")}, sequence=4))
    assert kept() == ["4-until-2099-01-31/platforms/51job.yaml"]
    assert refused(signed({FR: shipped(FR)}, sequence=3)) == "signed-older"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({FR: "lines: ["}, "published-unusable"),
        ({FR: "name: {en: France}\n"}, "published-unusable"),
        ({"platforms/51job.yaml": "[]"}, "published-unusable"),
        ({"rules/en-fees.yaml": "rules: 3"}, "published-unusable"),
        ({"rules/keys.yaml": "keys: []"}, "signed-damaged"),
        ({"jurisdictions/xx.yaml": "a: 1"}, "signed-damaged"),
        ({"rules/../../x.yaml": "a: 1"}, "signed-damaged"),
        ({"lists/advice.yaml": "a: 1"}, "signed-damaged"),
        ({FR: 3}, "signed-damaged"),
        ({}, "signed-damaged"),
        ([], "signed-damaged"),
    ],
)
def test_one_file_that_cannot_be_used_keeps_all_as_it_was(files: object, code: str) -> None:
    good = {"platforms/boss.yaml": shipped("platforms/boss.yaml")}
    take(signed(good))
    before = kept()
    both = {**good, **files} if isinstance(files, dict) and files else files
    assert refused(signed(both, sequence=9)) == code and kept() == before


def test_nobody_else_is_believed() -> None:
    file = signed({FR: shipped(FR)}, key=Ed25519PrivateKey.generate())
    assert (
        refused(file) == "signed-unknown" and refused(signed({FR: shipped(FR)}, kind="release")) == "signed-other-kind"
    )
    assert refused(signed({FR: shipped(FR)}), publisher()) == "updates-none" and kept() == []


def test_every_shipped_file_can_be_replaced_by_itself() -> None:
    names = [
        f"{kind}/{path.name}"
        for kind in newer_data.KINDS
        for path in resources.path(kind).glob("*.yaml")
        if path.name != "keys.yaml"
    ]
    taken = take(signed({name: shipped(name) for name in names}))
    newer_data.in_force.cache_clear()
    assert (
        taken.names == tuple(sorted(names))
        and len(load_files(newer_data.files("rules"))) == len(list(resources.path("rules").glob("*.yaml"))) - 1
    )
