"""Serious signs of the posting stand on the Send page at whatever stage, also once the person confirmed them."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.own_notes import NoteKind, OwnNote
from app.domain.sensitivity import Stage
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.page_host import Addressee
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


def test_a_note_to_avoid_them_is_told_where_a_copy_is_made(ready_window: Window, until: Until) -> None:
    ready_window.session.own_notes.keep(OwnNote(NoteKind.EMPLOYER, "Brass Kettle Ltd", avoid=True))
    ready_window.session.own_notes.keep(OwnNote(NoteKind.EMPLOYER, "Tin Cup", "an ordinary note"))
    ready_window.send_to(Addressee("Brass Kettle"))
    send = ready_window.page("send")
    assert isinstance(send, SendPage)
    until(lambda: send.rest.muted.isVisible() and "you want to avoid Brass Kettle" in send.rest.muted.text())
    send.address_name("Tin Cup")
    until(lambda: not send.rest.muted.isVisible())
