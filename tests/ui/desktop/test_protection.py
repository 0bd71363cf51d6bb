"""Settings → Security says what was tried on this computer, in one sentence, and the diagnostics say it in detail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.services import confinement_check
from app.services.confinement_check import Act, Protection
from app.workers import isolation
from app.workers.cancellation import CancelToken
from ui.desktop.models.diagnostics import probe_sandbox
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.pages.settings.protection_card import ProtectionCard
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


def test_the_sheet_tries_it_when_it_is_opened(ready_window: Window, until: Until) -> None:
    ready_window.go("settings")
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    assert not page.findChildren(ProtectionCard)
    page.show_sheet("security")
    (card,) = page.findChildren(ProtectionCard)
    until(lambda: card.found is not None)
    assert card.found is not None and len(card.found.acts) >= 20
    assert card.sentence.text().startswith(
        "Files from others are read" if not card.found.open_groups else "This system cannot"
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Protection(("seatbelt",), (), (Act("read", "x", False, "EPERM"),)), "Files from others are read in an isolated process"),
        (
            Protection((), ("landlock",), (Act("read", "x", True, ""), Act("read", "y", True, ""), Act("network", "z", True, ""))),
            "It could still reach: your other files, to read them, the network.",
        ),
    ],
)  # fmt: skip
def test_the_sentence_names_what_is_open(
    found: Protection, said: str, qtbot: QtBot, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confinement_check, "examine", lambda _token: found)
    card = ProtectionCard()
    qtbot.addWidget(card)
    assert card.sentence.text() == "Testing on this computer…"
    until(lambda: card.found is not None)
    assert said in card.sentence.text()


def test_what_cannot_be_tried_is_said(qtbot: QtBot, until: Until, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_token: CancelToken) -> Protection:
        raise UserError("worker-died", status=1)

    monkeypatch.setattr(confinement_check, "examine", refuse)
    card = ProtectionCard()
    qtbot.addWidget(card)
    until(lambda: "could not be tested" in card.sentence.text())
    assert probe_sandbox(CancelToken()) == ("Sandbox could not be tried: worker-died",)


def test_diagnostics_name_layers_and_acts() -> None:
    isolation.end_spares()
    lines = probe_sandbox(CancelToken())
    assert lines[0].startswith("Sandbox layers") and "Sandbox refused" in lines[1]
