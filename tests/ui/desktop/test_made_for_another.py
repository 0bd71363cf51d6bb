"""What a person shows beyond a stage is for the recipient and the stage they chose it for: with another it is withheld again, and
the page says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.resume import IdNumber, Line, Personal, Resume, Section
from app.domain.sensitivity import Kind, Operator, Stage, discloses_more
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell import vocabulary
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
    assert "Phone" in send.who.meaning.text() and send.who.meaning.text() != vocabulary.stage_meaning(Stage.APPLY)
    for step in (
        lambda: name(send, qtbot, "Brass Kettle"),
        lambda: send.who.stages.buttons["browse"].click(),
        lambda: name(send, qtbot, "Windle"),
    ):
        step()
        assert send._shell.messages.shown.endswith(": Phone.")
        assert not phone_shown(send, until)
        assert send.who.meaning.text() == vocabulary.stage_meaning(send.who.stage), "the line says what the copy does"
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


def test_a_choice_before_anybody_is_named_is_for_nobody_until_the_person_says_so(
    send: SendPage, qtbot: QtBot, until: Until
) -> None:
    by_kind(send)
    until(lambda: send.preview is not None and send._current)
    assert send.preview is not None and send.preview.plan.redaction.resume.basics.phone, "a look at what it would be"
    assert send._shell.messages.shown == ""
    name(send, qtbot, "Acme")
    assert send._shell.messages.shown == "Hidden, because you chose to show it before you entered a recipient: Phone."
    assert not phone_shown(send, until)
    send._shell.banner.acted.emit()
    assert phone_shown(send, until) and send._shell.messages.shown == ""
    name(send, qtbot, "Brass Kettle")
    assert send._shell.messages.shown.startswith("Hidden again") and not phone_shown(send, until)


def test_a_number_of_a_professional_register_is_shown_when_applying_and_the_page_says_so_once(
    send: SendPage,
) -> None:
    numbers = (IdNumber("n1", "NMC PIN", "17F0283E"), IdNumber("n2", "Passport", "533380006"))
    resume = Resume(personal=Personal(id_numbers=numbers))
    own = "personal.id_numbers.n1.value"
    assert send.choices.policy(resume).fields == {own: Operator.KEEP}
    assert send.who.meaning.text().count("NMC PIN is shown") == 1 and "Passport" not in send.who.meaning.text()
    send.single.offer(resume)
    send.single.choose(own, Operator.REMOVE)
    assert send.choices.policy(resume).fields == {own: Operator.REMOVE}
    assert "NMC" not in send.who.meaning.text()
    send.single.choose(own, None)
    send.kinds.choose(Kind.ID_NUMBER, Operator.REMOVE)
    assert send.choices.policy(resume).fields == {}, "the person said so of the kind"
    send.kinds.begin()
    send.who.choose_stage(Stage.BROWSE)
    assert send.choices.policy(resume).fields == {} and "NMC" not in send.who.meaning.text()


def test_a_line_with_such_a_number_can_be_left_out_field_by_field(send: SendPage) -> None:
    line = Line("l1", "NMC registered, PIN 16I0000E")
    resume = Resume(sections=(Section("s1", "Registration", (line,)),))
    own = "sections.s1.lines.l1"
    assert send.choices.policy(resume).fields == {own: Operator.KEEP}
    assert send.who.meaning.text().count("NMC is shown") == 1
    send.single.choose(own, Operator.REMOVE)
    assert send.choices.policy(resume).fields == {own: Operator.REMOVE}
    assert "NMC" not in send.who.meaning.text()


def agency(send: SendPage, qtbot: QtBot, who: str, employer: str) -> None:
    """Name an agency, and the employer behind it by the keyboard."""
    if send.who.name != who:
        name(send, qtbot, who)
    if send.who.kind.isEnabled():
        send.who.kind.setCurrentIndex(send.who.kind.findData("agency"))
        send.who.kind.activated.emit(send.who.kind.currentIndex())
    send.who.employer.setFocus()
    send.who.employer.selectAll()
    qtbot.keyClicks(send.who.employer, employer)


@pytest.mark.parametrize("keep", [by_kind, by_field])
def test_another_employer_behind_the_agency_is_another_addressee(
    send: SendPage, qtbot: QtBot, until: Until, keep: Callable[[SendPage], None]
) -> None:
    agency(send, qtbot, "Staffline", "Acme")
    keep(send)
    send.kinds.choose(Kind.EMAIL, Operator.REMOVE)
    assert phone_shown(send, until)
    agency(send, qtbot, "Staffline", "Windle")
    assert send._shell.messages.shown.endswith("another recipient, employer or stage: Phone.")
    assert not phone_shown(send, until)
    assert send.preview is not None and not send.preview.plan.redaction.resume.basics.email, "left out stays left out"
    send._shell.banner.acted.emit()
    assert phone_shown(send, until), "for this employer, by a press of its own"


def test_what_an_agency_had_for_one_employer_is_not_remembered_for_another(
    send: SendPage, qtbot: QtBot, until: Until, tmp_path: Path
) -> None:
    agency(send, qtbot, "Staffline", "Acme Ltd")
    send.who.stages.buttons["interview"].click()
    send.kinds.choose(Kind.BIRTH, Operator.KEEP)
    send.kinds.choose(Kind.SCHOOL, Operator.REMOVE)
    until(send.save.isEnabled)
    send.save_into(tmp_path)
    until(lambda: send.stack.currentWidget() is send.done)
    send.done.another.click()
    for employer in ("", "Windle"):
        agency(send, qtbot, "Staffline", employer)
        assert not phone_shown(send, until), employer
        assert send.who.stage is Stage.APPLY and send.kinds.overrides == {Kind.SCHOOL: Operator.REMOVE}
    agency(send, qtbot, "Staffline", "ACME")
    assert send.who.stage is Stage.INTERVIEW and phone_shown(send, until)
    assert send.kinds.overrides == {Kind.SCHOOL: Operator.REMOVE, Kind.BIRTH: Operator.KEEP}


def test_parts_shown_in_two_ways_each_count_as_more() -> None:
    assert discloses_more(Operator.MASK, Operator.GENERALISE) and discloses_more(Operator.GENERALISE, Operator.MASK)
    assert discloses_more(Operator.MASK, Operator.REMOVE) and discloses_more(Operator.KEEP, Operator.ALIAS)
    assert not any(discloses_more(one, Operator.KEEP) or discloses_more(Operator.REMOVE, one) for one in Operator)
