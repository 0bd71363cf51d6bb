"""Newer versions in the window: nothing is asked unless the person agreed, and what is known is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app import paths
from app.services import updates
from app.services.updates import Publisher, UpdateService
from app.updates.signed_statements import Statement, seal
from ui import online_lookups
from ui.desktop.pages.settings.updates_card import UpdatesCard
from ui.desktop.shell import jobs
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
KEY = Ed25519PrivateKey.generate()
PUBLISHER = Publisher("https://example.org/release.json", frozenset({KEY.public_key().public_bytes_raw().hex()}))
BODY = {"version": "9.0.0", "page": "https://example.org/9", "files": {}}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were asked; each answers that there is a version 9."""
    seen = list[str]()
    today = datetime.now(UTC).date()
    file = seal(Statement("release", 1, today, date(today.year + 1, 1, 1), BODY), KEY)

    def door(_log: object, **_: object) -> Callable[[str], bytes]:
        return lambda address: seen.append(address) or file  # type: ignore[func-returns-value]

    monkeypatch.setattr(online_lookups, "fetch_news", door)
    monkeypatch.setattr(updates, "publisher", lambda: PUBLISHER)
    return seen


def test_the_card_asks_when_ticked_and_shows_what_it_heard(window: Window, asked: list[str], until: Until) -> None:
    card = UpdatesCard(window, UpdateService(paths.updates_file(), PUBLISHER))
    assert not asked and card.page.isHidden() and "9.0.0" not in card.sentence.text()
    assert PUBLISHER.address in card.sent.text()
    card.agreed.click()
    until(lambda: not jobs.busy())
    assert asked == [PUBLISHER.address] and window.settings.updates
    assert "9.0.0" in card.sentence.text() and not card.page.isHidden()
    card.agreed.click()
    card.agreed.click()
    until(lambda: not jobs.busy())
    assert len(asked) == 1, "twelve hours have not passed"


def test_a_build_without_a_publisher_offers_nothing(window: Window) -> None:
    card = UpdatesCard(window)
    assert not card.agreed.isEnabled() and not card.ask.isEnabled() and card.sent.isHidden()
    assert card.sentence.text() == "This build names no publisher, so it cannot check."


@pytest.mark.parametrize("agreed", [True, False])
def test_an_opened_vault_asks_only_if_the_person_agreed(
    window: Window, asked: list[str], until: Until, agreed: bool
) -> None:
    told = list[str]()
    window.background.newer_version.connect(lambda version: told.append(version))
    window.change_settings(replace(window.settings, updates=agreed))
    window.background.opened(window.session)
    until(lambda: not jobs.busy())
    assert (asked, told) == (([PUBLISHER.address], ["9.0.0"]) if agreed else ([], []))
