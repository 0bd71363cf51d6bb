"""Where answers of registers stay: in the vault that asked, else nowhere; never in a file that shows whom was asked about."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from online_answers import BRREG, dump
from online_server import NOW, Register, Reply, Ticking, loopback_door, register

from app import paths
from app.clock import to_iso
from app.services.network_request_log import RequestLine, read_requests, vault_log
from app.services.vaults import create_vault, open_vault
from app.vault.vault import Vault
from checkers.net.client import Consent
from checkers.online.base import Query
from checkers.online.brreg import Brreg
from checkers.online.cache import AnswerCache, MemoryStore
from ui.online_lookups import lookup_context, migrate_plain_answers

PASSPHRASE = "correct horse battery"
ASKED = Query(name="Nordvind Logistikk")


@pytest.fixture
def vault(hermetic_home: Path):
    made = create_vault(paths.default_vault(), PASSPHRASE, keyring=False)
    yield made
    made.close()


def ask_once(running: Register, vault: Vault | None) -> None:
    """As the program does."""
    wire = lookup_context(vault, client=loopback_door(Ticking()))
    (line,) = Brreg(running.base).run(ASKED, wire, Consent("register.example", "lookup", True))
    assert line.params["age_hours"] == "0"


def in_plain(word: str) -> list[str]:
    """The files beside and inside the vault that hold a word as it is."""
    files = [path for path in paths.data_folder().rglob("*") if path.is_file()]
    return [path.name for path in files if word.encode() in path.read_bytes()]


def test_an_answer_is_kept_in_the_vault_and_serves_after_the_next_opening(vault: Vault) -> None:
    with register(Reply(dump(BRREG))) as running:
        ask_once(running, vault)
        vault.close()
        with open_vault(paths.default_vault(), PASSPHRASE) as again:
            ask_once(running, again)
            assert len(running.seen) == 1 and len(read_requests(again)) == 1
            assert again.preferences.with_prefix("answer:")
    assert in_plain("Nordvind") == []


def test_without_a_vault_the_answer_ends_with_the_process_and_only_the_request_is_listed(hermetic_home: Path) -> None:
    with register(Reply(dump(BRREG))) as running:
        for _ in range(2):
            ask_once(running, None)
        assert len(running.seen) == 2
    assert in_plain("Nordvind") == [paths.requests_file().name]


def left_behind(*urls: str) -> None:
    """What an earlier version kept, and the work of one that was killed."""
    kept = {"status": 200, "text": dump(BRREG), "at": to_iso(NOW)}
    rows = {f"brreg {url}": kept for url in urls} | {"brreg x": [], "brreg y": {**kept, "at": "once"}, "z": 7}
    paths.answers_file().parent.mkdir(parents=True, exist_ok=True)
    paths.answers_file().write_text(json.dumps(rows), "utf-8")
    paths.answers_file().with_name(".lookups.json.0a1b2c3d.tmp").write_text("Nordvind", "utf-8")


def test_what_an_earlier_version_kept_goes_into_the_vault_that_asked_it(vault: Vault) -> None:
    own, other = "https://register.example/?q=Nordvind", "https://register.example/?q=Elsewhere"
    vault_log(vault)(RequestLine("register.example", f"GET {own}", "lookup", to_iso(NOW), "200"))
    left_behind(own, other)
    migrate_plain_answers(vault)
    cache = AnswerCache(vault.preferences)
    assert cache.get("brreg", own, NOW) is not None
    assert cache.get("brreg", other, NOW) is None, "another person's question"
    assert len(vault.preferences.with_prefix("answer:")) == 1
    assert in_plain("Nordvind") == in_plain("Elsewhere") == []


@pytest.mark.parametrize("content", [b"{damaged", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_plain_file_is_removed_too(vault: Vault, content: bytes) -> None:
    paths.answers_file().write_bytes(content)
    migrate_plain_answers(vault)
    assert not paths.answers_file().exists() and vault.preferences.with_prefix("answer:") == {}


def test_a_command_without_a_vault_removes_the_plain_file(hermetic_home: Path) -> None:
    left_behind("https://register.example/?q=Nordvind")
    lookup_context(None)
    assert in_plain("Nordvind") == []


def test_no_more_is_kept_than_a_day_holds() -> None:
    store = MemoryStore()
    cache = AnswerCache(store)
    cache.put("brreg", "yesterday", 200, "", to_iso(NOW - timedelta(hours=25)))
    cache.put("brreg", "large", 200, "x" * 200_001, to_iso(NOW))
    for number in range(102):
        cache.put("brreg", f"{number}", 200, "", to_iso(NOW + timedelta(seconds=number)))
    assert set(store.with_prefix("answer:")) == {f"brreg {number}" for number in range(2, 102)}
