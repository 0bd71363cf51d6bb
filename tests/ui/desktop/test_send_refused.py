"""A copy that is refused: the words are named on the Send page, and each way on is taken by the keyboard."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.policy import WordAction, WordChoice
from app.domain.resume import Basics, Line, Resume, Work
from app.domain.sensitivity import Kind, Operator, Stage
from app.domain.verification import Finding
from app.services.copies import CopyRefused
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.send.page import SendPage
from ui.desktop.pages.send.refused import RefusedWords
from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.form_fields import ShortText

Until = Callable[[Callable[[], object]], None]
ARABIC = "\u0639\u0627\u0626\u0634\u06c1"


def way(view: RefusedWords, action: WordAction) -> Button:
    return next(one for one in view.findChildren(Button) if one.property("way") == action.value)


def test_words_that_cannot_be_printed_are_replaced_by_the_keyboard(
    ready_window: Window, until: Until, qtbot: QtBot
) -> None:
    imports = ready_window.session.imports
    resume = imports.current()
    assert resume is not None
    imports.accept(dataclasses.replace(resume, basics=dataclasses.replace(resume.basics, name=ARABIC)))
    ready_window.go("send")
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    page.address_name("Hengtong Logistics")
    page.who.choose_stage(Stage.OFFER)
    page._touch()
    until(page.refused.isVisible)
    assert not page.save.isEnabled() and ARABIC in way(page.refused, WordAction.WITHHOLD).accessibleName()
    replace = way(page.refused, WordAction.REPLACE)
    replace.setFocus()
    qtbot.keyClick(replace, Qt.Key.Key_Return)
    line = page.refused.findChild(ShortText)
    assert line is not None and line.hasFocus() and line.text() == ARABIC
    qtbot.keyClicks(line, "Aisha")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    until(page.save.isEnabled)
    assert page.refused.isHidden() and page.preview is not None
    assert page.preview.plan.redaction.resume.basics.name == "Aisha"


def refusal() -> CopyRefused:
    from app.redact.engine import redact
    from app.redact.policies import stage_policy

    resume = Resume(
        basics=Basics(name="Ann"), work=(Work("w1", "Fennmark", highlights=(Line("h1", "Led the Zephyrine line"),)),)
    )
    finding = Finding("flat.text", "text", "value", Kind.EMPLOYER, "work.w1.organisation", "Zephyrine")
    return CopyRefused([("txt", finding)], redact(resume, stage_policy(Stage.BROWSE)), resume)


@pytest.mark.parametrize("says_yes", [True, False])
def test_words_are_kept_only_after_it_is_said_what_is_learnt(window: Window, qtbot: QtBot, says_yes: bool) -> None:
    asked: list[str] = []
    chosen: list[WordChoice] = []

    def ask(question: Question) -> bool:
        asked.append(question.text())
        return says_yes

    view = RefusedWords(ask)
    qtbot.addWidget(view)
    view.chosen.connect(chosen.append)
    view.show_refused(refusal())
    view.show()
    qtbot.keyClick(way(view, WordAction.KEEP), Qt.Key.Key_Return)
    assert len(asked) == 1 and "an employer of yours" in asked[0]
    assert [(one.action, one.text, one.field) for one in chosen] == [
        (WordAction.KEEP, "Zephyrine", "work.w1.highlights.h1")
    ] * says_yes
    assert view.isHidden() is says_yes


def test_words_are_withheld_by_one_key(window: Window, qtbot: QtBot) -> None:
    chosen: list[WordChoice] = []
    view = RefusedWords(lambda _: False)
    qtbot.addWidget(view)
    view.chosen.connect(chosen.append)
    view.show_refused(refusal())
    view.show()
    qtbot.keyClick(way(view, WordAction.WITHHOLD), Qt.Key.Key_Return)
    assert [one.action for one in chosen] == [WordAction.WITHHOLD] and view.isHidden()


def test_what_is_kept_for_one_recipient_is_kept_for_no_other(ready_window: Window, until: Until) -> None:
    ready_window.go("send")
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    page.address_name("Hengtong Logistics")
    until(page.save.isEnabled)
    keep = WordChoice("basics.summary", "x", WordAction.KEEP)
    gone = WordChoice("basics.summary", "y", WordAction.WITHHOLD)
    page._choose_words(keep)
    page._choose_words(gone)
    assert page._words_in_force() == (keep, gone)
    page.address_name("Somebody Else")
    assert page._words_in_force() == (gone,)
    assert Operator.KEEP not in page.kinds.chosen.values()
