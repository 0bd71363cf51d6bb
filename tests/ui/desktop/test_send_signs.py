"""Serious signs of the posting stand on the Send page at whatever stage, also once the person confirmed them."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.sensitivity import Stage
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


def test_they_stay_in_sight_after_the_stage_was_changed_by_hand(
    ready_window: Window, until: Until, said_yes: list[str], speak: Callable[[Window, str, str], None]
) -> None:
    ready_window.go("check")
    check = ready_window.page("check")
    assert isinstance(check, CheckPage)
    check.intake.sample.click()
    until(lambda: check.stack.currentWidget() is check.card and check.card.result is not None)
    assert check.card.result is not None
    grave = [signal for signal in check.card.result.card.signals if signal.severity.value == "critical"]
    assert grave
    check.card.send.click()
    send = ready_window.page("send")
    assert isinstance(send, SendPage) and said_yes
    for stage in (Stage.BROWSE, Stage.APPLY, Stage.OFFER):
        send.who.stages.buttons[stage.value].click()
        until(send.save.isEnabled)
        assert send.rest.signs.isVisible() and grave[0].explanation["en"] in send.rest.signs.text(), stage
        assert f"({len(grave)})" in send.rest.signs.text()
    speak(ready_window, "zh", "light")
    until(lambda: grave[0].explanation["zh"] in send.rest.signs.text())
    speak(ready_window, "en", "light")
    send.address_name("Somebody Else")
    send._check_id = ""  # a copy of its own
    send._touch()
    until(send.save.isEnabled)
    assert send.rest.signs.isHidden()
    send.address_name("Northwind Logistics")
    until(send.save.isEnabled)
    assert send.rest.signs.isVisible(), "known by the name, however the page was opened"
