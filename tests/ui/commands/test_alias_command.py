"""`countermark alias`: a provider is asked when it is set and when a copy is made, and switches an address off."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.vault.keys import keyring_slot
from tests.services.test_alias_providers import KEY, Provider, certificates, provider  # noqa: F401 — fixtures

Command = Callable[..., Any]


@pytest.fixture
def trusted(memory_keyring: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    monkeypatch.setattr(keyring_slot, "_TRUSTED", ("tests.conftest",))
    return memory_keyring


def test_a_provider_makes_an_address_and_switches_it_off(
    ready: Command,
    provider: Provider,  # noqa: F811
    tmp_path: Path,
    trusted: dict[tuple[str, str], str],
) -> None:
    key = tmp_path / "key"
    key.write_text(KEY + "\n")
    arguments = ("alias", "set", "--scheme", "addy", "--url", provider.url, "--domain", "me.anonaddy.com")
    refused = ready(*arguments)
    assert refused.status == 1 and refused.data["error"]["code"] == "alias-key-missing" and provider.asked == []
    chosen = ready(*arguments, "--key-from", str(key))
    assert chosen.data == {"scheme": "addy", "domain": "me.anonaddy.com", "url": provider.url}
    assert ready("alias", "show").data == chosen.data and len(trusted) == 1
    made = ready(
        *("copy", "make", "--recipient", "Northwind", "--stage", "apply", "--format", "txt"),
        *("--out", str(tmp_path / "out")),
    ).data
    assert made["aliases"]["email"].endswith("@me.anonaddy.com") and list(provider.enabled.values()) == [True]
    off = ready("alias", "disable", made["reference"])
    assert off.data == {"copy_id": made["copy_id"], "address": made["aliases"]["email"], "enabled": False}
    assert list(provider.enabled.values()) == [False]
    assert ready("alias", "disable", "R000-00").data["error"]["code"] == "copy-unknown"


def test_a_keyring_that_does_not_answer_is_told(ready: Command, provider: Provider, tmp_path: Path) -> None:  # noqa: F811
    key = tmp_path / "key"
    key.write_text(KEY)
    answer = ready("alias", "set", "--scheme", "simplelogin", "--url", provider.url, "--key-from", str(key))
    assert answer.data["error"]["code"] == "key-not-kept"
    assert ready("alias", "show").data["scheme"] == "none"


@pytest.mark.parametrize(("address", "told"), [("wang@163.com", True), ("wang@example.org", False)])
def test_a_provider_that_does_not_deliver_a_plus_is_told(
    ready: Command, tmp_path: Path, address: str, told: bool
) -> None:
    resume = tmp_path / "r.json"
    resume.write_text(json.dumps({"basics": {"name": "Wang Fang", "email": address}}))
    assert ready("resume", "import", str(resume)).status == 0
    lines = ready("alias", "set", "--scheme", "subaddress", as_json=False).out
    assert ("163.com does not deliver" in lines) is told and ("2026-11-29" in lines) is told
