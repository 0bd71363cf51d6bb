"""What a person shows beyond a stage is for the recipient and the stage they chose it for: with another it is withheld again, and
the page says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.sensitivity import Kind, Operator, Stage, discloses_more
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell import words
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def send(ready_window: Window) -> SendPage:
    """The Send page."""
    ready_window.go("send")
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    return page


def name(send: SendPage, qtbot: QtBot, text: str) -> None:
    line = send.who.who.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    send.kinds.setFocus()
    line.editingFinished.emit()  # as when the focus goes, also where no window has it


def phone_shown(send: SendPage, until: Until) -> bool:
    until(send.save.isEnabled)
    assert send.preview is not None
    return bool(send.preview.plan.redaction.resume.basics.phone)


def by_kind(send: SendPage) -> None:
    send.kinds.choose(Kind.PHONE, Operator.KEEP)


def by_field(send: SendPage) -> None:
    send.single.choose("basics.phone", Operator.KEEP)


@pytest.mark.parametrize("keep", [by_kind, by_field])
def test_what_one_recipient_was_to_see_goes_to_no_other_and_to_no_stricter_stage(
    send: SendPage, qtbot: QtBot, until: Until, keep: Callable[[SendPage], None]
) -> None:
    name(send, qtbot, "Acme")
    keep(send)
    assert phone_shown(send, until)
    assert "Phone" in send.who.meaning.text() and send.who.meaning.text() != words.stage_meaning(Stage.APPLY)
    for step in (
        lambda: name(send, qtbot, "Brass Kettle"),
        lambda: send.who.stages.buttons["browse"].click(),
        lambda: name(send, qtbot, "Windle"),
    ):
        step()
        assert send._shell.messages.shown.endswith(": Phone.")
        assert not phone_shown(send, until)
        assert send.who.meaning.text() == words.stage_meaning(send.who.stage), "the line says what the copy does"
    send._shell.banner.acted.emit()  # the person keeps it after all
    assert send._shell.messages.shown == ""
    assert phone_shown(send, until), "for the recipient and the stage that are there"
    assert "Phone" in send.who.meaning.text()
    send.who.stages.buttons["apply"].click()
    assert not phone_shown(send, until)


def test_a_stage_that_shows_it_withholds_nothing_and_says_nothing(send: SendPage, qtbot: QtBot, until: Until) -> None:
    name(send, qtbot, "Acme")
    by_kind(send)
    send.who.stages.buttons["interview"].click()
    assert phone_shown(send, until) and send._shell.messages.shown == ""
    send.who.stages.buttons["browse"].click()
    assert not phone_shown(send, until) and send._shell.messages.shown != ""
    send.kinds.choose(Kind.PHONE, Operator.REMOVE)
    assert send._shell.messages.shown == "", "the person chose: nothing is offered over it"


def test_what_is_withheld_stays_withheld(send: SendPage, qtbot: QtBot, until: Until) -> None:
    name(send, qtbot, "Acme")
    send.kinds.choose(Kind.NAME, Operator.REMOVE)
    send.single.choose("basics.email", Operator.REMOVE)
    name(send, qtbot, "Brass Kettle")
    send.who.stages.buttons["offer"].click()
    until(send.save.isEnabled)
    assert send.preview is not None
    basics = send.preview.plan.redaction.resume.basics
    assert (basics.name, basics.email) == ("", "") and send._shell.messages.shown == ""


def test_a_choice_before_anybody_is_named_is_for_whom_is_named_next(send: SendPage, qtbot: QtBot, until: Until) -> None:
    by_kind(send)
    line = send.who.who.lineEdit()
    qtbot.keyClicks(line, "Acmee")
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert phone_shown(send, until) and send._shell.messages.shown == ""
    name(send, qtbot, "Brass Kettle")
    assert not phone_shown(send, until)


def test_parts_shown_in_two_ways_each_count_as_more() -> None:
    assert discloses_more(Operator.MASK, Operator.GENERALISE) and discloses_more(Operator.GENERALISE, Operator.MASK)
    assert discloses_more(Operator.MASK, Operator.REMOVE) and discloses_more(Operator.KEEP, Operator.ALIAS)
    assert not any(discloses_more(one, Operator.KEEP) or discloses_more(Operator.REMOVE, one) for one in Operator)
